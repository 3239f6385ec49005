"""Where a block of lines begins and ends: the lines above and below that belong to its cells, and those that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.geometry import clusters
from extract.model import Page
from extract.tables.aligned.columns import Block, Reach, fits
from extract.tables.aligned.segments import Strip
from extract.text import BULLETS, DASHES

LONGEST_LABEL = 5
"""Words."""
INDENT, LISTED = 3.0, 0.8
"""Font sizes by which the first bullet of a cell may be set in, and the white above a bullet."""


def trimmed(block: Block, page: Page) -> Block:
    """The block without the lines after its last one in pieces that may be the text below the table."""
    last = max(i for i, s in enumerate(block.strips) if len(s.segments) > 1 and i not in block.banners)
    end = last + 1
    foot = _foot(block, page)
    while end < len(block.strips):
        above, strip = block.strips[end - 1], block.strips[end]
        if strip.box.centre[1] < foot:
            end += 1
            continue
        gap = strip.box.top - above.box.bottom
        in_first = strip.segments[0].x0 < block.columns[0].x1
        if not _lists(above, strip) and ((in_first and not _runs_on(above, strip)) or gap > 0.6 * strip.size):
            break
        end += 1
    strips = block.strips[:end]
    banners = {i for i in block.banners if i < end}
    for strip in block.trailing if end == len(block.strips) else []:
        if strip.box.centre[1] < foot:
            banners.add(len(strips))
            strips.append(strip)
    return Block(strips, block.columns, banners)


def _runs_on(above: Strip, strip: Strip) -> bool:
    """Whether a line is the next one of an entry: close below, in the same type, flush with it, in mid-sentence or the
    next of a list."""
    one, other = above.segments[0], strip.segments[0]
    return (
        strip.box.top - above.box.bottom < 0.35 * strip.size
        and (strip.size, other.words[0].bold) == (above.size, one.words[-1].bold)
        and abs(one.x0 - other.x0) < 1.5
        and (other.words[0].text[:1].islower() or other.words[0].text in BULLETS)
    )


def _lists(above: Strip, strip: Strip) -> bool:
    """Whether a line is the first bullet of a list, set in below the words of its cell, or the next one."""
    one, other = above.segments[0], strip.segments[0]
    mark = other.words[0].text
    least = -1.5 if one.words[0].text == mark else 1.5
    near = strip.box.top - above.box.bottom < LISTED * strip.size and strip.size == above.size
    return mark in BULLETS - DASHES and near and least <= other.x0 - one.x0 <= INDENT * strip.size


def with_lines_above(block: Block, above: Sequence[Strip]) -> Block:
    """The block with the lines right above it that are the first of a cell: one tall cell begins above the lines of
    its neighbours where cells are centred. Or that are a row whose words stand so near each other that only the columns
    below part them."""
    taken = 0
    first = block.strips[0]
    for strip in reversed(above):
        flush = len(strip.segments) == 1 and any(abs(strip.segments[0].x0 - c.x0) < 1.5 for c in block.columns)
        gap = first.box.top - strip.box.bottom
        alike = (strip.size, strip.bold) == (first.size, first.bold)
        goes_on = flush and gap < 0.35 * strip.size and alike
        if not (goes_on or (gap < strip.size and _is_row(strip, block))) or not fits(strip, block.columns):
            break
        first = strip
        taken += 1
    if not taken:
        return block
    return replace(block, strips=[*above[-taken:], *block.strips], banners={i + taken for i in block.banners})


def with_heads_over(block: Block) -> Block:
    """The block with a head that stands beside the words of its column, not over any, counted to them: heads are
    centred or flush right where words are flush left."""
    headed: set[int] = {column for column, _ in block.pieces(0)}
    if len(headed) == len(block.columns):
        return block
    filled: set[int] = {column for i in range(1, len(block.strips)) for column, _ in block.pieces(i)}
    columns: list[Reach] = []
    index = 0
    while index < len(block.columns):
        here = block.columns[index]
        after = block.columns[index + 1] if index + 1 < len(block.columns) else None
        kinds = [(i in headed, i in filled) for i in (index, index + 1)]
        if after and sorted(kinds) == [(False, True), (True, False)] and after.x0 - here.x1 < 3 * block.strips[0].size:
            columns.append(Reach(here.x0, after.x1))
            index += 2
        else:
            columns.append(here)
            index += 1
    return replace(block, columns=columns)


def _is_row(strip: Strip, block: Block) -> bool:
    """Whether a line without a wide gap is a row all the same: a label, and words that begin where a column does."""
    if len(strip.segments) > 1:
        return False
    pieces = Block([strip], block.columns).pieces(0)
    label = pieces[0][1].words
    told = label[-1].text.endswith(":") or (label[-1].bold and not pieces[-1][1].words[0].bold)
    begun = all(abs(piece.x0 - block.columns[column].x0) < 1.5 for column, piece in pieces)
    return len(pieces) > 1 and begun and told and len(label) <= LONGEST_LABEL


def _foot(block: Block, page: Page) -> float:
    """The height of the lowest edge drawn as wide as others in the block: what stands above it is in the table."""
    left, right = block.columns[0].x0, block.columns[-1].x1
    strips = [*block.strips, *block.trailing]
    top, bottom = strips[0].box.top, strips[-1].box.bottom
    boxes = [*(rule.box for rule in page.rules), *(fill.box for fill in page.fills)]
    drawn = [box for box in boxes if top < box.bottom < bottom + 12]
    wide = [
        y
        for y in clusters([box.bottom for box in drawn], 2.0)
        if sum(max(0.0, min(box.x1, right) - max(box.x0, left)) for box in drawn if abs(box.bottom - y) <= 2)
        > 0.9 * (right - left)
    ]
    return max(wide) if len(wide) >= 3 else 0.0


def is_tail(block: Block, known: Sequence[Reach]) -> bool:
    """Whether lines without pieces are the end of a row cut by the page break: all flush with columns further in."""
    return all(
        any(abs(segment.x0 - column.x0) < 1.5 and segment.x1 < column.x1 + 5 for column in known[1:])
        for strip in block.strips
        for segment in strip.segments
    )


def with_tail(block: Block, strips: Sequence[Strip], known: Sequence[Reach]) -> Block:
    """The block with those of its lines that had been left off but are flush with columns further in."""
    end = len(block.strips)
    while end < len(strips) and is_tail(Block([strips[end]], block.columns), known):
        end += 1
    return replace(block, strips=[*block.strips, *strips[len(block.strips) : end]])
