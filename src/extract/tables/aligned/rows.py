"""Rows of a block without a full grid: by level rules, by shading, by spacing, and by where entries begin anew."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from extract.geometry import clusters
from extract.model import Box, Page
from extract.tables.aligned.columns import Block
from extract.tables.aligned.segments import FIGURE, Segment, Strip, split_at

MOST_OF = 0.6
"""Share of the table's width that a rule or shading must cover to part rows."""

BLANK_LINE = 0.75
"""White between two lines, in font sizes, that no line spacing of councils' papers leaves."""


def row_edges(block: Block, page: Page, frame: Box) -> list[float]:
    """The y (points) between rows, from the top edge of the first row to the bottom edge of the last."""
    drawn = [y for y in drawn_edges(page, frame) if frame.top + 2 < y < frame.bottom - 2]
    bands = [frame.top, *drawn, frame.bottom]
    edges = [frame.top]
    for top, bottom in itertools.pairwise(bands):
        inside = [(i, s) for i, s in enumerate(block.strips) if top <= s.box.centre[1] < bottom]
        if not inside:
            continue
        if edges[-1] != top:
            edges.append(top)
        edges.extend(_starts(block, inside, whole_band=len(drawn) >= 3))
    edges.append(frame.bottom)
    return edges


def drawn_edges(page: Page, frame: Box) -> list[float]:
    """Heights of level rules and of the edges of shading that run over most of the frame's width."""
    pieces: dict[float, float] = {}
    heights = [
        *((rule.box.centre[1], rule.box) for rule in page.rules if rule.horizontal),
        *((fill.box.top, fill.box) for fill in page.fills),
        *((fill.box.bottom, fill.box) for fill in page.fills),
    ]
    levels = clusters([y for y, _ in heights], 2.0)
    for y, box in heights:
        level = min(levels, key=lambda found: abs(found - y))
        pieces[level] = pieces.get(level, 0.0) + max(0.0, min(box.x1, frame.x1) - max(box.x0, frame.x0))
    return [y for y in levels if pieces.get(y, 0.0) >= MOST_OF * frame.width]


def _starts(block: Block, inside: Sequence[tuple[int, Strip]], whole_band: bool) -> list[float]:
    """Heights inside a band between drawn edges at which a new row begins.

    Where most rows are drawn (``whole_band``), a band is one row unless every column begins anew in it.
    """
    found: list[float] = []
    spaced = _spaced(inside)
    for (_, above), (index, below) in itertools.pairwise(inside):
        gap = below.box.top - above.box.bottom
        if index in block.banners or index - 1 in block.banners:
            new = True
        elif spaced is not None:
            new = gap > spaced
        elif gap > BLANK_LINE * below.size:
            new = True
        elif whole_band:
            new = _figures(above) and _figures(below)
        else:
            new = _begins_row(block, above, below)
        if new:
            found.append((above.box.bottom + below.box.top) / 2)
    return found


def _spaced(inside: Sequence[tuple[int, Strip]]) -> float | None:
    """The gap (points) above which lines are of different rows, where gaps fall into two clear kinds; else None."""
    gaps = sorted(below.box.top - above.box.bottom for (_, above), (_, below) in itertools.pairwise(inside))
    if len(gaps) < 3:
        return None
    size = median(strip.size for _, strip in inside)
    jumps = [(b - a, a, (a + b) / 2) for a, b in itertools.pairwise(gaps)]
    jump, close, middle = max(jumps)
    return middle if jump > 0.3 * size and close < 0.5 * size else None


def _figures(strip: Strip) -> bool:
    """A line most of whose pieces are figures is a row of its own."""
    return sum(bool(FIGURE.match(s.text)) for s in strip.segments) >= max(2, 0.5 * len(strip.segments))


def _begins_row(block: Block, above: Strip, below: Strip) -> bool:
    """Whether the lower of two evenly spaced lines is a new row and not the upper one's cells going on."""
    upper, lower = _by_column(block, above), _by_column(block, below)
    if any(column not in upper for column in lower if column == 0):
        return True
    shared = [column for column in lower if column in upper]
    if not shared:
        return False
    if len(lower) < len(upper) and 0 not in lower:
        return False
    return all(_broken_on_purpose(upper[c], lower[c], block.columns[c].x1) for c in shared)


def _by_column(block: Block, strip: Strip) -> dict[int, Segment]:
    found: dict[int, Segment] = {}
    for segment in strip.segments:
        for piece in split_at(segment, block.edges()):
            middle = (piece.x0 + piece.x1) / 2
            column = sum(middle >= edge for edge in block.edges())
            found[column] = piece
    return found


def _broken_on_purpose(upper: Segment, lower: Segment, right: float) -> bool:
    """The first word below would have fitted above, or begins afresh after a finished sentence or a number."""
    first = lower.words[0]
    if upper.x1 + 0.3 * first.size + first.box.width < right - 1:
        return True
    return not first.text[:1].islower() and upper.words[-1].text[-1:] in ".:0123456789%)"
