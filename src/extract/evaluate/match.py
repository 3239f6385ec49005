"""Which found record is which gold record: one to one, by optimal assignment on similarity of text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
from scipy.optimize import linear_sum_assignment

from extract.evaluate.words import SAME, similarity

# Added to the similarity of a pair that is admitted anyway, so that of two records with the same words the one on
# the same page, or with the same number, is taken: with words so alike, the place says more than a letter does.
_TIE = 0.02


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as matching sees it: its readings as running words, the page of the paper it begins on, its number.

    ``shown`` is how a report names it;
    ``echoes`` are the readings of each time the same is said again; ``splits``: two records for it are as good.
    """

    texts: tuple[str, ...]
    page: int
    number: str = ""
    shown: str = ""
    echoes: tuple[tuple[str, ...], ...] = ()
    splits: bool = False

    def likeness(self, other: Entry) -> float:
        """Greatest similarity, 0..1, of any of its readings to any of the other's."""
        own = (*self.texts, *chain.from_iterable(self.echoes))
        return max(similarity(mine, theirs) for mine in own for theirs in other.texts)


@dataclass(frozen=True, slots=True)
class Matching:
    """Indices of gold and found records: pairs, gold without a pair, found without one, and found not to count."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]
    ignored: tuple[int, ...]


def match(
    gold: Sequence[Entry], found: Sequence[Entry], forgiven: Sequence[str] = (), forgiven_pages: Collection[int] = ()
) -> Matching:
    """Match ``found`` to ``gold``.

    A found record without a pair is ignored where it repeats a gold record as gold says the paper does, is half of
    a gold record that may be read as two, says one of the ``forgiven`` texts, or begins on a forgiven page.
    """
    pairs = assign(gold, found)
    missed = sorted(set(range(len(gold))) - {g for g, _ in pairs})
    left = sorted(set(range(len(found))) - {f for _, f in pairs})
    for index in list(missed):
        halves = _halves(gold[index], found, left) if gold[index].splits else ()
        if halves:
            missed.remove(index)
            left = [f for f in left if f not in halves]
    echoes = [Entry(echo, entry.page) for entry in gold for echo in entry.echoes]
    excused = {f for _, f in assign(echoes, [found[f] for f in left])}
    extra = [
        f
        for position, f in enumerate(left)
        if position not in excused and not _forgiven(found[f], forgiven, forgiven_pages)
    ]
    paired = {f for _, f in pairs}
    ignored = sorted(set(range(len(found))) - paired - set(extra))
    return Matching(tuple(pairs), tuple(missed), tuple(extra), tuple(ignored))


def assign(gold: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pairs (gold, found) that together are most alike; a pair below ``SAME`` is none."""
    if not gold or not found:
        return []
    weights = np.array([[_weight(mine, theirs) for theirs in found] for mine in gold])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [(int(g), int(f)) for g, f in zip(rows, columns, strict=True) if weights[g, f] > 0]


def _weight(gold: Entry, found: Entry) -> float:
    likeness = gold.likeness(found)
    if likeness < SAME:
        return 0.0
    same_number = bool(gold.number) and gold.number == found.number
    return likeness + _TIE * (gold.page == found.page) + _TIE * same_number


def _halves(gold: Entry, found: Sequence[Entry], left: Sequence[int]) -> tuple[int, ...]:
    """The two records left over that together say what ``gold`` says; () where there are none."""
    for first, second in combinations(left, 2):
        joined = f"{found[first].texts[0]} {found[second].texts[0]}"
        if max(similarity(joined, text) for text in gold.texts) >= SAME:
            return first, second
    return ()


def _forgiven(entry: Entry, texts: Sequence[str], pages: Collection[int]) -> bool:
    return entry.page in pages or any(similarity(own, text) >= SAME for own in entry.texts for text in texts)
