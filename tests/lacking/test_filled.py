"""What most rows lack is read beside them, in whatever form the page says it; nothing is put where rows are whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.lacking import filled
from extract.ledger import account
from extract.model import Cell, Document, Page, Region, Table, Word
from extract.records import FoundRecords
from extract.records.found import FoundAction, FoundPaper, FoundPart, FoundTable
from extract.records.paper.metadata import describe_document
from extract.text import group_lines
from paper import PAPER_HEIGHT, PAPER_WIDTH, write

DEEDS = (
    "Mend the roof of the library", "Buy a sweeper for the market", "Plant trees along the ring road",
    "Open the hall on Fridays", "Draw a map of the drains", "Teach the drivers to save fuel",
)  # fmt: skip
POSTS = (
    "Head of Housing", "Parks Manager", "Tree Officer", "Hall Manager", "Drainage Officer", "Fleet Manager",
)  # fmt: skip
DUE = ("May 2026", "June 2026", "end of 2026", "July 2026", "March 2027", "May 2027")
STATES = ("In hand", "Stalled", "Done", "Not started", "In hand", "Ready to go")
APART = 60.0
"""Points between the first lines of two rows."""


def top_of(row: int) -> float:
    return 100.0 + APART * row


def actions(words: Sequence[str] = DEEDS, **fields: str) -> list[FoundAction]:
    """Actions that lack all but what is given, one below another at 100 points from the left."""
    blank: dict[str, None] = dict.fromkeys(("ref", "group_label", "lead_raw", "timescale_raw", "status_raw"))
    found = []
    for row, text in enumerate(words):
        box = group_lines(write(text, 100.0, top_of(row)), 1)[0].box
        told = {**blank, "progress_raw": None, **fields}
        found.append(FoundAction((), text=text, bullets=(), ambiguous=False, notes=(), regions=(Region(1, box),),
                                 method="prose", confidence=0.5, **told))  # type: ignore[arg-type]  # fmt: skip
    return found


def card_of(action: FoundAction) -> FoundTable:
    """A table of one cell that holds an action's words."""
    line = group_lines(write(action.text, *action.regions[0].box[:2]), 1)[0]
    table = Table((Cell(0, 0, 1, 1, (line,), action.regions),), 1, 1, action.regions, "aligned", 0.8)
    return FoundTable(table, "action_plan", (), 0.8)


def read(
    found: Sequence[FoundAction], words: Sequence[Word], kind: str = "action_plan", in_cards: bool = False
) -> list[FoundAction]:
    """The actions as they are filled on a page that says them, and ``words`` beside."""
    said = [word for row, action in enumerate(found) for word in write(action.text, 100.0, top_of(row))]
    page = Page(1, PAPER_WIDTH, PAPER_HEIGHT, 0, tuple(group_lines([*said, *words], 1)))
    document = Document("0" * 64, "a.pdf", (page,))
    part = FoundPart(1, 1, document_type=kind)  # type: ignore[arg-type]
    flow = tuple(reading_flow(document, [], 1, 1, frozenset()))
    cards = tuple(map(card_of, found)) if in_cards else ()
    paper = FoundPaper(part, cards, (), (), tuple(found), (), (), flow)
    records = FoundRecords(describe_document(document, [part], Issues()), (paper,))
    return list(filled(document, records, account(document, records)).papers[0].actions)


def test_each_paper_of_a_pack_has_the_words_of_its_own_table() -> None:
    """Both number their tables from 0."""
    pages, papers = [], []
    for number, posts in ((1, POSTS), (2, POSTS[::-1])):
        lines = [
            group_lines(write(text, left, top_of(row)), number)[0]
            for row in range(6)
            for left, text in ((100.0, DEEDS[row]), (400.0, posts[row]))
        ]
        cells = [Cell(at // 2, at % 2, 1, 1, (line,), (line.region,)) for at, line in enumerate(lines)]
        pages.append(Page(number, PAPER_WIDTH, PAPER_HEIGHT, 0, tuple(lines)))
        table = FoundTable(
            Table(tuple(cells), 6, 2, (Region(number, pages[-1].box),), "ruled", 1.0), "action_plan", (), 1.0
        )
        found = [replace(action, regions=(line.region,)) for action, line in zip(actions(), lines[::2], strict=True)]
        papers.append(FoundPaper(FoundPart(number, number), (table,), (), (), tuple(found), (), ()))
    document = Document("0" * 64, "a.pdf", tuple(pages))
    records = FoundRecords(describe_document(document, [paper.part for paper in papers], Issues()), tuple(papers))
    full = filled(document, records, account(document, records))
    assert [[action.lead_raw for action in paper.actions] for paper in full.papers] == [list(POSTS), list(POSTS[::-1])]


def beside(texts: Sequence[str], left: float, down: float = 0.0) -> list[Word]:
    """Words of each row, so far from the left of the page and below the row's first line."""
    return [word for row, text in enumerate(texts) for word in write(text, left, top_of(row) + down)]


def test_who_stands_below_each_row_leads_it() -> None:
    assert [action.lead_raw for action in read(actions(), beside(POSTS, 120.0, 13.0))] == list(POSTS)


def test_cards_that_hold_an_action_each_are_read_together() -> None:
    found = read(actions(), beside(POSTS, 120.0, 13.0), in_cards=True)
    assert [action.lead_raw for action in found] == list(POSTS)


def test_several_who_stand_below_a_row_all_lead_it() -> None:
    both = [f"{one}\n{other}" for one, other in zip(POSTS, reversed(POSTS), strict=True)]
    words = [*beside(POSTS, 120.0, 13.0), *beside(POSTS[::-1], 120.0, 26.0)]
    assert [action.lead_raw for action in read(actions(), words)] == both


def test_labels_that_no_list_knows_are_told_from_what_they_name() -> None:
    words = [
        *beside(["**BY THE CLOSE OF**"] * 6, 100.0, 13.0), *beside(DUE, 100.0, 26.0),
        *beside(["**WHERE WE ARE**"] * 6, 300.0, 13.0), *beside(STATES, 300.0, 26.0),
    ]  # fmt: skip
    found = read(actions(), words)
    assert [action.timescale_raw for action in found] == list(DUE)
    assert [action.status_raw for action in found] == list(STATES)


def test_numbers_at_the_left_are_those_of_the_rows() -> None:
    numbers = [f"{row}." for row in range(1, 7)]
    assert [action.ref for action in read(actions(), beside(numbers, 60.0))] == ["1", "2", "3", "4", "5", "6"]


def test_in_minutes_the_numbers_at_the_left_are_those_of_what_was_talked_of() -> None:
    numbers = [f"{row}." for row in range(1, 7)]
    assert {action.ref for action in read(actions(), beside(numbers, 60.0), "minutes")} == {None}


def test_numbers_of_the_recommendations_that_rows_answer_are_none_of_their_own() -> None:
    numbers = [str(row) for row in range(1, 7)]
    answering = [replace(a, recommendation_numbers=(n,)) for a, n in zip(actions(), numbers, strict=True)]
    assert {action.ref for action in read(answering, beside(numbers, 60.0))} == {None}


def test_a_post_over_several_rows_leads_them() -> None:
    heads = [write(POSTS[row // 3], 60.0, top_of(row) - 20.0) for row in (0, 3)]
    found = read(actions(), [word for head in heads for word in head])
    assert [action.lead_raw for action in found] == [POSTS[0]] * 3 + [POSTS[1]] * 3


def test_what_rows_have_is_left_to_them_and_what_only_some_have_is_nobodys() -> None:
    assert {action.lead_raw for action in read(actions(lead_raw="The Mayor"), beside(POSTS, 120.0, 13.0))} == {
        "The Mayor"
    }
    assert {action.lead_raw for action in read(actions(), beside(POSTS[:2], 120.0, 13.0))} == {None}


def test_two_places_that_read_alike_tell_nothing() -> None:
    words = [*beside(DUE, 100.0, 13.0), *beside(DUE[::-1], 300.0, 13.0)]
    assert {action.timescale_raw for action in read(actions(), words)} == {None}


def test_words_that_are_the_same_beside_every_row_are_no_value() -> None:
    assert {action.status_raw for action in read(actions(), beside(["In hand"] * 6, 300.0))} == {None}


def test_how_urgent_a_row_is_is_no_state() -> None:
    levels = ("High", "Low", "Medium", "High", "High", "Low")
    assert {action.status_raw for action in read(actions(), beside(levels, 400.0))} == {None}


def test_filled_fields_are_told_as_evidence() -> None:
    assert read(actions(), beside(POSTS, 120.0, 13.0))[0].evidence == {"filled_lead": 1.0}


@pytest.mark.parametrize(
    "heads", [("Done and signed off", "On course"), ("1 Stock – Partly resolved", "2 Staff – New")]
)
def test_how_rows_stand_is_told_over_them(heads: tuple[str, str]) -> None:
    said = [word for row, head in zip((0, 3), heads, strict=True) for word in write(head, 60.0, top_of(row) - 20.0)]
    states = [head.split(" – ")[-1] for head in heads]
    assert [action.status_raw for action in read(actions(), said)] == [states[0]] * 3 + [states[1]] * 3


def test_what_was_talked_of_stands_over_rows_of_minutes_and_is_no_state() -> None:
    heads = ("Attended by the chair", "July and there will be a fair")
    said = [word for row, head in zip((0, 3), heads, strict=True) for word in write(head, 60.0, top_of(row) - 20.0)]
    assert not any(action.status_raw for action in read(actions(), said, "minutes"))


def test_labels_that_come_back_are_no_states() -> None:
    labels = ["Action: RI", "Action", "Action:", "Action: RI", "Action", "Action: JS"]
    assert not any(action.status_raw for action in read(actions(lead_raw="RI"), beside(labels, 400.0, 0.0)))


@pytest.mark.parametrize("line", ["{}. Due {}. Status: {}.", "{} | {} | {}", "Lead: {}; {}; {}"])
def test_several_fields_on_one_line_are_told_part_by_part(line: str) -> None:
    said = [line.format(*each) for each in zip(POSTS, DUE, STATES, strict=True)]
    found = read(actions(), beside(said, 100.0, 13.0))
    assert [action.lead_raw for action in found] == list(POSTS)
    assert [action.timescale_raw for action in found] == list(DUE)
    assert [action.status_raw for action in found] == list(STATES)


def test_how_a_row_stands_is_told_behind_its_words_before_what_was_done() -> None:
    words = []
    for row, (text, state) in enumerate(zip(DEEDS, STATES, strict=True)):
        end = write(text, 100.0, top_of(row))[-1].box.x1
        words += write(f"**{state}.** Much was said of it at the last meeting.", end + 3, top_of(row))
    assert [action.status_raw for action in read(actions(), words)] == list(STATES)
    plain = [word for word in words if not word.bold]
    assert not any(action.status_raw for action in read(actions(), plain))


def test_topics_over_rows_are_no_states() -> None:
    said = [word for row, head in ((0, "Working together"), (3, "Improving outcomes"))
            for word in write(head, 60.0, top_of(row) - 20.0)]  # fmt: skip
    assert {action.status_raw for action in read(actions(), said)} == {None}
