"""How orderly a run of numbers or references is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.flow.numbering import value_of

LETTERS = re.compile(r"^[A-Za-z]+(?=[\d. -])[. -]*")
"""Letters before a figure: "R3", "Rec. 2"."""


def _place(number: str | None) -> int | None:
    """The place of "1.2", "R3", "(b)", "iv" in its list, from 1; None where there is none."""
    return value_of(LETTERS.sub("", (number or "").strip()).rstrip(".)")[:12])


def gaps(numbers: Sequence[str | None]) -> float:
    """Share of steps from one number to the next that are neither one up, nor the same, nor a new start at 1."""
    places = [place for place in map(_place, numbers) if place is not None]
    steps = list(pairwise(places))
    odd = sum(after not in (before, before + 1, 1) for before, after in steps)
    return odd / len(steps) if steps else 0.0


def repeated(numbers: Sequence[str | None]) -> float:
    """Share of the numbers that stand more than once."""
    given = [number for number in numbers if number]
    return 1 - len(set(given)) / len(given) if given else 0.0
