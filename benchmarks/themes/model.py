"""Would a trained model help where no phrase is found? Naive Bayes over words and pairs of words, cross-validated."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.themes.folds import folds
from benchmarks.themes.texts import Labelled
from extract.tag import Themes
from extract.tag.themes.phrases import tokens


class NaiveBayes:
    """Multinomial, with add-one smoothing; a text counts for each of its themes."""

    def __init__(self, texts: Sequence[Labelled]) -> None:
        self.texts = Counter(theme for text in texts for theme in text.themes)
        self.counts: dict[str, Counter[str]] = {theme: Counter() for theme in self.texts}
        for text in texts:
            for theme in text.themes:
                self.counts[theme].update(features(text.text))
        self.kinds = len(frozenset().union(*self.counts.values()))

    def best(self, text: str) -> str:
        """The likeliest theme; of equals the first by name."""
        return max(sorted(self.texts), key=lambda theme: self._likelihood(theme, text))

    def _likelihood(self, theme: str, text: str) -> float:
        counts, total = self.counts[theme], self.counts[theme].total() + self.kinds
        return math.log(self.texts[theme]) + sum(math.log((counts[each] + 1) / total) for each in features(text))


def features(text: str) -> Iterator[str]:
    """Words of four letters and more, and neighbours among them."""
    words = [word for word in tokens(text).words if len(word) > 3]
    yield from words
    yield from map(" ".join, pairwise(words))


def model_where_silent(themes: Themes, texts: Sequence[Labelled]) -> str:
    """How often the model is right on texts in which the phrases find nothing, and on all."""
    silent = right_silent = right = 0
    for learning, held_out in folds(texts, random.Random(0)):
        model = NaiveBayes(learning)
        for text in held_out:
            correct = model.best(text.text) in text.themes
            right += correct
            if not themes.tag(text.text):
                silent += 1
                right_silent += correct
    return (
        f"naive Bayes: right on {right_silent} of {silent} texts in which no phrase is found, "
        f"on {right} of {len(texts)} in all"
    )
