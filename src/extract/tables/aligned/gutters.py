"""Gutters no wider than a large space: they show by the words that begin at one place, line after line, where no
other line's word lies across.

Gaps of justified prose are as wide, but they fall anywhere, and at any place most lines have a word.
"""

from __future__ import annotations

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
        if strip.box.top - above.box.bottom > FURTHEST * max(strip.size, above.size):
            break
        end += 1
    return end


def cut_at_gutters(strips: Sequence[Strip]) -> list[Strip]:
    """The lines of a region, their segments cut at narrow gutters; unchanged where there are none."""
    starts = sorted({round(x, 1) for x in _gap_starts(strips)})
    spans = [_spans(segment, strip.size) for strip in strips for segment in strip.segments] if starts else []
    gutters: list[float] = []
    for x in starts:
        if (not gutters or x - gutters[-1] > 2 * SAME_START) and _is_gutter(x, spans):
            gutters.append(x)
    if not gutters:
        return list(strips)
    return [replace(strip, segments=tuple(_cut(strip, gutters))) for strip in strips]


def _gap_starts(strips: Sequence[Strip]) -> Iterator[float]:
    for strip in strips:
        least = NARROW * strip.size
        for segment in strip.segments:
            for left, right in pairwise(segment.words):
                if right.box.x0 - left.box.x1 >= least and not hangs(left):
                    yield right.box.x0


class _Spans(NamedTuple):
    """From where to where a segment and each of its words reach, and the least gap that may be a gutter's, points."""

    left: float
    right: float
    least: float
    words: list[tuple[float, float]]


def _spans(segment: Segment, size: float) -> _Spans:
    words = [(word.box.x0, word.box.x1) for word in segment.words]
    return _Spans(segment.x0 - SAME_START, segment.x1, NARROW * size, words)


def _is_gutter(x: float, spans: Sequence[_Spans]) -> bool:
    starts = across = 0
    most = ACROSS * len(spans)
    for left, right, least, words in spans:
        if across > most:
            return False
        if not left <= x <= right:
            continue
        before = None
        for x0, x1 in words:
            if abs(x0 - x) <= SAME_START:
                starts += before is None or x0 - before >= least
                across += before is not None and x0 - before < least
                break
            if x0 < x < x1:
                across += 1
                break
            before = x1
    return starts >= FEWEST_STARTS and across <= ACROSS * (starts + across)


def _cut(strip: Strip, gutters: Sequence[float]) -> Iterator[Segment]:
    least = NARROW * strip.size
    for segment in strip.segments:
        starts = [
            right.box.x0
            for left, right in pairwise(segment.words)
            if right.box.x0 - left.box.x1 >= least
            and not hangs(left)
            and any(abs(right.box.x0 - x) <= SAME_START for x in gutters)
        ]
        yield from split_before(segment, starts, 0.01) if starts else [segment]
