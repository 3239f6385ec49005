"""Texts that ask for the same thing, as families grown from the likeliest pair on.

Pairs worth looking at are each text's nearest by words and by sense, from products of some rows with all, so that tens
of thousands of texts take minutes. Texts whose point is in the same words are one from the start. Two groups become one
while the mean chance over the pairs between them is at least ``SAME``, so that no chain of half likenesses ties
strangers together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, issparse

from extract.families.encoder import put_away
from extract.families.likeness import Point, fragment, point, probability, subjects
from extract.families.vectors import vectors

SAME = 0.55
"""Least chance that two recommendations ask for the same to be of one family. models/families/README.md says what that
reaches on pairs judged by hand."""
NEAR = 0.26
"""Least chance to be worth reading one beside the other, where few words are shared."""
SOME_WORDS = 0.08
SOME_SENSE = 0.3
"""Least cosines of words, or of sense, of a pair worth looking at."""
NEIGHBOURS = 40
"""The nearest of a text, by words and again by sense, that are looked at."""
BETWEEN = 60
"""Pairs between two groups that are looked at before both become one."""
CHUNK = 256


@dataclass(frozen=True)
class Family:
    """Texts, by their place, that ask for the same; the mean chance of each that it does; and what most ask for."""

    places: tuple[int, ...]
    chances: tuple[float, ...]
    concepts: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The place of the text nearest to all others; of equals the first."""
        return self.places[max(range(len(self.places)), key=lambda at: (self.chances[at], -at))]


def families(texts: Sequence[str]) -> list[Family]:
    """The families of two or more of ``texts``, in the order of their first. Fragments are in none."""
    known = [at for at, text in enumerate(texts) if not fragment(text)]
    point_of = {text: point(text) for text in dict.fromkeys(texts[at] for at in known)}
    users: dict[str, list[int]] = {}
    for at in known:
        users.setdefault(point_of[texts[at]].key, []).append(at)
    places = list(users.values())
    points = [point_of[texts[own[0]]] for own in places]
    told = _Chances(points)
    found = []
    for group in _grown(told):
        inside = [(at, place) for place in group for at in places[place]]
        if len(inside) > 1:
            means = {place: told.mean(place, group) for place in group}
            inside.sort()
            found.append(
                Family(
                    tuple(at for at, _ in inside),
                    tuple(means[place] for _, place in inside),
                    _common([points[place] for place in group]),
                )
            )
    put_away()
    return sorted(found, key=lambda family: family.places)


def chance(first: str, second: str) -> float:
    """The chance that two texts ask for the same; none where one is a fragment."""
    if fragment(first) or fragment(second):
        return 0.0
    return probability(point(first), point(second))


class _Chances:
    """The chance of each pair of points, worked out when asked for."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points
        self._told: dict[tuple[int, int], float] = {}

    def of(self, one: int, two: int) -> float:
        pair = (min(one, two), max(one, two))
        if pair not in self._told:
            self._told[pair] = probability(self.points[pair[0]], self.points[pair[1]])
        return self._told[pair]

    def near(self) -> list[tuple[int, int]]:
        """The pairs worth looking at that are likely the same, the likeliest first."""
        points = self.points
        words, _ = vectors([each.words for each in points], lambda at, term: points[at].words[term])
        senses = np.array([each.sense.middle for each in points])
        pairs = sorted({*_nearest(words, SOME_WORDS), *_nearest(senses, SOME_SENSE)})
        found = [(told, pair) for pair in pairs if (told := self.of(*pair)) >= SAME]
        return [pair for _, pair in sorted(found, key=lambda item: (-item[0], item[1]))]

    def mean(self, place: int, group: Sequence[int]) -> float:
        """The mean chance of a point in its group."""
        others = [self.of(place, other) for other in islice((at for at in group if at != place), BETWEEN)]
        return round(sum(others) / len(others), 3) if others else 1.0

    def between(self, first: Sequence[int], second: Sequence[int]) -> float:
        """The mean chance over the pairs between two groups; over some of them, spread evenly, where there are many."""
        pairs = list(product(first[:BETWEEN], second[:BETWEEN]))
        step = -(-len(pairs) // BETWEEN)
        seen = [self.of(one, two) for one, two in pairs[::step]]
        return sum(seen) / len(seen)


def _nearest(rows: Any, least: float) -> Iterator[tuple[int, int]]:
    """Each row with the rows nearest to it, as index pairs (i < j), where their cosine is at least ``least``. ``rows``
    are sparse or not."""
    turned = csr_matrix(rows.T) if issparse(rows) else rows.T
    for start in range(0, rows.shape[0], CHUNK):
        found: Any = rows[start : start + CHUNK] @ turned
        found = csr_matrix(found if issparse(found) else np.where(found >= least, found, 0))
        for at in range(found.shape[0]):
            row = slice(found.indptr[at], found.indptr[at + 1])
            columns, cosines = found.indices[row], found.data[row]
            chosen = (cosines >= least) & (columns != start + at)
            columns, cosines = columns[chosen], cosines[chosen]
            best = np.lexsort((columns, -np.round(cosines, 5)))[:NEIGHBOURS]
            for other in columns[best].tolist():
                yield min(start + at, other), max(start + at, other)


def _grown(told: _Chances) -> list[list[int]]:
    """Groups of points, each in order; a point near no other is a group of its own."""
    groups = {place: [place] for place in range(len(told.points))}
    for one, two in told.near():
        first, second = groups[one], groups[two]
        if first is not second and told.between(first, second) >= SAME:
            first.extend(second)
            groups.update(dict.fromkeys(second, first))
    return [sorted(group) for place, group in groups.items() if min(group) == place]


def _common(points: Sequence[Point]) -> tuple[str, ...]:
    """The concepts that most of the texts share, those that are asked for first."""
    count = Counter(name for each in points for name in each.concepts)
    usual = [name for name, used in count.items() if 2 * used > len(points)]
    return tuple(name.replace("_", " ") for name in sorted(usual, key=lambda name: (name in subjects(), name)))
