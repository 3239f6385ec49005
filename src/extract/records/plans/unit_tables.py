"""A unit: the lines of one matter, and the small table that it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.model import Cell, Line, Region, Table
from extract.records.plans.card_rows import CardRows
from extract.records.plans.looks import box_of


class Unit(NamedTuple):
    lines: tuple[Line, ...]
    badges: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundUnits:
    """A table for each unit, and what is read in those that have no labels."""

    tables: tuple[Table, ...]
    read: Mapping[int, CardRows]
    """By place in ``tables``."""


def unit_table(title: Sequence[Line], rows: Sequence[tuple[Sequence[Line], Sequence[Line]]]) -> Table:
    """The title over two columns, and a row for each label (none: []) and its value."""
    lines = [*title, *(line for row in rows for part in row for line in part)]
    pages = sorted({line.page for line in lines})
    regions = tuple(Region(page, box_of([line for line in lines if line.page == page])) for page in pages)
    cells = [_cell(0, 0, 2, title, regions[0])] if title else []
    for number, (label, value) in enumerate(rows, start=len(cells)):
        empty = Region(pages[0], box_of(label or value))
        cells += [_cell(number, 0, 1, label, empty), _cell(number, 1, 1, value, empty)]
    return Table(tuple(cells), len(rows) + bool(title), 2, regions, "aligned", 0.8)


def _cell(row: int, column: int, span: int, lines: Sequence[Line], empty: Region) -> Cell:
    pages = sorted({line.page for line in lines})
    places = tuple(Region(page, box_of([line for line in lines if line.page == page])) for page in pages)
    return Cell(row, column, 1, span, tuple(lines), places or (empty,))
