"""Badges and marks of a panel: the few words in a small shade, a number in a circle, a state at the title's right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from extract.flow.labels import WIDE
from extract.model import Box, Line, Word
from extract.text import group_lines

LONGEST_MARK = 8
"""Characters of a number at the right of the title."""
NUMBERED = re.compile(r"^[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})?[a-z]?\.?$")
LARGE, MOST_HEADS = 1.5, 3
"""Times the usual size that a number in large type has; lines beside a number that stands alone."""
FLUSH, MOST_ENDING, OTHER_SIZE = 24.0, 4, 0.4
"""Points between words and the side they stand at, words that end the first line there, and points by which their type
is larger or smaller."""
BADGE_WORDS, BADGE_LINES, BADGE_WIDTH, AT_FOOT = 8, 3.5, 0.5, 4.0
"""Words in a badge; its height in font sizes and its width as a share of the panel's, at most; points between a wider
one and the panel's foot, or its words and the panel's middle."""


def marks_apart(
    words: Sequence[Word], panel: Box, shades: Sequence[Box], page: int
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a panel without its badges and marks, and these."""
    badges = list(_badges(words, panel, shades, page))
    left = _without(words, badges)
    lines = group_lines(left, page)
    if mark := _mark_beside(left, lines[:MOST_HEADS], page):
        badges.append(mark)
        lines = group_lines(_without(left, badges), page)
    if lines and (ending := _at_right(lines[0], panel)):
        badges.append(ending)
        lines = (Line(page, lines[0].words[: -len(ending.words)]), *lines[1:])
    return lines, tuple(badges)


def is_mark(text: str) -> bool:
    return len(text) <= LONGEST_MARK and any(letter.isdigit() for letter in text)


def _badges(words: Sequence[Word], panel: Box, shades: Sequence[Box], page: int) -> tuple[Line, ...]:
    """The few words that stand in a small shade of their own, or in the middle of one over the panel's whole foot."""
    found: list[Line] = []
    for box in shades:
        wide = box.width > BADGE_WIDTH * panel.width
        if not panel.holds_centre(box) or (wide and panel.bottom - box.bottom > AT_FOOT):
            continue
        own = [word for word in words if box.holds_centre(word.box)]
        if 0 < len(own) <= BADGE_WORDS and box.height <= BADGE_LINES * own[0].size:
            lines = group_lines(own, page)
            if not wide or _in_the_middle(lines, panel):
                found.append(Line(page, tuple(word for line in lines for word in line.words)))
    return tuple(dict.fromkeys(found))


def _in_the_middle(lines: Sequence[Line], panel: Box) -> bool:
    middle = panel.centre[0]
    return all(abs(line.box.centre[0] - middle) < AT_FOOT and line.white < WIDE * line.size for line in lines)


def _without(words: Sequence[Word], badges: Sequence[Line]) -> list[Word]:
    apart = {word for badge in badges for word in badge.words}
    return [word for word in words if word not in apart] if apart else list(words)


def _mark_beside(words: Sequence[Word], heads: Sequence[Line], page: int) -> Line | None:
    """A number in large type, or set apart from the first lines as in a circle, beside which these stand."""
    numbers = [word for word in words if not word.text.isalpha() and NUMBERED.match(word.text)]
    if not numbers:
        return None
    usual = median(word.size for word in words)
    lone = [line.words[0] for line in heads if len(line.words) == 1]
    alone = {word for word in lone if any(_stands_beside(word, line) for line in heads if len(line.words) > 1)}
    found = [word for word in numbers if word.size > LARGE * usual or word in alone]
    return Line(page, tuple(found)) if len(found) == 1 else None


def _stands_beside(mark: Word, line: Line) -> bool:
    """Whether a number stands at a line's left or right, though not level with it."""
    level = mark.box.top < line.box.bottom and line.box.top < mark.box.bottom
    return level and (mark.box.x1 < line.box.x0 or line.box.x1 < mark.box.x0)


def _at_right(line: Line, panel: Box) -> Line | None:
    """The few words that end the first line at the panel's right side, behind wide white: a state or a number."""
    cut = next((at for at in range(len(line.words) - 1, 0, -1) if _white(line, at) > WIDE * line.size), 0)
    ending = Line(line.page, line.words[cut:])
    flush = panel.x1 - ending.box.x1 < FLUSH and ending.box.x0 > panel.centre[0]
    few = cut > 0 and len(ending.words) <= MOST_ENDING and not any(word.text.endswith(":") for word in line.words)
    other = cut and (ending.bold != line.words[0].bold or abs(ending.size - line.words[0].size) > OTHER_SIZE)
    return ending if flush and few and other else None


def _white(line: Line, at: int) -> float:
    return line.words[at].box.x0 - line.words[at - 1].box.x1
