"""Pieces of a line that stand apart: words with a gap between them that no space between words makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.model import Box, Line, Word

WIDE_GAP = 0.9
"""In widths of the font size: justified prose stays under it, columns mostly do not."""

FIGURE = re.compile(r"^[£$€(<>~+–-]*\d[\d,. ]*\s*(?:%|m|k|bn)?\)?\*?$|^(?:-|–|n/a|\.\.|:)$", re.IGNORECASE)
"""An amount, a share or the mark for none."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line without a wide gap between them."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].box.x0

    @property
    def x1(self) -> float:
        return max(word.box.x1 for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of the page as the segments it falls into, left to right."""

    segments: tuple[Segment, ...]
    box: Box
    size: float
    bold: bool


def strip_of(line: Line) -> Strip:
    """The segments of a line."""
    size = line.size
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and word.box.x0 - max(w.box.x1 for w in groups[-1][-3:]) <= WIDE_GAP * size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return Strip(tuple(Segment(tuple(group)) for group in groups), line.box, size, line.bold)


def split_at(segment: Segment, edges: Iterable[float]) -> Iterator[Segment]:
    """The segment cut at those ``edges`` (x, points) that fall between two of its words."""
    words = list(segment.words)
    for edge in sorted(edges):
        left = [word for word in words if word.box.centre[0] < edge]
        right = [word for word in words if word.box.centre[0] >= edge]
        if left and right and max(w.box.x1 for w in left) <= edge + 1 and min(w.box.x0 for w in right) >= edge - 1:
            yield Segment(tuple(left))
            words = right
    yield Segment(tuple(words))
