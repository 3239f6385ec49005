"""What a row of a plan says by ticks, by yes or no, and by bare numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from extract.model import Cell, Table
from extract.records.found import FoundAction
from extract.records.plans.columns import STATUS_HEADING, ColumnRole, Header
from extract.records.plans.legend import colour_name, is_strong
from extract.records.plans.lights import LIGHTS, light_of
from extract.records.plans.progress import progress_notes
from extract.records.plans.rows import named_numbers

CROSSES = frozenset("✗✘☒❌\uf0fb\uf078")
TICKS = frozenset("✓✔☑\uf0fc\uf052\uf0fe")
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
    told["status_raw"] = (
        action.status_raw or ticked_status(table, row, header) or _told_in_progress(table, row, header, action)
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
    for cell in table.covering[row]:
        if cell.column < len(header.columns) and header.columns[cell.column].role == "tick" and cell.lines:
            marks = {other.text.strip() for other in table.cells if other.column == cell.column}
            if not is_cross(cell.text.strip(), marks):
                return header.columns[cell.column].heading
    return None


def is_cross(mark: str, others: Collection[str]) -> bool:
    """Whether a mark says no: a cross sign, or an x in a column that has ticks as well."""
    return mark in CROSSES or (mark in ("x", "X") and bool(TICKS.intersection(others)))


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
    ticked = [
        header.columns[cell.column].heading
        for cell in table.covering[row]
        if cell.column < len(header.columns) and header.columns[cell.column].role == "tick_lead" and cell.lines
    ]
    return "\n\n".join(ticked) or None


def ticked_time(table: Table, row: int, header: Header) -> str | None:
    """The headings of the periods ticked or shaded in this row: "Q2", or the first and the last, "Q2 to Q4"."""
    periods = header.having("tick_time")
    shaded = are_shaded(table, periods, header.last_row + 1, table.n_rows)
    ticked = [
        header.columns[at].heading
        for cell in table.covering[row]
        for at in range(cell.column, cell.column + cell.column_span)
        if at in periods and (_is_shaded(cell) if shaded else cell.lines)
    ]
    return " to ".join(dict.fromkeys((ticked[0], ticked[-1]))) if ticked else None


def are_shaded(table: Table, periods: Sequence[int], first: int, end: int) -> bool:
    """Whether cells below the headings of several periods say by their shade alone when something is to be done: none
    has words, some are shaded and others are not, and not in the colours of lights."""
    rows = table.rows[first:end]
    cells = [c for row in rows for c in row if c.column in periods and c.column_span <= len(periods)]
    told = [cell.fill for cell in cells if cell.fill and _is_shaded(cell)]
    if len(periods) < 2 or any(cell.lines for cell in cells) or not told or len(told) == len(cells):
        return False
    return len(LIGHTS.intersection(map(colour_name, told))) < 2


def _is_shaded(cell: Cell) -> bool:
    return bool(cell.fill) and is_strong(cell.fill or "")
