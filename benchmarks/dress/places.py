"""Where the fields of gold stand: the cells of a paper's tables that hold them, and the heads or labels over these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.issues import Issues
from extract.model import Cell, Document, Table
from extract.read import read_document
from extract.tables import find_tables

Gold = Mapping[str, Any]
FIELDS = {
    "action": ("actions", "text"),
    "lead": ("actions", "lead_raw"),
    "time": ("actions", "timescale_raw"),
    "status": ("actions", "status"),
    "ref": ("actions", "ref"),
    "asked": ("recommendations", "text"),
    "number": ("recommendations", "number"),
}
"""The fields of a plan by the lists and keys of gold that hold them."""
MOSTLY, FEWEST = 0.5, 2
LONGEST_HEAD = 8
"""Words."""


@dataclass(frozen=True)
class Held:
    """A cell that holds a field of gold."""

    field: str
    page: int
    table: int
    cell: Cell


def level(text: object) -> str:
    return " ".join(str(text or "").replace("\u00ad", "").split()).casefold()


@dataclass(frozen=True)
class Laid:
    """A paper as our own reader sees it, page by page, so that heads printed anew on each page are seen too."""

    document: Document
    tables: Mapping[int, Sequence[Table]]

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        for page, tables in self.tables.items():
            for number, table in enumerate(tables):
                yield from ((page, number, cell) for cell in table.cells if cell.lines)


def laid(paper: Path) -> Laid:
    document = read_document(paper, Issues(), "none")
    return Laid(
        document,
        {
            page.number: find_tables(replace(document, pages=(page,), structure=None), Issues())
            for page in document.pages
        },
    )


def values(gold: Gold, field: str) -> set[str]:
    listed, key = FIELDS[field]
    return {level(record.get(key)) for record in gold.get(listed) or []} - {""}


def held(paper: Laid, gold: Gold) -> list[Held]:
    """Cells that hold a field: short ones only where most of their column, or the label beside them, says the same."""
    wanted = {field: values(gold, field) for field in FIELDS}
    found = []
    for page, tables in paper.tables.items():
        for number, table in enumerate(tables):
            for column in range(table.n_columns):
                cells = [cell for cell in table.cells if cell.column == column and cell.lines]
                found += [Held(field, page, number, cell) for field, cell in _column(cells, wanted)]
    return found


def _column(cells: Sequence[Cell], wanted: Mapping[str, set[str]]) -> Iterator[tuple[str, Cell]]:
    fits = {field: [cell for cell in cells if level(cell.text) in texts] for field, texts in wanted.items()}
    told: set[int] = set()
    for field in sorted(fits, key=lambda field: -len(fits[field])):
        own = [cell for cell in fits[field] if id(cell) not in told]
        if own and (len(own) == len(fits[field]) or len(own) > 0.5 * len(cells)):
            told |= {id(cell) for cell in own}
            yield from ((field, cell) for cell in own)


def heads(paper: Laid, found: Sequence[Held]) -> dict[tuple[str, str], list[tuple[int, Cell]]]:
    """(field, printed head) → the cells that print it: over its column in the table's first rows, or beside it.

    A head of cells most of which hold something else is none; nor are two of one field in a paper, of which each
    says what the other does not ("Original date", "Revised date")."""
    said: Counter[tuple[str, str]] = Counter()
    for one in found:
        if head := _head_of(paper.tables[one.page][one.table], one.cell):
            said[one.field, level(head.text)] += 1
    below: Counter[str] = Counter()
    for page, number, cell in paper.cells():
        if head := _head_of(paper.tables[page][number], cell):
            below[level(head.text)] += 1
    told: dict[str, str] = {}
    for (field, head), count in said.most_common():
        if head not in told and count >= FEWEST and count > MOSTLY * below[head]:
            told[head] = field
    data = {id(one.cell) for one in found}
    places: dict[tuple[str, str], list[tuple[int, Cell]]] = {}
    for page, _, cell in paper.cells():
        text = level(cell.text)
        if text in told and id(cell) not in data and len(text.split()) <= LONGEST_HEAD:
            places.setdefault((told[text], text), []).append((page, cell))
    each = Counter(field for field, _ in places)
    return {key: cells for key, cells in places.items() if each[key[0]] == 1}


def _head_of(table: Table, cell: Cell) -> Cell | None:
    """The cell at the top of the column, or, in a table of two columns, the label at its left."""
    if table.n_columns in (2, 4) and cell.column % 2 == 1:
        beside = [one for one in table.covering[cell.row] if one.column == cell.column - 1 and one.lines]
        if beside and len(beside[0].text.split()) <= LONGEST_HEAD and (cell.row == 0 or table.n_columns == 2):
            return beside[0]
    over = [one for one in table.cells if one.column == cell.column and one.lines and one.row < cell.row]
    return min(over, key=lambda one: one.row, default=None)
