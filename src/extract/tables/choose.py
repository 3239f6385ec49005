"""Which finder speaks for a region: a drawn grid first, then the better scored of tags and white space; a frame
with upright lines alone is no grid of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from extract.flow.framed import FEWEST
from extract.flow.shaped import shape_of
from extract.model import Box, Page, Region, Table
from extract.tables.aligned import find_aligned

FULL_GRID = 0.9
"""A ruled table with this score has hardly a hole in its grid."""
BELIEVED = 0.8
"""Tags with a lower score do not speak against anything found on the page, nor for a place where nothing was."""
FEWEST_ENTRIES = 3
"""Lines in every column that may be as many rows."""
HEAD_AND_BOX, LONGEST_HEAD, FEWEST_IN_FRAME = 2, 3, 3
"""A frame with a rule under its head: its rows, the head's lines at most, and the columns that white space shows in it
at least."""
NEAR = 14.0
"""Points between the head of a frame and of the table in it."""
FEWEST_ROWS, WELL_FILLED = 3, 0.6
"""What a tagged table has at least, rows and share of cells with words, where only tags tell of one."""
SHARED = 0.3
"""Share of a table's area that makes two candidates speak of the same place."""
MOST = 0.6
"""Share of a tagged table's area from which a drawn grid is all of it."""


def with_tagged(by_page: Sequence[Sequence[Table]], tagged: Sequence[Table]) -> list[list[Table]]:
    """Tables page by page, those that tags tell better replaced; a tagged table stands on the first of its pages."""
    pages = [list(tables) for tables in by_page]
    shapes = Counter(shape_of(table.cells) for table in tagged)
    for candidate in tagged:
        rivals = [
            (index, table) for index, tables in enumerate(pages) for table in tables if _same_place(candidate, table)
        ]
        if not (
            _better(candidate, [table for _, table in rivals])
            if rivals
            else _stands_alone(candidate, shapes[shape_of(candidate.cells)])
        ):
            continue
        for index, table in rivals:
            pages[index].remove(table)
        first = pages[candidate.page_first - 1]
        first.append(candidate)
        first.sort(key=lambda table: table.regions[0].box.top)
    return pages


def settled_by(by_page: Sequence[Sequence[Table]]) -> Callable[[Sequence[Region]], bool]:
    """Whether a drawn grid without holes stands in one of the places asked for: tags do not speak against it."""
    grids = [table.regions for tables in by_page for table in tables if _is_full_grid(table)]
    return lambda places: any(_fills(grid, places) for grid in grids)


def with_open_frames(page: Page, ruled: Sequence[Table]) -> list[Table]:
    """The ruled tables of ``page``, but those that draw columns and no rows as white space tells them.

    That is so where one row is most of the table, and the entries of its first column, each with others beside it,
    are many.
    """
    found: list[Table] = []
    for table in ruled:
        if not _is_open(table):
            found.append(table)
            continue
        others = [other.regions[0].box for other in ruled if other is not table]
        aligned = [a for a in find_aligned(page, others) if _same_place(a, table)]
        better = len(aligned) == 1 and _fits(aligned[0], table) and _leads(aligned[0], table)
        found.append(aligned[0] if better else table)
    return found


def _is_open(table: Table) -> bool:
    """Whether a row of several columns has most of the table's height, and lines enough for several entries; or the
    whole table is one column, a head above one box."""
    height = table.regions[0].box.height
    if table.n_columns == 1 and table.n_rows == HEAD_AND_BOX:
        return len(table.rows[0][0].lines) <= LONGEST_HEAD and len(table.rows[1][0].lines) >= FEWEST_ENTRIES
    return table.n_columns > 2 and any(
        row[0].regions[0].box.height > 0.6 * height and min(len(cell.lines) for cell in row) >= FEWEST_ENTRIES
        for row in table.rows
        if len(row) == table.n_columns
    )


def _fits(aligned: Table, table: Table) -> bool:
    """Whether white space shows the drawn columns, or several where only the frame is drawn."""
    if table.n_columns == 1:
        return (
            aligned.n_columns >= FEWEST_IN_FRAME and abs(aligned.regions[0].box.top - table.regions[0].box.top) < NEAR
        )
    return aligned.n_columns == table.n_columns


def _leads(aligned: Table, table: Table) -> bool:
    """Whether white space finds more rows, next to each with words in its first cell."""
    led = sum(bool(row[0].lines) for row in aligned.rows if row)
    return aligned.n_rows >= table.n_rows + 2 and led >= 0.8 * aligned.n_rows


def _better(candidate: Table, rivals: Sequence[Table]) -> bool:
    if candidate.score < BELIEVED:
        return False
    if any(_is_full_grid(rival) and _fills(rival.regions, candidate.regions) for rival in rivals):
        return False
    return all(candidate.score > rival.score or rival.n_columns == 1 for rival in rivals)


def _is_full_grid(table: Table) -> bool:
    return table.method == "ruled" and table.n_columns > 1 and table.score >= FULL_GRID


def _stands_alone(candidate: Table, alike: int) -> bool:
    """Whether tags are to be believed where nothing else looks like a table: small ones there only lay out words, but
    for cards of one shape (``alike``: how many tagged tables have its shape)."""
    filled = sum(any(c.isalnum() for c in cell.text) for cell in candidate.cells)
    spans = any(cell.row_span + cell.column_span > 2 for cell in candidate.cells)
    return (
        candidate.score >= FULL_GRID
        and (candidate.n_rows >= FEWEST_ROWS or (alike >= FEWEST and spans and candidate.n_rows > 1))
        and filled >= WELL_FILLED * len(candidate.cells)
    )


def _same_place(one: Table, other: Table) -> bool:
    return _share_place(one.regions, other.regions)


def _share_place(places: Sequence[Region], others: Sequence[Region]) -> bool:
    return any(
        a.page == b.page and a.box.overlap(b.box) > SHARED * min(_area(a.box), _area(b.box))
        for a in places
        for b in others
    )


def _fills(grid: Sequence[Region], places: Sequence[Region]) -> bool:
    """Whether a drawn grid has most of one of the places, and is not a shaded row or two in it."""
    return any(a.page == b.page and a.box.overlap(b.box) > MOST * _area(b.box) for a in grid for b in places)


def _area(box: Box) -> float:
    return box.area or 1.0
