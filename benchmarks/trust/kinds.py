"""Learns the second opinion on a record's kind (``extract.trust.kinds``), and gives it on groups it has not seen."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.trust.examples import GROUPS
from extract.trust.kinds import KINDS, Signs

Floats = NDArray[np.float64]
Weights = dict[str, tuple[float, ...]]
FOLDS, STRENGTH, LEAST = 5, 0.1, 0.03
"""Folds; inverse of the penalty; signs whose weights are all nearer to 0 are dropped."""


LOT = 8.0
"""Papers of lots are few and nearest to what councils publish; made-up judge papers are many, and harder on purpose."""
Texts = Sequence[Mapping[str, Any]]
"""Texts with their group, paper, true kind and signs."""


def weights_of(papers: Sequence[str] | NDArray[np.str_], groups: Sequence[str] | NDArray[np.str_]) -> Floats:
    """One a paper, ``LOT`` for a paper of a lot, shared by what is of it; their sum is the number of all."""
    _, place, counts = np.unique(papers, return_inverse=True, return_counts=True)
    weights = np.where([group.startswith("lot") for group in groups], LOT, 1.0) / counts[place]
    return np.asarray(weights * len(weights) / weights.sum())


def fit(texts: Texts) -> Weights:
    """By sign the weight for each of ``KINDS``; only signs that enough groups have."""
    seen: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for name in text["signs"]:
            seen[name].add(text["group"])
    names = {name for name, having in seen.items() if len(having) >= GROUPS}
    vectors = DictVectorizer()
    values = vectors.fit_transform([{n: v for n, v in text["signs"].items() if n in names} for text in texts])
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
    groups = [text["group"] for text in texts]
    weights = weights_of([f"{text['group']}/{text['paper']}" for text in texts], groups)
    model.fit(values, [KINDS.index(text["true"]) for text in texts], sample_weight=weights)
    learned = np.zeros((len(KINDS), len(vectors.feature_names_)))
    learned[model.classes_] = model.coef_
    learned[model.classes_, vectors.feature_names_.index("bias")] += model.intercept_
    return {
        str(name): tuple(round(float(weight), 3) for weight in own)
        for name, own in zip(vectors.feature_names_, learned.T, strict=True)
        if np.abs(own).max() >= LEAST
    }


def chances(known: Weights, signs: Sequence[Signs]) -> Floats:
    """(records, kinds)."""
    scores = np.zeros((len(signs), len(KINDS)))
    for place, own in enumerate(signs):
        for name, value in own.items():
            if name in known:
                scores[place] += value * np.array(known[name])
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def unseen(texts: Texts) -> Floats:
    """The chances of each text by a model that saw nothing of its group."""
    told = np.zeros((len(texts), len(KINDS)))
    for train, test in GroupKFold(FOLDS).split(told, groups=[text["group"] for text in texts]):
        told[test] = chances(fit([texts[i] for i in train]), [texts[i]["signs"] for i in test])
    return told


def write(known: Weights, target: Path) -> None:
    """A sign a line, in the order of names."""
    lines = [f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(own)}" for name, own in sorted(known.items())]
    target.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
