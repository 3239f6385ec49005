"""From columns and row edges to cells: which grid places are one cell, and which words stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Box, Page, Table, Word
from extract.tables.aligned.columns import Block
from extract.tables.aligned.rows import Edge
from extract.tables.grid import Slot, table_of

SIDE_BY_SIDE = 2
"""Columns in which a label may stand beside nothing."""
Place = tuple[int, int]
"""Row and column."""


def cells_of(block: Block, edges: Sequence[Edge], xs: Sequence[float], page: Page, score: float) -> Table:
    """The table of ``block`` with rows between ``edges`` and columns between ``xs`` (points)."""
    n_rows, n_columns = len(edges) - 1, len(xs) - 1
    owner = _owners(block, edges, xs)
    slots = _slots(owner, edges, xs)
    index = {(slot.row, slot.column): number for number, slot in enumerate(slots)}
    words: list[list[Word]] = [[] for _ in slots]
    for number in range(len(block.strips)):
        for column, piece in block.pieces(number):
            for word in piece.words:
                row = _row_at(edges, word.box.centre[1])
                words[index[owner[row, min(column, n_columns - 1)]]].append(word)
    return table_of(slots, words, n_rows, n_columns, page, "aligned", score)


def _row_at(edges: Sequence[Edge], y: float) -> int:
    return max(0, min(sum(y >= edge.y for edge in edges) - 1, len(edges) - 2))


def _owners(block: Block, edges: Sequence[Edge], xs: Sequence[float]) -> dict[Place, Place]:
    """The place at which the cell of each place begins."""
    owner: dict[Place, Place] = {}
    wide: set[Place] = set()
    for row in range(len(edges) - 1):
        inside = [i for i, s in enumerate(block.strips) if _row_at(edges, s.box.centre[1]) == row]
        start = 0
        banner = bool(inside) and all(_is_banner(block, i) for i in inside)
        for column in range(len(xs) - 1):
            if column and (banner or any(_crosses(block, index, xs[column]) for index in inside)):
                wide.update(((row, start), (row, column)))
            else:
                start = column
            owner[row, column] = (row, start)
    for row in range(1, len(edges) - 1):
        for column in edges[row].running:
            above = (row - 1, column)
            if not wide & {above, (row, column)}:
                owner[row, column] = owner[above]
    return owner


def _is_banner(block: Block, index: int) -> bool:
    """Whether nothing stands beside a line that begins in the first column, and it runs across columns or is bold below
    a head where rows are plain: all of its row is one cell."""
    pieces = block.pieces(index)
    if len(pieces) != 1 or pieces[0][0]:
        return False
    if index in block.banners:
        return True
    bold, head = sum(strip.bold for strip in block.strips), block.strips[0]
    headed = head.bold and len(block.columns) - len(head.segments) <= 1
    return block.strips[index].bold and headed and len(block.columns) > SIDE_BY_SIDE and 2 * bold <= len(block.strips)


def _slots(owner: dict[Place, Place], edges: Sequence[Edge], xs: Sequence[float]) -> list[Slot]:
    places: dict[Place, list[Place]] = {}
    for place, first in owner.items():
        places.setdefault(first, []).append(place)
    found = []
    for (row, column), held in sorted(places.items()):
        last_row, last_column = max(r for r, _ in held), max(c for _, c in held)
        box = Box(xs[column], edges[row].y, xs[last_column + 1], edges[last_row + 1].y)
        found.append(Slot(row, column, last_row - row + 1, last_column - column + 1, box))
    return found


def _crosses(block: Block, index: int, x: float) -> bool:
    """Whether a piece runs over ``x`` without a gap between words there, or in a line across the columns."""
    for _, segment in block.pieces(index):
        if index in block.banners and segment.x0 < x < segment.x1:
            return True
        if segment.x0 < x < segment.x1 and not x > segment.limit - 3:
            left = max((w.box.x1 for w in segment.words if w.box.centre[0] < x), default=segment.x0)
            right = min((w.box.x0 for w in segment.words if w.box.centre[0] >= x), default=segment.x1)
            if not left <= x + 1 or not right >= x - 1 or right - left < 2:
                return True
    return False
