"""Cards that only white parts: blocks of words that begin alike, in columns, with no box drawn round them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from extract.flow.framed import BAND, FEWEST, Framed, read_family
from extract.flow.looks import Look, box_of, look_of, pieces_of
from extract.flow.unit_lines import RAIL, words_outside
from extract.kept import kept
from extract.model import Box, Line, Page, Table
from extract.text import group_lines

LARGE = 1.5
"""Times the usual size of a page's type in which letters stand for a state, beside several lines."""
APART = 1.3
"""White between blocks in sizes of their type."""
SAME_LEFT = 3.0
"""Points by which blocks of one column begin apart."""
FEWEST_LOOKS = 2
Block = tuple[Page, Sequence[Line]]


def white_cards(
    pages: Sequence[Page], taken: Mapping[int, Sequence[Table]], frames: Mapping[int, Sequence[Box]]
) -> Iterator[list[Framed]]:
    """Cards of which each begins in the same look, those of which there are most first, outside the tables ``taken``.
    ``frames``: the boxes drawn on each page."""
    families: dict[Look, list[Block]] = {}
    for page in pages:
        outside = [r.box for table in taken[page.number] for r in table.regions if r.page == page.number]
        for block in _blocks(page, outside):
            if _looks(block) >= FEWEST_LOOKS:
                families.setdefault(look_of(min(block, key=_place).words[0]), []).append((page, block))
    for family in sorted(families.values(), key=len, reverse=True):
        if len(family) >= FEWEST:
            yield list(read_family(pages, [(page, box_of(block)) for page, block in family], frames))


def _place(line: Line) -> tuple[float, float]:
    return round(line.box.top / 2), line.box.x0


@kept
def _blocks(page: Page, outside: Sequence[Box]) -> list[list[Line]]:
    """What stands together in a column with white above and below it. Columns begin where words in several looks
    do."""
    shades = [f.box for f in page.fills if f.box.height > BAND and f.box.width < RAIL * page.width]
    bands = [f.box for f in page.fills if f.box.width > 2 * BAND and f.box.height <= 2 * BAND]
    apart = [*outside, *shades, *bands]
    words = [word for line in page.lines for word in words_outside(line, apart)]
    usual = median(word.size for word in words) if words else 0
    large = [word for word in words if word.size > LARGE * usual]
    levels = ([word for word in words if word.size <= LARGE * usual], large) if large else (words,)
    pieces = [piece for own in levels for line in group_lines(own, page.number) for piece in pieces_of(line)]
    lefts = sorted(box_of(own).x0 for own in _grouped(pieces, _overlaps) if _looks(own) >= FEWEST_LOOKS)
    columns = [left for before, left in pairwise([float("-inf"), *lefts]) if left - before > SAME_LEFT]
    column_of = {id(piece): bisect_right(columns, piece.box.x0 + SAME_LEFT) for piece in pieces}
    return _grouped(pieces, lambda one, other: column_of[id(one)] == column_of[id(other)])


def _grouped(pieces: Sequence[Line], belong: Callable[[Line, Line], bool]) -> list[list[Line]]:
    """The lines that ``belong`` to one another with no white between them."""
    done: list[list[Line]] = []
    groups: list[tuple[float, list[Line]]] = []
    """Each with its foot."""
    largest = max((piece.size for piece in pieces), default=0.0)
    for piece in sorted(pieces, key=lambda piece: piece.box.top):
        joined, foot = [piece], piece.box.bottom
        apart: list[tuple[float, list[Line]]] = []
        for bottom, own in groups:
            if piece.box.top - bottom > APART * largest:
                done.append(own)  # no line further down is near
            elif any(_is_near(line, piece) and belong(line, piece) for line in reversed(own)):
                joined, foot = [*own, *joined], max(foot, bottom)
            else:
                apart.append((bottom, own))
        groups = [*apart, (foot, joined)]
    return [*done, *(own for _, own in groups)]


def _looks(block: Sequence[Line]) -> int:
    return len({look_of(line.words[0]) for line in block})


def _is_near(one: Line, other: Line) -> bool:
    white = max(other.box.top - one.box.bottom, one.box.top - other.box.bottom)
    return white < APART * min(one.size, other.size)


def _overlaps(one: Line, other: Line) -> bool:
    return min(one.box.x1, other.box.x1) > max(one.box.x0, other.box.x0)
