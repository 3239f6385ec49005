"""Tables without a grid of lines: columns by the white between them, rows by rules, shading, spacing and entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.model import Box, Line, Page, Table
from extract.tables.aligned.columns import Block, grow
from extract.tables.aligned.rows import row_edges
from extract.tables.aligned.segments import Segment, Strip, strip_of
from extract.tables.grid import Slot, fill_slots
from extract.text import BULLETS, MARKER

FEWEST_PIECED = 3
"""Lines with words in several columns that a table needs at least."""

LEAST_FILLED = 0.4
"""Share of cells with words; the labels of a chart's axes make a grid with less."""


def find_aligned(page: Page, taken: Sequence[Box] = ()) -> list[Table]:
    """The tables on ``page`` that stand outside the boxes already ``taken``, top to bottom."""
    strips = [strip_of(line) for line in _free_lines(page.lines, taken)]
    found: list[Table] = []
    start = 0
    while start < len(strips):
        if len(strips[start].segments) < 2:
            start += 1
            continue
        block = _trimmed(grow(strips, start))
        table = _table(block, page) if _is_table(block) else None
        if table and _filled_share(table) >= LEAST_FILLED:
            found.append(table)
            start += len(block.strips)
        else:
            start += 1
    return found


def _filled_share(table: Table) -> float:
    return sum(bool(cell.lines) for cell in table.cells) / len(table.cells)


def _free_lines(lines: Iterable[Line], taken: Sequence[Box]) -> list[Line]:
    free = []
    for line in lines:
        words = tuple(w for w in line.words if not any(box.holds(*w.box.centre, slack=1) for box in taken))
        if words:
            free.append(line if len(words) == len(line.words) else Line(line.page, words))
    return free


def _trimmed(block: Block) -> Block:
    """The block without the lines after its last one in pieces that may be the text below the table."""
    last = max(i for i, s in enumerate(block.strips) if len(s.segments) > 1 and i not in block.banners)
    end = last + 1
    while end < len(block.strips):
        above, strip = block.strips[end - 1], block.strips[end]
        in_first = strip.segments[0].x0 < block.columns[0].x1
        if in_first or strip.box.top - above.box.bottom > 0.6 * strip.size:
            break
        end += 1
    return Block(block.strips[:end], block.columns, {i for i in block.banners if i < end})


def _is_table(block: Block) -> bool:
    if len(block.columns) < 2 or block.pieced < FEWEST_PIECED:
        return False
    if block.pieced < 0.35 * len(block.strips):
        return False
    if _all_marks([s.segments[0] for s in block.strips if len(s.segments) > 1]) and len(block.columns) <= 3:
        return False
    return len(block.columns) > 2 or not _two_columns_of_prose(block)


def _all_marks(segments: Sequence[Segment]) -> bool:
    """Numbers or bullets before hanging paragraphs are a list, not a column."""
    marks = sum(bool(MARKER.match(s.text)) or s.text in BULLETS or s.text.isdigit() for s in segments)
    return marks >= 0.6 * len(segments)


def _two_columns_of_prose(block: Block) -> bool:
    letters = [len(segment.text) for strip in block.strips for segment in strip.segments]
    return sum(letters) / len(letters) > 32


def _table(block: Block, page: Page) -> Table:
    frame = Box(
        block.columns[0].x0 - 2,
        min(s.box.top for s in block.strips) - 1,
        block.columns[-1].x1 + 2,
        max(s.box.bottom for s in block.strips) + 1,
    )
    ys = row_edges(block, page, frame)
    xs = [frame.x0, *block.edges(), frame.x1]
    slots = [slot for row in range(len(ys) - 1) for slot in _row_slots(block, row, ys, xs)]
    return fill_slots(slots, len(ys) - 1, len(xs) - 1, page, "aligned", _score(block))


def _row_slots(block: Block, row: int, ys: Sequence[float], xs: Sequence[float]) -> list[Slot]:
    """A slot for each column; one for several where a segment of the row runs across their gutters."""
    inside = [s for s in block.strips if ys[row] <= s.box.centre[1] < ys[row + 1]]
    joined = {i for i in range(1, len(xs) - 1) if any(_crosses(strip, xs[i]) for strip in inside)}
    starts = [i for i in range(len(xs) - 1) if i not in joined]
    ends = [*starts[1:], len(xs) - 1]
    return [
        Slot(row, start, 1, end - start, Box(xs[start], ys[row], xs[end], ys[row + 1]))
        for start, end in zip(starts, ends, strict=True)
    ]


def _crosses(strip: Strip, x: float) -> bool:
    """Whether a segment runs over ``x`` without a gap between words there."""
    for segment in strip.segments:
        if segment.x0 < x < segment.x1:
            left = max((w.box.x1 for w in segment.words if w.box.centre[0] < x), default=segment.x0)
            right = min((w.box.x0 for w in segment.words if w.box.centre[0] >= x), default=segment.x1)
            if not left <= x + 1 or not right >= x - 1 or right - left < 2:
                return True
    return False


def _score(block: Block) -> float:
    """How sure: the share of lines in pieces, more with more columns and lines; at most 0.9."""
    share = block.pieced / len(block.strips)
    size = min(1.0, block.pieced / 8)
    columns = min(1.0, (len(block.columns) - 1) / 3)
    return round(0.4 + 0.5 * (0.4 * share + 0.3 * size + 0.3 * columns), 3)
