"""Columns by white space: a block of lines grows downwards from a line in pieces as long as its gutters stay white."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.tables.aligned.segments import Segment, Strip, split_at

TOUCH = 1.5
"""Points by which a segment may reach into the next column's reach without counting as in it."""
NARROWEST_GUTTER = 2.5
FURTHEST = 3.2
"""Line heights of white that end a block."""


@dataclass(slots=True)
class Reach:
    """How far a column's words reach to the left and to the right, in points."""

    x0: float
    x1: float


@dataclass(slots=True)
class Block:
    """Lines that share columns. ``banners`` are the indexes (into ``strips``) of lines that run across columns."""

    strips: list[Strip]
    columns: list[Reach]
    banners: set[int] = field(default_factory=set)

    @property
    def pieced(self) -> int:
        """Lines with words in two columns or more."""
        return sum(len(s.segments) > 1 for i, s in enumerate(self.strips) if i not in self.banners)

    def edges(self) -> list[float]:
        """The x of the white between neighbouring columns, left to right."""
        return [(a.x1 + b.x0) / 2 for a, b in zip(self.columns, self.columns[1:], strict=False)]


def grow(strips: Sequence[Strip], start: int) -> Block:
    """The block that begins at ``strips[start]``, which has two segments or more."""
    block = Block([strips[start]], [Reach(s.x0, s.x1) for s in strips[start].segments])
    waiting: list[Strip] = []
    for strip in strips[start + 1 :]:
        above = (waiting or block.strips)[-1]
        if strip.box.top - above.box.bottom > FURTHEST * max(strip.size, above.size):
            break
        fitted = _fit(strip, block.columns)
        if fitted is None:
            waiting.append(strip)
            if len(waiting) > 2:
                break
            continue
        if waiting and len(strip.segments) < 2:
            break
        for banner in waiting:
            block.banners.add(len(block.strips))
            block.strips.append(banner)
        waiting = []
        block.columns = fitted
        block.strips.append(strip)
    return block


def _fit(strip: Strip, columns: Sequence[Reach]) -> list[Reach] | None:
    """The columns with the strip's words in them; None when a segment runs across a gutter."""
    reached = [Reach(c.x0, c.x1) for c in columns]
    for segment in strip.segments:
        edges = [(a.x1 + b.x0) / 2 for a, b in itertools.pairwise(reached)]
        pieces = [segment] if len(_touched(segment, reached)) < 2 else list(split_at(segment, edges))
        for piece in pieces:
            touched = _touched(piece, reached)
            if len(touched) > 1:
                return None
            if touched:
                column = reached[touched[0]]
                column.x0, column.x1 = min(column.x0, piece.x0), max(column.x1, piece.x1)
            else:
                reached.append(Reach(piece.x0, piece.x1))
                reached.sort(key=lambda r: r.x0)
    if any(b.x0 - a.x1 < NARROWEST_GUTTER for a, b in itertools.pairwise(reached)):
        return None
    return reached


def _touched(segment: Segment, columns: Sequence[Reach]) -> list[int]:
    return [i for i, c in enumerate(columns) if segment.x0 < c.x1 - TOUCH and segment.x1 > c.x0 + TOUCH]
