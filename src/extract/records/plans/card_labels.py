"""Cards whose labels stand in the cells, above what they name or before it: "Management response / Agreed. …",
"Responsible officer: …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.model import Cell, Line, Table, Word
from extract.records.plans.columns import ColumnRole, role_of_heading

LONGEST_LABEL = 6
"""Words."""
FEWEST = 3
"""Labels of a card."""
ANSWERS: frozenset[ColumnRole] = frozenset(("action", "response", "lead", "timescale", "status", "progress", "detail"))
"""Two of these are named on such a card."""


def with_labels_apart(table: Table) -> Table | None:
    """The table with label and value of each cell side by side, in four columns at most; rows without labels are left
    out. None where most of its cells have no label, or the labels are not those of a plan."""
    if table.method == "aligned":  # lines that stand beside each other by chance
        return None
    below: list[list[tuple[Cell, Cell]]] = [_over(row, under) for row, under in pairwise([*table.rows, ()])]
    rows = [
        over or [p for cell in row if (p := label_and_value(cell))] for row, over in zip(table.rows, below, strict=True)
    ]
    filled = sum(bool(cell.lines) for cell in table.cells) - sum(map(len, below))
    pairs = [pair for row in rows for pair in row]
    if len(pairs) < 2 * sum(map(len, below)):  # heads over rows
        return None
    roles = {role for label, _ in pairs if (role := role_of_heading(_plain(label.text)))}
    asks = any(
        _plain(label.text).lower().startswith("recommendation") or role_of_heading(label.text) == "recommendation"
        for label, _ in pairs
    )
    if len(pairs) < FEWEST or 2 * len(pairs) < filled or len(roles & ANSWERS) < 2 or not (asks or "action" in roles):
        return None
    widest = max(2 * len(row) for row in rows)
    title = table.rows[0][0] if not rows[0] and _is_title(table) else None
    cells = [replace(title, column_span=widest)] if title else []
    for number, row in enumerate((row for row in rows if row), start=len(cells)):
        for place, (label, value) in enumerate(row):
            cells.append(replace(label, row=number, row_span=1, column=2 * place, column_span=1))
            cells.append(replace(value, row=number, row_span=1, column=2 * place + 1, column_span=1))
    count = sum(map(bool, rows)) + bool(title)
    return Table(tuple(cells), count, widest, table.regions, table.method, table.score)


def _is_title(table: Table) -> bool:
    """Whether the first row is a bold title, with a rating at its right at most."""
    first = table.rows[0]
    return first[0].bold and len(first) <= 2 and first[0].column_span >= table.n_columns - 1


def _over(row: Sequence[Cell], under: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Labels alone in their cells, as where a page ends below them, with the cells under them."""
    layouts = [[(cell.column, cell.column_span) for cell in cells] for cells in (row, under)]
    if layouts[0] != layouts[1] or not all(cell.bold and role_of_heading(_plain(cell.text)) for cell in row):
        return []
    return [] if any(cell.bold and cell.lines for cell in under) else list(zip(row, under, strict=True))


def label_and_value(cell: Cell) -> tuple[Cell, Cell] | None:
    """The bold words with which a cell begins, and the others; or the words before a colon, where they name a column of
    a plan."""
    words = [(line, word) for line in cell.lines for word in line.words]
    bold = next((at for at, (_, word) in enumerate(words) if not word.bold), len(words))
    count = bold or _before_colon([word for _, word in words])
    if not 0 < count < len(words) or count > LONGEST_LABEL:
        return None
    return _with(cell, words[:count]), _with(cell, words[count:])


def _before_colon(words: Sequence[Word]) -> int:
    count = next((at + 1 for at, word in enumerate(words[:LONGEST_LABEL]) if word.text.endswith(":")), 0)
    label = _plain(" ".join(word.text for word in words[:count]))
    return count if label and role_of_heading(label) else 0


def _with(cell: Cell, words: Sequence[tuple[Line, Word]]) -> Cell:
    """The cell with these words only, on their lines."""
    lines = [line for at, (line, _) in enumerate(words) if not at or line is not words[at - 1][0]]
    kept = tuple(Line(line.page, tuple(word for own, word in words if own is line)) for line in lines)
    return replace(cell, lines=kept)


def _plain(label: str) -> str:
    return label.strip(" :.-–")
