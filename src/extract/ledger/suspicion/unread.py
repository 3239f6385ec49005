"""What reads like a record and gave none: paragraphs and cells outside all records, as the second reader takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.issues import Code, Issues
from extract.ledger.account import Ledger
from extract.ledger.words import Strip
from extract.likeness import CellPlace, Text, Unit, reader
from extract.model import Box, Region
from extract.records import FoundPaper
from extract.records.likeness import belongs, is_same

FEWEST, MOST = 4, 160
"""Words of what is asked about: less is a label, more is an essay."""
SHOWN_FROM, WEAK, SEVERAL = 0.5, 0.2, 1.0
"""Chances: from which a suspect counts in a message; from which one does in a file that gave hardly any record; and the
sum of a page's three likeliest from which a page is told of a file that gave none."""
EXPECTED = 0.5
"""The same sum for a paper of a kind that hardly ever says nothing, and for a file that gave a few records: a lost list
often leaves so many false ones."""
COMPANY = 1.2
"""The same sum beside a suspect that is sure enough alone, in a file that gave more: single sentences that read like
records are common, and lost records seldom come alone."""
FEW_GIVEN = 2
"""Records that hardly any are."""
HOLDING = frozenset(("action_plan", "response", "progress_update", "inspection_report", "minutes", "decision_record"))
"""These kinds."""
SHOWN = 90
"""Letters of the first words that a message shows."""
LONGER = 1.2
"""What is longer than a record by more than this says something else beside it."""


class Suspect(NamedTuple):
    unit: Unit
    chance: float

    @property
    def page(self) -> int:
        return self.unit.spot.regions[0].page


def tell_unread(paper: FoundPaper, ledger: Ledger, issues: Issues, n_given: int) -> None:
    """One issue for each page and table, and one for the paragraphs of each page, that hold what reads like a record
    and is none. ``n_given``: how many records the file gave; of one that gave hardly any, several weak suspects of
    a page are enough, since whole papers are lost more often than single records."""
    enough = EXPECTED if n_given or paper.part.document_type in HOLDING else SEVERAL
    groups: dict[tuple[int, int], list[Suspect]] = {}
    by_page: dict[int, list[float]] = {}
    for suspect in suspects(paper, ledger):
        cell = suspect.unit.spot.cell
        groups.setdefault((suspect.page, cell.table if cell else -1), []).append(suspect)
        by_page.setdefault(suspect.page, []).append(suspect.chance)
    for (page, table), found in sorted(groups.items()):
        weak = n_given <= FEW_GIVEN and together(by_page[page]) >= enough
        likeliest = max(each.chance for each in found)
        sure = likeliest >= reader().alarm and together(by_page[page]) >= COMPANY
        if sure or (weak and likeliest >= WEAK):
            _tell(page, table, [each for each in found if each.chance >= (WEAK if weak else SHOWN_FROM)], issues)


def together(chances: Sequence[float]) -> float:
    """The sum of the three likeliest: about how many records there are, lists being what is lost."""
    return sum(sorted(chances)[-3:])


def _tell(page: int, table: int, found: Sequence[Suspect], issues: Issues) -> None:
    place = Region(page, Box.around(r.box for each in found for r in each.unit.spot.regions if r.page == page))
    first = found[0].unit.text
    shown = first if len(first) <= SHOWN else first[:SHOWN].rstrip() + "…"
    what = "paragraphs read" if table < 0 else "cells of a table read"
    code = Code.LIST_UNREAD if table < 0 else Code.PLAN_UNREAD
    issues.add(code, f"page {page}: {len(found)} {what} like records and gave none: {shown}", place)


def suspects(paper: FoundPaper, ledger: Ledger) -> Iterator[Suspect]:
    """Paragraphs and cells outside all records, each with the chance that it is part of one. What stands under a head
    of conditions or reasons belongs to a record, and what repeats one that was read is not lost."""
    strips = {place_of(strip): strip for kind in ledger.strips[paper.part.page_first] for strip in kind}
    for text in paper.texts:
        strip = strips.get(place_of(text.unit.spot))
        if (
            strip
            and FEWEST <= len(strip.words) <= MOST
            and _outside(strip.words, ledger)
            and not belongs(text, text.unit.head)
            and not (text.is_said >= WEAK and _repeats(text.unit.text, ledger))
        ):
            yield Suspect(text.unit, text.is_said)


def _repeats(text: str, ledger: Ledger) -> bool:
    """Whether a record of the file says the same, or more."""
    said = (each.record.text for each in ledger.records)
    return any(len(text) <= LONGER * len(record) and is_same(text, record) for record in said)


def place_of(spot: Strip | Text) -> CellPlace | Region:
    """By what a strip of words and a text that is read are the same."""
    return spot.cell or (spot.block.regions if spot.block else spot.regions)[0]


def _outside(numbers: Sequence[int], ledger: Ledger) -> bool:
    """Whether most of the words are no record's."""
    return 2 * sum(map(ledger.recorded.__getitem__, numbers)) < len(numbers)
