"""Words made comparable: two prints of one text, and what two wordings of one promise have in common."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from rapidfuzz import fuzz, process

from extract.shipped import model_file

COMMON = frozenset(
    " ".join(
        (
            "a about across after all also an and any are as at be been being both but by can could do does each for",
            "from further had has have how if in into is it its may more most must new no not of on once one only or",
            "other our out over own per shall should so some such than that the their them then there these they this",
            "those through to under until up upon was we were what when where which while who will with within without",
            "would you your",
        )
    ).split()
)
"""Words without meaning of their own."""
ENDINGS = ("isations", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ities", "ity", "ies", "ers", "er",
           "ed", "es", "s", "e", "y")  # fmt: skip
LEAST_STEM = 4

Likeness = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@lru_cache(maxsize=200_000)
def telling(words: str) -> tuple[str, ...]:
    """The stems of the words with a meaning in a text that ``plain`` made."""
    spelled = " ".join(_known()[1].get(word, word) for word in words.split())
    return tuple(_stem(word) for word in spelled.split() if word not in COMMON and (len(word) > 1 or word.isdigit()))


@cache
def _known() -> tuple[float, Mapping[str, str], frozenset[str]]:
    """Of models/promises/words.toml: what light words weigh, abbreviations spelled out, the stems of light words."""
    told = model_file("promises", "words.toml")
    return told["share"], told["spelled"], frozenset(map(_stem, told["light"].split()))


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word[: -len(ending)]
    return word


def rarity(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """How telling each stem is, from the texts that use it: 1 for one of every text, more for rarer ones."""
    count, users = 0, Counter[str]()
    for text in texts:
        count += 1
        users.update(set(text))
    share, _, light = _known()
    return {
        stem: (1 + math.log((1 + count) / (1 + used))) * (share if stem in light or stem.isdigit() else 1)
        for stem, used in users.items()
    }


def by_words(earlier: Sequence[str], later: Sequence[str], rare: Mapping[str, float]) -> tuple[Likeness, Likeness]:
    """The cosine of every earlier to every later text, both ``plain``, each stem weighed by ``rare``; and how much of
    the weight of the lighter one of both stands in the other."""
    stems = [[telling(text) for text in texts] for texts in (earlier, later)]
    place = {stem: at for at, stem in enumerate(sorted({s for texts in stems for text in texts for s in text}))}
    sides = []
    for texts in stems:
        matrix = np.zeros((len(texts), max(len(place), 1)))
        for row, text in enumerate(texts):
            for stem in text:
                matrix[row, place[stem]] = rare.get(stem, 1.0)
        sides.append(matrix)
    common = sides[0] @ sides[1].T
    lengths = [np.linalg.norm(matrix, axis=1) for matrix in sides]
    product, least = np.multiply.outer(*lengths), np.minimum.outer(*lengths) ** 2
    cosine, held = (np.asarray(common / np.where(below > 0, below, 1.0)) for below in (product, least))
    return cosine, held


def by_letters(earlier: Sequence[str], later: Sequence[str]) -> Likeness:
    """The share of letters in order that every earlier has in common with every later text, sentences moved allowed."""
    in_order = process.cdist(earlier, later, scorer=fuzz.ratio, dtype=np.float64)
    sorted_words = [[" ".join(sorted(text.split())) for text in texts] for texts in (earlier, later)]
    any_order = process.cdist(*sorted_words, scorer=fuzz.ratio, dtype=np.float64)
    return np.asarray(np.maximum(in_order, 0.95 * any_order) / 100)


def logistic(odds: float) -> float:
    """The probability of log odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
