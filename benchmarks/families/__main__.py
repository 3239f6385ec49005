"""``python -m benchmarks.families --store OUT --gold DIR [--learn]``: precision, recall and calibration of the chance
that two recommendations ask for the same, on pairs of papers that set none of its weights.

``OUT`` is a store of the papers in shared (reference, real), ``DIR`` each folder of gold of the lots and of
benchmarks/fresh. ``--learn`` sets the rarity of words and what is seen at a glance anew; ``turned`` sets the rest.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.families.pairs import Pair, judged, learning, made, paraphrases, texts
from extract import store
from extract.families import NEAR, SAME
from extract.families.encoder import asked
from extract.families.likeness import (
    GLANCE,
    Point,
    at_a_glance,
    chance_of,
    concepts,
    known,
    point,
    probability,
    read_whole,
)
from extract.families.texts import content_words, plain, stem

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "models" / "families" / "weights.json"
AT_A_GLANCE = ("sense", "told_alike", "concepts", "brief", "other_concepts", "apart")
NAMES = (*AT_A_GLANCE, "asked", "one_ask", "two_asks", "concepts_asked", "brief_asked")
BINS = 10
ASKED_RECALL = 0.6
COUNTS = {"made": 1.3, "learning": 0.15}
"""What made-up pairs count beside one of real papers: few in wholly other words, and many."""
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
        "concepts": _rarity_of(concepts(), recommendations),
    }


def _rarity_of(patterns: Mapping[str, re.Pattern[str]], recommendations: Collection[str]) -> dict[str, float]:
    told = [plain(text) for text in recommendations]
    count = {name: sum(bool(pattern.search(text)) for text in told) for name, pattern in patterns.items()}
    return {name: round(1 + math.log((1 + len(told)) / (1 + max(used, 5))), 2) for name, used in sorted(count.items())}


def learned(pairs: Sequence[Pair]) -> dict[str, float]:
    """Weights at a glance: a logistic regression with a small penalty. Made-up pairs count ``COUNTS``; how likely a
    pair is before anything is known of it is set on the real ones alone, among which fewer are the same."""
    counts = np.array([COUNTS.get(pair.half, 1.0) for pair in pairs])
    seen = [at_a_glance(_point(pair.first), _point(pair.second)) for pair in pairs]
    table = np.array([[1.0, *(values[name] for name in AT_A_GLANCE)] for values in seen])
    same = np.array([float(pair.same) for pair in pairs])
    weights = logistic(table, same, counts, np.array([1e-3, *([0.01] * len(AT_A_GLANCE))]))
    real = counts == 1.0
    weights = at_rate(weights, table[real], same[real], np.ones(int(real.sum())))
    return dict(zip(("bias", *AT_A_GLANCE), (round(float(weight), 3) for weight in weights), strict=True))


def at_rate(weights: np.ndarray, table: np.ndarray, same: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The weights with the bias by which as many pairs of a table are told the same as are."""
    odds, moved = table @ weights, weights.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-odds))
        odds += (move := float((counts * (same - chance)).sum() / (counts * chance * (1 - chance)).sum()))
        moved[0] += move
    return moved


def logistic(table: np.ndarray, same: np.ndarray, counts: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    """By Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (same - chance)) - penalty * weights
        weights = weights + np.linalg.solve(
            (table.T * (counts * chance * (1 - chance))) @ table + np.diag(penalty), slope
        )
    return weights


def of_other_papers(pairs: Sequence[Pair]) -> list[float]:
    """The chance of each pair with what encoders say of it that saw none of its papers."""
    told = []
    for values in map(features, pairs):
        seen = chance_of({name: values[name] for name in AT_A_GLANCE}, known()["glance"])
        told.append(seen if seen < GLANCE else chance_of(values, known()["weights"]))
    return told


def features(pair: Pair) -> dict[str, float]:
    """What is seen of a pair; of one that the shipped encoder learned from, what others that did not say of it, and
    nothing of the sorted asks, of which its texts may be."""
    first, second = _point(pair.first), _point(pair.second)
    read = asked(first.said, second.said) if pair.asked is None else {"asked": pair.asked, "one_ask": 0, "two_asks": 0}
    return read_whole(at_a_glance(first, second), read)


@cache
def _point(text: str) -> Point:
    return point(text)


def measured(chances: Sequence[float], same: Sequence[bool]) -> dict[str, float]:
    """Precision and recall at ``SAME``, precision at the recall that was asked for, and the expected calibration error
    over ten bins of like size."""
    near = [chance >= SAME for chance in chances]
    right = sum(one and two for one, two in zip(near, same, strict=True))
    order = sorted(range(len(chances)), key=lambda at: chances[at])
    best = np.array(same, dtype=float)[order[::-1]]
    found = np.cumsum(best)
    enough = found >= ASKED_RECALL * sum(same)
    error = 0.0
    for bin_ in np.array_split(np.array(order), BINS):
        if len(bin_):
            told, true = (float(np.mean([values[at] for at in bin_])) for values in (chances, same))
            error += abs(told - true) * len(bin_) / len(chances)
    return {"pairs": len(same), "same": sum(same), "precision": right / max(1, sum(near)),
            "recall": right / max(1, sum(same)),
            f"precision at recall {ASKED_RECALL}": float((found / np.arange(1, len(best) + 1))[enough].max()),
            "calibration error": error}  # fmt: skip


def shown(name: str, chances: Sequence[float], same: Sequence[bool]) -> None:
    print(name, ", ".join(f"{figure} {value:.3f}" for figure, value in measured(chances, same).items()))


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
    setting, made_up = [pair for pair in pairs if pair.half != "check"], [*made(), *learning()]
    if given.learn:
        model = rarity(given.store, all_texts.values())
        model |= {"glance": {}, "weights": known()["weights"]}
        WEIGHTS.write_text(json.dumps(model), encoding="utf-8")
        known.cache_clear()
        model |= {"glance": learned([*setting, *made_up])}
        WEIGHTS.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        known.cache_clear()
        print(model["glance"])
    apart = of_other_papers(setting)
    for half in ("fit", "later", "looked"):
        own = [at for at, pair in enumerate(setting) if pair.half == half]
        shown(f"{half}, told by other papers", [apart[at] for at in own], [setting[at].same for at in own])
    shown("all three", apart, [pair.same for pair in setting])
    if not given.unchecked:
        own_half = [pair for pair in pairs if pair.half == "check"]
        shown("check", chances(own_half), [pair.same for pair in own_half])
    for name, own in (("made up", made()), ("made up for learning", learning())):
        shown(name, chances(own), [pair.same for pair in own])
    print("paraphrases near:", near_paraphrases(given.shared), "of", len(paraphrases(given.shared)))


if __name__ == "__main__":
    main()
