"""Bullets that are drawn as small shapes: a reader sees a list where the file's text has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Box, Fill, Line, Page, Word

SMALLEST, LARGEST = 1.5, 9.0
"""Points, width and height."""
SQUARE = 1.5
"""Points by which width and height differ at most."""
SAME_PLACE, SAME_SIZE = 1.5, 0.6
"""Points by which the bullets of a list may differ in left edge and size."""
FEWEST = 2
REACH = 36.0
"""Points of white between a bullet and its words, at most."""


def with_drawn_bullets(lines: Sequence[Line], shapes: Sequence[Box]) -> list[Line]:
    """``lines`` of a page, those that one of its bullets (``shapes``) stands before with it as their first word."""
    return [_with_bullet(line, shapes) for line in lines] if shapes else list(lines)


def drawn_bullets(pages: Sequence[Page]) -> dict[int, list[Box]]:
    """Small square shapes on each of ``pages`` (by page number): at least two alike below each other, or one alike to
    those of the page before or after, where a page break cuts a list."""
    small = {page.number: [fill.box for fill in page.fills if _is_small(fill)] for page in pages}
    lists = {number: _lists(boxes) for number, boxes in small.items() if boxes}
    found: dict[int, list[Box]] = {}
    for number, boxes in small.items():
        near = set().union(*(lists.get(number + step, ()) for step in (-1, 0, 1)))
        if near:
            like = {place for place in map(_place, boxes) if near & _near(place)}
            found[number] = [box for box in boxes if _place(box) in like]
    return found


def _is_small(fill: Fill) -> bool:
    box = fill.box
    sized = SMALLEST <= box.width <= LARGEST and SMALLEST <= box.height <= LARGEST
    return sized and abs(box.width - box.height) <= SQUARE and fill.colour.lower() != "#ffffff"


def _lists(boxes: Sequence[Box]) -> set[tuple[int, int]]:
    """Places and sizes at which, or near which, at least two shapes stand."""
    counted = Counter(map(_place, boxes))
    return {place for place in counted if sum(counted[near] for near in _near(place)) >= FEWEST}


def _place(box: Box) -> tuple[int, int]:
    return round(box.x0 / SAME_PLACE), round(box.height / SAME_SIZE)


def _near(place: tuple[int, int]) -> set[tuple[int, int]]:
    left, height = place
    return {(left + x, height + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}


def _with_bullet(line: Line, shapes: Sequence[Box]) -> Line:
    """The line, which may run through several columns, with the bullets that stand before its first word or in white
    between two."""
    words: list[Word] = []
    for word in line.words:
        end = words[-1].box.x1 if words else 0.0
        before = [
            box for box in shapes if end <= box.x0 and box.x1 <= word.box.x0 + 1 and word.box.x0 - box.x1 <= REACH
        ]
        level = next((box for box in before if word.box.top - 1 <= box.centre[1] <= word.box.bottom + 1), None)
        if level is not None:
            words.append(Word("•", level, word.size))
        words.append(word)
    return replace(line, words=tuple(words)) if len(words) > len(line.words) else line
