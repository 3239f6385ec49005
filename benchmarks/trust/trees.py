"""The trees and the line that vote on a field, and the form in which ``extract.trust.forest`` reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.float64]
TREES, LEAVES = 64, 60
STRENGTH, FLAT = 0.003, 0.02
"""Inverse of the line's penalty; the spread of a feature from which on it counts in the line."""


@dataclass(frozen=True, slots=True)
class Grown:
    """Trees, and beside them a line, which extrapolates where trees do not; the vote is the mean of both."""

    forest: ExtraTreesClassifier
    means: Floats
    line: Floats
    """The weight of each feature, in logits."""
    start: float
    """The logit of the line where every feature is its mean."""

    def votes(self, values: Floats) -> Floats:
        return np.asarray((_share(self.forest, values) + expit(self.start + (values - self.means) @ self.line)) / 2)


def grow(values: Floats, truth: Floats, weights: Floats) -> Grown:
    forest = ExtraTreesClassifier(
        n_estimators=TREES, max_leaf_nodes=LEAVES, min_weight_fraction_leaf=0.002, max_features=0.25, random_state=0,
        n_jobs=1,
    )  # fmt: skip
    forest.fit(values, truth > 0.5, sample_weight=weights)
    means, spread = values.mean(axis=0).round(5), values.std(axis=0)
    scale = np.where(spread > FLAT, spread, np.inf)
    line = LogisticRegression(C=STRENGTH, max_iter=300)
    line.fit((values - means) / scale, truth > 0.5, sample_weight=weights)
    return Grown(forest, means, (line.coef_[0] / scale).round(5), round(float(line.intercept_[0]), 5))


def _share(forest: ExtraTreesClassifier, values: Floats) -> Floats:
    if len(forest.classes_) == 1:
        return np.full(len(values), float(forest.classes_[0]))
    return np.asarray(forest.predict_proba(values)[:, 1])


def as_json(grown: Grown, points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """The forest and its line as ``extract.trust.forest`` reads them."""
    line = {"start": grown.start, "means": grown.means.tolist(), "weights": grown.line.tolist()}
    trees = [_nodes(each.tree_, grown.forest) for each in grown.forest.estimators_]
    return {"steps": points, "line": line, "trees": trees}


def _nodes(tree: Any, forest: ExtraTreesClassifier) -> list[list[float]]:
    shares = tree.value[:, 0] / tree.value[:, 0].sum(axis=1, keepdims=True)
    right = shares[:, 1] if shares.shape[1] > 1 else np.full(tree.node_count, float(forest.classes_[0]))
    return [
        [
            int(max(tree.feature[node], -1)),
            round(float(tree.threshold[node]), 5),
            int(tree.children_left[node]),
            int(tree.children_right[node]),
            round(float(right[node]), 4),
        ]
        for node in range(tree.node_count)
    ]
