"""How large the print of running text is, and what white space sets apart on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from extract.model import Line, Page, Word

GAP = 2.0
"""Sizes of print between what stands apart."""


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


def set_apart(line: Line) -> list[tuple[Word, ...]]:
    """The words of a line in groups with wide gaps between them: council on the left, body on the right."""
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(line.words), 1) if b.box.x0 - a.box.x1 > GAP * line.size)]
    return [line.words[a:b] for a, b in zip(starts, [*starts[1:], len(line.words)], strict=True)]
