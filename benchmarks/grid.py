"""A table as any reader gives it: cells in a grid, with their spans. Imports nothing but the standard library,
because peers run in an environment of their own that need not hold our package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; the unit is the reader's own."""


class Cell(NamedTuple):
    """A cell: its first row and column from 0, how many rows and columns it covers, its words."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on (or beginning on) a page, pages from 1."""

    page: int
    cells: tuple[Cell, ...]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The texts of the cells that start in each row, left to right, blank ones left out; blank rows too."""
        by_row: dict[int, list[Cell]] = {}
        for cell in self.cells:
            if not cell.blank:
                by_row.setdefault(cell.row, []).append(cell)
        for row in sorted(by_row):
            yield tuple(cell.text for cell in sorted(by_row[row], key=lambda cell: cell.column))


def from_matrix(page: int, rows: Iterable[Sequence[object]]) -> Grid:
    """A grid from rows of values, one cell a value; None and NaN (which differs from itself) are blank."""
    cells = [
        Cell(r, c, 1, 1, "" if value is None or value != value else str(value))
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
    ]
    return Grid(page, tuple(cells))


def from_boxes(page: int, cells: Iterable[tuple[Box, str]], slack: float = 1.0) -> Grid:
    """A grid from cells with their places: rows and columns lie between the distinct left and top edges.

    Edges nearer than ``slack`` are one. A cell covers every row and column whose first edge lies inside it.
    """
    placed = list(dict(cells).items())
    lefts = _distinct((box[0] for box, _ in placed), slack)
    tops = _distinct((box[1] for box, _ in placed), slack)
    found = []
    for (left, top, right, bottom), text in placed:
        columns = [i for i, edge in enumerate(lefts) if left - slack <= edge < right - slack]
        rows = [i for i, edge in enumerate(tops) if top - slack <= edge < bottom - slack]
        if columns and rows:
            found.append(Cell(rows[0], columns[0], len(rows), len(columns), text))
    return Grid(page, tuple(sorted(found)))


def _distinct(values: Iterable[float], slack: float) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > slack:
            kept.append(value)
    return kept


def to_plain(grids: Iterable[Grid]) -> list[dict[str, Any]]:
    """Grids as JSON values."""
    return [{"page": grid.page, "cells": [list(cell) for cell in grid.cells]} for grid in grids]


def from_plain(values: Iterable[dict[str, Any]]) -> list[Grid]:
    """Grids out of what ``to_plain`` gave."""
    return [Grid(value["page"], tuple(Cell(*cell) for cell in value["cells"])) for value in values]
