"""A field's words among the words on paper: found as one run, else paragraph by paragraph, else word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from extract.ledger.words import Strip, plain

SHORT = 8
"""Letters up to which a run must begin and end with a word."""
NEAREST = 8
"""Strips above a record that are looked at first."""
MOST_COMPARED = 4_000
"""Words of a scope, and of a field, up to which they are compared one by one."""
MOST_STRAYS = 500
"""Words of a paragraph up to which those that were not found in order are looked for one by one."""
PIECES_TRIED = 60
"""How many pieces are tried to put a cut word together."""
LINES = re.compile(r"\n")
"""What parts the paragraphs of a field."""
LEAST_RUN = 0.5
"""Share of a paragraph's letters that must be found word by word for its place to be told."""


class Located(NamedTuple):
    """Numbers of the words that say a field, and which of the field's words none of them says."""

    numbers: tuple[int, ...]
    missing: tuple[str, ...]


@dataclass
class Scope:
    """Where a field is looked for: the words of ``strips``, one after another; only those of the numbers ``kept``,
    where that is given. ``backwards``: the last place comes first. Words are laid out when first asked for."""

    strips: Sequence[Strip]
    kept: Collection[int] | None = None
    backwards: bool = False
    own: bool = False
    """The record's own row or paragraphs: a word that stands here is said, in whatever order the cell was read."""

    @cached_property
    def numbers(self) -> list[int]:
        every = [number for strip in self.strips for number in strip.words]
        return every if self.kept is None else [number for number in every if number in self.kept]

    @cached_property
    def letters(self) -> list[str]:
        if self.kept is None:
            return [said for strip in self.strips for said in strip.letters]
        kept = self.kept
        pairs = (pair for strip in self.strips for pair in zip(strip.words, strip.letters, strict=True))
        return [said for number, said in pairs if number in kept]

    @cached_property
    def text(self) -> str:
        return "".join(self.letters)

    @cached_property
    def starts(self) -> list[int]:
        """For each word, the place in ``text`` where its letters begin."""
        return [0, *accumulate(map(len, self.letters))][:-1]

    def run(self, wanted: str, taken: Set[int]) -> tuple[int, ...]:
        """Words whose letters, one after another, are ``wanted``; those that nothing else has ``taken`` come first."""
        if self.backwards and len(self.strips) > NEAREST:
            near = self.nearest.run(wanted, taken)
            if near and taken.isdisjoint(near):
                return near
        spare: tuple[int, ...] = ()
        for start in self._places(wanted):
            first, last = self._word_at(start), self._word_at(start + len(wanted) - 1)
            whole = self.starts[first] == start and self.starts[last] + len(self.letters[last]) == start + len(wanted)
            if not whole and len(wanted) <= SHORT:
                continue
            found = tuple(self.numbers[first : last + 1])
            if taken.isdisjoint(found):
                return found
            spare = spare or found
        return spare

    @cached_property
    def nearest(self) -> Scope:
        """The last few strips, where what stands above nearly always is."""
        return Scope(self.strips[-NEAREST:], self.kept, backwards=True)

    def _places(self, wanted: str) -> Iterable[int]:
        find = self.text.rfind if self.backwards else self.text.find
        at = find(wanted)
        while at >= 0:
            yield at
            at = find(wanted, 0, at + len(wanted) - 1) if self.backwards else find(wanted, at + 1)

    def _word_at(self, place: int) -> int:
        """The word that the letter at ``place`` belongs to; words without letters have none."""
        return bisect_right(self.starts, place) - 1

    def one_by_one(self, wanted: Sequence[str]) -> tuple[list[int], list[int]]:
        """Positions in ``wanted`` (words) that are found, in order, and the numbers of the words that say them."""
        if len(self.letters) > MOST_COMPARED or len(wanted) > MOST_COMPARED:
            return [], []
        said: list[int] = []
        numbers: list[int] = []
        matcher = SequenceMatcher(None, self.letters, wanted, autojunk=False)
        for block in matcher.get_matching_blocks():
            said.extend(range(block.b, block.b + block.size))
            numbers.extend(self.numbers[block.a : block.a + block.size])
        return said, numbers


def locate(text: str, scopes: Sequence[Scope], taken: Set[int], parts: re.Pattern[str] = LINES) -> Located:
    """Where ``text`` stands: in the first of ``scopes`` that holds all of it, else each of its ``parts`` in the first
    that holds it, else as many of its words as the scope that holds most."""
    whole = plain(text)
    if not whole:
        return Located((), ())
    for scope in scopes:
        if found := scope.run(whole, taken):
            return Located(found, ())
    numbers: list[int] = []
    missing: list[str] = []
    for part in parts.split(text):
        said, lost = _part(part, scopes, {*taken, *numbers})
        numbers.extend(said)
        missing.extend(lost)
    return Located(tuple(dict.fromkeys(numbers)), tuple(missing))


def _part(text: str, scopes: Sequence[Scope], taken: Set[int]) -> tuple[Sequence[int], Sequence[str]]:
    whole = plain(text)
    if not whole:
        return (), ()
    for scope in scopes:
        if found := scope.run(whole, taken):
            return found, ()
    words = [word for word in map(plain, text.split()) if word]
    best: tuple[list[int], list[int]] = ([], [])
    for scope in scopes:
        best = max(best, scope.one_by_one(words), key=lambda tried: sum(len(words[at]) for at in tried[0]))
    if sum(len(words[at]) for at in best[0]) < LEAST_RUN * len(whole):
        best = [], []
    return _with_strays(words, best, scopes, taken)


def _with_strays(
    words: Sequence[str], found: tuple[list[int], list[int]], scopes: Sequence[Scope], taken: Set[int]
) -> tuple[Sequence[int], Sequence[str]]:
    """What was found in order, and of the other words those that stand in the record's own places out of order: a word
    a little above its line is read before or after it."""
    said, numbers = set(found[0]), list(found[1])
    if len(words) > MOST_STRAYS:
        return numbers, [word for at, word in enumerate(words) if at not in said]
    used = {*taken, *numbers}
    for scope in (scope for scope in scopes if scope.own):
        for at, word in enumerate(words):
            if at not in said and (more := _apart(word, scope, used)):
                said.add(at)
                used.update(more)
                numbers.extend(more)
    return numbers, [word for at, word in enumerate(words) if at not in said]


def _apart(word: str, scope: Scope, used: Set[int]) -> list[int]:
    """Words of ``scope`` that say ``word`` and nothing else yet: one, the pieces beside a number's point, or the pieces
    that a cut word stands in; last, the number that ``word`` begins ("5" of "5.1"), whatever else it says."""
    for pieces in ([word], word.split(".")):
        found = [scope.run(piece, used) for piece in pieces]
        if all(found) and all(used.isdisjoint(numbers) for numbers in found):
            return [number for numbers in found for number in numbers]
    every = {n: said.replace(".", "") for n, said in zip(scope.numbers, scope.letters, strict=True)}
    free = {number: said for number, said in every.items() if number not in used}
    for words in (free, every):  # last also pieces that another field says, as a kept column does
        pieced = _pieced(word.replace(".", ""), words, [PIECES_TRIED])
        if pieced and (words is free or len(pieced) > 1):
            return pieced
    begun = [n for n, said in zip(scope.numbers, scope.letters, strict=True) if said.startswith(word + ".")]
    return begun[:1] if word.isdigit() else []


def _pieced(wanted: str, free: Mapping[int, str], tries: list[int]) -> list[int]:
    """Numbers of words of ``free`` whose letters put together are ``wanted``, the longest first; [] for none.
    ``tries``: how many more may be tried."""
    fitting = [(number, said) for number, said in free.items() if said and wanted.startswith(said)]
    for number, said in sorted(fitting, key=lambda each: -len(each[1])):
        tries[0] -= 1
        if tries[0] < 0:
            return []
        if said == wanted:
            return [number]
        rest = {other: letters for other, letters in free.items() if other != number}
        if more := _pieced(wanted[len(said) :], rest, tries):
            return [number, *more]
    return []
