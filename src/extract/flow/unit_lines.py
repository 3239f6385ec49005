"""Lines outside tables as they are read, for what begins again and again among them (``units``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extract.flow.looks import look_of
from extract.flow.numbers_apart import REACH, SAME_LEFT, marks_of, numbered, regrouped
from extract.flow.page_columns import in_columns
from extract.flow.panel_marks import NUMBERED
from extract.flow.remarks import without_remarks
from extract.model import Box, Line, Page, Table, Word
from extract.text import group_lines

LEAST_HEIGHT = 36.0
"""Points of a shade that is no badge."""
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
            marks = marks_of(part)
            lines = regrouped(part, marks, page.number) if marks else part
            for column in in_columns(sorted(lines, key=lambda line: (line.box.top, line.box.x0))):
                yield from numbered(column, marks, page.number)


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
