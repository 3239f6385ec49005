"""A linear model of subjects over words, pairs of words and runs of letters, learned on phrases and labelled texts.

It was tried and is not shipped (``docs/themes.md``); scikit-learn is needed for development only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from extract.tag.themes.taxonomy import Scheme

if TYPE_CHECKING:
    from benchmarks.themes.subjects import Text

THRESHOLDS = (-0.5, 0.0, 0.5)
"""Of the decision function, from which the model's subject is told beside those of the phrases."""
TEXT_WEIGHT = 3.0
"""What a labelled text counts for beside a phrase."""


def mixed(
    scheme: Scheme, texts: Sequence[Text], told: Sequence[frozenset[str]], folds: int
) -> Iterator[tuple[float, list[frozenset[str]]]]:
    """For each threshold what phrases and model tell of each text together, the model knowing no text of its paper."""
    papers = sorted({text.paper for text in texts})
    scores = np.zeros((len(texts), len(scheme.themes)))
    for fold in range(folds):
        held = set(papers[fold::folds])
        rows = [at for at, text in enumerate(texts) if text.paper in held]
        scores[rows] = _scores(
            scheme, [text for text in texts if text.paper not in held], [texts[at].text for at in rows]
        )
    names = [theme.identifier for theme in scheme.themes]
    for least in THRESHOLDS:
        yield (
            least,
            [
                said | {name for name, score in zip(names, row, strict=True) if score > least}
                for said, row in zip(told, scores, strict=True)
            ],
        )


def _scores(scheme: Scheme, learning: Sequence[Text], asked: Sequence[str]) -> np.ndarray:
    phrases = [
        (phrase, theme.identifier, weight) for theme in scheme.themes for phrase, weight in theme.words().items()
    ]
    documents = [phrase for phrase, _, _ in phrases] + [text.text for text in learning]
    weights = np.array([weight for _, _, weight in phrases] + [TEXT_WEIGHT] * len(learning))
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, max_features=60_000)
    known = hstack([words.fit_transform(documents), letters.fit_transform(documents)]).tocsr()
    new = hstack([words.transform(asked), letters.transform(asked)]).tocsr()
    columns = []
    for theme in scheme.themes:
        right = [each == theme.identifier for _, each, _ in phrases] + [theme.identifier in t.wanted for t in learning]
        sure = np.array([True] * len(phrases) + [theme.identifier not in t.fair - t.wanted for t in learning])
        model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear")
        model.fit(known[sure], np.array(right)[sure], sample_weight=weights[sure])
        columns.append(model.decision_function(new))
    return np.array(columns).T
