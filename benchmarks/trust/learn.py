"""Learns ``models/trust`` from the examples and says how far its chances can be believed.

    python -m benchmarks.trust.learn              learn, write models/trust/forests.json and its card
    python -m benchmarks.trust.learn --check      only print the figures

Every figure comes from groups (layouts, publishers) that the model which judged them had not seen: the examples are cut
into five folds by group; of each fold a forest and a curve tell that were fitted on the other four. Papers weigh alike.
Papers in another dress, and read in other ways, teach the trees; figures, curves and bounds are of papers as they were
printed and usually read. Of a whole row there is no forest: the chances of its fields, which were learned of records,
are multiplied with the chance that it is one, and a curve fitted to that.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from benchmarks.trust import kinds
from benchmarks.trust.bound import checked, thresholds
from benchmarks.trust.card import card
from benchmarks.trust.examples import rows_and_beside
from benchmarks.trust.kinds import weights_of
from benchmarks.trust.reliability import bins, diagram, page, readings
from benchmarks.trust.sets import in_words, of_sets
from benchmarks.trust.trees import Grown, as_json, grow
from extract.trust import FIELDS, NEEDED, OWN_FIELDS, ROW
from extract.trust.bounds import RATES
from extract.trust.kinds import KINDS, Reading, compared

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = Path(__file__).with_name("examples.csv.gz")
DRESSED = Path(__file__).with_name("dressed.csv.gz")
"""Papers in another dress (``benchmarks.trust.dressed``)."""
OTHERWISE = Path(__file__).with_name("otherwise.csv.gz")
"""Papers read in other ways than the usual one (``benchmarks.trust.otherwise``)."""
TARGET = ROOT / "models" / "trust"
Floats = NDArray[np.float64]
FOLDS = 5
WHOLE = ("record", ROW)
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
    as_printed: NDArray[np.bool_]
    """Whether the paper was read as it was printed: those in another dress teach the trees alone."""

    @staticmethod
    def read(*paths: Path) -> Examples:
        """The examples; what the second opinion says of each is what one says that saw nothing of its group. Those of
        the first of the paths are of papers as they were printed."""
        files = [rows_and_beside(path) for path in paths]
        rows = [row for own, _ in files for row in own]
        texts = [*rows, *(text for _, others in files for text in others)]
        told = {"group", "paper", "kind", "list", "true", "signs", *(f"y_{name}" for name in (*FIELDS, ROW))}
        names = [name for name in files[0][0][0] if name not in told and name not in LATER]
        truth = {f: np.array([float(row[f"y_{f}"] or "nan") for row in rows]) for f in (*FIELDS, ROW)}
        groups = np.array([row["group"] for row in rows])
        papers = np.array([f"{row['group']}/{row['paper']}" for row in rows])
        chances = kinds.unseen(texts)[: len(rows)]
        read = compared(
            [
                Reading(own.tolist(), KINDS.index(row["kind"]), (paper, row["kind"], row["list"]), paper)
                for own, row, paper in zip(chances, rows, papers, strict=True)
            ]
        )
        values = [
            [float(own.get(name, row.get(name, 0.0))) for name in names] for own, row in zip(read, rows, strict=True)
        ]
        printed = np.arange(len(rows)) < len(files[0][0])
        return Examples(names, np.array(values), truth, groups, papers, kinds.fit(texts), printed)

    def has(self, field: str) -> NDArray[np.bool_]:
        """Which of the papers as printed are asked for the field, as ``extract.trust`` asks."""
        signs = {**dict.fromkeys(OWN_FIELDS, "is_action"), "status": "has_status"}
        asked = (
            self.values[:, self.names.index(signs[field])] > 0 if field in signs else np.ones(len(self.values), bool)
        )
        return np.asarray(asked[self.as_printed])

    def of_field(self, field: str) -> Examples:
        """Those to which the field applies."""
        return self.of(~np.isnan(self.truth[field]))

    def of(self, chosen: NDArray[np.bool_]) -> Examples:
        return replace(
            self,
            values=self.values[chosen],
            truth={name: values[chosen] for name, values in self.truth.items()},
            groups=self.groups[chosen],
            papers=self.papers[chosen],
            as_printed=self.as_printed[chosen],
        )

    def weights(self) -> Floats:
        return weights_of(self.papers, self.groups)


def unseen_votes(everything: Examples) -> dict[str, Floats]:
    """By field the vote on each example of a paper as printed by a forest that saw nothing of its group; of a whole
    row the product of those on its fields."""
    values, weights = everything.values, everything.weights()
    votes = {field: np.zeros(len(values)) for field in FIELDS}
    for train, test in GroupKFold(FOLDS).split(values, groups=everything.groups):
        for field in FIELDS:
            truth = everything.truth[field]
            own = train[~np.isnan(truth[train])]
            votes[field][test] = grow(values[own], truth[own], weights[own]).votes(values[test])
    told = {field: own[everything.as_printed] for field, own in votes.items()}
    told[ROW] = np.prod([np.where(everything.has(field), told[field], 1.0) for field in sorted(NEEDED)], axis=0)
    return told


def grown(own: Examples, field: str) -> Grown:
    """What votes on a field, of all that it applies to."""
    return grow(own.values, own.truth[field], own.weights())


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


def unseen_chances(own: Examples, field: str, vote: Floats) -> Floats:
    """The chance told of each example, all of papers as printed, by a model that saw nothing of its group: the vote of
    a forest that did not, on a curve fitted to such votes on the groups of other folds."""
    told, weights = np.zeros(len(own.papers)), own.weights()
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


PAGE = {"record": "it is a record (`p_record`)", "row": "the whole row is right (`confidence`)"}
"""What the page tells of, in words."""


def write_page(everything: Examples, unseen: Mapping[str, Floats]) -> None:
    """``docs/how-right.md`` and ``docs/reliability.svg`` from the chances told of unseen groups, by field."""
    own = {field: everything.of_field(field) for field in PAGE}
    own = {field: each.of(each.as_printed) for field, each in own.items()}
    by_name = {name: bins(unseen[f], own[f].truth[f], own[f].papers) for f, name in PAGE.items()}
    rows = own["row"]
    _, place, counts = np.unique(rows.papers, return_inverse=True, return_counts=True)
    read = readings(unseen["row"], rows.truth["row"], 1.0 / counts[place])
    (ROOT / "docs" / "how-right.md").write_text(
        page(by_name, read, everything.groups[everything.as_printed]), encoding="utf-8"
    )
    (ROOT / "docs" / "reliability.svg").write_text(diagram(by_name), encoding="utf-8")


def judged(printed: Examples, field: str, votes: Floats) -> tuple[Examples, Floats, Floats]:
    """Of papers as printed the examples a field applies to, the votes on them and their chances, by models that saw
    nothing of their groups."""
    own, vote = printed.of_field(field), votes[~np.isnan(printed.truth[field])]
    return own, vote, unseen_chances(own, field, vote)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--examples", type=Path, default=EXAMPLES)
    ask.add_argument("--check", action="store_true")
    ask.add_argument("--page", action="store_true", help="only write docs/how-right.md and its diagram")
    told = ask.parse_args()
    everything = Examples.read(told.examples, DRESSED, OTHERWISE)
    printed, votes = everything.of(everything.as_printed), unseen_votes(everything)
    if told.page:
        write_page(everything, {field: judged(printed, field, votes[field])[2] for field in PAGE})
        return
    curves, results = {}, {}
    bounds: dict[str, dict[str, float | None]] = {}
    checks: dict[str, dict[float, dict[str, float]]] = {}
    unseen: dict[str, Floats] = {}
    for field in (*WHOLE, *(name for name in FIELDS if name not in WHOLE)):
        own, vote, chances = judged(printed, field, votes[field])
        curves[field] = curve(vote, own.truth[field], own.weights())
        unseen[field] = chances
        results[field] = figures(own, field, chances, vote)
        print(field, {name: round(value, 3) for name, value in results[field].items()}, flush=True)
        bounds[field] = thresholds(chances, own.truth[field], own.groups)
        if field in WHOLE:
            checks[field] = {r: checked(chances, own.truth[field], own.papers, own.groups, r) for r in RATES}
            print(field, bounds[field], checks[field], flush=True)
    chance = of_sets(unseen, printed.truth, printed.papers)
    for field, spread in chance.items():
        print(in_words(field, spread), flush=True)
    if not told.check:
        write_page(everything, unseen)
        TARGET.mkdir(exist_ok=True)
        kinds.write(everything.opinions, TARGET / "kinds.json")
        forests = {field: as_json(grown(everything.of_field(field), field), curves[field]) for field in FIELDS}
        model = {"names": list(everything.names), "forests": forests, "row": curves[ROW]}
        text = json.dumps(model, separators=(",", ":"))
        (TARGET / "forests.json").write_text(text + "\n", encoding="utf-8")
        told_bounds = {"layouts": len(set(everything.groups)), "thresholds": bounds}
        (TARGET / "bounds.json").write_text(json.dumps(told_bounds, indent=1) + "\n", encoding="utf-8")
        (TARGET / "README.md").write_text(
            card(results, checks, printed.groups, [in_words(*each) for each in chance.items()]), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
