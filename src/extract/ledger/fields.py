"""The fields of a record that are words of the paper, and where each of them stands."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from extract.ledger.locate import LINES, Located, Scope, locate
from extract.ledger.words import Strip, Words
from extract.model import Box, Region
from extract.records.found import FoundAction, FoundDecision, FoundRecommendation

Kind = Literal["recommendation", "action", "decision"]
Record = FoundRecommendation | FoundAction | FoundDecision
ByPage = Mapping[int, Sequence[tuple[Box, Strip]]]
"""Strips, each with its box on a page, by page."""
FAR_BEFORE = 8
"""How many pages above a record a heading may stand that goes on over pages; its words are looked for there last."""
PAGES_BEFORE = 2
"""How many pages above a record the heading, stem or merged cell may stand that it takes words from."""
ABOVE = ("context", "group_label", "stem")
"""Fields that stand above their record, not in it."""

BOTH_ENDS = re.compile(r"\n|\s+to\s+")
"""Parts a timescale's parts: the words of a column Start and a column End are put together by "to"."""


class RecordKey(NamedTuple):
    """A record by its kind and its place among the document's records of that kind, from 0."""

    kind: Kind
    position: int


@dataclass(frozen=True, slots=True)
class Grounded:
    """A record with its fields' places: numbers of words by field, and words of fields that stand nowhere."""

    key: RecordKey
    record: Record
    places: Mapping[str, tuple[int, ...]]
    missing: Mapping[str, tuple[str, ...]]
    strips: tuple[Strip, ...]
    """The cells or paragraphs it stands in."""

    @property
    def words(self) -> Iterator[int]:
        for numbers in self.places.values():
            yield from numbers


def fields_of(record: Record) -> Iterator[tuple[str, str]]:
    """Name and words of each field that repeats what is printed, the longest kinds first."""
    if isinstance(record, FoundRecommendation):
        told = {"text": record.text, "context": record.context, "number": record.number}
    elif isinstance(record, FoundDecision):
        told = {"text": record.text, "stem": record.stem, "number": record.number}
    else:
        told = {"text": record.text, "progress_raw": record.progress_raw, "lead_raw": record.lead_raw}
        told |= {"timescale_raw": record.timescale_raw, "status_raw": record.status_raw, "ref": record.ref}
        told |= {f"extra: {heading}": words for heading, words in record.extra.items()}
        told |= {"group_label": record.group_label}
        told |= {"recommendation_numbers": "\n".join(record.recommendation_numbers)}
    yield from ((name, words) for name, words in told.items() if words)


@dataclass
class Finder:
    """Finds the fields of one paper's records in its cells and paragraphs."""

    words: Words
    cells: Sequence[Strip]
    blocks: Sequence[Strip]
    _whole: dict[int, Strip] = field(default_factory=dict)
    """All words of a page, made when first asked for."""

    @cached_property
    def by_page(self) -> tuple[ByPage, ByPage]:
        """Cells and paragraphs by the pages they stand on."""
        return _by_page(self.cells), _by_page(self.blocks)

    @cached_property
    def downwards(self) -> tuple[Sequence[Strip], Sequence[tuple[int, float]]]:
        """Cells and paragraphs from the first page down, and where each begins."""
        ordered = sorted((*self.cells, *self.blocks), key=_top)
        return ordered, [strip.top for strip in ordered]

    @cached_property
    def by_row(self) -> Mapping[tuple[int, int], Sequence[Strip]]:
        """Cells by (table, row), those that reach down into a row too."""
        found: dict[tuple[int, int], list[Strip]] = {}
        for strip in self.cells:
            if strip.cell:
                for row in range(strip.cell.row, strip.cell.row_end):
                    found.setdefault((strip.cell.table, row), []).append(strip)
        return found

    def beside(self, strips: Iterable[Strip]) -> list[Strip]:
        """All cells of the rows in which ``strips`` stand."""
        rows = {(s.cell.table, row) for s in strips if s.cell for row in range(s.cell.row, s.cell.row_end)}
        found = {id(strip): strip for key in sorted(rows) for strip in self.by_row.get(key, ())}
        return list(found.values())

    def ground(self, record: Record, key: RecordKey) -> Grounded:
        cells, blocks = self.by_page
        first, second = (blocks, cells) if record.method == "prose" else (cells, blocks)
        strips = self._at(first, record.regions) or self._at(second, record.regions)
        inside = self._inside(strips, record.regions)
        scopes = [Scope(strips, inside, own=True)]
        late: list[Scope] = []
        places: dict[str, tuple[int, ...]] = {}
        missing: dict[str, tuple[str, ...]] = {}
        taken: set[int] = set()
        for name, text in fields_of(record):
            parts = BOTH_ENDS if name == "timescale_raw" else LINES
            found = locate(text, scopes, taken, parts)
            if found.missing:
                late = late or self._around(strips, record.regions)
                wide = [replace(scope, own=True) for scope in late] if name in ABOVE else late
                found = min(found, locate(text, [*scopes, *wide], taken, parts), key=_lost)
            places[name] = found.numbers
            taken.update(found.numbers)
            if found.missing:
                missing[name] = found.missing
        return Grounded(key, record, places, missing, tuple(strips))

    def _at(self, strips: ByPage, regions: Sequence[Region]) -> list[Strip]:
        """The strips that the regions touch, in reading order."""
        near: dict[int, Strip] = {}
        for page, (x0, top, x1, bottom) in regions:
            for (left, upper, right, lower), strip in strips.get(page, ()):
                if left < x1 and x0 < right and upper < bottom and top < lower:
                    near[id(strip)] = strip
        return list(near.values())

    def _inside(self, strips: Sequence[Strip], regions: Sequence[Region]) -> set[int]:
        numbers = [number for strip in strips for number in strip.words]
        return {number for region in regions for number in self.words.within(region, numbers)}

    def _around(self, strips: Sequence[Strip], regions: Sequence[Region]) -> list[Scope]:
        """Further places, the nearest first: the whole cells and the other cells of the record's rows; then what
        stands above, from the nearest up; what stands below on its pages; last all words of the pages."""
        beside = self.beside(strips)
        top = min((region.page, region.box.top) for region in regions)
        last = max(region.page for region in regions)
        ordered, tops = self.downwards
        here = bisect_right(tops, top)
        above = ordered[bisect_left(tops, (top[0] - PAGES_BEFORE, -math.inf)) : here]
        below = ordered[here : bisect_left(tops, (last + 1, -math.inf))]
        near_by = [Scope(strips, own=True), Scope(beside, own=True), Scope(above, backwards=True), Scope(below)]
        return [*near_by, Scope(list(self._pages(top[0], last)))]

    def _pages(self, first: int, last: int) -> Iterator[Strip]:
        """All words of the pages around, also those that stand in no cell and no paragraph."""
        for page in range(first - FAR_BEFORE, last + 2):
            numbers = self.words.of_page.get(page)
            if numbers and page not in self._whole:
                self._whole[page] = Strip(tuple(numbers), frozenset(), (), None, None, self.words.said)
            if numbers:
                yield self._whole[page]


def _lost(found: Located) -> int:
    return sum(map(len, found.missing))


def _top(strip: Strip) -> tuple[int, float]:
    return strip.top


def _by_page(strips: Iterable[Strip]) -> ByPage:
    found: dict[int, list[tuple[Box, Strip]]] = {}
    for strip in strips:
        for region in strip.regions:
            found.setdefault(region.page, []).append((region.box, strip))
    return found
