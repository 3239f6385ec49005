"""How records begin on the page: the label and number before their words, the look of both, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extract.flow.looks import WHITE, Look, look_of
from extract.flow.number_words import IN_WORDS
from extract.flow.numbering import style_of, value_of
from extract.lacking.bands import SAME_LEFT
from extract.ledger import Grounded, Ledger, RecordKey
from extract.ledger.words import plain
from extract.model import Document, Line, Word

LONGEST, APART = 4, 45.0
"""Words of a label, and points between two of them or behind the last, at most."""
FIGURE = re.compile(r"(?P<stem>[A-Za-z]{0,3}[/.]?(?:\d{1,3}[./])*)(?P<figure>\d{1,3})")
LETTER = re.compile(r"[a-z]|[A-Z]|[ivx]{1,5}|[IVX]{1,5}")
SIGNS = "().:[]"
"""What is set around a number and is none of it."""


class Number(NamedTuple):
    """A number as printed: what is set around it, what stands before its last figure, and what it may count."""

    form: str
    stem: str
    values: frozenset[int]
    printed: str

    def goes_before(self, other: Number) -> bool:
        return self.stem == other.stem and any(value + 1 in other.values for value in self.values)


def _number_of(text: str) -> Number | None:
    bare = text.strip(SIGNS)
    if not bare or text.count(bare) > 1:
        return None
    before, after = text.split(bare)
    if found := FIGURE.fullmatch(bare):
        return Number(f"{before}1{after}", found["stem"], frozenset({int(found["figure"])}), bare)
    if bare.lower() in IN_WORDS:
        return Number("one", "", frozenset({IN_WORDS[bare.lower()]}), bare)
    if not LETTER.fullmatch(bare) or text in ("A", "I"):
        return None
    values = {value_of(bare) or 0} if style_of(bare) == "roman" else set()
    values |= {ord(bare.lower()) - ord("a") + 1} if len(bare) == 1 else set()
    return Number(f"{before}{'A' if bare.isupper() else 'a'}{after}", "", frozenset(values), bare)


class Manner(NamedTuple):
    """A label with its number masked, its look and that of the words behind it."""

    label: tuple[str, ...]
    look: Look
    words: Look


@dataclass(frozen=True)
class Beginning:
    """A place where words begin behind a label: the first of them is word ``at`` of a line, the label's is ``start``.
    ``place``: page, line on it and word, in reading order."""

    line: Line
    start: int
    at: int
    place: tuple[int, int, int]

    @property
    def first(self) -> Word:
        return self.line.words[self.at]

    @property
    def label(self) -> Sequence[Word]:
        return self.line.words[self.start : self.at]

    @cached_property
    def _told(self) -> tuple[tuple[str, ...], Number | None]:
        said: list[str] = []
        number = None
        for word in self.label:
            here = None if number else _number_of(word.text)
            said.append(here.form if here else plain(word.text))
            number = number or here
        return tuple(said), number

    @property
    def number(self) -> Number | None:
        return self._told[1]

    @property
    def manner(self) -> Manner:
        return Manner(self._told[0], look_of(self.label[0]), look_of(self.first))

    @property
    def is_named(self) -> bool:
        """Whether a word stands before the words, not a number alone."""
        return any(word.isalpha() for word in self.manner.label if len(word) > 2)

    @property
    def is_set_apart(self) -> bool:
        """Whether the label differs from the words in its look or ends in a sign."""
        manner = self.manner
        return manner.look != manner.words or self.label[-1].text.endswith((":", "–"))

    def is_in_line_with(self, other: Beginning) -> bool:
        lefts = ((self.label[0], other.label[0]), (self.first, other.first))
        return any(abs(one.box.x0 - two.box.x0) < SAME_LEFT for one, two in lefts)


@dataclass(frozen=True)
class Begun:
    """A record and how it begins."""

    grounded: Grounded
    at: Beginning


class Beginnings:
    """All beginnings of a document, those of its records apart."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        self._by_page = {
            page.number: [(page.number, at, line) for at, line in enumerate(page.lines)] for page in document.pages
        }
        self._homes = {id(word): home for word, home in zip(ledger.words.said, ledger.homes, strict=True)}
        self._of_word = {
            id(word): (line, n, (page, at, n))
            for lines in self._by_page.values()
            for page, at, line in lines
            for n, word in enumerate(line.words)
        }
        self.begun: dict[tuple[str, Manner], list[Begun]] = {}
        for record in ledger.records:
            if (text := record.places.get("text")) and (at := self._of(ledger.words.said[text[0]], record.key)):
                self.begun.setdefault((record.key.kind, at.manner), []).append(Begun(record, at))

    def _of(self, first: Word, key: RecordKey) -> Beginning | None:
        """How the record begins whose words begin with ``first``; None where no label stands before them."""
        found = self._of_word.get(id(first))
        if not found:
            return None
        line, at, place = found
        start = at
        while start and at - start <= LONGEST and line.words[start].box.x0 - line.words[start - 1].box.x1 < APART:
            home = self._homes[id(line.words[start - 1])]
            if home.fate == "field" and home.record != key:
                break
            start -= 1
        return Beginning(line, start, at, place) if 0 < at - start <= LONGEST else None

    def like_those(self, members: Sequence[Begun], pages: Container[int]) -> list[Beginning]:
        """What begins on ``pages`` as records do that begin alike, in line with one of them, and is no record's."""
        starts = {begun.at.place for begun in members}
        return [
            each
            for page in self._by_page
            if page in pages
            for each in self._like(members[0].at.manner, self._by_page[page])
            if each.place not in starts
            and self._homes[id(each.first)].fate not in ("field", "row")
            and any(each.is_in_line_with(begun.at) for begun in members)
        ]

    def _like(self, manner: Manner, lines: Sequence[tuple[int, int, Line]]) -> Iterator[Beginning]:
        """What begins in this manner, at the head of a line or behind white."""
        length = len(manner.label)
        for page, at, line in lines:
            words = line.words
            for n in range(len(words) - length):
                white = n == 0 or words[n].box.x0 - words[n - 1].box.x1 > WHITE * words[n].size
                if white and look_of(words[n]) == manner.look and look_of(words[n + length]) == manner.words:
                    found = Beginning(line, n, n + length, (page, at, n + length))
                    if found.manner == manner:
                        yield found


def counted_on(members: Mapping[Beginning, bool]) -> set[Beginning]:
    """Of numbered beginnings (True: a record's) those others that count on from records, up or down, or fill a gap
    between them."""
    order = sorted(members, key=lambda each: each.place)
    told = {(each.number.stem, each.number.printed) for each in order if members[each] and each.number}
    sure = {each.place for each in order if members[each]}
    added: set[Beginning] = set()
    for way in (1, -1):  # what counts on from those above, then from those below
        last: Number | None = None
        for each in order[::way]:
            number = each.number
            new = number and each.place not in sure and (number.stem, number.printed) not in told
            if number and last and new and (last.goes_before(number) if way > 0 else number.goes_before(last)):
                sure.add(each.place)
                added.add(each)
                told.add((number.stem, number.printed))
            last = number if each.place in sure else last
    return added
