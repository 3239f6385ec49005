"""The words that a reader sees, numbered through the file, and the strips (cells, paragraphs) they are read in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from extract.flow.blocks import Block
from extract.flow.number_words import CIRCLED
from extract.likeness import CellPlace
from extract.model import Box, Document, Line, Region, Word
from extract.records import FoundPaper
from extract.records.found import FoundTable
from extract.text import FOOTNOTE_MARK, marker_of

SLACK = 1.5
"""Points by which the middle of a word may stand out of the box it belongs to."""
PLAIN = re.compile(r"(?:(?!(?<=\d)\.\d)[\W_])+")
"""What does not count when words are compared: all but letters, figures and the point within a number ("1.1")."""
TAIL = re.compile(r"\.\d")
"""A number that another word began."""


def plain(text: str) -> str:
    """``text`` in small letters and figures alone, so that hyphens, spaces, quotes and circles make no difference."""
    if text.isascii():
        return text.lower() if text.isalnum() else PLAIN.sub("", text.lower())
    return PLAIN.sub("", unicodedata.normalize("NFKC", text.translate(CIRCLED)).casefold())


@lru_cache(maxsize=16384)
def _plain_word(word: str) -> str:
    """``plain`` of a word; a text uses few."""
    return plain(word)


@dataclass(frozen=True)
class Strip:
    """Words that are read one after another: those of a table's cell, or of a paragraph of the flow.

    ``words`` are their numbers in the file; ``silent`` those of them that records leave out (bullets, footnote marks).
    """

    words: tuple[int, ...]
    silent: frozenset[int]
    regions: tuple[Region, ...]
    cell: CellPlace | None = None
    block: Block | None = None
    _said: Sequence[Word] = field(default=(), repr=False, compare=False)

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """Of each word what is compared."""
        said, silent = self._said, self.silent
        found: list[str] = []
        for number in self.words:
            word = said[number]
            found.append("" if number in silent else _plain_word(word.text))
            if word.glued and TAIL.match(word.text) and len(found) > 1 and found[-2][-1:].isdigit():
                found[-1] = "." + found[-1]  # the point of "11.2" belongs to its number, whichever half prints it
        return tuple(found)

    @property
    def said(self) -> str:
        """Its words as printed, a space between."""
        return " ".join([self._said[number].text for number in self.words])

    @property
    def page(self) -> int:
        return self.regions[0].page

    @property
    def top(self) -> tuple[int, float]:
        """Page and height at which it begins."""
        return self.regions[0].page, self.regions[0].box.top


class Words:
    """The visible words of a document's pages but furniture, in the order the pages hold them."""

    def __init__(self, document: Document) -> None:
        self.said: list[Word] = []
        self.pages: list[int] = []
        """Of each word its page."""
        self.of_page: dict[int, range] = {}
        for page in document.pages:
            start = len(self.said)
            for line in page.lines:
                self.said += line.words
            self.of_page[page.number] = range(start, len(self.said))
            self.pages += [page.number] * (len(self.said) - start)
        self._same = {id(word): number for number, word in enumerate(self.said)}
        self._boxes: dict[int, dict[Box, list[int]]] = {}

    def __len__(self) -> int:
        return len(self.said)

    def _at(self, page: int, box: Box, turn: int = 0) -> int:
        """The number of a word that a stage has made anew from one of the page; -1 for none. ``turn``: how many words
        of that box were asked for before, where words stand on one another."""
        if page not in self._boxes:
            places = self._boxes[page] = {}
            for number in self.of_page.get(page, ()):
                places.setdefault(self.said[number].box, []).append(number)
        found = self._boxes[page].get(box)
        return found[min(turn, len(found) - 1)] if found else -1

    def number(self, page: int, word: Word) -> int:
        """The number of a word; -1 for one that stands nowhere as such."""
        found = self._same.get(id(word), -1)
        return found if found >= 0 else self._at(page, word.box)

    def numbers(self, lines: Iterable[Line]) -> list[int]:
        """The numbers of the words of ``lines``; those that stand nowhere as such are left out."""
        get = self._same.get
        found: list[int] = []
        for line in lines:
            own = [get(id(word), -1) for word in line.words]
            if -1 in own:  # seldom
                boxes = [word.box for word in line.words]
                own = [
                    at if at >= 0 else self._at(line.page, box, boxes[:place].count(box))
                    for place, (at, box) in enumerate(zip(own, boxes, strict=True))
                ]
                own = [at for at in own if at >= 0]
            found += own
        return found

    def within(self, region: Region, free: Iterable[int]) -> list[int]:
        """Those of the numbers ``free`` whose middle stands in ``region``."""
        x0, top, x1, bottom = region.box
        x0, top, x1, bottom = x0 - SLACK, top - SLACK, x1 + SLACK, bottom + SLACK
        said, pages, found = self.said, self.pages, []
        for number in free:
            left, upper, right, lower = said[number].box
            if top <= (upper + lower) / 2 <= bottom and x0 <= (left + right) / 2 <= x1 and pages[number] == region.page:
                found.append(number)
        return found

    def boxes(self, numbers: Iterable[int]) -> tuple[Region, ...]:
        """A box a page around words."""
        pages: dict[int, list[Box]] = {}
        for number in numbers:
            pages.setdefault(self.pages[number], []).append(self.said[number].box)
        return tuple(Region(page, Box.around(boxes)) for page, boxes in sorted(pages.items()))


# ---------------------------------------------------------------- strips


def strips_of(words: Words, paper: FoundPaper) -> tuple[list[Strip], list[Strip]]:
    """The cells of a paper's tables, and the paragraphs of its flow, each in reading order."""
    cells = [strip for index, table in enumerate(paper.tables) for strip in _cells(words, table, index)]
    blocks = []
    for block in paper.flow:
        lines = block.paragraph.lines
        if numbers := words.numbers(lines):
            blocks.append(Strip(tuple(numbers), _silent(words, lines), block.regions, None, block, words.said))
    return cells, blocks


def _cells(words: Words, found: FoundTable, index: int) -> Iterator[Strip]:
    table = found.table
    own = [words.numbers(cell.lines) for cell in table.cells]
    taken = {number for numbers in own for number in numbers}
    stray = _stray(words, found, taken)
    for cell, numbers in zip(table.cells, own, strict=True):
        added = [number for region in cell.regions for number in words.within(region, stray)] if stray else []
        if added:  # the second half of a word that a narrow cell broke
            numbers = sorted({*numbers, *added})
            stray = [number for number in stray if number not in added]
        if numbers:
            place = CellPlace(index, cell.row, cell.row + max(1, cell.row_span), cell.column)
            regions = cell.regions or words.boxes(numbers)
            yield Strip(tuple(numbers), _silent(words, cell.lines), regions, place, None, words.said)


def _stray(words: Words, found: FoundTable, taken: set[int]) -> list[int]:
    """Words that stand in a table and that none of its cells holds."""
    return [
        number
        for region in found.table.regions
        for number in words.within(region, [n for n in words.of_page.get(region.page, ()) if n not in taken])
    ]


def _silent(words: Words, lines: Iterable[Line]) -> frozenset[int]:
    """The bullets and footnote marks of ``lines``."""
    found = []
    for line in lines:
        if marker_of(line) == "•":
            found.append(words.number(line.page, line.words[0]))
        if line.glued:
            for word in line.words:
                if word.glued and word.size < 0.85 * line.size and FOOTNOTE_MARK.match(word.text):
                    found.append(words.number(line.page, word))
    return frozenset(found)
