"""What a row of a plan says by ticks, by yes or no, and by bare numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from extract.model import Cell, Table
from extract.records.found import FoundAction
from extract.records.plans.columns import STATUS_HEADING, Column, ColumnRole, Header, role_of_heading
from extract.records.plans.evidence.contents import TICK
from extract.records.plans.legend import colour_name, is_strong
from extract.records.plans.lights import LIGHTS, light_of
from extract.records.plans.progress import progress_notes
from extract.records.plans.rows import named_numbers
from extract.records.wording import EMPTY_BOX, chosen

CROSSES = frozenset("✗✘☒❌\uf0fb\uf078")
TICKS = frozenset("✓✔☑\uf0fc\uf052\uf0fe")
BOXES = frozenset(EMPTY_BOX)
"""Empty ones: a cross beside them is a tick."""
MARK = re.compile(rf"{TICK.pattern}|^(?![BNRA]$)[A-Z](?:/[A-Z])?$")
"""What may stand under a period in which something is done: a tick, or a letter for its start and for its end."""
ANSWERS = re.compile(r"^\W*(?:(?P<yes>y(?:es)?)|no?)\W*$", re.IGNORECASE)


SIGN = re.compile(r"[^\w\s–—£-]")
LONGEST_STATUS = 8
"""Words."""
HOW_FAR = re.compile(r"\b(?:where|how far|position|stage|stands?|got to)\b", re.IGNORECASE)


def told_by_row(
    table: Table, row: int, header: Header, cells: Mapping[ColumnRole, Cell], action: FoundAction
) -> dict[str, Any]:
    """What ``action`` lacks and the ticks and numbers of its row say, by the names of its fields."""
    told: dict[str, Any] = {"status_meaning": asked_status(action.status_raw, header)}
    if action.progress_raw:
        told["progress"] = progress_notes(table, row, header)
    told["timescale_raw"] = action.timescale_raw or ticked_time(table, row, header)
    told["lead_raw"] = action.lead_raw or ticked_leads(table, row, header)
    choice = chosen(action.status_raw or "")
    status = action.status_raw if choice is None else choice
    told["status_raw"] = (
        status or ticked_status(table, row, header) or _told_in_progress(table, row, header, action) or None
    )
    if not told["status_raw"] and not action.status_colour:
        told["status_colour"] = light_of(table, row, header)
    if not action.recommendations:
        told["recommendation_numbers"] = named_numbers(cells.get("rec_ref"))
    return told


def _told_in_progress(table: Table, row: int, header: Header, action: FoundAction) -> str | None:
    """A few words under a heading that asks how far things are, which are the status where a row has no other, in words
    or as a sign. What stands under "Progress" or "Update" is an account."""
    words = action.progress_raw or ""
    few = 0 < len(words.split()) <= LONGEST_STATUS and "\n" not in words
    asks = any(HOW_FAR.search(header.columns[column].heading) for column in header.having("progress"))
    other = header.roles & {"status", "tick"} or any(SIGN.fullmatch(cell.text.strip()) for cell in table.covering[row])
    return words if few and asks and not other else None


def ticked_status(table: Table, row: int, header: Header) -> str | None:
    """The heading of the status column that is ticked in this row; a cross beside ticks says that it is not."""
    return next(iter(_ticked(table, row, header, "tick")), None)


def _ticked(table: Table, row: int, header: Header, role: ColumnRole) -> list[str]:
    """The headings of the columns of ``role`` that are ticked in this row."""
    columns = header.having(role)
    own = [cell for cell in table.covering[row] if cell.column in columns and cell.lines]
    marks = {cell.text.strip() for cell in table.cells if cell.column in columns} if own else set()
    return [header.columns[cell.column].heading for cell in own if not is_cross(cell.text.strip(), marks)]


def is_cross(mark: str, others: Collection[str]) -> bool:
    """Whether a mark says no: an empty box, a cross sign where no empty boxes stand instead, or an x in columns that
    have ticks as well."""
    if mark in CROSSES:
        return bool(TICKS.intersection(others)) or not BOXES.intersection(others)
    return mark in BOXES or (mark in ("x", "X") and bool(TICKS.intersection(others)))


def asked_status(words: str | None, header: Header) -> str | None:
    """What "Yes" or "No" means under a heading that asks: "Complete?" → "Complete" or "not complete"."""
    answer = ANSWERS.match(words or "")
    asked = next((column.heading for column in header.columns if column.role == "status"), "")
    about = re.sub(r"\W+$", "", asked)
    if not answer or not STATUS_HEADING.match(about):
        return None
    return about if answer["yes"] else f"not {about.lower()}"


def ticked_leads(table: Table, row: int, header: Header) -> str | None:
    """The headings of those whose columns are ticked in this row, one below the other."""
    return "\n\n".join(_ticked(table, row, header, "tick_lead")) or None


def ticked_time(table: Table, row: int, header: Header) -> str | None:
    """The headings of the periods ticked or shaded in this row: "Q2", or the first and the last, "Q2 to Q4"."""
    periods = header.having("tick_time")
    shaded = bool(periods) and are_marked(table, periods, header.last_row + 1, table.n_rows)
    told = _shaded(table, row, periods) if shaded else ()
    ticked = [
        header.columns[at].heading
        for cell in table.covering[row]
        for at in range(cell.column, cell.column + cell.column_span)
        if at in periods and (at in told or (cell.lines and cell.text.strip() not in BOXES))
    ]
    return " to ".join(dict.fromkeys((ticked[0], ticked[-1]))) if ticked else None


def are_marked(table: Table, periods: Sequence[int], first: int, end: int) -> bool:
    """Whether cells below the headings of several periods say by a shade or a mark alone when something is to be done:
    none has words, some are marked and others are not, not as those of another row are, nor in the colours of
    lights."""
    cells = [c for row in table.rows[first:end] for c in row if c.column in periods and c.column_span <= len(periods)]
    if len(periods) < 2 or any(cell.lines and not MARK.match(cell.text.strip()) for cell in cells):
        return False
    rows = [_shaded(table, row, periods) for row in range(first, end)]
    told = [cell for cell in cells if cell.column in rows[cell.row - first]]
    strong = any(is_strong(cell.fill or "#ffffff") for cell in told)
    if any(cell.lines for cell in cells) or not strong:
        told = [cell for cell in told if len(set(map(frozenset, rows))) > 1]
    marked = len({id(cell) for cell in (*told, *(cell for cell in cells if cell.lines))})
    return 0 < marked < len(cells) and len(LIGHTS.intersection(colour_name(c.fill or "") for c in told)) < 2


def _shaded(table: Table, row: int, periods: Collection[int]) -> set[int]:
    """The ``periods`` (columns) that are shaded in a row otherwise than most of its other cells."""
    beside = Counter(cell.fill for cell in table.covering[row] if cell.column not in periods)
    ground = beside.most_common(1)[0][0] if beside else None
    return {
        at
        for cell in table.covering[row]
        if cell.fill and cell.fill != ground and colour_name(cell.fill) != "white"
        for at in range(cell.column, cell.column + cell.column_span)
        if at in periods
    }


# ---------------------------------------------------------------- columns


def are_ticks(cells: Sequence[Cell], least: float = 1.0, form: re.Pattern[str] = TICK) -> bool:
    return bool(cells) and sum(bool(form.match(cell.text.strip())) for cell in cells) >= least * len(cells)


def with_ticked_states(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Columns of ticks right beside one that is headed by a state are headed by states too, where no row has a tick in
    two of them; empty boxes are none."""
    states = {index for index, column in enumerate(columns) if column.role == "tick"}
    ticked = {i: {c.row for c in below[i] if c.text.strip() not in BOXES} for i in range(len(columns))}
    for index in [*range(len(columns)), *reversed(range(len(columns)))] if states else ():
        apart = all(ticked[index].isdisjoint(ticked[state]) for state in states)
        known = columns[index].role != "other" or not columns[index].heading
        if not known and apart and are_ticks(below[index]) and states & {index - 1, index + 1}:
            states.add(index)
    return [replace(column, role="tick") if i in states else column for i, column in enumerate(columns)]


def with_ticked_leads(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Where nobody leads, several columns of ticks whose headings say nothing else are headed by those who do."""
    ticked = [index for index, c in enumerate(columns) if c.role == "other" and c.heading and are_ticks(below[index])]
    known = any(role_of_heading(columns[index].heading) for index in ticked)
    if len(ticked) < 2 or known or any(column.role == "lead" for column in columns):
        return columns
    return [replace(c, role="tick_lead") if index in ticked else c for index, c in enumerate(columns)]
