"""Drawn columns that hold two: labels, and at one place behind white what they name, with no line between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from extract.flow.labelled import halves_of
from extract.geometry import holds_table
from extract.model import Cell, Region, Table

FEWEST, NEARLY_ALL = 4, 0.8
"""Cells of the column, and share of them whose first lines have words at the place."""
SMALLER = 0.85
"""The size of small type, in terms of that above it."""
WHITE = 1.2
"""Font sizes of white before the place."""


def with_inner_columns(table: Table, tables: Sequence[Table]) -> Table:
    """``table``, each of its columns that holds two of them parted; none whose cells hold others of ``tables``, which
    have columns of their own."""
    for column in range(table.n_columns - 1, -1, -1):
        cells = [c for c in table.cells if c.column == column and c.column_span == 1 and c.lines]
        drawn = any(holds_table(cell, other) for cell in cells for other in tables if other is not table)
        if len(cells) >= FEWEST and not drawn and (place := _place(cells)) is not None:
            table = _parted(table, column, partial(_halves, place=place))
    return table


def with_small_print_apart(table: Table) -> Table:
    """``table``, the small type at the end of the cells of a column in a column of its own."""
    for column in range(table.n_columns - 1, -1, -1):
        cells = [c for c in table.cells if c.column == column and c.column_span == 1 and c.row and c.lines]
        small = sum(0 < _small_from(cell) < len(cell.lines) for cell in cells)
        if table.n_columns > 2 and small > 1 and small >= NEARLY_ALL * len(cells):
            table = _parted(table, column, _without_small)
    return table


def _small_from(cell: Cell) -> int:
    """The number of the first line from which on all are smaller than the first of the cell."""
    sizes = [line.size for line in cell.lines]
    return max((at + 1 for at, size in enumerate(sizes) if size > SMALLER * sizes[0]), default=0)


def _without_small(cell: Cell) -> tuple[Cell, Cell]:
    at = _small_from(cell)
    if not cell.row:
        return replace(cell, lines=()), replace(cell, column=cell.column + 1)
    return replace(cell, lines=cell.lines[at:]), replace(cell, column=cell.column + 1, lines=cell.lines[:at])


def _place(cells: Sequence[Cell]) -> float | None:
    """Where words begin behind white in nearly all of ``cells`` and no word of any stands across."""
    begins = Counter(
        round(b.box.x0)
        for cell in cells
        for a, b in pairwise(cell.lines[0].words)
        if b.box.x0 - a.box.x1 > WHITE * cell.lines[0].size
    )
    place, count = begins.most_common(1)[0] if begins else (0, 0)
    words = [word for cell in cells for line in cell.lines for word in line.words]
    crossed = any(word.box.x0 < place - 1 < word.box.x1 - 1 for word in words)
    return None if crossed or count < NEARLY_ALL * len(cells) else float(place)


def _parted(table: Table, column: int, halves: Callable[[Cell], tuple[Cell, Cell]]) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        after = cell.column > column
        over = cell.column <= column < cell.column + cell.column_span
        if cell.column == column and cell.column_span == 1:
            cells += halves(cell)
        else:
            cells.append(replace(cell, column=cell.column + after, column_span=cell.column_span + over))
    return replace(table, cells=tuple(cells), n_columns=table.n_columns + 1)


def _halves(cell: Cell, place: float) -> tuple[Cell, Cell]:
    parts = halves_of(cell.lines, place - 1) or [[], []]  # ``_place`` is crossed by no word
    left = tuple(Region(page, box._replace(x1=place - 1)) for page, box in cell.regions)
    right = tuple(Region(page, box._replace(x0=place - 1)) for page, box in cell.regions)
    return (
        replace(cell, lines=tuple(parts[0]), regions=left),
        replace(cell, column=cell.column + 1, lines=tuple(parts[1]), regions=right),
    )
