"""Finding many phrases in a text at once, whatever the inflection.

A phrase is written in base form: "engage resident" is found in "engaged our residents". A
word in base form stands for its plural, possessive, -s, -ed and -ing forms; a word written inflected ("planning")
stands for itself and its plural only, so that "planning" is never found in "plan". The suffix rules are those of step
1 of Porter's stemmer (1980), asked the other way round: every base form a word may have is tried, and only those that
stand in a phrase count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&|[.!?;:](?=\s|$)|[\n•]")
PASSED_OVER = frozenset(("the", "a", "an", "our", "its", "their", "this", "these", "those", "all", "your", "s"))
"""Words that may stand between the words of a phrase, two at most in one place."""
PASSED_OVER_AT_ONCE = 2
CAPITALS = frozenset(("SEND",))
"""Short forms that in small letters are usual words: only in capitals do they stand for what they are short for."""
FORMS_KEPT = 50_000
_T = TypeVar("_T")


@dataclass(slots=True)
class _Node:
    """The phrases that begin with the same words: how they go on, and the numbers of those that end here."""

    after: dict[str, _Node] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)


class Tokens(NamedTuple):
    """The words of a text, in lower case, and where each stands. A break (full stop, line end) has the word ""."""

    words: list[str]
    places: list[re.Match[str]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters from the word ``first`` up to, and without, the word ``last``."""
        return self.places[first].start(), self.places[last - 1].end()


class Hit(NamedTuple):
    """A phrase found: its number and the tokens it covers, first and one past the last."""

    phrase: int
    first: int
    last: int


def tokens(text: str) -> Tokens:
    """The words of a text and the breaks between its sentences and lines."""
    places = list(TOKEN.finditer(text))
    return Tokens([_plain(place[0]) for place in places], places)


@lru_cache(maxsize=FORMS_KEPT)
def _plain(word: str) -> str:
    if word == "&":
        return "and"
    if word in CAPITALS:
        return word
    if not word[0].isalnum():
        return ""
    return word.lower().replace("’", "'").removesuffix("'s")


def in_small_letters(phrase: str) -> str:
    """The phrase in small letters, but for what counts in capitals only."""
    return " ".join(word if word in CAPITALS else word.lower() for word in phrase.split())


@lru_cache(maxsize=FORMS_KEPT)
def base_forms(word: str) -> tuple[str, ...]:
    """Every form a phrase may hold that stands for this lower-case word, itself first."""
    found = [word]
    if len(word) > 3:
        if word.endswith("s") and not word.endswith("ss"):
            found.append(word[:-1])
            found += [word[:-2]] if word.endswith("es") else []
        found += [word[:-3] + "y"] if word.endswith(("ies", "ied")) else []
        for suffix in ("ing", "ed"):
            stem = word.removesuffix(suffix)
            if stem != word and len(stem) > 2:
                found += [stem, stem + "e"]
                found += [stem[:-1]] if stem[-1] == stem[-2] else []
    return tuple(dict.fromkeys(found))


class _Known(dict[str, tuple[_T, ...]], Generic[_T]):
    """What is ``read`` of each word; remembered, since a text uses few words."""

    def __init__(self, read: Callable[[str], tuple[_T, ...]]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, word: str) -> tuple[_T, ...]:
        found = self.read(word)
        if len(self) < FORMS_KEPT:
            self[word] = found
        return found


@dataclass(eq=False)
class Finder:
    """All phrases as one tree of words. ``phrases`` are numbered in the order given; an empty one is a ValueError."""

    phrases: Iterable[str]
    _root: _Node = field(init=False, default_factory=_Node)
    _words: set[str] = field(init=False, default_factory=set)
    _forms: _Known[str] = field(init=False)
    """Each word to its base forms that stand in any phrase."""
    _begun: _Known[_Node] = field(init=False)
    """Each word to the phrases that begin with it."""

    def __post_init__(self) -> None:
        self._forms = _Known(lambda word: tuple(form for form in base_forms(word) if form in self._words and form))
        root = self._root.after
        self._begun = _Known(lambda word: tuple(root[form] for form in self._forms[word] if form in root))
        for number, phrase in enumerate(self.phrases):
            self._add(phrase, number)

    def _add(self, phrase: str, number: int) -> None:
        words = [word for word in tokens(phrase).words if word]
        if not words:
            raise ValueError(f"{phrase!r}: a phrase needs a word")
        node = self._root
        for word in words:
            self._words.add(word)
            node = node.after.setdefault(word, _Node())
        node.ends.append(number)

    def find(self, words: list[str]) -> list[Hit]:
        """Every phrase in a list of plain words, shorter ones inside longer ones too, in order of their first word."""
        begun = self._begun
        hits: list[Hit] = []
        for first, word in enumerate(words):
            for node in begun[word]:
                for number in node.ends:
                    hits.append(Hit(number, first, first + 1))
                if node.after:
                    hits.extend(self._walk(node, words, first, first + 1))
        return hits

    def _walk(self, node: _Node, words: list[str], first: int, at: int) -> Iterator[Hit]:
        """The phrases that go on from ``node`` with the word ``at``."""
        for next_word in range(at, min(at + PASSED_OVER_AT_ONCE + 1, len(words))):
            for form in self._forms[words[next_word]]:
                after = node.after.get(form)
                if after:
                    for number in after.ends:
                        yield Hit(number, first, next_word + 1)
                    if after.after:
                        yield from self._walk(after, words, first, next_word + 1)
            if words[next_word] not in PASSED_OVER:
                return


# ---------------------------------------------------------------- what they say

Told = tuple[tuple[int, float], ...]
"""Themes of a scheme with the weight of what speaks for them; none for a phrase that says nothing."""
Said = tuple[Hit, Told]
_IGNORED = -1


def longest(said: list[Said]) -> list[Said]:
    """What is said by words that are not inside, and do not run into, those of a longer phrase of the scheme.

    ``said`` comes in the order of its first words, so that only what touches needs looking at together.
    """
    kept: list[Said] = []
    touching: list[Said] = []
    reach = 0
    for each in said:
        _, first, last = each[0]
        if first >= reach and touching:
            kept += touching if len(touching) == 1 else _longest_here(touching, reach)
            touching = []
        touching.append(each)
        if last > reach:
            reach = last
    kept += touching if len(touching) < 2 else _longest_here(touching, reach)
    return kept


def _longest_here(said: list[Said], reach: int) -> Iterator[Said]:
    """The same of what touches, which goes up to the word ``reach``. Two phrases in the same words ("housing", "house")
    count once for a theme, by the weightier."""
    whole = [each for each in said if each[0].first == said[0][0].first and each[0].last == reach]
    if len(whole) == 1:
        yield from whole
        return
    entries = [(hit, theme, weight) for hit, told in said for theme, weight in told or ((_IGNORED, 0.0),)]
    entries.sort(key=lambda entry: (entry[0].first - entry[0].last, entry[0].first, -entry[2]))
    taken: dict[int, tuple[int, int]] = {}
    kept: dict[tuple[int, int], tuple[Hit, int, float]] = {}
    for entry in entries:
        place = (entry[0].first, entry[0].last)
        if all(taken.get(at, place) == place for at in range(*place)):
            taken.update(dict.fromkeys(range(*place), place))
            kept.setdefault((entry[0].first, entry[1]), entry)
    for key in sorted(kept):
        hit, theme, weight = kept[key]
        if theme != _IGNORED:
            yield hit, ((theme, weight),)
