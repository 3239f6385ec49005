"""Plans printed as cards: a small table for each action, headings down the left, what they name beside them.

    Recommendation | …            The same card may be two pairs wide:   Owner | … | Due by | …
    Action         | …
    Lead officer   | …

A card is turned on its side, so that its labels are a heading row and its values a row below it; several cards in one
table, one under the other, are several rows. Then it is read like any plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Line, Table
from extract.records.plans.columns import ColumnRole, role_of_heading

LONGEST_LABEL = 7
"""Words."""
MOSTLY = 0.6
"""Share of a card's labels whose wording names a column of a plan."""
BESIDE: frozenset[ColumnRole] = frozenset(("lead", "timescale", "start", "end", "status", "progress"))
"""One of these stands on a card beside its action."""
NUMBERED_LABEL = re.compile(r"^(?:\w+ ){0,3}recommendation (?:no\.? )?[A-Z]{0,3}\d{1,3}:?$", re.IGNORECASE)
COVER = re.compile(
    r"\b(?:reports?|title|subject|meeting|authors?|committee|wards?|exempt|confidential|agenda|presented|purpose|"
    r"appendi(?:x|ces)|portfolio|classification|risks?|likelihood|score|finance|financial|legal)\b",
    re.IGNORECASE,
)
"""Labels of cover sheets, of forms about a decision and of registers; a card has none of these."""


@dataclass(frozen=True, slots=True)
class _Pair:
    label: Cell
    value: Cell | None


def as_rows(table: Table) -> Table | None:
    """A table of cards turned on its side; None where ``table`` is none."""
    if table.n_columns < 2 or table.n_rows < 2:
        return None
    read: list[Cell | list[_Pair]] = []
    for row in table.rows:
        cells = [cell for cell in row if cell.lines or cell.column]
        if not cells:
            continue
        if len([cell for cell in cells if cell.lines]) == 1 and cells[0].column_span == table.n_columns:
            read.append(cells[0])
            continue
        pairs = _pairs(row)
        if pairs is None:
            return None
        read.append(pairs)
    labels = [pair.label for pairs in read if isinstance(pairs, list) for pair in pairs]
    return _turned(table, read) if _are_labels(labels) else None


def _pairs(row: Sequence[Cell]) -> list[_Pair] | None:
    """The cells of a row as label and value, label and value; None where they are not."""
    cells = list(row)
    if len(cells) not in (2, 4, 6) or any(not cell.lines for cell in cells[::2]):
        return None
    if any(len(cell.text.split()) > LONGEST_LABEL for cell in cells[::2]):
        return None
    pairs = zip(cells[::2], cells[1::2], strict=True)
    return [pair for label, value in pairs for pair in _number_apart(label, value)]


def _number_apart(label: Cell, value: Cell) -> list[_Pair]:
    """The number of "Key recommendation 3" as a pair of its own, so that all cards have the same labels."""
    words = [word for line in label.lines for word in line.words]
    if not NUMBERED_LABEL.match(label.text) or len(words) < 2:
        return [_Pair(label, value)]
    page = label.lines[0].page
    head = replace(label, lines=(Line(page, (words[0]._replace(text="Rec"),)),))
    number = replace(value, lines=(Line(page, (words[-1]._replace(text=words[-1].text.rstrip(":")),)),))
    return [_Pair(head, number), _Pair(replace(label, lines=(Line(page, tuple(words[:-1])),)), value)]


def _are_labels(labels: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in labels]
    roles = [role_of_heading(text) for text in texts]
    if len(set(texts)) < 2 or any(COVER.search(text) for text in texts):
        return False
    known = sum(role is not None for role in roles)
    acts = "action" in roles or {"recommendation", "response"} <= set(roles)
    return known >= MOSTLY * len(roles) and acts and bool(BESIDE & {role for role in roles if role})


def _turned(table: Table, read: Sequence[Cell | list[_Pair]]) -> Table:
    columns = list(dict.fromkeys(pair.label.text for pairs in read if isinstance(pairs, list) for pair in pairs))
    cells: list[Cell] = []
    row, held, headed = 0, set[str](), False
    for entry in read:
        if isinstance(entry, Cell):
            row += bool(held)
            held = set()
            cells.append(replace(entry, row=row, row_span=1, column=0, column_span=len(columns)))
            row += 1
            continue
        if not headed:
            cells.extend(_heads(read, columns, row))
            row, headed = row + 1, True
        for pair in entry:
            if pair.label.text in held:
                row, held = row + 1, set()
            held.add(pair.label.text)
            if pair.value:
                column = columns.index(pair.label.text)
                cells.append(replace(pair.value, row=row, row_span=1, column=column, column_span=1))
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, row + 1, len(columns), table.regions, table.method, table.score)


def _heads(read: Sequence[Cell | list[_Pair]], columns: Sequence[str], row: int) -> list[Cell]:
    """The labels, each as its card prints it first, as a heading row."""
    first: dict[str, Cell] = {}
    for entry in read:
        for pair in entry if isinstance(entry, list) else ():
            first.setdefault(pair.label.text, pair.label)
    return [
        replace(first[text], row=row, row_span=1, column=column, column_span=1) for column, text in enumerate(columns)
    ]
