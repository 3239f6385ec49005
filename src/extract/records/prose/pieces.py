"""The flow cut into what labels announce: each piece with its label, its words, its looks and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.flow.blocks import Block, Slot
from extract.flow.lists import GAP
from extract.flow.looks import gap_at
from extract.kept import kept
from extract.model import Box, Document, Line, Page
from extract.records.phrases import PROSE as SAYS
from extract.records.prose.labels import HEADS, Label, label_of, labelled
from extract.text import Paragraph, join_lines

ITEM_NUMBER = re.compile(
    r"^((?:[A-Z]{0,2}R|Rec)\.?\s?\d{1,3})[.:)]?\s+(?=[A-Z‘“\"(]|(?:that|to)\s|by\s[^,]+,\s+that\s)"
)
"""A recommendation's number as scrutiny and auditors print it: "R1 That …"."""
BESIDE_BULLET = re.compile(
    r"^(?:(?P<before>\(?(?:\d{1,3}|[ivxl]{1,6}|[A-Z]?R\d{1,3})[.:)]?)\s+[•▪■●]"
    r"|•\s+(?P<behind>\(?(?:\d{1,2}|[ivxl]{1,6})[.)]|[A-Z]{1,3}\d{1,2}\.\d{1,2}|\d{1,2}[a-z]))\s+(?=[“‘]?[A-Z])"
)
"""A number in the margin beside a bullet, or a bullet before a number: the number counts."""
CODE = re.compile(r"^[A-Z]{0,2}R\d{1,2}$")
"""A paragraph in bold or in a box with such a code is a recommendation announced by it."""
APART = 1.5
"""Font sizes of white behind a label that stands in a column of its own."""
LONGEST_LABEL, LEAST_SENTENCE = 4, 4
"""Words of such a label; of a bold sentence and of the plain ones after it."""
MARKS = 2
"""Words of plain type before the bold ones: a number and a bullet."""
BARE_NUMBER = re.compile(r"^(\d{1,2})\s+(?=[A-Z][a-z]*\s)")
FEWEST_BARE, LEVEL = 3, 4.0
"""Paragraphs that count up before their numbers are told from figures, and points by which they are level."""
SIGNATURES, LONGEST_SIGNATURE = 4, 8
"""Pieces that sign a letter, its last words among them, and words of each."""
LEAST_WIDTH, LEAST_HEIGHT = 100.0, 12.0
"""Smaller fills, in points, are swatches and underlines."""

HeadKind = Literal["recommendations", "improve", "sentence", "asking", "actions"]
"""What kind of list a piece heads; "asking" by no words of its own: what stands below it asks, in a paper of others."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the flow. ``text`` is without label and marker; ``level`` as in ``Block``."""

    text: str
    label: Label | None
    marker: str
    level: int
    bold: bool
    boxed: bool
    """Whether it stands in a drawn or shaded box."""
    lines: tuple[Line, ...]
    cell: Slot | None = None
    """Where it stands in one of several cells side by side: which."""
    when: Piece | None = None
    """The head above that says by when (``time_heads``)."""
    heads: HeadKind | None = None
    """The list that its words head (``heads``)."""

    @property
    def in_grid(self) -> bool:
        return self.cell is not None

    @property
    def full_text(self) -> str:
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def printed(self) -> str:
        """Its lines as one string, with number and label."""
        return join_lines(self.lines)

    @property
    def left(self) -> float:
        return self.lines[0].words[0].box.x0

    @property
    def place(self) -> tuple[int, float]:
        """Page and height at which it begins."""
        return self.lines[0].page, self.lines[0].box.top


@kept
def pieces_of(blocks: Sequence[Block], document: Document) -> list[Piece]:
    """The pieces of one paper's flow in reading order, footnotes left out."""
    shades: dict[int, list[Box]] = {}
    found: list[Piece] = []
    for block in _numbers_beside([block for block in blocks if block.text and not block.note]):
        if block.page not in shades:
            shades[block.page] = shaded_boxes(document.pages[block.page - 1])
        boxed = block.frame is not None or _wide(block) or _stands_in(block.paragraph.lines[0], shades[block.page])
        found.extend(_pieces(block, boxed))
    return _with_bare_numbers(list(_without_signatures(found)))


def _with_bare_numbers(pieces: list[Piece]) -> list[Piece]:
    """The pieces, where paragraphs begin with 1, 2, 3 … and no mark behind, level with each other, with these as their
    numbers."""
    chain: list[tuple[int, re.Match[str]]] = []
    for at, piece in enumerate(pieces):
        plain = not (piece.level or piece.label or piece.bold)
        number = BARE_NUMBER.match(piece.full_text) if plain and piece.marker.isdigit() | (not piece.marker) else None
        before, last = (int(chain[-1][1][1]), pieces[chain[-1][0]]) if chain else (0, piece)
        level = abs(last.left - piece.left) <= LEVEL and last.in_grid == piece.in_grid
        if number and level and before < int(number[1]) <= before + (GAP if chain else 1):
            chain.append((at, number))
    for at, number in chain if len(chain) >= FEWEST_BARE else ():
        pieces[at] = replace(pieces[at], marker=number[1], text=pieces[at].full_text[number.end() :])
    return pieces


def _without_signatures(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without what ends a letter: "Yours sincerely," and the few words below it that sign."""
    left = 0
    for piece in pieces:
        plain = not (piece.level or piece.label or piece.marker) and len(piece.text.split()) <= LONGEST_SIGNATURE
        left = SIGNATURES if SAYS["signs_off"].match(piece.text) else left - 1 if plain else 0
        if left <= 0:
            yield piece


def _numbers_beside(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those of a table's row that is a number beside words as an item of a list is: marker and words."""
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.slot and not block.slot.wide:
            rows.setdefault((block.slot.table, block.slot.row), []).append(block)
    numbered = {place: row for place, row in rows.items() if _is_item(row)}
    for block in blocks:
        row = numbered.get((block.slot.table, block.slot.row)) if block.slot else None
        if row is None:
            yield block
        elif block is not row[0]:
            marker = row[0].text if block is row[1] else block.marker
            yield replace(block, marker=marker, slot=None)


def _is_item(row: Sequence[Block]) -> bool:
    """Whether a row holds a number and, in one cell beside it, words."""
    columns = {block.slot.column for block in row[1:] if block.slot}
    first = row[0].slot
    beside = first is not None and len(columns) == 1 and first.column not in columns
    return (
        beside and not row[1].marker and bool(SAYS["number_cell"].match(row[0].text)) and len(row[1].text.split()) > 3
    )


def _wide(block: Block) -> bool:
    return block.slot is not None and block.slot.wide


def shaded_boxes(page: Page) -> list[Box]:
    """The boxes on ``page`` that are shaded behind text: large enough for a line, smaller than the page, not white."""
    return [
        fill.box
        for fill in page.fills
        if fill.box.width >= LEAST_WIDTH
        and fill.box.height >= LEAST_HEIGHT
        and fill.box.area < 0.8 * page.width * page.height
        and fill.colour.lower() != "#ffffff"
    ]


def _stands_in(line: Line, boxes: Sequence[Box]) -> bool:
    return any(box.holds_centre(line.words[0].box) for box in boxes)


def _pieces(block: Block, boxed: bool) -> Iterator[Piece]:
    cell = block.slot if block.slot is not None and not block.slot.wide else None
    groups = _groups(block.paragraph.lines)
    if any(line.letters.bold for line in block.paragraph.lines):  # else nothing stands out in it
        groups = [part for group in groups for labels in _at_labels(group) for part in _after_bold(labels)]
    for place, group in enumerate(groups):
        paragraph = Paragraph(tuple(group), "" if place else block.marker, False)
        bold = paragraph.bold
        stands_out = bool(block.level) or bold
        text = (block.text if len(groups) == 1 else paragraph.text).strip()
        if HEADS.match(text):
            continue
        gapped = _with_colon(group[0])
        if gapped != group[0].text and not paragraph.marker:
            text = " ".join([gapped, *(line.text for line in group[1:])])
        marker, text = _marker(paragraph.marker, text)
        level = block.level if place == 0 else 0
        if (bold or (boxed and cell is None)) and not level and CODE.match(marker):
            yield Piece(
                text, Label("recommendation", marker, text, coded=True), marker, level, True, boxed, tuple(group), cell
            )
            continue
        for label, words in labelled(text, alone=stands_out):
            yield Piece(words, label, marker, level, bold, boxed, tuple(group), cell)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """A block's lines, cut where one begins with a label, or with a code as the first does, or heads a table, as ragged
    lines run together."""
    groups: list[list[Line]] = []
    for line in lines:
        label = label_of(line.text) if groups else None
        coded = CODE.match(line.words[0].text) and CODE.match(lines[0].words[0].text)
        level = coded and abs(line.box.x0 - lines[0].box.x0) <= LEVEL
        if not groups or level or HEADS.match(line.text) or (label and label.kind != "recommendation"):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _with_colon(line: Line) -> str:
    """The words of a line; where a label stands apart from them by white, as in a column, with a colon behind it."""
    at = gap_at(line, APART) if line.white >= APART * line.size else None  # seldom
    if at is None or at > LONGEST_LABEL:
        return line.text
    before, after = (" ".join(word.text for word in words) for words in (line.words[:at], line.words[at:]))
    return f"{before}: {after}" if not before.endswith(":") and label_of(f"{before}:") else line.text


def _at_labels(lines: list[Line]) -> list[list[Line]]:
    """Lines cut where a bold label stands amid plain words: "… 14 of 60. **Recommendation:** Cards should …"."""
    words = [(number, place, word) for number, line in enumerate(lines) for place, word in enumerate(line.words)]
    bold = [word.bold for _, _, word in words]
    cuts: list[tuple[int, int]] = []
    for at in range(LEAST_SENTENCE, len(words)):
        if not bold[at] or bold[at - 1]:
            continue
        end = next((n for n in range(at, len(words)) if not bold[n]), len(words))
        text = " ".join(word.text for _, _, word in words[at:end])
        if end - at <= LONGEST_LABEL and end < len(words) and label_of(text, alone=True):
            cuts.append(words[at][:2])
    return _cut_at(lines, cuts)


def _cut_at(lines: list[Line], cuts: Sequence[tuple[int, int]]) -> list[list[Line]]:
    """Lines cut before the words at ``cuts``: number of the line, and of the word in it."""
    found: list[list[Line]] = [[]]
    for number, line in enumerate(lines):
        start = 0
        for place in [place for at, place in cuts if at == number]:
            if line.words[start:place]:
                found[-1].append(Line(line.page, line.words[start:place]))
            found.append([])
            start = place
        found[-1].append(Line(line.page, line.words[start:]) if start else line)
    return [group for group in found if group]


def _after_bold(lines: list[Line]) -> list[list[Line]]:
    """Lines cut where a bold sentence at their head ends and plain words follow: a recommendation and its reasons."""
    words = [(number, place, word) for number, line in enumerate(lines) for place, word in enumerate(line.words)]
    start = next((n for n, (_, _, word) in enumerate(words[: 1 + MARKS]) if word.bold), 0)
    bold = next((n for n in range(start + 1, len(words)) if not words[n][2].bold), len(words))
    ends = words[bold - 1][2].text.endswith((".", "?", "!"))
    if not ends or min(bold, len(words) - bold) < LEAST_SENTENCE or any(word.bold for _, _, word in words[bold:]):
        return [lines]
    return _cut_at(lines, [words[bold][:2]])


def _marker(marker: str, text: str) -> tuple[str, str]:
    whole = f"{marker} {text}" if marker else text
    if found := BESIDE_BULLET.match(whole):
        return found["behind"] or found["before"], whole[found.end() :]
    if not marker and (number := ITEM_NUMBER.match(text)):
        return number[1], text[number.end() :]
    return marker, text
