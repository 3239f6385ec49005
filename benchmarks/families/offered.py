"""``python -m benchmarks.families.offered``: precision and recall over the pairs that families look at in a store, at
the rate at which they occur there; and how far two judgements of one pair agree.

offered.csv holds pairs drawn from the 34,038 pairs of recommendations of different councils that ``families`` looks at
in 181 papers of benchmarks/fresh of which no learning has used any (sets ag to bf). They were drawn by lot within bands
of the chance of that day (``stratum``; below .03, ``low1`` to ``low4``, by the cosine of an encoder that nobody taught,
highest first), shuffled, and judged by the two texts alone, as benchmarks/families/README.md says. A pair
``stands_for`` as many as its band holds for each that was drawn, so that figures are those of all, whatever today's
model says of them. ``again`` is a second judgement of some, most of them doubtful.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.families.pairs import JUDGED, texts
from extract.families import NEAR, SAME, chance
from extract.families.likeness import GLANCE

FRESH = Path(__file__).resolve().parents[1] / "fresh"
OFFERED = Path(__file__).with_name("offered.csv")
RECALL, BINS, DRAWS = 0.6, 10, 1000
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class Offered(NamedTuple):
    """A judged pair, how many it stands for, and its papers."""

    first: str
    second: str
    same: bool
    stands_for: float
    stratum: str
    papers: tuple[str, str]


class Told(NamedTuple):
    """The chances of pairs, whether they are the same, and what each counts."""

    chances: Numbers
    same: Numbers
    counts: Numbers

    def least(self, chance: float) -> Told:
        return Told(*(rows[self.chances >= chance] for rows in self))


def offered(known: Mapping[str, str]) -> list[Offered]:
    """The drawn pairs of which both texts are ``known``."""
    with OFFERED.open(encoding="utf-8", newline="") as file:
        return [
            Offered(known[row["text"]], known[row["other_text"]], row["same"] == "yes", float(row["stands_for"]),
                    row["stratum"], (row["file"], row["other_file"]))
            for row in csv.DictReader(file)
            if row["text"] in known and row["other_text"] in known
        ]  # fmt: skip


def precision_at(told: Told, recall: float = RECALL) -> float:
    """The best precision at that recall or more."""
    order = np.argsort(-told.chances, kind="stable")
    found, shown = np.cumsum((told.same * told.counts)[order]), np.cumsum(told.counts[order])
    enough = found >= recall * found[-1]
    return float((found / shown)[enough].max())


def calibration_error(told: Told) -> float:
    """The expected calibration error over ten bins that stand for as many pairs each."""
    order = np.argsort(told.chances, kind="stable")
    share = np.cumsum(told.counts[order]) / told.counts.sum()
    error = 0.0
    for bin_ in range(BINS):
        own = order[np.minimum((share * BINS - 1e-9).astype(int), BINS - 1) == bin_]
        if len(own):
            mean = [float(np.average(rows[own], weights=told.counts[own])) for rows in told[:2]]
            error += abs(mean[0] - mean[1]) * float(told.counts[own].sum())
    return error / float(told.counts.sum())


def interval(told: Told, papers: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Where nine in ten precisions at the recall lie when papers count by lot (the Bayesian bootstrap)."""
    place = {paper: at for at, paper in enumerate(sorted({paper for pair in papers for paper in pair}))}
    sides = np.array([[place[one], place[two]] for one, two in papers])
    dealt = np.random.default_rng(0)
    drawn = []
    for _ in range(DRAWS):
        lot = dealt.exponential(size=len(place))
        drawn.append(precision_at(told._replace(counts=told.counts * lot[sides].prod(axis=1))))
    low, high = np.percentile(drawn, (5, 95))
    return float(low), float(high)


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's: agreement beyond that of chance."""
    agreed = float(np.mean([one == two for one, two in zip(first, second, strict=True)]))
    by_chance = sum(first.count(word) * second.count(word) for word in {*first, *second}) / len(first) ** 2
    return (agreed - by_chance) / (1 - by_chance)


def agreement() -> str:
    """How far the two blind judgements of the pairs that only measure, and of doubtful drawn ones, agree."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        twice = [row for row in csv.DictReader(file) if row["second"]]
    with OFFERED.open(encoding="utf-8", newline="") as file:
        again = [row for row in csv.DictReader(file) if row["again"]]
    first, second = ([row[name] for row in twice] for name in ("first", "second"))
    own = [row["same"] == row["again"] for row in again]
    return (
        f"judged twice: {len(twice)}, alike {sum(a == b for a, b in zip(first, second, strict=True))}, "
        f"kappa {kappa(first, second):.2f}; drawn ones judged again: {len(own)}, alike {sum(own)}"
    )


def bands(pairs: Sequence[Offered], chances: Numbers) -> Iterable[str]:
    """Each band with what was drawn, what it stands for, the share of the same and the mean chance of today."""
    members = defaultdict(list)
    for at, pair in enumerate(pairs):
        members[pair.stratum].append(at)
    for name, own in sorted(members.items()):
        same, stands = np.mean([pairs[at].same for at in own]), sum(pairs[at].stands_for for at in own)
        yield f"  {name}: {len(own)} of {stands:.0f}, same {same:.2f}, mean chance {chances[own].mean():.2f}"


def report(known: Mapping[str, str]) -> None:
    """Print all that offered.csv tells of the model as it ships."""
    pairs = offered(known)
    told = Told(
        np.array([chance(pair.first, pair.second) for pair in pairs]),
        np.array([float(pair.same) for pair in pairs]),
        np.array([pair.stands_for for pair in pairs]),
    )
    print(agreement())
    print(f"offered: {len(pairs)} pairs for {told.counts.sum():.0f}, same {(told.same * told.counts).sum():.0f}")
    print(*bands(pairs, told.chances), sep="\n")
    low, high = interval(told, [pair.papers for pair in pairs])
    shown = told.least(SAME)
    right, all_same = (float((rows.same * rows.counts).sum()) for rows in (shown, told))
    print(f"from {SAME}: precision {right / shown.counts.sum():.3f}, recall {right / all_same:.3f}")
    print(
        f"precision at recall {RECALL}: {precision_at(told):.3f}, nine in ten draws of papers {low:.2f} to {high:.2f}"
    )
    for name, least in (("read whole", GLANCE), ("near", NEAR)):
        print(f"  of what is {name} (from {least}): {precision_at(told.least(least)):.3f}")
    print(f"  of what was drawn, unweighted: {precision_at(told._replace(counts=np.ones(len(pairs)))):.3f}")
    print(f"calibration error: {calibration_error(told):.3f}")


if __name__ == "__main__":
    report(texts([], sorted(FRESH.glob("*/gold"))))
