"""Learns ``models/likeness``: what the paragraphs and cells of a paper are by their likeness to records.

    python -m benchmarks.likeness.learn            learn from the committed examples and write the model
    python -m benchmarks.likeness.learn --check    and print the figures

``benchmarks.likeness.gather`` makes the examples. Each text is learned from twice, as it stands and without the words
of what stands over and beside it: headings differ most between papers, and a reader that knows them well looks
at nothing else. The figures are of papers of hands that the model which judged them had not seen.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from benchmarks.labelled import ROOT
from benchmarks.likeness.gather import Read, load
from extract.ledger.suspicion.unread import COMPANY, FEWEST, MOST, SEVERAL, together
from extract.likeness import KINDS
from extract.likeness.features import blank
from extract.likeness.reader import Chances, Reader

TARGET = ROOT / "models" / "likeness" / "reader.json"
FOLDS, STRENGTH, ROUNDS, LEAST = 4, 0.3, 300, 0.02
"""Folds; inverse of the penalty; steps; features of which every weight is nearer to 0 are dropped."""
ALARM = 0.85
"""Chance from which a text outside all records is told, chosen so that few pages with nothing lost are."""
BLANK = 0.5
"""What a text weighs without them."""
Papers = Sequence[Read]
Weights = Mapping[str, Sequence[float]]


def fit(read_papers: Papers) -> Weights:
    """Weights by feature; a paper weighs as the root of its texts, a text that may be either nothing."""
    own = [(one, (one.kind >= 0) / np.sqrt(len(paper.asked))) for paper in read_papers for one in paper.asked]
    rows = [one.features for one, _ in own]
    kinds = [max(0, one.kind) for one, _ in own]
    weigh = np.array([weight for _, weight in own])
    vectors = DictVectorizer()
    values = vectors.fit_transform([*rows, *map(blank, rows)])
    weigh = np.concatenate((weigh, BLANK * weigh))
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-3)
    model.fit(values, kinds * 2, sample_weight=weigh / weigh.mean())
    learned = dict(zip(map(str, vectors.feature_names_), model.coef_.T, strict=True))
    learned["bias"] = learned.get("bias", 0.0) + model.intercept_
    return {
        name: [round(float(each), 4) for each in weights]
        for name, weights in sorted(learned.items())
        if abs(weights).max() >= LEAST
    }


def folds(read_papers: Papers) -> Iterator[tuple[list[int], list[int]]]:
    """Papers to learn from and papers to judge, those of a hand together."""
    groups = [paper.group for paper in read_papers]
    for train, test in GroupKFold(FOLDS).split(groups, groups=groups):
        yield train.tolist(), test.tolist()


def out_of_fold(read_papers: Papers) -> list[Chances]:
    """What is made of each paper by a model that saw nothing of its hand."""
    told: dict[int, Chances] = {}
    for train, test in folds(read_papers):
        reader = Reader.of(fit([read_papers[index] for index in train]), ALARM)
        told |= {index: reader.read([one.features for one in read_papers[index].asked]) for index in test}
    return [told[index] for index in range(len(read_papers))]


def figures(read_papers: Papers, chances: Sequence[Chances], alarm: float) -> dict[str, float]:
    """``silent`` and ``false_alarm`` as the lots count them, were ``alarm`` the chance from which a page is told."""
    gold = lost = silent = clean = alarms = 0
    for paper, own in zip(read_papers, chances, strict=True):
        spare: dict[int, list[float]] = defaultdict(list)
        for one, chance in zip(paper.asked, own, strict=True):
            if not one.claimed and FEWEST <= one.n_words <= MOST:
                spare[one.page].append(1 - float(chance[0]))
        told = {page for page, said in spare.items() if max(said) >= alarm and together(said) >= COMPANY}
        told |= set(paper.warned)
        if not any(one.claimed for one in paper.asked):
            told |= {page for page, said in spare.items() if together(said) >= SEVERAL}
        gold, lost = gold + paper.n_gold, lost + len(paper.lost)
        silent += sum(page not in told for page in paper.lost)
        good = set(paper.pages) - set(paper.lost)
        clean, alarms = clean + len(good), alarms + len(good & told)
    shares = {"lost": lost / max(1, gold), "silent": silent / max(1, gold), "false_alarm": alarms / max(1, clean)}
    return {name: round(share, 4) for name, share in shares.items()}


def check(read_papers: Papers) -> None:
    chances = np.concatenate(told := out_of_fold(read_papers))
    kinds = np.array([one.kind for paper in read_papers for one in paper.asked])
    sure, record = kinds >= 0, (kinds > 0) & (kinds < KINDS.index("part"))
    whole = average_precision_score(record[sure], chances[sure, 1:4].sum(axis=1))
    said = average_precision_score((kinds > 0)[sure], 1 - chances[sure, 0])
    print(f"{len(kinds)} texts of {len(read_papers)} papers: precision whole {whole:.3f}, whole or part {said:.3f}")
    print(f"kind of a record: {(chances[record, 1:4].argmax(axis=1) + 1 == kinds[record]).mean():.3f}")
    for alarm in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        print(alarm, figures(read_papers, told, alarm))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--check", action="store_true", help="also print the figures by hands left out")
    found = load()
    if ask.parse_args().check:
        check(found)
    TARGET.parent.mkdir(exist_ok=True)
    model = json.dumps({"alarm": ALARM, "kinds": KINDS, "weights": fit(found)}, indent=0, ensure_ascii=False)
    TARGET.write_text(model + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
