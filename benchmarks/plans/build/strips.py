"""Rows of a grid laid out: how high they are and where each line of words stands. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.plans.build.model import Cell, Grid, Look, Row
from benchmarks.plans.build.setting import LEADING, SetLine, depth, lines


@dataclass(frozen=True)
class Placed:
    """A cell of a strip: where it stands from the strip's top, and its lines, their base lines from there too."""

    cell: Cell
    x0: float
    x1: float
    top: float
    bottom: float
    lines: tuple[SetLine, ...]
    row: int
    column: int


@dataclass(frozen=True)
class Strip:
    """Rows that hang together by merged cells."""

    placed: tuple[Placed, ...]
    ends: tuple[float, ...]
    """The lower edge of each row."""

    @property
    def height(self) -> float:
        return self.ends[-1]

    @property
    def bases(self) -> list[tuple[float, float]]:
        """Base line, from the strip's top, and size of every line of words."""
        return [(line.base, line.size) for placed in self.placed for line in placed.lines]


def strips(grid: Grid) -> Iterator[Strip]:
    """The body cut into strips, between rows that no merged cell joins."""
    rows: list[Row] = []
    open_until = 0
    for number, row in enumerate(grid.body):
        rows.append(row)
        open_until = max([open_until, *(number + cell.rows for cell in row if cell)])
        if open_until <= number + 1:
            yield strip(tuple(rows), grid, number=number + 1 - len(rows))
            rows = []


def strip(rows: Sequence[Row], grid: Grid, *, head: bool = False, number: int = 0) -> Strip:
    """Rows with every line in its place; a merged cell that needs more makes its last row higher."""
    look = grid.look
    edges = [sum(grid.widths[:at]) for at in range(len(grid.widths) + 1)]
    cells = [(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell]
    heights = [(look.head_height if head else look.size * LEADING + 2 * look.pad) for _ in rows]
    for r, c, cell in sorted(cells, key=lambda each: each[2].rows):
        need = depth(_lines(cell, edges[c + cell.columns] - edges[c], look)) + 2 * look.pad
        have = sum(heights[r : r + cell.rows])
        heights[r + cell.rows - 1] += max(0.0, need - have)
    tops = [sum(heights[:at]) for at in range(len(heights) + 1)]
    placed = []
    for r, c, cell in cells:
        top, bottom = tops[r], tops[r + cell.rows]
        set_lines = _lines(cell, edges[c + cell.columns] - edges[c], look)
        spare = bottom - top - 2 * look.pad - depth(set_lines)
        down = {"top": 0.0, "middle": spare / 2, "bottom": spare}[cell.level or look.level]
        moved = tuple(replace(line, base=line.base + top + look.pad + down) for line in set_lines)
        shaded = cell if cell.fill or head else replace(cell, fill=look.zebra[(number + r) % 2])
        placed.append(Placed(shaded, edges[c], edges[c + cell.columns], top, bottom, moved, r, c))
    return Strip(tuple(placed), tuple(tops[1:]))


def _lines(cell: Cell, width: float, look: Look) -> list[SetLine]:
    if cell.turned:
        return []
    return lines(cell.text, width - 2 * look.pad + cell.spill, look.family, look.size, bold=cell.bold)
