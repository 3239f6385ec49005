"""How far things are by the colour of a cell alone: a column without words, or the cells of the numbers."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from extract.model import Cell, Table
from extract.records.plans.columns import Header, role_of_heading
from extract.records.plans.legend import colour_name, is_strong

LIGHTS = frozenset(("green", "amber", "red"))
SHOWN = frozenset((*LIGHTS, "blue", "grey", "yellow"))
FEWEST = 3
"""Coloured cells."""
MOSTLY = 0.8
"""Share of a column's cells that are coloured."""


def light_of(table: Table, row: int, header: Header) -> str | None:
    """The colour that stands for the status in ``row``, where no column is headed as one; None where there is none."""
    if header.roles & {"status", "tick"} or not any(map(_is_light, table.covering[row])):
        return None
    told = next((c for c in table.covering[row] if _shows(table, c.column, header)), None)
    return told.fill if told and told.fill and _is_light(told) else None


def _shows(table: Table, column: int, header: Header) -> bool:
    if column >= len(header.columns):
        return False
    told = header.columns[column]
    blank = told.role == "progress" or (told.role == "other" and role_of_heading(told.heading) is None)
    return (blank or told.role == "ref") and _coloured(table, column, header.last_row, blank)


@lru_cache(maxsize=256)
def _coloured(table: Table, column: int, last_row: int, blank: bool) -> bool:
    """Whether the cells of a column are coloured as lights are. Numbers may be coloured by their theme, which then has
    its rows together: those of lights change to and fro."""
    cells = [c for c in table.cells if c.column == column and c.row > last_row and c.column_span == 1]
    names = [colour_name(cell.fill) for cell in cells if cell.fill and _is_light(cell)]
    if len(names) < max(FEWEST, MOSTLY * len(cells)) or len(set(names)) < 2 or not LIGHTS & set(names):
        return False
    if blank:
        return not any(cell.lines for cell in cells)
    return len(list(groupby(names))) > len(set(names))


def _is_light(cell: Cell) -> bool:
    fill = cell.fill or ""
    return bool(fill) and colour_name(fill) in SHOWN and (is_strong(fill) or colour_name(fill) == "grey")
