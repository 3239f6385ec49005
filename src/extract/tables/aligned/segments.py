"""Pieces of a line that stand apart: words with a gap, a wall, or another text's beginning between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from extract.geometry import clusters
from extract.model import Box, Line, Page, Word
from extract.text import BULLETS, DASHES

WIDE_GAP = 0.9
"""In widths of the font size: justified prose stays under it, columns mostly do not."""
HANGING = 2.4
"""The same behind a bullet, which hangs before its words in one column with them."""
OVERPRINT = 0.15
"""In font sizes: words that overlap by more were not set one after the other."""
SAME_WALL = 2.0
"""Upright edges closer than this many points are one wall."""

FEWEST_ALONG = 3
"""Lines in pieces beside a title set sideways."""
LEADERS = ".…·_"
"""Dots that lead the eye from a title to its page number."""

FIGURE = re.compile(r"^[£$€(<>~+–-]*\d[\d,. ]*\s*(?:%|m|k|bn)?\)?\*?$|^(?:-|–|n/a|\.\.|:)$", re.IGNORECASE)
"""An amount, a share or the mark for none."""


@dataclass(slots=True)
class Segment:
    """Words of one line without a wide gap between them. ``limit`` is where a neighbour's words begin over its own."""

    words: tuple[Word, ...]
    limit: float = float("inf")
    x0: float = field(init=False, compare=False)
    x1: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.x0 = self.words[0].box.x0
        self.x1 = max(self.x0 + 0.1, min(self.limit, max([word.box.x1 for word in self.words])))

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
    sideways: bool = False
    """A row of heads some of which are set sideways: they stand over their columns, but not over the words there."""
    held: bool = False
    """Whether drawn rules hold it together with the line above it, however much white stands between."""


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright edge that parts columns: a rule, or the side that boxes of colour share."""

    x: float
    top: float
    bottom: float


def walls_of(page: Page) -> list[Wall]:
    """Upright rules, and the sides of filled boxes that stand one below the other, on ``page``."""
    usual = median(line.size for line in page.lines) if page.lines else 10.0
    walls = [
        Wall(rule.box.centre[0], rule.box.top, rule.box.bottom)
        for rule in page.rules
        if not rule.horizontal and rule.box.height >= 1.5 * usual
    ]
    boxes = [fill.box for fill in page.fills if usual < fill.box.height < 0.5 * page.height]
    for x in clusters([edge for box in boxes for edge in (box.x0, box.x1)], SAME_WALL):
        sides = sorted({(b.top, b.bottom) for b in boxes if min(abs(b.x0 - x), abs(b.x1 - x)) <= SAME_WALL})
        if len({round(top) for top, _ in sides}) >= 2:
            walls.extend(Wall(x, top, bottom) for top, bottom in sides)
    return walls


def strip_of(line: Line, walls: Sequence[Wall] = ()) -> Strip:
    """The segments of a line, parted by gaps, by ``walls`` beside it, and where a text begins over another's end."""
    size, middle = line.size, line.box.centre[1]
    beside = [wall.x for wall in walls if wall.top <= middle <= wall.bottom]
    if not beside and _is_one_piece(line.words, size):
        return Strip((Segment(line.words),), line.box, size, line.bold)
    groups: list[list[Word]] = []
    for word in _as_set(_without_leaders(line.words), size):
        if groups and not _parted(groups[-1], word, size, beside):
            groups[-1].append(word)
        else:
            groups.append([word])
    groups.sort(key=lambda group: group[0].box.x0)
    segments = [Segment(tuple(group)) for group in groups]
    for i, (left, right) in enumerate(pairwise(segments)):
        if left.x1 > right.x0 - 0.1:
            segments[i] = replace(left, limit=right.x0 - 0.1)
    return Strip(tuple(segments), line.box, size, line.bold)


def _is_one_piece(words: Sequence[Word], size: float) -> bool:
    """Whether words follow each other as in running text, without a gap, an overlap or leading dots: most lines do,
    and need no closer look."""
    narrowest, widest, right = -OVERPRINT * size, WIDE_GAP * size, words[0].box.x0
    for word in words:
        x0, _, x1, _ = word.box
        if not narrowest <= x0 - right <= widest or x1 < right or word.text[0] in LEADERS:
            return False
        right = x1
    return True


def with_sideways(strips: Sequence[Strip], words: Sequence[Word]) -> list[Strip]:
    """The strips with those words among them that are set sideways: heads of columns, one strip a row of heads."""
    found = list(strips)
    for band in _bands(words):
        if max(word.box.x0 for word in band) < min(word.box.x1 for word in band):
            continue  # one upright line: the title of a chart's axis
        around = Box.around(word.box for word in band)
        beside = [s for s in found if around.top - 2 <= s.box.centre[1] <= around.bottom + 2]
        pieced = [strip for strip in beside if len(strip.segments) > 1]
        if len(pieced) >= FEWEST_ALONG and around.x1 < min(strip.box.x0 for strip in beside):
            continue  # it runs along rows at their left: a title of all of them
        pieces = sorted([*([word] for word in band), *(s.words for b in beside for s in b.segments)], key=_left)
        groups: list[list[Word]] = []
        for piece in pieces:
            if groups and _left(piece) < max(word.box.x1 for word in groups[-1]):
                groups[-1].extend(piece)
            else:
                groups.append(list(piece))
        box = Box.around([around, *(s.box for s in beside)])
        made = Strip(tuple(Segment(tuple(group)) for group in groups), box, band[0].size, band[0].bold, True)
        found = [s for s in found if s not in beside] + [made]
    return sorted(found, key=lambda strip: strip.box.top)


def _left(words: Sequence[Word]) -> float:
    return min(word.box.x0 for word in words)


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """Words that overlap in height or follow each other, directly or through others."""
    bands: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.top):
        if bands and word.box.top < max(w.box.bottom for w in bands[-1]) + 0.5 * word.size:
            bands[-1].append(word)
        else:
            bands.append([word])
    return bands


def _without_leaders(words: Sequence[Word]) -> Sequence[Word]:
    """The words without the dots that lead the eye from a title to its page number; all where only dots are left."""
    dots = [not word.text.strip(LEADERS) for word in words]
    run = sum(len(word.text) for word, dot in zip(words, dots, strict=True) if dot)
    if run < 4 or all(dots):
        return words
    return [word for word, dot in zip(words, dots, strict=True) if not dot]


def _as_set(words: Sequence[Word], size: float) -> Sequence[Word]:
    """The words left to right; where texts lie over each other, text by text as they were set."""
    if not any(a.run != b.run and a.box.x1 - b.box.x0 > OVERPRINT * size for a, b in pairwise(words)):
        return words
    first: dict[int, float] = {}
    for word in words:
        first.setdefault(word.run, word.box.x0)
    return sorted(words, key=lambda word: (first[word.run], word.run, word.box.x0))


def _parted(group: Sequence[Word], word: Word, size: float, walls: Sequence[float]) -> bool:
    last = group[-1]
    right = max(w.box.x1 for w in group[-3:])
    gap = word.box.x0 - right
    widest = HANGING if len(group) == 1 and hangs(last) and not hangs(word) else WIDE_GAP
    if gap > widest * size or (last.run != word.run and not word.glued and gap < -OVERPRINT * size):
        return True
    if last.run != word.run and gap < -size:
        return True
    return bool(walls) and any(last.box.centre[0] < x <= word.box.x0 + 1.5 and word.box.centre[0] > x for x in walls)


def hangs(word: Word) -> bool:
    """Whether a word is a bullet; dashes may be figures."""
    return word.text in BULLETS and word.text not in DASHES


def split_at(segment: Segment, edges: Iterable[float]) -> Iterator[Segment]:
    """The segment cut at those ``edges`` (x, points) that fall between two of its words."""
    words = list(segment.words)
    for edge in sorted(edges):
        left = [word for word in words if word.box.centre[0] < edge]
        right = [word for word in words if word.box.centre[0] >= edge]
        if left and right and max(w.box.x1 for w in left) <= edge + 1 and min(w.box.x0 for w in right) >= edge - 1:
            yield Segment(tuple(left))
            words = right
    yield Segment(tuple(words), segment.limit)


def split_before(segment: Segment, starts: Iterable[float], slack: float) -> list[Segment]:
    """The segment cut before each word that begins, to ``slack`` points, where a column does (``starts``, x)."""
    groups: list[list[Word]] = [[segment.words[0]]]
    wanted = list(starts)
    for word in segment.words[1:]:
        if any(abs(word.box.x0 - x) <= slack for x in wanted):
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Segment(tuple(group), following[0].box.x0 - 0.1) for group, following in pairwise(groups)] + [
        Segment(tuple(groups[-1]), segment.limit)
    ]
