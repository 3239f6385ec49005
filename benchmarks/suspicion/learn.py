"""Learns ``models/suspicion``: whether a paragraph or cell is part of a recommendation, an action or a decision.

    python -m benchmarks.suspicion.learn            learn from the committed examples and write the model
    python -m benchmarks.suspicion.learn --check    and print the figures

``benchmarks.suspicion.gather`` makes the examples. Figures come from layouts and publishers that the model which judged
them had not seen.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from benchmarks.labelled import ROOT
from benchmarks.suspicion.gather import GROUPS, Asked, Read, load
from extract.ledger.suspicion.unread import FEWEST, MOST, SEVERAL, together

TARGET = ROOT / "models" / "suspicion"
KINDS = {False: "paragraphs", True: "cells"}
FOLDS, STRENGTH, LEAST = 5, 0.3, 0.02
"""Folds; inverse of the penalty; weights nearer to 0 are dropped."""
ALARM = {"paragraphs": 0.93, "cells": 0.93}
"""Chance from which a paragraph or cell is told, chosen so that few pages with nothing lost are."""


def fit(read_papers: Sequence[Read], cell: bool) -> dict[str, float]:
    """Weights by feature; papers weigh by the root of what they hold."""
    groups: dict[str, set[str]] = defaultdict(set)
    rows: list[tuple[Asked, float]] = []
    for paper in read_papers:
        own = [asked for asked in paper.asked if asked.cell == cell]
        rows += [(asked, 1 / np.sqrt(len(own))) for asked in own]
        for asked in own:
            for name in asked.features:
                groups[name].add(paper.group)
    names = {name for name, seen in groups.items() if len(seen) >= GROUPS}
    vectors = DictVectorizer()
    values = vectors.fit_transform([{n: v for n, v in a.features.items() if n in names} for a, _ in rows])
    weigh = np.array([weight for _, weight in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(values, [asked.record for asked, _ in rows], sample_weight=weigh * len(weigh) / weigh.sum())
    learned = {str(n): float(w) for n, w in zip(vectors.feature_names_, model.coef_[0], strict=True)}
    learned["bias"] = learned.get("bias", 0.0) + float(model.intercept_[0])
    return {name: round(weight, 4) for name, weight in sorted(learned.items()) if abs(weight) >= LEAST}


def judge(paper: Read, weights: Mapping[bool, Mapping[str, float]]) -> None:
    for asked in paper.asked:
        get = weights[asked.cell].get
        score = sum(value * get(name, 0.0) for name, value in asked.features.items())
        asked.chance = float(1 / (1 + np.exp(-np.clip(score, -30, 30))))


def out_of_fold(read_papers: Sequence[Read]) -> None:
    """Judges each paper by a model that saw no paper of its layout or publisher."""
    groups = [paper.group for paper in read_papers]
    for train, test in GroupKFold(FOLDS).split(groups, groups=groups):
        learned = {cell: fit([read_papers[index] for index in train], cell) for cell in KINDS}
        for index in test:
            judge(read_papers[index], learned)


def figures(read_papers: Sequence[Read], alarm: float) -> dict[str, float]:
    """``silent`` and ``false_alarm`` as the lots count them, were ``alarm`` the chance from which a page is told."""
    gold = lost = silent = clean = alarms = 0
    for paper in read_papers:
        spare: dict[int, list[float]] = defaultdict(list)
        for asked in paper.asked:
            if not asked.claimed and FEWEST <= asked.n_words <= MOST:
                spare[asked.page].append(asked.chance)
        told = {page for page, chances in spare.items() if max(chances) >= alarm} | set(paper.warned)
        if not any(asked.claimed for asked in paper.asked):
            told |= {page for page, chances in spare.items() if together(chances) >= SEVERAL}
        gold, lost = gold + paper.n_gold, lost + len(paper.lost)
        silent += sum(page not in told for page in paper.lost)
        good = set(paper.pages) - set(paper.lost)
        clean, alarms = clean + len(good), alarms + len(good & told)
    shares = {"lost": lost / max(1, gold), "silent": silent / max(1, gold), "false_alarm": alarms / max(1, clean)}
    return {name: round(share, 4) for name, share in shares.items()}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--check", action="store_true", help="also print the figures by layouts left out")
    told = ask.parse_args()
    found = load()
    if told.check:
        out_of_fold(found)
        for cell, name in KINDS.items():
            own = [asked for paper in found for asked in paper.asked if asked.cell == cell]
            precision = average_precision_score([asked.record for asked in own], [asked.chance for asked in own])
            of_records = sum(asked.record for asked in own)
            print(f"{name}: {len(own)} asked, {of_records} of records, precision {precision:.3f}")
        for alarm in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
            print(alarm, figures(found, alarm))
    TARGET.mkdir(exist_ok=True)
    for cell, name in KINDS.items():
        data = {"alarm": ALARM[name], "weights": fit(found, cell)}
        (TARGET / f"{name}.json").write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
