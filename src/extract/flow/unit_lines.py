"""Lines outside tables as they are read, for what begins again and again among them (``units``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.flow.looks import look_of, pieces_of
from extract.flow.page_columns import in_columns
from extract.flow.panel_marks import NUMBERED
from extract.flow.remarks import without_remarks
from extract.model import Box, Line, Page, Table, Word
from extract.text import group_lines

SAME_LEFT, REACH, LEAST_HEIGHT = 4.0, 40.0, 36.0
"""Points by which lines alike begin apart, between a number and its words, and of a shade that is no badge."""
FEWEST_LEVEL, MOST_LANES = 2, 6
"""Lines with numbers of several columns of units, and places where numbers stand."""
RAIL = 0.3
"""Share of the page's width that a shade at the side of units has at most."""


def stream_of(pages: Sequence[Page], taken: Mapping[int, Sequence[Table]]) -> Iterator[Line]:
    """The lines outside tables as they are read, column after column, without what stands in a shade at their side or
    in a box that says something of its own; numbers set apart at their left, as in circles, before the lines that they
    number."""
    edges = _lanes([line for page in pages for line in page.lines])
    for page in pages:
        boxes = [r.box for table in taken[page.number] for r in table.regions if r.page == page.number]
        boxes += [f.box for f in page.fills if f.box.width < RAIL * page.width and f.box.height > LEAST_HEIGHT]
        free = [kept for line in page.lines if (kept := _outside(line, boxes))] if boxes else list(page.lines)
        free, _ = without_remarks(page, free, boxes)
        for part in _in_lanes(free, edges, page.number) if edges else [free]:
            marks = _marks(part)
            lines = _regrouped(part, marks, page.number) if marks else part
            for column in in_columns(sorted(lines, key=lambda line: (line.box.top, line.box.x0))):
                yield from _numbered(column, marks, page.number)


def _lanes(lines: Sequence[Line]) -> list[float]:
    """Where further columns of units begin: numbers, each another, stand below one another there and level with those
    at their left."""
    rows = [list(_numbers(line)) for line in lines if line.white > line.size]
    level = [row for row in rows if len({look_of(word) for word in row}) == 1 < len(row)]
    numbers = [word.text for row in level for word in row]
    lefts = {round(word.box.centre[0] / SAME_LEFT) for row in level for word in row}
    if len(set(numbers)) < len(numbers) or len(level) < FEWEST_LEVEL or len(lefts) > MOST_LANES:
        return []
    return [min(row[at].box.x0 for row in level if len(row) > at) - 2 for at in range(1, max(map(len, level)))]


def _numbers(line: Line) -> Iterator[Word]:
    """The numbers before words that begin a line, or stand behind white in it."""
    for before, number, after in zip([None, *line.words], line.words, line.words[1:], strict=False):
        begins = before is None or number.box.x0 - before.box.x1 > line.size
        if begins and NUMBERED.match(number.text) and after.text[:1].isalpha() and after.box.x0 - number.box.x1 < REACH:
            yield number


def _in_lanes(lines: Sequence[Line], edges: Sequence[float], page: int) -> Iterator[list[Line]]:
    """The lines between those that run over an edge, lane after lane."""
    lanes: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in sorted(lines, key=lambda line: line.box.top):
        parts = [tuple(w for w in line.words if sum(w.box.x0 >= e for e in edges) == at) for at in range(len(lanes))]
        ends = [part for part in parts if part]
        if any(b[0].box.x0 - a[-1].box.x1 < line.size for a, b in pairwise(ends)):
            yield from (lane for lane in lanes if lane)
            yield [line]
            lanes = [[] for _ in lanes]
            continue
        for lane, part in zip(lanes, parts, strict=True):
            lane.extend(group_lines(part, page) if part else ())
    yield from (lane for lane in lanes if lane)


def words_outside(line: Line, boxes: Sequence[Box], slack: float = 0.0) -> Sequence[Word]:
    """The words of a line whose middle stands in none of ``boxes``, ``slack`` points of leeway on every side."""
    _, top, _, bottom = line.box
    near = [box for box in boxes if box.top - slack <= bottom and top <= box.bottom + slack] if boxes else ()
    if not near:  # nearly always
        return line.words
    return [word for word in line.words if not any(box.holds_centre(word.box, slack) for box in near)]


def _outside(line: Line, boxes: Sequence[Box]) -> Line | None:
    """A line without the words that stand in one of ``boxes``."""
    left = words_outside(line, boxes, slack=1)
    return line if len(left) == len(line.words) else Line(line.page, tuple(left)) if left else None


def _regrouped(lines: Sequence[Line], marks: Sequence[Word], page: int) -> list[Line]:
    """The lines without ``marks``; a mark in large type may have held words of two lines in one."""
    numbered = [line for line in lines if any(word in marks for word in line.words)]
    words = [word for line in numbered for word in line.words if word not in marks]
    return [*(line for line in lines if line not in numbered), *group_lines(words, page)]


def _marks(lines: Sequence[Line]) -> list[Word]:
    """The numbers that stand below one another, white at their right, out of line with the words there."""
    numbered = (line for line in lines if NUMBERED.match(line.words[0].text))
    apart = [line.words[0] for line in numbered if pieces_of(line)[0].words == line.words[:1]]
    return [mark for mark in apart if sum(_are_below(mark, other) for other in apart) > 1]


def _are_below(one: Word, other: Word) -> bool:
    return abs(one.box.centre[0] - other.box.centre[0]) < SAME_LEFT and look_of(one) == look_of(other)


def _numbered(lines: Sequence[Line], marks: Sequence[Word], page: int) -> Iterator[Line]:
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
