"""Lanes: what is to be done, set out by when, a column or a strip of the page for each period.

            Now              Next             Later          April to June   • … (Web Team)
  Homes     • … (Estates)    • … (Repairs)    • … (Estates)                  • … (Clerk)
  Repairs   • … (Repairs)    • …              •              July            • … (Web Team)

The heads of lanes read as times and stand level, or one below the other; what stands under or beside each is a list.
Each of its items is an action, and the words that end it, in brackets or in another style, or stand beside it, name
who does it. Where hardly any item says who, or the items are figures, these are no lanes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extract.flow.drawn_bullets import drawn_bullets, with_drawn_bullets
from extract.model import Box, Cell, Document, Line, Page, Region, Table, Word
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.columns import Column, Header
from extract.records.plans.headless import LONGEST_LEAD, STATUS, TIME
from extract.records.plans.looks import JOINERS, box_of, look_of, pieces_of, with_ending_apart
from extract.records.prose.tails import BRACKETS
from extract.text import BULLETS, Paragraph, group_lines, paragraphs

FEWEST_HEADS, FEWEST_STRIPS, MOST_HEADS = 2, 3, 13
"""Heads that stand level, heads one below the other, and either at most."""
LEVEL = 3.0
"""Points by which heads that stand level, or one below the other, are out of line."""
FEWEST_ITEMS, FEWEST_WORDS = 4, 2.5
"""Items of all lanes, and words that they have on average."""
LED = 0.6
"""Share of the items that say who."""
TALLEST_BADGE = 30.0
"""Points."""
NUMBER = re.compile(r"^\(?[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})?[.):]?$")
HEADER = Header(0, -1, tuple(Column("", role) for role in ("group", "ref", "action", "lead", "timescale", "status")))


class Lane(NamedTuple):
    """The lines that say when, and the place of the items."""

    when: tuple[Line, ...]
    box: Box


class Item(NamedTuple):
    number: tuple[Line, ...]
    words: tuple[Line, ...]
    lead: tuple[Line, ...]
    status: tuple[Line, ...]


def with_lanes(document: Document, tables: Sequence[Table], first: int, last: int) -> tuple[list[Table], set[int]]:
    """``tables`` in reading order with the lanes on the pages from ``first`` to ``last`` in place of those that stand
    there, and the indices of the lanes."""
    pages = document.pages[first - 1 : last]
    bullets = drawn_bullets(pages)
    lanes = [table for page in pages for table in find_lanes(page, bullets.get(page.number, ()))]
    kept = [table for table in tables if not any(_share_place(table, lane) for lane in lanes)]
    ordered = sorted([*kept, *lanes], key=lambda table: (table.page_first, table.regions[0].box.top))
    ordered = ordered if lanes else list(tables)
    return ordered, {index for index, table in enumerate(ordered) if any(table is lane for lane in lanes)}


def _share_place(table: Table, lane: Table) -> bool:
    one = lane.regions[0]
    return any(region.page == one.page and region.box.overlap(one.box) > 0 for region in table.regions)


def find_lanes(page: Page, bullets: Sequence[Box]) -> Iterator[Table]:
    """The lanes of a page as a table of six columns without heads (``HEADER``), a row for each item."""
    heads = [piece for line in page.lines for piece in pieces_of(line) if says_when(piece.text)]
    for lanes in (*_upright(heads, page), *_level(heads, page)):
        read = [(lane, items_of(lane.box, page, bullets)) for lane in lanes]
        items = [item for _, own in read for item in own]
        if _is_plan(items) and sum(bool(own) for _, own in read) >= FEWEST_HEADS:
            yield _table(read, page)
            return


def says_when(text: str) -> bool:
    """Whether words are a period or day, as heads say it."""
    return len(text.split()) <= 8 and bool(
        SAYS["time_head"].match(text) or SAYS["horizon"].match(text) or TIME.match(text)
    )


# ---------------------------------------------------------------- heads


def _upright(heads: Sequence[Line], page: Page) -> Iterator[list[Lane]]:
    """Columns: heads that stand level, each over its own list."""
    ordered = sorted(heads, key=lambda head: head.box.top)
    for _, group in groupby(ordered, key=lambda head: round(head.box.top / LEVEL)):
        row = sorted(group, key=lambda head: head.box.x0)
        if not FEWEST_HEADS <= len(row) <= MOST_HEADS or len({head.text for head in row}) < len(row):
            continue
        beside = [p for line in page.lines for p in pieces_of(line) if abs(p.box.top - row[0].box.top) < LEVEL]
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
    around = [
        fill.box.x0 for fill in page.fills if fill.box.holds(*head.box.centre) and fill.box.width < page.width / 2
    ]
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


def _level(heads: Sequence[Line], page: Page) -> Iterator[list[Lane]]:
    """Strips: heads one below the other at one left side, each beside its own list."""
    ordered = sorted(heads, key=lambda head: (round(head.box.x0 / LEVEL), head.box.top))
    for _, group in groupby(ordered, key=lambda head: (round(head.box.x0 / LEVEL), look_of(head.words[0]))):
        column = _unwrapped(list(group), page)
        if not FEWEST_STRIPS <= len(column) <= MOST_HEADS:
            continue
        right = max(line.box.x1 for lines in column for line in lines)
        tops = [min(lines[0].box.top, _top(lines[0], page)) for lines in column]
        below = [line.box for line in page.lines if line.box.top > tops[-1] and line.box.x0 < right]
        ends = [*tops[1:], _end(column[-1], below, page)]
        yield [
            Lane(tuple(lines), Box(right + 1, top - 4, page.width, end - 2))
            for lines, top, end in zip(column, tops, ends, strict=True)
        ]


def _unwrapped(heads: Sequence[Line], page: Page) -> list[list[Line]]:
    """The heads of strips, each with the lines it wraps over: those right below it at the same left side, in its look."""
    pieces = [piece for line in page.lines for piece in pieces_of(line)]
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
        fill.box.top for fill in page.fills if fill.box.holds(*head.box.centre) and fill.box.height < page.height / 2
    ]
    return max(around, default=head.box.top)


def _end(last: Sequence[Line], below: Sequence[Box], page: Page) -> float:
    """Where the last strip ends: at the next words under its head."""
    foot = last[-1].box.bottom
    return min((box.top for box in below if box.top > foot), default=page.height)


def _told(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Of the lines of a head that which names a day, where others only say "Next"."""
    dated = [line for line in lines if any(letter.isdigit() for letter in line.text)]
    return tuple(dated or lines)


# ---------------------------------------------------------------- items


def items_of(box: Box, page: Page, bullets: Sequence[Box]) -> list[Item]:
    """The items of the list in ``box``; ``bullets`` are those drawn on the page."""
    words = [word for line in page.lines for word in line.words if box.holds(*word.box.centre)]
    badges = [word for word in words if _in_badge(word, page)]
    lines = with_drawn_bullets(group_lines([word for word in words if word not in badges], page.number), bullets)
    beside = list(group_lines(badges, page.number))
    found: list[Item] = []
    for paragraph in _paragraphs(lines, page):
        top, bottom = paragraph[0].box.top, paragraph[-1].box.bottom
        own = [badge for badge in beside if top - LEVEL <= badge.box.centre[1] <= bottom + LEVEL]
        if item := _item(paragraph, own):
            found.append(item)
    return found


def _in_badge(word: Word, page: Page) -> bool:
    shades = (fill.box for fill in page.fills if fill.box.height <= TALLEST_BADGE)
    return any(shade.holds(*word.box.centre) and shade.width < page.width / 6 for shade in shades)


def _paragraphs(lines: Sequence[Line], page: Page) -> Iterator[list[Line]]:
    """The lines of each item: from a bullet, number, blank line or box to the next, or to a line that closes brackets;
    a paragraph in another look that follows ends the item above it."""
    boxes = [fill.box for fill in page.fills if fill.box.height > TALLEST_BADGE]
    held = [max((i for i, box in enumerate(boxes) if box.holds(*line.box.centre)), default=-1) for line in lines]
    for _, group in groupby(zip(held, lines, strict=True), key=lambda each: each[0]):
        item: list[Line] = []
        for paragraph in paragraphs([line for _, line in group]):
            if item and not _goes_on(item, paragraph):
                yield item
                item = []
            for line in paragraph.lines:
                if item and item[-1].text.endswith((")", "]")) and not line.text[0].islower():
                    yield item
                    item = []
                item.append(line)
        if item:
            yield item


def _goes_on(item: Sequence[Line], paragraph: Paragraph) -> bool:
    if paragraph.marker or NUMBER.match(paragraph.lines[0].words[0].text):
        return False
    if paragraph.blank_before:
        return False
    first = next((word for word in item[0].words if word.text not in BULLETS), item[0].words[0])
    return look_of(paragraph.words[0]) != look_of(first) and look_of(item[-1].words[-1]) == look_of(first)


def _item(lines: Sequence[Line], beside: Sequence[Line]) -> Item | None:
    words = [list(line.words) for line in lines]
    if words[0][0].text in BULLETS:
        words[0].pop(0)
    number: list[Word] = []
    if words[0] and NUMBER.match(words[0][0].text) and len(words[0]) > 1:
        number = [words[0].pop(0)]
    status: list[Word] = []
    plain = [word for line in words for word in line if word.text not in BULLETS]
    if len(plain) > 2 and STATUS.match(plain[0].text) and look_of(plain[0]) != look_of(plain[1]):
        status = [plain[0]]
        words[0] = words[0][words[0].index(plain[0]) + 1 :]
    kept = [Line(line.page, tuple(own)) for line, own in zip(lines, words, strict=True) if own]
    if not kept:
        return None
    said, lead = with_ending_apart(kept)
    if not lead:
        said, lead = _brackets_apart(kept)
    lead = [*beside, *_bare(lead)] if not beside or lead else list(beside)
    if not lead or len(" ".join(line.text for line in lead).split()) > LONGEST_LEAD:
        said, lead = (kept, []) if not beside else (said, list(beside))
    page = lines[0].page
    return Item(_line(page, number), tuple(_without_joiner(said)), tuple(lead), _line(page, status))


def _line(page: int, words: Sequence[Word]) -> tuple[Line, ...]:
    return (Line(page, tuple(words)),) if words else ()


def _brackets_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without the words in brackets that end them, and these."""
    text = " ".join(word.text for line in lines for word in line.words)
    found = BRACKETS.search(text)
    if not found or not found.start():
        return list(lines), []
    count = len(text[: found.start()].split())
    said, lead = [], []
    for line in lines:
        said.append(line.words[:count])
        lead.append(line.words[count:])
        count = max(0, count - len(line.words))
    page = lines[0].page
    return [Line(page, words) for words in said if words], [Line(page, words) for words in lead if words]


def _bare(lines: Sequence[Line]) -> list[Line]:
    """Lines without the brackets and dashes around all they say."""
    words = [(line.page, [word._replace(text=word.text.strip("()[]")) for word in line.words]) for line in lines]
    while words and words[0][1] and words[0][1][0].text in JOINERS | {""}:
        words[0][1].pop(0)
    return [Line(page, tuple(word for word in own if word.text)) for page, own in words if any(w.text for w in own)]


def _without_joiner(lines: Sequence[Line]) -> list[Line]:
    last = lines[-1]
    if len(last.words) > 1 and last.words[-1].text in JOINERS:
        return [*lines[:-1], Line(last.page, last.words[:-1])]
    return list(lines)


def _is_plan(items: Sequence[Item]) -> bool:
    words = sum(len(line.words) for item in items for line in item.words)
    letters = all(any(letter.isalpha() for line in item.words for letter in line.text) for item in items)
    led = sum(bool(item.lead) for item in items)
    return len(items) >= FEWEST_ITEMS and words >= FEWEST_WORDS * len(items) and letters and led >= LED * len(items)


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
