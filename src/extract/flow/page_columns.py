"""Running text set in columns: the white gutter between them, and the lines of each column in turn.

Lines are read across the whole page first; where text stands in columns such a line holds words of both. A gutter is
a strip of white that many lines in succession leave free, with running text on both sides of it. What crosses it (a
line of full width) ends the columns above, so that text above, columns and text below keep their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median
from typing import NamedTuple

from extract.kept import kept
from extract.model import Line, Word
from extract.text import group_lines

GUTTER = 9.0
"""Points of white that columns of text keep between them at least."""
NARROWEST = 0.22
"""A column's least share of the width of the text."""
FEWEST_LINES = 5
LEAST_WORDS = 3.5
"""Words of a usual line in a column; tables and lists of names have fewer."""
GOING_ON = 0.2
"""Share of a column's lines that begin with a small letter: sentences run over lines, entries of a form do not."""
MOST_COLUMNS = 4
LARGER = 1.08
"""A heading's size, over that of the text."""


class _Span(NamedTuple):
    """White from left to right, points."""

    x0: float
    x1: float


@kept
def in_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """``lines`` of one page, top to bottom, in reading order: a list for each column, and one for what stands above,
    between and below columns. Lines that are not set in columns come back as one list."""
    return _in_columns(lines, MOST_COLUMNS)


def _in_columns(lines: Sequence[Line], most: int) -> list[list[Line]]:
    if len(lines) < FEWEST_LINES or most < 2:
        return [list(lines)] if lines else []
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    inner = _Span(left + NARROWEST * (right - left), right - NARROWEST * (right - left))
    white = [_white(line, inner) for line in lines]
    if sum(map(bool, white)) < FEWEST_LINES:
        return [list(lines)]
    found: list[list[Line]] = []
    plain: list[Line] = []
    start = 0
    while start < len(lines):
        end, gutter = _stretch(lines, white, start) if white[start] else (start, 0.0)
        columns = _columns(lines[start:end], gutter) if end - start >= FEWEST_LINES else None
        if columns is None:
            plain.append(lines[start])
            start += 1
            continue
        found.append(plain)
        plain = []
        for column in columns:
            found.extend(_in_columns(column, most - 1))
        start = end
    return [part for part in (*found, plain) if part]


# ---------------------------------------------------------------- gutters


def _stretch(lines: Sequence[Line], white: Sequence[Sequence[_Span]], start: int) -> tuple[int, float]:
    """The lines from ``start`` on that leave one strip free: the index after them, and the strip's middle."""
    free = white[start]
    end = start + 1
    while end < len(lines) and (still := _shared(free, white[end])):
        free, end = still, end + 1
    widest = max(free, key=lambda span: span.x1 - span.x0)
    end = _without_headings_below(lines, start, end, widest)
    cut = next((at for at in range(start + 1, end) if _spans(lines, start, at, end, widest)), end)
    return cut, (widest.x0 + widest.x1) / 2


def _without_headings_below(lines: Sequence[Line], start: int, end: int, gutter: _Span) -> int:
    """``end`` without the headings of what follows the columns."""
    while end - start > FEWEST_LINES and _heads_left(lines[end - 1], lines[start:end], gutter):
        end -= 1
    return end


def _white(line: Line, inner: _Span) -> list[_Span]:
    """The white of a line, within ``inner``."""
    found: list[_Span] = []
    if line.white < GUTTER:  # most lines: white at their ends alone
        left, _, right, _ = line.box
        if left - inner.x0 >= GUTTER:
            found.append(_Span(inner.x0, min(left, inner.x1)))
        if max(right, inner.x0) <= inner.x1 - GUTTER:
            found.append(_Span(max(right, inner.x0), inner.x1))
        return found
    reached = inner.x0
    for word in line.words:
        x0, _, x1, _ = word.box
        if x0 - reached >= GUTTER:
            found.append(_Span(reached, min(x0, inner.x1)))
        reached = max(reached, x1)
        if reached > inner.x1 - GUTTER:
            return found
    found.append(_Span(reached, inner.x1))
    return found


def _shared(some: Sequence[_Span], others: Sequence[_Span]) -> list[_Span]:
    both = (_Span(max(a.x0, b.x0), min(a.x1, b.x1)) for a in some for b in others)
    return [span for span in both if span.x1 - span.x0 >= GUTTER]


def _is_heading(line: Line, among: Sequence[Line]) -> bool:
    usual = median(other.size for other in among)
    return line.size > LARGER * usual or (line.bold and not among[0].bold)


def _heads_left(line: Line, among: Sequence[Line], gutter: _Span) -> bool:
    """Whether a line is a heading that does not reach over the gutter."""
    return line.box.x1 <= gutter.x1 and _is_heading(line, among)


def _spans(lines: Sequence[Line], start: int, at: int, end: int, gutter: _Span) -> bool:
    """Whether a heading left of the gutter stands over both columns: white beside it, and columns begin anew below."""
    line = lines[at]
    if not _heads_left(line, lines[start:end], gutter):
        return False
    right = [word.box for other in lines[start:end] for word in other.words if word.box.x0 > gutter.x0]
    reach = 0.6 * line.size
    if any(box.top < line.box.bottom + reach and box.bottom > line.box.top - reach for box in right):
        return False
    return any(box.bottom < line.box.top for box in right) and any(box.top > line.box.bottom for box in right)


# ---------------------------------------------------------------- columns


def _columns(lines: Sequence[Line], gutter: float) -> list[list[Line]] | None:
    """What stands left and right of the gutter; None where that is not running text."""
    sides: tuple[list[Word], list[Word]] = ([], [])
    rows = [0, 0]
    for line in lines:
        parted = [word for word in line.words if word.box.x1 <= gutter], [w for w in line.words if w.box.x1 > gutter]
        for side, words in enumerate(parted):
            sides[side].extend(words)
            rows[side] += bool(words)
    if any(len(words) < LEAST_WORDS * max(FEWEST_LINES, rows[side]) for side, words in enumerate(sides)):
        return None  # most pages: told by counting, before lines are made
    columns = [list(group_lines(words, lines[0].page)) for words in sides]
    return columns if all(_is_text(column) for column in columns) else None


def _is_text(lines: Sequence[Line]) -> bool:
    if len(lines) < FEWEST_LINES or mean(len(line.words) for line in lines) < LEAST_WORDS:
        return False
    return sum(line.text[:1].islower() for line in lines) >= GOING_ON * len(lines)
