"""What is drawn between rows: level rules and the edges of shading, and which columns each of them covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.geometry import clusters
from extract.model import Box, Fill, Page
from extract.tables.aligned.segments import Strip

SAME_LEVEL = 4.0
"""Edges closer than this many points are one: boxes of colour stand a few points apart, and no text is so low."""
MOST_FILLS = 400
"""More filled boxes than this are a chart or a map."""
COVERED = 0.7
"""Share of a column's reach that an edge runs over when it parts the column's rows."""


@dataclass(frozen=True, slots=True)
class Level:
    """A height (points) at which something is drawn, and the columns it runs over."""

    y: float
    columns: frozenset[int]


def levels_in(page: Page, frame: Box, columns: Sequence[tuple[float, float]], strips: Sequence[Strip]) -> list[Level]:
    """The levels inside ``frame`` that run over a column at least (``columns``: left and right of each), downwards."""
    edges = [edge for edge in _edges(page, frame) if not _is_underline(*edge, strips)]
    found: list[Level] = []
    for y in clusters([edge[0] for edge in edges], SAME_LEVEL):
        near = [(x0, x1) for height, x0, x1 in edges if abs(height - y) <= SAME_LEVEL]
        covered = frozenset(
            index for index, (x0, x1) in enumerate(columns) if _covered(near, x0, x1) >= COVERED * (x1 - x0)
        )
        if covered and frame.top + 2 < y < frame.bottom - 2:
            found.append(Level(y, covered))
    return found


def _edges(page: Page, frame: Box) -> Iterator[tuple[float, float, float]]:
    """Height, left and right of what is drawn level in the frame."""
    for rule in page.rules:
        if rule.horizontal and frame.top - 5 <= rule.box.centre[1] <= frame.bottom + 5:
            yield rule.box.centre[1], rule.box.x0, rule.box.x1
    fills = [fill for fill in page.fills if fill.box.bottom >= frame.top - 5 and fill.box.top <= frame.bottom + 5]
    for fill in fills[:MOST_FILLS]:
        for y, beyond in ((fill.box.top, -1.0), (fill.box.bottom, 1.0)):
            if not _goes_on(fill, y + beyond, fills[:MOST_FILLS]):
                yield y, fill.box.x0, fill.box.x1


def _goes_on(fill: Fill, y: float, fills: Sequence[Fill]) -> bool:
    """Whether the same colour is painted at the height ``y`` too, so that the eye sees no edge."""
    return any(
        other.colour == fill.colour
        and other.box.top <= y <= other.box.bottom
        and min(other.box.x1, fill.box.x1) - max(other.box.x0, fill.box.x0) > 0.9 * fill.box.width
        for other in fills
    )


def _is_underline(y: float, x0: float, x1: float, strips: Sequence[Strip]) -> bool:
    """A rule as long as the words right above it belongs to them."""
    return any(
        strip.box.centre[1] < y < strip.box.bottom + 1.5
        and any(word.box.x0 - 1.5 <= x0 <= word.box.x0 + 1.5 for segment in strip.segments for word in segment.words)
        and any(word.box.x1 - 3 <= x1 <= word.box.x1 + 1.5 for segment in strip.segments for word in segment.words)
        for strip in strips
    )


def _covered(pieces: Sequence[tuple[float, float]], x0: float, x1: float) -> float:
    """Points between ``x0`` and ``x1`` that the pieces run over."""
    total, reached = 0.0, x0
    for left, right in sorted(pieces):
        left, right = max(left, reached), min(right, x1)
        if right > left:
            total += right - left
            reached = right
    return total
