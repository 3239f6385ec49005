"""What a table is and what its columns mean: the rules' reading and the opinion of all witnesses, put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from extract.codelists import TableRole
from extract.kept import kept
from extract.model import Cell, Table
from extract.records.found import Evidence
from extract.records.phrases import words
from extract.records.plans.columns import Column, ColumnRole, Header, role_of_heading
from extract.records.plans.evidence import Opinion, headings_of, weigh
from extract.records.plans.evidence.contents import read_as
from extract.records.plans.evidence.features import CLASS_OF
from extract.records.plans.headers import with_roles
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
PROMISED = 0.8
"""Share of a column's cells that say what will be done, or when, by which it does."""
CLEAR = 0.3
"""A table becomes a plan only where its columns' reading has at least this chance."""
BESIDE: frozenset[ColumnRole | None] = frozenset(("lead", "timescale", "end", "status"))
TIMES: frozenset[ColumnRole] = frozenset(("timescale", "revised", "start", "end"))
WORKED: tuple[tuple[frozenset[ColumnRole], tuple[str, ...]], ...] = (
    (frozenset(("lead", "second_lead", "tick_lead")), ("party", "name", "initials")),
    (TIMES, ("time",)),
    (frozenset(("status", "tick")), ("status", "state")),
)
"""Who, by when and how far: the columns headed so, and what their cells read like."""
ORDERS = 0.6
"""Share of a column's cells that must read like what it holds."""
ORDERED, OF_ANOTHER_KIND = 1.5, 1.5
SURELY_WORKED, WORKED_AT_ALL = 4.25, 2.5
"""What must speak for rows that say what is done, against all other witnesses: where the rules take the table for none,
and where they take it for a plan."""
HALF_WORKED, HALF_SURE = 3.5, 0.6
"""The same, and the chance of a plan, where both witnesses speak for one and neither alone is sure."""
DOES = re.compile(rf"^(?:to )?(?:{'|'.join((*words('asking'), *words('acting')))})\b", re.IGNORECASE)
"""What a task begins with."""
RESOLVED = re.compile(r"^\W*(?:it was )?(?:unanimously )?(?:resolved|agreed|decision)\s*(?::|\bthat\b)", re.IGNORECASE)
"""How cells of minutes begin."""
SUM = re.compile(r"^\(?£?-?[\d,]+\.\d{1,3}\)?$|^\(?-?£[\d,.]+ ?(?:[km]|bn)?\)?$|^\(?-?\d{1,3}(?:,\d{3})+\)?$")
FIGURE = re.compile(r"^(?!(?:19|20)\d\d$)[£(+–-]*[\d,. ]+(?:[km%]|bn)?\)?$")
MANY_SUMS = 2
"""Amounts of money, and columns of them by which a table is about money."""
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


@kept
def read_kind(table: Table, headers: Sequence[Header], said: str) -> TableReading:
    """The kind of ``table`` and its columns. ``headers`` are its heading rows (``find_headers``), ``said`` the paper's
    title and the words above the table."""
    role = table_role(table, headers)
    if table.n_columns < 2 or table.n_rows < 2 or role in SETTLED:
        return TableReading(role, tuple(headers), None, MappingProxyType({}))
    return _with_heading_rows(table, headers, role, said) if headers else _bare(table, role, said)


def _with_heading_rows(table: Table, headers: Sequence[Header], role: TableRole, said: str) -> TableReading:
    """Rows that the rules know as headings: their reading, but where another one is far likelier. A plan by its periods
    that are ticked off stays one."""
    ends = [header.first_row for header in headers[1:]] + [table.n_rows]
    opinions = [_opinion(table, header, role, said, end) for header, end in zip(headers, ends, strict=True)]
    best = max(range(len(headers)), key=lambda index: ends[index] - headers[index].last_row)
    header = headers[best]
    ticked = any("tick_time" in header.roles for header in headers)
    kind = role if ticked and role == "action_plan" else _kind(table, header, role, opinions[best])
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
        if not header.roles & BESIDE_STAND_IN:
            least = SURE[0]
        if opinion.plan >= least or _answers(header.columns) or _worked(table, header, role, opinion) >= WORKED_AT_ALL:
            return role
        return "financial" if opinion.sums else "other"
    worked = _worked(table, header, role, opinion) if "action" in opinion.classes else 0.0
    half = HALF_SURE if worked >= HALF_WORKED or _answered(table, header, opinion) else None
    return "action_plan" if worked >= SURELY_WORKED or _becomes_plan(table, opinion, header.columns, half) else role


def _answered(table: Table, header: Header, opinion: Opinion) -> bool:
    """Whether orders stand beside what others recommend: a plan, though no heading says so."""
    if not {"recommendation", "action"} <= set(opinion.likeliest):
        return False
    below = _below(table, header.last_row + 1)[opinion.likeliest.index("action")]
    return sum(bool(DOES.match(text)) for text in below) >= ORDERS * max(len(below), 1)


def _worked(table: Table, header: Header, role: TableRole, opinion: Opinion) -> float:
    """How much speaks for rows that say what is done, by whom, by when and how far it is: 1 for each of the last
    three where a heading names them and the cells are such, half where only one of these; ``ORDERED`` for words that
    all begin with verbs; less where headings or sums of money speak for a register of another kind. Orders with a lead
    and marked periods beside them are surely work."""
    below = _below(table, header.last_row + 1)
    told = [read_as(texts) for texts in below]
    at = opinion.classes.index("action") if "action" in opinion.classes else -1
    orders = sum(bool(DOES.match(text)) for text in below[at]) / max(len(below[at]), 1) if at >= 0 else 0.0
    if {"lead", "tick_time"} <= header.roles and orders >= ORDERS:
        return SURELY_WORKED
    found = 0.0
    for roles, readings in WORKED:
        named = [i for i, column in enumerate(header.columns) if column.role in roles]
        read = [i for i, each in enumerate(told) if max(each[reading] for reading in readings) >= ORDERS]
        found += 1.0 if set(named) & set(read) else 0.5 if named or read else 0.0
    found += ORDERED * orders + 0.5 * (orders - told[at]["past"])
    other = role not in ("action_plan", "recommendation_list", "other")
    return found - OF_ANOTHER_KIND * (other + opinion.sums + ("recommendation" in header.roles and at < 0))


def _below(table: Table, first: int) -> list[list[str]]:
    """What the cells of each column say from the row ``first`` on."""
    cells = [cell for row in table.rows[first:] for cell in row if cell.column_span == 1]
    said = [(c.column, c.text.strip().lstrip("• ")) for c in cells if any(map(str.isalnum, c.text))]
    return [[text for at, text in said if at == column] for column in range(table.n_columns)]


def _answers(columns: Sequence[Column]) -> bool:
    """Whether one heading names recommendations and another the answer to each."""
    named = {role_of_heading(column.heading) for column in columns if column.role in ("recommendation", "action")}
    return {"recommendation", "response"} <= named


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
    minuted = not beside & BESIDE_BARE and any(RESOLVED.match(cell.text) for cell in table.cells)
    return likely and not _holds_sums(table) and not minuted


def _holds_sums(table: Table) -> bool:
    """Whether several columns hold amounts, or marks for none, and nothing else below their heads."""
    sums = 0
    for column in range(table.n_columns):
        below = [c.text.strip() for row in table.rows[1:] for c in row if c.column == column and c.column_span == 1]
        filled = [text for text in below if text.strip("–-")]
        sums += len(filled) > 1 and all(SUM.match(text) for text in filled)
    return sums >= MANY_SUMS


def _is_of_figures(table: Table) -> bool:
    """Whether figures stand in every column but the first, and nothing else below what may be their heads."""
    below = [c.text.strip() for row in table.rows[1:] for c in row if c.column and any(map(str.isalnum, c.text))]
    return bool(below) and all(FIGURE.match(text) for text in below)


def _bare(table: Table, role: TableRole, said: str) -> TableReading:
    """A table without a heading row, which is a plan where what its cells hold is very sure."""
    spoken = bool(SPEAKS.search(said))
    few = table.n_rows < (FEWEST_BARE_OPEN if table.method == "aligned" else 0 if spoken else FEWEST_BARE)
    few = few or _is_of_figures(table)
    if few and table.n_columns < 3:  # nor can it go on with a plan
        return TableReading(role, (), None, MappingProxyType({}))
    bare = Header(0, -1, tuple(Column("", "other") for _ in range(table.n_columns)))
    opinion = _opinion(table, bare, role, said)
    if opinion.likeliest == ("time", "action"):  # read the other way round it is the same plan
        opinion = replace(opinion, plan=max(opinion.plan, _opinion(_mirrored(table), bare, role, said).plan))
    evidence = _evidence(opinion, bare)
    beside = BESIDE_BARE.intersection(opinion.likeliest)
    least = SPOKEN if spoken or _promises(table) else SURE[0]
    if few or not beside or not _becomes_plan(table, opinion, least=least):
        return TableReading(role, (), None, evidence)
    read = with_roles(table, bare, _roles(bare.columns, replace(opinion, classes=opinion.likeliest)), table.n_rows)
    return TableReading("action_plan", (), read, evidence)


def _promises(table: Table) -> bool:
    """Whether one column says what will be done, and another holds times and nothing else, in all rows or in those that
    are whole: where a table goes on overleaf, labels and a band of what was asked may stand over them."""
    whole = tuple(cell for row in table.rows if _is_whole(row, table.n_columns) for cell in row)
    told = ([read_as(texts) for texts in _below(each, 0)] for each in (table, replace(table, cells=whole)))
    return any(
        any(column["will"] >= PROMISED for column in each) and any(column["time"] >= PROMISED for column in each)
        for each in told
    )


def _is_whole(row: Sequence[Cell], n_columns: int) -> bool:
    """Whether a row has words in every column."""
    return len(row) == n_columns and all(cell.lines for cell in row)


def _mirrored(table: Table) -> Table:
    """The table with its columns from right to left."""
    cells = (replace(c, column=table.n_columns - c.column - c.column_span) for c in table.cells)
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))))


def _opinion(table: Table, header: Header, role: TableRole, said: str, end: int | None = None) -> Opinion:
    return weigh(table, header.columns, header.last_row + 1, table.n_rows if end is None else end, role, said)


def _roles(columns: Sequence[Column], opinion: Opinion) -> list[ColumnRole]:
    """The rules' roles, but for columns that are something else by the opinion; the times of a column that is headed so
    are not told by another that is not."""
    ticked: tuple[ColumnRole, ...] = ("tick_lead", "tick_time")
    kept = [name == CLASS_OF[c.role] or c.role in ticked for c, name in zip(columns, opinion.classes, strict=True)]
    dated = any(own and column.role == "timescale" for own, column in zip(kept, columns, strict=True))
    return [
        column.role if own or (dated and ROLE_OF[name] == "timescale") else ROLE_OF[name]
        for own, column, name in zip(kept, columns, opinion.classes, strict=True)
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
