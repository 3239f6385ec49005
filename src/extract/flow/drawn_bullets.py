"""Bullets that are drawn as small shapes: a reader sees a list where the file's text has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Box, Line, Page, Word

SMALLEST, LARGEST = 1.5, 9.0
"""Points, width and height."""
SQUARE = 1.5
"""Points by which width and height differ at most."""
SAME_PLACE, SAME_SIZE = 1.5, 0.6
"""Points by which the bullets of a list differ at most in left edge and size."""
FEWEST = 2
REACH = 36.0
"""Points of white between a bullet and its words, at most."""


def with_drawn_bullets(page: Page, lines: Sequence[Line]) -> list[Line]:
    """``lines`` of ``page``, those that a drawn bullet stands before with the bullet as their first word."""
    shapes = _bullets(page)
    if not shapes:
        return list(lines)
    return [_with_bullet(line, shapes) for line in lines]


def _bullets(page: Page) -> list[Box]:
    """Small square shapes on ``page``, at least two alike below each other."""
    small = [
        fill.box
        for fill in page.fills
        if SMALLEST <= fill.box.width <= LARGEST
        and SMALLEST <= fill.box.height <= LARGEST
        and abs(fill.box.width - fill.box.height) <= SQUARE
        and fill.colour.lower() != "#ffffff"
    ]
    return [box for box in small if sum(_alike(box, other) for other in small) >= FEWEST]


def _alike(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) <= SAME_PLACE and abs(one.height - other.height) <= SAME_SIZE


def _with_bullet(line: Line, shapes: Sequence[Box]) -> Line:
    first = line.words[0]
    before = [box for box in shapes if box.x1 <= first.box.x0 + 1 and first.box.x0 - box.x1 <= REACH]
    level = next((box for box in before if first.box.top - 1 <= box.centre[1] <= first.box.bottom + 1), None)
    if level is None:
        return line
    return replace(line, words=(Word("•", level, first.size), *line.words))
