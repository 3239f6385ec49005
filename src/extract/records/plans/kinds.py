"""What a table is and what its columns mean: the rules' reading and the opinion of all witnesses, put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from extract.codelists import TableRole
from extract.model import Table
from extract.records.found import Evidence
from extract.records.plans.columns import Column, ColumnRole, Header, role_of_heading
from extract.records.plans.evidence import Opinion, headings_of, weigh
from extract.records.plans.evidence.contents import READINGS, shares
from extract.records.plans.evidence.features import CLASS_OF
from extract.records.plans.headers import with_roles
from extract.records.plans.rows import cells_by_role
from extract.records.plans.table_roles import table_role

SURE: Mapping[int, float] = {0: 0.9, 1: 0.9, 2: 0.7, 3: 0.5}
"""From this chance on a table that the rules take for none is a plan, by how many of the headings of who leads, by when
and how far they know."""
HARDLY, HARDLY_IF_SUMS = 0.1, 0.2
"""Below this chance a table that the rules take for a plan is none; the other one where columns hold sums of money,
no heading says that it is one, or there are times and nothing else beside the steps, as in a timetable."""
BESIDE_STAND_IN: frozenset[ColumnRole] = frozenset(
    ("recommendation", "lead", "tick_lead", "timescale", "start", "end", "tick_time", "status", "tick", "ref")
)
"""One of these stands beside actions whose heading does not call them so ("What we said"), or the weights are sure."""
FEWEST_BARE, FEWEST_BARE_OPEN = 3, 6
"""Rows of a plan without any heading; the other one where no lines are drawn and rows may be halves of rows."""
BESIDE_BARE = frozenset(("recommendation", "time", "status"))
"""One of these stands beside the actions of a plan without any heading; leads alone stand in the margin of minutes."""
SPEAKS = re.compile(r"\b(?:actions?|recommendations?|improvement plan|tracker|delivery plan)\b", re.IGNORECASE)
SPOKEN = 0.5
"""Words of titles and of headings over tables of actions, and the chance from which a table without headings under
them is a plan."""
CLEAR = 0.3
"""A table becomes a plan only where its columns' reading has at least this chance."""
BESIDE: frozenset[ColumnRole | None] = frozenset(("lead", "timescale", "end", "status"))
TIMES: frozenset[ColumnRole] = frozenset(("timescale", "revised", "start", "end"))
ORDERS = 0.6
"""Share of rows that must begin with a verb, and of their times that must be some, against all other witnesses."""
RESOLVED = re.compile(r"^\W*(?:it was )?(?:unanimously )?(?:resolved|agreed|decision)\s*(?::|\bthat\b)", re.IGNORECASE)
"""How cells of minutes begin."""
SETTLED: tuple[TableRole, ...] = ("key_value", "contents")
"""Kinds told by structure, which no wording changes."""
ROLE_OF: Mapping[str, ColumnRole] = {
    "number": "ref", "recommendation": "recommendation", "action": "action", "lead": "lead", "time": "timescale",
    "status": "status", "progress": "progress", "response": "response", "group": "group", "other": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table's kind and its heading rows. A plan without heading rows has its columns in ``bare``."""

    role: TableRole
    headers: tuple[Header, ...]
    bare: Header | None
    evidence: Evidence


def with_heading_of(family: TableReading, own: Header) -> TableReading:
    """The reading of a family of tables for one of them, whose heading rows are those of ``own``."""
    headers = [replace(head, first_row=own.first_row, last_row=own.last_row) for head in family.headers]
    return replace(family, headers=tuple(headers))


def read_kind(table: Table, headers: Sequence[Header], said: str) -> TableReading:
    """The kind of ``table`` and its columns. ``headers`` are its heading rows (``find_headers``), ``said`` the paper's
    title and the words above the table."""
    role = table_role(table, headers)
    if table.n_columns < 2 or table.n_rows < 2 or role in SETTLED:
        return TableReading(role, tuple(headers), None, MappingProxyType({}))
    return _with_heading_rows(table, headers, role, said) if headers else _bare(table, role, said)


def _with_heading_rows(table: Table, headers: Sequence[Header], role: TableRole, said: str) -> TableReading:
    """Rows that the rules know as headings: their reading, but where another one is far likelier. Periods that are
    ticked off are the rules' alone."""
    ends = [header.first_row for header in headers[1:]] + [table.n_rows]
    opinions = [_opinion(table, header, role, said, end) for header, end in zip(headers, ends, strict=True)]
    best = max(range(len(headers)), key=lambda index: ends[index] - headers[index].last_row)
    header = headers[best]
    ticked = any("tick_time" in header.roles for header in headers)
    kind = role if ticked else _kind(table, header, role, opinions[best])
    if kind == "action_plan":
        read = zip(headers, ends, opinions, strict=True)
        headers = [with_roles(table, header, _roles(header.columns, o), end) for header, end, o in read]
    if header.unknown and kind != "action_plan":  # it may go on with the plan before it
        headers, kind = (), "other" if kind == "recommendation_list" else kind
    return TableReading(kind, tuple(headers), None, _evidence(opinions[best], header))


def _kind(table: Table, header: Header, role: TableRole, opinion: Opinion) -> TableRole:
    if role == "action_plan":
        alone = not header.roles & {"lead", "tick_lead", "recommendation", "status", "progress", "response"}
        least = HARDLY_IF_SUMS if opinion.sums or alone else HARDLY
        if not header.roles & BESIDE_STAND_IN and not any(_named_action(c) for c in header.columns):
            least = SURE[0]
        if opinion.plan >= least or _orders_dated(table, header):
            return role
        return "financial" if opinion.sums else "other"
    return "action_plan" if _becomes_plan(table, opinion, header.columns) else role


def _orders_dated(table: Table, header: Header) -> bool:
    """Whether nearly every row tells someone to do something, by when, and how far it is or who does it."""
    if not (header.roles & {"lead", "status"} and header.roles & TIMES):
        return False
    rows = [row for row in range(header.last_row + 1, table.n_rows) if len(table.rows[row]) > 1]
    told = [cells_by_role(table, row, header) for row in rows]
    orders = [cells["action"].text.strip() for cells in told if "action" in cells and cells["action"].lines]
    asked = dict(zip(READINGS, shares(orders), strict=True))
    times = [c.text.strip() for cells in told for r in TIMES if (c := cells.get(r)) and c.lines]
    dated = shares(times)[READINGS.index("time")]
    return len(orders) == len(rows) and asked["verb"] >= ORDERS and dated >= ORDERS and len(times) >= len(rows)


def _named_action(column: Column) -> bool:
    return column.role == "action" and role_of_heading(column.heading) == "action"


def _becomes_plan(table: Table, opinion: Opinion, columns: Sequence[Column] = (), least: float | None = None) -> bool:
    """Whether a table that the rules take for none is a plan: the weights are very sure, and take no other column for
    the actions than the one that is headed so."""
    known = [column.role for column in columns]
    if "action" in known and opinion.likeliest[known.index("action")] != "action":
        return False
    read = set(opinion.likeliest)
    beside = read & {"lead", "time", "recommendation", "status"}
    least = least or SURE[min(3, len(BESIDE.intersection(known)))]
    likely = opinion.plan >= least and opinion.best_chance >= CLEAR and "action" in read and bool(beside)
    return likely and not any(RESOLVED.match(cell.text) for cell in table.cells)


def _bare(table: Table, role: TableRole, said: str) -> TableReading:
    """A table without a heading row, which is a plan where what its cells hold is very sure."""
    spoken = bool(SPEAKS.search(said))
    few = table.n_rows < (FEWEST_BARE_OPEN if table.method == "aligned" else 0 if spoken else FEWEST_BARE)
    if few and table.n_columns < 3:  # nor can it go on with a plan
        return TableReading(role, (), None, MappingProxyType({}))
    bare = Header(0, -1, tuple(Column("", "other") for _ in range(table.n_columns)))
    opinion = _opinion(table, bare, role, said)
    evidence = _evidence(opinion, bare)
    beside = BESIDE_BARE.intersection(opinion.likeliest)
    if few or not beside or not _becomes_plan(table, opinion, least=SPOKEN if spoken else SURE[0]):
        return TableReading(role, (), None, evidence)
    read = with_roles(table, bare, _roles(bare.columns, replace(opinion, classes=opinion.likeliest)), table.n_rows)
    return TableReading("action_plan", (), read, evidence)


def _opinion(table: Table, header: Header, role: TableRole, said: str, end: int | None = None) -> Opinion:
    return weigh(table, header.columns, header.last_row + 1, table.n_rows if end is None else end, role, said)


def _roles(columns: Sequence[Column], opinion: Opinion) -> list[ColumnRole]:
    """The rules' roles, but for columns that are something else by the opinion."""
    return [
        column.role if name == CLASS_OF[column.role] or column.role == "tick_lead" else ROLE_OF[name]
        for column, name in zip(columns, opinion.classes, strict=True)
    ]


def _evidence(opinion: Opinion, header: Header) -> Evidence:
    headings = headings_of(header.columns)
    known = sum(bool(heading.role) for heading in headings) / max(len(headings), 1)
    return MappingProxyType(
        {
            "columns_chance": round(opinion.chance, 3),
            "columns_margin": round(opinion.margin, 3),
            "columns_agreed": float(opinion.agreed),
            "headings_known": round(known, 3),
            "plan_chance": round(opinion.plan, 3),
            **opinion.instead,
        }
    )
