"""Running text cut where no name or time of day, month or year can run on, so that most of it need not be looked at.

That is at a line end (records stand one paragraph a line) unless the next line goes on in small letters or figures, and
after a sentence: a full word, its mark, and a capital. "Sept. 2024", "approx. June" and "Cllr A. Bee" stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"\n(?![a-z\d/-])|(?<=[a-z]{4})(?<!\b[Ss]ept)(?<!\b[Aa]pprox)[.!?] (?=[A-Z])")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Characters ``start`` up to ``end`` of each stretch of ``text``, in order, its closing mark and space included."""
    start = 0
    for mark in _END.finditer(text):
        yield start, mark.end()
        start = mark.end()
    if start < len(text):
        yield start, len(text)
