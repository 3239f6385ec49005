"""The heading rows of a table and what its columns mean, checked against what stands under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.model import Cell, Table
from extract.records.plans.columns import (
    LONGEST_HEADING,
    REFERENCE,
    STATUS_HEADING,
    Column,
    ColumnRole,
    Header,
    mended,
    role_of_heading,
)
from extract.records.plans.evidence.contents import ANSWER, WILL
from extract.records.plans.head_rows import columns_under, last_heading_row
from extract.records.plans.numbers import are_numbers, begin_with_letters, begin_with_numbers, in_order, with_numbers
from extract.records.plans.progress import latest
from extract.records.plans.rows import ANSWERS

LATEST_HEADING = 3
"""Rows that titles and banners may take before the headings of a plan set in one style."""
ONE_EACH: tuple[ColumnRole, ...] = (
    "recommendation", "action", "timescale", "start", "end", "revised", "status", "progress", "response", "group",
)  # fmt: skip
"""Roles that one column of a table plays."""
TICK = re.compile(r"^[✓✔☑☒✗✘√xX•●■\uf0fc\uf0fb\uf052\uf0fe]$")
AMOUNT = re.compile(
    r"^(?:[<>≤≥=+~-]\s*)*(?:£\s*[\d.,]+\s*(?:k|m|bn)?|[\d.,]+\s*%|(?!(?:19|20)\d\d$)[\d,]+(?:\.\d+)?)$", re.IGNORECASE
)
"""A figure that is no year."""
BODY = re.compile(
    r"\b(?:governments?|councils?|executive|boards?|authorit(?:y|ies)|partnership|police|constabulary|nhs|icb|ccg|trust|"
    r"service|agency|cabinet|borough|district|county|combined|commissioner|department|ministry|college|university)\b",
    re.IGNORECASE,
)
"""A word of every name of a public body."""
PERIOD = re.compile(
    r"^(?:q(?:uarter )?[1-4]\b.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\W*(?:\d{2,4})?|"
    r"(?:spring|summer|autumn|winter)(?: \d{4})?|(?:20\d\d)(?:[-/]\d{2,4})?|year \d)$",
    re.IGNORECASE,
)
"""Headings of columns that are ticked when something is to be done."""
EARLIER = re.compile(r"\b(?:previous|original|last|old|prior|initial|earlier|first)\b", re.IGNORECASE)


def find_headers(table: Table) -> list[Header]:
    """The heading rows of a table: at its head, and again wherever a block of it starts anew."""
    headers: list[Header] = []
    row = 0
    while row < table.n_rows:
        if _names_columns(table, row) and _set_apart(table, row, headers):
            last = last_heading_row(table, row)
            columns = columns_under(table, row, last)
            headers.append(Header(row, last, columns))
            row = last + 1
        else:
            row += 1
    ends = [header.first_row for header in headers[1:]] + [table.n_rows]
    stretches = zip(headers, ends, strict=False)
    return [completed(table, header, end) for header, end in stretches]


def with_roles(table: Table, header: Header, roles: Sequence[ColumnRole], end: int) -> Header:
    """The header with other roles for its columns; each role once, and numbers to whom they belong."""
    columns = [replace(column, role=role) for column, role in zip(header.columns, roles, strict=True)]
    return _numbered(table, header, _one_each(columns), end)


def completed(table: Table, header: Header, end: int | None = None) -> Header:
    """The header with what the rows under it, up to ``end`` (the table's), tell of its columns."""
    end = table.n_rows if end is None else end
    return _numbered(table, header, _checked(table, header, end), end)


def _numbered(table: Table, header: Header, read: Sequence[Column], end: int) -> Header:
    first = header.last_row + 1
    columns = with_numbers(table, read, first, end)
    action = next((index for index, column in enumerate(columns) if column.role == "action"), None)
    numbered = action is not None and "ref" not in {column.role for column in columns}
    numbered = numbered and action is not None and begin_with_numbers(table, action, first, end)
    asks = next((index for index, column in enumerate(columns) if column.role == "recommendation"), None)
    lettered = asks is not None and begin_with_letters(table, asks, first, end)
    return replace(header, columns=tuple(columns), numbered=numbered, lettered=lettered)


def _names_columns(table: Table, row: int) -> bool:
    """Whether the words of a row are headings."""
    cells = [cell for cell in table.rows[row] if cell.lines]
    if not cells or (len(cells) == 1 and table.n_columns > 1):
        return False
    short = all(len(cell.text.split()) <= LONGEST_HEADING for cell in cells)
    if not short and table.n_columns > 1:  # most rows
        return False
    roles = [role_of_heading(mended(cell.text)) for cell in cells]
    named = [role for role in roles if role and role != "other"]
    if table.n_columns == 1:
        return row == 0 and len(named) == 1 and len(cells[0].text.split()) <= 5
    if REFERENCE.match(cells[0].text.strip()) or any(_has_a_date(cell.text) for cell in cells if not cell.bold):
        return False
    sentences = sum(cell.text.rstrip().endswith(".") and len(cell.text.split()) > 3 for cell in cells)
    known = [
        role or STATUS_HEADING.match(cell.text) or PERIOD.match(cell.text)
        for role, cell in zip(roles, cells, strict=True)
    ]
    unheaded = cells[0].column and "recommendation" in named  # its numbers, it may be
    below = _cells_below(table, 0, row + 1, table.n_rows) if unheaded else ()
    enough = len(set(named)) + are_numbers(below) >= 2 and 2 * sum(map(bool, known)) >= len(cells)
    enough = enough or _heads_answers(roles, [cell.text for cell in cells])
    return not sentences and enough


def _heads_answers(roles: Sequence[ColumnRole | None], texts: Sequence[str]) -> bool:
    """A recommendation's heading, and beside it the names of those who answer it, each over its answers."""
    others = [text for text, role in zip(texts, roles, strict=True) if role != "recommendation"]
    return "recommendation" in roles and len(others) >= 2 and all(BODY.search(text) for text in others)


def _has_a_date(text: str) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d\b|\d[/.]\d", text))


def _styled(table: Table, row: int) -> bool:
    """Whether a row is bold or shaded as a whole, and not as every other row of the table is shaded."""
    cells = [cell for cell in table.rows[row] if cell.lines]
    if all(cell.bold for cell in cells):
        return True
    alike = sum(bool(other) and other[0].fill == cells[0].fill for other in table.rows)
    return all(cell.fill for cell in cells) and 3 * alike <= max(3, table.n_rows)


def _set_apart(table: Table, row: int, before: Sequence[Header]) -> bool:
    """Whether a row stands where headings stand: at the table's head, bold or shaded as a whole, under a banner, or
    saying what the first headings said."""
    if _styled(table, row) or (row <= LATEST_HEADING and not before):
        return True
    if row and len([cell for cell in table.rows[row - 1] if cell.lines]) == 1:
        return True
    known = {heading.lower().strip() for header in before[:1] for heading in header.headings}
    words = [cell.text.lower().strip() for cell in table.rows[row] if cell.lines]
    return 2 * sum(word in known for word in words) >= len(words)


# ---------------------------------------------------------------- checked against the cells


def _checked(table: Table, header: Header, end: int) -> tuple[Column, ...]:
    """The columns with their roles put right by what stands under them."""
    columns = _from_and_to(header.columns)
    below = {index: _cells_below(table, index, header.last_row + 1, end) for index in range(len(columns))}
    for index, column in enumerate(columns):
        if are_numbers(below[index]):
            unknown = column.role == "other" and role_of_heading(column.heading) is None
            if column.role == "recommendation":
                columns[index] = replace(column, role="rec_ref")
            elif column.role in ("action", "detail") or not column.heading or (unknown and in_order(below[index])):
                columns[index] = replace(column, role="ref")
        elif column.role == "rec_ref" and _are_long(below[index]):
            columns[index] = replace(column, role="recommendation")
        elif STATUS_HEADING.match(column.heading.rstrip("? ")) and _are_answers(below[index]):
            columns[index] = replace(column, role="status")
        elif STATUS_HEADING.match(column.heading.rstrip("? ")) and _are_ticks(below[index]):
            columns[index] = replace(column, role="tick")
        elif PERIOD.match(column.heading) and _are_ticks(below[index]):
            columns[index] = replace(column, role="tick_time")
        elif (column.role == "ref" and (_are_long(below[index]) or _have_no_figure(below[index]))) or (
            column.role == "timescale" and _are_amounts(below[index])
        ):
            columns[index] = replace(column, role="other")
    return tuple(_one_each(_filled_in(_with_ticked_leads(columns, below), below)))


def _with_ticked_leads(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Where nobody leads, several columns of ticks whose headings say nothing else are headed by those who do."""
    ticked = [index for index, c in enumerate(columns) if c.role == "other" and c.heading and _are_ticks(below[index])]
    known = any(role_of_heading(columns[index].heading) for index in ticked)
    if len(ticked) < 2 or known or any(column.role == "lead" for column in columns):
        return columns
    return [replace(c, role="tick_lead") if index in ticked else c for index, c in enumerate(columns)]


def _from_and_to(columns: Sequence[Column]) -> list[Column]:
    """ "From" beside "To" are a beginning and an end; alone they can be senders, amounts or anything."""
    words = [column.heading.lower().strip(" :") for column in columns]
    if not {"from", "to"} <= set(words):
        return list(columns)
    told: dict[str, ColumnRole] = {"from": "start", "to": "end"}
    return [replace(c, role=told.get(word, c.role)) for c, word in zip(columns, words, strict=True)]


def _one_each(columns: list[Column]) -> list[Column]:
    """A role has one column: of several the first that does not speak of an earlier state; the others are kept among
    the extras. A second lead column (member and officer) keeps a role of its own."""
    for role in ONE_EACH:
        own = [i for i, column in enumerate(columns) if column.role == role and not column.goes_on]
        own.sort(key=lambda i: role == "recommendation" and "recommend" not in columns[i].heading.lower())
        chosen = next((i for i in own if not EARLIER.search(columns[i].heading)), None)
        if role == "progress" and (last := latest(columns, own)) is not None:
            chosen = last
        for index in own:
            if chosen is not None and index != chosen:
                columns = _with_role(columns, index, "other")
    roles = {column.role for column in columns}
    if "start" in roles and "end" not in roles:  # "Commencement" and "Completion"
        columns = [replace(c, role="end") if c.role == "timescale" else c for c in columns]
    leads = [i for i, column in enumerate(columns) if column.role == "lead" and not column.goes_on]
    for index in leads[1:]:
        columns = _with_role(columns, index, "second_lead" if index == leads[1] else "other")
    return columns


def _with_role(columns: list[Column], index: int, role: ColumnRole) -> list[Column]:
    """The columns with another role for the one at ``index`` and those that its heading reaches over."""
    changed = list(columns)
    changed[index] = replace(columns[index], role=role)
    for after in range(index + 1, len(columns)):
        if not columns[after].goes_on or columns[after].role != columns[index].role:
            break
        changed[after] = replace(columns[after], role=role)
    return changed


def _filled_in(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Stand-ins: where no column is headed "action", details, responses or comments beside a recommendation are."""
    roles = {column.role for column in columns}
    if "action" not in roles:
        both = next(
            (i for i, c in enumerate(columns) if c.role == "recommendation" and "action" in c.heading.lower()), None
        )
        if both is not None:
            columns[both] = replace(columns[both], role="action")
            return columns
        stand_ins: tuple[ColumnRole, ...] = ("detail",)
        if "recommendation" in roles:
            answers = [i for i, c in enumerate(columns) if c.role == "response" and _only_answer(below[i])]
            stand_ins = ("detail", "progress", "response") if answers else ("detail", "response", "progress")
        asked = next((i for i, c in enumerate(columns) if c.role == "recommendation"), -1)
        for role in stand_ins:
            behind = [i for i, column in enumerate(columns) if column.role == role and i > asked]
            index = next((i for i in behind if _are_long(below[i])), None)
            if index is not None:
                columns[index] = replace(columns[index], role="action")
                break
    told = [index for index, column in enumerate(columns) if column.role == "progress"]
    if "status" not in {column.role for column in columns} and latest(columns, told) is None:
        for index, column in enumerate(columns):
            if column.role == "progress" and _are_short(below[index]):
                columns[index] = replace(column, role="status")
                break
    return columns


def _cells_below(table: Table, column: int, first: int, end: int) -> list[Cell]:
    return [
        cell
        for row in table.rows[first:end]
        for cell in row
        if cell.column == column and cell.column_span < table.n_columns and cell.lines
    ]


def _are_amounts(cells: Sequence[Cell]) -> bool:
    """Whether "Target" names a figure to reach and not a day: shares and amounts of money, no years."""
    return bool(cells) and sum(bool(AMOUNT.match(c.text.strip())) for c in cells) >= 0.7 * len(cells)


def _are_answers(cells: Sequence[Cell]) -> bool:
    return bool(cells) and sum(bool(ANSWERS.match(cell.text)) for cell in cells) >= 0.7 * len(cells)


def _only_answer(cells: Sequence[Cell]) -> bool:
    """Whether cells say yes or no and by whom, and not what will be done: "Agreed by Cabinet on 4 March"."""
    texts = [cell.text.rstrip(". ") for cell in cells]
    return all(ANSWER.match(text) and not WILL.search(text) and ". " not in text for text in texts)


def _are_ticks(cells: Sequence[Cell]) -> bool:
    return bool(cells) and all(bool(TICK.match(cell.text.strip())) for cell in cells)


def _are_long(cells: Sequence[Cell]) -> bool:
    """Whether cells hold sentences; a choice of boxes ("☒ Accept ☐ Reject") is none."""
    if any("\u2610" in cell.text for cell in cells):
        return False
    return bool(cells) and sum(len(c.text.split()) for c in cells) / len(cells) >= 4


def _have_no_figure(cells: Sequence[Cell]) -> bool:
    return len(cells) > 1 and not any(len(cell.text) < 3 or re.search(r"\d", cell.text) for cell in cells)


def _are_short(cells: Sequence[Cell]) -> bool:
    return bool(cells) and sum(len(c.text.split()) <= 4 for c in cells) >= 0.8 * len(cells)
