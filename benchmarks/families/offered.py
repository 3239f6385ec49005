"""``python -m benchmarks.families.offered``: precision and recall over the pairs that families look at in a store, at
the rate at which they occur there; and how far two judgements of one pair agree.

Of the pairs of recommendations of different councils that ``families`` looks at in papers of benchmarks/fresh, some
were drawn by lot within bands of the chance of that day (``stratum``), shuffled, and judged by the two texts alone, as
benchmarks/families/README.md says. A pair ``stands_for`` as many as its band holds for each that was drawn, so that
figures are those of all, whatever today's model says of them. ``again`` is a second judgement of some, most of them
doubtful. unseen.csv is of the sets bg to bp, of which no learning has used any; offered.csv of the sets ag to bf, from
which the turn and the weights are learned (``turned`` tells them hands apart).
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

FRESH = Path(__file__).resolve().parents[1] / "fresh"
OFFERED, UNSEEN = (Path(__file__).with_name(f"{name}.csv") for name in ("offered", "unseen"))
RECALL, BINS, DRAWS = 0.6, 10, 1000
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class Offered(NamedTuple):
    """A judged pair, how many it stands for, and its papers."""

    first: str
    second: str
    same: bool
    doubtful: bool
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


def of_fresh() -> dict[str, str]:
    """The texts of benchmarks/fresh by their marks."""
    return texts([], sorted(FRESH.glob("*/gold")))


def drawn(path: Path, known: Mapping[str, str]) -> list[Offered]:
    """The drawn pairs of which both texts are ``known``."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Offered(known[row["text"]], known[row["other_text"]], row["same"] == "yes", row["doubtful"] == "yes",
                    float(row["stands_for"]), row["stratum"], (row["file"], row["other_file"]))
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


def printed(name: str, told: Told) -> None:
    """Print what the chances ``told`` of drawn pairs reach at the rate of a store."""
    shown = told.least(SAME)
    right, all_same = (float((rows.same * rows.counts).sum()) for rows in (shown, told))
    print(f"{name}: {len(told.same)} pairs for {told.counts.sum():.0f}, same {all_same:.0f}")
    print(f"  from {SAME}: precision {right / shown.counts.sum():.3f}, recall {right / all_same:.3f}")
    drawn_alike = precision_at(told._replace(counts=np.ones(len(told.same))))
    print(f"  precision at recall {RECALL}: {precision_at(told):.3f}, as drawn {drawn_alike:.3f}")
    print(f"  calibration error: {calibration_error(told):.3f}")


def report(known: Mapping[str, str]) -> None:
    """Print all that the drawn pairs tell of the model as it ships."""
    print(agreement())
    for path in (UNSEEN, OFFERED):
        pairs = drawn(path, known)
        told = Told(
            np.array([chance(pair.first, pair.second) for pair in pairs]),
            np.array([float(pair.same) for pair in pairs]),
            np.array([pair.stands_for for pair in pairs]),
        )
        printed(path.stem, told)
        print(*bands(pairs, told.chances), sep="\n")
        low, high = interval(told, [pair.papers for pair in pairs])
        print(f"  nine in ten draws of papers: {low:.2f} to {high:.2f} at recall {RECALL}")
        print(f"  of what is near (from {NEAR}): {precision_at(told.least(NEAR)):.3f}")
        sure = np.array([not pair.doubtful for pair in pairs])
        printed("  beyond doubt", Told(*(rows[sure] for rows in told)))


if __name__ == "__main__":
    report(of_fresh())
