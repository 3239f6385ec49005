"""The learned weights of ``models/columns`` and the sums they go into; made by ``benchmarks.columns``.

Reading needs no more than dot products: a class's score is the sum of its weights over the witnesses that are there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.shipped import model_file

FILE = "weights.json"


@dataclass(frozen=True, slots=True)
class Linear:
    """A row of weights, one a class, by the name of a witness; ``start`` is what a class scores without any."""

    classes: tuple[str, ...]
    start: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def log_chances(self, witnesses: Mapping[str, float]) -> list[float]:
        """The logarithm of each class's chance, in the order of ``classes``."""
        scores = list(self.start)
        for name, value in witnesses.items():
            row = self.weights.get(name)
            if row:
                for index, weight in enumerate(row):
                    scores[index] += weight * value
        most = max(scores)
        total = most + math.log(sum(math.exp(score - most) for score in scores))
        return [score - total for score in scores]


@dataclass(frozen=True, slots=True)
class Weights:
    column: Linear
    beside: Mapping[str, Mapping[str, float]]
    """How much likelier than by chance a class is right of another; "^" and "$" are the table's edges."""
    counts: Mapping[str, tuple[float, ...]]
    """How much likelier than by chance a table has none, one, two … columns of a class."""
    table: Linear


@cache
def learned() -> Weights:
    """The weights that ship with the program."""
    return of(model_file("columns", FILE))


def of(data: Mapping[str, Any]) -> Weights:
    """Weights as the file has them."""
    counts = {name: tuple(map(float, row)) for name, row in data["counts"].items()}
    return Weights(_linear(data["column"]), data["beside"], counts, _linear(data["table"]))


def _linear(data: Mapping[str, Any]) -> Linear:
    def row(values: Sequence[float]) -> tuple[float, ...]:
        return tuple(float(value) for value in values)

    return Linear(tuple(data["classes"]), row(data["start"]), {name: row(w) for name, w in data["weights"].items()})
