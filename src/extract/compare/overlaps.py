"""Which of many papers have things in common, counted without holding each against each other in turn.

A paper is here the things that stand in it, as numbers: groups of rows with the same words. What two papers share comes
from products of sparse matrices, some rows at a time, so that thousands of papers take seconds and little memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, identity

CHUNK = 256

Things = Sequence[Sequence[int]]
"""The things of each paper; one that stands twice in it is there twice."""


def overlaps(things: Things, least: float, near: csr_matrix | None = None) -> Iterator[tuple[int, int, int]]:
    """Index pairs (i < j) of papers with many things in common, in order, and how many.

    ``near`` says which things count as one another (square, with ones); without it only a thing itself does. A pair is
    given where, of either paper, as many things as ``least`` of the smaller paper's have a partner in the other.
    """
    counts, present = _matrices(things, near.shape[0] if near is not None else 0)
    reached = present if near is None else _ones(present @ near)
    sizes = np.array([len(own) for own in things], dtype=np.float64)
    turned_counts, turned_reached = counts.T.tocsc(), reached.T.tocsc()
    for start in range(0, len(things), CHUNK):
        rows = slice(start, start + CHUNK)
        ours: Any = counts[rows] @ turned_reached
        theirs: Any = reached[rows] @ turned_counts
        both = ours.minimum(theirs).tocoo()
        firsts = both.row + start
        chosen = (firsts < both.col) & (both.data >= least * np.minimum(sizes[firsts], sizes[both.col]))
        firsts, seconds, shared = firsts[chosen], both.col[chosen], both.data[chosen]
        order = np.lexsort((seconds, firsts))
        yield from zip(firsts[order].tolist(), seconds[order].tolist(), shared[order].tolist(), strict=True)


def near_things(pairs: Sequence[tuple[int, int]], count: int) -> csr_matrix:
    """The matrix ``near`` from pairs of things, each thing near itself."""
    places = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    found = coo_matrix((np.ones(len(places)), (places[:, 0], places[:, 1])), shape=(count, count)).tocsr()
    return _ones(found + found.T + identity(count, format="csr"))


def _matrices(things: Things, width: int) -> tuple[csr_matrix, csr_matrix]:
    """How often each thing stands in each paper, and whether it does."""
    columns = np.array([thing for own in things for thing in own], dtype=np.int64)
    rows = np.repeat(np.arange(len(things)), [len(own) for own in things])
    shape = (len(things), max(width, int(columns.max(initial=-1)) + 1))
    counts = coo_matrix((np.ones(len(columns)), (rows, columns)), shape=shape).tocsr()
    return counts, _ones(counts)


def _ones(matrix: csr_matrix) -> csr_matrix:
    found = matrix.copy()
    found.data = np.ones_like(found.data)
    return found
