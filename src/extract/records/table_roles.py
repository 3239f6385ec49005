"""What a table is: an action plan, a list of recommendations, or one of the many kinds that hold no actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.codelists import TableRole
from extract.model import Cell, Table
from extract.records.columns import Header

KEY_LABEL = re.compile(
    r"^(?:(?:report )?title|subject(?: matter)?|date(?: of (?:meeting|report|decision))?|venue|time|from|to|purpose.*|"
    r"report (?:of|from|by|to|author)|wards?(?: affected)?|status|key(?: decision)?|urgent|appendi(?:x|ces)|summary|"
    r"(?:lead |responsible )?(?:member|officer|director)s?.*|cabinet member.*|portfolio(?: holder)?.*|author|"
    r"officer contact(?: details)?|contact(?: officer| details)?s?|classification|decision (?:type|number|maker).*|"
    r"committee|meeting|exempt.*|confidential.*|electoral divisions?.*|background papers|forward plan.*|"
    r"recommendations?|policy context|financial summary|reasons?.*)\b:?",
    re.IGNORECASE,
)
RISK = r"\b(?:risks?|likelihood|consequences?|mitigat\w+|inherent|residual|gross score|net score|controls?)\b"
RISK_ONLY = (
    r"\b(?:likelihood|probability|inherent|residual|gross (?:score|risk)|net (?:score|risk))\b|"
    r"\brisk (?:score|rating|owner)\b"
)
"""Heads that only a register of risks has, whatever actions, owners and dates stand beside them."""
VOICES = (
    r"\bwho (?:answered|replied|responded|said|commented)\b|\bfeedback\b|\brespondents?\b|\bconsultees?\b|"
    r"\bwhat (?:they|you|people|residents|respondents|we) (?:said|told us|heard)\b|\bconsultation\b|"
    r"\brepresentations?\b|\bcomments? (?:received|made|from)\b|\b(?:issues?|points?|concerns?) raised\b|"
    r"\bobjections?\b|^(?:your )?comments?$"
)
ANSWERED = r"\bresponse\b|\bchanges?\b|\bactions?\b|\bamendments?\b|\bofficers?\b.{0,12}\bcomments?\b"
"""Heads of what people said in a consultation, and of what was made of it."""
INDICATOR = (
    r"\b(?:indicators?|kpis?|measures?|baseline|outturn|actual|latest|previous|direction of travel|dot|polarity|"
    r"benchmark|performance|quarter \d|q[1-4])\b"
)
MONEY = r"£|\b(?:budget|forecast|variance|outturn|expenditure|capital|revenue|savings?|total|gross|net)\b"
PEOPLE = r"\b(?:members?|name|party|councillors?|ward|substitutes?|attend\w+|representing)\b"
CONTENTS = r"^(?:item|page(?:s| no\.?| number)?|agenda item|title(?: of report)?|contents|section|report)$"
NUMBER = re.compile(r"^[£$€(+-]*[\d,.]+\s*(?:%|m|k|bn)?\)?$")


def table_role(table: Table, headers: Sequence[Header]) -> TableRole:
    """The role of ``table``, given its heading rows (``columns.find_headers``).

    Heads outrank cells: an action plan needs an action column and someone, some date or some status beside it, and
    no more than one head that belongs to a register of risks, indicators or money.
    """
    heads = _heads(table, headers)
    if _is_consultation(heads, headers):
        return "other"
    if _is_risk_register(heads):
        return "risk"
    if any(_is_full_plan(header) for header in headers) and not _is_register_of(heads, RISK):
        return "action_plan"
    if _is_key_value(table):
        return "key_value"
    other = _register(heads)
    if other is None and any(_is_action_header(header) for header in headers):
        return "action_plan"
    if other is None and any(_is_recommendation_header(header) for header in headers):
        return "recommendation_list"
    if other:
        return other
    if _numeric_share(table) > 0.4:
        return "financial" if any(re.search(MONEY, head) for head in heads) or "£" in _all_text(table) else "kpi"
    if table.n_columns == 1 or table.n_rows == 1:
        return "layout"
    return "other"


def _heads(table: Table, headers: Sequence[Header]) -> list[str]:
    if headers:
        return [heading.lower() for heading in dict.fromkeys(headers[0].headings) if heading]
    return [cell.text.lower() for cell in table.rows[0] if cell.lines] if table.n_rows else []


def _register(heads: Sequence[str]) -> TableRole | None:
    """The kind of register that at least two heads speak for, if they are two fifths of all."""
    kinds: tuple[tuple[TableRole, str], ...] = (
        ("risk", RISK),
        ("kpi", INDICATOR),
        ("financial", MONEY),
        ("membership", PEOPLE),
        ("contents", CONTENTS),
    )
    return next((role for role, pattern in kinds if _is_register_of(heads, pattern)), None)


def _is_register_of(heads: Sequence[str], pattern: str) -> bool:
    matched = sum(bool(re.search(pattern, head)) for head in heads)
    return matched >= 2 and matched >= 0.4 * len(heads)


def _is_risk_register(heads: Sequence[str]) -> bool:
    """Risks scored before and after what is done about them; their actions mitigate, they answer nothing."""
    return any(re.search(RISK_ONLY, head) for head in heads) and _count(heads, r"\brisks?\b|\bscore\b|\bimpact\b") > 0


def _is_consultation(heads: Sequence[str], headers: Sequence[Header]) -> bool:
    """What people said in the first columns, and the answer beside it; no recommendation and no time to do it by."""
    roles = {role for header in headers for role in header.roles}
    if roles & {"recommendation", "rec_ref", "timescale", "start", "end"}:
        return False
    return _count(heads[:2], VOICES) > 0 and _count(heads[1:], ANSWERED) > 0


def _count(heads: Sequence[str], pattern: str) -> int:
    return sum(bool(re.search(pattern, head)) for head in heads)


def _is_full_plan(header: Header) -> bool:
    """Who does what by when: such heads make a plan, whatever measures and members stand beside them."""
    return "action" in header.roles and "lead" in header.roles and bool(header.roles & {"timescale", "start", "end"})


def _is_action_header(header: Header) -> bool:
    roles = header.roles
    beside = roles & {"lead", "timescale", "start", "end", "revised", "status", "progress"}
    return "action" in roles and bool(beside or "recommendation" in roles)


def _is_recommendation_header(header: Header) -> bool:
    return "recommendation" in header.roles and len(header.columns) <= 6


def _is_key_value(table: Table) -> bool:
    """Two columns whose left one names facts about the paper ("Title", "Date of meeting", "Report of")."""
    if table.n_columns not in (2, 3):
        return False
    labels = [row[0] for row in table.rows if row and row[0].column == 0 and row[0].lines and _is_label(row[0])]
    named = sum(bool(KEY_LABEL.match(cell.text)) for cell in labels)
    return named >= 3 and named >= 0.5 * len(labels)


def _is_label(cell: Cell) -> bool:
    return cell.column_span == 1 and len(cell.text.split()) <= 6


def _numeric_share(table: Table) -> float:
    filled = [cell for cell in table.cells if cell.lines]
    return sum(bool(NUMBER.match(cell.text.strip())) for cell in filled) / len(filled) if filled else 0.0


def _all_text(table: Table) -> str:
    return " ".join(cell.text for cell in table.cells)
