"""Actions of two editions of a plan, matched one to one so that the sum of likenesses is greatest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from extract.compare.papers import Row, Rows
from extract.families.texts import plain

LEAST = 0.6
"""Least likeness of words (share of letters in common) for two actions to be one, reworded."""
LEAST_WITH_REF = 0.4
"""The same where both have the same reference and answer the same recommendation: a plan keeps its numbers."""
REF_BONUS = 0.15
"""Added to the likeness of actions with the same reference: decides between rows with the same words."""


class Match(NamedTuple):
    """An earlier and a later action, and how alike their words are, 0..1."""

    earlier: Row
    later: Row
    score: float


def match_actions(earlier: Rows, later: Rows) -> list[Match]:
    """The pairs that are one action, in the order of ``earlier``; each row is in one pair at most."""
    if not earlier or not later:
        return []
    words = [[plain(row["text"]) for row in rows] for rows in (earlier, later)]
    likeness = _likeness(*words)
    same_place = np.array([[_same_place(one, two) for two in later] for one in earlier])
    allowed = likeness >= np.where(same_place, LEAST_WITH_REF, LEAST)
    worth = np.where(allowed, likeness + REF_BONUS * same_place, 0.0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [Match(earlier[i], later[j], round(float(likeness[i, j]), 3)) for i, j in pairs if allowed[i, j]]


def _likeness(earlier: list[str], later: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Likeness of every earlier to every later text: letters in order, or, for texts with sentences moved or added,
    nine tenths of the likeness of their sorted words."""
    in_order = process.cdist(earlier, later, scorer=fuzz.ratio, dtype=np.float64)
    sorted_words = [[" ".join(sorted(text.split())) for text in texts] for texts in (earlier, later)]
    any_order = process.cdist(*sorted_words, scorer=fuzz.ratio, dtype=np.float64)
    return np.asarray(np.maximum(in_order, 0.9 * any_order) / 100)


def _same_place(one: Row, two: Row) -> bool:
    """Whether both have a reference, the same, and stand under the same recommendation."""
    if not one["ref"] or one["ref"] != two["ref"]:
        return False
    numbers = set(one["recommendation_numbers"]), set(two["recommendation_numbers"])
    return not all(numbers) or bool(numbers[0] & numbers[1])
