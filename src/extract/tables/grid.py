"""From cell rectangles and words to a table on one page: grid lines, spans, and which word lies in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.geometry import clusters, nearest
from extract.model import Box, Cell, Fill, Method, Page, Region, Table, Word
from extract.text import group_lines

SAME_LINE = 3.0
"""Edges closer than this many points are one grid line."""


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
    slots = []
    for box in boxes:
        column, row = nearest(xs, box.x0), nearest(ys, box.top)
        column_span, row_span = nearest(xs, box.x1) - column, nearest(ys, box.bottom) - row
        if column_span > 0 and row_span > 0:
            slots.append(Slot(row, column, row_span, column_span, box))
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return slots, len(ys) - 1, len(xs) - 1


def fill_slots(slots: Sequence[Slot], n_rows: int, n_columns: int, page: Page, method: Method, score: float) -> Table:
    """The table that the slots make with the page's words in them.

    A word goes to the slot that holds its centre; of overlapping slots, to the smallest.
    """
    words: list[list[Word]] = [[] for _ in slots]
    finder = _Finder(slots)
    for line in page.lines:
        for word in line.words:
            index = finder.slot_at(*word.box.centre)
            if index is not None:
                words[index].append(word)
    cells = tuple(
        Cell(
            row=slot.row,
            column=slot.column,
            row_span=slot.row_span,
            column_span=slot.column_span,
            lines=group_lines(found, page.number),
            regions=(Region(page.number, slot.box),),
            fill=_fill_of(slot.box, page.fills),
        )
        for slot, found in zip(slots, words, strict=True)
    )
    region = Region(page.number, Box.around(slot.box for slot in slots))
    return Table(cells, n_rows, n_columns, (region,), method, score)


class _Finder:
    """Slots by their top edge, so that a word looks at few of them."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._order = sorted(range(len(slots)), key=lambda i: slots[i].box.top)
        self._tops = [slots[i].box.top for i in self._order]
        self._slots = slots

    def slot_at(self, x: float, y: float) -> int | None:
        best: int | None = None
        for position in range(bisect_right(self._tops, y) - 1, -1, -1):
            index = self._order[position]
            box = self._slots[index].box
            if box.holds(x, y) and (best is None or box.area < self._slots[best].box.area):
                best = index
        return best


def _fill_of(box: Box, fills: Iterable[Fill]) -> str | None:
    """Colour that covers most of the cell, the last painted first."""
    colour = None
    for fill in fills:
        if fill.box.overlap(box) > 0.6 * box.area:
            colour = fill.colour
    return colour
