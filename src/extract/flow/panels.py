"""Panels: boxes or shades that each hold one matter, with the same labels in all of them, drawn without any grid.

    ╭──────────────────────────╮  ╭──────────────────────────╮
    │ What is to be done    A1 │  │ What is to be done    A2 │
    │ Owned by   …             │  │ Owned by   …             │
    │ Ready by   …      ( done)│  │ Ready by   …      ( late)│
    ╰──────────────────────────╯  ╰──────────────────────────╯

What makes a label is that it stands in other panels too, apart from what follows it (``labels``). Each panel
becomes a table of two columns, a row for each label; what stands above the first label is its title, a row over both
columns. Words in a small shade of their own are a badge: a number goes before the title, others have a row of their
own, without a label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from extract.flow.frames import Frame
from extract.flow.labelled import fields_of, halves_of, number_look
from extract.flow.labels import GAP, Start, labels_of, recurring, running_on, starts
from extract.flow.looks import Look
from extract.flow.panel_boxes import SAME, badges_of, frames_of, is_slide
from extract.flow.panel_marks import is_mark, marks_apart
from extract.kept import kept
from extract.model import Box, Cell, Document, Line, Page, Region, Table

FEWEST_SLIDES = 3
"""Pages on their sides, each of which is one panel as a whole."""
MOST_LINES = 60
"""A box with more frames the page."""
MOST_FRAMES = 2_000
"""More boxes in a paper are a form or a drawing."""
NEAR = 3.0
"""Points by which the sides of a shade and of the line around it differ."""
BESIDE = 8.0
"""Points by which a table or a column of it may be wider than the box it stands in."""
FIRST, FEWEST_LISTS = frozenset(("1.", "1)", "(1)", "a)", "(a)")), 3
"""How lists begin, and panels in each of which one does, in a lane of its own, that no labels are read in."""
FEWEST_ROWS = 4
"""Boxes below one another that may be rows of a table."""
SCORE = 0.9


class _Panel(NamedTuple):
    """``starts``: of each line what labels it may hold."""

    frame: Frame
    lines: tuple[Line, ...]
    starts: tuple[tuple[Start, ...], ...]
    badges: tuple[Line, ...]
    slide: bool
    """Whether it is all of its page."""

    @property
    def names(self) -> set[str]:
        return {start.name for line in self.starts for start in line}


@kept
def find_panels(
    document: Document, drawn: Sequence[Sequence[Table]], grids: Callable[[Page], Sequence[Table]]
) -> Mapping[int, list[Table]]:
    """The panels of a paper by page (from 1), top to bottom, outside the tables ``drawn`` on each page (those of one
    column may be panels); two at least, or none. ``grids`` tells where white space shows tables on a page."""
    alike = [page for page in document.pages if is_slide(page)]
    slides = {page.number for page in alike if len(alike) >= FEWEST_SLIDES and not grids(page)}
    slides = slides if len(slides) >= FEWEST_SLIDES else set()
    boxes = {
        page.number: frames
        for page, tables in zip(document.pages, drawn, strict=True)
        if (frames := frames_of(page, tables, page.number in slides))
    }
    if not 2 <= sum(map(len, boxes.values())) <= MOST_FRAMES:
        return {}
    every = [list(_panels(page, boxes[page.number])) for page in document.pages if page.number in boxes]
    names = recurring(_apart(every))
    kept = [panel for panels in every for panel in _outermost(panels, names) if len(panel.names & names) > 1]
    boxed = Counter(_sides(frame) for frames in boxes.values() for frame in frames)
    shares = Counter(_sides(panel.frame) for panel in kept)
    rows = {sides for sides, count in boxed.items() if count >= FEWEST_ROWS and 2 * shares[sides] < count}
    sure = [panel for panel in kept if _sides(panel.frame) not in rows]
    kept = [panel for panel in kept if _sides(panel.frame) not in rows or _of_column(panel, sure)]
    shown = {page.number: grids(page) for page in document.pages if any(p.frame.page == page.number for p in kept)}
    rows = {_sides(panel.frame) for panel in kept if _of_table(panel, kept, shown[panel.frame.page])}
    kept = [panel for panel in kept if _sides(panel.frame) not in rows]
    labels = labels_of([(panel.lines, panel.starts) for panel in kept])
    lane = _lane(kept)
    running = running_on(((panel.lines, panel.starts) for panel in kept), labels)
    items = _items(kept, labels)
    found: dict[int, list[Table]] = {}
    for panel in kept:
        for part in _parts(panel, items) if len(kept) > 1 else ():
            if table := _table(part, labels, running, lane):
                found.setdefault(panel.frame.page, []).append(table)
    return found if sum(map(len, found.values())) > 1 else {}


# ---------------------------------------------------------------- boxes


def _sides(frame: Frame) -> tuple[int, int, int]:
    """What boxes below one another on a page share: of many, panels are most, or they are rows of a table."""
    return frame.page, round(frame.box.x0), round(frame.box.x1)


def _of_column(panel: _Panel, others: Sequence[_Panel]) -> bool:
    """Whether it stands in one column with others and has their labels, and only their sides are drawn otherwise: a
    shade, and lines around a box."""
    box = panel.frame.box
    others = [other for other in others if other.frame.page == panel.frame.page]
    near = [o for o in others if abs(o.frame.box.x0 - box.x0) < NEAR and abs(o.frame.box.x1 - box.x1) < NEAR]
    alike = [other for other in near if len(other.names & panel.names) > 1]
    return len(alike) >= FEWEST_ROWS and not any(other.frame.box.overlap(box) > 0 for other in others)


def _panels(page: Page, frames: Sequence[Frame]) -> Iterator[_Panel]:
    """Those of ``frames`` that hold a few lines, larger ones first."""
    shades = badges_of(page)
    shades = shades if len(shades) * len(frames) <= MOST_FRAMES else []
    for frame in frames:
        lines, badges = marks_apart(page.words_in(frame.box), frame.box, shades, page.number)
        found = tuple(map(starts, lines))
        labelled = len(lines) > 1 and sum(not start.bare for line in found[1:] for start in line) > 1
        if (len(lines) + len(badges) >= 3 or labelled) and len(lines) <= MOST_LINES:
            yield _Panel(frame, lines, found, badges, frame.box == page.box)


def _apart(pages: Sequence[Sequence[_Panel]]) -> Iterator[list[tuple[Start, ...]]]:
    """The lines of the panels of each page, a line in a box in a box once: what recurs is not the same line."""
    for panels in pages:
        seen: set[Line] = set()
        for panel in reversed(panels):
            fresh = [found for line, found in zip(panel.lines, panel.starts, strict=True) if line not in seen]
            seen.update(panel.lines)
            yield fresh


def _outermost(panels: Sequence[_Panel], labels: set[str]) -> Iterator[_Panel]:
    """Of boxes in boxes the outer one, unless it holds several with the same labels, or has no more labels than one."""
    taken: list[Box] = []
    for panel in panels:  # larger ones first
        box = panel.frame.box
        if any(box.overlap(other) > 0.5 * box.area for other in taken):
            continue
        within = [p for p in panels if p is not panel and p.frame.box.overlap(box) > SAME * p.frame.box.area]
        beside = ((a, b) for a, b in combinations(within, 2) if a.frame.box.overlap(b.frame.box) <= 0)
        alike = any(len(one.names & two.names & labels) > 1 for one, two in beside)
        if not alike and all(len(p.names & labels) < len(panel.names & labels) for p in within):
            taken.append(box)
            yield panel


def _of_table(panel: _Panel, panels: Sequence[_Panel], grids: Sequence[Table]) -> bool:
    """Whether a box is the shade behind a table, or, with no other beside it, what is between the heads of one column
    and the next: it holds rows."""
    page, box = panel.frame.page, panel.frame.box
    level = (p.frame.box for p in panels if p is not panel and p.frame.page == page)
    alone = not any(box.top < other.bottom and other.top < box.bottom for other in level)
    for grid in grids:
        columns = [cell.regions[0].box for cell in grid.cells if alone and cell.column_span == 1]
        inside = any(c.x0 - BESIDE <= box.x0 and box.x1 <= c.x1 + BESIDE for c in columns)
        place = grid.regions[0].box
        if place.overlap(box) > 0 and (inside or (box.x0 - BESIDE <= place.x0 and place.x1 <= box.x1 + BESIDE)):
            return True
    return False


# ---------------------------------------------------------------- panel to table


def _items(panels: Sequence[_Panel], labels: set[str]) -> Look | None:
    """The look of the numbers of items in panels: before each of the labels with a colon, of which several stand again
    in them, one of these."""
    found: set[Look | None] = set()
    told: set[str] = set()
    for panel in panels:
        both = zip(panel.lines, panel.starts, strict=True)
        names = [
            {s.name for s in own if line.words[s.at + s.n_words - 1].text.endswith(":")} & labels for line, own in both
        ]
        again = {name for name, count in Counter(name for own in names for name in own).items() if count > 1}
        told |= again
        first = next((own & again for own in names if own & again), set())
        places = [at for at, own in enumerate(names) if own & first]
        for above, at in pairwise([-1, *places] if places else ()):
            lines = panel.lines[above + 1 : at]
            found.add(next((look for line in reversed(lines) if (look := number_look(line))), None))
    return found.pop() if len(found) == 1 and len(told) > 1 else None


def _counts_on(number: str, below: str) -> bool:
    both = number.isdigit() and below.isdigit()
    return int(below) == int(number) + 1 if both else len(number) == len(below) and ord(below[0]) == ord(number[0]) + 1


def _parts(panel: _Panel, items: Look | None) -> Iterator[_Panel]:
    """A panel as what stands over its items, and each of these, which begin with numbers in the look of ``items``."""
    places = [at for at, line in enumerate(panel.lines) if at and items and number_look(line) == items]
    last = [re.findall(r"\d+|[a-z]$", panel.lines[at].words[0].text.rstrip("."))[-1] for at in places]
    if any(not _counts_on(above, below) for above, below in pairwise(last)):
        places = []  # words that wrap, too, begin with numbers
    for first, end in pairwise([0, *places, len(panel.lines)]):
        lines, own = panel.lines[first:end], panel.starts[first:end]
        frame = panel.frame._replace(box=Box.around(line.box for line in lines)) if places else panel.frame
        yield _Panel(frame, lines, own, () if first else panel.badges, panel.slide)


def _table(panel: _Panel, labels: set[str], running: set[str], lane: float | None) -> Table | None:
    """The panel as a table of labels and values; None where fewer than two labels stand in it. As a row of two cells
    where it has a ``lane``."""
    region = Region(panel.frame.page, panel.frame.box)
    if lane and (halves := halves_of(panel.lines, lane)):
        pair = (_cell(0, column, 1, half, region) for column, half in enumerate(halves))
        return Table(tuple(pair), 1, 2, (region,), "ruled", SCORE)
    title, fields = fields_of(panel.lines, panel.starts, labels, running)
    rows = Counter(round(field.label[0].box.top) for field in fields if field.label)
    if len(fields) < 2 or (panel.slide and 1 not in rows.values()):  # rows of labels head a table
        return None
    title, marks = _numbered(title, panel.badges)
    cells = [_cell(0, 0, 2, title, region)] if title else []
    for number, field in enumerate(fields, start=len(cells)):
        label = (field.label or field.value)[0].box
        beside = Region(region.page, Box(label.x1, label.top, region.box.x1, label.bottom))
        cells += [_cell(number, 0, 1, field.label, region), _cell(number, 1, 1, field.value, beside)]
    count = len(fields) + bool(title)
    for number, mark in enumerate(marks, start=count):
        left = Region(region.page, Box(region.box.x0, mark.box.top, mark.box.x0, mark.box.bottom))
        cells += [_cell(number, 0, 1, [], left), _cell(number, 1, 1, [mark], left)]
    return Table(tuple(cells), count + len(marks), 2, (region,), "ruled", SCORE)


def _lane(panels: Sequence[_Panel]) -> float | None:
    """Where a lane begins in which a list begins anew in each of ``panels``: what stands left of it is the matter."""
    first = ({round(w.box.x0) for line in panel.lines for w in line.words if w.text in FIRST} for panel in panels)
    words = [word for panel in panels for line in panel.lines for word in line.words]
    for x in sorted(set.intersection(*first)) if len(panels) >= FEWEST_LISTS else ():
        left = [word for word in words if word.box.x0 < x - 1]
        if 0 < 2 * len(left) < len(words) and all(word.box.x1 + GAP * word.size < x for word in left):
            return x - 1.0
    return None


def _numbered(title: Sequence[Line], badges: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The title with a number that stands in a badge or at its right set before it, as readers say it, and the other
    badges."""
    numbers = [badge for badge in badges if is_mark(badge.text)]
    if len(numbers) > 1 or not (title or numbers):
        return list(title), list(badges)
    first = (numbers or title)[0]
    if numbers:
        whole = Line(first.page, (*first.words, *(word for line in title[:1] for word in line.words)))
        return [whole, *title[1:]], [badge for badge in badges if badge not in numbers]
    before, last = first.words[-2:] if len(first.words) > 1 else (first.words[0],) * 2
    if last.box.x0 - before.box.x1 > GAP * first.size and is_mark(last.text):
        return [Line(first.page, (last, *first.words[:-1])), *title[1:]], list(badges)
    return list(title), list(badges)


def _cell(row: int, column: int, span: int, lines: Iterable[Line], empty: Region) -> Cell:
    """A cell where its words stand; one without words takes the place ``empty``."""
    kept = tuple(lines)
    region = Region(kept[0].page, Box.around(line.box for line in kept)) if kept else empty
    return Cell(row, column, 1, span, kept, (region,))
