"""Tables under the same headings, one for each recommendation, theme or page: read together, as the rows of one table.

A table of two rows tells little of what its columns mean; the rows of all its family tell as much as one long table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Table
from extract.records.plans.columns import Header
from extract.records.plans.rows import column_shares

SAME_SHARE = 0.03
"""Columns of two tables are the same where they begin at the same share of the width, give or take this."""


@dataclass(frozen=True, slots=True)
class Family:
    """``whole``: the rows of all members under one heading; ``heads``: each member's heading rows, by its index."""

    whole: Table
    heads: Mapping[int, Header]


def _words(headings: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(heading.lower().split()).strip(" :") for heading in headings)


def families(tables: Mapping[int, Table], heads: Mapping[int, Header]) -> list[Family]:
    """The tables of each family of several; ``heads`` gives the one heading of each table that has one."""
    alike: dict[object, list[int]] = {}
    for index, head in sorted(heads.items()):
        words = _words(head.headings)
        if sum(map(bool, words)) > 1:
            alike.setdefault((tables[index].n_columns, words), []).append(index)
    return [
        Family(_joined([(tables[i], heads[i]) for i in members]), {i: heads[i] for i in members})
        for members in alike.values()
        if len(members) > 1
    ]


def bare_families(tables: Mapping[int, Table], among: Collection[int]) -> list[Family]:
    """The families of several ``among`` the tables that have no headings: those with the same columns."""
    alike: list[list[int]] = []
    for index in among:
        home = next((family for family in alike if same_columns(tables[family[0]], tables[index])), None)
        if home:
            home.append(index)
        else:
            alike.append([index])
    none = Header(0, -1, ())
    joined = [(family, _joined([(tables[i], none) for i in family])) for family in alike if len(family) > 1]
    return [Family(whole, dict.fromkeys(family, none)) for family, whole in joined]


def same_columns(one: Table, other: Table) -> bool:
    """Whether the columns of two tables begin at the same shares of their widths."""
    if one.n_columns != other.n_columns:
        return False
    pairs = zip(column_shares(one), column_shares(other), strict=True)
    return all(abs(a - b) < SAME_SHARE for a, b in pairs)


def _joined(members: Sequence[tuple[Table, Header]]) -> Table:
    cells: list[Cell] = []
    rows = 0
    for table, head in members:
        first = head.last_row + 1 if rows else head.first_row
        cells += [replace(cell, row=cell.row - first + rows) for cell in table.cells if cell.row >= first]
        rows += table.n_rows - first
    like = members[0][0]
    regions = tuple(region for table, _ in members for region in table.regions)
    return Table(tuple(cells), rows, like.n_columns, regions, like.method, like.score)
