"""What reads like a record and gave none: paragraphs and cells outside all records, as the second reader takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.issues import Code, Issues
from extract.ledger.account import Ledger
from extract.ledger.suspicion.features import Unit, units_of
from extract.ledger.suspicion.reader import model_of
from extract.ledger.words import Strip
from extract.model import Box, Region
from extract.records import FoundPaper

FEWEST, MOST = 4, 160
"""Words of what is asked about: less is a label, more is an essay."""
SHOWN = 90
"""Letters of the first words that a message shows."""


class Suspect(NamedTuple):
    unit: Unit
    chance: float


def tell_unread(paper: FoundPaper, ledger: Ledger, issues: Issues) -> None:
    """One issue for each page and table, and one for the paragraphs of each page, that hold what reads like a record
    and is none."""
    groups: dict[tuple[int, int], list[Suspect]] = {}
    for suspect in suspects(paper, ledger):
        cell = suspect.unit.strip.cell
        groups.setdefault((suspect.unit.strip.page, cell.table if cell else -1), []).append(suspect)
    for (page, table), found in sorted(groups.items()):
        if max(found, key=lambda each: each.chance).chance < model_of(found[0].unit).alarm:
            continue
        place = Region(page, Box.around(r.box for each in found for r in each.unit.strip.regions if r.page == page))
        first = found[0].unit.text
        shown = first if len(first) <= SHOWN else first[:SHOWN].rstrip() + "…"
        what = "paragraphs read" if table < 0 else "cells of a table read"
        code = Code.LIST_UNREAD if table < 0 else Code.PLAN_UNREAD
        issues.add(code, f"page {page}: {len(found)} {what} like records and gave none: {shown}", place)


def suspects(paper: FoundPaper, ledger: Ledger) -> Iterator[Suspect]:
    """Paragraphs and cells outside all records that are likelier than not part of one."""
    cells, blocks = ledger.strips[paper.part.page_first]

    def asked(strip: Strip) -> bool:
        return FEWEST <= len(strip.words) <= MOST and _outside(strip.words, ledger)

    for unit in units_of(paper, cells, blocks, asked):
        chance = model_of(unit).chance(unit.features)
        if chance >= 0.5:
            yield Suspect(unit, chance)


def _outside(numbers: Sequence[int], ledger: Ledger) -> bool:
    """Whether most of the words are no record's."""
    homes = ledger.homes
    return 2 * sum(homes[number].fate in ("field", "row") for number in numbers) < len(numbers)
