"""A table in a cell: the rows of the small table become rows of the large one, beside the cells it stands by.

No. | Recommendation | Actions                          No. | Recommendation | Action | Lead | By when
1   | Set a vision   | Action | Lead | By when    →     1   | Set a vision   | …      | …    | …
                     | …      | …    | …                    |                | …      | …    | …
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extract.geometry import holds_table
from extract.model import Cell, Table

FEWEST = 2
"""Cells of one column that hold a table each."""
MOSTLY = 0.6
"""Share of the column's cells below its head that do."""


@dataclass(frozen=True, slots=True)
class _Nest:
    """A large table, the column whose cells hold tables, and the index of the table in each row that has one."""

    outer: int
    column: int
    inner: dict[int, int]


def unfolded(tables: Sequence[Table]) -> list[Table]:
    """The tables of a document in reading order, those that hold others in their cells with these unfolded."""
    on_page: dict[int, list[int]] = {}
    for index, table in enumerate(tables):
        on_page.setdefault(table.page_first, []).append(index)
    nests = [nest for index in range(len(tables)) if (nest := _nest(index, tables, on_page))]
    taken = {inner for nest in nests for inner in nest.inner.values()}
    large = {nest.outer: nest for nest in nests if nest.outer not in taken}
    return [
        _unfolded(table, large[index].column, {row: tables[i] for row, i in large[index].inner.items()})
        if index in large
        else table
        for index, table in enumerate(tables)
        if index not in taken
    ]


def _nest(outer: int, tables: Sequence[Table], on_page: Mapping[int, Sequence[int]]) -> _Nest | None:
    table = tables[outer]
    if table.n_columns < 2 or table.n_rows < FEWEST:
        return None
    pages = sorted({region.page for region in table.regions})
    near = [i for page in pages for i in on_page.get(page, ()) if i != outer and len(tables[i].regions) == 1]
    held: dict[int, dict[int, int]] = {}
    for index in near:
        cell = next((cell for cell in table.cells if holds_table(cell, tables[index])), None)
        if cell and cell.row not in held.setdefault(cell.column, {}):
            held[cell.column][cell.row] = index
    for column, inner in held.items():
        cells = [cell for cell in table.cells if cell.column == column and cell.row and cell.lines]
        widths = {tables[i].n_columns for i in inner.values()}
        if len(inner) >= max(FEWEST, MOSTLY * len(cells)) and len(widths) == 1 and widths != {1}:
            return _Nest(outer, column, inner)
    return None


def _unfolded(table: Table, column: int, inner: dict[int, Table]) -> Table:
    """``table`` with as many columns in place of ``column`` as the tables ``inner`` (by row) have; rows of theirs that
    are their heads again stand once, as the heads of those columns."""
    width = next(iter(inner.values())).n_columns
    heads = _heads(list(inner.values()))
    bodies = {row: [cells for cells in small.rows[bool(heads) :] if cells] for row, small in inner.items()}
    heights = [max(1, len(bodies.get(row, ()))) for row in range(table.n_rows)]
    starts = [0, *accumulate(heights)]
    above = min(inner) - 1
    cells: list[Cell] = []
    for cell in table.cells:
        inside = cell.column == column and (cell.row in inner or (heads and cell.row == above))
        if not inside:
            end = min(cell.row + cell.row_span, table.n_rows)
            cells.append(_moved(cell, starts[cell.row], starts[end] - starts[cell.row], column, width))
    if above >= 0:
        cells += [replace(cell, row=starts[above], row_span=1, column=column + cell.column) for cell in heads]
    for row, body in bodies.items():
        for number, small_row in enumerate(body):
            cells += [replace(cell, row=starts[row] + number, column=column + cell.column) for cell in small_row]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, starts[-1], table.n_columns + width - 1, table.regions, table.method, table.score)


def _moved(cell: Cell, row: int, height: int, column: int, width: int) -> Cell:
    """A cell of the large table in its new place; one over or under ``column`` is as wide as that has become."""
    over = cell.column <= column < cell.column + cell.column_span
    return replace(
        cell,
        row=row,
        row_span=height,
        column=cell.column + (width - 1 if cell.column > column else 0),
        column_span=cell.column_span + (width - 1 if over else 0),
    )


def _heads(tables: Sequence[Table]) -> tuple[Cell, ...]:
    """The first row, where all tables begin with the same words."""
    words = {tuple(cell.text.lower() for cell in table.rows[0]) for table in tables if table.rows}
    return tables[0].rows[0] if len(words) == 1 and len(tables) > 1 else ()
