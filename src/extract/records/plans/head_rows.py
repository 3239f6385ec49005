"""Heading rows of two levels: "Timescale" over "Start" and "End", "RAG" over "Latest" and "Previous"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Cell, Table
from extract.records.plans.columns import Column, mended, role_of_heading

QUALIFIER = re.compile(r"^(?:latest|current|now|new|previous|last|prior|old|earlier|original|revised)$", re.IGNORECASE)
"""Headings that only say which of two."""
SUBHEAD = re.compile(rf"{QUALIFIER.pattern[:-2]}|start|end|from|to|planned|actual|officer|member|date)$", re.IGNORECASE)
"""Headings that name parts of one above them."""


def last_heading_row(table: Table, row: int) -> int:
    """A heading over two rows: some of its cells span down, or the next row only names parts of one above it."""
    spanning = max((cell.row + cell.row_span - 1 for cell in table.rows[row]), default=row)
    if spanning > row and spanning - row <= 2:
        below = [cell for cell in table.rows[row + 1] if cell.lines]
        if all(len(cell.text.split()) <= 4 for cell in below):
            return spanning
    under = [cell for cell in table.rows[row + 1] if cell.lines] if row + 1 < table.n_rows else []
    return row + 1 if under and all(SUBHEAD.match(cell.text) for cell in under) else row


def columns_under(table: Table, first: int, last: int) -> tuple[Column, ...]:
    headings: list[list[Cell]] = [[] for _ in range(table.n_columns)]
    for row in range(first, last + 1):
        for cell in table.rows[row]:
            for column in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                if cell.lines:
                    headings[column].append(cell)
    _share_upper(headings)
    return tuple(
        _column(cells, goes_on=index > 0 and bool(cells) and cells == headings[index - 1])
        for index, cells in enumerate(headings)
    )


def _share_upper(headings: list[list[Cell]]) -> None:
    """A heading set over two columns without lines stands over one of them; the other, which says no more than which
    of two, gets it too."""
    for column, cells in enumerate(headings):
        if len(cells) != 1 or not QUALIFIER.match(cells[0].text):
            continue
        beside = [headings[at] for at in (column + 1, column - 1) if 0 <= at < len(headings)]
        upper = next((pair[0] for pair in beside if len(pair) == 2 and QUALIFIER.match(pair[1].text)), None)
        if upper:
            headings[column] = [upper, *cells]


def _column(cells: Sequence[Cell], goes_on: bool) -> Column:
    """The lowest heading that names a role decides ("Timescale" over "Start" and "End"); one that only says which
    ("RAG" over "Latest" and "Previous") goes before the one above it."""
    headings = [mended(cell.text) for cell in cells]
    if len(headings) > 1 and QUALIFIER.match(headings[-1]):
        roles = [role_of_heading(f"{headings[-1]} {headings[-2]}")]
    else:
        roles = [role_of_heading(heading) for heading in reversed(headings)]
    return Column(" ".join(headings), next((role for role in roles if role), "other"), goes_on)
