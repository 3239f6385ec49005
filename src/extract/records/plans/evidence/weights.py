"""The learned weights of ``models/columns`` and the sums they go into; made by ``benchmarks.columns``.

Reading needs no more than dot products: a class's score is the sum of its weights over the witnesses that are there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.shipped import model_file

FILE = "weights.json"
EDGES = "^", "$"


@dataclass(frozen=True, slots=True)
class Linear:
    """What each class scores: ``start`` without any witness, and a row of ``weights`` for each witness, which stands
    where ``rows`` says by its name."""

    classes: tuple[str, ...]
    start: NDArray[np.float64]
    rows: Mapping[str, int]
    weights: NDArray[np.float64]

    def log_chances(self, witnesses: Mapping[str, float]) -> list[float]:
        """The logarithm of each class's chance, in the order of ``classes``."""
        known = [(row, value) for name, value in witnesses.items() if (row := self.rows.get(name)) is not None]
        rows, values = zip(*known, strict=True) if known else ((), ())
        told = self.weights[list(rows)] * np.array(values)[:, None]
        scores = np.vstack((self.start, told)).sum(axis=0).tolist()
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
    follows: NDArray[np.float64]
    """``beside`` as numbers: by class, the table's left edge as the last, what each class and the right edge add."""


@cache
def learned() -> Weights:
    """The weights that ship with the program."""
    return of(model_file("columns", FILE))


def of(data: Mapping[str, Any]) -> Weights:
    """Weights as the file has them."""
    counts = {name: tuple(map(float, row)) for name, row in data["counts"].items()}
    column, beside = _linear(data["column"]), data["beside"]
    right = (*column.classes, EDGES[1])
    follows = [[beside[one].get(other, 0.0) for other in right] for one in (*column.classes, EDGES[0])]
    return Weights(column, beside, counts, _linear(data["table"]), np.array(follows, float))


def _linear(data: Mapping[str, Any]) -> Linear:
    rows = {name: row for row, name in enumerate(data["weights"])}
    weights = np.array(list(data["weights"].values()), float)
    return Linear(tuple(data["classes"]), np.array(data["start"], float), rows, weights)
