"""Cards whose labels stand in the cells, above what they name or before it: "Management response / Agreed. …",
"Responsible officer: …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extract.model import Cell, Line, Table, Word
from extract.records.plans.columns import REFERENCE, ColumnRole, role_of_heading

LONGEST_LABEL = 7
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
    printed, table = table, _unstacked(table)
    rows = [[pair for cell in row if cell.lines and (pair := label_and_value(cell))] for row in table.rows]
    for at, (row, below) in enumerate(pairwise(table.rows)):
        if not rows[at] and not rows[at + 1] and head_values(row, below):
            rows[at] = list(zip(row, below, strict=True))
    if sum(bool(own) and len(row) == 1 < table.n_columns for own, row in zip(rows, table.rows, strict=True)) > 1:
        rows = [own or _beside(row) for own, row in zip(rows, table.rows, strict=True)]  # who and when, in two cells
    filled = sum(bool(cell.lines) for cell in table.cells)
    pairs = [pair for row in rows for pair in row]
    roles = {role for label, _ in pairs if (role := role_of_heading(_plain(label.text)))}
    asks = any(_plain(label.text).lower().startswith("recommendation") for label, _ in pairs)
    acts = asks or bool(roles & {"recommendation", "action"}) or table is not printed
    if len(pairs) < FEWEST or 2 * len(pairs) < filled or len(roles & ANSWERS) < 2 or not acts:
        return None
    widest = max(2 * len(row) for row in rows)
    made: list[list[Cell]] = []
    for number, (row, parted) in enumerate(zip(table.rows, rows, strict=True)):
        if parted:
            made.append([replace(cell, column=place, column_span=1) for place, cell in enumerate(chain(*parted))])
        elif row and row[0].lines and not (number and rows[number - 1] and rows[number - 1][0][1] is row[0]):
            spans = [widest - len(row) + 1, *(1 for _ in row[1:])]
            made.append([replace(c, column=sum(spans[:i]), column_span=spans[i]) for i, c in enumerate(row)])
    cells = tuple(replace(cell, row=number, row_span=1) for number, row in enumerate(made) for cell in row)
    return Table(cells, len(made), widest, table.regions, table.method, table.score)


def _beside(row: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """A label of a plan and the cell beside it that it names."""
    named = len(row) == 2 and row[1].lines and role_of_heading(_plain(row[0].text)) in ANSWERS
    return [(row[0], row[1])] if named else []


def _unstacked(table: Table) -> Table:
    """A table with cells that hold what is said of a row, each on a line that begins with its label, with a row for
    each of these lines, behind the row's number and its other cells."""
    if not (alike := _stacked(table)):
        return table
    rows: list[list[Cell]] = []
    for row in table.rows:
        filled = [cell for cell in row if cell.lines]
        numbers = [cell for cell in filled[:1] if REFERENCE.match(cell.text.strip())]
        words = filled[len(numbers) :]
        if any(_stack(cell, alike) for cell in words):
            rows += [[c] for c in (*numbers, *(part for cell in words for part in _stack(cell, alike) or [cell]))]
        elif len(words) <= 1 and filled:  # a number or title; a row of several cells heads columns
            rows.append(filled[:1])
    cells = [replace(row[0], row=at, row_span=1, column=0, column_span=1) for at, row in enumerate(rows)]
    return replace(table, cells=tuple(cells), n_rows=len(rows), n_columns=1)


def _stacked(table: Table) -> set[frozenset[ColumnRole]]:
    """What the labels in a table's cells name together: a recommendation and what is said of it, or the same answers in
    several rows, where no row heads them."""
    counts = Counter(frozenset(_heads(cell).values()) for cell in table.cells if cell.lines and not cell.bold)
    headed = table.n_rows > 0 and not any(_heads(cell) for cell in table.rows[0])
    return {
        roles
        for roles, count in counts.items()
        if roles & ANSWERS and ("recommendation" in roles or (count > 1 < len(roles) and not headed))
    }


def _stack(cell: Cell, alike: Collection[frozenset[ColumnRole]]) -> list[Cell]:
    """The cell's lines from each label to the next; [] where these are not ``alike``, or other words come first."""
    heads = _heads(cell)
    few = FEWEST if "recommendation" in heads.values() else FEWEST - 1
    if len(heads) < few or 0 not in heads or frozenset(heads.values()) not in alike:
        return []
    return [replace(cell, lines=cell.lines[a:b]) for a, b in pairwise([*heads, len(cell.lines)])]


def _heads(cell: Cell) -> dict[int, ColumnRole]:
    """What the labels at the head of a cell's lines name, by the line's place."""
    told = ((at, _role_at_head(line)) for at, line in enumerate(cell.lines))
    return {at: role for at, role in told if role}


def _role_at_head(line: Line) -> ColumnRole | None:
    """What the words before a line's colon name."""
    return _before_colon(line.words)[1] if ":" in line.text else None  # most lines


def head_values(row: Sequence[Cell], below: Sequence[Cell], alone: bool = False) -> bool:
    """Whether a row holds labels only, set as such, over the values of the next row; ``alone``: one may be enough."""
    if len(row) != len(below) or not row or not (row[0].bold or row[0].fill):
        return False  # most rows
    layouts = [[(cell.column, cell.column_span) for cell in cells] for cells in (row, below)]
    if layouts[0] != layouts[1] or len(row) < 2 - alone or any(not cell.lines for cell in row):
        return False
    short = all(len(cell.text.split()) <= LONGEST_LABEL for cell in row)
    bold = all(cell.bold for cell in row) and not any(cell.bold for cell in below)
    filled = all(cell.fill for cell in row) and not any(cell.fill == row[0].fill for cell in below)
    return short and (bold or filled)


def label_and_value(cell: Cell) -> tuple[Cell, Cell] | None:
    """The bold words with which a cell begins, and the others; or the words before a colon, where they name a column of
    a plan."""
    if ":" not in cell.text and not (cell.lines and cell.lines[0].words[0].bold):
        return None  # most cells
    words = [(line, word) for line in cell.lines for word in line.words]
    bold = next((at for at, (_, word) in enumerate(words) if not word.bold), len(words))
    count = bold or _before_colon([word for _, word in words])[0]
    if not 0 < count < len(words) or count > LONGEST_LABEL:
        return None
    return _with(cell, words[:count]), _with(cell, words[count:])


def _before_colon(words: Sequence[Word]) -> tuple[int, ColumnRole | None]:
    """How many words up to a colon name a column of a plan, and which."""
    count = next((at + 1 for at, word in enumerate(words[:LONGEST_LABEL]) if word.text.endswith(":")), 0)
    role = role_of_heading(_plain(" ".join(word.text for word in words[:count])))
    return (count if role else 0), role


def _with(cell: Cell, words: Sequence[tuple[Line, Word]]) -> Cell:
    """The cell with these words only, on their lines."""
    lines = [line for at, (line, _) in enumerate(words) if not at or line is not words[at - 1][0]]
    kept = tuple(Line(line.page, tuple(word for own, word in words if own is line)) for line in lines)
    return replace(cell, lines=kept)


def _plain(label: str) -> str:
    return label.strip(" :.-–")
