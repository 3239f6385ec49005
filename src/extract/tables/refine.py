"""Grids that are only partly drawn: cells that hold several columns are cut where the words part.

Publishers draw verticals in the head alone, or level rules round the body alone; the words then show the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extract.model import Box, Cell, Line, Page, Table
from extract.tables.grid import Slot, fill_slots
from extract.tables.open_rows import with_columns

WIDE_GAP = 0.8
"""In font sizes: no space between words of a sentence is as wide."""


def refine(table: Table, page: Page) -> Table:
    """``table`` with open cells cut; itself where nothing is to be cut."""
    if not any(cell.lines for cell in table.cells):
        return table
    table = with_columns(table, page)
    edges = _column_edges(table)
    slots = [slot for cell in table.cells for slot in _cut_columns(cell, edges)]
    if len(slots) != len(table.cells):
        table = fill_slots(slots, table.n_rows, table.n_columns, page, table.method, 0.95 * table.score)
    return table


# ---------------------------------------------------------------- columns


def _column_edges(table: Table) -> list[float]:
    """x of the grid lines, by number; grid lines without a cell's edge repeat the one before."""
    found: dict[int, list[float]] = {}
    for cell in table.cells:
        box = cell.regions[0].box
        found.setdefault(cell.column, []).append(box.x0)
        found.setdefault(cell.column + cell.column_span, []).append(box.x1)
    edges: list[float] = []
    for index in range(table.n_columns + 1):
        edges.append(median(found[index]) if index in found else edges[-1])
    return edges


def _cut_columns(cell: Cell, edges: Sequence[float]) -> list[Slot]:
    box = cell.regions[0].box
    whole = Slot(cell.row, cell.column, cell.row_span, cell.column_span, box)
    inner = range(cell.column + 1, cell.column + cell.column_span)
    cuts = [index for index in inner if cell.lines and all(_parted(line, edges[index]) for line in cell.lines)]
    if not cuts or not any(_wide_at(line, edges[index]) for line in cell.lines for index in cuts):
        return [whole]
    bounds = [cell.column, *cuts, cell.column + cell.column_span]
    xs = [box.x0, *(edges[index] for index in cuts), box.x1]
    return [
        Slot(cell.row, bounds[i], cell.row_span, bounds[i + 1] - bounds[i], Box(xs[i], box.top, xs[i + 1], box.bottom))
        for i in range(len(bounds) - 1)
    ]


def _parted(line: Line, x: float) -> bool:
    """No word lies across ``x``, and the words to its left and right, if both exist, stand well apart."""
    left = [word for word in line.words if word.box.centre[0] < x]
    right = [word for word in line.words if word.box.centre[0] >= x]
    if any(word.box.x1 > x + 1.5 for word in left) or any(word.box.x0 < x - 1.5 for word in right):
        return False
    return not left or not right or right[0].box.x0 - left[-1].box.x1 >= WIDE_GAP * line.size


def _wide_at(line: Line, x: float) -> bool:
    return line.words[0].box.x1 <= x <= line.words[-1].box.x0
