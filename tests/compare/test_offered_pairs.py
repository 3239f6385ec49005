"""The measure of similar pairs counts each drawn pair for as many as it stands for."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from benchmarks.families.offered import OFFERED, Told, calibration_error, interval, kappa, precision_at

DRAWN = Told(np.array([0.9, 0.8, 0.3, 0.1]), np.array([1.0, 0.0, 1.0, 0.0]), np.array([1.0, 1.0, 10.0, 100.0]))


def test_a_pair_that_stands_for_many_counts_as_many() -> None:
    assert precision_at(DRAWN, 0.05) == 1.0
    assert precision_at(DRAWN) == pytest.approx(11 / 12)
    assert precision_at(DRAWN._replace(counts=np.ones(4))) == pytest.approx(2 / 3)
    assert precision_at(DRAWN.least(0.5)) == 1.0


def test_chances_that_hold_have_no_error_of_calibration() -> None:
    assert calibration_error(Told(np.array([1.0, 0.0]), np.array([1.0, 0.0]), np.ones(2))) == 0.0
    assert calibration_error(Told(np.array([0.0, 1.0]), np.array([1.0, 0.0]), np.ones(2))) == 1.0


def test_an_interval_holds_what_was_measured_and_kappa_is_agreement_beyond_chance() -> None:
    low, high = interval(DRAWN, [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")])
    assert low <= precision_at(DRAWN) <= high
    assert kappa(["yes", "no", "no", "no"], ["yes", "no", "no", "no"]) == 1.0
    assert kappa(["yes", "no"], ["no", "yes"]) == -1.0


def test_each_band_of_the_drawn_pairs_stands_for_a_whole_number() -> None:
    with OFFERED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stands: dict[str, float] = {}
    for row in rows:
        stands[row["stratum"]] = stands.get(row["stratum"], 0.0) + float(row["stands_for"])
    assert sum(map(round, stands.values())) == 34038
    assert all(abs(many - round(many)) < 0.1 for many in stands.values())
    pairs = {frozenset((row["text"], row["other_text"])) for row in rows}
    assert len(pairs) == len(rows) and all(len(pair) == 2 for pair in pairs)
