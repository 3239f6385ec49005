"""What words mean in texts to councils, as vectors: "homes" lies near "housing", "recruit" near "vacancies".

models/families/senses.json holds one vector a stem; models/families/README.md says what it was learned from.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from extract.shipped import model_file

Vectors = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
KIN = 0.25
"""Cosine of two words below which they have nothing to do with each other."""


@dataclass(frozen=True, eq=False)
class Sense:
    """What a text means: ``middle`` of its words, of length one (zero where none is known), and each of its stems with
    its weight and its direction."""

    middle: Vectors
    stems: tuple[str, ...]
    weights: Vectors
    directions: Vectors


@cache
def _table() -> tuple[Mapping[str, int], Vectors]:
    told = model_file("families", "senses.json")
    whole = np.frombuffer(base64.b64decode(told["rows"]), dtype=np.int8).reshape(-1, told["axes"])
    rows = whole.astype(np.float32) * np.array(told["steps"], dtype=np.float32)[:, None]
    return {stem: at for at, stem in enumerate(told["stems"].split())}, rows


def sense(weights: Mapping[str, float]) -> Sense:
    """The sense of a text whose stems weigh so much."""
    place, rows = _table()
    stems = tuple(sorted(weights))
    own = np.array([weights[stem] for stem in stems], dtype=np.float32)
    vectors = np.zeros((len(stems), rows.shape[1]), dtype=np.float32)
    for at, stem in enumerate(stems):
        if stem in place:
            vectors[at] = rows[place[stem]]
    middle = own @ vectors
    return Sense(middle / (np.linalg.norm(middle) or 1.0), stems, own, _of_length_one(vectors))


def likeness(first: Sense, second: Sense) -> float:
    """The cosine of two texts, -1..1."""
    return float(first.middle @ second.middle)


def told_alike(first: Sense, second: Sense) -> float:
    """How much of what each says the other says, too, word by word in the same or a kindred word, 0..1."""
    if not first.stems or not second.stems:
        return 0.0
    kin = np.clip((first.directions @ second.directions.T - KIN) / (1 - KIN), 0, 1)
    there = {stem: at for at, stem in enumerate(second.stems)}
    for at, stem in enumerate(first.stems):
        if stem in there:
            kin[at, there[stem]] = 1.0
    shares = [
        float(weights @ best / weights.sum())
        for weights, best in ((first.weights, kin.max(axis=1)), (second.weights, kin.max(axis=0)))
    ]
    return float(np.sqrt(shares[0] * shares[1]))


def apart(first: Sense, second: Sense) -> float:
    """How far apart two texts lie beside the words they share, 0..2: prevention is evaluated, or reaches those at risk.
    None where they share no word or one says nothing else."""
    shared = set(first.stems) & set(second.stems)
    rests = [np.array([stem not in shared for stem in each.stems], dtype=bool) for each in (first, second)]
    if not shared or not all(rest.any() for rest in rests):
        return 0.0
    middles = [each.weights[rest] @ each.directions[rest] for each, rest in zip((first, second), rests, strict=True)]
    return 1 - float(np.prod(_of_length_one(np.array(middles)), axis=0).sum())


def _of_length_one(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)
