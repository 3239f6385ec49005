"""``python -m benchmarks.families --store OUT --gold DIR [--learn]``: precision, recall and calibration of the chance
that two recommendations ask for the same, on the half of the judged pairs that set nothing.

``OUT`` is a store of the papers in shared (reference, real), ``DIR`` each folder of gold of the lots and of
benchmarks/fresh. ``--learn`` sets the weights anew on the other half and writes them.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.families.pairs import Pair, judged, learning, made, mark, paraphrases, texts
from extract import store
from extract.families import NEAR, SAME
from extract.families.likeness import Point, concepts, features, known, point, probability
from extract.families.texts import content_words, plain, stem

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "models" / "families" / "weights.json"
NAMES = ("sense", "told_alike", "words", "concepts", "other_concepts", "subject_alone")
BINS = FOLDS = 10
MADE_UP = 0.3
"""What a made-up pair counts beside one of real papers."""
MOST_STEMS = 4000


def rarity(out: Path, recommendations: Collection[str]) -> dict[str, Any]:
    """How telling each stem is, from the recommendations and the passages of the given papers."""
    told = [*recommendations, *(row["text"] for row in store.rows(out, "passages", ("text",)))]
    users = Counter(term for text in told for term in {stem(word) for word in content_words(text)})
    weights = {term: round(1 + math.log((1 + len(told)) / (1 + count)), 2) for term, count in users.items()}
    common = sorted(users, key=lambda term: (-users[term], term))[:MOST_STEMS]
    return {
        "rarest": max(weights.values()),
        "rarity": {term: weights[term] for term in sorted(common)},
        "concepts": _concept_rarity(recommendations),
    }


def _concept_rarity(recommendations: Collection[str]) -> dict[str, float]:
    told = [plain(text) for text in recommendations]
    count = {name: sum(bool(pattern.search(text)) for text in told) for name, pattern in concepts().items()}
    return {name: round(1 + math.log((1 + len(told)) / (1 + max(used, 5))), 2) for name, used in sorted(count.items())}


def learned(pairs: Sequence[Pair]) -> dict[str, float]:
    """Weights of a logistic regression with a small penalty. Made-up pairs count ``MADE_UP``; how likely a pair is
    before anything is known of it is set on the real ones alone, among which fewer are the same."""
    counts = np.array([1.0 if pair.half == "fit" else MADE_UP for pair in pairs])
    table = np.array([[1.0, *(values[name] for name in NAMES)] for values in map(_features, pairs)])
    same = np.array([float(pair.same) for pair in pairs])
    weights = _logistic(table, same, counts, np.array([1e-3, *([0.1] * len(NAMES))]))
    real = counts == 1.0
    odds = table[real] @ weights
    for _ in range(60):
        chance = 1 / (1 + np.exp(-odds))
        odds += (move := float((same[real] - chance).sum() / (chance * (1 - chance)).sum()))
        weights[0] += move
    return dict(zip(("bias", *NAMES), (round(float(weight), 3) for weight in weights), strict=True))


def _logistic(table: np.ndarray, same: np.ndarray, counts: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    """By Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (same - chance)) - penalty * weights
        weights = weights + np.linalg.solve(
            (table.T * (counts * chance * (1 - chance))) @ table + np.diag(penalty), slope
        )
    return weights


def held_out(fit: Sequence[Pair], others: Sequence[Pair]) -> list[float]:
    """The chance of each pair for fitting by weights that none of its texts set."""
    told: list[list[float]] = [[] for _ in fit]
    for fold in range(FOLDS):
        inside = [fold in {int(mark(text), 16) % FOLDS for text in (pair.first, pair.second)} for pair in fit]
        weights = learned([*(pair for pair, out in zip(fit, inside, strict=True) if not out), *others])
        for at, pair in enumerate(fit):
            if inside[at]:
                values = _features(pair)
                odds = weights["bias"] + sum(weights[name] * values[name] for name in NAMES)
                told[at].append(1 / (1 + math.exp(-odds)))
    return [sum(chances) / len(chances) for chances in told]


def _features(pair: Pair) -> dict[str, float]:
    return features(_point(pair.first), _point(pair.second))


@cache
def _point(text: str) -> Point:
    return point(text)


def measured(chances: Sequence[float], same: Sequence[bool]) -> dict[str, float]:
    """Precision and recall at ``SAME``, and the expected calibration error over ten bins of like size."""
    near = [chance >= SAME for chance in chances]
    right = sum(one and two for one, two in zip(near, same, strict=True))
    order = sorted(range(len(chances)), key=lambda at: chances[at])
    error = 0.0
    for bin_ in np.array_split(np.array(order), BINS):
        if len(bin_):
            told, true = (float(np.mean([values[at] for at in bin_])) for values in (chances, same))
            error += abs(told - true) * len(bin_) / len(chances)
    return {"pairs": len(same), "same": sum(same), "precision": right / max(1, sum(near)),
            "recall": right / max(1, sum(same)), "calibration error": error}  # fmt: skip


def near_paraphrases(shared: Path) -> int:
    """How many of the given paraphrase pairs are near."""
    pairs = [tuple(map(point, pair)) for pair in paraphrases(shared)]
    return sum(probability(one, two) >= NEAR for one, two in pairs)


def chances(pairs: Sequence[Pair]) -> list[float]:
    return [probability(_point(pair.first), _point(pair.second)) for pair in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--unchecked", action="store_true", help="leave the half that only measures alone")
    given = parser.parse_args()
    all_texts = texts([given.store], given.gold)
    pairs = judged(all_texts)
    if given.learn:
        model = rarity(given.store, all_texts.values())
        known.cache_clear()
        WEIGHTS.write_text(json.dumps(model | {"weights": {}}), encoding="utf-8")
        _point.cache_clear()
        model["weights"] = learned([pair for pair in (*pairs, *made(), *learning()) if pair.half != "check"])
        WEIGHTS.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        known.cache_clear()
        print(model["weights"])
    for half in ("fit",) if given.unchecked else ("fit", "check"):
        own = [pair for pair in pairs if pair.half == half]
        found = measured(chances(own), [pair.same for pair in own])
        print(half, ", ".join(f"{name} {value:.3f}" for name, value in found.items()))
    fit = [pair for pair in pairs if pair.half == "fit"]
    chance_of = held_out(fit, [*made(), *learning()])
    print("fit, by weights of other texts", measured(chance_of, [pair.same for pair in fit]))
    for name, own in (("made up", made()), ("made up for learning", learning())):
        print(name, measured(chances(own), [pair.same for pair in own]))
    print("paraphrases near:", near_paraphrases(given.shared), "of", len(paraphrases(given.shared)))


if __name__ == "__main__":
    main()
