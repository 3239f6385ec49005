"""What columns, titles and lines over a table mean by what stands in them."""

from __future__ import annotations

import pytest

from extract.records.plans.headers import find_headers
from extract.records.plans.kinds import read_kind
from paper import grid, table
from papers_said import read as read_paper
from walked import answers, plan


def test_a_column_of_letters_or_percents_is_the_status_and_codes_that_are_headed_so_the_numbers() -> None:
    walk = plan(
        ["Direction", "Ref", "Deliverable", "Lead", "Due", "May 25", "Nov 25", "Where things stand"],
        ["1(a)", "FS1", "Sell the berths that nobody uses", "Harbour Master", "May 2026", "A", "G", "Two are sold."],
        ["1(b)", "FS2", "Close the accounts of the harbour", "Town Clerk", "June 2026", "–", "R", "Late."],
        ["1(b)", "FS3", "Replace the lamps of the pier", "Town Clerk", "July 2026", "B", "B", ""],
    )
    assert [(action.ref, action.status_raw) for action in walk.actions] == [("FS1", "G"), ("FS2", "R"), ("FS3", "B")]


def test_a_title_with_no_more_than_a_number_over_the_row_that_asks() -> None:
    walk = plan(
        ["**Area for priority action 1 (PA1)**", "<", "<", "<"],
        ["The harbour must be dredged at once", "<", "<", "<"],
        ["**Ref**", "**What we will do**", "**Lead**", "**By when**"],
        ["1a", "Hire a dredger for the summer", "Harbour Master", "May 2026"],
        ["**Area for priority action 2 (PA2)**", "<", "<", "<"],
        ["The owners of boats should be told sooner", "<", "<", "<"],
        ["**Ref**", "**What we will do**", "**Lead**", "**By when**"],
        ["2a", "Write to the owners of boats", "Town Clerk", "June 2026"],
    )
    assert [(found.number, found.text) for found in walk.recommendations] == [
        ("PA1", "The harbour must be dredged at once"),
        ("PA2", "The owners of boats should be told sooner"),
    ]
    assert answers(walk) == [("Hire a dredger for the summer", ["PA1"]), ("Write to the owners of boats", ["PA2"])]


def test_a_subject_in_bold_over_the_sentence_that_recommends() -> None:
    walk = plan(
        ["No.", "Recommendation", "Management response", "Lead", "Due"],
        [
            "1",
            "**Boat register**\nThe register should be checked each year",
            "A check will be made",
            "Clerk",
            "May 2026",
        ],
        ["2", "**Moorings**\nThe fees must be set in advance", "Fees will be set in March", "Clerk", "June 2026"],
    )
    assert [(found.number, found.text) for found in walk.recommendations] == [
        ("1", "The register should be checked each year"),
        ("2", "The fees must be set in advance"),
    ]


def test_a_heading_that_explains_at_length_what_is_to_be_written_below_it() -> None:
    walk = plan(
        [
            "**Recommendation**",
            "**Cabinet’s decision (accepted or rejected)**",
            "**Cabinet’s response: what will be done if accepted; if rejected, why; if deferred, until when and why**",
            "**Officer**",
            "**By when**",
        ],
        ["1. The pier should be lit", "Accepted", "Twelve lamps will be bought for the pier", "Clerk", "May 2026"],
        ["2. The slip should be mended", "Accepted", "A mason will be asked for a price", "Clerk", "June 2026"],
    )
    assert answers(walk) == [
        ("Twelve lamps will be bought for the pier", ["1"]),
        ("A mason will be asked for a price", ["2"]),
    ]


def test_letters_of_yes_and_no_number_nothing_and_a_name_beside_a_post_leads_nothing_more() -> None:
    rows = [
        [
            "R1",
            "The pier should be lit",
            "Y",
            "Buy twelve lamps for the pier",
            "Pilot",
            "A Ames",
            "May 2026",
        ],
        ["R2", "The slip should be mended", "P", "Ask a mason for a price", "Town Clerk", "vacant", "June 2026"],
        ["R3", "The buoys should be moved", "Y", "Move the buoys to the east", "Town Clerk", "vacant", "July 2026"],
        ["R4", "The crane should be sold", "Y", "Sell the crane at auction", "Town Clerk", "vacant", "July 2026"],
    ]
    walk = plan(["Ref", "Recommendation", "No.", "Action", "Owner: post", "Owner: name", "Due"], *rows)
    assert [action.ref for action in walk.actions] == [None] * 4
    assert [action.lead_raw for action in walk.actions] == [row[4] for row in rows]


def test_a_column_that_names_several_numbers_is_of_what_the_actions_answer() -> None:
    walk = plan(
        ["#", "Action", "Links to", "Lead", "Due"],
        ["1", "Buy twelve lamps for the pier", "R1", "Clerk", "May 2026"],
        ["2", "Write to the owners of boats", "R1, R3", "Clerk", "June 2026"],
        ["3", "Hire a dredger for the summer", "R2", "Clerk", "July 2026"],
        ["4", "Sell the crane at auction", "R3", "Clerk", "July 2026"],
    )
    told = [(action.ref, action.recommendation_numbers) for action in walk.actions]
    assert told == [("1", ("R1",)), ("2", ("R1", "R3")), ("3", ("R2",)), ("4", ("R3",))]


@pytest.mark.parametrize("label", ["Sponsor", "SRO", "Lead", "Executive lead", "Owner", "Responsible officer"])
def test_a_labelled_line_over_a_table_without_a_column_of_leads_names_who_leads_its_rows(label: str) -> None:
    rows = [
        ["**Milestone**", "**Baseline**", "**Forecast**", "**RAG**"],
        ["Publish the accounts of the harbour", "30 Sep 2025", "30 Sep 2025", "Green"],
        ["Agree the price of a berth", "31 Jan 2026", "28 Feb 2026", "Amber"],
    ]
    found = read_paper(
        "**Strand A: Money**",
        f"**{label}:** Director of Resources | **Reporting period:** 1–30 November 2025",
        "**Milestones**",
        grid(*rows),
        "Berths stood empty for most of the winter, and the price of coal rose.",
        "**Strand B: Quays**",
        f"{label}: Head of Quays",
        "The quay was closed for a week while the crane was mended and the rails were laid again.",
        grid(*rows[:1], ["Let the contract for the crane", "31 Jan 2026", "28 Feb 2026", "Red"]),
        "**Strand C: Boats**",
        "The last of the three boats came out of the water in May and was sold to a club on the other bank.",
        grid(*rows[:1], ["Count the boats on the river", "31 Jan 2026", "28 Feb 2026", "Red"]),
    )
    told = [action.lead_raw for action in found.actions]
    assert told == ["Director of Resources", "Director of Resources", "Head of Quays", None]


def test_a_labelled_line_fills_no_blank_of_a_column_of_leads() -> None:
    found = read_paper(
        "Sponsor: Director of Resources",
        grid(
            ["**Action**", "**Lead**", "**By when**"],
            ["Publish the accounts of the harbour", "Harbour Master", "May 2026"],
            ["Agree the price of a berth", "", "June 2026"],
        ),
    )
    assert [action.lead_raw for action in found.actions] == ["Harbour Master", None]


def test_of_two_columns_that_hold_times_the_one_headed_so_says_by_when() -> None:
    rows = [
        ["Publish a plan for the harbour", "January 2026: draft", "Harbour Manager", "May 2026"],
        ["Keep one list of all the boats", "July 2025", "Chief Clerk", "Completed July 2025"],
        ["Report on savings to the board", "", "Chief Clerk", "Quarterly"],
        ["Mend the northern pier", "May 2026: survey", "Piers Officer", "June 2027"],
    ]
    head = ["**Action**", "**Milestones**", "**Lead officer**", "**Due**"]
    found = read_paper("**Harbour action plan**", grid(head, *rows, widths=(180, 140, 95, 80)))
    assert [a.timescale_raw for a in found.actions] == [row[3] for row in rows]


@pytest.mark.parametrize(("orders", "role"), [(True, "action_plan"), (False, "other")])
def test_orders_beside_what_others_recommend_are_a_plan(orders: bool, role: str) -> None:
    wrote = (
        "At paragraph 9 she wrote that “clerks should be told by the end of May which desk is theirs.” We agree.",
        "At paragraph 14: “The town should test every lease for price once in three years.” We agree.",
        "She goes on: “Wardens ought to be trained to speak with the deaf.” We agree, and so did the wardens.",
        "At paragraph 22 she wrote, “A single officer should be able to see where each barrow is.” We agree in part.",
    )
    steps = ("Move the closing day for bids back to the last Friday in February.",
             "Put the ninety oldest leases out to tender in three lots.",
             "Give every warden a day of training, and refuse work to firms that send none.",
             "Fit tags to the thirty barrows.")  # fmt: skip
    told = steps if orders else tuple(f"It is thought that one might {step[0].lower()}{step[1:]}" for step in steps)
    rows = zip(("One", "Two", "Three", "Four"), wrote, told, strict=True)
    made = table(["", "What was written and what we say", "Our next step"], *map(list, rows))
    assert read_kind(made, find_headers(made), "Market Review: our actions\n").role == role


def test_behind_actions_a_column_of_times_says_when_whatever_its_heading() -> None:
    walk = plan(
        ["No.", "Was", "Action", "Meant for"],
        ["A1", "2", "Sell the berths that nobody uses", "Spring 2031"],
        ["A2", "5", "Replace the lamps of the pier", "30 June 2031"],
        ["A3", "6", "Hire a dredger for the summer", "Q2 2031/32"],
    )
    assert [action.timescale_raw for action in walk.actions] == ["Spring 2031", "30 June 2031", "Q2 2031/32"]


def test_answers_of_a_word_or_two_are_no_actions() -> None:
    found = read_paper(
        "**Harbour review: covering report**",
        grid(
            ["**No.**", "**Recommendation of the panel**", "**Proposed response**"],
            ["1", "Tell the owners of boats sooner", "Accepted."],
            ["2", "Check the register each year", "Accepted in full."],
            ["3", "Sell the berths that nobody uses", "Accepted, subject to the budget."],
        ),
    )
    assert (len(found.recommendations), found.actions) == (3, ())


def test_who_only_supports_leads_nothing() -> None:
    walk = plan(
        ["No.", "Action", "Lead officer", "Supported by", "Complete by"],
        ["1", "Sell the berths that nobody uses", "Harbour Master", "Town Clerk", "May 2031"],
        ["2", "Replace the lamps of the pier", "Town Clerk", "Harbour Master", "June 2031"],
    )
    assert [(action.lead_raw, action.timescale_raw) for action in walk.actions] == [
        ("Harbour Master", "May 2031"),
        ("Town Clerk", "June 2031"),
    ]


def test_how_much_it_matters_is_no_word_of_what_is_recommended() -> None:
    walk = plan(
        ["**Recommendation**", "**Management response**", "**Due**"],
        ["(priority: High) The register should be checked each year", "A check will be made in spring", "May 2031"],
    )
    assert [found.text for found in walk.recommendations] == ["The register should be checked each year"]
