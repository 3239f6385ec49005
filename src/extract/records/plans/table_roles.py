"""What a table is: an action plan, a list of recommendations, or one of the many kinds that hold no actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.codelists import TableRole
from extract.model import Cell, Table
from extract.records.phrases import PLANS as SAYS
from extract.records.plans.columns import FOLLOWED_UP, Header
from extract.records.plans.evidence.contents import read_as
from extract.records.plans.parted import has_times_among_leads

RISK = SAYS["risk"]
CLOCK = re.compile(r"^(?:[01]?\d|2[0-3])[.:][0-5]\d\b|^\d{1,2} ?(?:am|pm)\b|^noon\b", re.IGNORECASE)
FIRST_DAY = ("date", "dates", "date(s)", "when", "time", "day", "week", "month", "date/time", "time/date")
STEP = re.compile(r"^(?:key )?(?:activit(?:y|ies)|events?|stages?|steps?|process|milestones?|meetings?|sessions?)\b")
MOSTLY = 0.7
FEWEST_TITLES = 5
"""Lines of a list of contents."""
NUMBER = re.compile(r"^[£$€(+-]*[\d,.]+\s*(?:%|m|k|bn)?\)?$")


def table_role(table: Table, headers: Sequence[Header]) -> TableRole:
    """The role of ``table``, given its heading rows (``columns.find_headers``).

    Heads outrank cells: an action plan needs an action column and someone, some date or some status beside it, and
    no more than one head that belongs to a register of risks, indicators or money.
    """
    heads = _heads(table, headers)
    if _is_timetable(table, headers):
        return "other"
    if _is_risk_register(heads, headers):
        return "risk"
    if any(_is_full_plan(header) for header in headers) and not _is_register_of(heads, RISK):
        return "action_plan"
    if _is_key_value(table):
        return "key_value"
    if _ends_in_pages(table):
        return "contents"
    figures = [head for head in heads if head not in _over_times(table, headers)]
    marked = {
        column.heading.lower() for header in headers[:1] for column in header.columns if column.role == "tick_time"
    }
    other = _register(heads, figures)
    acts = any(_is_action_header(header) for header in headers)
    if acts and (other is None or _register(heads, [head for head in figures if head not in marked]) is None):
        return "action_plan"
    if other is None and any(_is_recommendation_header(header) for header in headers):
        return "recommendation_list"
    if other:
        return other
    if _over_sums(table, heads):
        return "financial"
    if _numeric_share(table) > 0.4:
        return (
            "financial"
            if any(SAYS["money"].search(head) for head in heads) or any("£" in cell.text for cell in table.cells)
            else "kpi"
        )
    if table.n_columns == 1 or table.n_rows == 1:
        return "layout"
    return "other"


def _heads(table: Table, headers: Sequence[Header]) -> list[str]:
    if headers:
        return [heading.lower() for heading in dict.fromkeys(headers[0].headings) if heading]
    return [cell.text.lower() for cell in table.rows[0] if cell.lines] if table.n_rows else []


def _register(heads: Sequence[str], over_figures: Sequence[str]) -> TableRole | None:
    """The kind of register that at least two heads speak for, if they are two fifths of all; measures and sums of those
    that stand ``over_figures``."""
    kinds: tuple[tuple[TableRole, re.Pattern[str], Sequence[str]], ...] = (
        ("risk", RISK, heads),
        ("kpi", SAYS["indicator"], over_figures),
        ("financial", SAYS["money"], over_figures),
        ("membership", SAYS["people"], heads),
        ("contents", SAYS["contents"], heads),
    )
    return next((role for role, pattern, those in kinds if _is_register_of(those, pattern)), None)


def _over_times(table: Table, headers: Sequence[Header]) -> set[str]:
    """The headings of columns that hold dates ("Baseline", "Forecast"), not figures."""
    found: set[str] = set()
    for index, column in enumerate(headers[0].columns if headers else ()):
        cells = [c.text for c in table.cells if c.column == index and c.lines and c.row > headers[0].last_row]
        if read_as(cells)["time"] >= MOSTLY:
            found.add(column.heading.lower())
    return found


def _is_register_of(heads: Sequence[str], pattern: re.Pattern[str]) -> bool:
    matched = sum(bool(pattern.search(head)) for head in heads)
    return matched >= 2 and matched >= 0.4 * len(heads)


def _is_risk_register(heads: Sequence[str], headers: Sequence[Header]) -> bool:
    """Risks scored before and after what is done about them; their actions mitigate, they answer nothing."""
    recommends = any("recommendation" in header.roles for header in headers)
    if not recommends and _count(heads, RISK) >= 2 and _count(heads, r"\b(?:scores?|scoring)\b"):
        return True
    scored = _count(heads, r"\brisks?\b|\bscore\b|\bimpact\b") > 0
    return scored and any(SAYS["risk_only"].search(head) for head in heads)


def _is_timetable(table: Table, headers: Sequence[Header]) -> bool:
    """The programme of a day, by the hours in a column, or the steps of a process in the order of their days: the
    day stands first, and what is beside it is called an activity, a stage or an event."""
    for header in headers:
        for column in header.having("timescale"):
            below = [c.text.strip() for c in table.cells if c.column == column and c.lines and c.row > header.last_row]
            if below and sum(bool(CLOCK.match(text)) for text in below) >= 0.7 * len(below):
                return True
        words = [heading.lower().strip(" :") for heading in header.headings]
        if len(words) > 1 and words[0] in FIRST_DAY and STEP.match(words[1]):
            return True
    return False


def _count(heads: Sequence[str], pattern: str | re.Pattern[str]) -> int:
    return sum(bool(re.search(pattern, head)) for head in heads)


def _is_full_plan(header: Header) -> bool:
    """Who does what by when: such heads make a plan, whatever measures and members stand beside them."""
    times = {"timescale", "start", "end", "tick_time"}
    timed = bool(header.roles & times) or has_times_among_leads(header)
    return "action" in header.roles and "lead" in header.roles and timed


def _is_action_header(header: Header) -> bool:
    roles = header.roles
    beside = roles & {"lead", "timescale", "start", "end", "revised", "tick_time", "status", "progress"}
    return "action" in roles and bool(beside or "recommendation" in roles)


def _is_recommendation_header(header: Header) -> bool:
    followed_up = any(FOLLOWED_UP.search(column.heading) for column in header.columns)
    return "recommendation" in header.roles and (len(header.columns) <= 6 or followed_up)


def _is_key_value(table: Table) -> bool:
    """Two columns whose left one names facts about the paper ("Title", "Date of meeting", "Report of")."""
    if table.n_columns not in (2, 3):
        return False
    first = 1 if table.n_columns == 3 and _numbers_rows(table) else 0
    labels = [cell for cell in table.cells if cell.column == first and cell.lines and _is_label(cell)]
    named = sum(bool(SAYS["key_label"].match(cell.text)) for cell in labels)
    asked = sum(bool(SAYS["form_field"].search(cell.text)) for cell in labels)
    return (named >= 3 and named >= 0.5 * len(labels)) or (first == 1 and asked >= 3)


def _numbers_rows(table: Table) -> bool:
    """Whether the first column only numbers the fields of a form: 1, 2, 3a, 3b, or A, B, C."""
    own = (cell for cell in table.cells if cell.column == 0 and cell.column_span == 1 and cell.lines)
    first = [cell.text.strip(" ().") for cell in own]
    return len(first) >= 3 and all(re.fullmatch(r"\d{1,2}[a-z]?|[A-Z]", text) for text in first)


def _is_label(cell: Cell) -> bool:
    return cell.column_span == 1 and len(cell.text.split()) <= 6


def _ends_in_pages(table: Table) -> bool:
    """A list of contents: titles, and in the last column page numbers that never fall."""
    if table.n_columns not in (2, 3) or table.n_rows < FEWEST_TITLES:
        return False
    last = [cell.text.strip() for row in table.rows for cell in row[-1:] if cell.column == table.n_columns - 1]
    pages = [int(text) for text in last if re.fullmatch(r"\d{1,3}", text)]
    return len(pages) >= max(FEWEST_TITLES, 0.8 * table.n_rows) and pages == sorted(pages) and len(set(pages)) > 2


def _over_sums(table: Table, heads: Sequence[str]) -> bool:
    """Whether several columns are headed as money and hold nothing but amounts."""
    sums = 0
    for column, head in enumerate(heads if len(heads) == table.n_columns else ()):
        below = [c.text.strip() for c in table.cells if c.column == column and c.row and c.lines]
        amounts = bool(below) and all(NUMBER.match(text) for text in below)
        sums += amounts and SAYS["money"].search(head) is not None
    return sums > 1


def _numeric_share(table: Table) -> float:
    """The share of filled cells that hold an amount; the running numbers of a list's items are none."""
    first = [cell.text.strip(" ().") for cell in table.cells if cell.column == 0 and cell.lines]
    counted = first == [str(number) for number in range(1, len(first) + 1)]
    filled = [cell for cell in table.cells if cell.lines and not (counted and cell.column == 0)]
    return sum(bool(NUMBER.match(cell.text.strip())) for cell in filled) / len(filled) if filled else 0.0
