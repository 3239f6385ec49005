"""Heads again: rows at the head of a page that say what the table's first rows say, and "continued" bands."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from extract.model import Cell, Table

CONTINUED = re.compile(r"\bcont(?:inued|inues|[’']d)\b|\(\s*cont\.?\s*\)|\bcont\.\s*$", re.IGNORECASE)
HEADER_ALIKE = 85.0
"""A row is the header again when its words agree to this share (rapidfuzz ratio, 0..100)."""
SOME_STEMS = 0.3
"""Share of columns whose heads must begin with the same word where a head is reworded."""


def without_repeats(above: Table, below: Table) -> Table:
    """``below`` without its first rows where they only say that ``above`` goes on: its heads again, or a band."""
    bands = 0
    while bands < min(below.n_rows, 2) and is_continued_band(below, bands):
        bands += 1
    below = _without_rows(below, bands)
    first = next((row for row in range(min(above.n_rows, 3)) if not is_band(above, row)), 0)
    repeated = 0
    for start in sorted({0, first}):
        repeated = _repeated(above, below, start)
        if repeated:
            break
    return _without_rows(below, repeated)


def same_heads(above: Table, below: Table) -> bool:
    """Whether two tables of several columns begin with the same heads, to the letter."""
    if above.n_columns != below.n_columns or above.n_columns < 3 or below.n_rows < 1:
        return False
    own, again = _row_text(above, 0), _row_text(below, 0)
    filled = sum(bool(cell.lines) for cell in below.rows[0])
    return filled >= 3 and not re.search(r"\d", again) and own.lower() == again.lower()


def is_continued_band(table: Table, row: int) -> bool:
    """A row of one cell with words that says "continued"."""
    return is_band(table, row) and bool(CONTINUED.search(_row_text(table, row)))


def is_band(table: Table, row: int) -> bool:
    """A row that only one cell of has words, in a table of several columns."""
    return table.n_columns > 1 and sum(bool(cell.lines) for cell in table.rows[row]) == 1


def _without_rows(table: Table, count: int) -> Table:
    if not count:
        return table
    kept = tuple(replace(cell, row=cell.row - count) for cell in table.cells if cell.row >= count)
    return Table(kept, table.n_rows - count, table.n_columns, table.regions, table.method, table.score)


def _repeated(above: Table, below: Table, start: int) -> int:
    """How many first rows of ``below`` say what the rows of ``above`` from ``start`` on say; 3 at most."""
    count = 0
    while (
        start + count < above.n_rows and count < min(below.n_rows, 3) and _is_repeat(above, start + count, below, count)
    ):
        count += 1
    return count


def _is_repeat(above: Table, row: int, below: Table, at: int) -> bool:
    """To the letter, or with small changes where both rows are set as headings or hold a few words a cell."""
    own, again = _row_text(above, row), _row_text(below, at)
    if not own.strip(" |") or len(above.rows[row]) < 2:
        return False
    if own.lower() == again.lower():
        return not re.search(r"\d", own) or _set_as_heading(above, row)
    headings = _set_as_heading(above, row) and _set_as_heading(below, at)
    if (headings or _short_words(above, row)) and ratio(own.lower(), again.lower()) >= HEADER_ALIKE:
        return True
    few = headings and row == 0 and _short_words(above, row) and _short_words(below, at)
    return few and _stems(above, row, below, at)


def _stems(above: Table, row: int, below: Table, at: int) -> bool:
    """Whether so many heads begin with the same word, give or take an ending."""
    own = {cell.column: _stem(cell) for cell in above.rows[row]}
    again = {cell.column: _stem(cell) for cell in below.rows[at]}
    same = sum(bool(a) and (a.startswith(b) or b.startswith(a)) for c, a in own.items() if (b := again.get(c, "")))
    return len(own) == len(again) and same >= SOME_STEMS * len(own)


def _stem(cell: Cell) -> str:
    words = re.findall(r"[a-z]+", cell.text.lower())
    return words[0] if words else ""


def _set_as_heading(table: Table, row: int) -> bool:
    cells = [cell for cell in table.rows[row] if cell.lines]
    return all(cell.bold for cell in cells) or all(cell.fill for cell in cells)


def _short_words(table: Table, row: int) -> bool:
    """Every cell of the row holds a few words and no figure or sentence."""
    texts = [cell.text for cell in table.rows[row]]
    return all(
        0 < len(t.split()) <= 5 and not re.search(r"\d", t) and not (" " in t and t.endswith(".")) for t in texts
    )


def _row_text(table: Table, row: int) -> str:
    return " | ".join(cell.text for cell in table.rows[row])
