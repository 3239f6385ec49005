"""Entries: the lines of a column that stand together, and the rows that entries side by side make.

Rows are not read line by line: cells may be set at the top, the middle or the bottom of their row, so lines of
neighbouring columns need not stand level. But entries of one row overlap in height, whatever their alignment, and
those of different rows do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

CLOSE = 0.55
"""White between lines, in font sizes, that the lines of one entry keep under."""
WIDE, WIDEST, SLIGHT = 1.0, 1.3, 0.04
"""In font sizes: gaps between paragraphs are less, those between rows whose cells hold some seldom more; and by how
much two kinds of gaps differ."""
EVEN, MOSTLY = 1.5, 0.45
"""Points by which cells set level differ in height, and the share of a table's columns in which a row begins level."""
LEVEL = 0.3
"""In font sizes: pieces that overlap by more are not set one below the other, and tell nothing of the white there."""
CLEAR = 0.18
"""How much more white, in font sizes, parts entries than lines of one entry."""
AS_WIDE = 0.8
"""White in one column alone parts rows when it is this wide, in terms of that which parts rows in several columns."""
WIDER = 1.2
"""The same where the first column begins anew in all other rows, and not there: banners."""


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of a line in a column, heights in points."""

    column: int
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines of a column without more white between them than lines of a cell have."""

    column: int
    top: float
    bottom: float

    def beside(self, top: float, bottom: float) -> bool:
        return min(self.bottom, bottom) - max(self.top, top) > 0.5


@dataclass(frozen=True, slots=True)
class Rows:
    """The edges between rows (y, points, inside a band), and the columns whose cell runs on over each of them."""

    edges: tuple[float, ...]
    running: tuple[frozenset[int], ...]
    supported: int
    """How many edges show in two columns or more."""


def white_between_rows(bands: Sequence[Sequence[Written]]) -> float | None:
    """The gap (points) in a column above which lines are of different entries; None where the gaps tell nothing.

    Paragraphs of a cell stand apart, too, but seldom level with those beside them, as the cells of a row do: where
    most of what a smaller gap parts is not level, a larger one parts rows.
    """
    written = [line for band in bands for line in band]
    gaps = sorted(b.top - a.bottom for lines in _by_column(written).values() for a, b in pairwise(lines))
    size = median(line.size for line in written) if written else 10.0
    gaps = [gap for gap in gaps if -LEVEL * size < gap < 4 * size]
    if len(gaps) < 3:
        return None
    jumps = [0.4 * size] if gaps[0] >= CLOSE * size else []
    for a, b in pairwise(gaps):
        if a < WIDE * size and b - a >= (SLIGHT if jumps else CLEAR) * size:
            jumps.append((a + b) / 2)
    return next(
        (
            white
            for index, white in enumerate(jumps, start=1)
            if all(_are_level(bands, white, wider) for wider in jumps[index:] if wider < WIDEST * size)
        ),
        None,
    )


def _are_level(bands: Sequence[Sequence[Written]], white: float, wider: float) -> bool:
    """Whether the cells that ``white`` parts and a ``wider`` gap does not stand in rows: most of them are level, all
    at the top, in the middle or at the bottom."""
    found: list[tuple[list[Written], frozenset[int]]] = []
    for band in bands:
        glued = rows_in(band, wider)
        rows = rows_in(band, white)
        for index, (y, end) in enumerate(pairwise([*rows.edges, float("inf")])):
            over = [run for other, run in zip(glued.edges, glued.running, strict=True) if abs(y - other) < band[0].size]
            parted = over[0] - rows.running[index] if over else frozenset(line.column for line in band)
            found.append(([line for line in band if y - 0.5 < line.top < end - 0.5], parted))
    level = max(sum(_level(lines, parted, share) for lines, parted in found) for share in (0.0, 0.5, 1.0))
    return level >= MOSTLY * sum(len(parted) for _, parted in found)


def _level(row: Sequence[Written], columns: Iterable[int], share: float) -> int:
    """How many cells of ``columns`` are level with another of their row at a ``share`` of their height."""
    cells: dict[int, tuple[float, float]] = {}
    for line in row:
        top, bottom = cells.get(line.column, (line.top, line.bottom))
        cells[line.column] = min(top, line.top), max(bottom, line.bottom)
    heights = {column: top + share * (bottom - top) for column, (top, bottom) in cells.items()}
    return sum(
        column in heights and sum(abs(heights[column] - y) < EVEN for y in heights.values()) > 1 for column in columns
    )


def rows_in(written: Sequence[Written], white: float) -> Rows:
    """The rows of a band of lines, where ``white`` (points) parts entries of a column."""
    entries = entries_of(written, white)
    anchors = _anchors(entries)
    if len(anchors) < 2:
        return Rows((), (), 0)
    steps = [_Step.between(above, below, entries) for above, below in pairwise(anchors)]
    between = [step.white for step in steps if step.others]
    least = AS_WIDE * min(between, default=0.0)
    always_led = bool(between) and all(step.led for step in steps if step.others)
    unled = WIDER * median(between) if always_led else least
    groups: list[list[Entry]] = [[anchors[0]]]
    taken: list[_Step] = []
    for step, below in zip(steps, anchors[1:], strict=True):
        if step.others or (not step.running and step.white >= (least if step.led or not taken else unled)):
            groups.append([below])
            taken.append(step)
        else:
            groups[-1].append(below)
    return _between(groups, entries, sum(bool(step.others) for step in taken))


@dataclass(frozen=True, slots=True)
class _Step:
    """What stands around the white between two anchors: other columns that begin anew, and columns that run on."""

    white: float
    others: frozenset[int]
    running: frozenset[int]
    led: bool

    @staticmethod
    def between(above: Entry, below: Entry, entries: Sequence[Entry]) -> _Step:
        begun = {e.column for e in entries if e.top >= above.bottom - 2 and e.beside(above.bottom, below.bottom)}
        running = {e.column for e in entries if e.beside(above.top, above.bottom) and e.beside(below.top, below.bottom)}
        others = frozenset(begun - {below.column})
        return _Step(below.top - above.bottom, others, frozenset(running), 0 in begun or below.column == 0)


def entries_of(written: Sequence[Written], white: float) -> list[Entry]:
    """The entries of every column, downwards."""
    found: list[Entry] = []
    for column, lines in _by_column(written).items():
        top, bottom = lines[0].top, lines[0].bottom
        for line in lines[1:]:
            if line.top - bottom > white:
                found.append(Entry(column, top, bottom))
                top = line.top
            bottom = max(bottom, line.bottom)
        found.append(Entry(column, top, bottom))
    return sorted(found, key=lambda entry: (entry.top, entry.column))


def _anchors(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of the column that has most of them, and those of other columns that stand beside none of these."""
    counts: dict[int, int] = {}
    for entry in entries:
        counts[entry.column] = counts.get(entry.column, 0) + 1
    if not counts:
        return []
    column = max(counts, key=lambda c: (counts[c], -c))
    anchors = [entry for entry in entries if entry.column == column]
    for entry in entries:
        if not any(entry.beside(anchor.top, anchor.bottom) for anchor in anchors):
            anchors.append(entry)
    return sorted(anchors, key=lambda entry: entry.top)


def _between(groups: Sequence[Sequence[Entry]], entries: Sequence[Entry], supported: int) -> Rows:
    edges: list[float] = []
    running: list[frozenset[int]] = []
    for above, below in pairwise(groups):
        upper, lower = above[-1].bottom, below[0].top
        over = [e for e in entries if e.top < upper - 0.5 and e.bottom > lower + 0.5]
        around = [e for e in entries if e not in over]
        ends = [e.bottom for e in around if e.bottom <= lower + 0.5]
        begins = [e.top for e in around if e.top >= upper - 0.5]
        edges.append((max(ends, default=upper) + min(begins, default=lower)) / 2)
        running.append(frozenset(e.column for e in over))
    return Rows(tuple(edges), tuple(running), supported)


def _by_column(written: Sequence[Written]) -> dict[int, list[Written]]:
    found: dict[int, list[Written]] = {}
    for line in sorted(written, key=lambda w: (w.column, w.top)):
        found.setdefault(line.column, []).append(line)
    return found
