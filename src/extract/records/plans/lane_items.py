"""The items of a lane: the number, the words, who does it and how far it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extract.flow.drawn_bullets import with_drawn_bullets
from extract.flow.looks import JOINERS, look_of, with_ending_apart
from extract.model import Box, Line, Page, Word
from extract.records.plans.plain_cells import LONGEST_LEAD, STATUS
from extract.records.prose.tails import BRACKETS
from extract.text import BULLETS, Paragraph, group_lines, paragraphs

TALLEST_BADGE = 30.0
"""Points."""
NEAR = 3.0
"""Points by which a badge may stand above or below the item beside it."""
NUMBER = re.compile(r"^\(?[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})?[.):]?$")


class Item(NamedTuple):
    number: tuple[Line, ...]
    words: tuple[Line, ...]
    lead: tuple[Line, ...]
    status: tuple[Line, ...]


def items_of(box: Box, page: Page, bullets: Sequence[Box]) -> list[Item]:
    """The items of the list in ``box``; ``bullets`` are those drawn on the page."""
    words = page.words_in(box)
    low = [fill.box for fill in page.fills if fill.box.height <= TALLEST_BADGE and fill.box.width < page.width / 6]
    badges = [word for word in words if any(shade.holds_centre(word.box) for shade in low)]
    lines = with_drawn_bullets(group_lines([word for word in words if word not in badges], page.number), bullets)
    beside = list(group_lines(badges, page.number))
    found: list[Item] = []
    for paragraph in _paragraphs(lines, page):
        top, bottom = paragraph[0].box.top, paragraph[-1].box.bottom
        own = [badge for badge in beside if top - NEAR <= badge.box.centre[1] <= bottom + NEAR]
        if item := _item(paragraph, own):
            found.append(item)
    return found


def _paragraphs(lines: Sequence[Line], page: Page) -> Iterator[list[Line]]:
    """The lines of each item: from a bullet, number, blank line or box to the next, or to a line that closes brackets;
    a paragraph in another look that follows ends the item above it."""
    boxes = [fill.box for fill in page.fills if fill.box.height > TALLEST_BADGE]
    held = [max((i for i, box in enumerate(boxes) if box.holds_centre(line.box)), default=-1) for line in lines]
    for _, group in groupby(zip(held, lines, strict=True), key=lambda each: each[0]):
        item: list[Line] = []
        for paragraph in paragraphs([line for _, line in group]):
            if item and not _goes_on(item, paragraph):
                yield item
                item = []
            item.extend(paragraph.lines)
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
    return Item(_line(page, number), tuple(said), tuple(lead), _line(page, status))


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
