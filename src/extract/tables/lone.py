"""Boxes of one cell at a page's head or foot: the part of a table that stands alone on its page.

A grid has two cells at least, so a cell that a page break cuts off looks like any framed paragraph. It belongs to the
table of one column that ends at the foot of the page before, or begins at the head of the next, between the same sides;
or it is the banner of the table overleaf, whose heads stand under such a banner in the table before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Document, Page, Table

SAME_SIDE = 6.0
"""Sides on two pages that differ by no more than this many points are the same; margins may be mirrored, so the
widths are compared as well."""
TALLEST = 0.8
"""Share of the page's height; what is taller frames the page."""
NARROWEST = 0.4
"""Share of the page's width."""


def with_boxes(
    document: Document, by_page: Sequence[Sequence[Table]], boxes: Sequence[Sequence[Table]]
) -> list[list[Table]]:
    """Tables page by page with those of the lone ``boxes`` that go on from, or go on in, a table of one column."""
    pages = [list(tables) for tables in by_page]
    for index in range(1, len(pages)):
        above, page = pages[index - 1], document.pages[index]
        head = _at_head(boxes[index], pages[index], page)
        last = above[-1] if above else _at_foot(boxes[index - 1], above, document.pages[index - 1])
        if head and last and _goes_on(last, head):
            pages[index].insert(0, head)
            if not above:
                above.append(last)
        foot = _at_foot(boxes[index - 1], above, document.pages[index - 1])
        if foot and foot not in above and pages[index] and _goes_on(foot, pages[index][0]):
            above.append(foot)
        elif foot and above and pages[index] and _is_banner_of(foot, above[-1], pages[index][0]):
            pages[index][0] = _under_banner(foot, pages[index][0])
    return pages


def without_boxes(tables: Sequence[Table]) -> list[Table]:
    """The tables without those boxes that were not joined to anything after all."""
    return [table for table in tables if not (table.method == "ruled" and len(table.cells) == 1 == len(table.regions))]


def _at_head(boxes: Sequence[Table], tables: Sequence[Table], page: Page) -> Table | None:
    """The topmost box, if no line and no table stands over it."""
    if not boxes or not _may_be_a_cell(boxes[0], tables, page):
        return None
    top = boxes[0].regions[0].box.top
    return None if any(line.box.centre[1] < top for line in page.lines) else boxes[0]


def _at_foot(boxes: Sequence[Table], tables: Sequence[Table], page: Page) -> Table | None:
    """The lowest box, if no line and no table stands below it."""
    if not boxes or not _may_be_a_cell(boxes[-1], tables, page):
        return None
    bottom = boxes[-1].regions[0].box.bottom
    return None if any(line.box.centre[1] > bottom for line in page.lines) else boxes[-1]


def _may_be_a_cell(box: Table, tables: Sequence[Table], page: Page) -> bool:
    place = box.regions[0].box
    if place.height > TALLEST * page.height or place.width < NARROWEST * page.width:
        return False
    if any(place.holds_centre(line.box) for line in page.furniture):
        return False
    return not any(table.regions[0].box.overlap(place) > 1 for table in tables)


def _goes_on(above: Table, below: Table) -> bool:
    """Whether both have one column of the same width, at the same place or mirrored."""
    if above.n_columns != 1 or below.n_columns != 1:
        return False
    one, other = above.regions[-1].box, below.regions[0].box
    return abs(one.width - other.width) <= SAME_SIDE


def _is_banner_of(box: Table, before: Table, below: Table) -> bool:
    """Whether ``before`` begins with a cell set like the box over its whole width, and under it has the heads with
    which ``below`` begins, or rows as all of it has: a card, which the page break cuts below its title."""
    if before.n_rows < 2 or below.n_columns != before.n_columns or len(before.rows[0]) != 1:
        return False
    banner, cell = before.rows[0][0], box.cells[0]
    alike = banner.column_span == before.n_columns and (banner.fill, banner.bold) == (cell.fill, cell.bold)
    wide = abs(box.regions[0].box.width - below.regions[0].box.width) <= SAME_SIDE
    heads = [[each.text.lower() for each in row] for row in (before.rows[1], below.rows[0])]
    rows = [
        [[(cell.column, cell.column_span) for cell in row] for row in rows] for rows in (before.rows[1:], below.rows)
    ]
    return alike and wide and len(heads[0]) > 1 and (heads[0] == heads[1] or rows[0] == rows[1])


def _under_banner(box: Table, table: Table) -> Table:
    banner = replace(box.cells[0], column_span=table.n_columns)
    below = (replace(cell, row=cell.row + 1) for cell in table.cells)
    regions = box.regions + table.regions
    return replace(table, cells=(banner, *below), n_rows=table.n_rows + 1, regions=regions)
