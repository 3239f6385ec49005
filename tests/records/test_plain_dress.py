"""Decisions in papers without heavy type: place, repeated form and indent say what bold says elsewhere."""

from __future__ import annotations

import pytest

from extract.codelists import DocumentType
from extract.flow.blocks import Block, reading_flow
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from extract.records.decisions.in_tables import decision_tables
from extract.text import Paragraph, group_lines
from paper import Grid, grid, paper, write

ROWS = [
    ["4", "Oak by the gate", "(1) That the oak be felled.\n\n(2) That an ash be planted.", "It is hollow."],
    ["5", "Flat above the shop", "That the flat be let for a year.", "It stands empty."],
    ["6", "Roof of the hall", "That the roof be mended.", "It lets in rain."],
]
DECIDED = [
    "That the oak be felled.",
    "That an ash be planted.",
    "That the flat be let for a year.",
    "That the roof be mended.",
]


def decided(*blocks: str | Grid, kind: DocumentType = "decision_record") -> list[str]:
    made = paper([part for block in blocks for part in (block, "")])
    tables = list(made.by_page[0])
    deciding = decision_tables(made.document, tables, kind == "minutes", kind == "decision_record")
    flow = reading_flow(made.document, tables, 1, 1, set(range(len(tables))) - deciding.told)
    return [each.text for each in find_decisions(flow, kind, "Ferry Committee", Issues())]


@pytest.mark.parametrize("head", ["Decision", "What the Committee decided"])
@pytest.mark.parametrize("last", ["Why", "Reasons, and other ways that were looked at", "Open to call-in?"])
def test_the_first_row_of_a_register_heads_its_columns_though_plain_and_long(head: str, last: str) -> None:
    register = grid(["Item", "Subject", head, last], *ROWS)
    assert decided("## Decisions of the Ferry Committee", "Monday 4 May 2026", register) == DECIDED
    assert decided("## Ferry Committee: record of the day", "## Decisions taken", register) == DECIDED


def test_what_stands_beside_a_plain_label_is_no_head() -> None:
    form = grid(["Decision", "The lower tender be taken."], ["Reason", "It is the lower by far."], ["Wards", "All"])
    assert decided("## Record of decision by the Harbour Master", form) == ["The lower tender be taken."]


def test_a_title_that_speaks_of_decisions_does_not_read_past_their_labels() -> None:
    forms = [grid([str(n), "Matter"], ["Decision", what], ["Reasons", "There are some."]) for n, _, what, _ in ROWS]
    told = "Items 1 to 3 were dealt with at the meeting of the Ferry Committee and nothing else was done."
    assert decided("## Decisions of the Ferry Committee", told, *forms)[-2:] == DECIDED[-2:]


def test_a_plain_word_above_a_sentence_is_the_head_of_a_notice() -> None:
    page = ["## Notice of decision", "What we heard", "The police spoke of the noise and the owner of his trade."]
    ruled = ["Having weighed all that we heard we have come to this:", "1. The licence is cut to ten o’clock."]
    assert decided(*page, "Decision", *ruled, "2. The doors are shut by nine.") == [
        "The licence is cut to ten o’clock.",
        "The doors are shut by nine.",
    ]


def test_the_number_of_the_next_item_of_business_stands_further_left() -> None:
    page = [("", "Minutes of the Ferry Committee", 50.0), ("", "Present: Councillors Brook and Lund", 50.0),
            ("3.", "Chain", 50.0), ("", "AGREED:", 50.0), ("1.", "That the chain be changed.", 80.0),
            ("2.", "That the slip be swept.", 80.0), ("3.", "Queues on Sundays", 50.0)]  # fmt: skip
    flow = [
        Block(Paragraph(group_lines(write(f"{mark} {text}", left, 110.0 + 20 * row), 1), mark, True), text, mark)
        for row, (mark, text, left) in enumerate(page)
    ]
    found = [each.text for each in find_decisions(flow, "minutes", None, Issues())]
    assert found == ["That the chain be changed.", "That the slip be swept."]


def test_a_motion_ends_where_the_next_is_moved_though_no_heading_says_so() -> None:
    found = decided(
        "## Minutes of the Ferry Council", "Present: Councillors Brook and Lund", "Motion 1: lamps",
        "Proposed by Councillor Brook and seconded by Councillor Lund:", "This Council resolves to:",
        "1. light the slip at night; and", "2. write to the harbour.", "The motion was put to the vote and CARRIED.",
        "Motion 2: fireworks", "Proposed by Councillor Hart and seconded by Councillor Frith:",
        "This Council resolves to ban fireworks.", "The motion was put and LOST.", kind="minutes",
    )  # fmt: skip
    assert found == ["light the slip at night; and", "write to the harbour."]


def test_a_clause_between_commas_that_tells_of_before_does_not_make_it_anothers() -> None:
    asked = "On the hours, which the Friends had asked to be longer, Cabinet RESOLVED that they be kept as they are."
    found = decided("## Minutes of Cabinet", "Present: Councillors Brook and Lund", asked, kind="minutes")
    assert [text.removeprefix("that ") for text in found] == ["they be kept as they are."]


def test_capital_letters_count_a_list_within_a_sentence() -> None:
    said = "The Committee talked on. RESOLVED (A) that the chain be changed; and (B) that the slip be swept."
    found = decided("## Minutes of the Ferry Committee", "Present: Councillors Brook and Lund", said, kind="minutes")
    assert [text.removeprefix("that ") for text in found] == ["the chain be changed; and", "the slip be swept."]
