"""Words broken at a line's end: whether their hyphen is the printer's or the word's own, by the paper's own words.

PDFium gives a line-end hyphen without saying which it is. "imple-" above "mentation" is one word where the paper
writes "implementation" elsewhere and "imple-mentation" nowhere; its hyphen becomes a soft one (U+00AD), which closes up
when lines are joined. Otherwise the hyphen stays, as in "co-operate".

Typesetters have a hyphen of their own (U+2010). In a paper that writes compounds with the usual one, and this one at
line ends only, it parts words there and nothing else. Elsewhere it is a hyphen like any other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from extract.model import Line, Word
from extract.sparse import WrittenWords

SOFT = "\u00ad"
TYPESET, MINUS = "\u2010", "\u2212"
BROKEN = re.compile(rf"[^\W\d_]{{2,}}[-{TYPESET}{MINUS}]$")
WITHIN = re.compile(rf"[^\W\d_]([-{TYPESET}])[^\W\d_]")
"""A hyphen within a word."""
PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word without the marks around it, its own hyphens in it."""
APART = 1.0
"""White in font sizes that parts columns."""
JUSTIFIED = 2.5
"""White in font sizes that may also stand between words of a justified line."""
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
        self.words = WrittenWords(self._text, PLAIN)

    @cached_property
    def typeset(self) -> bool:
        """Whether the typesetter's hyphen only parts words at line ends."""
        within = {mark for lines in self._pages for line in lines for mark in WITHIN.findall(line.text)}
        return within == {"-"}

    def _text(self) -> str:
        return " ".join([word.text for lines in self._pages for line in lines for word in line.words])


def _softened(lines: tuple[Line, ...], vocabulary: _Vocabulary) -> tuple[Line, ...]:
    found = list(lines)
    for number, line in enumerate(lines):
        text = line.text
        broken = _broken(line) if "-" in text or TYPESET in text or MINUS in text else ()
        for at, lefts in broken:
            stem, mark = line.words[at].text[:-1], line.words[at].text[-1]
            below = lines[number + 1 : number + 1 + LINES_BELOW]
            tail = next(filter(None, (_tail(below, left, line.size) for left in lefts)), "")
            if tail and _is_one(stem, tail, mark, vocabulary):
                found[number] = _with_word(found[number], at, stem + SOFT)
            elif tail and mark == MINUS:
                found[number] = _with_word(found[number], at, stem + "-")
        if TYPESET in text:
            plain = [word._replace(text=word.text.replace(TYPESET, "-")) for word in found[number].words]
            found[number] = Line(line.page, tuple(plain))
    return tuple(found)


def _is_one(stem: str, tail: str, mark: str, vocabulary: _Vocabulary) -> bool:
    """Whether ``stem`` at a line's end and ``tail`` below are one word, by how the paper writes it elsewhere."""
    if f"{stem.lower()}-{tail}" in vocabulary.words:
        return False
    whole = (PLAIN.findall(stem) or [""])[-1].lower() + tail
    return whole in vocabulary.words or (mark == TYPESET and vocabulary.typeset)


def _with_word(line: Line, at: int, text: str) -> Line:
    words = list(line.words)
    words[at] = words[at]._replace(text=text)
    return Line(line.page, tuple(words))


def _broken(line: Line) -> Iterator[tuple[int, tuple[float, ...]]]:
    """The words of a line that end a column's line with a hyphen: their index, and where that column's line begins,
    the likeliest place first: white that parts columns may be that of justified lines."""
    words = line.words
    if not any(word.text.endswith(("-", TYPESET, MINUS)) for word in words):
        return
    lefts: tuple[float, ...] = (words[0].box.x0,)
    for at, word in enumerate(words):
        gap = words[at + 1].box.x0 - word.box.x1 if at + 1 < len(words) else math.inf
        if gap > APART * line.size:
            if BROKEN.search(word.text):
                yield at, lefts
            if at + 1 < len(words):
                lefts = (words[at + 1].box.x0, *(lefts if gap <= JUSTIFIED * line.size else ()))


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
