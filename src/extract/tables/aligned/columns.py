"""Columns by white space: a block of lines grows downwards from a line in pieces as long as its gutters stay white.

A narrow gutter shows by the words that begin exactly where a column does, line after line (columns of text are set
flush left), so a line whose pieces touch is cut there.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from extract.tables.aligned.segments import Segment, Strip, split_at, split_before

TOUCH = 1.5
"""Points by which a segment may reach into the next column's reach without counting as in it."""
SAME_START = 1.2
"""Words that begin within so many points of a column's left edge begin in it."""
NARROWEST_GUTTER = 2.5
LARGER = 1.08
"""Type larger by this factor than a table's own does not belong to it."""
FURTHEST = 3.2
"""Line heights of white that end a block."""


class Reach(NamedTuple):
    """How far a column's words reach to the left and to the right, in points."""

    x0: float
    x1: float


@dataclass(slots=True)
class Block:
    """Lines that share columns. ``banners`` are the indexes (into ``strips``) of lines that run across columns."""

    strips: list[Strip]
    columns: list[Reach]
    banners: set[int] = field(default_factory=set)
    trailing: list[Strip] = field(default_factory=list)
    """Lines below the block that run across its columns, two at most: banners, if more of the table is seen below."""

    @property
    def pieced(self) -> int:
        """Lines with words in two columns or more."""
        return sum(len(s.segments) > 1 for i, s in enumerate(self.strips) if i not in self.banners)

    def edges(self) -> list[float]:
        """The x of the white between neighbouring columns, left to right."""
        return _edges(self.columns)

    def pieces(self, index: int) -> list[tuple[int, Segment]]:
        """The pieces of ``strips[index]``, each with the first column it stands in; banners are not cut."""
        edges = self.edges()
        segments = self.strips[index].segments
        if index not in self.banners:
            segments = tuple(piece for segment in segments for piece in _pieces(segment, self.columns))
        return [
            (sum((piece.x0 + min(piece.x1, piece.x0 + 4)) / 2 >= edge for edge in edges), piece) for piece in segments
        ]


def _edges(columns: Sequence[Reach]) -> list[float]:
    return [(a.x1 + b.x0) / 2 for a, b in itertools.pairwise(columns)]


def grow(strips: Sequence[Strip], start: int, known: Sequence[Reach] = ()) -> Block:
    """The block that begins at ``strips[start]``, which has two segments or more unless the columns are ``known``
    from the page before."""
    first = strips[start]
    columns = _fit(first, known) if known else [Reach(s.x0, s.x1) for s in first.segments]
    block = Block([first], columns if columns else [Reach(s.x0, s.x1) for s in first.segments])
    waiting: list[Strip] = []
    for strip, after in itertools.pairwise([*strips[start + 1 :], None]):
        above = (waiting or block.strips)[-1]
        if strip is None:
            break
        if not strip.held and strip.box.top - above.box.bottom > FURTHEST * max(strip.size, above.size):
            break
        if _heads_more(strip, above, block):
            break
        if _heads_anew(strip, waiting, block):
            waiting = []
            _drop_title(block)
            break
        if _is_heading(strip, block):
            if waiting or not after or not _goes_on_below(strip, after, block):
                break
            waiting.append(strip)
            continue
        goes_on = bool(waiting) and _goes_on(waiting[-1], strip)
        fitted = None if goes_on or _is_banner(strip, block) else _fit(strip, block.columns)
        if fitted is None:
            waiting.append(strip)
            if len(waiting) > 2 + goes_on:
                break
            continue
        if waiting and len(strip.segments) < 2:
            break
        for banner in waiting:
            block.banners.add(len(block.strips))
            block.strips.append(banner)
        waiting = []
        block.columns = fitted
        block.strips.append(strip)
    block.trailing = waiting[:2]
    return block


def _heads_more(strip: Strip, above: Strip, block: Block) -> bool:
    """A bold row below plain ones, in more pieces than they have columns, heads the next table."""
    return strip.bold and not above.bold and len(strip.segments) > max(2, len(block.columns))


def _heads_anew(strip: Strip, waiting: Sequence[Strip], block: Block) -> bool:
    """The head of the table again, or below a line across it or a title another row all in bold where rows are plain,
    heads the next one."""
    head, *rows = block.strips
    if len(strip.segments) < 2 or len(rows) < 2:
        return False
    if [segment.text for segment in strip.segments] == [segment.text for segment in head.segments]:
        return head.bold or len(head.segments) > 2  # the labels of cards stand again, too
    plain = [row for row in rows if len(row.segments) > 1]
    titled = bool(waiting) or (rows[-1].bold and len(rows[-1].segments) == 1 and len(head.segments) > 2)
    return titled and strip.bold and head.bold and bool(plain) and not any(row.bold for row in plain)


def _drop_title(block: Block) -> None:
    """Take from a block the bold lines at its end that stand alone below plain rows: they head what follows."""
    while len(block.strips) > 2 and len(block.strips[-1].segments) == 1 and block.strips[-1].bold:
        block.banners.discard(len(block.strips) - 1)
        block.strips.pop()


def _is_heading(strip: Strip, block: Block) -> bool:
    """A line in bold, larger type than the table's heads the next section, unless it is centred in the first column."""
    x0, x1 = block.columns[0]
    centred = abs(x0 + x1 - strip.box.x0 - strip.box.x1) < 2 * TOUCH and strip.box.x0 != x0
    if not strip.bold or len(strip.segments) > 1 or centred:
        return False
    return strip.size > LARGER * median(found.size for found in block.strips)


def _goes_on_below(heading: Strip, below: Strip, block: Block) -> bool:
    """Whether a heading flush with the block parts its rows: the one below it is plain and begins where they do."""
    flush = sum(any(abs(piece.x0 - column.x0) < TOUCH for column in block.columns) for piece in below.segments)
    rows = not below.bold and max(2, len(below.segments) // 2) <= flush  # figures and marks are centred
    return rows and abs(heading.segments[0].x0 - block.columns[0].x0) < TOUCH and len(block.columns) > 2


def _is_banner(strip: Strip, block: Block) -> bool:
    """A line without a gap, but for one behind its number, that runs over gutters stands across the columns even where
    a space between its words happens to fall into each gutter: one in bold among lines that are not, or a sentence of
    which no word begins or ends where a column does."""
    *number, words = strip.segments
    touched = _touched(words, block.columns)
    out = not number and strip.bold and len(block.strips) == 1 and block.columns[0].x0 - words.x0 > NARROWEST_GUTTER
    if len(number) > 1 or len(touched) < 2 - out:  # begun left of the heads, where a column without one may stand
        return False
    if number and not (strip.bold and number[0].x1 < block.columns[1].x0):
        return False
    if not strip.bold:
        return not any(_stands_at(words, block.columns[index]) for index in touched[1:])
    return len(block.strips) <= 2 or sum(found.bold for found in block.strips) <= 0.5 * len(block.strips)


def _stands_at(segment: Segment, column: Reach) -> bool:
    """Whether a word of the segment begins or ends where the column does."""
    return any(
        abs(word.box.x0 - column.x0) <= SAME_START or abs(word.box.x1 - column.x1) <= SAME_START
        for word in segment.words
    )


def _goes_on(above: Strip, strip: Strip) -> bool:
    """Whether a line is the next one of a banner: close below it, flush with it and set bold as it is."""
    flush = abs(strip.box.x0 - above.segments[-1].x0) < TOUCH
    close = strip.box.top - above.box.bottom < 0.35 * strip.size and flush
    return close and len(strip.segments) == 1 and strip.bold and above.bold and abs(strip.size - above.size) < 0.5


def fits(strip: Strip, columns: Sequence[Reach]) -> bool:
    """Whether every piece of the strip stands in one of ``columns``."""
    fitted = _fit(strip, columns)
    return fitted is not None and len(fitted) == len(columns)


def _pieces(segment: Segment, columns: Sequence[Reach]) -> list[Segment]:
    touched = _touched(segment, columns)
    return [segment] if len(touched) < 2 else _parts(segment, columns, touched)


def _parts(segment: Segment, columns: Sequence[Reach], touched: Sequence[int]) -> list[Segment]:
    """A segment over several columns, cut where they begin."""
    starts = [columns[index].x0 for index in touched[1:]]
    found: list[Segment] = []
    for piece in split_before(segment, starts, SAME_START):
        found.extend([piece] if len(_touched(piece, columns)) < 2 else split_at(piece, _edges(columns)))
    return found


def _fit(strip: Strip, columns: Sequence[Reach]) -> list[Reach] | None:
    """The columns with the strip's words in them; None when a segment runs across a gutter."""
    reached = list(columns)
    for segment in strip.segments:
        touched = _touched(segment, reached)
        if len(touched) < 2:
            _take_in(segment, touched, reached)
            continue
        for piece in _parts(segment, reached, touched):
            touched = _touched(piece, reached)
            if len(touched) > 1:
                return None
            _take_in(piece, touched, reached)
    if any(b.x0 - a.x1 < NARROWEST_GUTTER - 0.01 for a, b in itertools.pairwise(reached)):
        return None
    return reached


def _take_in(piece: Segment, touched: Sequence[int], reached: list[Reach]) -> None:
    """Widen the column that a piece stands in or at, or add one for it."""
    near = [i for i, c in enumerate(reached) if max(piece.x0 - c.x1, c.x0 - piece.x1) < NARROWEST_GUTTER - 0.01]
    touched = touched or (near if len(near) == 1 else [])  # no gutter is as narrow
    if not touched:
        reached.append(Reach(piece.x0, piece.x1))
        reached.sort(key=lambda r: r.x0)
        return
    index = touched[0]
    x0, x1 = reached[index]
    after = reached[index + 1].x0 - NARROWEST_GUTTER if index + 1 < len(reached) else piece.x1
    reached[index] = Reach(min(x0, piece.x0), max(x1, min(piece.x1, after)))


def _touched(segment: Segment, columns: Sequence[Reach]) -> list[int]:
    left, right = segment.x0, segment.x1
    return [i for i, (x0, x1) in enumerate(columns) if left < x1 - TOUCH and right > x0 + TOUCH]
