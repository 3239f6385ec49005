"""How large the print of running text is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extract.model import Page


def body_size(pages: Iterable[Page]) -> float:
    """The size that most characters of ``pages`` have, points; 11 where there are none."""
    weights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if len({word.size for word in line.words}) == 1:  # nearly always
                weights[line.size] += line.letters.all
                continue
            for word in line.words:
                weights[word.size] += len(word.text)
    return weights.most_common(1)[0][0] if weights else 11.0
