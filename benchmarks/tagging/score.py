"""What a reader made of the labelled strings, in shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.tagging.readers import Days, LeadReader
from benchmarks.tagging.sets import Cell, When


@dataclass(frozen=True, slots=True)
class LeadScore:
    """``exact``: cells whose leads are named just so. ``leads``: gold leads that were named."""

    cells: int
    exact: float
    leads: float


@dataclass(frozen=True, slots=True)
class TimeScore:
    """``both``: dated strings with first and last day right. ``one``: with either. ``invented``: undated strings that
    were given a day."""

    dated: int
    undated: int
    both: float
    one: float
    invented: int


def score_leads(read: LeadReader, cells: Sequence[Cell]) -> LeadScore:
    exact = named = wanted = 0
    for cell in cells:
        found = read(cell.text)
        named += len(cell.names & found)
        wanted += len(cell.names)
        exact += found == cell.names
    return LeadScore(len(cells), exact / len(cells), named / wanted)


def score_times(found: Sequence[Days], strings: Sequence[When]) -> TimeScore:
    both = one = dated = invented = 0
    for days, when in zip(found, strings, strict=True):
        if when.earliest is None and when.latest is None:
            invented += bool(days)
            continue
        dated += 1
        first, last = _span(days)
        either = {day for day in (when.earliest, when.latest) if day}
        both += (first, last) == (when.earliest, when.latest)
        one += bool(either & {day for day in (first, last) if day})
    return TimeScore(dated, len(strings) - dated, both / dated, one / dated, invented)


def _span(days: Days) -> tuple[date | None, date | None]:
    """From the first day of any to the last day of any. A library that only knows days cannot say "by": where it has
    the one day right, ``one`` counts it."""
    firsts = [first for first, _ in days if first]
    lasts = [last for _, last in days if last]
    open_start = any(first is None for first, _ in days)
    open_end = any(last is None for _, last in days)
    return (None if open_start or not firsts else min(firsts)), (None if open_end or not lasts else max(lasts))
