"""How far off the chances of one set of papers look though they are right on the whole.

    python -m benchmarks.trust.sets

A set of fifteen papers is small: its errors come by whole papers, so the calibration error that the scorer tells of
one set is large by chance alone. Here the chances told of unseen layouts and publishers are first made perfectly
calibrated over all papers of lots, then sets of papers are drawn from them at random and scored as a set is: records
weigh alike, ten bins. ``python -m benchmarks.trust.learn --check`` prints the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

Floats = NDArray[np.float64]
PAPERS, DRAWS = 15, 4000
ASKED = {"record": 0.05, "row": 0.08}
"""What is asked of one set."""


class Spread(NamedTuple):
    """The error of one set by chance alone: the median, the middle 90 %, and the share of sets within what is asked.
    ``single``: the median were the errors of a paper's records independent of each other."""

    median: float
    low: float
    high: float
    within: float
    single: float


def spread(
    told: Floats, truth: Floats, papers: NDArray[np.str_], asked: float, size: int = PAPERS, draws: int = DRAWS
) -> Spread:
    """``told``, ``truth``: of each record the chance and whether it is right (0 or 1)."""
    calm = np.asarray(IsotonicRegression().fit(told, truth).predict(told))
    generator = np.random.default_rng(0)
    names, place = np.unique(papers, return_inverse=True)
    places = np.minimum((calm * 10).astype(int), 9)
    lone = (generator.random(len(calm)) < calm).astype(float)
    tables = [_by_paper(calm - right, places, place, len(names)) for right in (truth, lone)]
    counts = np.bincount(place)
    chosen = np.array([generator.choice(len(names), min(size, len(names)), replace=False) for _ in range(draws)])
    errors, single = (np.abs(table[chosen].sum(axis=1)).sum(axis=1) / counts[chosen].sum(axis=1) for table in tables)
    low, high = np.quantile(errors, [0.05, 0.95])
    return Spread(
        float(np.median(errors)), float(low), float(high), float(np.mean(errors <= asked)), float(np.median(single))
    )


def _by_paper(gaps: Floats, bins: NDArray[np.int_], place: NDArray[np.int_], n_papers: int) -> Floats:
    """(papers, bins): by how much the chances of a paper's records exceed what was right, summed by bin."""
    table = np.zeros((n_papers, 10))
    np.add.at(table, (place, bins), gaps)
    return table


def of_sets(unseen: Mapping[str, Floats], truth: Mapping[str, Floats], papers: NDArray[np.str_]) -> dict[str, Spread]:
    """By "record" and "row" the spread over papers of lots of which all fields are known; ``truth`` is NaN where they
    are not, and chances of rows are only of the others. A row is told no surer than its record, as in the store."""
    known = ~np.isnan(truth["row"])
    told = {"record": unseen["record"][known], "row": np.minimum(unseen["row"], unseen["record"][known])}
    lots = np.array([paper.startswith("lot") for paper in papers[known]])
    return {
        name: spread(told[name][lots], truth[name][known][lots], papers[known][lots], asked)
        for name, asked in ASKED.items()
    }


def in_words(name: str, own: Spread) -> str:
    return (
        f"ece_{name} of a set of {PAPERS} papers, were the chances perfectly calibrated: median {own.median:.3f}, "
        f"90 % of sets {own.low:.3f} to {own.high:.3f}, {100 * own.within:.0f} % of sets within {ASKED[name]:g} "
        f"(median {own.single:.3f} were errors independent)"
    )


def main() -> None:
    from benchmarks.trust import learn  # that module prints these figures, too

    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--examples", type=Path, default=learn.EXAMPLES)
    everything = learn.Examples.read(ask.parse_args().examples, learn.DRESSED, learn.OTHERWISE)
    printed, votes = everything.of(everything.as_printed), learn.unseen_votes(everything)
    unseen = {field: learn.judged(printed, field, votes[field])[2] for field in ASKED}
    for name, own in of_sets(unseen, printed.truth, printed.papers).items():
        print(in_words(name, own))


if __name__ == "__main__":
    main()
