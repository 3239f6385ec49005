"""Entries of a narrow column that follow each other without a blank line, each level with the action it belongs to.

A cell of names beside several actions is often full of lines from top to bottom: what parts its entries is only that
one begins at the height of each action. A post that wraps over as many lines would be cut as well, so each part must
be able to stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.model import Cell, Line, Table
from extract.records.plans.numbers import is_number
from extract.records.plans.plain_cells import TIME, is_lead
from extract.text import Paragraph, paragraphs

Block = tuple[Paragraph, ...]
"""Paragraphs without a blank line between them."""
LEVEL = 0.6
"""In sizes of type: lines whose tops differ by less stand level."""
NAME = re.compile(
    r"^(?:(?:Cllr|Councillor|Mrs?|Ms|Dr|Prof)\.? )?[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|van|von)){1,3}$"
)
OPEN = re.compile(r"(?:\b(?:and|of|for|the|to|with)|&)$", re.IGNORECASE)
LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]$", re.IGNORECASE)


def cut_level(blocks: Sequence[Block], tops: Sequence[tuple[int, float]], sure: bool = False) -> list[Block] | None:
    """The lines of a column as one block for each of ``tops`` (page and height of each action), cut where a line begins
    level with it; None where none begins at one of them, or, unless they are ``sure``, a part cannot stand alone."""
    lines = [line for block in blocks for paragraph in block for line in paragraph.lines]
    starts = [next((i for i, line in enumerate(lines) if is_level(line, top)), None) for top in tops]
    if len(tops) < 2 or starts[0] != 0 or None in starts:
        return None
    edges = [start for start in starts if start is not None]
    if edges != sorted(set(edges)):
        return None
    parts = [paragraphs(lines[a:b]) for a, b in pairwise([*edges, len(lines)])]
    if not sure and not all(_stands_alone(" ".join(line.text for p in part for line in p.lines)) for part in parts):
        return None
    return [(replace(part[0], blank_before=True), *part[1:]) for part in parts]


def cut_at_early_ends(own: Sequence[Paragraph], cell: Cell) -> list[Paragraph]:
    """The paragraphs of ``cell``, cut where a line ends early: entries that no white parts."""
    edges = {region.page: region.box.x1 for region in cell.regions}
    found: list[Paragraph] = []
    for one in own:
        parts = _parts(one, lambda line: edges.get(line.page, 0.0))
        found += [p for part in parts for p in paragraphs(part)] if len(parts) > 1 else [one]
    return found


def _parts(one: Paragraph, edge: Callable[[Line], float]) -> list[tuple[Line, ...]]:
    ends = [at for at, (a, b) in enumerate(pairwise(one.lines), start=1) if _ends_early(a, b, edge(a))]
    return [one.lines[a:b] for a, b in pairwise([0, *ends, len(one.lines)])]


def _ends_early(upper: Line, lower: Line, edge: float) -> bool:
    """Whether a line ends though the first word of the next, in capitals, had room in it."""
    needed = upper.box.x1 + 0.5 * upper.size + lower.words[0].box.width
    return upper.page == lower.page and lower.text[:1].isupper() and upper.text[-1:] != "," and needed < edge


class Room(NamedTuple):
    """How a column is set: how wide its lines run, and from base line to base line in its table."""

    width: float
    pitch: float

    def edge(self, line: Line) -> float:
        return line.box.x0 + self.width


def room_in(table: Table, columns: Sequence[int]) -> Room | None:
    """How the lines of the first of the columns are set, those of one word apart, which may stand out of it. None where
    that is not told, as where a line that has room ends in the middle of a phrase: such lines are broken anywhere."""
    cells = [cell for cell in table.cells if cell.column in columns[:1] and cell.column_span == 1]
    width = max((line.box.width for cell in cells for line in cell.lines if len(line.words) > 1), default=0.0)
    pairs = [pair for cell in table.cells for pair in pairwise(cell.lines) if pair[0].page == pair[1].page]
    room = Room(width, median([b.box.bottom - a.box.bottom for a, b in pairs] or [0.0]))
    ends = (pair for cell in cells for pair in pairwise(cell.lines))
    return room if width and not any(OPEN.search(a.text) and _ends_early(a, b, room.edge(a)) for a, b in ends) else None


def by_room(block: Block, room: Room | None) -> Block:
    """The paragraphs of a block of those who lead, told by what had room: a line ends one where the first word of the
    next, in capitals, had room in it, none where it had not and stands as close as lines of the table do."""
    found: list[Paragraph] = []
    if room is None:
        return block
    for one in block:
        upper = found[-1] if found else None
        if upper and not one.marker and one.bold == upper.bold and _runs_on(upper.lines[-1], one.lines[0], room):
            one = replace(upper, lines=upper.lines + one.lines)
            found.pop()
        found += [replace(one, lines=part) for part in _parts(one, room.edge)]
    return tuple(found)


def _runs_on(upper: Line, lower: Line, room: Room) -> bool:
    close = lower.box.bottom - upper.box.bottom < room.pitch + 0.22 * lower.size
    return upper.page == lower.page and close and not _ends_early(upper, lower, room.edge(upper))


def lettered(block: Block) -> list[Block]:
    """The paragraphs that begin with letters or numbers, each with those under it; one where not all do."""
    starts = [i for i, paragraph in enumerate(block) if LETTERED.match(paragraph.printed_marker)]
    if len(starts) < 2 or starts[0] != 0:
        return [block]
    return [block[a:b] for a, b in pairwise([*starts, len(block)])]


def blocks_of(paragraphs: Sequence[Paragraph]) -> list[Block]:
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if groups and not paragraph.blank_before:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return [tuple(group) for group in groups]


def lists_kept_whole(blocks: Sequence[Block]) -> list[Block]:
    """Bullets after a blank line belong to the sentence that announces them."""
    kept: list[Block] = []
    for block in blocks:
        announced = kept and kept[-1][-1].text.endswith(":")
        if kept and block[0].marker == "•" and (announced or kept[-1][-1].marker == "•"):
            kept[-1] = (*kept[-1], *block)
        else:
            kept.append(block)
    return kept


def split_at_levels(blocks: Sequence[Block], column: Sequence[Block]) -> list[Block]:
    """Where actions follow without blank lines, an entry beside them starts a new one, if a paragraph does."""
    paragraphs = [paragraph for block in blocks for paragraph in block]
    starts = {0}
    for entry in column[1:]:
        level = next((i for i, p in enumerate(paragraphs) if is_level(p.lines[0], height(entry))), None)
        if level is None:
            return list(blocks)
        starts.add(level)
    ordered = [*sorted(starts), len(paragraphs)]
    return [tuple(paragraphs[a:b]) for a, b in pairwise(ordered)]


def numbers_in_cells(cells: Sequence[Cell]) -> list[Block]:
    """The numbers of a cell that holds several, one below the other, one for each action."""
    lines = [line for cell in cells for line in cell.lines]
    several = len({line.text for line in lines}) == len(lines) > 1 and all(is_number(line.text) for line in lines)
    several = several and len({re.sub(r"\d+", "0", line.text) for line in lines}) == 1  # "24 006" over "118" is one
    return [tuple(paragraphs([line])) for line in lines] if several else []


def height(block: Block) -> tuple[int, float]:
    line = block[0].lines[0]
    return line.page, line.box.top


def is_level(line: Line, top: tuple[int, float]) -> bool:
    return line.page == top[0] and abs(line.box.top - top[1]) < LEVEL * line.size


def _stands_alone(text: str) -> bool:
    """Whether words read like a whole party or time: not the second half of one that wraps."""
    return is_lead(text) or bool(NAME.match(text)) or bool(TIME.match(text))
