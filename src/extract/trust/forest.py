"""Randomised trees and the curve that makes a chance of their votes, read from JSON and evaluated with numpy.

The trees are learned by ``benchmarks/trust`` with scikit-learn; here is only the walk down to a leaf: of all records
and trees of a forest a level at a time, for a paper has hundreds of records.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
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
        rows = np.arange(len(values))[:, None] * values.shape[1]
        flat = values.ravel()
        at = np.broadcast_to(self.roots, (len(values), len(self.roots)))
        while True:
            after = self.ways[2 * at + (flat[rows + self.feature[at]] <= self.threshold[at])]
            if (after == at).all():
                return self.share[at]
            at = after


@dataclass(frozen=True, slots=True)
class Forest:
    names: Sequence[str]
    trees: Sequence[Tree]
    steps: Sequence[tuple[float, float]]
    """The curve: (mean vote, chance), rising in both; between two points a line."""
    nodes: _Nodes

    @staticmethod
    def of(data: Mapping[str, Any]) -> Forest:
        trees: Sequence[Tree] = data["trees"]
        steps = [(float(x), float(y)) for x, y in data["steps"]]
        return Forest(data["names"], trees, steps, _Nodes.of(trees))

    def values(self, rows: Sequence[Mapping[str, float]]) -> Values:
        """Rows of features as numbers, in the order of ``names``. A feature that is not given counts as 0."""
        return np.array([[features.get(name, 0.0) for name in self.names] for features in rows])

    def chances(self, values: Values) -> list[float]:
        """The chance of each row of ``values``, 0..1, with three decimals."""
        return [round(self._on_curve(vote), 3) for vote in self.votes(values)]

    def votes(self, values: Values) -> list[float]:
        """Of each row of ``values`` the mean of the trees' leaves, 0..1."""
        return self.nodes.leaves(values).mean(axis=1).tolist() if len(values) else []

    def _on_curve(self, vote: float) -> float:
        place = bisect_right(self.steps, (vote, 2.0))
        if place == 0:
            return self.steps[0][1]
        if place == len(self.steps):
            return self.steps[-1][1]
        (x0, y0), (x1, y1) = self.steps[place - 1], self.steps[place]
        return y0 if x1 == x0 else y0 + (y1 - y0) * (vote - x0) / (x1 - x0)

    def pulls(self, features: Mapping[str, float]) -> dict[str, float]:
        """By how much each feature moved the vote on the way down, summed over its nodes and trees (Saabas 2014).

        The sum over all features and the forest's mean vote at the roots is the vote.
        """
        values = [features.get(name, 0.0) for name in self.names]
        moved: dict[str, float] = {}
        for tree in self.trees:
            node = tree[0]
            while node[0] >= 0:
                after = tree[node[2] if values[node[0]] <= node[1] else node[3]]
                name = self.names[node[0]]
                moved[name] = moved.get(name, 0.0) + (after[4] - node[4]) / len(self.trees)
                node = after
        return moved


@cache
def read_forests() -> Mapping[str, Forest]:
    """The shipped forests by what they tell. Raises OSError or ValueError where the file is not as it should be."""
    data = model_file("trust", "forests.json")
    return {name: Forest.of({"names": data["names"], **own}) for name, own in data["forests"].items()}
