"""Drawn columns that hold two: labels, and at one place behind white what they name, with no line between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.geometry import holds_table
from extract.model import Cell, Line, Region, Table

FEWEST, NEARLY_ALL = 4, 0.8
"""Cells of the column, and share of them whose first lines have words at the place."""
WHITE = 1.2
"""Font sizes of white before the place."""


def with_inner_columns(table: Table, tables: Sequence[Table]) -> Table:
    """``table``, each of its columns that holds two of them parted; none whose cells hold others of ``tables``, which
    have columns of their own."""
    for column in range(table.n_columns - 1, -1, -1):
        cells = [c for c in table.cells if c.column == column and c.column_span == 1 and c.lines]
        drawn = any(holds_table(cell, other) for cell in cells for other in tables if other is not table)
        if len(cells) >= FEWEST and not drawn and (place := _place(cells)) is not None:
            table = _parted(table, column, place)
    return table


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


def _parted(table: Table, column: int, place: float) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        after = cell.column > column
        over = cell.column <= column < cell.column + cell.column_span
        if cell.column == column and cell.column_span == 1:
            cells += _halves(cell, place)
        else:
            cells.append(replace(cell, column=cell.column + after, column_span=cell.column_span + over))
    return replace(table, cells=tuple(cells), n_columns=table.n_columns + 1)


def _halves(cell: Cell, place: float) -> tuple[Cell, Cell]:
    parts: tuple[list[Line], list[Line]] = ([], [])
    for line in cell.lines:
        for part, behind in zip(parts, (False, True), strict=True):
            if words := tuple(word for word in line.words if (word.box.x0 >= place - 1) == behind):
                part.append(Line(line.page, words))
    left = tuple(Region(page, box._replace(x1=place - 1)) for page, box in cell.regions)
    right = tuple(Region(page, box._replace(x0=place - 1)) for page, box in cell.regions)
    return (
        replace(cell, lines=tuple(parts[0]), regions=left),
        replace(cell, column=cell.column + 1, lines=tuple(parts[1]), regions=right),
    )
