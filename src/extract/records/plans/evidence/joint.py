"""The most probable reading of all columns of a table together.

Each column has its chances; what stands beside what, and that a plan has one action column and mostly someone to lead
it and some date, ties them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from extract.records.plans.evidence.weights import Weights

MOST: Mapping[str, int] = {
    "action": 1, "recommendation": 1, "status": 1, "response": 1, "group": 2, "lead": 2, "number": 2, "progress": 4,
    "time": 4,
}  # fmt: skip
"""Columns of a class that a table has at most."""
KEPT = 60
"""Readings that are followed from column to column."""
TIES = 0.5
"""Weight of what stands beside what."""
Classes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A class for each column; ``chance`` among all readings of the table, ``score`` the logarithm it comes from."""

    classes: Classes
    score: float
    chance: float


def weighed(weights: Weights, columns: Sequence[Mapping[str, float]]) -> list[NDArray[np.float64]]:
    """Of each column (its witnesses) the logarithms of the chances of its classes."""
    return [np.array(weights.column.log_chances(witnesses)) for witnesses in columns]


def readings(
    weights: Weights,
    columns: Sequence[NDArray[np.float64]],
    fixed: Mapping[int, str],
    barred: Mapping[int, Collection[str]] = MappingProxyType({}),
) -> list[Reading]:
    """The likeliest readings of the columns (as ``weighed``), best first. ``fixed`` columns have one class, and
    ``barred`` ones are of none of those classes."""
    names = weights.column.classes
    follows = TIES * weights.follows[:, :-1]
    most = np.array([MOST.get(name, len(columns)) for name in names])
    scores, last = np.zeros(1), np.array([len(names)])  # of the readings kept so far; their last classes
    found, counts = np.zeros((1, 0), int), np.zeros((1, len(names)), int)  # all their classes; how many of each
    for index, own in enumerate(columns):
        grown = (scores[:, None] + own + follows[last]).ravel()
        if index in fixed:
            places = np.arange(names.index(fixed[index]), len(grown), len(names))
        else:
            allowed = (counts < most).ravel()
            for name in barred.get(index, ()):
                allowed[names.index(name) :: len(names)] = False
            places = np.flatnonzero(allowed)
        best = places[np.argsort(-grown[places], kind="stable")[:KEPT]]
        before, last = np.divmod(best, len(names))
        scores, found, counts = grown[best], np.column_stack((found[before], last)), counts[before]
        counts[np.arange(len(best)), last] += 1
    scores = scores + _closing(weights, counts, last)
    told = [tuple([names[place] for place in row]) for row in found.tolist()]
    ended = sorted(zip(scores.tolist(), told, strict=True), reverse=True)
    likeliest = ended[0][0]
    total = sum(math.exp(score - likeliest) for score, _ in ended)
    return [Reading(classes, score, math.exp(score - likeliest) / total) for score, classes in ended]


def _closing(weights: Weights, counts: NDArray[np.int_], last: NDArray[np.int_]) -> NDArray[np.float64]:
    """What the last column of each reading, and its number of columns of each class (``counts``), add."""
    names = weights.column.classes
    counted = np.zeros(len(counts))
    for name, row in weights.counts.items():
        counted += np.array(row)[np.minimum(counts[:, names.index(name)], len(row) - 1)]
    return weights.follows[:-1, -1][last] * TIES + TIES * counted
