"""Plans as councils of all kinds lay them out, and what a careful reader takes from them."""

from __future__ import annotations

import pytest

from extract.records.found import FoundAction, FoundRecommendation
from paper import table
from walked import plan, read


def actions(*rows: list[str]) -> list[FoundAction]:
    return read(table(*rows)).actions


def one(*rows: list[str]) -> tuple[FoundRecommendation, FoundAction]:
    """The one recommendation and the one action of a plan."""
    walk = read(table(*rows))
    (recommendation,), (action,) = walk.recommendations, walk.actions
    assert action.recommendations == (recommendation.key,)
    return recommendation, action


# ---------------------------------------------------------------- inspection improvement plans

IMPROVEMENT = [
    "Ref", "Area for improvement", "Action", "Lead Officer", "Timescale", "Success measure", "Progress", "RAG",
]  # fmt: skip


def test_an_improvement_plan_of_eight_columns() -> None:
    row = [
        "1",
        "Timeliness of visits",
        "Recruit six workers",
        "Director",
        "May 2024",
        "95% on time",
        "Four in post",
        "Amber",
    ]
    recommendation, action = one(IMPROVEMENT, row)
    assert (recommendation.number, recommendation.text) == ("1", "Timeliness of visits")
    assert (action.text, action.lead_raw, action.timescale_raw) == ("Recruit six workers", "Director", "May 2024")
    assert (action.status_raw, action.progress_raw) == ("Amber", "Four in post")
    assert action.extra == {"Success measure": "95% on time"}


def test_one_area_for_improvement_over_several_actions() -> None:
    walk = read(
        table(
            IMPROVEMENT,
            [
                "1",
                "Timeliness of visits",
                "Recruit six workers",
                "Director",
                "May 2024",
                "95%",
                "Four in post",
                "Amber",
            ],
            ["^", "^", "Train managers", "Head of Service", "June 2024", "^", "Done", "Green"],
        )
    )
    assert [(a.text, a.recommendations, a.status_raw) for a in walk.actions] == [
        ("Recruit six workers", (0,), "Amber"),
        ("Train managers", (0,), "Green"),
    ]
    assert [a.extra for a in walk.actions] == [{"Success measure": "95%"}] * 2


# ---------------------------------------------------------------- audit trackers

AUDIT = ["Ref", "Recommendation", "Priority", "Management response", "Responsible officer", "Due date"]


def test_an_audit_tracker_answers_in_prose() -> None:
    row = [
        "R1",
        "Reconcile accounts monthly",
        "High",
        "Agreed. A monthly check will begin.",
        "Head of Finance",
        "May 2024",
    ]
    recommendation, action = one(AUDIT, row)
    assert recommendation.number == "R1"
    assert action.text == "Agreed. A monthly check will begin."
    assert action.extra == {"Priority": "High"}


def test_the_answer_in_prose_says_accepted() -> None:
    row = [
        "R1",
        "Reconcile accounts monthly",
        "High",
        "Agreed. A monthly check will begin.",
        "Head of Finance",
        "May 2024",
    ]
    recommendation, _ = one(AUDIT, row)
    assert recommendation.response == "accepted"


# ---------------------------------------------------------------- scrutiny trackers

SCRUTINY = ["No.", "Recommendation", "Accepted Y/N", "Action", "Lead", "Update"]


def test_a_scrutiny_tracker() -> None:
    recommendation, action = one(
        SCRUTINY, ["1", "Extend the pilot", "Yes", "Extend it", "Head of Waste", "Extended to all wards in May"]
    )
    assert recommendation.response == "accepted"
    assert (action.text, action.progress_raw) == ("Extend it", "Extended to all wards in May")


def test_a_tracker_of_recommendations_alone_tells_who_does_them_by_when() -> None:
    walk = plan(
        ["Ref", "Recommendation made", "Officer", "Original target", "Current target", "Status"],
        ["CR1", "Bank details should be checked by telephone.", "Payments Lead", "May 2024", "July 2024", "Open"],
        ["CR2", "Reports of double payments should be run weekly.", "Payments Lead", "June 2024", "", "Implemented"],
    )
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("CR1", "Bank details should be checked by telephone."),
        ("CR2", "Reports of double payments should be run weekly."),
    ]
    assert [(a.recommendations, a.ref, a.text, a.lead_raw, a.status_raw) for a in walk.actions] == [
        ((0,), "CR1", "Bank details should be checked by telephone.", "Payments Lead", "Open"),
        ((1,), "CR2", "Reports of double payments should be run weekly.", "Payments Lead", "Implemented"),
    ]


def test_what_is_answered_ends_with_its_table() -> None:
    asked = ["Recommendation", "Action", "Lead", "When"]
    walk = read(
        table(
            asked,
            ["1. Offer free swimming", "Bid for funds", "Sport Manager", "May 2025"],
            ["2. Freeze fees", "", "", ""],
        ),
        table(["Action", "By whom", "Result"], ["Send members a list", "Scrutiny Officer", "Closed 1 August"]),
    )
    assert [(a.text, a.recommendations, a.status_raw) for a in walk.actions] == [
        ("Bid for funds", (0,), None),
        ("Send members a list", (), "Closed 1 August"),
    ]


def test_rows_that_call_themselves_recommendations_are_both() -> None:
    walk = plan(
        ["Item", "Recommendation / action", "For", "Due", "Response or update"],
        ["Exclusions\nRecommendation", "That Cabinet write to the trusts.", "Cllr Ash", "July 2025", "Sent."],
        ["Exclusions\nAction", "Officers to send figures by ward.", "Head of Inclusion", "June 2025", "Done."],
        ["Youth\nRecommendation", "That libraries open until eight.", "Head of Culture", "May 2026", ""],
    )
    assert [r.text for r in walk.recommendations] == [
        "That Cabinet write to the trusts.",
        "That libraries open until eight.",
    ]
    assert [(a.ref, a.recommendations) for a in walk.actions] == [(None, (0,)), (None, ()), (None, (1,))]


def test_numbers_over_several_actions_are_those_of_the_issue_beside_them() -> None:
    found = actions(
        ["", "Governance issue", "Action to be taken", "Responsible", "Target", "Revised"],
        ["1", "Management of projects", "Train all sponsors", "Head of Property", "May 2025", "July 2025"],
        ["^", "^", "Report the lessons learned", "Head of Property", "June 2025", "–"],
        ["2", "Fraud in housing", "Join the regional hub", "Fraud Manager", "July 2025", ""],
    )
    assert [(a.ref, a.timescale_raw) for a in found] == [(None, "July 2025"), (None, "June 2025"), (None, "July 2025")]


def test_a_list_of_recommendations_with_neither_is_no_plan() -> None:
    walk = plan(
        ["No.", "Recommendation", "Priority"], ["1", "Check the details.", "High"], ["2", "Run reports.", "Low"]
    )
    assert (len(walk.recommendations), walk.actions) == (2, [])


@pytest.mark.parametrize(("letter", "response"), [("Y", "accepted"), ("N", "rejected")])
def test_a_letter_under_accepted_is_the_answer(letter: str, response: str) -> None:
    recommendation, _ = one(
        SCRUTINY, ["1", "Extend the pilot", letter, "Extend it", "Head of Waste", "Extended in May"]
    )
    assert recommendation.response == response


@pytest.mark.xfail(strict=True, reason="of two columns with one role the second is left out altogether")
def test_two_rounds_of_updates_are_both_kept() -> None:
    (action,) = actions(
        ["Action", "Lead", "Update June 2024", "Update December 2024"],
        ["Extend the pilot", "Head of Waste", "Two wards have joined the pilot", "All of the wards have joined"],
    )
    said = f"{action.progress_raw} {action.extra}"
    assert "Two wards have joined the pilot" in said
    assert "All of the wards have joined" in said


# ---------------------------------------------------------------- peer challenge plans


def test_what_who_when_and_how_we_will_know() -> None:
    (action,) = actions(
        ["What we will do", "Who", "When", "How we will know"],
        ["Sign a compact", "Leader and partners", "By May 2024", "All have signed"],
    )
    assert (action.text, action.lead_raw, action.timescale_raw) == (
        "Sign a compact",
        "Leader and partners",
        "By May 2024",
    )
    assert action.extra == {"How we will know": "All have signed"}


def test_sub_rows_a_b_c_under_a_banner() -> None:
    walk = read(
        table(
            ["", "Action", "Lead", "By when"],
            ["Recommendation 1: set a vision", "<", "<", "<"],
            ["a)", "Publish it", "Leader", "May 2024"],
            ["b)", "Consult residents", "CMT", "June 2024"],
            widths=[40, 255, 100, 100],
        )
    )
    assert [(a.ref, a.text, a.recommendations) for a in walk.actions] == [
        ("a", "Publish it", (0,)),
        ("b", "Consult residents", (0,)),
    ]


def test_sub_rows_a_b_c_under_a_headed_column() -> None:
    found = actions(
        ["Ref", "Action", "Lead", "By when"],
        ["Recommendation 1: set a vision", "<", "<", "<"],
        ["a)", "Publish it", "Leader", "May 2024"],
        ["b)", "Consult residents", "CMT", "June 2024"],
    )
    assert [(a.ref, a.recommendations) for a in found] == [("a", (0,)), ("b", (0,))]


def test_a_recommendation_in_the_first_cell_of_an_otherwise_empty_row() -> None:
    recommendation, action = one(
        ["Action", "Lead", "Timescale"],
        ["Recommendation 1: set a vision", "", ""],
        ["Publish it", "Leader", "May 2024"],
    )
    assert (recommendation.number, action.text) == ("1", "Publish it")


def test_a_theme_over_several_rows_is_their_group() -> None:
    found = actions(
        ["Theme", "Action", "Lead", "Timescale"],
        ["Growth", "Publish the vision", "Leader", "May 2024"],
        ["^", "Consult residents", "CMT", "June 2024"],
        ["Culture", "Train members", "Chair", "July 2024"],
    )
    assert [a.group_label for a in found] == ["Growth", "Growth", "Culture"]


# ---------------------------------------------------------------- who leads


def test_a_lead_member_and_a_lead_officer() -> None:
    """Residents ask for one councillor and one officer per action; both are leads."""
    (action,) = actions(
        ["Action", "Lead Member", "Lead Officer", "Timescale"], ["Publish it", "Leader", "Chief Executive", "May"]
    )
    assert "Leader" in (action.lead_raw or "")
    assert "Chief Executive" in f"{action.lead_raw} {action.extra}"


def test_one_action_with_a_lead_in_each_of_two_rows() -> None:
    (action,) = actions(
        ["Action", "Lead", "Timescale"], ["Publish it", "Leader", "May 2024"], ["^", "Chief Executive", "June 2024"]
    )
    assert "Leader" in (action.lead_raw or "")
    assert "Chief Executive" in (action.lead_raw or "")


def test_a_row_in_the_words_of_headings_is_an_action() -> None:
    found = actions(
        ["No.", "Action", "Lead", "Timescale"],
        ["1", "Consult residents", "CMT", "May 2024"],
        ["2", "Publish an updated action plan", "Lead Member", "By June 2024"],
    )
    assert [a.text for a in found] == ["Consult residents", "Publish an updated action plan"]


# ---------------------------------------------------------------- over pages


# ---------------------------------------------------------------- every word of a row
