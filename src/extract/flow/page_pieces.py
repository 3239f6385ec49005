"""A page in pieces: runs of text, in a drawn box or in none, and the tables at their places between them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.flow.drawn_bullets import with_drawn_bullets
from extract.flow.footnotes import split_footnotes
from extract.flow.frames import Frame, find_frames
from extract.flow.page_columns import in_columns
from extract.flow.remarks import without_remarks
from extract.model import Box, Line, Page, Table, Word

UNDRAWN = ("aligned", "camelot")
"""Ways of finding a table by white space alone."""
SLACK = 1.0
"""Points by which the middle of a table's word may stand out of the table."""


PAGE_OF = re.compile(r"^page \d{1,4} of \d{1,4}$", re.IGNORECASE)
"""A page's number wherever it stands; on a page full of tables it may not have been told as its foot."""


class Run(NamedTuple):
    """Lines of running text that stand together: all in one frame or in none."""

    lines: list[Line]
    frame: Frame | None
    note: bool


class Inset(NamedTuple):
    """A table at its place in the flow."""

    number: int
    table: Table


class Gap(NamedTuple):
    """A table that is left out, at the head or foot of a page: what stands before it seldom goes on after it."""

    page: int


Piece = Run | Inset | Gap


class _Standing(NamedTuple):
    """A table on a page: its number, the box it fills there, and the boxes of its words there.

    ``whole``: all words in the box are the table's, also those that no cell has (the header repeated on each page).
    """

    number: int
    table: Table
    box: Box
    words: frozenset[Box]
    whole: bool
    reach: tuple[float, float]
    """Top and bottom of all that, points."""

    def beside(self, line: Line) -> bool:
        """Whether words of the line can be the table's."""
        return line.box.bottom >= self.reach[0] and line.box.top <= self.reach[1]

    def has(self, word: Word) -> bool:
        return word.box in self.words or (self.whole and _inside(word, self.box))


def boxes_kept(tables: Sequence[Table], skip: Container[int], by_cell: Container[int]) -> dict[int, list[Box]]:
    """By page the boxes of tables that are not left to the running text."""
    boxes: dict[int, list[Box]] = {}
    for number, table in enumerate(tables):
        if number in skip or number in by_cell or table.method not in UNDRAWN:
            for region in table.regions:
                boxes.setdefault(region.page, []).append(region.box)
    return boxes


def _standing(
    page: Page, tables: Sequence[Table], skip: Container[int], by_cell: Container[int]
) -> Iterator[_Standing]:
    """The tables on a page. One without drawn cells that holds no data, and is not among those to be read ``by_cell``,
    is left to the running text: a list set in columns, or a head of names and values, reads line by line."""
    for number, table in enumerate(tables):
        if number not in skip and number not in by_cell and table.method in UNDRAWN:
            continue
        boxes = [region.box for region in table.regions if region.page == page.number]
        if not boxes:
            continue
        lines = [line for cell in table.cells for line in cell.lines if line.page == page.number]
        words = frozenset(word.box for line in lines for word in line.words)
        around, own = Box.around(boxes), Box.around([*boxes, *(line.box for line in lines)])
        whole = number in skip or len(table.regions) > 1
        yield _Standing(number, table, around, words, whole, (own.top - SLACK, own.bottom + SLACK))


def page_pieces(
    page: Page,
    tables: Sequence[Table],
    skip: Container[int],
    bullets: Sequence[Box] = (),
    by_cell: Container[int] = frozenset(),
) -> list[Piece]:
    """What stands on a page, top to bottom: runs of text, the tables that begin there, then its footnotes.
    ``bullets`` are those drawn as shapes.

    Tables whose index is in ``skip`` are left out, their words with them; those in ``by_cell`` stand at their places
    though no line is drawn around their cells.
    """
    standing = list(_standing(page, tables, skip, by_cell))
    body, notes = split_footnotes(page)
    body = with_drawn_bullets([line for line in body if not PAGE_OF.match(line.text)], bullets)
    boxes = [each.box for each in standing]
    body, remarks = without_remarks(page, body, boxes)
    frames = find_frames(page, boxes)
    pieces: list[Piece] = []
    in_table = False  # whether the last line was wholly a table's
    placed: set[int] = set()

    def place(each: _Standing) -> None:
        if each.number not in placed and each.number not in skip and each.table.page_first == page.number:
            pieces.append(Inset(each.number, each.table))
        placed.add(each.number)

    for line in body:
        kept = line.words
        for each in standing:
            if not each.beside(line):
                continue
            free = tuple(word for word in kept if not each.has(word))
            if len(free) < len(kept):
                place(each)
                kept = free
        if in_table and kept and not pieces:
            pieces.append(Gap(page.number))
        in_table = not kept
        if kept:
            _add(pieces, line if kept is line.words else replace(line, words=kept), frames)
    for each in standing:
        place(each)
    pieces = [part for piece in pieces for part in (_columns(piece) if isinstance(piece, Run) else [piece])]
    if in_table:
        pieces.append(Gap(page.number))
    pieces += [Run(lines, None, note=True) for lines in remarks]
    free_notes = [line for line in notes if not any(each.has(line.words[0]) for each in standing)]
    return [*pieces, Run(free_notes, None, note=True)] if free_notes else pieces


def _columns(run: Run) -> list[Piece]:
    """The run cut into what stands in columns, a run for each column, and what does not."""
    return [run._replace(lines=part) for part in in_columns(run.lines)]


def _inside(word: Word, box: Box) -> bool:
    return box.holds_centre(word.box, SLACK)


def _frame_of(line: Line, frames: Sequence[Frame]) -> Frame | None:
    """The smallest frame around the line's first word."""
    x, y = line.words[0].box.centre
    around = [frame for frame in frames if frame.box.holds(x, y)]
    return min(around, key=lambda frame: frame.box.area, default=None)


def _add(pieces: list[Piece], line: Line, frames: Sequence[Frame]) -> None:
    frame = _frame_of(line, frames)
    last = pieces[-1] if pieces else None
    if isinstance(last, Run) and last.frame == frame and not last.note:
        last.lines.append(line)
    else:
        pieces.append(Run([line], frame, note=False))
