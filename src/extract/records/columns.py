"""What a table's columns mean: header wording → column roles, checked against what stands under it.

Wordings are those seen in published plans, trackers and logs of councils and their inspectors (DOMAIN.md B2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.model import Cell, Table

ColumnRole = Literal[
    "ref", "recommendation", "action", "detail", "lead", "timescale", "start", "end", "revised", "status",
    "progress", "response", "group", "other",
]  # fmt: skip

WORDINGS: tuple[tuple[ColumnRole, str], ...] = (
    ("other", r"\b(?:meeting date|date raised|raised (?:by|on|at)|date (?:added|agreed|of meeting|closed|opened))\b"),
    (
        "other",
        r"\b(?:success|measures?|outcomes?|impact|evidence|resources?|costs?|budget|milestones?|priority|kpis?)\b",
    ),
    ("other", r"\b(?:risks?|mitigation|likelihood|consequence|score|rationale|background)\b"),
    (
        "revised",
        r"\brevised\b.*\b(?:date|deadline|timescale|target|completion)\b|\bnew (?:date|deadline|target date)\b",
    ),
    ("start", r"^start(?:s|ing)?(?: date)?$|\bstart date\b"),
    ("end", r"^(?:end|finish)(?: date)?$|\b(?:end|finish) date\b"),
    ("response", r"^(?:agreed|accepted|accept|agree)\b.{0,30}$|\baccepted ?/|\bagreed\?|\bresponse\b"),
    (
        "recommendation",
        r"\brecommendations?\b|\bareas? (?:for|of) improvement\b|\bpeer (?:team )?suggestions?\b|\bfindings?\b",
    ),
    (
        "timescale",
        r"\b(?:time ?-?(?:scales?|frames?|lines?)|deadlines?|by when|when|due(?: by| date)?|target (?:date|completion|"
        r"for completion)|completion|completed by|(?:delivery |implementation |exec )?dates?|target|timing|by)\b",
    ),
    ("status", r"\b(?:rag|brag|status)\b"),
    ("progress", r"\b(?:progress|updates?|position|latest|commentary|comments?)\b(?!\s*/\s*action)"),
    (
        "lead",
        r"\b(?:leads?|responsib(?:le|ility|ilities)|owners?|owned by|accountab(?:le|ility)|by whom|who|"
        r"(?:action|lead|responsible) officers?|portfolio holder|sponsor|assigned to|led by|delivered by)\b",
    ),
    (
        "action",
        r"\b(?:actions?|activit(?:y|ies)|tasks?|commitments?|what (?:we will do|will we do)|steps?|proposals?)\b",
    ),
    ("detail", r"\b(?:details?|descriptions?|what)\b"),
    (
        "ref",
        r"^(?:no\.?|nos\.?|ref\.?(?:erence)?(?: no\.?| number)?|number|item|id|#|(?:rec|recommendation|action) no\.?)$",
    ),
    ("group", r"^(?:themes?|areas?|categor(?:y|ies)|workstreams?|pillars?|objectives?|service|directorate|topic)$"),
)
"""Column role by heading, first match wins; ``_role_of_heading`` breaks ties between actions and the rest."""

REFERENCE = re.compile(r"^\(?(?:[A-Za-z]{1,6}[\s./-]?)?\(?\d{1,3}(?:[./-]\d{1,3})*[a-z]?\)?[.)]?$")
"""What stands in a reference column: "1", "1.1", "R3", "SR (25/26) 01" is left to the heading."""
LONGEST_HEADING = 12
"""Words; more than that is not a column heading."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: its printed heading and what it means."""

    heading: str
    role: ColumnRole


@dataclass(frozen=True, slots=True)
class Header:
    """The heading rows of a table, or of a stretch of it: which rows they are and what each grid column means."""

    first_row: int
    last_row: int
    columns: tuple[Column, ...]

    def having(self, role: ColumnRole) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.role == role]

    @property
    def roles(self) -> set[ColumnRole]:
        return {column.role for column in self.columns}

    @property
    def headings(self) -> tuple[str, ...]:
        """Printed headings, one a column; a heading over several columns stands once."""
        found: list[str] = []
        for index, column in enumerate(self.columns):
            if index == 0 or column != self.columns[index - 1] or not column.heading:
                found.append(column.heading)
        return tuple(found)


def role_of_heading(text: str) -> ColumnRole | None:
    """The role that a heading's wording names, or None when it names none."""
    words = re.sub(r"[^\w\s/&?#.-]", " ", text.lower()).strip()
    if not words or len(words.split()) > LONGEST_HEADING:
        return None
    matched: list[ColumnRole] = [role for role, pattern in WORDINGS if re.search(pattern, words)]
    if not matched:
        return None
    if "action" in matched and _names_the_action(words, matched):
        return "action"
    return matched[0]


def _names_the_action(words: str, matched: Sequence[ColumnRole]) -> bool:
    """ "Comment/Action", "Agreed action", "Action required by the council" are the action; "Action owner" is not."""
    if {"lead", "timescale", "status", "start", "end", "revised"} & set(matched):
        return bool(
            re.match(
                r"^(?:agreed |proposed |planned |key )?actions?\b(?! (?:owners?|by|lead|officer|date|due|status))",
                words,
            )
        ) and not ({"lead", "status"} & set(matched))
    if "recommendation" in matched:
        return False
    return "other" not in matched or bool(re.search(r"\bactions?$|^actions?\b|\bpriority actions?\b", words))


def find_headers(table: Table) -> list[Header]:
    """The heading rows of a table: at its head, and again wherever a block of it starts anew."""
    headers: list[Header] = []
    row = 0
    while row < table.n_rows:
        if _is_heading_row(table, row):
            last = _last_heading_row(table, row)
            columns = _columns(table, row, last)
            headers.append(Header(row, last, columns))
            row = last + 1
        else:
            row += 1
    ends = [header.first_row for header in headers[1:]] + [table.n_rows]
    stretches = zip(headers, ends, strict=False)
    return [Header(h.first_row, h.last_row, _checked(table, h, end)) for h, end in stretches]


def _is_heading_row(table: Table, row: int) -> bool:
    cells = [cell for cell in table.rows[row] if cell.lines]
    if not cells or (len(cells) == 1 and table.n_columns > 1):
        return False
    roles = [role_of_heading(cell.text) for cell in cells]
    named = [role for role in roles if role and role != "other"]
    if table.n_columns == 1:
        return row == 0 and len(named) == 1 and len(cells[0].text.split()) <= 5
    short = all(len(cell.text.split()) <= LONGEST_HEADING for cell in cells)
    sentences = sum(cell.text.rstrip().endswith(".") and len(cell.text.split()) > 3 for cell in cells)
    return short and not sentences and len(set(named)) >= 2 and 2 * len([r for r in roles if r]) >= len(cells)


def _last_heading_row(table: Table, row: int) -> int:
    """A heading over two rows: some of its cells span down, or the next row only names parts of one above it."""
    spanning = max((cell.row + cell.row_span - 1 for cell in table.rows[row]), default=row)
    if spanning > row and spanning - row <= 2:
        below = [cell for cell in table.rows[row + 1] if cell.lines]
        if all(len(cell.text.split()) <= 4 for cell in below):
            return spanning
    return row


def _columns(table: Table, first: int, last: int) -> tuple[Column, ...]:
    headings: list[list[str]] = [[] for _ in range(table.n_columns)]
    for row in range(first, last + 1):
        for cell in table.rows[row]:
            for column in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                if cell.lines:
                    headings[column].append(cell.text)
    return tuple(_column(parts) for parts in headings)


def _column(parts: Sequence[str]) -> Column:
    """The lowest heading that names a role decides ("Timescale" over "Start" and "End")."""
    roles = [role_of_heading(part) for part in reversed(parts)]
    return Column(" ".join(parts), next((role for role in roles if role), "other"))


def plain_heading(table: Table) -> tuple[str, ...]:
    """The headings of a table whose columns have no role here: its first row, where it is set apart from the second
    by bold type or shading and names every column."""
    if table.n_rows < 2 or len(table.rows[0]) != table.n_columns:
        return ()
    first, second = table.rows[0], table.rows[1]
    named = sum(bool(cell.lines) for cell in first) >= max(2, table.n_columns - 1)
    bold = all(cell.bold for cell in first if cell.lines) and not all(cell.bold for cell in second if cell.lines)
    shaded = all(cell.fill for cell in first) and not all(cell.fill for cell in second)
    short = all(len(cell.text.split()) <= LONGEST_HEADING for cell in first)
    return tuple(cell.text for cell in first) if named and short and (bold or shaded) else ()


# ---------------------------------------------------------------- checked against the cells


def _checked(table: Table, header: Header, end: int) -> tuple[Column, ...]:
    """The columns with their roles put right by what stands under them."""
    columns = list(header.columns)
    below = {index: _cells_below(table, index, header.last_row + 1, end) for index in range(len(columns))}
    for index, column in enumerate(columns):
        if column.role in ("action", "recommendation", "other", "detail", "ref") and _are_references(below[index]):
            columns[index] = Column(column.heading, "ref" if column.role != "other" or not column.heading else "other")
        elif column.role == "ref" and not _are_references(below[index]) and _are_long(below[index]):
            columns[index] = Column(column.heading, "other")
    return tuple(_filled_in(columns, below))


def _filled_in(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Stand-ins: where no column is headed "action", details, responses or comments beside a recommendation are."""
    roles = {column.role for column in columns}
    if "action" not in roles:
        stand_ins: tuple[ColumnRole, ...] = ("detail",)
        if "recommendation" in roles:
            stand_ins = ("detail", "response", "progress")
        for role in stand_ins:
            index = next((i for i, c in enumerate(columns) if c.role == role and _are_long(below[i])), None)
            if index is not None:
                columns[index] = Column(columns[index].heading, "action")
                break
    if "status" not in {column.role for column in columns}:
        for index, column in enumerate(columns):
            if column.role == "progress" and _are_short(below[index]):
                columns[index] = Column(column.heading, "status")
                break
    return columns


def _cells_below(table: Table, column: int, first: int, end: int) -> list[Cell]:
    return [
        cell
        for row in table.rows[first:end]
        for cell in row
        if cell.column == column and cell.column_span < table.n_columns and cell.lines
    ]


def _are_references(cells: Sequence[Cell]) -> bool:
    return bool(cells) and sum(bool(REFERENCE.match(c.text.strip())) for c in cells) >= 0.7 * len(cells)


def _are_long(cells: Sequence[Cell]) -> bool:
    return bool(cells) and sum(len(c.text.split()) for c in cells) / len(cells) >= 4


def _are_short(cells: Sequence[Cell]) -> bool:
    return bool(cells) and sum(len(c.text.split()) <= 4 for c in cells) >= 0.8 * len(cells)
