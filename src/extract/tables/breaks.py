"""Was a row cut by a page break? What its cells, and the columns that no row leaves empty, tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.model import Cell, Line, Table
from extract.text import DASHES, TERMINAL, marker_of

UNFINISHED = re.compile(r"(?:\b(?:and|or|of|the)|&)$", re.IGNORECASE)
"""Words that nothing ends with: what follows goes on."""
NEVER_EMPTY = 0.85
"""Share of a column's rows with words that makes an empty cell the sign of a row cut in two."""
LONGEST_NUMBER = 16
"""Letters and figures."""
ENOUGH_ROWS = 4
"""Rows that must have been seen before that is known."""


def row_ending(table: Table) -> dict[int, Cell]:
    """The cells that reach the table's last row, by column."""
    return {cell.column: cell for cell in table.cells if cell.row + cell.row_span == table.n_rows}


def continuation(above: Table, first: Sequence[Cell]) -> tuple[bool, set[int]]:
    """Whether the first row of a page goes on with the last row of the table ``above``; if it does not, the columns
    whose cell spans both, because the new row leaves them empty or goes on with their words (a merged cell cut by
    the page break)."""
    last = row_ending(above)
    pairs = [(last[cell.column], cell) for cell in first if cell.column in last]
    if not pairs or len(pairs) != len(first) or (len(pairs) == 1 and len(last) > 1):
        return False, set()
    if any(cell.column_span != owner.column_span for owner, cell in pairs):
        return False, set()
    filled = [(owner, cell) for owner, cell in pairs if cell.lines]
    if any(cell.bold and owner.lines and not owner.bold for owner, cell in filled):
        return False, set()
    if any(owner.lines and _begins_heavy(owner, cell) for owner, cell in filled):
        return False, _empty_from_left(pairs)
    going_on = {cell.column for owner, cell in filled if owner.lines and _begins_small(owner, cell)}
    listed = {cell.column for owner, cell in filled if owner.lines and _goes_on_in_bullets(above, owner, cell)}
    if len(going_on | listed) == len(filled):
        going_on |= listed
    always = _never_empty(above)
    if _completes(pairs, going_on, _never_empty(above, last=above.n_rows - 1)):
        return True, set()
    if always and filled:
        if any(cell.column in always and not cell.lines for _, cell in pairs):
            return filled[0][1].column > 0 or not _begins_an_item(*filled[0]), set()
        merged = _leading(pairs, going_on)
        if going_on and merged and not going_on & always and any(cell.column not in merged for _, cell in filled):
            return False, merged
    return _by_words(pairs, filled, going_on, last)


def _completes(pairs: Sequence[tuple[Cell, Cell]], going_on: set[int], always: set[int]) -> bool:
    """Whether the first row of a page holds what the last one lacks: columns that no row leaves empty are blank above
    and filled below, others the other way round, and where both have words these run on."""
    if any(owner.lines and cell.lines and cell.column not in going_on for owner, cell in pairs):
        return False
    lacking = any(cell.column in always and cell.lines and not owner.lines for owner, cell in pairs)
    had = any(cell.column in always and owner.lines and not cell.lines for owner, cell in pairs)
    return lacking and (had or bool(going_on))


def _by_words(
    pairs: Sequence[tuple[Cell, Cell]],
    filled: Sequence[tuple[Cell, Cell]],
    going_on: set[int],
    last: Mapping[int, Cell],
) -> tuple[bool, set[int]]:
    owner, leading = pairs[0]
    if leading.lines:
        cut = len(filled) == 1 and len(last) > 1 and owner.lines and _text_goes_on(owner, leading)
        return (bool(going_on) and not _is_number(leading)) or bool(cut), set()
    if going_on or (len(filled) <= 1 < len(pairs) and owner.lines):
        return True, set()
    return False, _empty_from_left(pairs)


def _never_empty(table: Table, last: int | None = None) -> set[int]:
    """The columns in which next to every row of the table (up to ``last``) begins a cell with words; none where too few
    are known."""
    rows = [row for row in table.rows[1:last] if sum(bool(cell.lines) for cell in row) > 1]
    if len(rows) < ENOUGH_ROWS:
        return set()
    counts: dict[int, int] = {}
    for row in rows:
        for cell in row:
            if cell.lines:
                counts[cell.column] = counts.get(cell.column, 0) + 1
    return {column for column, count in counts.items() if count >= NEVER_EMPTY * len(rows)}


def _leading(pairs: Sequence[tuple[Cell, Cell]], going_on: set[int]) -> set[int]:
    """The columns from the left whose cells are empty or go on, up to the last that goes on."""
    found: set[int] = set()
    for _, cell in pairs:
        if cell.lines and cell.column not in going_on:
            break
        found.add(cell.column)
    return found if going_on <= found else set()


def _is_number(cell: Cell) -> bool:
    return bool(re.match(r"^\W*[A-Za-z]{0,3}\W?\d[\d.]*\W*$", cell.text))


def _begins_an_item(owner: Cell, cell: Cell) -> bool:
    """Whether a cell is a number, one of the form of the cell above it ("OSC/25-05" below "OSC/25-04"), or begins with
    one (or a letter) as that does."""
    forms = {re.sub(r"\d", "0", each.text) for each in (owner, cell)}
    if len(forms) == 1 and "0" in min(forms) and owner.text != cell.text and len(cell.text) <= LONGEST_NUMBER:
        return True
    return _is_number(cell) or bool(owner.lines and marker_of(owner.lines[0]) and marker_of(cell.lines[0]))


def _empty_from_left(pairs: Sequence[tuple[Cell, Cell]]) -> set[int]:
    empty: set[int] = set()
    for owner, cell in pairs:
        if cell.lines or not owner.lines:
            break
        empty.add(cell.column)
    return empty


def _begins_heavy(owner: Cell, cell: Cell) -> bool:
    """Whether a cell begins with a heading of its own, as the one above does, which ends in plain words."""
    return cell.lines[0].bold and owner.lines[0].bold and not owner.lines[-1].words[-1].bold


def _begins_small(owner: Cell, cell: Cell) -> bool:
    """A small letter first, and no finished sentence before, or a word before that nothing ends with: they run on."""
    if UNFINISHED.search(owner.lines[-1].text) and len(owner.text.split()) > 1:
        return True
    if _begins_an_item(owner, cell):  # "h) …" below "g) …"
        return False
    return cell.lines[0].text[:1].islower() and not owner.lines[-1].text.endswith((".", "!", "?"))


def _goes_on_in_bullets(above: Table, owner: Cell, cell: Cell) -> bool:
    """A bullet first, below a cell that announces a list or is in one; not where rows begin with bullets anyway."""
    first = cell.lines[0]
    if marker_of(first) != "•" or first.words[0].text in DASHES:
        return False
    column = [row for row in above.cells if row.column == cell.column and row.lines]
    led = sum(marker_of(row.lines[0]) == "•" for row in column)
    if 3 * led > len(column):
        return False
    announced = owner.lines[-1].text.rstrip().endswith((":", ";", ",", " and", " or"))
    return announced or any(marker_of(line) == "•" for line in owner.lines)


def _text_goes_on(owner: Cell, cell: Cell) -> bool:
    """Whether a cell's words run on in mid-sentence: small letter first, or cut off at the very foot of the page."""
    before, after = owner.lines[-1], cell.lines[0]
    return (
        not before.text.endswith(TERMINAL)
        and not _is_number(cell)
        and _near(owner.regions[-1].box.bottom - before.box.bottom, before)
        and _near(after.box.top - cell.regions[0].box.top, after)
    )


def _near(gap: float, line: Line) -> bool:
    return gap < 0.9 * line.size
