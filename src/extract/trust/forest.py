"""Bagged trees and the curve that makes a chance of their votes, read from JSON and evaluated by plain Python.

The trees are learned by ``benchmarks/trust`` with scikit-learn; here is only the walk down to a leaf.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Node = tuple[int, float, int, int, float]
Tree = Sequence[Node]
"""Nodes: (feature, threshold, left, right, share of right ones); a leaf has feature -1. A value goes left when it is
not above the threshold."""


@dataclass(frozen=True, slots=True)
class Forest:
    names: Sequence[str]
    trees: Sequence[Tree]
    steps: Sequence[tuple[float, float]]
    """The curve: (mean vote, chance), rising in both; between two points a line."""

    @staticmethod
    def of(data: Mapping[str, Any]) -> Forest:
        trees = [
            [(int(f), float(t), int(left), int(right), float(share)) for f, t, left, right, share in tree]
            for tree in data["trees"]
        ]
        return Forest(data["names"], trees, [(float(x), float(y)) for x, y in data["steps"]])

    def chance(self, features: Mapping[str, float]) -> float:
        """The chance, 0..1, with three decimals. A feature that is not given counts as 0."""
        return round(self._on_curve(self.vote(features)), 3)

    def vote(self, features: Mapping[str, float]) -> float:
        """Mean of the trees' leaves, 0..1."""
        values = [features.get(name, 0.0) for name in self.names]
        return sum(_leaf(tree, values) for tree in self.trees) / len(self.trees)

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


def _leaf(tree: Tree, values: Sequence[float]) -> float:
    node = tree[0]
    while node[0] >= 0:
        node = tree[node[2] if values[node[0]] <= node[1] else node[3]]
    return node[4]


@cache
def read_forests(path: Path) -> Mapping[str, Forest]:
    """The forests of a model file by what they tell. Raises OSError or ValueError for a file that is not one."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: Forest.of({"names": data["names"], **own}) for name, own in data["forests"].items()}
