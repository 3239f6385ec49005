"""The second reader: how likely a paragraph or a cell is part of a recommendation, an action or a decision."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.likeness.features import Features, S, Unit
from extract.shipped import model_file

FOLDER = "suspicion"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: weights by name of feature; what has no weight does not count."""

    weights: Mapping[str, float]
    alarm: float
    """The chance from which what gave no record is told."""

    def chance(self, features: Features) -> float:
        """Chance, 0..1."""
        get = self.weights.get
        score = sum([value * get(name, 0.0) for name, value in features.items() if value])
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def weights(name: str) -> Weights:
    """The model for "paragraphs" or "cells", from ``models/suspicion``."""
    data = model_file(FOLDER, f"{name}.json")
    return Weights(data["weights"], data["alarm"])


def model_of(unit: Unit[S]) -> Weights:
    return weights("cells" if unit.spot.cell else "paragraphs")
