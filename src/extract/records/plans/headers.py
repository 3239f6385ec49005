"""What the columns of a table mean: its heading rows, checked against what stands under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.kept import kept
from extract.model import Cell, Table
from extract.records.plans.below_heads import (
    are_amounts,
    are_letters,
    are_long,
    are_ratings,
    are_short,
    are_verdicts,
    have_no_figure,
    only_answer,
)
from extract.records.plans.columns import STATUS_HEADING, WHO_AND_WHEN, Column, ColumnRole, Header, role_of_heading
from extract.records.plans.evidence.contents import read_as
from extract.records.plans.heads import PERIOD, heading_rows
from extract.records.plans.leads import led, with_one_lead, with_role
from extract.records.plans.numbers import (
    are_links,
    are_numbers,
    begin_with_letters,
    begin_with_numbers,
    count_on_in_letters,
    in_order,
    with_numbers,
)
from extract.records.plans.progress import are_states, come_back, dated_progress, latest, states_of
from extract.records.plans.row_types import heads_numbers, type_column
from extract.records.plans.ticks import ANSWERS, are_marked, are_ticks, with_ticked_leads, with_ticked_states

ONE_EACH: tuple[ColumnRole, ...] = (
    "recommendation", "action", "timescale", "start", "end", "revised", "status", "progress", "response", "group",
)  # fmt: skip
"""Roles that one column of a table plays."""
EARLIER = re.compile(r"\b(?:previous|original|last|old|prior|initial|earlier|first|baseline)\b", re.IGNORECASE)
LATER = re.compile(
    r"^(?:(?:forecast|expected|projected|latest|current|actual|estimated)\b\s*(?:/|or|and)?\s*)+"
    r"(?:delivery |completion )?(?:dates?|finish|completion|end)?$",
    re.IGNORECASE,
)
"""Headings of the date that now holds, beside the one first agreed."""
FOUND = re.compile(r"^(?!.*recommend).*\bfindings?\b", re.IGNORECASE)
DUE = re.compile(
    r"\b(?:due|by|when|timing|targets?|deadlines?|timescales?|complet\w+|finish\w*|deliver\w*|expected)\b",
    re.IGNORECASE,
)
"""Headings of dates by which a thing is to be done, beside others."""
AGREED = re.compile(r"(?:agreed|management)\b", re.IGNORECASE)
"""Headings of what was found beside what was agreed about it: nobody recommended anything."""
PLAIN_ACTION = re.compile(r"^(?:(?:agreed|planned|proposed|our|council) )?actions?(?:\(s\))?$", re.IGNORECASE)
MOSTLY, FEW = 0.7, 0.3
"""Shares of a column's cells."""
TIMES: tuple[ColumnRole, ...] = ("timescale", "start", "end", "revised")
NUMBERS: tuple[ColumnRole, ...] = ("ref", "rec_ref")


@kept
def find_headers(table: Table, known: Sequence[Header] | None = None) -> list[Header]:
    """The heading rows of a table (``known``, where they are), and what its columns mean by them and by what stands
    under each."""
    headers = heading_rows(table) if known is None else known
    ends = [header.first_row for header in headers[1:]] + [table.n_rows]
    return [completed(table, header, end) for header, end in zip(headers, ends, strict=False)]


def with_roles(table: Table, header: Header, roles: Sequence[ColumnRole], end: int) -> Header:
    """The header with other roles for its columns; each role once, and numbers to whom they belong."""
    columns = [replace(column, role=role) for column, role in zip(header.columns, roles, strict=True)]
    if "recommendation" in roles and "recommendation" not in header.roles:  # whose numbers they were could not be told
        lost = {i for i, c in enumerate(columns) if c.role == "other" and role_of_heading(c.heading) in NUMBERS}
        columns = [replace(c, role="ref") if i in lost else c for i, c in enumerate(columns)]
    return _numbered(table, header, _one_each(columns), end)


def completed(table: Table, header: Header, end: int | None = None) -> Header:
    """The header with what the rows under it, up to ``end`` (the table's), tell of its columns."""
    end = table.n_rows if end is None else end
    return _numbered(table, header, _checked(table, header, end), end)


def _numbered(table: Table, header: Header, read: Sequence[Column], end: int) -> Header:
    first = header.last_row + 1
    if any(column.role == "action" and AGREED.match(column.heading) for column in read):
        read = [replace(c, role="other") if c.role == "recommendation" and FOUND.match(c.heading) else c for c in read]
    columns = with_numbers(table, read, first, end)
    action = next((index for index, column in enumerate(columns) if column.role == "action"), None)
    numbered = action is not None and "ref" not in {c.role for c in columns}
    numbered = numbered and action is not None and begin_with_numbers(table, action, first, end)
    asks = next((index for index, column in enumerate(columns) if column.role == "recommendation"), None)
    lettered = asks is not None and begin_with_letters(table, asks, first, end)
    typed = type_column(table, first, end)
    parted = typed is not None or any(heads_numbers(table, row) for row in range(first, end))
    return replace(header, columns=tuple(columns), numbered=numbered, lettered=lettered, typed=typed, parted=parted)


# ---------------------------------------------------------------- checked against the cells


def _checked(table: Table, header: Header, end: int) -> tuple[Column, ...]:
    """The columns with their roles put right by what stands under them."""
    columns = _from_and_to(header.columns)
    first = header.last_row + 1
    below = {index: _cells_below(table, index, first, end) for index in range(len(columns))}
    marked = are_marked(table, [i for i, c in enumerate(columns) if PERIOD.match(c.heading)], first, end)
    for index, column in enumerate(columns):
        unknown = _is_unknown(column)
        if unknown and are_links(below[index]):
            columns[index] = replace(column, role="rec_ref")
        elif are_numbers(below[index]) or (column.role == "recommendation" and count_on_in_letters(below[index])):
            if column.role == "recommendation":
                columns[index] = replace(column, role="rec_ref")
            elif column.role in ("action", "detail") or not column.heading or (unknown and in_order(below[index])):
                columns[index] = replace(column, role="ref")
        elif column.role == "recommendation" and are_verdicts(column, below[index]):
            columns[index] = replace(column, role="other")
        elif column.role == "rec_ref" and are_long(below[index]):
            columns[index] = replace(column, role="recommendation")
        elif (column.role == "revised" and (are_states(below[index]) or come_back(below[index]))) or (  # "Now"
            (column.role in TIMES and are_ratings(below[index]))
            or (STATUS_HEADING.match(column.heading.rstrip("? ")) and are_ticks(below[index], MOSTLY, ANSWERS))
        ):
            columns[index] = replace(column, role="status")
        elif STATUS_HEADING.match(column.heading.rstrip("? ")) and are_ticks(below[index]):
            columns[index] = replace(column, role="tick")
        elif PERIOD.match(column.heading) and (marked or are_ticks(below[index], MOSTLY)):
            columns[index] = replace(column, role="tick_time")
        elif (column.role == "ref" and (are_long(below[index]) or have_no_figure(below[index]))) or (
            column.role == "timescale" and are_amounts(below[index])
        ):
            columns[index] = replace(column, role="other")
    columns = with_ticked_states(_timed(_dated(_said(led(columns, below), below), below), below), below)
    columns = _one_each(_filled_in(with_ticked_leads(columns, below), below))
    return tuple(_answered(_of_both(table, columns, below, first, end), below))


def _said(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Of two columns of how far things are, the one of figures is kept among the extras: the words count."""
    told = [index for index, column in enumerate(columns) if column.role == "status" and below[index]]
    figures = [index for index in told if are_amounts(below[index])]
    return [replace(c, role="other") if i in figures and len(figures) < len(told) else c for i, c in enumerate(columns)]


def _dated(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Where two unknown columns hold times, the one headed as a forecast is the date that now holds."""
    if not any(LATER.match(column.heading) for column in columns):
        return columns  # most tables
    dated = {i: read_as(c.text for c in cells)["time"] for i, cells in below.items()}
    times = [i for i, c in enumerate(columns) if c.role in ("other", "timescale") and dated[i] >= MOSTLY]
    later = [i for i in times if LATER.match(columns[i].heading)]
    if len(times) < 2 or not later or any(column.role == "revised" for column in columns):
        return columns
    return with_role(columns, later[-1], "revised")


def _timed(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Behind a column of actions, where none says when, the one unknown column of times does: "Planned for"."""
    roles = {column.role for column in columns}
    if "action" not in roles or roles & {*TIMES, "tick_time"}:
        return columns
    action = next(i for i, column in enumerate(columns) if column.role == "action")
    behind = [i for i, c in enumerate(columns) if i > action and _is_unknown(c) and c.heading]
    unknown = [i for i in behind if not EARLIER.search(columns[i].heading)]
    timed = [i for i in unknown if read_as(cell.text for cell in below[i])["time"] >= MOSTLY]
    return with_role(columns, timed[0], "timescale") if len(timed) == 1 else columns


def _of_both(
    table: Table, columns: list[Column], below: Mapping[int, Sequence[Cell]], first: int, end: int
) -> list[Column]:
    """Where rows recommend or answer, and one column holds the words of both, that is the action's."""
    roles = {column.role for column in columns}
    typed = type_column(table, first, end)
    levels = "recommendation" in roles and any(heads_numbers(table, row) for row in range(first, end))
    if "action" in roles or (typed is None and not levels):
        return columns
    words = {index: sum(len(cell.text.split()) for cell in cells) for index, cells in below.items()}
    likely = [i for i, c in enumerate(columns) if i != typed and c.role in ("recommendation", "other", "detail")]
    return with_role(columns, max(likely, key=lambda index: words[index]), "action") if likely else columns


def _answered(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """A column headed as a kind of action ("Priority action") of which one stands over several cells of an unknown
    column of sentences at its right is what these answer."""
    action = next((i for i, column in enumerate(columns) if column.role == "action"), None)
    if action is None or "recommendation" in {c.role for c in columns} or PLAIN_ACTION.match(columns[action].heading):
        return columns
    own = {cell.row for cell in below[action]}
    for index in range(action + 1, len(columns)):
        rows = {cell.row for cell in below[index]}
        detail = columns[index].role == "detail"
        if (detail or _is_unknown(columns[index])) and own < rows and _are_orders(below[index]):
            return with_role(with_role(columns, action, "recommendation"), index, "action")
    return columns


def _is_unknown(column: Column) -> bool:
    return column.role == "other" and role_of_heading(column.heading) is None


def _are_orders(cells: Sequence[Cell]) -> bool:
    """Whether cells say what is to be done: some begin with a verb, few tell what has been."""
    told = read_as(cell.text for cell in cells)
    return max(told["verb"], told["to_verb"], told["will"]) > max(FEW, told["past"], told["answer"])


def _from_and_to(columns: Sequence[Column]) -> list[Column]:
    """ "From" beside "To" are a beginning and an end; alone they can be senders, amounts or anything."""
    words = [column.heading.lower().strip(" :") for column in columns]
    if not {"from", "to"} <= set(words):
        return list(columns)
    told: dict[str, ColumnRole] = {"from": "start", "to": "end"}
    return [replace(c, role=told.get(word, c.role)) for c, word in zip(columns, words, strict=True)]


def _one_each(columns: list[Column]) -> list[Column]:
    """A role has one column: of several the first that does not speak of an earlier state; the others are extras. A
    second lead column (member and officer) keeps a role of its own."""
    for index in dated_progress(columns):
        columns = with_role(columns, index, "progress")
    for role in ONE_EACH:
        own = [i for i, column in enumerate(columns) if column.role == role and not column.goes_on]
        if role == "recommendation":  # a heading that is the word before one that only names it
            own.sort(key=lambda i: ("recommend" not in columns[i].heading.lower(), len(columns[i].heading.split()) > 4))
        if role == "timescale":  # "Date reported" beside "Target date"
            own.sort(key=lambda i: not DUE.search(columns[i].heading))
        chosen = next((i for i in own if not EARLIER.search(columns[i].heading)), None)
        if role == "progress" and (last := latest(columns, own)) is not None:
            chosen = last
        for index in own:
            if chosen is not None and index != chosen:
                columns = with_role(columns, index, "other")
    roles = {column.role for column in columns}
    if "start" in roles and "end" not in roles:  # "Commencement" and "Completion"
        columns = [replace(c, role="end") if c.role == "timescale" else c for c in columns]
    return with_one_lead(columns)


def _filled_in(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Where no column is headed "action", details, responses or comments beside a recommendation stand in."""
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
            stand_ins = ("detail", "response", "progress")
        asked = next((i for i, c in enumerate(columns) if c.role == "recommendation"), -1)
        if any(i > asked and _is_unknown(c) and _are_orders(below[i]) for i, c in enumerate(columns)):
            stand_ins = ("detail",)
        for role in stand_ins:
            behind = [i for i, column in enumerate(columns) if column.role == role and i > asked]
            if role == "response" and not roles & WHO_AND_WHEN:
                behind = [i for i in behind if not only_answer(below[i])]
            if (index := next((i for i in behind if are_long(below[i])), None)) is not None:
                columns[index] = replace(columns[index], role="action")
                break
    told = [index for index, column in enumerate(columns) if column.role == "progress"]
    unknown = [i for i, column in enumerate(columns) if _is_unknown(column)]
    done = next((i for i, c in enumerate(columns) if c.role == "action" or c.role in WHO_AND_WHEN), len(columns))
    others = [i for i, column in enumerate(columns) if i in unknown or (i > done and column.role == "other")]
    again = [i for i in others if len(set(states_of(below[i]))) < len(below[i])]
    bare = [i for i in again if i > done and not columns[i].heading and are_letters(below[i])]
    behind = [i for i in unknown if i > done and "action" in roles]
    coded = [i for i in again if are_states(below[i]) or (i in behind and come_back(below[i]))]
    rated = sorted({*bare, *coded, *(i for i in unknown if are_ratings(below[i]))})
    says = rated and (STATUS_HEADING.match(columns[rated[-1]].heading) or roles & WHO_AND_WHEN)
    if (telling := rated if says else [*bare, *coded]) and not roles & {"status", "tick"}:
        columns[telling[-1]] = replace(columns[telling[-1]], role="status")
    elif "status" not in {column.role for column in columns} and latest(columns, told) is None:
        short = [i for i in told if are_short(below[i])]
        columns = [replace(c, role="status") if i in short[:1] else c for i, c in enumerate(columns)]
    return columns


def _cells_below(table: Table, column: int, first: int, end: int) -> list[Cell]:
    cells = [cell for row in table.rows[first:end] for cell in row if cell.column == column]
    return [cell for cell in cells if cell.lines and cell.column_span < table.n_columns]
