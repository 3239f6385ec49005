"""Panels: boxes or shades that each hold one matter, with the same labels in all of them, drawn without any grid.

    ╭──────────────────────────╮  ╭──────────────────────────╮
    │ What is to be done    A1 │  │ What is to be done    A2 │
    │ Owned by   …             │  │ Owned by   …             │
    │ Ready by   …      ( done)│  │ Ready by   …      ( late)│
    ╰──────────────────────────╯  ╰──────────────────────────╯

What makes a label is that it stands in other panels too, apart from what follows it (``panel_labels``). Each panel
becomes a table of two columns, a row for each label; what stands above the first label is its title, a row over both
columns. Words in a small shade of their own are a badge: a number goes before the title, others have a row of their
own, without a label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.flow.frames import LEAST_WIDTH, ROUND, Frame, find_frames
from extract.flow.panel_labels import GAP, WIDE, Start, fields_of, labels_of, recurring, starts
from extract.model import Box, Cell, Document, Line, Page, Region, Table, Word
from extract.text import group_lines

LEAST_HEIGHT = 36.0
"""Points; three lines and a margin."""
TALLEST, MOST_LINES = 0.9, 60
"""Share of the page's height, and lines, above which a box frames the page."""
FEWEST_SLIDES, MOST_LINES_OF_SLIDE, MOST_WORDS_OF_SLIDE, MOST_HEADS_OF_SLIDE = 3, 30, 200, 3
"""Pages on their sides, each of which is one panel as a whole; what each holds at most, heads beside each other too."""
MOST_FRAMES = 2_000
"""More boxes in a paper are a form or a drawing."""
LONGEST_MARK = 8
"""Characters of a number at the right of the title."""
SAME, TOUCHES = 0.8, 3.0
"""Share of its area that a box has in common with its own shade; points between a band and the box that it heads."""
MOST_STRIPS = 0.8
"""Share of the strips between rules that hold the same labels."""
FEWEST_ROWS = 4
"""Boxes below one another that may be rows of a table."""
PIECES = 3
"""Parts of a line with white between them that make it a row of a table."""
NUMBERED = re.compile(r"^[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})?[a-z]?\.?$")
LARGE, MOST_HEADS, FLUSH, MOST_ENDING = 1.5, 3, 24.0, 4
"""Times the usual size that a number in large type has; lines beside a number set apart; points between words and the side they stand at; words that
end the first line there."""
BADGE_WORDS, BADGE_LINES, BADGE_WIDTH = 6, 3.5, 0.5
"""Words in a badge; its height in font sizes and its width as a share of the panel's, at most."""
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


def find_panels(
    document: Document, drawn: Sequence[Sequence[Table]], has_grid: Callable[[Page], bool]
) -> Mapping[int, list[Table]]:
    """The panels of a paper by page (from 1), top to bottom, outside the tables ``drawn`` on each page (those of one
    column may be panels); two at least, or none. ``has_grid`` tells whether white space shows a table on a page."""
    slides = {page.number for page in document.pages if _is_slide(page) and not has_grid(page)}
    slides = slides if len(slides) >= FEWEST_SLIDES else set()
    boxes = {
        page.number: frames
        for page, tables in zip(document.pages, drawn, strict=True)
        if (frames := _frames(page, tables, page.number in slides))
    }
    if not 2 <= sum(map(len, boxes.values())) <= MOST_FRAMES:
        return {}
    every = [list(_panels(page, boxes[page.number])) for page in document.pages if page.number in boxes]
    names = recurring(_apart(every))
    kept = [panel for panels in every for panel in _outermost(panels, names) if len(panel.names & names) > 1]
    boxed = Counter(_sides(frame) for frames in boxes.values() for frame in frames)
    shares = Counter(_sides(panel.frame) for panel in kept)
    rows = {sides for sides, count in boxed.items() if count >= FEWEST_ROWS and 2 * shares[sides] < count}
    kept = [panel for panel in kept if _sides(panel.frame) not in rows]
    labels = labels_of([panel.starts for panel in kept])
    found: dict[int, list[Table]] = {}
    for panel in kept:
        if len(kept) > 1 and (table := _table(panel, labels)):
            found.setdefault(panel.frame.page, []).append(table)
    return found if sum(map(len, found.values())) > 1 else {}


# ---------------------------------------------------------------- boxes


def _sides(frame: Frame) -> tuple[int, int, int]:
    """What boxes below one another on a page share: of many, panels are most, or they are rows of a table."""
    return frame.page, round(frame.box.x0), round(frame.box.x1)


def _is_slide(page: Page) -> bool:
    """Whether a page may be one panel as a whole: on its side, with few words and no row of heads."""
    if page.width <= page.height or len(page.lines) > MOST_LINES_OF_SLIDE:
        return False
    heads = max((sum(not start.bare for start in starts(line)) for line in page.lines), default=0)
    return heads <= MOST_HEADS_OF_SLIDE and sum(len(line.words) for line in page.lines) <= MOST_WORDS_OF_SLIDE


def _frames(page: Page, drawn: Sequence[Table], slide: bool) -> list[Frame]:
    """The boxes and shades of a page, outside its tables, that are as large as a panel; a band on top of one belongs to
    it."""
    tables = [table.regions[0].box for table in drawn if table.n_columns > 1]
    boxes = [table.regions[0].box for table in drawn if table.n_columns == 1]
    boxes += [*(frame.box for frame in find_frames(page, tables)), *_unstriped(page)]
    boxes += _strips(page)
    wide = [box for box in boxes if box.width >= LEAST_WIDTH and not any(box.overlap(table) > 0 for table in tables)]
    large = [box for box in wide if LEAST_HEIGHT <= box.height <= TALLEST * page.height]
    bands = [box for box in wide if box.height < LEAST_HEIGHT]
    headed = [Box.around([box, *(band for band in bands if _heads(band, box))]) for box in large]
    distinct: list[Box] = [page.box] if slide and not tables else []
    for box in sorted(headed, key=lambda box: (-box.area, box.top, box.x0)):
        if not any(box.overlap(other) > SAME * other.area for other in distinct):
            distinct.append(box)
    return [Frame(page.number, box) for box in distinct]


def _unstriped(page: Page) -> Iterator[Box]:
    """The shades of a page without those of every other row of a table: between them stand pieces side by side."""
    columns: dict[tuple[int, int], list[Box]] = {}
    for fill in page.fills:
        columns.setdefault((round(fill.box.x0), round(fill.box.x1)), []).append(fill.box)
    for boxes in columns.values():
        ordered = sorted(boxes, key=lambda box: box.top)
        between = [
            line
            for line in page.lines
            for above, below in pairwise(ordered)
            if above.bottom < line.box.centre[1] < below.top and above.x0 <= line.box.x0 and line.box.x1 <= above.x1
        ]
        parted = [line for line in between if any(b.box.x0 - a.box.x1 > line.size for a, b in pairwise(line.words))]
        if 2 * len(parted) <= len(between) or len(parted) < len(ordered) - 1:
            yield from boxes


def _strips(page: Page) -> Iterator[Box]:
    """What stands between level rules, or bars, of one length, one below the other, and below the last of them; rules
    that meet upright ones are sides of boxes."""
    uprights = [rule.box for rule in page.rules if not rule.horizontal]
    levels: dict[tuple[int, int], list[float]] = {}
    bars: dict[tuple[int, int], list[Box]] = {}
    for rule in page.rules:
        box = rule.box
        if not rule.horizontal or box.width < LEAST_WIDTH:
            continue
        if not any(box.x0 - ROUND <= up.x0 <= box.x1 + ROUND and _spans(up, box.top) for up in uprights):
            levels.setdefault((round(box.x0), round(box.x1)), []).append(box.centre[1])
    for box in (fill.box for fill in page.fills):
        if box.width >= LEAST_WIDTH and box.height < LEAST_HEIGHT:
            bars.setdefault((round(box.x0), round(box.x1)), []).append(box)
    for sides, boxes in bars.items():  # a bar over strips between rules heads them all
        heads_all = len(levels.get(sides, ())) > len(boxes)
        levels.setdefault(sides, []).extend(box.bottom if heads_all else box.top for box in boxes)
    foot = max((line.box.bottom for line in page.lines), default=0.0)
    for (left, right), found in levels.items():
        heights = sorted(set(found))
        rows = zip(heights, [*heights[1:], foot], strict=True)
        strips = _cut_short([Box(left, top, right, bottom) for top, bottom in rows if top < bottom], page)
        rows_of_table = 2 * sum(_is_row(page, strip) for strip in strips) >= len(strips)
        if len(strips) > 1 and (not rows_of_table or _have_stacks(strips, page)):
            yield from strips


def _have_stacks(strips: Sequence[Box], page: Page) -> bool:
    """Whether nearly all strips hold two of the same words one below the other, with others between: labels."""
    told: Counter[tuple[int, str]] = Counter()
    stacks: list[dict[int, list[str]]] = []
    for strip in strips:
        stack: dict[int, list[str]] = {}
        for word in sorted((w for w in page.words if strip.holds(*w.box.centre)), key=lambda word: word.box.top):
            stack.setdefault(round(word.box.x0), []).append(word.text.casefold())
        stacks.append(stack)
        told.update({(x, text) for x, texts in stack.items() for text in texts})
    common = {place for place, count in told.items() if count >= MOST_STRIPS * len(strips)}
    return all(any(_has_values(x, texts, common) for x, texts in stack.items()) for stack in stacks)


def _has_values(x: int, texts: Sequence[str], common: Collection[tuple[int, str]]) -> bool:
    labels = [at for at, text in enumerate(texts) if (x, text) in common]
    return any(below - above > 1 for above, below in pairwise(labels))


def _cut_short(strips: list[Box], page: Page) -> list[Box]:
    """The strips, the last of them down to the first white that is wider than any within the others."""
    whites = [max(white for _, white in _whites(strip, page)) for strip in strips[:-1] if _whites(strip, page)]
    if not whites or not strips:
        return strips
    last = strips[-1]
    end = next((bottom for bottom, white in _whites(last, page) if white > max(whites) + TOUCHES), last.bottom)
    return [*strips[:-1], Box(last.x0, last.top, last.x1, end)]


def _whites(strip: Box, page: Page) -> list[tuple[float, float]]:
    """The foot of each line in a strip, and the white below it, but for the last."""
    lines = sorted(
        (line.box for line in page.lines if strip.top < line.box.centre[1] < strip.bottom and line.box.x0 < strip.x1),
        key=lambda box: box.bottom,
    )
    return [(above.bottom, below.top - above.bottom) for above, below in pairwise(lines)]


def _is_row(page: Page, strip: Box) -> bool:
    """Whether a strip is the row of a table: it has a line in several pieces."""
    inside = group_lines([word for word in page.words if strip.holds(*word.box.centre)], page.number)
    gaps = (sum(b.box.x0 - a.box.x1 > GAP * line.size for a, b in pairwise(line.words)) for line in inside)
    return max(gaps, default=0) >= PIECES - 1


def _spans(upright: Box, height: float) -> bool:
    return upright.top - ROUND <= height <= upright.bottom + ROUND


def _heads(band: Box, box: Box) -> bool:
    sides = max(abs(band.x0 - box.x0), abs(band.x1 - box.x1))
    return sides <= TOUCHES and abs(box.top - band.bottom) <= TOUCHES


def _panels(page: Page, frames: Sequence[Frame]) -> Iterator[_Panel]:
    """Those of ``frames`` that hold a few lines, larger ones first."""
    shades = [fill.box for fill in page.fills if fill.box.height < LEAST_HEIGHT]
    shades = shades if len(shades) * len(frames) <= MOST_FRAMES else []
    for frame in frames:
        top, bottom = frame.box.top, frame.box.bottom
        beside = [line for line in page.lines if line.box.top <= bottom and top <= line.box.bottom]
        inside = [word for line in beside for word in line.words if frame.box.holds(*word.box.centre)]
        badges = list(_badges(inside, frame.box, shades, page.number))
        inside = _without(inside, badges)
        badges += _mark_beside(inside, page.number)
        lines = group_lines(_without(inside, badges), page.number)
        if lines and (ending := _at_right(lines[0], frame.box)):
            badges.append(ending)
            lines = (Line(page.number, lines[0].words[: -len(ending.words)]), *lines[1:])
        if len(lines) + len(badges) >= 3 and len(lines) <= MOST_LINES:
            yield _Panel(frame, lines, tuple(map(starts, lines)), tuple(badges), frame.box == page.box)


def _badges(words: Sequence[Word], panel: Box, shades: Sequence[Box], page: int) -> tuple[Line, ...]:
    """The few words that stand in a small shade of their own."""
    found: list[Line] = []
    for box in shades:
        if box.width > BADGE_WIDTH * panel.width or not panel.holds(*box.centre):
            continue
        own = [word for word in words if box.holds(*word.box.centre)]
        if 0 < len(own) <= BADGE_WORDS and box.height <= BADGE_LINES * own[0].size:
            found += group_lines(own, page)
    return tuple(dict.fromkeys(found))


def _without(words: Sequence[Word], badges: Sequence[Line]) -> list[Word]:
    apart = {word for badge in badges for word in badge.words}
    return [word for word in words if word not in apart]


def _mark_beside(words: Sequence[Word], page: int) -> list[Line]:
    """A number in large type, or set apart from the first lines as in a circle, beside which these stand."""
    usual = median(word.size for word in words) if words else 0.0
    heads = group_lines(words, page)[:MOST_HEADS]
    alone = {line.words[0] for line in heads if len(line.words) == 1 and len(heads) > 1}
    found = [word for word in words if NUMBERED.match(word.text) and (word.size > LARGE * usual or word in alone)]
    return [Line(page, tuple(found))] if len(found) == 1 else []


def _at_right(line: Line, panel: Box) -> Line | None:
    """The few words that end the first line at the panel's right side, behind wide white: a state or a number."""
    cut = next((at for at in range(len(line.words) - 1, 0, -1) if _white(line, at) > WIDE * line.size), 0)
    ending = Line(line.page, line.words[cut:])
    flush = panel.x1 - ending.box.x1 < FLUSH and ending.box.x0 > panel.centre[0]
    few = 0 < cut and len(ending.words) <= MOST_ENDING and not any(word.text.endswith(":") for word in line.words)
    other = cut and (ending.bold != line.words[0].bold or abs(ending.size - line.words[0].size) > 0.4)
    return ending if flush and few and other else None


def _white(line: Line, at: int) -> float:
    return line.words[at].box.x0 - line.words[at - 1].box.x1


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
        beside = ((one, two) for at, one in enumerate(within) for two in within[at + 1 :] if not _overlap(one, two))
        alike = any(len(one.names & two.names & labels) > 1 for one, two in beside)
        if not alike and all(len(p.names & labels) < len(panel.names & labels) for p in within):
            taken.append(box)
            yield panel


def _overlap(one: _Panel, other: _Panel) -> bool:
    return one.frame.box.overlap(other.frame.box) > 0


# ---------------------------------------------------------------- panel to table


def _table(panel: _Panel, labels: set[str]) -> Table | None:
    """The panel as a table of labels and values; None where fewer than two labels stand in it."""
    title, fields = fields_of(panel.lines, panel.starts, labels)
    rows = Counter(round(field.label[0].box.top) for field in fields if field.label)
    if len(fields) < 2 or (panel.slide and 1 not in rows.values()):  # rows of labels head a table
        return None
    title, marks = _numbered(title, panel.badges)
    region = Region(panel.frame.page, panel.frame.box)
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


def _numbered(title: Sequence[Line], badges: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The title with a number that stands in a badge or at its right set before it, as readers say it, and the other
    badges."""
    numbers = [badge for badge in badges if _is_mark(badge.text)]
    if len(numbers) > 1 or not (title or numbers):
        return list(title), list(badges)
    if numbers and not title:
        return numbers, [badge for badge in badges if badge not in numbers]
    first = title[0]
    if numbers:
        return [Line(first.page, (*numbers[0].words, *first.words)), *title[1:]], [
            b for b in badges if b not in numbers
        ]
    before, last = first.words[-2:] if len(first.words) > 1 else (first.words[0],) * 2
    if last.box.x0 - before.box.x1 > GAP * first.size and _is_mark(last.text):
        return [Line(first.page, (last, *first.words[:-1])), *title[1:]], list(badges)
    return list(title), list(badges)


def _is_mark(text: str) -> bool:
    return len(text) <= LONGEST_MARK and any(letter.isdigit() for letter in text)


def _cell(row: int, column: int, span: int, lines: Iterable[Line], empty: Region) -> Cell:
    """A cell where its words stand; one without words takes the place ``empty``."""
    kept = tuple(lines)
    region = Region(kept[0].page, Box.around(line.box for line in kept)) if kept else empty
    return Cell(row, column, 1, span, kept, (region,))
