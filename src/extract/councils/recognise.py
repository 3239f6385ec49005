"""Which council a text is about: one pass over its words against a table of names by first word.

A paper names more councils than the one it is about: peers, neighbours, the district it speaks of. So a mention is
worth points by what it proves (``evidence``), mentions add up, and what stands only once counts half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.councils.council import Council, Identification
from extract.councils.evidence import INITIALS, OFFICIAL, evidence, written_as_name
from extract.councils.forms import NOBODY, Form, forms_by_first_word, initials
from extract.councils.names import TOKEN

ENOUGH = 2.0
"""Points below which no council is named: half of one official form, which is what it counts alone."""
PER_WORD, PER_WORD_CLEAR = 0.6 / 1000, 2.0 / 1000
"""Points a word of the paper below which councils are mentioned but none is meant, and below which that is unclear."""
CLEAR_LEAD = 1.8
"""How many times the runner-up's points (and how many times enough) the winner needs, not to be unclear."""

COMMON_WORD = 3
"""A plain name of which at least one in so many stands in small letters is an English word here: alone no proof."""


@dataclass(slots=True)
class Tally:
    """Points of one council so far."""

    firm: float = 0.0
    soft: float = 0.0
    """From its plain name of one word, which may be an English word."""
    mentions: float = 0.0
    capitals: int = 0
    smalls: int = 0
    """How often that word stands in small letters: where "reading" is frequent, "Reading" is seldom the town."""

    @property
    def points(self) -> float:
        total = self.firm
        if self.firm or COMMON_WORD * self.smalls < self.capitals + self.smalls:
            total += self.soft * self.capitals / ((self.capitals + self.smalls) or 1)
        return total if self.mentions > 1 else total / 2

    def add(self, points: float, weight: float, plain: bool) -> None:
        self.mentions += weight
        if plain:
            self.soft += points * weight
            self.capitals += 1
        else:
            self.firm += points * weight


@dataclass(slots=True)
class Recogniser:
    """Finds the councils of a registry in text."""

    councils: tuple[Council, ...]
    forms: dict[str, list[Form]] = field(init=False)
    initials: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.forms = forms_by_first_word(self.councils)
        self.initials = initials(self.councils)

    def identify(self, texts: Sequence[tuple[str, float]]) -> Identification:
        """The council the (words, weight) pairs are about; see ``Registry.identify``."""
        tallies, n_words = self.tally(texts)
        government = tallies.pop(NOBODY, Tally()).points
        order = sorted(((t.points, -position) for position, t in tallies.items() if t.points > 0), reverse=True)
        ranked = [(points, self.councils[-position]) for points, position in order[:2]]
        if not ranked or ranked[0][0] < max(ENOUGH, PER_WORD * n_words, government):
            return Identification(None, 0.0, ranked[0][1] if ranked else None, False)
        best, council = ranked[0]
        second, runner_up = ranked[1] if len(ranked) > 1 else (0.0, None)
        rival = max(second, government)
        score = best / (best + rival) * best / (best + ENOUGH)
        unclear = best < CLEAR_LEAD * max(rival, ENOUGH) or best < PER_WORD_CLEAR * n_words
        return Identification(council, round(score, 3), runner_up, unclear)

    def tally(self, texts: Sequence[tuple[str, float]]) -> tuple[dict[int, Tally], int]:
        """Points by position of the council, and how many words were read."""
        tallies: dict[int, Tally] = defaultdict(Tally)
        n_words = 0
        for text, weight in texts:
            written = TOKEN.findall(text)
            words = ["and" if word == "&" else word for word in map(str.lower, written)]
            n_words += len(words)
            for start, form in self._matches(words):
                _count(form, words, written, start, weight, tallies)
            for word in self.initials.keys() & set(written):
                for _ in range(written.count(word)):
                    tallies[self.initials[word]].add(INITIALS, weight, plain=False)
        return tallies, n_words

    def _matches(self, words: list[str]) -> Iterator[tuple[int, Form]]:
        """The longest form at each place, left to right, without overlap."""
        forms, free = self.forms, 0
        for start in [i for i, word in enumerate(words) if word in forms]:
            if start < free:
                continue
            for form in forms[words[start]]:
                if tuple(words[start : start + len(form.words)]) == form.words:
                    yield start, form
                    free = start + len(form.words)
                    break


def _count(
    form: Form, words: list[str], written: list[str], start: int, weight: float, tallies: dict[int, Tally]
) -> None:
    end = start + len(form.words)
    points = evidence(words, written, start, end, form.kind)
    single = form.kind == "name" and len(form.words) == 1
    for position in form.councils:
        if points:
            tallies[position].add(points / len(form.councils), weight, plain=single and points < OFFICIAL)
        elif single and not written_as_name(written, start, end):
            tallies[position].smalls += 1
