"""Decisions in forms and minutes whose words leave them: what stands in a list, in a field, behind a page's end."""

from __future__ import annotations

from extract.codelists import DocumentType
from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from paper import Grid, grid, paper

MINUTES = ["**Minutes of the Harbour Board**", "Present: Councillors Brook and Lund"]


def form(decision: str, **other: str) -> list[str]:
    """The decisions of a record in two columns, labels beside what they tell."""
    fields = {"Title of decision": "Buoys", "Decision maker": "Harbour Master", "Date": "4 May 2026", **other}
    rows = grid(*([f"**{label}**", said] for label, said in [*fields.items(), ("Decision", decision)]))
    return decided("decision_record", ["**Record of Officer Decision**", "", rows, "", "Signed by hand."])


def minuted(*blocks: str) -> list[str]:
    return decided("minutes", [*MINUTES, *blocks])


def decided(kind: DocumentType, *pages: list[str | Grid]) -> list[str]:
    made = paper(*pages)
    tables = [table for sheet in made.by_page for table in sheet]
    flow = reading_flow(made.document, tables, 1, len(pages), ())
    return [each.text for each in find_decisions(flow, kind, None, Issues())]


def test_the_first_of_a_list_is_decided_with_the_second_whatever_its_verb_and_a_forward_plan_answered_is_no_paper() -> (
    None
):
    said = "1. To hire two divers for the summer.\n2. To note that the buoys are old."
    for key in ("No", "Yes, as in the Forward Plan"):
        told = form(said, **{"Key decision?": key})
        assert told == ["To hire two divers for the summer.", "To note that the buoys are old."]


def test_words_that_end_in_a_colon_head_the_list_in_the_field() -> None:
    told = form("That, having heard the pilots, I agree:\na) that the light be lit;\nb) that the pilots be told.")
    assert told == ["that the light be lit;", "that the pilots be told."]
    told = form("(a) That the lease go on, provided that the club:\n(i) accepts the rent;\n(b) That a plan be made.")
    assert told[0].split("\n")[0] == "That the lease go on, provided that the club:"


def test_a_list_in_a_cell_goes_on_over_the_page_in_the_open_under_what_one_body_recommends_to_another() -> None:
    row = grid(["**4 Moorings**", "**Cabinet recommends to Council that**\n1. the fees be doubled"], widths=[100, 395])
    rest = grid(["", "2. boats be counted each May"], widths=[100, 395])
    made = paper(["**Record of decisions of Cabinet**", "", row], [rest])
    flow = reading_flow(made.document, list(made.by_page[0]), 1, 2, ())
    told = [each.text for each in find_decisions(flow, "decision_record", None, Issues())]
    assert told == ["the fees be doubled", "boats be counted each May"]


def test_a_resolution_of_two_words_and_what_is_recommended_in_its_sentence_are_decided() -> None:
    told = minuted(
        "**4 Plans**",
        "25/0113/FUL Mill Lane, porch: Councillor Brook proposed, Councillor Lund seconded, RESOLVED no objection.",
        "**5 Pilots**",
        "They AGREED that the pilots be thanked and RECOMMENDED to the Council that they be paid in March.",
    )
    assert told == ["no objection.", "that the pilots be thanked", "they be paid in March."]
    whole = "That the report be noted and RECOMMENDED to Council."
    assert minuted("**4 Report**", "**RESOLVED**", whole) == [whole]


def test_what_members_thought_ought_to_be_is_no_decision_where_the_minutes_shout() -> None:
    thought = ["Members agreed that the lamp should shine.", "It was agreed that these should be borne in mind."]
    assert minuted("**4 Lamp**", *thought, "RESOLVED that the lamp be lit.") == ["that the lamp be lit."]
    assert (
        minuted("**4 Lamp**", thought[0], "It was resolved that the lamp be lit.")[0] == "that the lamp should shine."
    )


def test_conditions_in_the_same_sentence_belong_to_the_decision_and_titles_in_bold_are_none() -> None:
    told = minuted(
        "**4 Footpath**",
        "RESOLVED that an order be made on condition that:\n(a) a gate is put in; and\n(b) the gate is oiled.",
        "**5. Boats. The Board heard of them.**",
    )
    assert [each.splitlines()[0] for each in told] == ["that an order be made on condition that:"]


def test_what_became_of_each_item_stands_before_what_that_means() -> None:
    items = [("Warm homes", "Approved. The scheme will last two years."), ("Lease", "Approved. The barn will be let."),
             ("Trees", "Approved in part. The oaks will be felled.")]  # fmt: skip
    blocks = [line for title, said in items for line in ("", f"**{title}**", "", "Item 4 | Cllr Lund", "", said)]
    told = decided("other", ["**What Cabinet decided**", "", "Meeting of 12 May 2026, in force from 20 May", *blocks])
    assert told == ["The scheme will last two years.", "The barn will be let.", "The oaks will be felled."]


def test_the_record_of_one_who_decides_is_read_whatever_its_title_makes_of_it() -> None:
    told = decided(
        "action_plan",
        ["**Decision of the Cabinet Member for Ports**", "", "Taken by: Councillor Ann Lund", "",
         "**Decision taken**", "",
         "I, Councillor Ann Lund, have read the report and agree that:", "• ferry 4 run on Sundays;",
         "• ferry 9 stop."],
    )  # fmt: skip
    assert told == ["ferry 4 run on Sundays;", "ferry 9 stop."]


def test_a_name_behind_a_shortened_word_begins_no_sentence() -> None:
    told = minuted("**4 Posts**", "Two had asked, and Prof. Tweed was appointed to the Board.")
    assert "Tweed was appointed to the Board." not in told


def test_a_stroke_behind_a_colon_is_no_hyphen_of_a_word_that_goes_on_below() -> None:
    assert minuted("**4 Plan**", "The Board:-", "approved the plan for harbours.") == [
        "approved the plan for harbours."
    ]
