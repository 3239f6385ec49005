"""Learns ``models/trust`` from the examples and says how far its chances can be believed.

    python -m benchmarks.trust.learn              learn, write models/trust/forests.json and its card
    python -m benchmarks.trust.learn --check      only print the figures

Every figure comes from groups (layouts, publishers) that the model which judged them had not seen: the examples are cut
into five folds by group; of each fold a forest and a curve tell that were fitted on the other four. Papers weigh alike.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from benchmarks.trust import kinds
from benchmarks.trust.bound import checked, thresholds
from benchmarks.trust.card import card
from benchmarks.trust.examples import words_of
from benchmarks.trust.kinds import weights_of
from benchmarks.trust.reliability import bins, diagram, page, readings
from benchmarks.trust.sets import in_words, of_sets
from extract.trust import FIELDS
from extract.trust.bounds import RATES
from extract.trust.kinds import KINDS, Reading, compared

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = Path(__file__).with_name("examples.csv.gz")
TARGET = ROOT / "models" / "trust"
Floats = NDArray[np.float64]
TREES, LEAVES, FOLDS = 64, 60, 5
STRENGTH, FLAT = 0.003, 0.02
"""Inverse of the line's penalty; the spread of a feature from which on it counts in the line."""
WHOLE = ("record", "row")
"""For these the bounds are checked."""
LATER = (
    "e_lead_worth", "e_lead_lines_agree", "e_lead_plain", "e_timescale_sure",
    "e_plan_chance", "e_columns_chance", "e_columns_margin", "e_columns_agreed",
)  # fmt: skip
"""Signs that most of the first tries do not have yet, being older, or that the model of columns told which has since
been learned anew: they would tell a set from another."""
LEAST, MOST = 0.02, 0.995
"""No chance is told below or above: so much the examples cannot tell."""


@dataclass(frozen=True, slots=True)
class Examples:
    names: Sequence[str]
    values: Floats
    truth: dict[str, Floats]
    """By field, NaN where it does not apply."""
    groups: NDArray[np.str_]
    papers: NDArray[np.str_]
    opinions: kinds.Weights
    """What the second opinion on the kind learned of them."""

    @staticmethod
    def read(path: Path) -> Examples:
        """The examples; what the second opinion says of each is what one says that saw nothing of its group."""
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with gzip.open(words_of(path), "rt", encoding="utf-8") as file:
            texts = [json.loads(line) for line in file]
        told = {"group", "paper", "kind", "list", *(f"y_{name}" for name in FIELDS)}
        names = [name for name in rows[0] if name not in told and name not in LATER]
        truth = {f: np.array([float(row[f"y_{f}"] or "nan") for row in rows]) for f in FIELDS}
        groups = np.array([row["group"] for row in rows])
        papers = np.array([f"{row['group']}/{row['paper']}" for row in rows])
        chances = kinds.unseen(texts)[: len(rows)]
        read = compared(
            [
                Reading(own.tolist(), KINDS.index(row["kind"]), (paper, row["kind"], row["list"]), paper)
                for own, row, paper in zip(chances, rows, papers, strict=True)
            ]
        )
        values = [[float(own.get(name, row[name])) for name in names] for own, row in zip(read, rows, strict=True)]
        return Examples(names, np.array(values), truth, groups, papers, kinds.fit(texts))

    def of_field(self, field: str) -> Examples:
        """Those to which the field applies."""
        chosen = ~np.isnan(self.truth[field])
        truth = {name: values[chosen] for name, values in self.truth.items()}
        return replace(
            self, values=self.values[chosen], truth=truth, groups=self.groups[chosen], papers=self.papers[chosen]
        )

    def weights(self) -> Floats:
        return weights_of(self.papers, self.groups)


@dataclass(frozen=True, slots=True)
class Grown:
    """Trees, and beside them a line, which extrapolates where trees do not; the vote is the mean of both."""

    forest: ExtraTreesClassifier
    means: Floats
    line: Floats
    """The weight of each feature, in logits."""
    start: float
    """The logit of the line where every feature is its mean."""

    def votes(self, values: Floats) -> Floats:
        return np.asarray((_share(self.forest, values) + expit(self.start + (values - self.means) @ self.line)) / 2)


def grow(values: Floats, truth: Floats, weights: Floats) -> Grown:
    forest = ExtraTreesClassifier(
        n_estimators=TREES, max_leaf_nodes=LEAVES, min_weight_fraction_leaf=0.002, max_features=0.25, random_state=0,
        n_jobs=1,
    )  # fmt: skip
    forest.fit(values, truth > 0.5, sample_weight=weights)
    means, spread = values.mean(axis=0).round(5), values.std(axis=0)
    scale = np.where(spread > FLAT, spread, np.inf)
    line = LogisticRegression(C=STRENGTH, max_iter=300)
    line.fit((values - means) / scale, truth > 0.5, sample_weight=weights)
    return Grown(forest, means, (line.coef_[0] / scale).round(5), round(float(line.intercept_[0]), 5))


def _share(forest: ExtraTreesClassifier, values: Floats) -> Floats:
    if len(forest.classes_) == 1:
        return np.full(len(values), float(forest.classes_[0]))
    return np.asarray(forest.predict_proba(values)[:, 1])


def unseen_votes(own: Examples, field: str, chosen: NDArray[np.int_]) -> Floats:
    """The vote on each of the chosen examples by a forest that saw nothing of its group."""
    told = np.zeros(len(chosen))
    groups, weights = own.groups[chosen], own.weights()[chosen]
    truth, values = own.truth[field][chosen], own.values[chosen]
    for train, test in GroupKFold(min(FOLDS, len(set(groups)))).split(values, truth, groups):
        told[test] = grow(values[train], truth[train], weights[train]).votes(values[test])
    return told


def curve(vote: Floats, truth: Floats, weights: Floats) -> list[tuple[float, float]]:
    """Points of a rising curve from votes to chances, few enough to read."""
    fitted = IsotonicRegression(y_min=LEAST, y_max=MOST, out_of_bounds="clip").fit(vote, truth, sample_weight=weights)
    places = np.unique(np.quantile(vote, np.linspace(0, 1, 21)))
    smooth = np.array([fitted.predict(np.clip([p - 0.02, p, p + 0.02], 0, 1)).mean() for p in places])
    return [
        (round(float(x), 4), round(float(y), 4)) for x, y in zip(places, np.maximum.accumulate(smooth), strict=True)
    ]


def on_curve(points: Sequence[tuple[float, float]], vote: Floats) -> Floats:
    return np.interp(vote, [x for x, _ in points], [y for _, y in points])


def unseen_chances(own: Examples, field: str, vote: Floats | None = None) -> Floats:
    """The chance told of each example by a model that saw nothing of its group: the vote of a forest that did not, on
    a curve fitted to such votes on the groups of other folds. ``vote``: those votes, where they are there already."""
    everything = np.arange(len(own.papers))
    vote = unseen_votes(own, field, everything) if vote is None else vote
    told, weights = np.zeros(len(everything)), own.weights()
    for train, test in GroupKFold(FOLDS).split(own.values, own.truth[field], own.groups):
        told[test] = on_curve(curve(vote[train], own.truth[field][train], weights[train]), vote[test])
    return told


def calibration_error(told: Floats, truth: Floats, weights: Floats) -> float:
    """Expected calibration error over ten bins (Naeini et al. 2015)."""
    bins = np.minimum((told * 10).astype(int), 9)
    gaps = [abs(np.sum(weights[bins == b] * (told - truth)[bins == b])) for b in range(10)]
    return float(np.sum(gaps) / weights.sum())


def figures(own: Examples, field: str, told: Floats, vote: Floats) -> dict[str, float]:
    """How good the chances of a field are, papers weighing alike. How well right and wrong are told apart is the votes'
    doing: the curve of a fold whose papers are good was fitted on worse ones, and would set its rows below others."""
    truth, weights = own.truth[field], own.weights()
    sure = told >= 0.9
    return {
        "records": len(truth),
        "papers": len(set(own.papers)),
        "right": float(np.average(truth, weights=weights)),
        "auc": float(roc_auc_score(truth, vote, sample_weight=weights)) if 0 < truth.mean() < 1 else float("nan"),
        "calibration_error": calibration_error(told, truth, weights),
        "sure": float(np.average(sure, weights=weights)),
        "sure_and_wrong": float(np.average(1 - truth[sure], weights=weights[sure])) if sure.any() else 0.0,
    }


def as_json(grown: Grown, points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """The forest and its line as ``extract.trust.forest`` reads them."""
    line = {"start": grown.start, "means": grown.means.tolist(), "weights": grown.line.tolist()}
    trees = [_nodes(each.tree_, grown.forest) for each in grown.forest.estimators_]
    return {"steps": points, "line": line, "trees": trees}


def _nodes(tree: Any, forest: ExtraTreesClassifier) -> list[list[float]]:
    shares = tree.value[:, 0] / tree.value[:, 0].sum(axis=1, keepdims=True)
    right = shares[:, 1] if shares.shape[1] > 1 else np.full(tree.node_count, float(forest.classes_[0]))
    return [
        [
            int(max(tree.feature[node], -1)),
            round(float(tree.threshold[node]), 5),
            int(tree.children_left[node]),
            int(tree.children_right[node]),
            round(float(right[node]), 4),
        ]
        for node in range(tree.node_count)
    ]


PAGE = {"record": "it is a record (`p_record`)", "row": "the whole row is right (`confidence`)"}
"""What the page tells of, in words."""


def write_page(everything: Examples, unseen: Mapping[str, Floats]) -> None:
    """``docs/how-right.md`` and ``docs/reliability.svg`` from the chances told of unseen groups, by field."""
    own = {field: everything.of_field(field) for field in PAGE}
    by_name = {name: bins(unseen[f], own[f].truth[f], own[f].papers) for f, name in PAGE.items()}
    rows = own["row"]
    _, place, counts = np.unique(rows.papers, return_inverse=True, return_counts=True)
    read = readings(unseen["row"], rows.truth["row"], 1.0 / counts[place])
    (ROOT / "docs" / "how-right.md").write_text(page(by_name, read, everything.groups), encoding="utf-8")
    (ROOT / "docs" / "reliability.svg").write_text(diagram(by_name), encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--examples", type=Path, default=EXAMPLES)
    ask.add_argument("--check", action="store_true")
    ask.add_argument("--page", action="store_true", help="only write docs/how-right.md and its diagram")
    told = ask.parse_args()
    everything = Examples.read(told.examples)
    if told.page:
        write_page(everything, {field: unseen_chances(everything.of_field(field), field) for field in PAGE})
        return
    forests, results = {}, {}
    bounds: dict[str, dict[str, float | None]] = {}
    checks: dict[str, dict[float, dict[str, float]]] = {}
    unseen: dict[str, Floats] = {}
    for field in FIELDS:
        own = everything.of_field(field)
        vote = unseen_votes(own, field, np.arange(len(own.papers)))
        points = curve(vote, own.truth[field], own.weights())
        chances = unseen_chances(own, field, vote)
        unseen[field] = chances
        results[field] = figures(own, field, chances, vote)
        print(field, {name: round(value, 3) for name, value in results[field].items()}, flush=True)
        bounds[field] = thresholds(chances, own.truth[field], own.groups)
        if field in WHOLE:
            checks[field] = {r: checked(chances, own.truth[field], own.papers, own.groups, r) for r in RATES}
            print(field, bounds[field], checks[field], flush=True)
        forests[field] = as_json(grow(own.values, own.truth[field], own.weights()), points)
    chance = of_sets(unseen, everything.truth, everything.papers)
    for field, spread in chance.items():
        print(in_words(field, spread), flush=True)
    if not told.check:
        write_page(everything, unseen)
        TARGET.mkdir(exist_ok=True)
        kinds.write(everything.opinions, TARGET / "kinds.json")
        text = json.dumps({"names": list(everything.names), "forests": forests}, separators=(",", ":"))
        (TARGET / "forests.json").write_text(text + "\n", encoding="utf-8")
        told_bounds = {"layouts": len(set(everything.groups)), "thresholds": bounds}
        (TARGET / "bounds.json").write_text(json.dumps(told_bounds, indent=1) + "\n", encoding="utf-8")
        (TARGET / "README.md").write_text(
            card(results, checks, everything.groups, [in_words(*each) for each in chance.items()]), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
