"""Pages and tables → the paper's paragraphs in reading order, each with its place and its looks.

Everything in prose is found in this flow: passages, decisions and links. Tables of data are left out of it; boxes
and key/value tables, which hold prose, give their cells' paragraphs in place.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.flow.drawn_bullets import drawn_bullets, with_drawn_bullets
from extract.flow.footnotes import note_paragraphs
from extract.flow.frames import Frame
from extract.flow.headings import Looks, heading_levels
from extract.flow.lettered import lettered
from extract.flow.numbers_apart import with_numbers_before
from extract.flow.page_pieces import Gap, Inset, Piece, Run, boxes_kept, page_pieces
from extract.flow.side_notes import without_side_notes
from extract.kept import kept
from extract.model import Box, Document, Line, Region, Table
from extract.text import TERMINAL, Paragraph, cell_paragraphs, paragraphs

SAME_EDGE = 3.0
"""Left edges that differ by no more than this many points are the same."""

REFERS = re.compile(
    r"^\W*(?:appendix|annex|section|part|paragraph|table|figure|schedule|option|item|policy)$", re.IGNORECASE
)
"""Words that a number or letter belongs to: at the head of the next line it is no list number."""
OPEN_PHRASE = re.compile(
    r"(?:,|^(?:and|or|of|the|a|an|to|for|in|on|at|by|with|from|as|that|which|&|–|its|their|our))$", re.IGNORECASE
)
"""A line that ends so breaks off in mid-phrase."""


FIELD = re.compile(r"^[A-Z][\w’'()/-]*(?: [\w’'()/-]+){0,4}:(?=\s)")
"""The label of a form's field, before its words."""


class Slot(NamedTuple):
    """The table cell a paragraph stands in. ``wide``: the cell takes the whole width of its table."""

    table: int
    row: int
    column: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the flow.

    ``level`` is 0 for text, 1 for a main heading, more for those under it. ``frame`` is the drawn box it stands in.
    ``note`` is true for a footnote. ``text`` has neither number nor bullet; see ``marker``.
    """

    paragraph: Paragraph
    text: str
    marker: str
    level: int = 0
    frame: Frame | None = None
    slot: Slot | None = None
    note: bool = False

    @property
    def full_text(self) -> str:
        """Its words with the number as printed, or with "• " for a bullet."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def page(self) -> int:
        return self.paragraph.lines[0].page

    @property
    def left(self) -> float:
        """Left edge of its first line, in points."""
        return self.paragraph.lines[0].words[0].box.x0

    @property
    def place(self) -> tuple[int, float]:
        """Page and height at which it begins."""
        first = self.paragraph.lines[0]
        return first.page, first.box.top

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where it stands: one box on each of its pages."""
        return regions_of(self.paragraph.lines)

    @property
    def in_cell(self) -> bool:
        return self.slot is not None


def regions_of(lines: Sequence[Line]) -> tuple[Region, ...]:
    """One box a page around ``lines``."""
    if len(lines) == 1:
        return (lines[0].region,)
    pages: dict[int, list[Box]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line.box)
    return tuple(Region(page, Box.around(boxes)) for page, boxes in pages.items())


@kept
def reading_flow(
    document: Document,
    tables: Sequence[Table],
    first_page: int,
    last_page: int,
    skip: Container[int],
    by_cell: Container[int] = frozenset(),
) -> list[Block]:
    """The paragraphs of pages ``first_page`` to ``last_page`` (from 1, both included), in reading order.

    Tables whose index in ``tables`` is in ``skip`` are left out; the paragraphs of the others come cell by cell
    where the table begins, if lines are drawn around its cells or it is in ``by_cell``. Footnotes stand at the end of
    their page's text, marked as such; so do the notes of a column beside the text.
    """
    printed = [with_numbers_before(page) for page in document.pages[first_page - 1 : last_page]]
    bullets = drawn_bullets(printed)
    pages, notes = without_side_notes(printed, boxes_kept(tables, skip, by_cell))
    pieces: list[Piece] = []
    for page in pages:
        found = page_pieces(page, tables, skip, bullets.get(page.number, ()), by_cell)
        if beside := [line for line in notes if line.page == page.number]:
            found = [*_narrower_from(found, beside[0].box.top), Run(beside, None, note=True)]
        pieces += found
    blocks = _numbered_panels(_ordered(pieces, bullets))
    levels = heading_levels([Looks(block.paragraph, block.marker, block.text, block.in_cell) for block in blocks])
    told = zip(blocks, levels, strict=True)
    return [replace(block, level=level) if level and not block.note else block for block, level in told]


# ---------------------------------------------------------------- pieces in order, joined over page breaks


def _ordered(pieces: Sequence[Piece], bullets: Mapping[int, Sequence[Box]]) -> list[Block]:
    blocks: list[Block] = []
    told: set[tuple[int, Box]] = set()
    open_end: Block | None = None  # the running text's last paragraph, which may go on on the next page
    gap = False  # whether a table that is left out stands since then
    for piece in pieces:
        if isinstance(piece, Gap):
            gap = True
            continue
        if isinstance(piece, Inset):
            blocks.extend(_cell_blocks(piece, bullets, told))
            open_end = None
            continue
        found = _run_blocks(piece)
        if piece.note:
            blocks.extend(found)
            continue
        if open_end and _goes_on(open_end, found[0]) and not (gap and not found[0].text[:1].islower()):
            joined = _joined(open_end, found.pop(0))
            blocks[_index_of(blocks, open_end)] = joined
            open_end = joined
        blocks.extend(found)
        open_end, gap = found[-1] if found else open_end, False
    return blocks


def _narrower_from(pieces: Sequence[Piece], top: float) -> Iterator[Piece]:
    """The pieces of a page, runs cut where a column begins beside them (``top``, points): lines are shorter there."""
    for piece in pieces:
        lines = piece.lines if isinstance(piece, Run) else []
        above = [line for line in lines if line.box.bottom <= top]
        if isinstance(piece, Run) and above and len(above) < len(lines):
            yield piece._replace(lines=above)
            yield piece._replace(lines=lines[len(above) :])
        else:
            yield piece


def _numbered_panels(blocks: list[Block]) -> list[Block]:
    """The blocks; where drawn boxes begin with a number of their own, and these count up, it is a list's."""
    firsts = [n for n, block in enumerate(blocks) if block.frame and not (n and blocks[n - 1].frame == block.frame)]
    for n, paragraph in zip(firsts, lettered([blocks[n].paragraph for n in firsts], level=False), strict=True):
        if paragraph is not blocks[n].paragraph:
            blocks[n] = _block(paragraph, blocks[n].frame)
    return blocks


def _index_of(blocks: Sequence[Block], block: Block) -> int:
    return next(index for index in range(len(blocks) - 1, -1, -1) if blocks[index] is block)


def _run_blocks(run: Run) -> list[Block]:
    if run.note:
        return [_block(paragraph, note=True) for paragraph in note_paragraphs(run.lines)]
    whole: list[Paragraph] = []
    edge = max(line.words[-1].box.x1 for line in run.lines)
    for paragraph in paragraphs(run.lines):
        if whole and _same_sentence(whole[-1], paragraph, edge):
            whole[-1] = Paragraph(whole[-1].lines + paragraph.lines, whole[-1].marker, whole[-1].blank_before)
        else:
            whole.append(paragraph)
    return [_block(paragraph, run.frame) for paragraph in lettered(whole)]


def _block(paragraph: Paragraph, frame: Frame | None = None, slot: Slot | None = None, note: bool = False) -> Block:
    return Block(paragraph, paragraph.text, paragraph.marker, 0, frame, slot, note)


def _same_sentence(above: Paragraph, below: Paragraph, edge: float) -> bool:
    """Whether lines close under an open sentence go on with it, though their first word would have fitted above.

    So they do when they begin with a small letter (the column is narrow, a word too long), when the line above
    breaks off in mid-phrase, or when it nearly reaches ``edge``, the right margin in points: ragged text does not
    fill each line. A "number" after "Appendix" or "Section" is none.
    """
    end, start = above.lines[-1].words, below.lines[0].words
    if above.lines[-1].page != below.lines[0].page or end[-1].text.endswith(TERMINAL):
        return False
    if start[0].box.bottom - end[-1].box.bottom > 1.45 * start[0].size or start[0].bold != end[-1].bold:
        return False
    first = end[1] if above.marker and len(above.lines) == 1 and len(end) > 1 else end[0]
    filled = end[-1].box.x1 > first.box.x0 + 0.87 * (edge - first.box.x0)
    open_line = start[0].text[:1].islower() or filled
    at_number = bool(above.marker) and open_line and abs(start[0].box.x0 - end[0].box.x0) <= SAME_EDGE
    if abs(start[0].box.x0 - first.box.x0) > SAME_EDGE and not at_number:
        return False
    if below.marker:
        return bool(REFERS.search(end[-1].text)) and below.marker != "•"
    return open_line or bool(OPEN_PHRASE.search(end[-1].text))


def _goes_on(above: Block, below: Block) -> bool:
    """Whether the first paragraph of a page goes on with the last one of the page before.

    A heading at the foot does not: its style differs from the text's, or the text begins further left or right.
    """
    end, start = above.paragraph.lines[-1], below.paragraph.lines[0]
    turned = start.page == end.page and start.box.bottom < end.box.top and start.box.x0 > end.box.x0  # next column
    if (start.page == end.page and not turned) or below.marker or (above.frame is None) != (below.frame is None):
        return False
    if end.words[-1].bold != start.words[0].bold and above.paragraph.bold:
        return False
    if abs(end.size - start.size) > 0.6:
        return False
    if start.text[:1].islower():
        return True
    if end.text.endswith(TERMINAL) or above.text.isupper() or _begins_field(above, start):
        return False
    return len(above.paragraph.lines) > 1 if turned else _indent_agrees(above.paragraph, start)


def _begins_field(above: Block, start: Line) -> bool:
    """Whether a line begins the next field of a form: a label and a colon, in bold or as the field above has them."""
    label = FIELD.match(start.text)
    if label is None:
        return False
    last = start.words[len(label.group().split()) - 1]
    return (last.bold and not start.words[-1].bold) or FIELD.match(above.text) is not None


def _indent_agrees(above: Paragraph, start: Line) -> bool:
    if len(above.lines) > 1:
        return abs(above.lines[-1].box.x0 - start.box.x0) <= SAME_EDGE
    words = above.lines[0].words
    body = words[1].box.x0 if above.marker and len(words) > 1 else words[0].box.x0
    return abs(body - start.box.x0) <= SAME_EDGE


def _joined(above: Block, below: Block) -> Block:
    paragraph = Paragraph(
        above.paragraph.lines + below.paragraph.lines, above.paragraph.marker, above.paragraph.blank_before
    )
    return _block(paragraph, above.frame, above.slot, above.note)


# ---------------------------------------------------------------- tables that hold prose


def _cell_blocks(inset: Inset, bullets: Mapping[int, Sequence[Box]], told: set[tuple[int, Box]]) -> Iterator[Block]:
    """The paragraphs of a table's cells, row by row. ``told``: words (page and box) of tables that it overlaps."""
    for cell in inset.table.cells:
        lines = [
            line if len(words) == len(line.words) else replace(line, words=words)
            for line in cell.lines
            if (words := tuple(word for word in line.words if (line.page, word.box) not in told))
        ]
        told.update((line.page, word.box) for line in lines for word in line.words)
        if not lines:
            continue
        lines = [line for each in lines for line in with_drawn_bullets([each], bullets.get(each.page, ()))]
        wide = cell.column_span >= inset.table.n_columns
        slot = Slot(inset.number, cell.row, cell.column, wide)
        own = tuple(lines)
        for paragraph in cell_paragraphs(cell if own == cell.lines else replace(cell, lines=own)):
            yield _block(paragraph, slot=slot)
