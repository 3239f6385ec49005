"""One choice among several by the weights of their signs.

A choice has signs, numbers by name, mostly 0..1; the weights are learned (``make models``) and are data in
``models/papers``. Signs that have no weight count nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.shipped import model_file


@dataclass(frozen=True, slots=True)
class Choice:
    text: str
    signs: Mapping[str, float]


@lru_cache(maxsize=8)
def _weights(fact: str) -> Mapping[str, float]:
    found: dict[str, float] = model_file("papers", "chosen.json")[fact]
    return found


@lru_cache(maxsize=8)
def weights_by_sign(fact: str) -> Mapping[str, Sequence[tuple[str, float]]]:
    """By sign the weights that count for one choice alone ("minutes: says agreed"), each with that choice."""
    found: dict[str, list[tuple[str, float]]] = {}
    for name, weight in _weights(fact).items():
        choice, apart, sign = name.partition(": ")
        if apart:
            found.setdefault(sign, []).append((choice, weight))
    return found


def score(signs: Mapping[str, float], fact: str) -> float:
    get = _weights(fact).get
    return sum([value * get(name, 0.0) for name, value in signs.items()])


def best(choices: Sequence[Choice], fact: str) -> Choice | None:
    """The choice whose signs weigh most for ``fact``, the first between equals; None where there is none."""
    return max(choices, key=lambda choice: score(choice.signs, fact), default=None)
