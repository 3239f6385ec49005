"""Action plans row by row: recommendations in banners or columns, and the actions that answer them."""

from __future__ import annotations

import pytest

from extract.issues import Code
from extract.records.found import FoundAction
from extract.records.paper.origins import origin_of
from extract.records.plans.rows import reference
from extract.records.plans.walk import PlanWalk
from paper import table
from walked import answers, plan, read

HEAD = ["No.", "Recommendation", "Action", "Lead", "Timescale"]


def only(walk: PlanWalk) -> FoundAction:
    (action,) = walk.actions
    return action


# ---------------------------------------------------------------- recommendations in a column


def test_recommendation_and_action_side_by_side() -> None:
    walk = plan(
        HEAD, ["1", "Set a vision", "Publish it", "Leader", "May 2024"], ["2", "Review", "Report", "CMT", "June"]
    )
    assert [(r.number, r.text, r.origin) for r in walk.recommendations] == [
        ("1", "Set a vision", "peer_challenge"),
        ("2", "Review", "peer_challenge"),
    ]
    assert answers(walk) == [("Publish it", ["1"]), ("Report", ["2"])]
    assert [(a.lead_raw, a.timescale_raw) for a in walk.actions] == [("Leader", "May 2024"), ("CMT", "June")]


def test_the_lead_in_brackets_behind_the_action_where_the_heading_says_so() -> None:
    walk = plan(
        ["Ref", "Area for improvement", "What we are doing (lead officer)", "Date", "RAG"],
        ["1", "Boats should be counted", "Count the boats\n(Harbour Master)", "May 2026", "Green"],
        ["2", "Buoys should be lit", "Light (again) all buoys (Head of Works (acting))", "June 2026", "Red"],
    )
    assert answers(walk) == [("Count the boats", ["1"]), ("Light (again) all buoys", ["2"])]
    assert [action.lead_raw for action in walk.actions] == ["Harbour Master", "Head of Works (acting)"]


@pytest.mark.parametrize(
    ("printed", "number"), [("AFI 1\nHarbour – Safety", "AFI 1"), ("SR\n(25/26) 01", "SR (25/26) 01")]
)
def test_the_name_of_a_group_below_a_number_is_no_part_of_it(printed: str, number: str) -> None:
    assert reference(table([printed]).cells[0], 0) == number


@pytest.mark.parametrize("blank", ["^", ""], ids=["merged", "left blank"])
def test_a_recommendation_over_several_rows(blank: str) -> None:
    walk = plan(
        HEAD,
        ["1", "Set a vision", "Publish it", "Leader", "May 2024"],
        [blank, blank, "Consult residents", "CMT", "June 2024"],
        ["2", "Review", "Report", "CMT", "July 2024"],
    )
    assert answers(walk) == [("Publish it", ["1"]), ("Consult residents", ["1"]), ("Report", ["2"])]
    assert len(walk.recommendations) == 2


def test_numbers_beside_each_action_are_the_actions_own() -> None:
    walk = plan(
        ["Ref", "Recommendation", "Action", "Lead"],
        ["1.1", "Recommendation 1: set a vision", "Publish it", "Leader"],
        ["1.2", "^", "Consult residents", "CMT"],
    )
    assert [(a.ref, answered) for a, (_, answered) in zip(walk.actions, answers(walk), strict=True)] == [
        ("1.1", ["1"]),
        ("1.2", ["1"]),
    ]


def test_a_rejected_recommendation_without_action() -> None:
    walk = plan(
        ["No.", "Recommendation", "Response", "Action", "Lead"],
        ["1", "Set a vision", "Accepted", "Publish it", "Leader"],
        ["2", "Cut a tier", "Rejected", "", ""],
    )
    assert [r.response for r in walk.recommendations] == ["accepted", "rejected"]
    assert answers(walk) == [("Publish it", ["1"])]


# ---------------------------------------------------------------- recommendations in banners


def test_a_banner_above_each_sub_table() -> None:
    head = ["Actions", "Detail", "Lead", "Timescale"]
    walk = plan(
        ["Recommendation 1: set a vision", "<", "<", "<"],
        head,
        ["1.1", "Publish the vision for all", "Leader", "May 2024"],
        ["1.2", "Consult residents on the vision", "CMT", "June 2024"],
        ["Recommendation 2: review the constitution", "<", "<", "<"],
        ["Action", "Detail", "Lead", "Timescale"],
        ["2.1", "Report on it to full Council", "CMT", "July 2024"],
    )
    assert [r.text for r in walk.recommendations] == ["set a vision", "review the constitution"]
    assert [answered for _, answered in answers(walk)] == [["1"], ["1"], ["2"]]
    assert [a.ref for a in walk.actions] == ["1.1", "1.2", "2.1"]


def test_one_block_answers_two_recommendations() -> None:
    walk = plan(
        ["Action", "Lead", "Timescale"],
        ["Recommendation 6: work with partners", "<", "<"],
        ["Recommendation 7: work with residents", "<", "<"],
        ["NOTE – the actions below cover recommendations 6 and 7", "<", "<"],
        ["Agree a compact", "Leader", "May 2024"],
        ["Recommendation 8: review the constitution", "<", "<"],
        ["Report to Council", "CMT", "June 2024"],
    )
    assert answers(walk) == [("Agree a compact", ["6", "7"]), ("Report to Council", ["8"])]


def test_a_label_and_then_the_recommendation() -> None:
    walk = plan(
        ["Recommendation", "<", "<"],
        ["Set a vision for the whole place", "<", "<"],
        ["Action", "Lead", "Timescale"],
        ["Publish the vision", "Leader", "May 2024"],
    )
    assert [r.text for r in walk.recommendations] == ["Set a vision for the whole place"]
    assert only(walk).recommendations == (0,)


def test_a_group_banner_labels_the_rows_under_it() -> None:
    walk = plan(HEAD, ["GOVERNANCE", "<", "<", "<", "<"], ["1", "Review", "Report", "CMT", "July"])
    assert only(walk).group_label == "GOVERNANCE"
    assert len(walk.recommendations) == 1


def test_the_explanation_in_a_banner_is_context() -> None:
    walk = plan(
        ["**Recommendation 1: set a vision**\n\nResidents asked for one.", "<", "<"],
        ["Action", "Lead", "Timescale"],
        ["Publish the vision", "Leader", "May 2024"],
    )
    assert [(r.text, r.context) for r in walk.recommendations] == [("set a vision", "Residents asked for one.")]


def test_a_group_banner_inside_a_block_keeps_its_recommendation() -> None:
    walk = plan(
        ["Action", "Lead", "Timescale"],
        ["Recommendation 1: set a vision", "<", "<"],
        ["Short term", "<", "<"],
        ["Publish it", "Leader", "May 2024"],
    )
    assert answers(walk) == [("Publish it", ["1"])]
    assert only(walk).group_label == "Short term"


# ---------------------------------------------------------------- fields of an action


def test_start_and_end_make_one_timescale() -> None:
    walk = plan(["Action", "Lead", "Start", "End"], ["Publish it", "Leader", "May 2024", "July 2024"])
    assert only(walk).timescale_raw == "May 2024 to July 2024"
    assert only(walk).extra == {"Start": "May 2024", "End": "July 2024"}


def test_a_revised_date_replaces_the_first_which_is_kept() -> None:
    head = ["Action", "Lead", "Target completion", "Revised target completion"]
    walk = plan(head, ["Publish it", "Leader", "May 2024", "July 2024"], ["Report", "CMT", "June 2024", ""])
    assert [a.timescale_raw for a in walk.actions] == ["July 2024", "June 2024"]
    assert walk.actions[0].extra == {"Target completion": "May 2024"}


def test_each_action_in_a_cell_has_its_own_revised_date() -> None:
    head = ["Action", "Lead", "Date", "Revised date"]
    walk = plan(head, ["Publish it\n\nReport", "Leader\n\nCMT", "May 2024\n\nJune 2024", "July 2024\n\nAugust 2024"])
    assert [a.timescale_raw for a in walk.actions] == ["July 2024", "August 2024"]


def test_status_in_words_and_in_colour() -> None:
    head = ["Action", "Lead", "RAG"]
    walk = plan(head, ["Publish it", "Leader", "{#92d050}Green"], ["Report", "CMT", "{#ff0000}"])
    assert [(a.status_raw, a.status_colour) for a in walk.actions] == [("Green", "#92d050"), (None, "#ff0000")]


def test_a_status_word_above_a_note_in_one_cell() -> None:
    walk = plan(["Action", "Lead", "Status"], ["Publish it", "Leader", "Complete.\nThe vision was published in May"])
    assert (only(walk).status_raw, only(walk).progress_raw) == ("Complete", "The vision was published in May")


def test_other_columns_are_kept_by_their_headings() -> None:
    head = ["Action", "Lead", "Timescale", "Success measure", "Resources"]
    walk = plan(head, ["Publish it", "Leader", "May 2024", "A vision", "Staff time"])
    assert only(walk).extra == {"Success measure": "A vision", "Resources": "Staff time"}


def test_bullets_are_listed_too() -> None:
    action = only(plan(["Action", "Lead"], ["Publish a vision for:\n• growth\n• culture", "Leader"]))
    assert action.text == "Publish a vision for:\n• growth\n• culture"
    assert action.bullets == ("growth", "culture")


def test_unequal_pairing_keeps_every_action_and_marks_it() -> None:
    walk = plan(
        ["Action", "Lead", "Timescale"], ["Publish it\n\nConsult\n\nReport", "Leader\n\nCMT\n\nLeader", "\n\nMay"]
    )
    assert [a.text for a in walk.actions] == ["Publish it", "Consult", "Report"]
    assert all(a.ambiguous and a.confidence < 0.9 for a in walk.actions)
    assert [issue.code for issue in walk.issues] == [Code.PAIRING_UNEQUAL]


def test_a_drafting_remark_is_an_issue_not_an_action() -> None:
    walk = plan(["Action", "Lead", "Timescale"], ["Publish it\n\n[Check the date with the board]", "Leader", "May"])
    assert only(walk).text == "Publish it"
    assert [issue.code for issue in walk.issues] == [Code.DRAFTING_REMARK]


def test_an_action_stands_where_its_row_stands() -> None:
    made = table(["Action", "Lead"], ["Publish it", "Leader"], page=4)
    (region,) = only(read(made)).regions
    assert region.page == 4
    assert tuple(region.box) == pytest.approx((50, made.cells[2].regions[0].box.top, 545, made.regions[0].box.bottom))


# ---------------------------------------------------------------- several tables


def test_a_table_without_headings_goes_on_with_the_last_ones() -> None:
    walk = read(
        table(["Action", "Lead", "Timescale"], ["Publish it", "Leader", "May"]), table(["Report", "CMT", "June"])
    )
    assert [(a.text, a.lead_raw) for a in walk.actions] == [("Publish it", "Leader"), ("Report", "CMT")]


def test_a_table_with_other_columns_does_not() -> None:
    first = table(["Action", "Lead", "Timescale"], ["Publish it", "Leader", "May"])
    assert len(read(first, table(["Cllr Able", "North", "Chair"], widths=[95, 300, 100])).actions) == 1


def test_a_group_ends_with_its_table() -> None:
    head = ["Action", "Lead", "Timescale"]
    first = table(head, ["GOVERNANCE", "<", "<"], ["Publish it", "Leader", "May"])
    walk = read(first, table(head, ["Train staff", "CMT", "June"]))
    assert [a.group_label for a in walk.actions] == ["GOVERNANCE", None]


@pytest.mark.parametrize(
    "rows",
    [
        [["Risk", "Likelihood", "Impact", "Mitigating action", "Owner"], ["Fire", "3", "4", "Test alarms", "Director"]],
        [["Indicator", "Target", "Actual", "Status"], ["Homes built", "100", "98", "Amber"]],
        [["Service", "Budget £m", "Forecast £m", "Action"], ["Adults", "1.0", "1.1", "Recover"]],
        [["Name", "Party", "Ward"], ["Cllr Able", "Independent", "North"]],
    ],
    ids=["risk", "indicators", "money", "members"],
)
def test_registers_of_other_kinds_give_nothing(rows: list[list[str]]) -> None:
    walk = plan(*rows)
    assert (walk.actions, walk.recommendations) == ([], [])


# ---------------------------------------------------------------- who recommends


@pytest.mark.parametrize(
    ("texts", "origin"),
    [
        (["Corporate Peer Challenge action plan"], "peer_challenge"),
        (["LGA review"], "peer_challenge"),
        (["Ofsted improvement plan"], "inspection"),
        (["CQC assessment of adult social care"], "inspection"),
        (["Internal Audit follow-up"], "audit"),
        (["Response to the task and finish group"], "scrutiny"),
        (["Action plan", "Report of the Scrutiny Committee"], "scrutiny"),
        (["Audit of the peer challenge"], "peer_challenge"),
        (["Action plan"], "unknown"),
        ([], "unknown"),
    ],
)
def test_origin_by_the_words_of_a_title(texts: list[str], origin: str) -> None:
    assert origin_of(texts) == origin


def test_heads_that_stand_again_at_the_head_of_a_further_page_are_no_row() -> None:
    walk = plan(
        ["Zone", "Action", "By when"],
        ["East", "Mend the pier", "May 2026"],
        ["Zone", "Action", "By when"],
        ["West", "Count boats", "June 2026"],
    )
    assert [action.text for action in walk.actions] == ["Mend the pier", "Count boats"]
