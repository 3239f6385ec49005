"""Finding many phrases in a text at once, whatever the inflection.

A phrase is written in base form: "engage resident" is found in "engaged our residents". A
word in base form stands for its plural, possessive, -s, -ed and -ing forms; a word written inflected ("planning")
stands for itself and its plural only, so that "planning" is never found in "plan". The suffix rules are those of step
1 of Porter's stemmer (1980), asked the other way round: every base form a word may have is tried, and only those that
stand in a phrase count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&|[.!?;:](?=\s|$)|[\n•]")
PASSED_OVER = frozenset(("the", "a", "an", "our", "its", "their", "this", "these", "those", "all", "your", "s"))
"""Words that may stand between the words of a phrase, two at most in one place."""
PASSED_OVER_AT_ONCE = 2
FORMS_KEPT = 50_000


@dataclass(slots=True)
class _Node:
    """The phrases that begin with the same words: how they go on, and the numbers of those that end here."""

    after: dict[str, _Node] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)


class Token(NamedTuple):
    """A word, lower case, with its place in the text in characters. A break (full stop, line end) has the word ""."""

    word: str
    start: int
    end: int


class Hit(NamedTuple):
    """A phrase found: its number and the tokens it covers, first and one past the last."""

    phrase: int
    first: int
    last: int


def tokens(text: str) -> list[Token]:
    """The words of a text and the breaks between its sentences and lines."""
    return [Token(_plain(match[0]), *match.span()) for match in TOKEN.finditer(text)]


@lru_cache(maxsize=FORMS_KEPT)
def _plain(word: str) -> str:
    if word == "&":
        return "and"
    if not word[0].isalnum():
        return ""
    return word.lower().replace("’", "'").removesuffix("'s")


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


@dataclass(eq=False)
class Finder:
    """All phrases as one tree of words. ``phrases`` are numbered in the order given; an empty one is a ValueError."""

    phrases: Iterable[str]
    _root: _Node = field(init=False, default_factory=_Node)
    _words: set[str] = field(init=False, default_factory=set)
    _known: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for number, phrase in enumerate(self.phrases):
            self._add(phrase, number)

    def _add(self, phrase: str, number: int) -> None:
        words = [token.word for token in tokens(phrase) if token.word]
        if not words:
            raise ValueError(f"{phrase!r}: a phrase needs a word")
        node = self._root
        for word in words:
            self._words.add(word)
            node = node.after.setdefault(word, _Node())
        node.ends.append(number)

    def find(self, words: list[str]) -> list[Hit]:
        """Every phrase in a list of plain words, shorter ones inside longer ones too, in order of their first word."""
        forms = [self._forms(word) for word in words]
        hits: list[Hit] = []
        root = self._root.after
        for first, of_word in enumerate(forms):
            for form in of_word:
                if form in root:
                    hits.extend(self._walk(root[form], words, forms, first, first + 1))
        return hits

    def _walk(self, node: _Node, words: list[str], forms: list[tuple[str, ...]], first: int, at: int) -> Iterator[Hit]:
        for number in node.ends:
            yield Hit(number, first, at)
        for next_word in range(at, min(at + PASSED_OVER_AT_ONCE + 1, len(words))):
            for form in forms[next_word]:
                if form in node.after:
                    yield from self._walk(node.after[form], words, forms, first, next_word + 1)
            if words[next_word] not in PASSED_OVER:
                return

    def _forms(self, word: str) -> tuple[str, ...]:
        """The base forms of a word that stand in any phrase; remembered, since a text uses few words."""
        known = self._known.get(word)
        if known is None:
            known = tuple(form for form in base_forms(word) if form in self._words) if word else ()
            if len(self._known) < FORMS_KEPT:
                self._known[word] = known
        return known
