"""Lanes: what is to be done, set out by when, a column or a strip of the page for each period.

            Now              Next             Later          April to June   • … (Web Team)
  Homes     • … (Estates)    • … (Repairs)    • … (Estates)                  • … (Clerk)
  Repairs   • … (Repairs)    • …              •              July            • … (Web Team)

The heads of lanes read as times and stand level, or one below the other; what stands under or beside each is a list.
Each of its items is an action, and the words that end it, in brackets or in another style, or stand beside it, name
who does it. Where hardly any item says who, or the items are figures, these are no lanes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extract.flow.drawn_bullets import drawn_bullets
from extract.flow.looks import WHITE, box_of, look_of, pieces_of, words_together
from extract.kept import kept
from extract.model import Box, Cell, Document, Line, Page, Region, Table, Word
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.columns import Column, Header
from extract.records.plans.lane_items import Item, items_of
from extract.records.plans.plain_cells import STATUS
from extract.records.plans.reads_like import says_when

FEWEST_HEADS, FEWEST_STRIPS, MOST_HEADS = 2, 3, 13
"""Heads that stand level, heads one below the other, and either at most."""
LEVEL = 3.0
"""Points by which heads that stand level, or one below the other, are out of line."""
FEWEST_ITEMS, FEWEST_WORDS = 4, 2.5
"""Items of all lanes, and words that they have on average."""
LED, SEVERAL = 0.6, 0.75
"""Share of the items that say who, and of those that have more than one word."""
HEADER = Header(0, -1, tuple(Column("", role) for role in ("group", "ref", "action", "lead", "timescale", "status")))


class Lane(NamedTuple):
    """The lines that say when, and the place of the items."""

    when: tuple[Line, ...]
    box: Box


def with_lanes(document: Document, tables: Sequence[Table], first: int, last: int) -> tuple[list[Table], set[int]]:
    """``tables`` in reading order with the lanes on the pages from ``first`` to ``last`` in place of those that stand
    there, and the indices of the lanes."""
    pages = document.pages[first - 1 : last]
    bullets = drawn_bullets(pages)
    lanes = [table for page in pages for table in find_lanes(page, bullets.get(page.number, ()))]
    kept = [table for table in tables if not any(share_place(table, lane) for lane in lanes)]
    ordered = sorted([*kept, *lanes], key=lambda table: (table.page_first, table.regions[0].box.top))
    ordered = ordered if lanes else list(tables)
    return ordered, {index for index, table in enumerate(ordered) if any(table is lane for lane in lanes)}


def share_place(table: Table, lane: Table) -> bool:
    """Whether two tables overlap."""
    return any(a.page == b.page and a.box.overlap(b.box) > 0 for a in table.regions for b in lane.regions)


@kept
def find_lanes(page: Page, bullets: Sequence[Box]) -> list[Table]:
    """The lanes of a page as a table of six columns without heads (``HEADER``), a row for each item."""
    if sum(map(says_when, _texts(page))) < FEWEST_HEADS:
        return []
    pieces = [piece for line in page.lines for piece in pieces_of(line)]
    heads = [piece for piece in pieces if says_when(piece.text)]
    for lanes in (*_upright(heads, pieces, page), *_level(heads, pieces, page)):
        read = [(lane, items_of(lane.box, page, bullets)) for lane in lanes]
        items = [item for _, own in read for item in own]
        if (
            _is_plan(items)
            and _stand_out([lane.when for lane in lanes], items, page)
            and sum(bool(own) for _, own in read) >= FEWEST_HEADS
        ):
            return [_table(read, page)]
    return []


def _texts(page: Page) -> Iterator[str]:
    """The words of each of its ``pieces_of`` lines, before these are made."""
    for line in page.lines:
        if line.white <= WHITE * line.size:  # most lines
            yield line.text
            continue
        for words in words_together(line):
            yield "".join([word.text if word.glued else f" {word.text}" for word in words]).lstrip()


# ---------------------------------------------------------------- heads


def _upright(heads: Sequence[Line], pieces: Sequence[Line], page: Page) -> Iterator[list[Lane]]:
    """Columns: heads that stand level, each over its own list."""
    ordered = sorted(heads, key=lambda head: head.box.top)
    for _, group in groupby(ordered, key=lambda head: round(head.box.top / LEVEL)):
        row = sorted(group, key=lambda head: head.box.x0)
        if not FEWEST_HEADS <= len(row) <= MOST_HEADS or len({head.text for head in row}) < len(row):
            continue
        beside = [piece for piece in pieces if abs(piece.box.top - row[0].box.top) < LEVEL]
        if any(piece.box.x0 > row[0].box.x0 and piece not in row for piece in beside):
            continue
        under = [word for line in page.lines if line.box.top > row[0].box.bottom for word in line.words]
        lefts = [_left(head, before, under, page) for before, head in zip([None, *row], row, strict=False)]
        edges = [*lefts[1:], page.width]
        foot = _foot(page, row[0].box.bottom, [(left, right) for left, right in zip(lefts, edges, strict=True)])
        lanes: list[Lane] = []
        for head, left, right in zip(row, lefts, edges, strict=True):
            below = [h for h in heads if left <= h.box.x0 < right and 0 < h.box.top - head.box.top < 2.5 * head.size]
            whole = [head, *below]
            lanes.append(Lane(_told(whole), Box(left, max(h.box.bottom for h in whole), right, foot)))
        yield lanes


def _left(head: Line, before: Line | None, words: Sequence[Word], page: Page) -> float:
    """Where the column of a head begins: the left side of the shade it stands in; else as near to its left as the
    fewest of the ``words`` below stand in the way, since heads may be centred over their lists."""
    around = [fill.box.x0 for fill in page.fills if fill.box.holds_centre(head.box) and fill.box.width < page.width / 2]
    if around:
        return max(around) - 1
    ends = before.box.x1 if before else max(0.0, head.box.x0 - head.size)
    steps = [head.box.x0 - 1 - 3 * step for step in range(int((head.box.x0 - ends) / 3) + 1)]
    crossed = {x: sum(word.box.x0 < x < word.box.x1 for word in words) for x in steps}
    return min(steps, key=lambda x: (crossed[x], -x), default=head.box.x0 - 1)


def _foot(page: Page, top: float, columns: Sequence[tuple[float, float]]) -> float:
    """How far down the columns reach: to the first line that runs over the white between them."""
    edges = [left for left, _ in columns[1:]]
    for line in page.lines:
        crossed = (a.box.x1 > edge > a.box.x0 for edge in edges for a in pieces_of(line, 0.9))
        if line.box.top > top and any(crossed):
            return line.box.top
    return page.height


def _level(heads: Sequence[Line], pieces: Sequence[Line], page: Page) -> Iterator[list[Lane]]:
    """Strips: heads one below the other at one left side, each beside its own list."""
    ordered = sorted(heads, key=lambda head: (round(head.box.x0 / LEVEL), head.box.top))
    for _, group in groupby(ordered, key=lambda head: (round(head.box.x0 / LEVEL), look_of(head.words[0]))):
        own = list(group)
        column = _unwrapped(own, pieces) if len(own) >= FEWEST_STRIPS else []
        if not FEWEST_STRIPS <= len(column) <= MOST_HEADS:
            continue
        left, right = column[0][0].box.x0, max(line.box.x1 for lines in column for line in lines)
        tall = column[0][0].box.top, column[-1][-1].box.bottom
        if any(word.box.x1 < left and tall[0] < word.box.centre[1] < tall[1] for word in page.words):
            continue  # a column within a table
        tops = [min(lines[0].box.top, _top(lines[0], page)) for lines in column]
        below = [line.box for line in page.lines if line.box.top > tops[-1] and line.box.x0 < right]
        ends = [*tops[1:], _end(column[-1], below, page)]
        yield [
            Lane(tuple(lines), Box(right + 1, top - 4, page.width, end - 2))
            for lines, top, end in zip(column, tops, ends, strict=True)
        ]


def _unwrapped(heads: Sequence[Line], pieces: Sequence[Line]) -> list[list[Line]]:
    """The heads of strips, each with the lines it wraps over: those right below it at its left side, in its look."""
    found: list[list[Line]] = []
    for head in heads:
        if found and head in found[-1]:
            continue
        whole = [head]
        for piece in pieces:
            under = 0 < piece.box.top - whole[-1].box.top < 1.6 * head.size
            if under and abs(piece.box.x0 - head.box.x0) < LEVEL and look_of(piece.words[0]) == look_of(head.words[0]):
                whole.append(piece)
        found.append(whole)
    return found


def _top(head: Line, page: Page) -> float:
    around = [
        fill.box.top for fill in page.fills if fill.box.holds_centre(head.box) and fill.box.height < page.height / 2
    ]
    return max(around, default=head.box.top)


def _end(last: Sequence[Line], below: Sequence[Box], page: Page) -> float:
    """Where the last strip ends: at the next words under its head."""
    foot = last[-1].box.bottom
    return min((box.top for box in below if box.top > foot), default=page.height)


def _told(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Of the lines of a head that which names a day, without a word such as "Next" before it."""
    dated = [line for line in lines if any(letter.isdigit() for letter in line.text)]
    if len(dated) == 1 and len(dated[0].words) > 1 and dated[0].words[0].text.isalpha():
        first, rest = dated[0].words[0], dated[0].words[1:]
        if SAYS["horizon"].match(first.text) and says_when(" ".join(word.text for word in rest)):
            return (Line(dated[0].page, rest),)
    return tuple(dated or lines)


def _is_plan(items: Sequence[Item]) -> bool:
    """Whether there are several items of several words each, most of which say who."""
    counts = [sum(len(line.words) for line in item.words) for item in items]
    letters = all(any(letter.isalpha() for line in item.words for letter in line.text) for item in items)
    led = sum(bool(item.lead) and _may_be_lead(" ".join(line.text for line in item.lead)) for item in items)
    several = sum(count > 1 for count in counts) >= SEVERAL * len(items)
    long = several and sum(counts) >= FEWEST_WORDS * len(items)
    return len(items) >= FEWEST_ITEMS and long and letters and led >= LED * len(items)


def _stand_out(heads: Sequence[Sequence[Line]], items: Sequence[Item], page: Page) -> bool:
    """Whether the heads are set in one look, and another than most items, or stand in shades."""
    looks = {look_of(head[0].words[0]) for head in heads}
    shaded = all(any(fill.box.holds_centre(head[0].box) for fill in page.fills) for head in heads)
    alike = sum(look_of(item.words[0].words[0]) in looks for item in items)
    return len(looks) == 1 and (shaded or 2 * alike < len(items))


def _may_be_lead(text: str) -> bool:
    return len(text) > 1 and not (STATUS.match(text) or says_when(text))


# ---------------------------------------------------------------- lanes to table


def _table(read: Iterable[tuple[Lane, Sequence[Item]]], page: Page) -> Table:
    cells: list[Cell] = []
    row = 0
    for lane, items in read:
        for number, item in enumerate(items):
            place = Region(page.number, box_of(item.words))
            parts = (item.number, item.words, item.lead, lane.when if not number else None, item.status)
            cells += [
                _cell(row, column, lines, len(items) if column == 4 else 1, place)
                for column, lines in enumerate(parts, start=1)
                if lines is not None
            ]
            row += 1
    boxes = [region.box for cell in cells for region in cell.regions]
    return Table(tuple(cells), row, len(HEADER.columns), (Region(page.number, Box.around(boxes)),), "aligned", 0.8)


def _cell(row: int, column: int, lines: Sequence[Line], tall: int, empty: Region) -> Cell:
    region = Region(empty.page, box_of(lines)) if lines else empty
    return Cell(row, column, tall, 1, tuple(lines), (region,))
