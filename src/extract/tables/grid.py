"""From cell rectangles and words to a table on one page: grid lines, spans, and which word lies in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.geometry import clusters, nearest
from extract.model import Box, Cell, Fill, Method, Page, Region, Table, Word
from extract.tables.sideways import cell_lines

SAME_LINE = 3.0
"""Edges closer than this many points are one grid line."""
LAMP = 5.0, 30.0
"""How wide and high a coloured dot or square in a cell is, in points."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell before its words are known: its place in the grid and its rectangle on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


def slots_of(rectangles: Iterable[Box]) -> tuple[list[Slot], int, int]:
    """Grid places of cell rectangles (points): the slots by row and column, and the numbers of rows and columns."""
    boxes = list(rectangles)
    xs = clusters([edge for b in boxes for edge in (b.x0, b.x1)], SAME_LINE)
    ys = clusters([edge for b in boxes for edge in (b.top, b.bottom)], SAME_LINE)
    across = {x: nearest(xs, x) for x in {edge for box in boxes for edge in (box.x0, box.x1)}}
    down = {y: nearest(ys, y) for y in {edge for box in boxes for edge in (box.top, box.bottom)}}
    slots = []
    for box in boxes:
        column, row = across[box.x0], down[box.top]
        column_span, row_span = across[box.x1] - column, down[box.bottom] - row
        if column_span > 0 and row_span > 0:
            slots.append(Slot(row, column, row_span, column_span, box))
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return slots, len(ys) - 1, len(xs) - 1


def fill_slots(slots: Sequence[Slot], n_rows: int, n_columns: int, page: Page, method: Method, score: float) -> Table:
    """The table that the slots make with the page's words in them.

    A word goes to the slot that holds its centre; of overlapping slots, to the smallest. Words that run on over the
    edge of their cell stay with those they were set with.
    """
    words: list[list[Word]] = [[] for _ in slots]
    finder = _Finder(slots)
    for line in page.lines:
        if not finder.reaches(line.box):
            continue
        last: dict[int, tuple[Word, int]] = {}
        for word in line.words:
            x0, top, x1, bottom = word.box
            index = finder.slot_at((x0 + x1) / 2, (top + bottom) / 2)
            before = last.get(word.run)
            if before and index != before[1] and _runs_on(*before, word, index, slots):
                index = before[1]
            if index is not None:
                words[index].append(word)
                last[word.run] = (word, index)
    return table_of(slots, words, n_rows, n_columns, page, method, score)


def _runs_on(last: Word, at: int, word: Word, index: int | None, slots: Sequence[Slot]) -> bool:
    """Whether a word belongs to the cell (``at``) of the word before it in the same text, although it lies in the
    next: it stands right behind, and the text runs over the edge between them."""
    if word.run < 0 or not -0.1 * word.size < word.box.x0 - last.box.x1 < 0.5 * word.size:
        return False
    edge = slots[at].box.x1
    return index is not None and (word.box.x0 < edge - 0.5 or last.box.x1 > edge + 0.5)


def table_of(
    slots: Sequence[Slot],
    words: Sequence[Sequence[Word]],
    n_rows: int,
    n_columns: int,
    page: Page,
    method: Method,
    score: float,
) -> Table:
    """The table whose ``slots`` hold ``words``, slot by slot."""
    cells = tuple(
        Cell(
            row=slot.row,
            column=slot.column,
            row_span=slot.row_span,
            column_span=slot.column_span,
            lines=cell_lines(found, page),
            regions=(Region(page.number, slot.box),),
            fill=fill_of(slot.box, page.fills, blank=not found),
        )
        for slot, found in zip(slots, words, strict=True)
    )
    region = Region(page.number, Box.around(slot.box for slot in slots))
    return Table(cells, n_rows, n_columns, (region,), method, score)


class _Finder:
    """Slots by their top edge, so that a word looks at few of them."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        order = sorted(range(len(slots)), key=lambda i: slots[i].box.top)
        self._found = [(*slots[i].box, i) for i in order]
        self._tops = [slots[i].box.top for i in order]
        self._lowest = list(accumulate((slots[i].box.bottom for i in order), max))
        """How far down the slots so far reach: above the first that ends over a word no slot holds it."""
        self._slots = slots

    def reaches(self, box: Box) -> bool:
        """Whether a slot may hold the centre of something inside ``box``."""
        return bool(self._tops) and box.bottom >= self._tops[0] and box.top <= self._lowest[-1]

    def slot_at(self, x: float, y: float) -> int | None:
        best: int | None = None
        position = bisect_right(self._tops, y) - 1
        while position >= 0 and self._lowest[position] >= y:
            x0, _, x1, bottom, index = self._found[position]
            position -= 1
            if (
                x0 <= x <= x1
                and y <= bottom
                and (best is None or self._slots[index].box.area < self._slots[best].box.area)
            ):
                best = index
        return best


def fill_of(box: Box, fills: Iterable[Fill], blank: bool = False) -> str | None:
    """Colour that covers most of the cell, or stands in a ``blank`` one as a lamp does, the last painted first."""
    colour = None
    x0, top, x1, bottom = box
    least = 0.6 * box.area
    for fill in fills:
        left, upper, right, lower = fill.box
        if left < x1 and right > x0 and upper < bottom and lower > top:
            covers = fill.box.overlap(box) > least
            colour = fill.colour if covers or (blank and box.holds_centre(fill.box) and _is_lamp(fill.box)) else colour
    return colour


def _is_lamp(box: Box) -> bool:
    """Whether a shape is small, and as high as it is wide."""
    small, large = sorted((box.width, box.height))
    return LAMP[0] <= small <= large <= min(LAMP[1], 1.25 * small)
