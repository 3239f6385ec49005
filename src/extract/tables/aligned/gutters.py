"""Gutters no wider than a large space: they show by the words that begin at one place, line after line, where no
other line's word lies across.

Gaps of justified prose are as wide, but they fall anywhere, and at any place most lines have a word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.tables.aligned.segments import Segment, Strip, hangs, split_before

NARROW = 0.42
"""Gap in font sizes that a gutter has at least; the space between words is about 0.28."""
SAME_START = 0.9
"""Words that begin within so many points of each other begin in one place."""
FEWEST_STARTS = 4
"""Lines that have a word at the place."""
ACROSS = 0.08
"""Share of the lines at the place that may have a word across it: banners."""
FURTHEST = 3.2
"""Line heights of white that end a region."""
LONGEST = 80
"""Lines that are looked at together."""


def region_end(strips: Sequence[Strip], start: int) -> int:
    """The index after the last line that follows ``strips[start]`` without more white than tables have."""
    end = start + 1
    while end < min(len(strips), start + LONGEST):
        above, strip = strips[end - 1], strips[end]
        if not strip.held and strip.box.top - above.box.bottom > FURTHEST * max(strip.size, above.size):
            break
        end += 1
    return end


def cut_at_gutters(strips: Sequence[Strip]) -> list[Strip]:
    """The lines of a region, their segments cut at narrow gutters; unchanged where there are none."""
    starts = sorted({round(x, 1) for x in _gap_starts(strips)})
    if not starts:
        return list(strips)
    spans = [_spans(segment, strip.size, row) for row, strip in enumerate(strips) for segment in strip.segments]
    begun = sorted(x0 for span in spans for x0, _ in span.words)
    gutters: list[_Gutter] = []
    for x in starts:
        if gutters and x - gutters[-1].x <= 2 * SAME_START:
            continue
        if bisect_right(begun, x + SAME_START) - bisect_left(begun, x - SAME_START) >= FEWEST_STARTS:
            gutters.extend(_gutter(x, spans))
    if not gutters:
        return list(strips)
    return [
        _cut(strip, [gutter.x for gutter in gutters if gutter.first <= row <= gutter.last])
        for row, strip in enumerate(strips)
    ]


def cut_as_below(head: Strip, rows: Sequence[Strip]) -> Strip:
    """The first line of a table, its words cut where pieces of several ``rows`` begin: heads may nearly touch."""
    begun = sorted(segment.x0 for row in rows for segment in row.segments[1:])
    places = [word.box.x0 for segment in head.segments for word in segment.words[1:]]
    starts = [
        x for x in places if bisect_right(begun, x + SAME_START) - bisect_left(begun, x - SAME_START) >= FEWEST_STARTS
    ]
    return replace(head, segments=tuple(p for s in head.segments for p in split_before(s, starts, 0.01)))


def _gap_starts(strips: Sequence[Strip]) -> Iterator[float]:
    for strip in strips:
        least = NARROW * strip.size
        for segment in strip.segments:
            for left, right in pairwise(segment.words):
                if right.box.x0 - left.box.x1 >= least and not hangs(left):
                    yield right.box.x0


class _Gutter(NamedTuple):
    """Where the words right of a gutter begin, and the first and the last line that show it."""

    x: float
    first: int
    last: int


class _Spans(NamedTuple):
    """From where to where a segment and each of its words reach, the least gap that may be a gutter's (points), and
    the line it stands on."""

    left: float
    right: float
    least: float
    words: list[tuple[float, float]]
    row: int


def _spans(segment: Segment, size: float, row: int) -> _Spans:
    words = [(word.box.x0, word.box.x1) for word in segment.words]
    return _Spans(segment.x0 - SAME_START, segment.x1, NARROW * size, words, row)


def _gutter(x: float, spans: Sequence[_Spans]) -> Iterator[_Gutter]:
    """The gutter left of ``x``, if there is one: the lines from which most can be had of words that begin there for few
    that lie across. What stands above and below those lines is not of the table."""
    best = had = 0.0
    first, found = 0, _Gutter(x, 0, 0)
    for span in spans:
        told = _tells(x, span)
        if had + told <= 0:
            had = 0.0
            continue
        first = span.row if not had else first
        had += told
        if had > best:
            best, found = had, _Gutter(x, first, span.row)
    if best >= FEWEST_STARTS:
        yield found


def _tells(x: float, span: _Spans) -> float:
    """What a piece of a line tells of a gutter: 1 where a word begins there, so much less where one lies across that
    few are borne."""
    if not span.left <= x <= span.right:
        return 0.0
    before = None
    for x0, x1 in span.words:
        if abs(x0 - x) <= SAME_START:  # behind a mere space it tells nothing: the words before it may fill a column
            return 1.0 if before is None or x0 - before >= span.least else 0.0
        if x0 < x < x1:
            return 1 - 1 / ACROSS
        before = x1
    return 0.0


def _cut(strip: Strip, gutters: Sequence[float]) -> Strip:
    if not gutters:
        return strip
    least = NARROW * strip.size
    segments: list[Segment] = []
    for segment in strip.segments:
        starts = [
            right.box.x0
            for left, right in pairwise(segment.words)
            if right.box.x0 - left.box.x1 >= least
            and not hangs(left)
            and any(abs(right.box.x0 - x) <= SAME_START for x in gutters)
        ]
        segments.extend(split_before(segment, starts, 0.01) if starts else [segment])
    return replace(strip, segments=tuple(segments))
