"""Notes beside running text: a narrow column at the right edge that says who is to act, as minutes are set.

Lines are read across the whole page, so that such a note stands amid a sentence ("… be told by the   CFO   end of
May"). What tells one is white before it, that others begin or end at the same place, and text that runs beside it.
Where the text keeps the column free all that stands in it is a note; else what looks like a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.model import Box, Line, Page, Table

GAP, NARROW_GAP = 1.6, 0.45
"""Font sizes of white before a note, and before one that stands right below or above another."""
SAME_PLACE = 3.0
"""Points."""
MARGIN = 0.62
"""Notes begin right of this share of the text's width."""
FEWEST, MOST_WORDS = 2, 6
LABELLED = re.compile(r"^(?:actions?|follow[\s-]?up)\b\W*\w", re.IGNORECASE)
"""Words that say by themselves that somebody is to act ("Action: JR") need no column where they fill one line."""
LEAST_TEXT = 4
"""Words of running text beside a note."""
CROSSED, NAMES = 0.12, 0.6
"""Shares of the lines that may reach into a free column, and of its notes that look like names."""
NAME = re.compile(
    r"^(?:[A-Z][\w.’'-]*|and|of|the|for|&|/|all)(?:[\s/,&+]+(?:[A-Z][\w.’'-]*|and|of|the|for|&))*[/,&+]?$"
)


class _Trail(NamedTuple):
    """The words behind the last white of a line, from ``start`` on; ``wide``: white enough to part them alone."""

    line: Line
    start: int
    wide: bool

    @property
    def box(self) -> Box:
        return Box.around([word.box for word in self.line.words[self.start :]])

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.line.words[self.start :])

    @property
    def beside_text(self) -> bool:
        """Whether running text stands before them: several words with no white between, but behind a number, or
        a heading in bold."""
        words = self.line.words[: self.start]
        apart = [b.box.x0 - a.box.x1 > GAP * self.line.size for a, b in pairwise(words[1:])]
        return (len(words) >= LEAST_TEXT or self.beside_head) and not any(apart)

    @property
    def beside_head(self) -> bool:
        return 1 < self.start < LEAST_TEXT and all(word.bold for word in self.line.words[: self.start])


def without_side_notes(pages: Sequence[Page], taken: Mapping[int, Sequence[Box]]) -> tuple[list[Page], list[Line]]:
    """``pages`` without the words of such a column, and its lines from the top down; all as it was where there is none.
    ``taken``: by page the boxes of its tables."""
    lines = [line for page in pages for line in page.lines if not _in_any(line, taken.get(page.number, ()))]
    if len(lines) < FEWEST:
        return list(pages), []
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    found = (_trail(line, left + MARGIN * (right - left)) for line in lines)
    trails = [trail for trail in found if trail]
    if not any(_runs_on(above, trail) for above, trail in pairwise(trails)):
        trails = [trail for trail in trails if not LABELLED.match(trail.text)]
    cut = {id(trail.line): trail for trail in _column(lines, trails)}
    if not cut:
        return list(pages), []
    bare = [replace(page, lines=tuple(_without(page.lines, cut))) for page in pages]
    return bare, [Line(trail.line.page, trail.line.words[trail.start :]) for trail in cut.values()]


def ends_in_notes(table: Table) -> bool:
    """Whether the last column of a table laid out by white alone is one of notes: names, beside some of its rows."""
    if table.method != "aligned":
        return False
    said = [cell.text for cell in table.cells if cell.lines and cell.column == table.n_columns - 1]
    names = sum(bool(NAME.match(text)) for text in said)
    return names >= FEWEST and names >= NAMES * len(said) and 2 * len(said) <= table.n_rows


def _in_any(line: Line, boxes: Sequence[Box]) -> bool:
    return any(box.holds_centre(line.words[-1].box) for box in boxes)


def _without(lines: Sequence[Line], cut: Mapping[int, _Trail]) -> Iterator[Line]:
    for line in lines:
        trail = cut.get(id(line))
        if trail is None:
            yield line
        elif trail.start:
            yield Line(line.page, line.words[: trail.start])


def _trail(line: Line, edge: float) -> _Trail | None:
    """The few words at the end of a line that stand right of ``edge``, behind white."""
    words = line.words
    if words[-1].box.x0 < edge:
        return None
    near: _Trail | None = None
    for start in range(len(words) - 1, max(-1, len(words) - MOST_WORDS - 1), -1):
        if words[start].box.x0 < edge:
            return near
        white = words[start].box.x0 - words[start - 1].box.x1 if start else GAP * line.size
        if white >= GAP * line.size:
            return _Trail(line, start, True)
        if near is None and white >= NARROW_GAP * line.size:
            near = _Trail(line, start, False)
    return near


def _column(lines: Sequence[Line], trails: Sequence[_Trail]) -> list[_Trail]:
    """Those of ``trails`` that are the notes of one column; none where too few are names beside running text."""
    best: list[_Trail] = []
    named = [trail for trail in trails if trail.beside_text and _names(trail)]
    places = {(side, round(trail.box[side])) for trail in named for side in (0, 2) if trail.wide or not side}
    for side, place in sorted(places):
        names = [trail for trail in named if abs(trail.box[side] - place) <= SAME_PLACE and (trail.wide or not side)]
        if all(trail.beside_head for trail in names) and len({trail.text for trail in names}) < FEWEST:
            continue  # a word that comes back beside heading after heading is a label
        if FEWEST <= len(names) > len(best):
            left = min(trail.box.x0 for trail in names) - 1
            inside = [t for t in trails if t.box.x0 >= left or abs(t.box[side] - place) <= SAME_PLACE]
            best = _notes(lines, inside, names, left)
    return best


def _notes(lines: Sequence[Line], inside: Sequence[_Trail], names: Sequence[_Trail], left: float) -> list[_Trail]:
    """All that stands right of ``left`` where the text keeps it free, else the names."""
    tops: dict[int, list[float]] = {}
    for trail in names:
        tops.setdefault(trail.line.page, []).append(trail.box.top)
    band = [line for line in lines if line.page in tops and min(tops[line.page]) <= line.box.top]
    crossing = sum(any(word.box.x0 < left < word.box.x1 for word in line.words) for line in band)
    if crossing <= CROSSED * len(band):
        said = [trail for trail in inside if trail.start]
        heads = [*inside[:1], *(trail for above, trail in pairwise(inside) if _parted(above, trail))]
        heads = heads if len({trail.text for trail in heads}) >= FEWEST else []
        named = any(some and sum(map(_names, some)) >= NAMES * len(some) for some in (said, heads))
        return list(inside) if named else []
    if sum(trail.wide for trail in names) < FEWEST:
        return []
    return [trail for trail in inside if _names(trail) and trail.wide]


def _names(trail: _Trail) -> bool:
    return bool(NAME.match(trail.text) or LABELLED.match(trail.text))


def _parted(above: _Trail, trail: _Trail) -> bool:
    """Whether white stands between two notes, so that the lower is not the next line of the upper."""
    white = trail.box.top - above.box.bottom
    return above.line.page != trail.line.page or white > trail.line.size


def _runs_on(above: _Trail, trail: _Trail) -> bool:
    """Whether a labelled note goes on in the line below it."""
    same = abs(above.box.x0 - trail.box.x0) <= SAME_PLACE and not _parted(above, trail)
    return same and bool(LABELLED.match(above.text)) and not LABELLED.match(trail.text)
