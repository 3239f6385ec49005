"""A table too wide for its page, printed in two parts or more: the first columns, and on the pages after them others.

All parts have the same rows, each as high in the one as in the other; that is what tells them from several tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.issues import Code, Issues
from extract.model import Cell, Document, Region, Table

FEWEST_ROWS = 3
SAME_HEIGHT, SAME_TOP = 1.5, 6.0
"""Points by which heights of rows and tops of tables may differ; rows of one height only say something together with
the top."""


def with_halves_joined(tables: Sequence[Table], document: Document, issues: Issues) -> list[Table]:
    """The tables in reading order, the halves of wide ones side by side in one."""
    found: list[Table] = []
    for table in tables:
        if found and _is_other_half(found[-1], table, document):
            place = Region(table.regions[0].page, table.regions[0].box)
            issues.add(
                Code.ROW_CONTINUES, f"columns go on from page {found[-1].page_first} to page {place.page}", place
            )
            found[-1] = _side_by_side(found[-1], table)
        else:
            found.append(table)
    return found


def _is_other_half(left: Table, right: Table, document: Document) -> bool:
    if left.method != "ruled" or right.method != "ruled" or right.page_first != left.page_last + 1:
        return False
    if left.n_rows != right.n_rows or left.n_rows < FEWEST_ROWS or len(left.regions) % len(right.regions):
        return False
    if left.n_columns < 2 or _heads(left) == _heads(right) or _same_labels(left, right):
        return False
    page = document.pages[right.page_first - 1]
    if any(line.box.bottom < right.regions[0].box.top for line in page.lines):
        return False
    heights, others = _heights(left), _heights(right)
    both = heights.keys() & others.keys()
    alike = all(abs(heights[row] - others[row]) <= SAME_HEIGHT for row in both)
    varied = max(heights.values(), default=0.0) - min(heights.values(), default=0.0) > SAME_TOP
    level = abs(left.regions[0].box.top - right.regions[0].box.top) <= SAME_TOP
    return alike and (varied or level) and len(both) >= max(FEWEST_ROWS, 0.8 * left.n_rows)


def _same_labels(one: Table, other: Table) -> bool:
    """Whether two tables of labels and values have most of their labels in common."""
    labels = {text for _, text in _column(one, 0)} & {text for _, text in _column(other, 0)}
    return one.n_columns == other.n_columns == 2 and 2 * len(labels) > one.n_rows


def _heads(table: Table) -> list[str]:
    return [cell.text.lower() for cell in table.rows[0]]


def _heights(table: Table) -> dict[int, float]:
    """The heights of the rows that a page holds whole."""
    found: dict[int, float] = {}
    for cell in table.cells:
        if cell.row_span == 1 and len(cell.regions) == 1:
            found.setdefault(cell.row, cell.regions[0].box.height)
    return found


def _side_by_side(left: Table, right: Table) -> Table:
    """One table; columns that the second half prints again to lead the eye stand once."""
    again = _repeated(left, right)
    moved = [replace(cell, column=left.n_columns + cell.column - again) for cell in right.cells if cell.column >= again]
    cells = tuple(sorted([*left.cells, *moved], key=lambda cell: (cell.row, cell.column)))
    columns = left.n_columns + right.n_columns - again
    return Table(cells, left.n_rows, columns, left.regions + right.regions, "ruled", min(left.score, right.score))


def _repeated(left: Table, right: Table) -> int:
    """How many columns at the left of both say the same."""
    count = 0
    while count < min(left.n_columns, right.n_columns - 1) and _column(left, count) == _column(right, count):
        count += 1
    return count


def _column(table: Table, column: int) -> list[tuple[int, str]]:
    cells: list[Cell] = [cell for cell in table.cells if cell.column == column]
    return [(cell.row, cell.text) for cell in cells]
