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
    """By feature and kind."""
    alarm: float
    """The chance of being a record or part of one from which what gave none is told."""

    @staticmethod
    def of(weights: Mapping[str, Sequence[float]], alarm: float) -> Reader:
        places = {name: place for place, name in enumerate(weights)}
        return Reader(places, np.array(list(weights.values())).reshape(-1, len(KINDS)), alarm)

    def read(self, texts: Sequence[Features]) -> Chances:
        """What each text is."""
        votes, place_of = np.zeros((len(texts), len(KINDS))), self.places.get
        for row, features in enumerate(texts):
            places, values = [], []
            for name, value in features.items():
                if (place := place_of(name)) is not None:
                    places.append(place)
                    values.append(value)
            votes[row] = np.array(values) @ self.weights[places]
        shares = np.exp(votes - votes.max(axis=1, keepdims=True)) if len(texts) else votes
        told: Chances = shares / shares.sum(axis=1, keepdims=True)
        return told


@cache
def reader() -> Reader:
    """The model from ``models/likeness``. Raises OSError or ValueError where the file is not as it should be."""
    data = model_file(FOLDER, "reader.json")
    return Reader.of(data["weights"], data["alarm"])
