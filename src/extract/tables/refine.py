"""Grids that are only partly drawn: cells that hold several columns or several rows of figures are cut where the
words part.

Publishers draw verticals in the head alone, or level rules round the body alone; the words then show the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from statistics import median

from extract.geometry import clusters, nearest
from extract.model import Box, Cell, Line, Page, Table
from extract.tables.aligned.segments import FIGURE
from extract.tables.grid import Slot, fill_slots
from extract.tables.open_rows import with_columns

WIDE_GAP = 0.8
"""In font sizes: no space between words of a sentence is as wide."""
FEWEST_FIGURES = 3


def refine(table: Table, page: Page) -> Table:
    """``table`` with open cells cut; itself where nothing is to be cut."""
    if not any(cell.lines for cell in table.cells):
        return table
    table = with_columns(table, page)
    edges = _column_edges(table)
    slots = [slot for cell in table.cells for slot in _cut_columns(cell, edges)]
    if len(slots) != len(table.cells):
        table = fill_slots(slots, table.n_rows, table.n_columns, page, table.method, 0.95 * table.score)
    return _cut_rows(table, page)


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


# ---------------------------------------------------------------- rows


def _cut_rows(table: Table, page: Page) -> Table:
    """Rows whose cells hold columns of figures, one below the other, become one row for each figure."""
    levels = {row: heights for row in range(table.n_rows) if (heights := _figure_levels(table.rows[row]))}
    if not levels:
        return table
    starts = list(accumulate((1 + len(levels.get(row, [])) for row in range(table.n_rows)), initial=0))
    slots = [slot for cell in table.cells for slot in _sliced(cell, starts, levels.get(cell.row, []))]
    return fill_slots(slots, starts[-1], table.n_columns, page, table.method, 0.95 * table.score)


def _figure_levels(cells: Iterable[Cell]) -> list[float]:
    """Heights (points) between the lines of a row of figure columns; none where the row is an ordinary one."""
    own = [cell for cell in cells if cell.row_span == 1 and cell.lines]
    columns = [cell for cell in own if len(cell.lines) >= FEWEST_FIGURES and _is_figures(cell)]
    if len(columns) < 1 or len(own) < 2:
        return []
    tallest = max(own, key=lambda cell: len(cell.lines))
    centres = clusters([line.box.centre[1] for line in tallest.lines], 2.0)
    size = tallest.lines[0].size
    for cell in own:
        for line in cell.lines:
            if abs(centres[nearest(centres, line.box.centre[1])] - line.box.centre[1]) > 0.4 * size:
                return []
    if max(len(cell.lines) for cell in columns) < 0.6 * len(centres):
        return []
    return [(a + b) / 2 for a, b in pairwise(centres)]


def _is_figures(cell: Cell) -> bool:
    return sum(bool(FIGURE.match(line.text)) for line in cell.lines) >= 0.8 * len(cell.lines)


def _sliced(cell: Cell, starts: Sequence[int], cuts: Sequence[float]) -> list[Slot]:
    """A cell as one for each piece of its row, one over several rows whole. ``starts``: where each row begins now."""
    box, row = cell.regions[0].box, starts[cell.row]
    if cell.row_span > 1:
        return [Slot(row, cell.column, starts[cell.row + cell.row_span] - row, cell.column_span, box)]
    ys = [box.top, *cuts, box.bottom]
    return [
        Slot(row + i, cell.column, 1, cell.column_span, Box(box.x0, ys[i], box.x1, ys[i + 1]))
        for i in range(len(ys) - 1)
    ]
