"""Learns ``models/suspicion``: whether a paragraph or cell is part of a recommendation, an action or a decision.

    python -m benchmarks.suspicion SET ...          learn from sets of labelled papers and write the model
    python -m benchmarks.suspicion --check SET ...  only print the figures

A set is a folder with gold beside its PDFs or in ``gold/``; without any, those beside the checkout are taken. The
program's own records are hidden from the reader while it learns: it answers for *all* paragraphs and cells, and is
asked later only of those that gave no record. Figures come from layouts and publishers that the model which judged
them had not seen.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from benchmarks.labelled import ROOT, SHARED, gold_of, papers, scorer
from extract.issues import Code, DocumentError, Severity
from extract.ledger.suspicion.features import units_of
from extract.ledger.suspicion.unread import FEWEST
from extract.ledger.words import plain, strips_of
from extract.pipeline import ReadPaper, read_paper
from extract.settings import Settings

TARGET = ROOT / "models" / "suspicion"
SETS = (SHARED / "cases", SHARED / "real", ROOT / "benchmarks" / "plans", ROOT / "corpora" / "sample")
KINDS = {False: "paragraphs", True: "cells"}
GROUPS, FOLDS, STRENGTH, LEAST = 3, 5, 0.3, 0.02
"""Layouts that a feature must occur in; folds; inverse of the penalty; weights nearer to 0 are dropped."""
ALARM = {"paragraphs": 0.85, "cells": 0.85}
"""Chance from which a paragraph or cell is told, chosen so that few pages with nothing lost are."""
SURE = 12
"""Letters from which a text is long enough to be found in gold."""


@dataclass(slots=True)
class Asked:
    """A paragraph or cell with its features and gold's answer. ``claimed``: most of its words are in a record."""

    page: int
    cell: bool
    features: Mapping[str, float]
    record: bool
    claimed: bool
    n_words: int
    chance: float = 0.0


@dataclass(slots=True)
class Read:
    """A paper as read: what was asked, the pages of lost records, and which pages count and carry a warning."""

    group: str
    asked: list[Asked]
    n_gold: int
    lost: list[int]
    pages: range
    warned: set[int]


def read(job: tuple[Path, Path]) -> Read | None:
    """The paper of a (PDF, gold) pair; None for one that cannot be read."""
    pdf, gold_file = job
    score = scorer()
    gold = _gold(gold_file, score)
    try:
        paper = read_paper(pdf, Settings(ocr="none"))
    except DocumentError:
        return None
    told = [plain(text) for record in _records(gold) for text in [record["text"], *record.get("text_alternatives", [])]]
    return Read(
        group=str(gold.get("layout") or (gold.get("families") or ["other"])[0]),
        asked=list(_asked(paper, [text for text in told if len(text) >= SURE])),
        n_gold=len(gold["records"]),
        lost=_lost(paper, gold, score),
        pages=_labelled(paper, gold),
        warned={
            i.region.page
            for i in paper.issues
            if i.region and i.severity != Severity.INFO and i.code not in (Code.LIST_UNREAD, Code.PLAN_UNREAD)
        },
    )


def _gold(path: Path, score: Any) -> dict[str, Any]:
    """A gold file in the scorer's form; that of ``council-paper-gold/1`` as far as it goes."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if "file" in data:
        return gold_of(path)
    records = []
    for kind, key in zip(score.KINDS, ("recommendations", "actions", "decisions"), strict=True):
        for record in data.get(key) or []:
            number = record.get("number")
            shared = {"kind": kind, "page": record["pages"][0], "number": None if number is None else str(number)}
            records.append(record | shared)
    layout = (data.get("layout") or ["other"])[:1]
    return {"records": records, "families": layout, "pages_labelled": data.get("pages_labelled")}


def _records(gold: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from gold["records"]
    yield from (record for record in gold.get("optional", []) if record.get("text"))


def _labelled(paper: ReadPaper, gold: Mapping[str, Any]) -> range:
    first, last = gold.get("pages_labelled") or (1, len(paper.document.pages))
    return range(first, last + 1)


def _asked(paper: ReadPaper, told: Sequence[str]) -> Iterator[Asked]:
    ledger = paper.ledger
    for part in paper.found.papers:
        cells, blocks = strips_of(ledger.words, part)
        for unit in units_of(part, cells, blocks):
            fates = [ledger.homes[number].fate for number in unit.strip.words]
            claimed = 2 * sum(fate in ("field", "row") for fate in fates) >= len(fates)
            said = _says_record(plain(unit.text), told)
            yield Asked(unit.strip.page, unit.strip.cell is not None, unit.features, said, claimed, len(fates))


def _says_record(text: str, told: Sequence[str]) -> bool:
    """Whether a text is part of a record, holds one for the most part, or begins as one does."""
    if len(text) < SURE:
        return False
    start = text[: max(20, int(0.6 * len(text)))]
    return any(
        text in record or (len(record) > 0.5 * len(text) and record in text) or (len(text) > 40 and start in record)
        for record in told
    )


def _lost(paper: ReadPaper, gold: Mapping[str, Any], score: Any) -> list[int]:
    """The page of each record of gold that was not found."""
    lost: list[int] = []
    for kind in score.KINDS:
        want = [record for record in gold["records"] if record["kind"] == kind]
        have = [
            {"kind": kind, "text": record.text, "number": getattr(record, "number", None)}
            for part in paper.found.papers
            for record in getattr(part, f"{kind}s")
        ]
        found = {index for index, _ in score.match(want, have)}
        lost += [record["page"] for index, record in enumerate(want) if index not in found]
    return lost


# ---------------------------------------------------------------- learning


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
        told = {a.page for a in paper.asked if not a.claimed and a.n_words >= FEWEST and a.chance >= alarm}
        told |= paper.warned
        gold, lost = gold + paper.n_gold, lost + len(paper.lost)
        silent += sum(page not in told for page in paper.lost)
        good = set(paper.pages) - set(paper.lost)
        clean, alarms = clean + len(good), alarms + len(good & told)
    shares = {"lost": lost / max(1, gold), "silent": silent / max(1, gold), "false_alarm": alarms / max(1, clean)}
    return {name: round(share, 4) for name, share in shares.items()}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="*", type=Path)
    ask.add_argument("--check", action="store_true", help="only print the figures")
    ask.add_argument("--workers", type=int, default=1)
    told = ask.parse_args()
    jobs = [pair for folder in told.sets or SETS for pair in papers(str(folder))]
    with ProcessPoolExecutor(told.workers) as pool:
        found = [paper for paper in pool.map(read, jobs, chunksize=4) if paper]
    out_of_fold(found)
    for cell, name in KINDS.items():
        own = [asked for paper in found for asked in paper.asked if asked.cell == cell]
        precision = average_precision_score([asked.record for asked in own], [asked.chance for asked in own])
        print(f"{name}: {len(own)} asked, {sum(asked.record for asked in own)} of records, precision {precision:.3f}")
    for alarm in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        print(alarm, figures(found, alarm))
    if told.check:
        return
    TARGET.mkdir(exist_ok=True)
    for cell, name in KINDS.items():
        data = {"alarm": ALARM[name], "weights": fit(found, cell)}
        (TARGET / f"{name}.json").write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
