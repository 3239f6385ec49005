"""Cells that hold several things said of one row, with a column for each: what labels part ("Response: …", "Due: 31
March"), a rating below a number, who and when in the type in which cells end, and who in brackets.

    Recommendation             | Officer and date        Recommendation | Response | Officer | Due
    Let the contract.          | Parking Manager      →  Let the        | Agreed.  | Parking | 31 March
    Response: Agreed.          | Due: 31 March           contract.      |          | Manager |

What makes a field of a column is that it comes back: the same label, or an ending that reads like a party or a time in
another look, in several of its cells, while no column of its own says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.kept import kept
from extract.model import Cell, Table
from extract.records.plans.card_rows import saying
from extract.records.plans.cell_fields.fields import Fields, Heads, fields_of, split, with_heads
from extract.records.plans.cell_fields.told_rows import with_told_rows_joined
from extract.records.plans.columns import Header, mended, role_of_heading
from extract.records.plans.families import same_columns
from extract.records.plans.heads import heading_rows
from extract.records.plans.reads_like import ANY_NUMBER


@kept
def with_fields_apart(tables: Sequence[Table]) -> tuple[list[Table], dict[int, list[Header]]]:
    """``tables``, a column for each field of those with headings, told over all with the same, and of those without
    that go on with them; and the heading rows, as far as they are known, of those that stay as they are, by index."""
    told = [_heading_rows(table) for table in tables]
    tables = [with_heads(table) if rows == [] else table for table, rows in zip(tables, told, strict=True)]
    told = [heading_rows(table) if rows == [] else rows for table, rows in zip(tables, told, strict=True)]
    headed: list[tuple[Table, Heads]] = []
    families: dict[object, list[tuple[Table, Heads]]] = {}
    for printed, rows in zip(tables, told, strict=True):
        heads: Heads = {row: printed.rows[row] for h in rows or () for row in range(h.first_row, h.last_row + 1)}
        headed.append((with_told_rows_joined(printed) if heads else printed, heads))
        if heads:
            families.setdefault(_words(*headed[-1]), []).append(headed[-1])
    known = {words: fields_of(family) for words, family in families.items()}
    found: list[Table] = []
    last: tuple[Table, dict[int, Fields]] | None = None
    for table, heads in headed:
        if heads:
            last = table, known[_words(table, heads)]
        fields = last[1] if last and (heads or same_columns(last[0], table)) else {}
        found.append(_parted(table, heads, fields) if fields else table)
    same = ((at, rows) for at, rows in enumerate(told) if rows is not None and found[at] is tables[at])
    return found, dict(same)


def _heading_rows(table: Table) -> list[Header] | None:
    """The heading rows of a table in whose cells several things may stand."""
    several = table.n_columns > 1 and any(map(_may_hold_several, table.cells))
    return heading_rows(table) if several else None


def _may_hold_several(cell: Cell) -> bool:
    return len(cell.lines) > 1 or (bool(cell.lines) and cell.lines[0].words[-1].text.endswith(")"))


def _words(table: Table, heads: Heads) -> tuple[object, ...]:
    """What tables of one family have in common."""
    first = next(iter(heads.values()))
    return table.n_columns, *((cell.column, cell.column_span, cell.text.casefold()) for cell in first)


def _parted(table: Table, heads: Heads, fields: Mapping[int, Fields]) -> Table:
    """The table with a column for each field, behind the column in which it stands."""
    widths = [1 + len(fields[column].names) if column in fields else 1 for column in range(table.n_columns)]
    places = [sum(widths[:column]) for column in range(table.n_columns + 1)]
    own = {cell.column: role_of_heading(mended(cell.text)) for row in heads.values() for cell in row}
    labels = _printed(heads, fields)
    cells: list[Cell] = []
    for cell in table.cells:
        column, end = places[cell.column], places[min(cell.column + cell.column_span, table.n_columns)]
        told = fields.get(cell.column) if cell.column_span == 1 else None
        if not told:
            cells.append(replace(cell, column=column, column_span=end - column))
        elif cell.row in heads:
            cells.append(_headed(replace(cell, column=column), told))
            cells += [
                replace(labels[cell.column, name], row=cell.row, row_span=cell.row_span, column=column + at)
                for at, name in enumerate(told.names, start=1)
                if (cell.column, name) in labels
            ]
        else:
            parts = split(cell, told, own.get(cell.column))
            cells += [replace(cell, column=column + at, lines=tuple(lines)) for at, lines in enumerate(parts.values())]
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    parted = replace(table, cells=ordered, n_columns=places[-1])
    mains = [places[column] for column, told in fields.items() if told.labels]
    return _with_cut_rows_joined(parted, mains[0]) if mains else parted


def _with_cut_rows_joined(table: Table, main: int) -> Table:
    """The table, a row at the head of a page that only goes on with the one above in one: in the column ``main``, whose
    labels parted what it holds, it says nothing."""
    rows: list[list[Cell]] = []
    for row in table.rows:
        above = rows[-1] if rows else []
        whole = len(row) == len(above) == table.n_columns and all(cell.row_span == 1 for cell in (*row, *above))
        if whole and not row[main].lines and _page_of(above) + 1 == _page_of(row):
            rows[-1] = [
                replace(a, lines=a.lines + b.lines, regions=a.regions + b.regions)
                for a, b in zip(above, row, strict=True)
            ]
            rows.append([])
        else:
            rows.append(list(row))
    if all(len(own) == len(row) for own, row in zip(rows, table.rows, strict=True)):
        return table
    return replace(table, cells=tuple(cell for row in rows for cell in row))


def _page_of(row: Sequence[Cell]) -> int:
    """The page on which a row ends; 0 where it says nothing."""
    return max((line.page for cell in row for line in cell.lines), default=0)


def _headed(cell: Cell, fields: Fields) -> Cell:
    """The heading of a column without the names of what has a column of its own now."""
    heading = ANY_NUMBER if fields.numbered else fields.heading
    return saying(cell, heading) if heading and cell.lines else cell


def _printed(heads: Heads, fields: Mapping[int, Fields]) -> dict[tuple[int, str], Cell]:
    """By column and name of a field what heads it: its label as first printed, or what it reads like."""
    above = {cell.column: cell for row in heads.values() for cell in row if cell.lines}
    found: dict[tuple[int, str], Cell] = {}
    for column, told in fields.items():
        for name in told.names:
            if column in above:
                own = name if name in (*told.labels, *told.ending, told.opening) else above[column].text
                found[column, name] = saying(above[column], own[:1].upper() + own[1:])
    return found
