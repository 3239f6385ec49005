"""Plans printed as cards: a small table for each action, headings down the left, what they name beside them.

    Recommendation | …            The same card may be two pairs wide:   Owner | … | Due by | …
    Action         | …
    Lead officer   | …

A card is turned on its side, so that its labels are a heading row and its values a row below it; several cards in one
table, one under the other, are several rows. Then it is read like any plan. Cards with the same labels are of one
family: what a label means is told over all of them together, as over the rows of one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Line, Table
from extract.records.plans.columns import ColumnRole, role_of_heading

LONGEST_LABEL = 7
"""Words."""
MOSTLY = 0.6
"""Share of a lone card's labels whose wording names a column of a plan; of two cards' labels, those they share."""
FEW = 0.34
"""Share of the labels of a family that may be those of a cover sheet."""
BESIDE: frozenset[ColumnRole] = frozenset(("lead", "timescale", "start", "end", "status", "progress"))
"""One of these stands on a lone card beside its action."""
NUMBERED_LABEL = re.compile(
    r"^(?P<label>[^\W\d][^\d:]{2,40}?)\s+(?:(?:no|number|ref)\b\.?)?\s*[#:]?\s*"
    r"(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[a-z]?)\s*[:.)]?$",
    re.IGNORECASE,
)
"""A label that holds the number of what it names: "Key recommendation 3", "Action 1a"."""
COVER = re.compile(
    r"\b(?:reports?|title|subject|meeting|authors?|committee|wards?|exempt|confidential|agenda|presented|purpose|"
    r"appendi(?:x|ces)|portfolio|classification|risks?|likelihood|score|finance|financial|legal)\b",
    re.IGNORECASE,
)
"""Labels of cover sheets, of forms about a decision and of registers; a lone card has none of these."""


@dataclass(frozen=True, slots=True)
class Card:
    """A table of cards turned on its side, and all of its family as one table, heading row first.

    ``whole`` tells what the columns of ``rows`` mean; they are the same columns. ``head`` is the heading row of
    ``rows``, -1 where it has none.
    """

    rows: Table
    whole: Table
    head: int


@dataclass(frozen=True, slots=True)
class _Pair:
    label: Cell
    value: Cell
    name: str
    """By which the labels of cards are the same: "recommendation" for "Key recommendation 3" and for "Improvement
    recommendation 4"."""


_Read = list[Cell | list[_Pair]]
"""A table of cards from the top: banners, and rows of labels with their values."""


def find_cards(tables: Sequence[Table]) -> dict[int, Card]:
    """Those of ``tables`` that hold cards, by their index. A table whose labels stand on no other card and do not
    name the columns of a plan is none."""
    read = {index: found for index, table in enumerate(tables) if (found := _read(table))}
    cards: dict[int, Card] = {}
    for family in _families(read):
        labels = [pair.label for index in family for pair in _pairs_of(read[index])]
        if not (_stand_again(read, family) or _are_labels(labels)):
            continue
        columns = list(dict.fromkeys(pair.name for index in family for pair in _pairs_of(read[index])))
        turned = {index: _turned(tables[index], read[index], columns) for index in family}
        whole = _joined([table for table, _ in turned.values()], [head for _, head in turned.values()])
        cards |= {index: Card(rows, whole, head) for index, (rows, head) in turned.items()}
    return cards


# ---------------------------------------------------------------- labels and values


def _read(table: Table) -> _Read | None:
    """The rows of a table as labels (words, not numbers) and values, rows over its whole width as they are; None where
    they are not."""
    if table.n_columns < 2 or table.n_rows < 2:
        return None
    read: _Read = []
    below = False
    for row, next_row in zip(table.rows, [*table.rows[1:], ()], strict=True):
        cells = [cell for cell in row if cell.lines or cell.column]
        if not cells or below:
            below = False
            continue
        if _is_banner(cells, table.n_columns):
            read.append(cells[0])
            continue
        below = any(isinstance(entry, list) for entry in read) and _head_values(row, next_row)
        pairs = _over(row, next_row) if below else _pairs(row)
        if pairs is None:
            return None
        read.append(pairs)
    names = {pair.name for pair in _pairs_of(read)}
    worded = all(sum(letter.isalpha() for letter in name) > 1 for name in names)
    return read if len(names) > 1 and worded else None


def _is_banner(cells: Sequence[Cell], n_columns: int) -> bool:
    """Whether a row's first cell speaks for all that follows: the only one with words, or a title beside a small cell
    at its right ("Priority: High")."""
    if len([cell for cell in cells if cell.lines]) == 1 and cells[0].column_span == n_columns:
        return True
    return len(cells) == 2 and n_columns > 2 and cells[0].column_span == n_columns - 1 and bool(cells[0].lines)


def _head_values(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row holds labels only, set as such, over the values of the next row."""
    layouts = [[(cell.column, cell.column_span) for cell in cells] for cells in (row, below)]
    if layouts[0] != layouts[1] or len(row) < 2 or any(not cell.lines for cell in row):
        return False
    short = all(len(cell.text.split()) <= LONGEST_LABEL for cell in row)
    bold = all(cell.bold for cell in row) and not any(cell.bold for cell in below)
    filled = all(cell.fill for cell in row) and not any(cell.fill == row[0].fill for cell in below)
    return short and (bold or filled)


def _over(row: Sequence[Cell], below: Sequence[Cell]) -> list[_Pair]:
    return [pair for label, value in zip(row, below, strict=True) for pair in _number_apart(label, value)]


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
    found = NUMBERED_LABEL.match(label.text)
    if not found or not value.lines:
        return [_Pair(label, value, _plain(label.text))]
    role = role_of_heading(found["label"])
    whose = {"recommendation": "Recommendation no.", "action": "Action no."}.get(role or "", "No.")
    number = _saying(replace(value, lines=label.lines), found["number"])
    name = _plain(found["label"]).split()[-1]
    return [
        _Pair(_saying(label, whose), number, f"{name} number"),
        _Pair(_saying(label, found["label"]), value, name),
    ]


def _saying(cell: Cell, text: str) -> Cell:
    """The cell with other words in the place and style of its first."""
    first = cell.lines[0]
    words = tuple(first.words[0]._replace(text=word) for word in text.split())
    return replace(cell, lines=(Line(first.page, words),))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(" :.-–")


def _pairs_of(read: _Read) -> Iterator[_Pair]:
    for entry in read:
        yield from entry if isinstance(entry, list) else ()


# ---------------------------------------------------------------- families


def _families(read: dict[int, _Read]) -> list[list[int]]:
    """The tables put together that share most of their labels."""
    families: list[tuple[set[str], list[int]]] = []
    for index, found in read.items():
        names = {pair.name for pair in _pairs_of(found)}
        home = next((one for one in families if len(one[0] & names) >= MOSTLY * len(one[0] | names)), None)
        if home:
            home[1].append(index)
        else:
            families.append((names, [index]))
    return [members for _, members in families]


def _stand_again(read: dict[int, _Read], family: Sequence[int]) -> bool:
    """Whether the same labels stand on several cards, and are not those of cover sheets."""
    counts: dict[str, int] = {}
    for index in family:
        for pair in _pairs_of(read[index]):
            counts[pair.name] = counts.get(pair.name, 0) + 1
    again = [name for name, count in counts.items() if count > 1]
    covers = sum(bool(COVER.search(name)) for name in again)
    return 2 <= len(again) >= MOSTLY * len(counts) and covers <= FEW * len(again)


def _are_labels(labels: Sequence[Cell]) -> bool:
    """Whether the labels of a lone card name the columns of a plan."""
    texts = [cell.text for cell in labels]
    roles = [role_of_heading(text) for text in texts]
    if len(set(texts)) < 2 or any(COVER.search(text) for text in texts):
        return False
    known = sum(role is not None for role in roles)
    acts = "action" in roles or {"recommendation", "response"} <= set(roles)
    return known >= MOSTLY * len(roles) and acts and bool(BESIDE & {role for role in roles if role})


# ---------------------------------------------------------------- turned


def _turned(table: Table, read: _Read, columns: Sequence[str]) -> tuple[Table, int]:
    """The table with a column for each of ``columns`` (names of labels), and its heading row."""
    cells: list[Cell] = []
    row, held, head = 0, set[str](), -1
    for entry in read:
        if isinstance(entry, Cell):
            row += bool(held)
            held = set()
            cells.append(replace(entry, row=row, row_span=1, column=0, column_span=len(columns)))
            row += 1
            continue
        if head < 0:
            cells.extend(_heads(read, columns, row))
            head, row = row, row + 1
        for pair in entry:
            if pair.name in held:
                row, held = row + 1, set()
            held.add(pair.name)
            if pair.value:
                cells.append(replace(pair.value, row=row, row_span=1, column=columns.index(pair.name), column_span=1))
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, row + 1, len(columns), table.regions, table.method, table.score), head


def _heads(read: _Read, columns: Sequence[str], row: int) -> list[Cell]:
    """The labels, each as its card prints it first, as a heading row."""
    first: dict[str, Cell] = {}
    for pair in _pairs_of(read):
        first.setdefault(pair.name, pair.label)
    return [
        replace(first[name], row=row, row_span=1, column=column, column_span=1)
        for column, name in enumerate(columns)
        if name in first
    ]


def _joined(tables: Sequence[Table], heads: Sequence[int]) -> Table:
    """The rows of all tables without banners under one heading row, which has each label once."""
    labels: dict[int, Cell] = {}
    rows: list[list[Cell]] = []
    for table, head in zip(tables, heads, strict=True):
        for cell in table.rows[head]:
            labels.setdefault(cell.column, cell)
        rows += [list(row) for row in table.rows[head + 1 :] if row and row[0].column_span < table.n_columns]
    cells = [replace(cell, row=0) for cell in labels.values()]
    cells += [replace(cell, row=number) for number, row in enumerate(rows, start=1) for cell in row]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    regions = tuple(region for table in tables for region in table.regions)
    return Table(ordered, len(rows) + 1, tables[0].n_columns, regions, tables[0].method, tables[0].score)
