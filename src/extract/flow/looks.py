"""How words are set: pieces of a line with white between them, and the run of another style that ends some words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.boxes import new_tuple
from extract.kept import kept
from extract.model import Box, Line, Word

WHITE = 1.2
"""Font sizes of white that part two pieces of a line."""
JOINERS = frozenset("–—-·•|:/")
"""Marks that stand between two things said, and belong to neither."""


LONGEST_TOPIC = 6
"""Words of a topic that begins a paragraph."""


class Look(NamedTuple):
    """Size of type in half points, bold, italic."""

    size: int
    bold: bool
    italic: bool


def look_of(word: Word) -> Look:
    look: Look = new_tuple(Look, (round(2 * word.size), word.bold, word.italic))  # asked of every word
    return look


def pieces_of(line: Line, white: float = WHITE) -> Sequence[Line]:
    """The parts of a line with wide white between them."""
    return (line,) if line.white <= white * line.size else _pieces(line, white)


@kept
def _pieces(line: Line, white: float) -> Sequence[Line]:
    return [Line(line.page, words) for words in words_together(line, white)]


def words_together(line: Line, white: float = WHITE) -> Iterator[tuple[Word, ...]]:
    """The words of the parts of a line."""
    words, start = line.words, 0
    if line.white > white * line.size:
        for at, (before, word) in enumerate(pairwise(words), start=1):
            if word.box.x0 - before.box.x1 > white * line.size:
                yield words[start:at]
                start = at
    yield words[start:]


def gap_at(line: Line, white: float) -> int | None:
    """Index of the first word behind the (last) widest white of a line; None where it is below ``white`` font sizes."""
    whites = [b.box.x0 - a.box.x1 for a, b in pairwise(line.words)]
    if not whites or max(whites) < white * line.size:
        return None
    return len(whites) - whites[::-1].index(max(whites))


def box_of(lines: Sequence[Line]) -> Box:
    return Box.around(line.box for line in lines)


def with_ending_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines up to the words that end them in another look than the first has, and those words; none where all are
    of one look, or the look turns back."""
    words = [(number, word) for number, line in enumerate(lines) for word in line.words]
    last = look_of(words[-1][1])
    start = len(words)
    while start and look_of(words[start - 1][1]) == last:
        start -= 1
    if not start or look_of(words[0][1]) == last:
        return list(lines), []
    while start > 1 and words[start - 1][1].text in JOINERS:
        start -= 1
    return _lines(lines, words[:start]), _lines(lines, words[start:])


def _lines(lines: Sequence[Line], words: Sequence[tuple[int, Word]]) -> list[Line]:
    kept = [(line.page, tuple(word for at, word in words if at == number)) for number, line in enumerate(lines)]
    return [Line(page, own) for page, own in kept if own]


def begins_with_topic(line: Line) -> bool:
    """Whether a few words in bold that end in a stop or colon begin a line of plain ones: "**Stock.** Spend …"."""
    bold = next((at for at, word in enumerate(line.words) if not word.bold), 0)
    if not 0 < bold <= LONGEST_TOPIC or any(word.bold for word in line.words[bold:]):
        return False
    return line.words[bold - 1].text.endswith((".", ":"))
