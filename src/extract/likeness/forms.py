"""Paragraphs and cells of one form: lists come in runs, and their items look alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.flow.blocks import Block
from extract.likeness.features import CellPlace, Seen, Text, Unit, units_of
from extract.likeness.reader import reader

FEWEST_WORDS, MOST_WORDS = 2, 120
"""Of a text that may be a record."""
LABEL = 5
"""Words of a cell that names what stands beside it."""
RECURRING = 3
"""Tables in which a name stands beside something, from which it is a label."""
EDGES = 8.0
"""Points within which left edges are the same."""
BESIDE = "beside"
"""How the looks begin of what stands beside a label that recurs."""
NO_RECORDS = frozenset(("financial", "risk", "membership", "contents"))
"""Roles of tables in which no records are sought."""


class Form(NamedTuple):
    """What texts of one form share. ``head``: their heading, or that of their column or row; ``over``: that heading, or
    their table; ``looks``: all else."""

    head: str
    over: object
    looks: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A text of a paper and what the second reader makes of it; ``form`` is None for what can be no record."""

    unit: Unit
    form: Form | None
    chances: Sequence[float]
    """By kind, in the order of ``reader.KINDS``."""

    @property
    def is_record(self) -> float:
        """The chance that it is one record, of whichever kind."""
        return sum(self.chances[1:4])

    @property
    def is_said(self) -> float:
        """The chance that it is a record, or part of one."""
        return 1.0 - self.chances[0]


def read_texts(kind: str, title: str, tables: Sequence[Seen], flow: Sequence[Block]) -> tuple[Read, ...]:
    """What the second reader makes of the paragraphs and cells of a paper of a ``kind``, in its order."""
    units = list(texts_of(kind, title, tables, flow))
    forms = forms_of(units, tables)
    chances = reader().read([unit.features for unit in units])
    return tuple(Read(*one) for one in zip(units, forms, chances.tolist(), strict=True))


def texts_of(kind: str, title: str, tables: Sequence[Seen], flow: Sequence[Block]) -> Iterator[Unit]:
    """The paragraphs and cells of a paper with their features."""
    blocks = [Text(block.text, block.regions, None, block) for block in flow if block.text]
    cells = [text for index, found in enumerate(tables) for text in _cells(found, index)]
    return units_of(kind, title, tables, cells, blocks)


def forms_of(units: Sequence[Unit], tables: Sequence[Seen]) -> list[Form | None]:
    """The form of each text. What ends in a colon leads to a list and is no record."""
    labels = _labels(tables)
    return [
        _form(unit, tables, labels)
        if FEWEST_WORDS <= len(unit.text.split()) <= MOST_WORDS and not unit.text.rstrip().endswith(":")
        else None
        for unit in units
    ]


def _cells(found: Seen, index: int) -> Iterator[Text]:
    for cell in found.table.cells:
        if cell.text and cell.regions:
            place = CellPlace(index, cell.row, cell.row + max(1, cell.row_span), cell.column)
            yield Text(cell.text, cell.regions, place, None, cell)


def _labels(tables: Sequence[Seen]) -> dict[tuple[int, int, int], str]:
    """By table, row and column what names a cell: the words to its left, in a table of names and what belongs to them,
    or where several small tables, a form for each record, name something so; without what numbers them."""
    left: dict[tuple[int, int, int], str] = {}
    named = set()
    for index, found in enumerate(tables):
        first = [cell.text for cell in found.table.cells if cell.column == 0 and cell.text]
        if found.table.n_columns == 2 and first and median(len(text.split()) for text in first) <= LABEL:
            named.add(index)
        for row, cells in enumerate(found.table.rows):
            for name, cell in pairwise(cell for cell in cells if cell.text):
                if len(name.text.split()) <= LABEL:
                    left[index, row, cell.column] = " ".join(filter(str.isalpha, name.text.lower().split()))
    within: dict[str, set[int]] = {}
    for (index, _, _), label in left.items():
        within.setdefault(label, set()).add(index)
    return {at: label for at, label in left.items() if at[0] in named or len(within[label]) >= RECURRING}


def _form(unit: Unit, tables: Sequence[Seen], labels: Mapping[tuple[int, int, int], str]) -> Form | None:
    """The form of a text; None for a heading of a table, or one in a table that holds no records."""
    place, block = unit.spot.cell, unit.spot.block
    if block:
        head = "" if block.level else unit.head
        looks = (_marker(block.marker), block.level, block.paragraph.bold, block.frame is not None)
        return Form(head, head, (*looks, round(block.left / EDGES)))
    if place is None or tables[place.table].role in NO_RECORDS:
        return None
    found = tables[place.table]
    if place.row == 0 and unit.text in found.header:
        return None
    label = labels.get((place.table, place.row, place.column))
    if label is not None:
        return Form(label, "", (BESIDE, label))
    head = found.header[place.column] if place.column < len(found.header) else ""
    over = found.header if any(found.header) else (str(place.table),)
    return Form(head, over, ("column", place.column, found.table.n_columns))


def _marker(marker: str) -> str:
    bare = marker.strip("().")
    return "1" if bare[:1].isdigit() else "a" if bare.isalpha() else bare
