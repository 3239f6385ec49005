"""Numbers set apart at the left of their words, as in circles or boxes: each goes before the first line it numbers.

┌────┐  Agree one vision for the service     It stands level with the middle of its words, and so in or beside the
│ R1 │  and make it known.                   second or third of their lines.
└────┘  Staff spoke of planning with pride.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.flow.looks import look_of, pieces_of
from extract.flow.panel_marks import NUMBERED
from extract.model import Box, Line, Page, Word
from extract.text import group_lines

SAME_LEFT, REACH = 4.0, 40.0
"""Points by which lines alike begin apart, and between a number and its words."""
LEVEL = 0.15
"""Heights of a line by which a number stands higher or lower than words in its type that are level with it."""
MOST = 60
"""Numbers of a page."""
LARGER = 1.2
"""Times the size of its words."""


def with_numbers_before(page: Page) -> Page:
    """``page``, numbers that stand beside the middle of their words, or are set larger, before the first line of these;
    the same object where there are none."""
    marks = [(mark, line) for line in page.lines for mark in line.words[:1] if NUMBERED.match(mark.text)]
    if not any(_is_off(mark, line) for mark, line in marks):
        return page
    apart = marks_of(page.lines)
    off = [mark for mark, line in marks if mark in apart and _is_off(mark, line)]
    looks = {look_of(mark) for mark in off}
    apart = [mark for mark in apart if look_of(mark) in looks]
    if not 2 <= len(apart) <= MOST or 2 * len(off) < len(apart) or not _have_a_lane(apart, page):
        return page
    if not all(any(_is_beside(mark, line) for line in page.lines) for mark in apart):
        return page
    lines = sorted(regrouped(page.lines, apart, page.number), key=lambda line: (line.box.top, line.box.x0))
    return replace(page, lines=tuple(numbered(lines, apart, page.number)))


def _have_a_lane(marks: Sequence[Word], page: Page) -> bool:
    """Whether nothing else stands over or under numbers of one column, between the first and the last."""
    lane = Box.around(mark.box for mark in marks)
    one = max(mark.box.centre[0] for mark in marks) - min(mark.box.centre[0] for mark in marks) < SAME_LEFT
    return one and len(page.words_in(lane)) == len(marks)


def _is_beside(mark: Word, line: Line) -> bool:
    """Whether the words of a line that a number may stand beside begin right of it, at its height."""
    word = next((word for word in line.words if word is not mark), mark)
    level = word.box.top < mark.box.bottom and mark.box.top < word.box.bottom
    return level and mark.box.x1 < word.box.x0 < mark.box.x1 + REACH


def _is_off(mark: Word, line: Line) -> bool:
    """Whether a number is set larger than the words beside it, or not level with them."""
    if len(line.words) == 1:
        return True
    word = line.words[1]
    lower = abs(mark.box.centre[1] - word.box.centre[1]) > LEVEL * word.box.height
    return mark.size > LARGER * word.size or lower


def regrouped(lines: Sequence[Line], marks: Sequence[Word], page: int) -> list[Line]:
    """The lines without ``marks``; a mark in large type may have held words of two lines in one."""
    numbered = [line for line in lines if any(word in marks for word in line.words)]
    words = [word for line in numbered for word in line.words if word not in marks]
    return [*(line for line in lines if line not in numbered), *group_lines(words, page)]


def marks_of(lines: Sequence[Line]) -> list[Word]:
    """The numbers that stand below one another, white at their right, out of line with the words there."""
    numbered = (line for line in lines if NUMBERED.match(line.words[0].text))
    apart = [line.words[0] for line in numbered if pieces_of(line)[0].words == line.words[:1]]
    return [mark for mark in apart if sum(_are_below(mark, other) for other in apart) > 1]


def _are_below(one: Word, other: Word) -> bool:
    return abs(one.box.centre[0] - other.box.centre[0]) < SAME_LEFT and look_of(one) == look_of(other)


def numbered(lines: Sequence[Line], marks: Sequence[Word], page: int) -> Iterator[Line]:
    """The lines, each of ``marks`` before the first line of the words beside it."""
    if not marks:
        yield from lines
        return
    first: dict[int, Word] = {}
    for mark in marks:
        right = [
            at
            for at, line in enumerate(lines)
            if mark.box.x1 < line.box.x0 < mark.box.x1 + REACH and line.box.top <= mark.box.centre[1]
        ]
        while len(right) > 1 and _goes_on(lines[right[-1] - 1], lines[right[-1]], mark):
            right.pop()  # a number in a circle stands level with the middle of its words
        if right:
            first[right[-1]] = mark
    for at, line in enumerate(lines):
        yield Line(page, (first[at], *line.words)) if at in first else line


def _goes_on(above: Line, line: Line, mark: Word) -> bool:
    """Whether the words beside a number begin in the line above, which is set like ``line`` and no higher than the
    number is tall."""
    near = above.box.bottom > mark.box.top - mark.box.height / 2
    return near and look_of(above.words[0]) == look_of(line.words[0])
