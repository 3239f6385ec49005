"""From which chance on a row may be taken unread, for a share of errors that the reader names.

The thresholds are fitted by conformal risk control (Angelopoulos, Bates, Fisch, Lei and Schuster 2022, "Conformal Risk
Control") over layouts and publishers: for one that is like those of the fit, the expected share of wrong ones among its
taken rows is at most the rate. ``benchmarks/trust`` fits them on papers whose chances were told by a model
that had not seen them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.shipped import model_file

RATES = (0.01, 0.02, 0.05, 0.1)
"""The shares of errors for which there are thresholds."""


@dataclass(frozen=True, slots=True)
class Bounds:
    layouts: int
    """On how many layouts and publishers they stand."""
    thresholds: Mapping[str, Mapping[float, float]]
    """By field and rate the least chance that is taken; a rate is left out where the papers allow no bound."""

    def strictest(self, field: str, chance: float | None) -> float | None:
        """The smallest rate at which a field of this chance is taken; None where at none."""
        own = self.thresholds.get(field, {})
        taken = [rate for rate, least in own.items() if chance is not None and chance >= least]
        return min(taken, default=None)


@cache
def bounds() -> Bounds:
    """The shipped ones. Raises OSError or ValueError where the file is not as it should be."""
    data = model_file("trust", "bounds.json")
    thresholds = {
        field: {float(rate): float(least) for rate, least in own.items() if least is not None}
        for field, own in data["thresholds"].items()
    }
    return Bounds(int(data["layouts"]), thresholds)
