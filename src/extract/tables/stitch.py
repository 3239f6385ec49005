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

from rapidfuzz.fuzz import ratio

from extract.geometry import clusters, nearest
from extract.issues import Code, Issues
from extract.model import Box, Cell, Document, Line, Page, Region, Table
from extract.text import TERMINAL

FOOTNOTE = re.compile(r"^(?:\d{1,2}|[*†‡])")
SAME_EDGE = 6.0
"""Column edges on two pages that differ by no more than this many points are the same."""
HEADER_ALIKE = 85.0
"""A row is the header again when its words agree to this share (rapidfuzz ratio, 0..100)."""


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
        if open_table and not tables and not _is_blank(page):
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
    if _lines_below(document.pages[last.page - 1], last.box) or _lines_above(document.pages[first.page - 1], first.box):
        return False
    return _columns_agree(above, below)


def _lines_below(page: Page, box: Box) -> bool:
    """Body text under the table; footnotes (smaller type, a mark first) do not count."""
    inside = [line.size for line in page.lines if box.holds(*line.box.centre)]
    small = 0.9 * median(inside) if inside else 0.0
    below = [line for line in page.lines if box.bottom - 2 < line.box.top < 0.9 * page.height]
    return any(line.size >= small or not FOOTNOTE.match(line.text) for line in below[:1])


def _lines_above(page: Page, box: Box) -> bool:
    return any(line.box.bottom < box.top + 2 for line in page.lines)


def _columns_agree(above: Table, below: Table) -> bool:
    """Every column edge of the simpler table is an edge of the other, once both are moved to one left edge."""
    edges, others = _edges(above, last_page=True), _edges(below, last_page=False)
    if len(edges) > len(others):
        edges, others = others, edges
    if len(edges) == 2 and len(others) > 2 and above.n_columns == 1:
        return False  # a box above a grid is not the grid's head
    shift = others[0] - edges[0]
    return all(abs(others[nearest(others, edge + shift)] - edge - shift) <= SAME_EDGE for edge in edges)


def _edges(table: Table, last_page: bool) -> list[float]:
    page = table.regions[-1 if last_page else 0].page
    boxes = [region.box for cell in table.cells for region in cell.regions if region.page == page]
    return clusters([edge for box in boxes for edge in (box.x0, box.x1)], 3.0)


# ---------------------------------------------------------------- joining


def _append(above: Table, below: Table, issues: Issues) -> Table:
    """``above`` with the rows of ``below`` under its own."""
    above, below = _on_one_grid(above, below)
    below = _without_repeated_header(above, below)
    if not below.n_rows:
        return replace(above, regions=above.regions + below.regions)
    last_row = _row_ending(above)
    joins, spans = _continuation(last_row, below.rows[0])
    cells = {(cell.row, cell.column): cell for cell in above.cells}
    offset = above.n_rows - 1 if joins else above.n_rows
    for cell in below.cells:
        owner = last_row.get(cell.column)
        if owner and cell.row == 0 and (joins or cell.column in spans):
            cells[owner.row, owner.column] = _extended(cells[owner.row, owner.column], cell, joins)
        else:
            cells[cell.row + offset, cell.column] = replace(cell, row=cell.row + offset)
    if joins:
        place = Region(below.regions[0].page, below.regions[0].box)
        issues.add(Code.ROW_CONTINUES, f"a row goes on from page {above.page_last} to page {place.page}", place)
    ordered = tuple(cells[key] for key in sorted(cells))
    score = min(above.score, below.score)
    return Table(ordered, offset + below.n_rows, above.n_columns, above.regions + below.regions, above.method, score)


def _extended(owner: Cell, cell: Cell, joins: bool) -> Cell:
    rows = cell.row_span - 1 if joins else cell.row_span
    return replace(
        owner, row_span=owner.row_span + rows, lines=owner.lines + cell.lines, regions=owner.regions + cell.regions
    )


def _on_one_grid(above: Table, below: Table) -> tuple[Table, Table]:
    """Both tables with column numbers counted on the finer of their grids."""
    edges, others = _edges(above, last_page=True), _edges(below, last_page=False)
    if len(edges) == len(others):
        return above, below
    if len(edges) > len(others):
        return above, _regridded(below, edges, edges[0] - others[0])
    return _regridded(above, others, others[0] - edges[0]), below


def _regridded(table: Table, edges: list[float], shift: float) -> Table:
    cells = []
    for cell in table.cells:
        box = cell.regions[0].box
        column = nearest(edges, box.x0 + shift)
        cells.append(replace(cell, column=column, column_span=max(1, nearest(edges, box.x1 + shift) - column)))
    return Table(tuple(cells), table.n_rows, len(edges) - 1, table.regions, table.method, table.score)


def _without_repeated_header(above: Table, below: Table) -> Table:
    """``below`` without its first rows where they say what the first rows of ``above`` say."""
    repeated = 0
    while repeated < min(above.n_rows, below.n_rows, 3) and _is_repeat(above, below, repeated):
        repeated += 1
    if not repeated:
        return below
    kept = tuple(replace(cell, row=cell.row - repeated) for cell in below.cells if cell.row >= repeated)
    return Table(kept, below.n_rows - repeated, below.n_columns, below.regions, below.method, below.score)


def _is_repeat(above: Table, below: Table, row: int) -> bool:
    """Whether a row at the head of a page says what the same row of the table's head says: to the letter, or with
    small changes where both are set as headings (bold or shaded)."""
    own, again = _row_text(above, row), _row_text(below, row)
    if not own or len(above.rows[row]) < 2:
        return False
    if own.lower() == again.lower():
        return not re.search(r"\d", own)
    headings = _set_as_heading(above, row) and _set_as_heading(below, row)
    return (headings or _short_words(above, row)) and ratio(own.lower(), again.lower()) >= HEADER_ALIKE


def _set_as_heading(table: Table, row: int) -> bool:
    cells = [cell for cell in table.rows[row] if cell.lines]
    return all(cell.bold for cell in cells) or all(cell.fill for cell in cells)


def _short_words(table: Table, row: int) -> bool:
    """Every cell of the row holds a few words and no figure or sentence."""
    texts = [cell.text for cell in table.rows[row]]
    return all(
        0 < len(t.split()) <= 5 and not re.search(r"\d", t) and not (" " in t and t.endswith(".")) for t in texts
    )


def _row_text(table: Table, row: int) -> str:
    return " | ".join(cell.text for cell in table.rows[row])


def _row_ending(table: Table) -> dict[int, Cell]:
    """The cells that reach the table's last row, by column."""
    return {cell.column: cell for cell in table.cells if cell.row + cell.row_span == table.n_rows}


# ---------------------------------------------------------------- was a row cut?


def _continuation(last: dict[int, Cell], first: Sequence[Cell]) -> tuple[bool, set[int]]:
    """Whether the first row of a page goes on with the last row before it; if it does not, the columns whose cell
    spans both because the new row leaves them empty (a merged cell cut by the page break)."""
    pairs = [(last[cell.column], cell) for cell in first if cell.column in last]
    if len(pairs) != len(first) or (len(pairs) == 1 and len(last) > 1):
        return False, set()
    if any(cell.column_span != owner.column_span for owner, cell in pairs):
        return False, set()
    filled = [(owner, cell) for owner, cell in pairs if cell.lines]
    small_letter = any(owner.lines and _begins_small(owner, cell) for owner, cell in filled)
    owner, leading = pairs[0]
    if leading.lines:
        cut = len(filled) == 1 and owner.lines and _text_goes_on(owner, leading)
        return (small_letter and not _is_number(leading)) or bool(cut), set()
    if small_letter or (len(filled) <= 1 < len(pairs) and owner.lines):
        return True, set()
    return False, _empty_from_left(pairs)


def _is_number(cell: Cell) -> bool:
    return bool(re.match(r"^\W*[A-Za-z]{0,3}\W?\d[\d.]*\W*$", cell.text))


def _empty_from_left(pairs: Sequence[tuple[Cell, Cell]]) -> set[int]:
    empty: set[int] = set()
    for owner, cell in pairs:
        if cell.lines or not owner.lines:
            break
        empty.add(cell.column)
    return empty


def _begins_small(owner: Cell, cell: Cell) -> bool:
    """A small letter first, and no finished sentence before: the words run on."""
    return cell.lines[0].text[:1].islower() and not owner.lines[-1].text.endswith((".", "!", "?"))


def _text_goes_on(owner: Cell, cell: Cell) -> bool:
    """Whether a cell's words run on in mid-sentence: small letter first, or cut off at the very foot of the page."""
    before, after = owner.lines[-1], cell.lines[0]
    if after.text[:1].islower():
        return _begins_small(owner, cell)
    return (
        not before.text.endswith(TERMINAL)
        and not _is_number(cell)
        and _near(owner.regions[-1].box.bottom - before.box.bottom, before)
        and _near(after.box.top - cell.regions[0].box.top, after)
    )


def _near(gap: float, line: Line) -> bool:
    return gap < 0.9 * line.size
