"""Words broken at a line's end: whether their hyphen is the printer's or the word's own, by the paper's own words.

PDFium gives a line-end hyphen without saying which it is. "imple-" above "mentation" is one word where the paper
writes "implementation" elsewhere and "imple-mentation" nowhere; its hyphen becomes a soft one (U+00AD), which closes up
when lines are joined. Otherwise the hyphen stays, as in "co-operate".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from extract.model import Line, Word

SOFT = "\u00ad"
BROKEN = re.compile(r"[^\W\d_]{2,}-$")
PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word without the marks around it, its own hyphens in it."""
APART = 1.0
"""White in font sizes that parts columns."""
LINES_BELOW = 3
"""Lines below in which the rest of a broken word is looked for: those of other columns may stand between."""
SAME_SIDE = 2.0
"""In font sizes: how far the next line of a column may begin from where the one above began."""


def soften(pages: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The lines of each page, line-end hyphens made soft where the paper writes the word without one."""
    vocabulary = _Vocabulary(pages)
    return [_softened(lines, vocabulary) for lines in pages]


class _Vocabulary:
    """The words of a paper in small letters, looked up only where a line-end hyphen asks for them."""

    def __init__(self, pages: Sequence[tuple[Line, ...]]) -> None:
        self._pages = pages

    @cached_property
    def words(self) -> frozenset[str]:
        texts = [word.text for lines in self._pages for line in lines for word in line.words]
        return frozenset("\n".join(PLAIN.findall(" ".join(texts))).lower().split("\n"))


def _softened(lines: tuple[Line, ...], vocabulary: _Vocabulary) -> tuple[Line, ...]:
    found = list(lines)
    for number, line in enumerate(lines):
        for at, left in _broken(line) if "-" in line.text else ():
            stem = line.words[at].text[:-1]
            tail = _tail(lines[number + 1 : number + 1 + LINES_BELOW], left, line.size)
            whole = (PLAIN.findall(stem) or [""])[-1].lower() + tail
            if tail and whole in vocabulary.words and f"{stem.lower()}-{tail}" not in vocabulary.words:
                words = list(found[number].words)
                words[at] = words[at]._replace(text=stem + SOFT)
                found[number] = Line(line.page, tuple(words))
    return tuple(found)


def _broken(line: Line) -> Iterator[tuple[int, float]]:
    """The words of a line that end a column's line with a hyphen: their index, and where that column's line begins."""
    words = line.words
    if not any(word.text.endswith("-") for word in words):
        return
    left = words[0].box.x0
    for at, word in enumerate(words):
        last = at + 1 == len(words)
        apart = last or words[at + 1].box.x0 - word.box.x1 > APART * line.size
        if apart and BROKEN.search(word.text):
            yield at, left
        if apart and not last:
            left = words[at + 1].box.x0


def _tail(below: Sequence[Line], left: float, size: float) -> str:
    """The first word, in small letters, of the next line of the column that begins at ``left``; "" for none."""
    for line in below:
        before: Word | None = None
        for word in line.words:
            begins = before is None or word.box.x0 - before.box.x1 > APART * line.size
            if begins and abs(word.box.x0 - left) <= SAME_SIDE * size:
                match = PLAIN.match(word.text)
                return match.group() if match and match.group().islower() else ""
            before = word
    return ""
