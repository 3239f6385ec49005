"""Sentences set as headings over actions that answer them are recommendations; topics, findings, updates are not."""

from __future__ import annotations

from collections.abc import Sequence

from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.lacking import with_sentences_over_actions
from extract.ledger import account
from extract.model import Document, Page, Region, Word
from extract.records import FoundRecords
from extract.records.found import FoundAction, FoundPaper, FoundPart
from extract.records.paper.metadata import describe_document
from extract.text import group_lines
from paper import PAPER_HEIGHT, PAPER_WIDTH, write

DEEDS = ("Walk every drain each spring", "Publish a map of the pumps", "Train the wardens", "Hire a second crew")
INSPECTED = "The inspectors came in May and named two things."
Row = tuple[str, bool]
"""A line and whether it is set in bold; actions are those of ``DEEDS``."""


def read(rows: Sequence[Row], first: str = INSPECTED) -> FoundPaper:
    words: list[Word] = write(first, 50, 60)
    actions: list[FoundAction] = []
    for at, (text, bold) in enumerate(rows, start=1):
        own = [word._replace(bold=bold) for word in write(text, 50, 60 + 30.0 * at)]
        words += own
        if text in DEEDS:
            region = Region(1, group_lines(own, 1)[0].box)
            actions.append(
                FoundAction((), None, text, (), None, None, None, None, None, False, (), (region,), "prose", 0.6)
            )
    document = Document("0" * 64, "a.pdf", (Page(1, PAPER_WIDTH, PAPER_HEIGHT, 0, tuple(group_lines(words, 1))),))
    part = FoundPart(1, 1, document_type="action_plan")
    flow = tuple(reading_flow(document, [], 1, 1, frozenset()))
    paper = FoundPaper(part, (), (), (), tuple(actions), (), (), flow)
    records = FoundRecords(describe_document(document, [part], Issues()), (paper,))
    return with_sentences_over_actions(document, records, account(document, records)).papers[0]


def over(one: str, other: str, bold: bool = True) -> list[Row]:
    return [(one, bold), (DEEDS[0], False), (DEEDS[1], False), (other, bold), (DEEDS[2], False), (DEEDS[3], False)]


def test_sentences_over_actions_are_what_these_answer() -> None:
    paper = read(over("Area 1: The upkeep of drains in older streets.", "Area 2: The training given to new staff."))
    assert [(each.number, each.text) for each in paper.recommendations] == [
        ("1", "The upkeep of drains in older streets."), ("2", "The training given to new staff.")
    ]  # fmt: skip
    assert [action.recommendations for action in paper.actions] == [(0,), (0,), (1,), (1,)]


def test_a_label_alone_may_stand_over_the_sentence() -> None:
    rows = [("Area 1", True), ("The upkeep of drains in older streets.", False), (DEEDS[0], False), ("Area 2", True),
            ("The training given to new staff.", False), (DEEDS[1], False)]  # fmt: skip
    assert [(each.number, each.text[:12]) for each in read(rows).recommendations] == [
        ("1", "The upkeep o"), ("2", "The training")
    ]  # fmt: skip


def test_topics_findings_and_updates_are_none() -> None:
    topics = over("Area 1: The upkeep of drains in older streets", "Area 2: The training given to new staff")
    findings = over("Drains: nine in ten had never been walked.", "Wardens: the training was too short by far.")
    updates = over("The work on this began in early May.", "The first map went out in late June.", bold=False)
    sentences = over("The upkeep of drains in older streets.", "The training given to new staff.")
    assert not any(read(rows).recommendations for rows in (topics, findings, updates))
    assert not read(sentences, first="A city that is kind to all.").recommendations, "slogans of a plan of its own"
    assert read(sentences).recommendations


def test_a_label_may_stand_in_two_lines_at_the_left_of_the_sentence() -> None:
    words: list[Word] = write(INSPECTED, 50, 60)
    actions: list[FoundAction] = []
    asked = (
        "The service should make sure that its plans are",
        "kept up to date.",
        "The service should learn from fires.",
    )
    rows = [("Area for", asked[0]), ("improvement 1", asked[1]), ("", DEEDS[0]), ("Area for", asked[2]),
            ("improvement 2", ""), ("", DEEDS[1])]  # fmt: skip
    for at, (label, text) in enumerate(rows):
        top = 100 + 12.0 * at + (18 if at > 1 else 0) + (18 if at > 2 else 0) + (18 if at > 4 else 0)
        own = [*write(label, 50, top), *write(text, 50 if text in DEEDS else 180, top)]
        words += [word._replace(bold=text not in DEEDS) for word in own]
        if text in DEEDS:
            region = Region(1, group_lines(own, 1)[0].box)
            actions.append(
                FoundAction((), None, text, (), None, None, None, None, None, False, (), (region,), "prose", 0.6)
            )
    document = Document("0" * 64, "a.pdf", (Page(1, PAPER_WIDTH, PAPER_HEIGHT, 0, tuple(group_lines(words, 1))),))
    part = FoundPart(1, 1, document_type="action_plan")
    paper = FoundPaper(part, (), (), (), tuple(actions), (), (), tuple(reading_flow(document, [], 1, 1, frozenset())))
    records = FoundRecords(describe_document(document, [part], Issues()), (paper,))
    found = with_sentences_over_actions(document, records, account(document, records)).papers[0]
    assert [(each.number, each.text) for each in found.recommendations] == [("1", " ".join(asked[:2])), ("2", asked[2])]
    assert [action.recommendations for action in found.actions] == [(0,), (1,)]
