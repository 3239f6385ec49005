"""Running text cut where no name or time of day, month or year can run on, so that most of it need not be looked at.

That is at a line end (records stand one paragraph a line) unless the next line goes on in small letters or figures, and
after a sentence: a full word, its mark, and a capital. "Sept. 2024", "approx. June" and "Cllr A. Bee" stay whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile(r"\n(?![a-z\d/-])|(?<=[a-z]{4})(?<!\b[Ss]ept)(?<!\b[Aa]pprox)[.!?] (?=[A-Z])")


@lru_cache(maxsize=4)  # leads and timescales are looked for in the same text, one after the other
def stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Characters ``start`` up to ``end`` of each stretch of ``text``, in order, its closing mark and space included."""
    ends = [mark.end() for mark in _END.finditer(text)]
    starts = [0, *ends]
    return tuple((start, end) for start, end in zip(starts, [*ends, len(text)], strict=True) if start < end)
