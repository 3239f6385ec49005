"""Words that a narrow cell broke over its lines without a hyphen ("Governanc" above "e"), closed up.

Only where the paper writes the whole word within a line elsewhere, and not all of its pieces as words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.kept import kept
from extract.model import Box, Cell, Document, Line, Table, Word
from extract.sparse import WrittenWords

MOST_PIECES = 4
NEAR_EDGE = 1.6
"""Font sizes of white at most between a broken word and the right edge of its cell."""
LETTERS = re.compile(r"[^\W\d_]+")
TAIL = re.compile(r"([^\W\d_]+)[.,;:)]*$")


@kept
def words_of(document: Document) -> WrittenWords:
    """The words that a paper writes within its lines. A line's first and last may be pieces and count only in lines of
    several words."""

    def write() -> str:
        lines = (line for page in document.pages for line in page.lines)
        return " ".join([word.text for line in lines for word in line.words[1:-1]])

    return WrittenWords(write, LETTERS)


@kept
def with_whole_words(table: Table, vocabulary: WrittenWords) -> Table:
    """``table`` with the broken words of its cells closed up; the same object where there are none."""
    cells = tuple(_mended(cell, vocabulary) for cell in table.cells)
    return table if all(a is b for a, b in zip(cells, table.cells, strict=True)) else replace(table, cells=cells)


def _mended(cell: Cell, vocabulary: WrittenWords) -> Cell:
    if len(cell.lines) < 2 or not any(_may_break(cell, at) for at in range(len(cell.lines) - 1)):
        return cell
    lines = list(cell.lines)
    changed, at = False, 0
    while at < len(lines) - 1:
        count = _pieces(cell, lines, at, vocabulary)
        if count > 1:
            lines[at : at + count] = _joined(lines[at : at + count])
            changed = True
        else:
            at += 1
    return replace(cell, lines=tuple(lines)) if changed else cell


def _may_break(cell: Cell, at: int) -> bool:
    return _fills(cell, cell.lines[at]) and cell.lines[at + 1].text[:1].islower()


def _fills(cell: Cell, line: Line) -> bool:
    """Whether a line ends in a letter, at the right edge of its cell."""
    right = next((region.box.x1 for region in cell.regions if region.page == line.page), line.box.x1)
    return line.text[-1:].isalpha() and right - line.box.x1 <= NEAR_EDGE * line.size


def _pieces(cell: Cell, lines: Sequence[Line], at: int, vocabulary: WrittenWords) -> int:
    """How many lines a word that begins at the end of line ``at`` stands on; 1 where it is whole."""
    start = TAIL.search(lines[at].words[-1].text)
    if start is None or start[1] != lines[at].words[-1].text.lstrip("(‘“\"'"):
        return 1
    pieces = [start[1]]
    for count in range(2, min(MOST_PIECES, len(lines) - at) + 1):
        line = lines[at + count - 1]
        piece = TAIL.match(line.words[0].text)
        if not _fills(cell, lines[at + count - 2]) or piece is None or not piece[1][0].islower():
            return 1
        pieces.append(piece[1])
        whole = "".join(pieces).lower()
        if whole in vocabulary and not all(piece.lower() in vocabulary for piece in pieces):
            return count
        if len(line.words) > 1:
            return 1
    return 1


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines as the one on which the word begins, whole, and what is left of the last one."""
    first, last = lines[0], lines[-1]
    pieces: list[Word] = [first.words[-1], *(line.words[0] for line in lines[1:])]
    box = first.words[-1].box
    whole = pieces[0]._replace(
        text="".join(piece.text for piece in pieces), box=Box(box.x0, box.top, box.x1, box.bottom)
    )
    found = [Line(first.page, (*first.words[:-1], whole))]
    if last.words[1:]:
        found.append(Line(last.page, last.words[1:]))
    return found
