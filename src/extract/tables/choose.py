"""Which finder speaks for a region: a drawn grid first, then the better scored of tags and white space; a frame
with upright lines alone is no grid of rows."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Box, Page, Table
from extract.tables.aligned import find_aligned

FULL_GRID = 0.9
"""A ruled table with this score has hardly a hole in its grid."""
BELIEVED = 0.8
"""Tags with a lower score do not speak against anything found on the page, nor for a place where nothing was."""
FEWEST_ENTRIES = 3
"""Lines in every column that may be as many rows."""
FEWEST_ROWS, WELL_FILLED = 3, 0.6
"""What a tagged table has at least, rows and share of cells with words, where only tags tell of one."""
SHARED = 0.3
"""Share of a table's area that makes two candidates speak of the same place."""


def with_tagged(by_page: Sequence[Sequence[Table]], tagged: Sequence[Table]) -> list[list[Table]]:
    """Tables page by page, those that tags tell better replaced; a tagged table stands on the first of its pages."""
    pages = [list(tables) for tables in by_page]
    for candidate in tagged:
        rivals = [
            (index, table) for index, tables in enumerate(pages) for table in tables if _same_place(candidate, table)
        ]
        if not (_better(candidate, [table for _, table in rivals]) if rivals else _stands_alone(candidate)):
            continue
        for index, table in rivals:
            pages[index].remove(table)
        first = pages[candidate.page_first - 1]
        first.append(candidate)
        first.sort(key=lambda table: table.regions[0].box.top)
    return pages


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
        better = len(aligned) == 1 and aligned[0].n_columns == table.n_columns and _leads(aligned[0], table)
        found.append(aligned[0] if better else table)
    return found


def _is_open(table: Table) -> bool:
    """Whether a row of several columns has most of the table's height, and lines enough for several entries."""
    height = table.regions[0].box.height
    return table.n_columns > 2 and any(
        row[0].regions[0].box.height > 0.6 * height and min(len(cell.lines) for cell in row) >= FEWEST_ENTRIES
        for row in table.rows
        if len(row) == table.n_columns
    )


def _leads(aligned: Table, table: Table) -> bool:
    """Whether white space finds more rows, next to each with words in its first cell."""
    led = sum(bool(row[0].lines) for row in aligned.rows if row)
    return aligned.n_rows >= table.n_rows + 2 and led >= 0.8 * aligned.n_rows


def _better(candidate: Table, rivals: Sequence[Table]) -> bool:
    if candidate.score < BELIEVED:
        return False
    if any(rival.method == "ruled" and rival.n_columns > 1 and rival.score >= FULL_GRID for rival in rivals):
        return False
    return all(candidate.score > rival.score or rival.n_columns == 1 for rival in rivals)


def _stands_alone(candidate: Table) -> bool:
    """Whether tags are to be believed where nothing else looks like a table: small ones there only lay out words."""
    filled = sum(any(c.isalnum() for c in cell.text) for cell in candidate.cells)
    return (
        candidate.score >= FULL_GRID
        and candidate.n_rows >= FEWEST_ROWS
        and filled >= WELL_FILLED * len(candidate.cells)
    )


def _same_place(one: Table, other: Table) -> bool:
    return any(
        a.page == b.page and a.box.overlap(b.box) > SHARED * min(_area(a.box), _area(b.box))
        for a in one.regions
        for b in other.regions
    )


def _area(box: Box) -> float:
    return box.area or 1.0
