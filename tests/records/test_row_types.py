"""Recommendations and the actions that answer them as rows of one table; lists and letters in one cell; dashboards."""

from __future__ import annotations

import pytest

from extract.records.plans.numbers import goes_deeper
from paper import grid, table
from papers_said import read as read_paper
from walked import answers, plan, read


@pytest.mark.parametrize("types", [("Recommendation", "Action"), ("Rec", "Step"), ("Finding", "Response")])
def test_a_column_says_which_rows_recommend_and_which_answer(types: tuple[str, str]) -> None:
    asks, acts = types
    walk = plan(
        ["Ref", "Type", "Wording", "Lead", "By when"],
        ["B1", asks, "The harbour should be dredged", "", ""],
        ["B1.1", acts, "Hire a dredger for the summer", "Harbour Master", "May 2026"],
        ["B1.2", acts, "Tell the owners of boats", "Town Clerk", "June 2026"],
        ["B2", asks, "The pier should be lit", "", ""],
        ["B2.1", acts, "Buy twelve lamps for the pier", "Town Clerk", "July 2026"],
    )
    assert [found.number for found in walk.recommendations] == ["B1", "B2"]
    assert [(action.ref, walk.recommendations[action.recommendations[0]].number) for action in walk.actions] == [
        ("B1.1", "B1"),
        ("B1.2", "B1"),
        ("B2.1", "B2"),
    ]


def test_rows_of_a_number_and_words_over_rows_whose_numbers_are_its_parts_recommend() -> None:
    walk = plan(
        ["No.", "Recommendation and steps", "Lead", "By when"],
        ["1", "Dredge the harbour so that larger boats can enter", "", ""],
        ["1.1", "Hire a dredger for the summer", "Harbour Master", "May 2026"],
        ["1.2", "Tell the owners of boats", "Town Clerk", "June 2026"],
        ["2", "Light the pier from dusk until the last ferry", "", ""],
        ["2.1", "Buy twelve lamps for the pier", "Town Clerk", "July 2026"],
    )
    assert answers(walk) == [
        ("Hire a dredger for the summer", ["1"]),
        ("Tell the owners of boats", ["1"]),
        ("Buy twelve lamps for the pier", ["2"]),
    ]


PARTS = [("1", "1.1"), ("R2", "2a"), ("GR1", "GR1.1")]
OTHERS = [("1", "10"), ("1", "2.1"), ("1", "1")]


@pytest.mark.parametrize(("upper", "lower"), PARTS + OTHERS)
def test_numbers_that_are_parts_of_others(upper: str, lower: str) -> None:
    assert goes_deeper(upper, lower) is ((upper, lower) in PARTS)


def test_a_column_of_one_thing_over_several_orders_is_what_they_answer() -> None:
    walk = plan(
        ["Priority action", "What will happen", "Lead", "By when"],
        ["1. Boats must be counted", "Hire two wardens for the quay", "Harbour Master", "May 2026"],
        ["", "Publish the count each month", "Town Clerk", "Monthly"],
        ["2. The pier must be lit", "Buy twelve lamps for the pier", "Town Clerk", "July 2026"],
    )
    assert [found.number for found in walk.recommendations] == ["1", "2"]
    assert [action.text for action in walk.actions] == [
        "Hire two wardens for the quay",
        "Publish the count each month",
        "Buy twelve lamps for the pier",
    ]


LIST = "• Dredge the outer harbour\n• Tell the owners of boats"


def test_bullets_that_share_a_lead_are_actions_each_where_they_answer_nothing() -> None:
    alone = plan(["Issue", "Planned action", "Lead", "By when"], ["Silt", LIST, "Harbour Master", "May 2026"])
    assert [(a.text, a.lead_raw, a.timescale_raw, a.ref) for a in alone.actions] == [
        ("Dredge the outer harbour", "Harbour Master", "May 2026", None),
        ("Tell the owners of boats", "Harbour Master", "May 2026", None),
    ]


def test_bullets_that_answer_a_recommendation_are_one_action() -> None:
    (action,) = plan(
        ["Recommendation", "Action", "Lead", "By when"],
        ["1. The harbour should be dredged", LIST, "Harbour Master", "May 2026"],
    ).actions
    assert action.bullets == ("Dredge the outer harbour", "Tell the owners of boats")


def test_entries_with_the_letters_of_the_actions_belong_to_them() -> None:
    walk = plan(
        ["Recommendation", "Actions", "Lead", "By when"],
        [
            "1. The harbour should be dredged",
            "a) Hire a dredger\nb) Tell the owners",
            "a) Harbour Master\nb) Town Clerk",
            "a) May 2026\nb) June 2026",
        ],
    )
    assert [(a.ref, a.text, a.lead_raw, a.timescale_raw) for a in walk.actions] == [
        ("a", "Hire a dredger", "Harbour Master", "May 2026"),
        ("b", "Tell the owners", "Town Clerk", "June 2026"),
    ]


def test_milestones_on_a_dashboard_have_the_date_that_now_holds() -> None:
    found = read_paper(
        "**Harbour board: highlight report**",
        grid(
            ["**Milestone**", "**Baseline**", "**Forecast**", "**RAG**"],
            ["Publish the accounts of the harbour", "30 Sep 2025", "30 Sep 2025", "Green"],
            ["Agree the price of a berth", "31 Jan 2026", "28 Feb 2026", "Amber"],
            ["Review the rules of the quay", "31 Mar 2026", "31 Mar 2026", "Green"],
        ),
        "**Performance**",
        grid(
            ["**Measure**", "**Baseline**", "**Forecast**"],
            ["Boats that pay on time", "31%", "50%"],
            ["Berths let for a year", "44%", "55%"],
        ),
    )
    assert [(action.timescale_raw, action.status_raw) for action in found.actions] == [
        ("30 Sep 2025", "Green"),
        ("28 Feb 2026", "Amber"),
        ("31 Mar 2026", "Green"),
    ]


def test_a_measure_over_months_heads_no_plan() -> None:
    found = read_paper(
        "**Action plan of the harbour board**",
        grid(
            ["**Impact**", "**Baseline**", "**December 2025**", "**July 2026**"],
            ["Boats that pay on time", "31%", "50%", "65%"],
            ["Berths let for a year", "44%", "55%", "65%"],
        ),
    )
    assert not found.actions


def test_phases_that_are_ticked_are_times() -> None:
    walk = read(
        table(
            ["Aim", "Commitment", "Lead", "Phase 1", "Phase 2", "Phase 3"],
            ["Depth", "Dredge the outer harbour", "Harbour Master", "✓", "✓", ""],
            ["Light", "Buy twelve lamps for the pier", "Town Clerk", "", "", "✓"],
        )
    )
    assert [action.timescale_raw for action in walk.actions] == ["Phase 1 to Phase 2", "Phase 3"]


def test_a_heading_is_believed_whose_cells_are_letters_of_a_key() -> None:
    found = read_paper(
        "**Harbour nature plan**",
        grid(
            ["**No.**", "**What we intend**", "**Committee**", "**Cost**", "**When**", "**Where we have got to**"],
            ["B1", "Replace the lamps on the outer pier", "Harbour", "££", "S", "Finished February 2025"],
            ["B2", "Plant a hedge along the quay", "Open Spaces", "£", "M", ""],
            ["B3", "Let the verges of the quay grow in spring", "Open Spaces", "–", "Every year", "Third year"],
            ["B4", "Solar panels on the harbour office", "Harbour", "£££", "L", ""],
        ),
    )
    assert [(a.ref, a.timescale_raw, a.status_raw) for a in found.actions] == [
        ("B1", "S", "Finished February 2025"),
        ("B2", "M", None),
        ("B3", "Every year", "Third year"),
        ("B4", "L", None),
    ]


def test_a_finding_of_two_words_is_no_recommendation_beside_a_remedy() -> None:
    found = read_paper(
        "**Complaints decided by the Ombudsman**",
        grid(
            ["**Ref.**", "**Subject**", "**Finding**", "**Remedy**", "**By**", "**Compliance**"],
            ["24 006 118", "Moorings", "Fault", "Apologise to the owner and pay £150", "14/10/24", "Complied 09/10/24"],
            ["24 009 402", "Berths", "Fault", "Review the list of those who wait", "06/12/24", "Complied 06/12/24"],
            ["24 011 975", "Tolls", "No fault", "Remind officers to answer in time", "31/01/25", "Complied 17/02/25"],
            ["24 013 550", "Moorings", "Fault", "Issue a fresh decision with rights", "28/05/25", "Complied 20/05/25"],
        ),
    )
    assert not found.recommendations
    assert [(a.ref, a.timescale_raw) for a in found.actions][:2] == [
        ("24 006 118", "14/10/24"),
        ("24 009 402", "06/12/24"),
    ]


def test_comments_on_planning_applications_are_no_plan() -> None:
    found = read_paper(
        "**Minutes of the harbour council**",
        grid(
            ["**Reference**", "**Site**", "**Proposal**", "**Comment**"],
            ["25/01877/FUL", "Quay House", "Two dwellings", "Object: access"],
            ["25/01902/HOUS", "9 The Hard", "Dormer", "No objection"],
            ["25/02011/TCA", "Churchyard", "Crown lift yew", "Leave to tree officer"],
        ),
    )
    assert not found.actions


def test_the_number_of_an_issue_is_that_of_none_of_the_bullets_beside_it() -> None:
    walk = plan(
        ["No", "Issue", "Planned action", "Lead", "By when"],
        ["1", "Silt", LIST, "Harbour Master", "May 2026"],
        ["2", "Lamps", "Buy twelve lamps for the pier", "Town Clerk", "July 2026"],
    )
    assert [action.ref for action in walk.actions] == [None, None, "2"]


def test_a_column_of_colours_is_the_status_though_an_account_stands_below_the_colour() -> None:
    found = read_paper(
        "**Statutory recommendations: progress**",
        grid(
            ["**Action**", "**Officer**", "**Deadline**", "**RAG**"],
            [
                "Set savings targets for each quay",
                "Director of Property",
                "13/12/2024",
                "Blue\nApproved with the budget.",
            ],
            ["Refuse spending that nobody has checked", "Head of Finance", "18/11/2024", "Blue\nHas refused £2.1m."],
            ["Sell the surplus boathouses", "Director of Property", "31/12/2026", "Amber\n£9m sold, three to go."],
            ["Reconcile the rent accounts", "Head of Finance", "30/06/2025", "Amber\nTwo of three years are done."],
        ),
    )
    assert [action.status_raw.split()[0] for action in found.actions if action.status_raw] == [
        "Blue",
        "Blue",
        "Amber",
        "Amber",
    ]
