"""Randomised trees, a line beside them, and the curve that makes a chance of their vote; from JSON, with numpy.

The vote is the mean of both: trees know what goes together, the line goes on where no example was. They are learned by
``benchmarks/trust`` with scikit-learn; here is only the walk down to a leaf: of all records and trees of a forest a
level at a time, for a paper has hundreds of records.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.shipped import model_file

Values = npt.NDArray[np.float64]
"""Numbers by row and feature; those that the forests of one file look at are the same."""
Node = tuple[int, float, int, int, float]
Tree = Sequence[Node]
"""Nodes: (feature, threshold, left, right, share of right ones); a leaf has feature -1. A value goes left when it is
not above the threshold."""


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The nodes of all trees one after another; a leaf leads to itself."""

    feature: npt.NDArray[np.intp]
    threshold: npt.NDArray[np.float64]
    ways: npt.NDArray[np.intp]
    """Of each node, two by two: where a value above the threshold goes, and where another goes."""
    share: npt.NDArray[np.float64]
    roots: npt.NDArray[np.intp]

    @staticmethod
    def of(trees: Sequence[Tree]) -> _Nodes:
        lengths = [len(tree) for tree in trees]
        starts = np.cumsum([0, *lengths])
        flat = np.array([node for tree in trees for node in tree], dtype=np.float64)
        feature = flat[:, 0].astype(np.intp)
        own, inner = np.arange(len(flat)), feature >= 0
        below, above = flat[:, 2:4].astype(np.intp).T + np.repeat(starts[:-1], lengths)
        ways = np.column_stack((np.where(inner, above, own), np.where(inner, below, own))).ravel()
        return _Nodes(np.maximum(feature, 0), flat[:, 1], ways, flat[:, 4], starts[:-1])

    def leaves(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The share at the leaf that each row of values (rows, features) comes to in each tree: (rows, trees)."""
        rows = np.repeat(np.arange(len(values)) * values.shape[1], len(self.roots))
        flat, at = values.ravel(), np.tile(self.roots, len(values))
        reached, under_way = at.copy(), np.arange(len(at))
        while len(under_way):
            after = self.ways[2 * at + (flat[rows + self.feature[at]] <= self.threshold[at])]
            reached[under_way] = after
            goes_on = after != at
            under_way, at, rows = under_way[goes_on], after[goes_on], rows[goes_on]
        return self.share[reached].reshape(len(values), -1)


@dataclass(frozen=True, slots=True)
class Line:
    """A logistic model over the same features."""

    start: float
    """The logit where every feature is its mean."""
    means: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]

    def shares(self, values: Values) -> npt.NDArray[np.float64]:
        """Of each row its share of right ones, 0..1."""
        return 1 / (1 + np.exp(-np.clip(self.start + (values - self.means) @ self.weights, -30, 30)))

    @property
    def usual(self) -> float:
        """The share of what is the mean in everything."""
        return 1 / (1 + math.exp(-self.start))

    def pulls(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """By how much each feature of one row moved the share from the usual one; they add up to the difference."""
        moved = (values - self.means) * self.weights
        together = moved.sum()
        return moved * ((float(self.shares(values)) - self.usual) / together if together else 0.0)


@dataclass(frozen=True, slots=True)
class Curve:
    """From votes to chances: (vote, chance), rising in both; between two points a line."""

    steps: Sequence[tuple[float, float]]

    @staticmethod
    def of(steps: Sequence[Sequence[float]]) -> Curve:
        return Curve([(float(x), float(y)) for x, y in steps])

    def chance(self, vote: float) -> float:
        """0..1, with three decimals."""
        place = min(max(bisect_right(self.steps, (vote, 2.0)), 1), len(self.steps) - 1)
        (x0, y0), (x1, y1) = self.steps[place - 1], self.steps[place]
        share = min(max((vote - x0) / (x1 - x0), 0.0), 1.0) if x1 > x0 else 1.0
        return round(y0 + (y1 - y0) * share, 3)


@dataclass(frozen=True, slots=True)
class Forest:
    names: Sequence[str]
    trees: Sequence[Tree]
    line: Line
    curve: Curve
    nodes: _Nodes

    @staticmethod
    def of(data: Mapping[str, Any]) -> Forest:
        trees: Sequence[Tree] = data["trees"]
        line = Line(data["line"]["start"], *(np.array(data["line"][name]) for name in ("means", "weights")))
        return Forest(data["names"], trees, line, Curve.of(data["steps"]), _Nodes.of(trees))

    def values(self, rows: Sequence[Mapping[str, float]]) -> Values:
        """Rows of features as numbers, in the order of ``names``. A feature that is not given counts as 0."""
        return np.array([list(map(features.get, self.names, repeat(0.0))) for features in rows])

    def chances(self, values: Values) -> list[float]:
        """The chance of each row of ``values``, 0..1, with three decimals."""
        return list(map(self.curve.chance, self.votes(values)))

    def votes(self, values: Values) -> list[float]:
        """Of each row of ``values`` the mean of the trees' leaves and the line's share, 0..1."""
        if not len(values):
            return []
        told: list[float] = ((self.nodes.leaves(values).mean(axis=1) + self.line.shares(values)) / 2).tolist()
        return told

    @property
    def usual(self) -> float:
        """The vote before anything is looked at."""
        return (sum(tree[0][4] for tree in self.trees) / len(self.trees) + self.line.usual) / 2

    def pulls(self, features: Mapping[str, float]) -> dict[str, float]:
        """By how much each feature moved the vote from the usual one: on the way down, summed over the nodes and trees
        (Saabas 2014), and in the line. They add up to the difference."""
        values = np.array([features.get(name, 0.0) for name in self.names])
        moved = dict(zip(self.names, (self.line.pulls(values) / 2).tolist(), strict=True))
        for tree in self.trees:
            node = tree[0]
            while node[0] >= 0:
                after = tree[node[2] if values[node[0]] <= node[1] else node[3]]
                moved[self.names[node[0]]] += (after[4] - node[4]) / len(self.trees) / 2
                node = after
        return moved


@dataclass(frozen=True, slots=True)
class Model:
    """``forests`` by the field of which they tell the chance; ``row``: the curve from the product of their votes to the
    chance that all fields of a row are right."""

    forests: Mapping[str, Forest]
    row: Curve


@cache
def read_model() -> Model:
    """The shipped one. Raises OSError or ValueError where the file is not as it should be."""
    data = model_file("trust", "forests.json")
    forests = {name: Forest.of({"names": data["names"], **own}) for name, own in data["forests"].items()}
    return Model(forests, Curve.of(data["row"]))
