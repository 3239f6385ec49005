"""The second reader: how likely each paragraph and cell of a paper is a recommendation, an action or a decision.

A multinomial logistic model over the signs of a text: its words, its form, what stands over it and beside it. It was
learned by ``benchmarks/likeness``, from each text as it stands and again without the words of headings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from extract.likeness.features import Features
from extract.shipped import model_file

FOLDER = "likeness"
KINDS = ("none", "recommendation", "action", "decision", "part")
"""What a text may be; "part": it says some of a record, or holds one among other things."""
Chances = npt.NDArray[np.float64]
"""By text and kind, 0..1, in the order of ``KINDS``; those of a text add up to 1."""


@dataclass(frozen=True, slots=True)
class Reader:
    places: Mapping[str, int]
    """The row of ``weights`` by name of feature; what has none does not count."""
    weights: npt.NDArray[np.float64]
    """By feature and kind; the last row is for features without weight."""
    alarm: float
    """The chance of being a record or part of one from which what gave none is told."""

    @staticmethod
    def of(weights: Mapping[str, Sequence[float]], alarm: float) -> Reader:
        places = {name: place for place, name in enumerate(weights)}
        rows = [*weights.values(), [0.0] * len(KINDS)]
        return Reader(places, np.array(rows), alarm)

    def read(self, texts: Sequence[Features]) -> Chances:
        """What each text is."""
        if not texts:
            return np.zeros((0, len(KINDS)))
        place_of, nowhere = self.places.get, len(self.weights) - 1
        places: list[int] = []
        values: list[float] = []
        begins: list[int] = []
        for features in texts:
            begins.append(len(places))
            places += [place_of(name, nowhere) for name in features]
            values += features.values()
        votes = np.add.reduceat(self.weights[places] * np.array(values)[:, None], begins)
        shares = np.exp(votes - votes.max(axis=1, keepdims=True))
        told: Chances = shares / shares.sum(axis=1, keepdims=True)
        return told


@cache
def reader() -> Reader:
    """The model from ``models/likeness``. Raises OSError or ValueError where the file is not as it should be."""
    data = model_file(FOLDER, "reader.json")
    return Reader.of(data["weights"], data["alarm"])
