"""Rows of one table that recommend and rows that answer them: told by a column that says which, or by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.model import Cell, Table
from extract.records.plans.columns import REFERENCE
from extract.records.plans.numbers import goes_deeper

ASKING = frozenset(("recommendation", "rec", "finding", "r"))
ANSWERING = frozenset(("action", "act", "step", "task", "activity", "response", "milestone", "a"))
NUMBERED_TYPE = re.compile(r"\s*[A-Z]{0,3}\d[\w.]*$")


def type_of(cell: Cell | None) -> str | None:
    """What a cell's last line calls its row, "recommendation" or "action"; None where it says something else."""
    said = NUMBERED_TYPE.sub("", cell.lines[-1].text).lower().strip(" .():") if cell and cell.lines else ""
    if said in ASKING or said.removesuffix("s") in ASKING:
        return "recommendation"
    return "action" if said in ANSWERING or said.removesuffix("s") in ANSWERING else None


def type_column(table: Table, first: int, end: int) -> int | None:
    """The column that says of each row whether it recommends or answers; the rows of a table's other halves may be
    blank in it."""
    for column in range(table.n_columns):
        cells = [c for row in table.rows[first:end] for c in row if c.column == column and c.lines]
        cells = [cell for cell in cells if cell.column_span < max(2, table.n_columns - 1)]
        types = [type_of(cell) for cell in cells]
        if {"recommendation", "action"} <= set(types) and None not in types:
            return column
    return None


def heads_numbers(table: Table, row: int) -> bool:
    """Whether a row says no more than a number and words, and the number of the row below is a part of its own: 1 over
    1.1, R2 over 2a."""
    filled = [cell for cell in table.covering[row] if cell.lines]
    if len(filled) != 2 or any(cell.row != row for cell in filled) or not REFERENCE.match(filled[0].text.strip()):
        return False
    below = next((cells for cells in table.rows[row + 1 :] if cells), ())
    under = next((cell for cell in below if cell.column == filled[0].column), None)
    return under is not None and goes_deeper(filled[0].text, under.text) and sum(bool(c.lines) for c in below) > 2


def goes_on_under(table: Table, row: int, numbers: Iterable[str | None]) -> bool:
    """Whether a number in a row is a part of one of ``numbers``: 1.2 of 1."""
    cells = [cell.text.strip() for cell in table.covering[row] if cell.lines] if row < table.n_rows else []
    return any(goes_deeper(number, text) for number in numbers if number for text in cells)
