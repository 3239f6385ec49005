"""Tables without a grid of lines: columns by the white between them, rows by rules, shading and entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.kept import kept
from extract.model import Box, Line, Page, Table
from extract.tables.aligned.apart import parts_of
from extract.tables.aligned.cells import cells_of
from extract.tables.aligned.columns import Block, Reach, fits, grow
from extract.tables.aligned.ends import is_tail, trimmed, with_heads_over, with_lines_above, with_tail
from extract.tables.aligned.gutters import cut_as_below, cut_at_gutters, region_end
from extract.tables.aligned.judge import FEWEST_PIECED, cuts_sentences, fewest_pieced, is_table, stand_in_line
from extract.tables.aligned.ladders import held_by_columns, held_by_rules
from extract.tables.aligned.rows import row_edges
from extract.tables.aligned.segments import Strip, Wall, strip_of, walls_of, with_sideways
from extract.tables.aligned.upright import between_rules
from extract.tables.sideways import sideways_words

__all__ = ["find_aligned"]

FEWEST_HEADED = 2
"""Columns of labels and what stands beside them, which have no heads."""
LEAST_FILLED = 0.4
"""Share of cells with words; the labels of a chart's axes make a grid with less."""


def find_aligned(page: Page, taken: Sequence[Box] = (), before: Table | None = None) -> list[Table]:
    """The tables on ``page`` that stand outside the boxes already ``taken``, top to bottom.

    ``before`` is the last table of the page before: its columns may go on at the head of this one.
    """
    known = _reaches(before) if before and before.method == "aligned" else []
    return list(_found(page, taken, known, _first_cells(before) if known else []))


@kept
def _found(page: Page, taken: Sequence[Box], known: Sequence[Reach], heads: Sequence[str]) -> list[Table]:
    """The tables on a page; ``known`` are the columns of one before them, ``heads`` its first cells."""
    walls = walls_of(page)
    sideways = [w for w in sideways_words(page) if not any(box.holds_centre(w.box, 1) for box in taken)]
    lines = _free_lines(page.lines, taken, {id(word) for word in sideways})
    parts = [lines] if sideways else parts_of(lines, page.rules)
    strips = (with_sideways([strip_of(line, walls) for line in part], sideways) for part in parts)
    found = [table for part in strips for table in _tables_in(part, page, taken, known, heads, walls)]
    return sorted(found, key=lambda table: table.regions[0].box.top)


def _tables_in(
    strips: Sequence[Strip],
    page: Page,
    taken: Sequence[Box],
    known: Sequence[Reach],
    heads: Sequence[str],
    walls: Sequence[Wall],
) -> list[Table]:
    strips = held_by_rules(held_by_columns(strips), page)
    found: list[Table] = []
    for block in between_rules(strips, page):
        table = _table(block, page, walls)
        if block.pieced >= FEWEST_PIECED and stand_in_line(block) and _is_filled(table):
            found.append(table)
            strips = [strip for strip in strips if strip not in block.strips]
    begun = 0
    if known and strips and not any(box.bottom < strips[0].box.top for box in taken):
        carried, begun = _carried(strips, known, heads, page, walls)
        found.extend([carried] if carried else [])
    found.extend(_among(strips, begun, known, page, walls))
    return found


def _among(
    strips: Sequence[Strip], begun: int, known: Sequence[Reach], page: Page, walls: Sequence[Wall]
) -> Iterator[Table]:
    """The tables among the lines from ``begun`` on; ``known`` are the columns of a table before them."""
    columns: Sequence[Reach] = known if begun else ()
    start = cut = begun
    while start < len(strips):
        if len(strips[start].segments) < 2:
            start += 1
            continue
        if start >= cut:
            cut = region_end(strips, start)
            region = cut_at_gutters(strips[start:cut])
            strips = [*strips[:start], cut_as_below(region[0], region[1:]), *region[1:], *strips[cut:]]
        again = _begins_alike(strips[start], columns)
        block = trimmed(_in_best_columns(strips, start, columns if again else ()), page)
        again = again or _begins_alike(strips[start], known)
        if block.pieced < fewest_pieced(again) or cuts_sentences(strips[start], strips[begun:start]):  # nearly always
            start += 1
            continue
        block = with_lines_above(with_heads_over(block), strips[begun:start])
        table = _table(block, page, walls) if is_table(block, again) else None
        if table and _is_filled(table):
            yield table
            columns = block.columns
            start = begun = strips.index(block.strips[-1]) + 1
        else:
            start += 1


def _in_best_columns(strips: Sequence[Strip], start: int, known: Sequence[Reach]) -> Block:
    """The block in the columns ``known`` from the table above, or in its own where these go as far and each has a head
    over it."""
    own = grow(strips, start)
    block = grow(strips, start, known) if known else own
    headed = strips[start].bold and len(own.columns) == len(strips[start].segments)
    return own if headed and len(own.strips) >= len(block.strips) else block


def _is_filled(table: Table) -> bool:
    """Whether a table has two rows at least, and words or colour in cells enough."""
    filled = sum(bool(cell.lines or cell.fill) for cell in table.cells)
    return table.n_rows > 1 and filled >= LEAST_FILLED * len(table.cells)


def _free_lines(lines: Iterable[Line], taken: Sequence[Box], sideways: set[int]) -> list[Line]:
    """The lines outside the boxes ``taken``, without the words set sideways (by their identity)."""
    free = []
    for line in lines:
        x0, top, x1, bottom = line.box
        near = [
            box
            for box in taken
            if box.x0 < x1 + 1 and x0 < box.x1 + 1 and box.top < bottom + 1 and top < box.bottom + 1
        ]
        if any(box.x0 <= x0 and box.top <= top and x1 <= box.x1 and bottom <= box.bottom for box in near):
            continue
        words = line.words
        if near or sideways:
            words = tuple(
                word
                for word in words
                if id(word) not in sideways and not any(box.holds_centre(word.box, 1) for box in near)
            )
        if words:
            free.append(line if len(words) == len(line.words) else Line(line.page, words))
    return free


# ---------------------------------------------------------------- from the page before


def _reaches(table: Table) -> list[Reach]:
    """How far the words of each column reach on the table's last page; none where a column has no words of its own."""
    page = table.page_last
    found: list[Reach] = []
    for column in range(table.n_columns):
        boxes = [
            line.box
            for cell in table.cells
            if cell.column == column and cell.column_span == 1
            for line in cell.lines
            if line.page == page
        ]
        if not boxes:
            return []
        around = Box.around(boxes)
        found.append(Reach(around.x0, around.x1))
    ends = [*(right.x0 - 2.5 for right in found[1:]), float("inf")]
    return [Reach(x0, min(x1, end)) for (x0, x1), end in zip(found, ends, strict=True)]


def _begins_alike(strip: Strip, columns: Sequence[Reach]) -> bool:
    """Whether the pieces of a line stand in ``columns``, two of them at least flush with the words there."""
    flush = sum(any(abs(segment.x0 - column.x0) < 1.5 for column in columns) for segment in strip.segments)
    return flush >= 2 and fits(strip, columns)


def _carried(
    strips: Sequence[Strip], known: Sequence[Reach], heads: Sequence[str], page: Page, walls: Sequence[Wall]
) -> tuple[Table | None, int]:
    """The table at the head of the page in the columns ``known``, and how many lines it takes; none where these stand
    under a title and under their ``heads`` again."""
    first = strips[1] if strips[0].sideways and len(strips) > 1 else strips[0]
    if not fits(first, known):
        return None, 0
    block = grow(strips, 0, known)
    if len(block.columns) != len(known) or _is_finer(block) or _goes_further(strips, block):
        return None, 0
    if len(strips[0].segments) == 1 and any(_is_head(strip, heads) for strip in block.strips[1:]):
        return None, 0
    if block.pieced:
        block = with_tail(trimmed(block, page), block.strips, known)
    elif not is_tail(block, known):
        return None, 0
    return _table(block, page, walls), len(block.strips)


def _first_cells(table: Table | None) -> list[str]:
    return [cell.text for cell in table.rows[0]] if table and table.rows else []


def _is_head(strip: Strip, heads: Sequence[str]) -> bool:
    """Whether a line is the first of a row of ``heads``."""
    texts = [segment.text for segment in strip.segments]
    return len(texts) > 1 and len(texts) == len(heads) and all(map(str.startswith, heads, texts))


def _goes_further(strips: Sequence[Strip], block: Block) -> bool:
    """Whether the first line begins a table that in columns of its own goes on where the ``block`` ends."""
    headed = len(strips[0].segments) > 1 and len(block.columns) > FEWEST_HEADED
    return headed and len(grow(strips, 0).strips) > len(block.strips)


def _is_finer(block: Block) -> bool:
    """Whether most lines in pieces have several in one column: they stand in columns of their own, not in these."""
    in_pieces = [strip for strip in block.strips if len(strip.segments) > 1]
    middles = [[(s.x0 + s.x1) / 2 for s in strip.segments] for strip in in_pieces]
    places = [[sum(middle >= edge for edge in block.edges()) for middle in found] for found in middles]
    return sum(len(set(found)) < len(found) for found in places) > 0.5 * len(places)


# ---------------------------------------------------------------- the table


def _table(block: Block, page: Page, walls: Sequence[Wall]) -> Table:
    frame = Box(
        block.columns[0].x0 - 2,
        min(s.box.top for s in block.strips) - 1,
        block.columns[-1].x1 + 2,
        max(s.box.bottom for s in block.strips) + 1,
    )
    edges, xs = row_edges(block, page, frame), _upright_edges(block, walls, frame)
    return cells_of(block, edges, xs, page, _score(block))


def _upright_edges(block: Block, walls: Sequence[Wall], frame: Box) -> list[float]:
    """The x between columns: a wall in the gutter where there is one, else the middle of the white."""
    beside = [wall.x for wall in walls if wall.top < frame.bottom and wall.bottom > frame.top]
    edges = [frame.x0]
    for left, right in pairwise(block.columns):
        inside = [x for x in beside if left.x1 - 2 <= x <= right.x0 + 2]
        edges.append(max(inside) if inside else (left.x1 + right.x0) / 2)
    outside = [x for x in beside if frame.x1 - 4 <= x]
    return [*edges, min(outside) if outside else frame.x1]


def _score(block: Block) -> float:
    """How sure: the share of lines in pieces, more with more columns and lines; at most 0.9."""
    share = block.pieced / len(block.strips)
    size = min(1.0, block.pieced / 8)
    columns = min(1.0, (len(block.columns) - 1) / 3)
    return round(0.4 + 0.5 * (0.4 * share + 0.3 * size + 0.3 * columns), 3)
