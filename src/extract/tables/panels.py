"""Panels: boxes or shades that each hold one matter, with the same labels in all of them, drawn without any grid.

    ╭──────────────────────────╮  ╭──────────────────────────╮
    │ What is to be done    A1 │  │ What is to be done    A2 │
    │ Owned by   …             │  │ Owned by   …             │
    │ Ready by   …             │  │ Ready by   …             │
    ╰──────────────────────────╯  ╰──────────────────────────╯

What makes a label is that it begins a line in other panels too, and stands apart from what follows it: by a colon, by
white, by its weight, or on a line of its own. Each panel becomes a table of two columns, a row for each label; what
stands above the first label is its title, a row over both columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.flow.frames import LEAST_WIDTH, Frame, find_frames
from extract.model import Box, Cell, Document, Line, Page, Region, Table, Word
from extract.text import group_lines

LEAST_HEIGHT = 36.0
"""Points; three lines and a margin."""
TALLEST, MOST_LINES = 0.9, 60
"""Share of the page's height, and lines, above which a box frames the page."""
MOST_FRAMES = 2_000
"""More boxes in a paper are a form or a drawing."""
LONGEST_LABEL = 6
"""Words."""
GAP = 0.9
"""Font sizes of white that part a label from its value; the spaces of a justified line stay below."""
COUNTED = re.compile(r"(?<=\w) (?:[a-z]|\d{1,3})$")
"""What tells the label of one panel from the same label of the next: "Area A", "Area B"."""
SHARE = 0.5
"""Share of the panels in which the same words must begin a line to be a label."""
LONGEST_MARK = 8
"""Characters of a number at the right of the title."""
SCORE = 0.9


class _Start(NamedTuple):
    """What a line, or a piece of one, may begin with: a label, and how many of its words that is."""

    name: str
    n_words: int


class _Panel(NamedTuple):
    """``starts``: of each line what it may begin with."""

    frame: Frame
    lines: tuple[Line, ...]
    starts: tuple[_Start | None, ...]

    @property
    def names(self) -> set[str]:
        return {start.name for start in self.starts if start}


def find_panels(document: Document, drawn: Sequence[Sequence[Table]]) -> Mapping[int, list[Table]]:
    """The panels of a paper by page (from 1), top to bottom, outside the tables ``drawn`` on each page; two at least,
    or none."""
    boxes = {
        page.number: frames
        for page, tables in zip(document.pages, drawn, strict=True)
        if (frames := _frames(page, [table.regions[0].box for table in tables]))
    }
    if not 2 <= sum(map(len, boxes.values())) <= MOST_FRAMES:
        return {}
    framed = [panel for page in document.pages if page.number in boxes for panel in _framed(page, boxes[page.number])]
    counts = Counter(name for panel in framed for name in panel.names)
    found: dict[int, list[Table]] = {}
    labels = {name for name, count in counts.items() if count > 1}
    kept = [panel for panel in framed if len(panel.names & labels) > 1]
    labels = {name for name in labels if counts[name] >= SHARE * len(kept)}
    for panel in kept:
        if len(kept) > 1 and (table := _table(panel, labels)):
            found.setdefault(panel.frame.page, []).append(table)
    return found if sum(map(len, found.values())) > 1 else {}


def _frames(page: Page, tables: Sequence[Box]) -> list[Frame]:
    """The boxes and shades of a page, outside its tables, that are as large as a panel."""
    shades = (Frame(page.number, fill.box) for fill in page.fills)
    found = [frame for frame in (*find_frames(page, tables), *shades) if _may_be_panel(frame.box, page)]
    return [frame for frame in found if not any(frame.box.overlap(table) > 0 for table in tables)]


def _framed(page: Page, frames: Sequence[Frame]) -> Iterator[_Panel]:
    """Those of ``frames`` that hold a few lines and no other such box."""
    words = [word for line in page.lines for word in line.words]
    taken: list[Box] = []
    for frame in sorted(frames, key=lambda frame: (frame.box.area, frame.box.top, frame.box.x0)):
        if any(frame.box.overlap(other) > 0.5 * other.area for other in taken):
            continue  # it holds a smaller one, or is the shade of one
        inside = [word for word in words if frame.box.holds(*word.box.centre)]
        lines = group_lines(inside, page.number)
        if 3 <= len(lines) <= MOST_LINES:
            taken.append(frame.box)
            pieces = tuple(piece for line in lines for piece in _pieces(line))
            yield _Panel(frame, pieces, tuple(map(_start, pieces)))


def _may_be_panel(box: Box, page: Page) -> bool:
    return LEAST_HEIGHT <= box.height <= TALLEST * page.height and box.width >= LEAST_WIDTH


# ---------------------------------------------------------------- labels


def _pieces(line: Line) -> Iterator[Line]:
    """A line cut before bold words that follow plain ones: "Owner  Head of Place  When  May" has two labels."""
    begin = 0
    for at, (before, word) in enumerate(pairwise(line.words), start=1):
        if word.bold and not before.bold and not word.glued:
            yield Line(line.page, line.words[begin:at])
            begin = at
    yield Line(line.page, line.words[begin:])


def _start(line: Line) -> _Start | None:
    """What could be a label at the head of ``line``: words up to a colon, a gap or the end of the bold."""
    for count, (word, after) in enumerate(pairwise([*line.words, None]), start=1):
        if word is None or count > LONGEST_LABEL:
            return None
        if word.text.endswith(":") or after is None or _parts(word, after, line.size):
            name = " ".join(each.text for each in line.words[:count]).strip(" :").casefold()
            return _Start(COUNTED.sub("", name), count) if name[:1].isalpha() else None
    return None


def _parts(word: Word, after: Word, size: float) -> bool:
    return after.box.x0 - word.box.x1 > GAP * size or (word.bold and not after.bold and not after.glued)


# ---------------------------------------------------------------- panel to table


def _table(panel: _Panel, labels: set[str]) -> Table | None:
    """The panel as a table of labels and values; None where fewer than two labels stand in it."""
    title: list[Line] = []
    rows: list[tuple[Line, list[Line]]] = []
    for line, start in zip(panel.lines, panel.starts, strict=True):
        if start and start.name in labels and not (rows and _awaits(rows[-1], start, line)):
            value = _line(line, line.words[start.n_words :])
            rows.append((Line(line.page, line.words[: start.n_words]), value))
        else:
            _append(rows[-1][1] if rows else title, line)
    if len(rows) < 2:
        return None
    region = Region(panel.frame.page, panel.frame.box)
    cells = [_cell(0, 0, 2, _numbered(title), region)] if title else []
    for number, (label, value) in enumerate(rows, start=len(cells)):
        beside = Region(region.page, Box(label.box.x1, label.box.top, region.box.x1, label.box.bottom))
        cells += [_cell(number, 0, 1, [label], region), _cell(number, 1, 1, value, beside)]
    return Table(tuple(cells), len(rows) + bool(title), 2, (region,), "ruled", SCORE)


def _append(lines: list[Line], piece: Line) -> None:
    """``piece`` behind ``lines``, on the last of them where it stood there."""
    if lines and lines[-1].words and abs(lines[-1].box.top - piece.box.top) < 0.5 * piece.size:
        lines[-1] = Line(piece.page, (*lines[-1].words, *piece.words))
    else:
        lines.append(piece)


def _awaits(row: tuple[Line, list[Line]], start: _Start, line: Line) -> bool:
    """Whether a line is the value of the label above it, which stands on a line of its own, set heavier."""
    alone = not row[1] and row[0].bold and not line.bold
    return alone and start.n_words == len(line.words) and not line.text.endswith(":")


def _line(line: Line, words: Sequence[Word]) -> list[Line]:
    return [Line(line.page, tuple(words))] if words else []


def _numbered(title: Sequence[Line]) -> list[Line]:
    """The title with a number that stands at its right set before it, as readers say it."""
    first = title[0]
    if len(first.words) < 2:
        return list(title)
    before, last = first.words[-2:]
    apart = last.box.x0 - before.box.x1 > GAP * first.size
    if apart and len(last.text) <= LONGEST_MARK and any(letter.isdigit() for letter in last.text):
        return [Line(first.page, (last, *first.words[:-1])), *title[1:]]
    return list(title)


def _cell(row: int, column: int, span: int, lines: Iterable[Line], empty: Region) -> Cell:
    """A cell where its words stand; one without words takes the place ``empty``."""
    kept = tuple(lines)
    region = Region(kept[0].page, Box.around(line.box for line in kept)) if kept else empty
    return Cell(row, column, 1, span, kept, (region,))
