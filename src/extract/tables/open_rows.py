"""Grids whose rows are drawn and whose columns are not: frames with level rules, or with shaded labels at the left.

The columns show by the words: row after row, pieces of text begin at the same place with white before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.geometry import clusters
from extract.model import Box, Page, Table
from extract.tables.aligned.segments import Segment, strip_of, walls_of
from extract.tables.grid import Slot, fill_slots

FEWEST_ROWS = 3
FEWEST_SHADED = 2
"""Rows whose labels are shaded."""
WIDEST_LABEL = 0.5
"""Share of a row's width that the shading of its label takes at most."""
MOSTLY = 0.8
"""Share of the rows in which a column begins."""
SAME_START = 2.0
"""Points."""


def with_columns(table: Table, page: Page) -> Table:
    """``table`` cut into the columns that its words show where only its rows are drawn; else as it is."""
    if table.n_columns != 1 or table.n_rows < FEWEST_SHADED:
        return table
    if (edge := _shaded_edge(table, page)) is not None:
        slots = [slot for cell in table.cells for slot in _slots(cell.row, cell.regions[0].box, [edge], 2)]
        return fill_slots(slots, table.n_rows, 2, page, table.method, table.score)
    if table.n_rows < FEWEST_ROWS:
        return table
    walls = walls_of(page)
    rows = [[strip_of(line, walls).segments for line in cell.lines] for cell in table.cells]
    starts = _starts([lines[0] for lines in rows if lines])
    if not starts:
        return table
    edges = [_edge(rows, start) for start in starts]
    slots = [
        slot
        for cell, lines in zip(table.cells, rows, strict=True)
        for slot in _slots(cell.row, cell.regions[0].box, edges if _stands_in(lines, edges) else [], len(edges) + 1)
    ]
    return fill_slots(slots, table.n_rows, len(edges) + 1, page, table.method, 0.95 * table.score)


def _shaded_edge(table: Table, page: Page) -> float | None:
    """Where the shading of the labels at the left ends, the same in every row, with no word across it."""
    rows = [cell.regions[0].box for cell in table.cells]
    ends = [
        {
            fill.box.x1
            for fill in page.fills
            if abs(fill.box.x0 - row.x0) <= SAME_START
            and abs(fill.box.top - row.top) <= SAME_START
            and abs(fill.box.bottom - row.bottom) <= SAME_START
            and fill.box.x1 < row.x0 + WIDEST_LABEL * row.width
        }
        for row in rows
    ]
    if not all(ends):
        return None
    edge = min(ends[0])
    same = all(any(abs(end - edge) <= SAME_START for end in own) for own in ends)
    words = [word.box for cell in table.cells for line in cell.lines for word in line.words]
    across = any(box.x0 < edge - SAME_START and box.x1 > edge + SAME_START for box in words)
    return edge if same and not across and any(box.x0 < edge for box in words) else None


def _starts(first: Sequence[Sequence[Segment]]) -> list[float]:
    """Where columns begin, but for the first one: a piece of the first line of most rows begins there."""
    places = [segment.x0 for segments in first for segment in segments[1:]]
    least = max(FEWEST_ROWS, MOSTLY * len(first))
    return [x for x in clusters(places, SAME_START) if sum(abs(x - place) <= SAME_START for place in places) >= least]


def _edge(rows: Sequence[Sequence[Sequence[Segment]]], start: float) -> float:
    """The middle of the white before a column, in the rows that have words on both sides of it."""
    ends = [
        left.x1
        for lines in rows
        for segments in lines
        for left, right in pairwise(segments)
        if abs(right.x0 - start) <= SAME_START
    ]
    return (max(ends) + start) / 2


def _stands_in(lines: Sequence[Sequence[Segment]], edges: Sequence[float]) -> bool:
    """Whether no piece of a row runs over an edge; a row over the whole width does."""
    return not any(segment.x0 < edge < segment.x1 for segments in lines for segment in segments for edge in edges)


def _slots(row: int, box: Box, edges: Sequence[float], width: int) -> list[Slot]:
    if not edges:
        return [Slot(row, 0, 1, width, box)]
    xs = [box.x0, *edges, box.x1]
    return [Slot(row, i, 1, 1, Box(xs[i], box.top, xs[i + 1], box.bottom)) for i in range(width)]
