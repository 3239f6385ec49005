"""Drawn boxes that stand alone round some text: not tables, but they say what belongs together.

Officers' recommendations are often set in such a box, and one box may run over a page break.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.kept import kept
from extract.model import Box, Page, Rule

SLACK = 6.0
"""Corners of hand-drawn boxes miss each other by up to this many points."""
ROUND = 18.0
"""Points by which the sides of a box with rounded corners miss each other, as much across as down."""
LEAST_WIDTH, LEAST_HEIGHT = 100.0, 14.0
"""Smaller boxes, in points, are ticks and buttons."""
WIDEST_EDGE = 9.0
"""Points of width of a coloured edge, which is the side of a box."""
MOST_RULES = 400
"""A page with more rules outside its tables is a drawing or a chart."""


class Frame(NamedTuple):
    """A box drawn round text, on its page."""

    page: int
    box: Box


def find_frames(page: Page, tables: Sequence[Box]) -> list[Frame]:
    """The boxes drawn on ``page`` outside ``tables``, top to bottom."""
    rules = [rule for rule in page.rules if not _inside(rule.box, tables)] if tables else page.rules
    return _framed(page, rules) if len(rules) < len(page.rules) else frames_on(page)


@kept
def frames_on(page: Page) -> list[Frame]:
    """The boxes drawn on a page, its tables among them."""
    return _framed(page, page.rules)


def _framed(page: Page, rules: Sequence[Rule]) -> list[Frame]:
    if not 3 <= len(rules) <= MOST_RULES:
        return []
    uprights = _merged((rule for rule in [*rules, *_edges(page)] if not rule.horizontal), upright=True)
    levels = _merged((rule for rule in rules if rule.horizontal), upright=False)
    found = {
        box
        for index, left in enumerate(uprights)
        for right in uprights[index + 1 :]
        if -SLACK <= left.top - right.top <= SLACK
        if (between := _box(left, right)) and (box := _closed(between, levels))
    }
    widths = [(box.width, box) for box in found]
    found = {
        box
        for width, box in widths
        if not any(_closer(other, box) for narrow, other in widths if 1 < width - narrow <= ROUND)
    }
    return [Frame(page.number, box) for box in sorted(found, key=lambda box: (box.top, box.x0))]


def _closer(box: Box, other: Box) -> bool:
    """Whether a box has three sides of the ``other``, a little wider, which takes the near side of its neighbour for
    the fourth."""
    same = min(abs(other.x0 - box.x0), abs(other.x1 - box.x1)) <= SLACK
    inside = other.x0 - 1 <= box.x0 and box.x1 <= other.x1 + 1
    level = abs(other.top - box.top) <= ROUND and abs(other.bottom - box.bottom) <= ROUND
    return same and inside and level


def _edges(page: Page) -> list[Rule]:
    """The coloured edges of boxes, as rules."""
    return [Rule(fill.box) for fill in page.fills if fill.box.width <= WIDEST_EDGE and fill.box.height >= LEAST_HEIGHT]


def _inside(box: Box, tables: Iterable[Box]) -> bool:
    x, y = box.centre
    return any(table.holds(x, y, SLACK / 2) for table in tables)


def _merged(rules: Iterable[Rule], upright: bool) -> list[Box]:
    """Rules on one line that touch, as one; Word draws a box round each paragraph piece by piece."""
    boxes = [rule.box if upright else _turned(rule.box) for rule in rules]
    merged: list[Box] = []
    for box in sorted(boxes, key=lambda b: (round(b.x0 / 2), b.top)):
        last = merged[-1] if merged else None
        if last and abs(last.x0 - box.x0) <= 2.5 and box.top - last.bottom <= 3.0:
            merged[-1] = Box.around((last, box))
        else:
            merged.append(box)
    return merged if upright else [_turned(box) for box in merged]


def _turned(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _box(left: Box, right: Box) -> Box | None:
    """The box between two uprights that begin at one height; None where they do not make one."""
    if abs(left.bottom - right.bottom) > SLACK:
        return None
    box = Box(left.x0, min(left.top, right.top), right.x1, max(left.bottom, right.bottom))
    return box if box.width >= LEAST_WIDTH and box.height >= LEAST_HEIGHT else None


def _closed(box: Box, levels: Sequence[Box]) -> Box | None:
    """The box with the rules that close it above or below; where a page break cuts it, one of the two is missing."""
    ends = [level for level in levels if _is_end(level, box)]
    return Box.around((box, *(end for end in ends if end.x0 > box.x0 + SLACK))) if ends else None


def _is_end(level: Box, box: Box) -> bool:
    across = max(level.x0 - box.x0, box.x1 - level.x1)
    if across > ROUND:  # nearly always
        return False
    down = min(abs(level.top - box.top), abs(level.bottom - box.bottom))
    outside = level.bottom < box.top or level.top > box.bottom
    rounded = outside and SLACK < across <= ROUND and abs(across - down) <= SLACK / 2
    return rounded or (across <= SLACK and down <= SLACK)
