"""Learns ``models/likeness/groups.json``: which paragraphs and sentences set unlike their paper are its records.

    python -m benchmarks.likeness.groups --gather   read all labelled papers and write the examples
    python -m benchmarks.likeness.groups            learn from the committed examples and write the model
    python -m benchmarks.likeness.groups --check    and print how well groups of hands it had not seen are told

Each group is learned from twice, as it stands and as if nothing stood over its members: headings that name records are
what readers of forms find, and what they find needs no second reader.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.labelled import ROOT, scorer
from benchmarks.likeness.gather import UNSURE, Gold, gold_at, jobs
from extract.issues import DocumentError
from extract.likeness import KINDS, texts_of
from extract.likeness.groups import groups_of
from extract.pipeline import read_paper
from extract.records.likeness import LIKENESS
from extract.settings import Settings

EXAMPLES = Path(__file__).with_name("groups.jsonl.gz")
TARGET = ROOT / "models" / "likeness" / "groups.json"
FOLDS, STRENGTH, ROUNDS = 5, 0.1, 2000
"""Folds; inverse of the penalty; steps."""
MOST, FEW = 0.6, 0.2
"""Share of members from which a group counts as records in figures, and up to which as none."""
LOST = 2
"""Records up to which a paper counts as lost by the readers of forms."""
OVER: Mapping[str, str] = {"full": "bare", "full_least": "bare_least"}
"""Features that know what stands over members, by those that do not."""


@dataclass(slots=True)
class Asked:
    """A group: the share of its members that are records by gold, and its features."""

    share: float
    features: dict[str, float]


@dataclass(slots=True)
class Read:
    """``found``: how many records the readers of forms found in the paper."""

    group: str
    found: int
    asked: list[Asked]


def read(job: tuple[str, Path, Path]) -> Read | None:
    """The groups of a (group of papers, PDF, gold); None for a PDF that cannot be read."""
    group, pdf, gold_file = job
    gold = gold_at(gold_file, scorer())
    try:
        paper = read_paper(pdf, Settings(ocr="none"))
    except DocumentError:
        return None
    told, asked, found = Gold(gold, scorer()), [], 0
    first, last = gold.get("pages_labelled") or (1, len(paper.document.pages))
    for part in paper.found.papers:
        found += sum(record.method != LIKENESS for record in part.records)
        for one in groups_of(list(texts_of(part.part.document_type, part.part.title or "", part.tables, part.flow))):
            texts = [m.unit.text for m in one.members if first <= m.unit.spot.regions[0].page <= last]
            kinds = [kind for kind in map(told.kind, texts) if kind != UNSURE]
            if kinds:
                share = sum(0 < kind < KINDS.index("part") for kind in kinds) / len(kinds)
                asked.append(Asked(round(share, 4), {name: round(v, 4) for name, v in one.features.items() if v}))
    return Read(group or str(gold.get("layout") or (gold.get("families") or ["other"])[0]), found, asked)


def gather() -> None:
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(2) as pool:
        found = [one for one in pool.map(read, jobs(Path(scratch)), chunksize=8) if one]
    lines = [json.dumps(asdict(one), separators=(",", ":")) for one in found]
    EXAMPLES.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


def load() -> list[Read]:
    told = [json.loads(line) for line in gzip.decompress(EXAMPLES.read_bytes()).decode().splitlines()]
    return [Read(**{**one, "asked": [Asked(**asked) for asked in one["asked"]]}) for one in told]


class Learned:
    def __init__(self, papers: Sequence[Read]) -> None:
        own = [(one, 1 / np.sqrt(len(paper.asked))) for paper in papers for one in paper.asked]
        features = [one.features for one, _ in own]
        features += [one | {full: one.get(bare, 0.0) for full, bare in OVER.items()} for one in features]
        share, weight = (np.array([*values, *values]) for values in zip(*((a.share, w) for a, w in own), strict=True))
        self.vectors = DictVectorizer(sparse=False)
        values = self.vectors.fit_transform(features)
        weights = np.concatenate((weight * share, weight * (1 - share)))  # each as much one as its members are
        kept, truth = weights > 0, np.repeat((1, 0), len(values))
        self.model: Any = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=ROUNDS))
        self.model.fit(np.vstack((values, values))[kept], truth[kept], logisticregression__sample_weight=weights[kept])

    def chances(self, papers: Sequence[Read]) -> list[float]:
        features = [one.features for paper in papers for one in paper.asked]
        told: list[float] = self.model.predict_proba(self.vectors.transform(features))[:, 1].tolist()
        return told

    def weights(self) -> dict[str, float]:
        """By feature, of values as they are."""
        scale, line = self.model[0], self.model[1]
        each = line.coef_[0] / scale.scale_
        told = dict(zip(map(str, self.vectors.get_feature_names_out()), each.tolist(), strict=True))
        return {name: round(weight, 4) for name, weight in told.items()} | {
            "bias": round(float(line.intercept_[0] - (scale.mean_ * each).sum()), 4)
        }


def check(papers: Sequence[Read]) -> None:
    groups = [paper.group for paper in papers]
    share, chance, lost, inner = [], [], [], []
    for train, test in GroupKFold(FOLDS).split(groups, groups=groups):
        own = [papers[at] for at in test]
        chance += Learned([papers[at] for at in train]).chances(own)
        share += [one.share for paper in own for one in paper.asked]
        lost += [paper.found <= LOST for paper in own for _ in paper.asked]
        inner += [bool(one.features.get("inner")) for paper in own for one in paper.asked]
    told, p = np.array(share), np.array(chance)
    for name, some in (("all", told >= 0), ("lost papers", np.array(lost)), ("within paragraphs", np.array(inner))):
        sure = some & ((told >= MOST) | (told <= FEW))
        print(f"{name}: {sure.sum()} groups, {(told[sure] >= MOST).sum()} of records, average precision "
              f"{average_precision_score(told[sure] >= MOST, p[sure]):.3f}")  # fmt: skip
        for least in (0.1, 0.18, 0.3, 0.5):
            right = sure & (told >= MOST) & (p >= least)
            precision, recall = right.sum() / (sure & (p >= least)).sum(), right.sum() / (sure & (told >= MOST)).sum()
            print(f"  from {least}: precision {precision:.2f}, recall {recall:.2f}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gather", action="store_true")
    ask.add_argument("--check", action="store_true")
    asked = ask.parse_args()
    if asked.gather:
        gather()
        return
    if asked.check:
        check(load())
    TARGET.write_text(json.dumps(Learned(load()).weights(), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
