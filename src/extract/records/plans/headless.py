"""Tables without headings whose columns are plain from their contents: reference, text, lead, time, status.

Action logs of boards are printed so, a small table under each theme. Their tables share their columns, so that the
contents of all of them together tell what a column holds, also where a table has one row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.model import Cell, Table
from extract.records.plans.columns import REFERENCE, Column, ColumnRole, Header
from extract.records.plans.rows import column_shares

INITIALS = re.compile(r"^(?:all|tbc|[A-Z]{2,4}[a-z]?(?:\s*(?:[/,&+]|and)\s*[A-Z]{2,4}[a-z]?)*)$")
POST = re.compile(
    r"\b(?:director|head of|officer|manager|chief executive|leader|cabinet|member|councillor|cllr|team|board|committee|"
    r"council|group|partnership|lead|chair|secretary|executive|corporate management|department|office|ministry|"
    r"service|slt|cmt|clt|trust|nhs|police|directorate)\b",
    re.IGNORECASE,
)
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
TIME = re.compile(
    r"^(?:(?:by|from|end(?: of)?|early|late|mid|before|after|completed?|due|within|until|the|start of|and|to|"
    r"ongoing)\s+)*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{MONTH}\b.*|{MONTH}\b\W*(?:\d{{2,4}}.*)?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}.*|"
    r"q[1-4]\b.*|quarter\b.*|(?:spring|summer|autumn|winter)\b.*|20\d\d\b.*|on-?\s?going\b.*|complete[d]?\b.*|tbc|tba|"
    r"n/?a|asap|immediate(?:ly)?|monthly|quarterly|annual(?:ly)?|weekly|\d+ (?:weeks?|months?|years?)\b.*|next meeting|"
    r"(?:short|medium|long)[- ]term|[-–])$",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"^(?:new|open|closed?|on-?\s?going|complete[d]?|carried forward|in progress|not (?:yet )?started|on track|overdue|"
    r"delayed|green|amber|red|blue|b?rag|[rgab]|done|implemented|superseded|planned|under ?way|started|discharged|"
    r"outstanding|actioned|partially complete[d]?|in hand|to do|[✓✔])\.?$",
    re.IGNORECASE,
)
SPEAKS = re.compile(r"\b(?:actions?|recommendations?|improvement plan|tracker|delivery plan)\b", re.IGNORECASE)
"""Words of titles and headings over tables of actions."""
ENOUGH = 0.7
"""Share of a column's filled cells that must read like its role."""
MOST_COLUMNS = 7
LONGEST_LEAD, LONGEST_TIME = 12, 8
"""Words."""
SAME_SHARE = 0.03
"""Columns of two tables are the same where they begin at the same share of the width, give or take this."""


def headless_headers(
    tables: Mapping[int, Table], candidates: Sequence[int], title: str, headings: Mapping[int, str]
) -> dict[int, Header]:
    """For each of ``candidates`` (indices of tables without heading rows) that is a plan by its contents, its columns.

    ``title`` is the paper's; ``headings`` the words above a table. One of them must speak of actions or
    recommendations. Two columns besides the text must read like a reference, lead, time or status; in a paper whose
    title is that of an action log one status column is enough.
    """
    found: dict[int, Header] = {}
    for family in _families(tables, candidates):
        said = title + "\n" + "\n".join(headings.get(index, "") for index in family)
        if not SPEAKS.search(said):
            continue
        header = _header([tables[index] for index in family], is_log=bool(SPEAKS.search(title)))
        if header:
            found.update(dict.fromkeys(family, header))
    return found


def _families(tables: Mapping[int, Table], candidates: Sequence[int]) -> list[list[int]]:
    """The candidates put together by their columns."""
    families: list[list[int]] = []
    for index in candidates:
        if not 2 <= tables[index].n_columns <= MOST_COLUMNS:
            continue
        home = next((family for family in families if same_columns(tables[family[0]], tables[index])), None)
        if home:
            home.append(index)
        else:
            families.append([index])
    return families


def same_columns(one: Table, other: Table) -> bool:
    """Whether the columns of two tables begin at the same shares of their widths."""
    if one.n_columns != other.n_columns:
        return False
    pairs = zip(column_shares(one), column_shares(other), strict=True)
    return all(abs(a - b) < SAME_SHARE for a, b in pairs)


def _header(tables: Sequence[Table], is_log: bool) -> Header | None:
    """The columns of a family of tables, or None where it is no plan."""
    count = tables[0].n_columns
    columns = [[cell for table in tables for cell in table.cells if _in(cell, column)] for column in range(count)]
    roles: list[ColumnRole | None] = [_role(cells) for cells in columns]
    for role in ("ref", "lead", "timescale", "status"):
        for extra in [i for i, found in enumerate(roles) if found == role][1:]:
            roles[extra] = None
    text = [(_words(cells), i) for i, cells in enumerate(columns) if roles[i] is None and cells]
    if not text or max(text)[0] < 3:
        return None
    beside = {role for role in roles if role} - {"ref"}
    sure = len({role for role in roles if role}) >= 2 and beside
    if not (sure or (is_log and "status" in beside)):
        return None
    roles[max(text)[1]] = "action"
    return Header(0, -1, tuple(Column("", role or "other") for role in roles))


def _in(cell: Cell, column: int) -> bool:
    return cell.column == column and cell.column_span == 1 and bool(cell.lines)


def _words(cells: Sequence[Cell]) -> float:
    return sum(len(cell.text.split()) for cell in cells) / len(cells)


def _role(cells: Sequence[Cell]) -> ColumnRole | None:
    """What a column's cells read like; None for text, or where they differ."""
    texts = [cell.text.strip() for cell in cells]
    readings: tuple[tuple[ColumnRole, list[bool]], ...] = (
        ("ref", [bool(REFERENCE.match(text)) for text in texts]),
        ("status", [bool(STATUS.match(text)) for text in texts]),
        ("timescale", [len(text.split()) <= LONGEST_TIME and bool(TIME.match(text)) for text in texts]),
        ("lead", [is_lead(text) for text in texts]),
    )
    likely = [(sum(reads), role) for role, reads in readings if texts and sum(reads) >= ENOUGH * len(texts)]
    return max(likely, key=lambda found: found[0])[1] if likely else None


def is_lead(text: str) -> bool:
    """Whether some words read like a post, a body or initials."""
    if INITIALS.match(text) or text.lower() == "all":
        return True
    return len(text.split()) <= LONGEST_LEAD and bool(POST.search(text)) and text[:1].isupper() and text[-1:] != "."
