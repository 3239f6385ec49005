"""Texts as vectors: term frequency times inverse document frequency, each of length one.

The formula is the usual one (Salton and Buckley 1988, "Term-weighting approaches in automatic text retrieval"), with
damped counts 1 + ln(tf) and smoothed rarity 1 + ln((1 + n) / (1 + df)). scipy's sparse matrices hold it, so that some
thousands of texts are compared at once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

Weights = Mapping[str, float]
"""How often a text uses each term; not whole where parts of the text count less."""


def rarity(texts: Sequence[Weights]) -> dict[str, float]:
    """How telling each term is, from the texts that use it: 1 for a term of every text, more for rarer ones."""
    users = Counter(term for text in texts for term in text)
    return {term: 1 + math.log((1 + len(texts)) / (1 + count)) for term, count in users.items()}


def vectors(texts: Sequence[Weights], weigh: Callable[[int, str], float]) -> tuple[csr_matrix, list[str]]:
    """A row for each text, of length one (zero for a text without terms), and the terms that the columns stand for.

    ``weigh`` gives how telling a term is in the text with that index: its rarity, or less.
    """
    terms = sorted({term for text in texts for term in text})
    place = {term: column for column, term in enumerate(terms)}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for index, text in enumerate(texts):
        weights = {term: _damped(text[term]) * weigh(index, term) for term in sorted(text)}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        columns.extend(place[term] for term in weights)
        data.extend(weight / length for weight in weights.values())
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(texts), len(terms))), terms


def _damped(used: float) -> float:
    """1 + ln(tf) from one use on; below that the share itself, so that a light part of a text stays light."""
    return 1 + math.log(used) if used >= 1 else used


def near_pairs(rows: csr_matrix, least: float, chunk: int = 512) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) of rows whose cosine is at least ``least``, in order. Never holds more than ``chunk`` rows'
    worth of products."""
    turned = rows.T.tocsr()
    for start in range(0, rows.shape[0], chunk):
        product: Any = (rows[start : start + chunk] @ turned).tocoo()
        firsts = product.row + start
        chosen = (product.data >= least) & (firsts < product.col)
        firsts, seconds = firsts[chosen], product.col[chosen]
        order = np.lexsort((seconds, firsts))
        yield from zip(firsts[order].tolist(), seconds[order].tolist(), strict=True)
