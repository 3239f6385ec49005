"""Tagged rows that are short of cells because a cell reaches over several columns and its tag does not say so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol

from extract.model import Word

SLACK = 3.0
"""Points by which words may stand left of where their column mostly begins."""


class Place(Protocol):
    """Where a cell stands in the grid, and the words by page that it holds."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def row_span(self) -> int: ...
    @property
    def column_span(self) -> int: ...
    @property
    def words(self) -> dict[int, list[Word]]: ...


def spans_found(cells: Sequence[Place], n_columns: int) -> dict[tuple[int, int], tuple[int, int]]:
    """(column, span) by (row, column as tagged) of the cells of short rows, told by where the columns of full rows
    begin; rows that do not fit them are left alone."""
    by_row: dict[int, list[Place]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    if any(cell.row_span > 1 for cell in cells):
        return {}
    full = [row for row in by_row.values() if len(row) == n_columns]
    short = [row for row in by_row.values() if 1 < sum(cell.column_span for cell in row) < n_columns]
    if not short or 2 * len(full) < len(by_row):
        return {}
    lefts = [[left for row in full if (left := _left(row[column])) is not None] for column in range(n_columns)]
    if not all(lefts):
        return {}
    starts = [median(found) for found in lefts]
    if any(a >= b for a, b in pairwise(starts)):
        return {}
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for row in short:
        places = [(cell, left) for cell in row if (left := _left(cell)) is not None]
        columns = [sum(start <= left + SLACK for start in starts) - 1 for _, left in places]
        if len(places) == len(row) and columns[0] == 0 and all(a < b for a, b in pairwise(columns)):
            ends = [*columns[1:], n_columns]
            for (cell, _), column, end in zip(places, columns, ends, strict=True):
                found[cell.row, cell.column] = (column, end - column)
    return found


def _left(cell: Place) -> float | None:
    return min((word.box.x0 for words in cell.words.values() for word in words), default=None)
