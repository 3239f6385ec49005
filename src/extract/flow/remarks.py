"""Tinted boxes that stand beside running text and say something of their own: quotations, facts, asides.

Their lines stand level with those of the text, so both would be read as one. Boxes of cards and tables stand side by
side and are none; nor is a box that holds a numbered item or one that is called a recommendation or an action, nor are
boxes that begin with the same words: they tell the same of several things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.flow.frames import LEAST_HEIGHT, LEAST_WIDTH
from extract.model import Box, Line, Page, Word
from extract.text import marker_of

FEWEST_WORDS, FEWEST_LINES = 8, 2
WIDEST = 0.6
"""Share of the page's width."""
MOST_FILLS = 400
"""A page with more filled boxes is a drawing or a chart."""
SAME = 4.0
"""Points by which two boxes drawn as one, frame and tint, may differ."""
ITEM = re.compile(r"^(?:recommendation|action|decision|resolved|agreed|priority|area for)s?\b", re.IGNORECASE)


def without_remarks(page: Page, lines: Sequence[Line], tables: Sequence[Box]) -> tuple[list[Line], list[list[Line]]]:
    """``lines`` of the page's running text without the words of boxes beside it, and the lines of each box."""
    remarks: list[list[Line]] = []
    left = list(lines)
    boxes = _boxes(page, tables)
    heads = Counter(_first_words(box, lines) for box in boxes)
    for box in boxes:
        if heads[_first_words(box, lines)] > 1:
            continue
        inside = [(line, [w for w in line.words if box.holds_centre(w.box)]) for line in left]
        held = [replace(line, words=tuple(words)) for line, words in inside if words]
        if not _is_remark(held) or not any(words and len(words) < len(line.words) for line, words in inside):
            continue
        remarks.append(held)
        left = list(_outside(inside))
    return left, remarks


def _first_words(box: Box, lines: Sequence[Line]) -> str:
    """The words of the first line that stands in ``box``."""
    inside = ([word.text for word in line.words if box.holds_centre(word.box)] for line in lines)
    return " ".join(next(filter(None, inside), []))


def _boxes(page: Page, tables: Sequence[Box]) -> list[Box]:
    """The tinted boxes with no other beside them, a box round another as one."""
    if len(page.fills) > MOST_FILLS:
        return []
    large = [
        fill.box
        for fill in page.fills
        if LEAST_WIDTH <= fill.box.width <= WIDEST * page.width and fill.box.height >= LEAST_HEIGHT
        if not any(table.overlap(fill.box) > 0 for table in tables)
    ]
    single = [box for i, box in enumerate(large) if not any(_same(box, other) for other in large[:i])]
    return [box for box in single if not any(other is not box and _touches(box, other) for other in single)]


def _same(box: Box, other: Box) -> bool:
    return all(abs(one - two) <= SAME for one, two in zip(box, other, strict=True))


def _touches(box: Box, other: Box) -> bool:
    """Whether the other box stands level with it, or right above or below."""
    apart = other.x0 > box.x1 or other.x1 < box.x0
    level = other.top < box.bottom and box.top < other.bottom
    near = -SAME <= max(other.top - box.bottom, box.top - other.bottom) <= SAME
    return level or (near and not apart)


def _is_remark(held: Sequence[Line]) -> bool:
    if len(held) < FEWEST_LINES or sum(len(line.words) for line in held) < FEWEST_WORDS:
        return False
    return not any(marker_of(line) or ITEM.match(line.text) for line in held)


def _outside(inside: Sequence[tuple[Line, Sequence[Word]]]) -> Iterator[Line]:
    for line, words in inside:
        gone = set(map(id, words))
        kept = tuple(word for word in line.words if id(word) not in gone)
        if kept:
            yield line if len(kept) == len(line.words) else replace(line, words=kept)
