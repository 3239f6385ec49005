"""Rows of a table that only say more of the row above them, behind a label that comes back: "Position: …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.flow.labels import starts
from extract.model import Cell, Table
from extract.records.plans.cell_fields.fields import ACTS, FEWEST, OF_PLAN
from extract.records.plans.columns import role_of_heading


def with_told_rows_joined(table: Table) -> Table:
    """The table, rows that only say more of the one above, behind a label that comes back, as lines of the cell in the
    column of most words: "Position: …"."""
    rows: list[list[Cell]] = [list(row) for row in table.rows]
    filled = [[cell for cell in row if cell.lines] for row in rows]
    told = [_told_alone(row) for row in filled]
    again = {name for name in told if name and told.count(name) >= FEWEST}
    if not again:
        return table
    words = Counter({c.column: 0 for c in table.cells})
    for cell in (c for row in filled if len(row) > 1 for c in row if c.column_span == 1):
        words[cell.column] += len(cell.text.split())
    main = words.most_common(1)[0][0]
    for at in range(len(rows) - 1, 0, -1):
        above = next((c for c in rows[at - 1] if c.column == main and c.column_span == 1 == c.row_span), None)
        if told[at] in again and above and above.lines:
            rows[at - 1][rows[at - 1].index(above)] = replace(above, lines=above.lines + filled[at][0].lines)
            rows[at] = []
    if all(rows[at] or not row for at, row in enumerate(table.rows)):
        return table
    return replace(table, cells=tuple(cell for row in rows for cell in row))


def _told_alone(filled: Sequence[Cell]) -> str:
    """The label with which the only words of a row begin, and that says how far something is, by whom or when."""
    if len(filled) != 1 or filled[0].row_span > 1:
        return ""
    first = next(iter(starts(filled[0].lines[0])), None)
    words = filled[0].lines[0].words[: first.n_words] if first and not first.at else ()
    labelled = bool(words) and words[-1].text.endswith(":")
    return first.name if first and labelled and role_of_heading(first.name) in OF_PLAN - ACTS else ""
