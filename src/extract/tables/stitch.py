"""Tables over pages: which table goes on on the next page, which header is a repeat, which row was cut by the break.

A table goes on when nothing but furniture stands between its foot on one page and the next table's head on the
following one, and their column edges agree. A repeated header is dropped. A cut row is joined; a merged cell cut
by the break spans the rows on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.geometry import clusters, nearest
from extract.issues import Code, Issues
from extract.model import Box, Cell, Document, Page, Region, Table
from extract.tables.breaks import continuation, row_ending
from extract.tables.columns import on_one_grid
from extract.tables.heads import CONTINUED, same_heads, without_repeats

FOOTNOTE = re.compile(r"^(?:\d{1,2}|[*†‡])")
SAME_EDGE = 6.0
"""Column edges on two pages that differ by no more than this many points are the same."""
SAME_LEFT = 14.0
"""Where columns have no drawn edges, their left edges differ with the words in them."""


def stitch(document: Document, by_page: Sequence[Sequence[Table]], issues: Issues) -> list[Table]:
    """Tables of all pages in reading order; ``by_page[i]`` holds those of page i + 1, top to bottom."""
    done: list[Table] = []
    open_table: Table | None = None
    for page, tables in zip(document.pages, by_page, strict=True):
        for index, table in enumerate(tables):
            if open_table and index == 0 and _goes_on(open_table, table, document):
                open_table = _append(open_table, table, issues)
                continue
            if open_table:
                done.append(open_table)
            open_table = table
        if open_table and not tables and not _is_blank(page) and page.number > open_table.page_last:
            done.append(open_table)
            open_table = None
    return [*done, open_table] if open_table else done


def _is_blank(page: Page) -> bool:
    return not page.lines


# ---------------------------------------------------------------- does it go on?


def _goes_on(above: Table, below: Table, document: Document) -> bool:
    last, first = above.regions[-1], below.regions[0]
    between = [page for page in document.pages[last.page : first.page - 1] if not _is_blank(page)]
    if first.page <= last.page or between:
        return False
    if _lines_below(document.pages[last.page - 1], last.box):
        return False
    if not (_columns_agree(above, below) or same_heads(above, below)):
        return False
    titles = {_title(text) for text in _lines_above(document.pages[above.page_first - 1], above.regions[0].box)}
    over = _lines_above(document.pages[first.page - 1], first.box)
    return all(_title(text) in titles or CONTINUED.search(text) for text in over)


def _title(text: str) -> str:
    """A title without what tells one page's from another's."""
    return re.sub(r"[\W\d]+", " ", CONTINUED.sub("", text)).strip().lower()


def _lines_below(page: Page, box: Box) -> bool:
    """Body text under the table; footnotes (smaller type, a mark first) do not count."""
    inside = [line.size for line in page.lines if box.holds_centre(line.box)]
    small = 0.9 * median(inside) if inside else 0.0
    below = [line for line in page.lines if box.bottom - 2 < line.box.top < 0.9 * page.height]
    return any(line.size >= small or not FOOTNOTE.match(line.text) for line in below[:1])


def _lines_above(page: Page, box: Box) -> list[str]:
    return [line.text for line in page.lines if line.box.bottom < box.top + 2]


def _columns_agree(above: Table, below: Table) -> bool:
    """Every column edge of the simpler table is an edge of the other, once both are moved to one left edge."""
    if above.method == below.method == "aligned":
        return above.n_columns == below.n_columns and _lefts_agree(above, below)
    edges, others = _edges(above, last_page=True), _edges(below, last_page=False)
    if len(edges) > len(others):
        edges, others = others, edges
    if len(edges) == 2 and len(others) > 2 and above.n_columns == 1:
        return False  # a box above a grid is not the grid's head
    if not edges:  # hostile boxes: without width, or without cells on that page
        return False
    shift = others[0] - edges[0]
    return all(abs(others[nearest(others, edge + shift)] - edge - shift) <= SAME_EDGE for edge in edges)


def _lefts_agree(above: Table, below: Table) -> bool:
    """Whether the words of each column begin in the same place, or stand around the same middle."""
    pairs = zip(_reach(above, above.page_last), _reach(below, below.page_first), strict=True)
    return all(
        not own or not other or abs(own[0] - other[0]) <= SAME_LEFT or abs(sum(own) - sum(other)) <= SAME_LEFT
        for own, other in pairs
    )


def _reach(table: Table, page: int) -> list[tuple[float, float] | None]:
    """Left and right of each column's words on a page of the table; None for a column without any."""
    found: list[tuple[float, float] | None] = [None] * table.n_columns
    for cell in table.cells:
        for line in cell.lines if cell.column_span == 1 else ():
            if line.page == page:
                known = found[cell.column] or (line.box.x0, line.box.x1)
                found[cell.column] = min(known[0], line.box.x0), max(known[1], line.box.x1)
    return found


def _edges(table: Table, last_page: bool) -> list[float]:
    page = table.regions[-1 if last_page else 0].page
    boxes = [region.box for cell in table.cells for region in cell.regions if region.page == page]
    return clusters([edge for box in boxes for edge in (box.x0, box.x1)], 3.0)


# ---------------------------------------------------------------- joining


def _append(above: Table, below: Table, issues: Issues) -> Table:
    """``above`` with the rows of ``below`` under its own."""
    above, below = on_one_grid(above, below)
    below = without_repeats(above, below)
    if not below.n_rows:
        return replace(above, regions=above.regions + below.regions)
    last_row = row_ending(above)
    joins, spans = continuation(above, below.rows[0])
    cells = {(cell.row, cell.column): cell for cell in above.cells}
    offset = above.n_rows - 1 if joins else above.n_rows
    for cell in below.cells:
        owner = last_row.get(cell.column)
        if owner and cell.row == 0 and (joins or cell.column in spans):
            cells[owner.row, owner.column] = _extended(cells[owner.row, owner.column], cell, joins)
        else:
            _put(cells, replace(cell, row=cell.row + offset))
    if joins:
        place = Region(below.regions[0].page, below.regions[0].box)
        issues.add(Code.ROW_CONTINUES, f"a row goes on from page {above.page_last} to page {place.page}", place)
    ordered = tuple(cells[key] for key in sorted(cells))
    score = min(above.score, below.score)
    return Table(ordered, offset + below.n_rows, above.n_columns, above.regions + below.regions, above.method, score)


def _put(cells: dict[tuple[int, int], Cell], cell: Cell) -> None:
    """``cell`` into its place. Where grids agree badly a cell stands there already: its words come first."""
    there = cells.get((cell.row, cell.column))
    if there:
        cell = replace(there, lines=there.lines + cell.lines, regions=there.regions + cell.regions)
    cells[cell.row, cell.column] = cell


def _extended(owner: Cell, cell: Cell, joins: bool) -> Cell:
    rows = cell.row_span - 1 if joins else cell.row_span
    return replace(
        owner, row_span=owner.row_span + rows, lines=owner.lines + cell.lines, regions=owner.regions + cell.regions
    )
