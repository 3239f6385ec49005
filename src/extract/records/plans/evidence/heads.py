"""A heading row told by how it is set and by what stands under it, whatever its words are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Cell, Table
from extract.records.plans.columns import LONGEST_HEADING, Header
from extract.records.plans.evidence.contents import READINGS, readings, shares
from extract.records.plans.head_rows import columns_under, last_heading_row

LATEST = 3
"""Rows of titles and banners that may stand above a heading row."""
TELLING = ("time", "lead", "number", "status", "sentence", "amount", "tick", "yes")
"""Readings that a column's cells have in common and its heading has not."""
MOSTLY = 0.6
USUAL_WORDS = 5
"""A heading row has no more words a cell on average."""


def row_set_as_heading(table: Table) -> Header | None:
    """The first row that is set as a heading row, with no role for any column but what its words say."""
    for row in range(min(LATEST, table.n_rows - 1)):
        if _could_be(table, row) and (_set_apart(table, row) or _differs(table, row)):
            last = last_heading_row(table, row)
            if last + 1 < table.n_rows:
                return Header(row, last, columns_under(table, row, last))
    return None


def _could_be(table: Table, row: int) -> bool:
    cells = [cell for cell in table.rows[row] if cell.lines]
    texts = [cell.text.strip() for cell in cells]
    covered = sum(cell.column_span for cell in cells)
    if len(cells) < 2 or covered < MOSTLY * table.n_columns or covered < 2:
        return False
    counts = [len(text.split()) for text in texts]
    if max(counts) > LONGEST_HEADING or sum(counts) > USUAL_WORDS * len(counts):
        return False
    return not any(_says_more(text) for text in texts)


def _says_more(text: str) -> bool:
    """Whether words are a sentence, a number, a day or a status: what stands in cells."""
    read = dict(zip(READINGS, readings(text), strict=True))
    sentence = text.endswith(".") and len(text.split()) > 3
    return sentence or read["number"] or read["day"] or bool(re.fullmatch(r"[\W\d]+", text))


def _set_apart(table: Table, row: int) -> bool:
    """Whether a row is bold or shaded as a whole and the one below is not."""
    own = [cell for cell in table.rows[row] if cell.lines]
    below = [cell for cell in table.rows[row + 1] if cell.lines]
    if all(cell.bold for cell in own) and not all(cell.bold for cell in below):
        return True
    fills = {cell.fill for cell in own}
    alike = sum(bool(other) and {cell.fill for cell in other if cell.lines} == fills for other in table.rows)
    return None not in fills and len(fills) == 1 and 3 * alike <= max(3, table.n_rows)


def _differs(table: Table, row: int) -> bool:
    """Whether the cells under two of its cells have something in common that these have not."""
    told = 0
    for cell in table.rows[row]:
        below = _below(table, cell, row)
        if cell.lines and len(below) >= 2:
            common = dict(zip(READINGS, shares(below), strict=True))
            own = dict(zip(READINGS, readings(cell.text.strip()), strict=True))
            told += any(common[name] >= MOSTLY and not own[name] for name in TELLING)
    return told >= 2


def _below(table: Table, cell: Cell, row: int) -> Sequence[str]:
    return [
        text
        for other in table.rows[row + 1 : row + 21]
        for c in other
        if c.column == cell.column and c.column_span == cell.column_span and (text := c.text.strip())
    ]


def plain_heading(table: Table) -> tuple[str, ...]:
    """The headings of a table whose columns have no role here: its first row, where it is set apart from the second
    by bold type or shading and names every column."""
    if table.n_rows < 2 or len(table.rows[0]) != table.n_columns:
        return ()
    first, second = table.rows[0], table.rows[1]
    named = sum(bool(cell.lines) for cell in first) >= max(2, table.n_columns - 1)
    bold = all(cell.bold for cell in first if cell.lines) and not all(cell.bold for cell in second if cell.lines)
    shaded = all(cell.fill for cell in first) and not all(cell.fill for cell in second)
    short = all(len(cell.text.split()) <= LONGEST_HEADING for cell in first)
    return tuple(cell.text for cell in first) if named and short and (bold or shaded) else ()
