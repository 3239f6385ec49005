"""The most probable reading of all columns of a table together.

Each column has its chances; what stands beside what, and that a plan has one action column and mostly someone to lead
it and some date, ties them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from types import MappingProxyType

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
EDGES = "^", "$"
Classes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A class for each column; ``chance`` among all readings of the table, ``score`` the logarithm it comes from."""

    classes: Classes
    score: float
    chance: float


def readings(
    weights: Weights,
    columns: Sequence[Mapping[str, float]],
    fixed: Mapping[int, str],
    barred: Mapping[int, str] = MappingProxyType({}),
) -> list[Reading]:
    """The likeliest readings of the columns (their witnesses), best first. ``fixed`` columns have one class, and
    ``barred`` ones are not of that class."""
    follows = _follows(weights)
    kept: list[tuple[float, Classes]] = [(0.0, ())]
    for index, witnesses in enumerate(columns):
        chances = dict(zip(weights.column.classes, weights.column.log_chances(witnesses), strict=True))
        if index in fixed:
            chances = {fixed[index]: chances[fixed[index]]}
        elif index in barred:
            chances.pop(barred[index], None)
        grown: list[tuple[float, Classes, str]] = []
        for score, so_far in kept:
            row = follows[so_far[-1] if so_far else EDGES[0]]
            grown += [(score + chance + row[name], so_far, name) for name, chance in chances.items()]
        grown.sort(key=itemgetter(0), reverse=True)
        allowed = (  # most need not be asked: the best are enough
            (score, (*so_far, name))
            for score, so_far, name in grown
            if index in fixed or so_far.count(name) < MOST.get(name, len(columns))
        )
        kept = list(islice(allowed, KEPT))
    ended = sorted(((score + _closing(weights, follows, found), found) for score, found in kept), reverse=True)
    most = ended[0][0]
    total = sum(math.exp(score - most) for score, _ in ended)
    return [Reading(found, score, math.exp(score - most) / total) for score, found in ended]


def _closing(weights: Weights, follows: Mapping[str, Mapping[str, float]], found: Classes) -> float:
    """What the last column and the number of columns of each class add."""
    counted = sum([row[min(found.count(name), len(row) - 1)] for name, row in weights.counts.items()])
    return follows[found[-1]][EDGES[1]] + TIES * counted


def _follows(weights: Weights) -> dict[str, dict[str, float]]:
    return {left: {right: TIES * value for right, value in row.items()} for left, row in weights.beside.items()}
