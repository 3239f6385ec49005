"""The measure of similar pairs counts each drawn pair for as many as it stands for."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from benchmarks.families.offered import OFFERED, UNSEEN, Told, calibration_error, interval, kappa, precision_at
from benchmarks.families.pairs import ASKS
from benchmarks.families.turned import AT_A_GLANCE, Lessons, Seen, learned

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


@pytest.mark.parametrize(("path", "many"), [(OFFERED, 34038), (UNSEEN, 4390)])
def test_each_band_of_the_drawn_pairs_stands_for_a_whole_number(path: Path, many: int) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stands: dict[str, float] = {}
    for row in rows:
        stands[row["stratum"]] = stands.get(row["stratum"], 0.0) + float(row["stands_for"])
    assert sum(map(round, stands.values())) == many
    assert all(abs(own - round(own)) < 0.1 for own in stands.values())
    pairs = {frozenset((row["text"], row["other_text"])) for row in rows}
    assert len(pairs) == len(rows) and all(len(pair) == 2 for pair in pairs)


def test_nothing_is_learned_from_papers_that_only_measure() -> None:
    with UNSEEN.open(encoding="utf-8", newline="") as file:
        held = {row[name].split("/")[0] for row in csv.DictReader(file) for name in ("file", "other_file")}
    for path in (OFFERED, ASKS):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert not held & {row["file"].split("/")[0] for row in rows if "/" in row["file"]}


def test_a_turn_learns_which_side_of_texts_is_asked() -> None:
    dealt = np.random.default_rng(1)
    subject, ask = dealt.normal(size=(6, 12)), dealt.normal(size=(6, 12))
    places = np.array([np.r_[1.5 * one, two] for one in subject for two in ask])
    places /= np.linalg.norm(places, axis=1, keepdims=True)
    pairs = [Seen(i, j, i % 6 == j % 6, 1.0) for i in range(36) for j in range(i)]
    told = Lessons(places, pairs, np.zeros((len(pairs), len(AT_A_GLANCE))), [frozenset()] * len(pairs))
    made = learned(told, places[:2])
    again = [chance for chance, pair in zip(made.chances(told), pairs, strict=True) if pair.same]
    others = [chance for chance, pair in zip(made.chances(told), pairs, strict=True) if not pair.same]
    assert np.mean(again) > 0.9 > 0.1 > np.mean(others)
    assert np.linalg.norm(made.asks, axis=1) == pytest.approx(1)
