"""The columns of a plan that nobody understood, where the plan lacks what they may hold: who leads, or by when."""

from __future__ import annotations

from extract.issues import Code, Issues
from extract.model import Box, Cell, Region, Table
from extract.records.plans.columns import ColumnRole, Header, mended, role_of_heading

TIMES: frozenset[ColumnRole] = frozenset(("timescale", "start", "end", "revised", "tick_time"))
LONGEST = 8
"""Words of a cell, on average, that may name a lead or a time."""
MOSTLY = 0.5
"""Share of the rows in which the column has words."""


def tell_unread_columns(table: Table, header: Header, issues: Issues) -> None:
    """An issue for each column that may hold the lead or the time that the plan under ``header`` does not have."""
    if "action" not in header.roles or ("lead" in header.roles and header.roles & TIMES):
        return
    for index, column in enumerate(header.columns):
        cells = [cell for cell in _under(table, header, index) if cell.lines]
        known = column.role != "other" or role_of_heading(mended(column.heading)) is not None
        if known or not cells or not _may_name(cells, table.n_rows - header.last_row - 1):
            continue
        place = cells[0].regions[0]
        box = Box.around([r.box for cell in cells for r in cell.regions if r.page == place.page])
        named = f"the column \u201c{column.heading}\u201d" if column.heading else "a column without a heading"
        issues.add(
            Code.COLUMN_UNREAD, f"page {place.page}: {named} of a plan was not understood", Region(place.page, box)
        )


def _under(table: Table, header: Header, column: int) -> list[Cell]:
    return [
        cell for cell in table.cells if cell.column == column and cell.row > header.last_row and cell.column_span == 1
    ]


def _may_name(cells: list[Cell], rows: int) -> bool:
    words = sum(len(cell.text.split()) for cell in cells)
    covered = sum(cell.row_span for cell in cells)
    return covered >= MOSTLY * rows and 1 <= words / len(cells) <= LONGEST
