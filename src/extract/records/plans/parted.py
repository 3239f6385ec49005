"""Columns headed with two things at once ("Responsible officer and target date"): their cells, parted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.model import Cell, Line
from extract.records.plans.brackets import before_brackets
from extract.records.plans.columns import NAMES_LEAD, ColumnRole, Header, role_of_heading
from extract.records.plans.plain_cells import TIME

NAMES_TIME = re.compile(r"\b(?:when|dates?|time ?-?(?:scales?|frames?|lines?)|deadlines?|due)\b", re.IGNORECASE)
NAMES_OUTCOME = re.compile(
    r"(?:\band\b|&|/|,)\s*(?:outcomes?|results?|progress|updates?|position|comments?)\b", re.IGNORECASE
)
TIMES: tuple[ColumnRole, ...] = ("timescale", "start", "end", "revised", "tick_time")
JOINERS = frozenset(("–", "—", "-", "/", "|", ","))


def apart(
    action: Cell, beside: Mapping[ColumnRole, Sequence[Cell]], header: Header
) -> tuple[Cell, dict[ColumnRole, list[Cell]]]:
    """An action's cell and the cells ``beside`` it, each lead, time and outcome in a cell of its own."""
    action, leads = _with_leads_apart(action, header)
    action, outcome = _with_outcome_apart(action, header)
    found: dict[ColumnRole, list[Cell]] = {"lead": leads, "progress": outcome}
    return action, with_times_apart(beside, header) | {role: cells for role, cells in found.items() if cells}


def with_times_apart(beside: Mapping[ColumnRole, Sequence[Cell]], header: Header) -> dict[ColumnRole, list[Cell]]:
    """The cells ``beside`` an action, by role; where one column holds lead and time, its times as a cell of their own.

    Only the ends of lines are looked at: what stands there and reads like a time is one.
    """
    found = {role: list(cells) for role, cells in beside.items()}
    if not has_times_among_leads(header) or any(role in found for role in TIMES):
        return found
    both = found.get("lead", [])
    found["lead"] = [_with_lines(cell, [left for left, _ in _cuts(cell.lines) if left]) for cell in both]
    found["timescale"] = [_with_lines(cell, [right for _, right in _cuts(cell.lines) if right]) for cell in both]
    return found


def has_times_among_leads(header: Header) -> bool:
    """Whether a heading names leads and times together."""
    return any(column.role == "lead" and NAMES_TIME.search(column.heading) for column in header.columns)


def _with_leads_apart(action: Cell, header: Header) -> tuple[Cell, list[Cell]]:
    """An action's cell and the lead that stands in brackets at its end, where its heading says so and no other column
    holds leads: "What we are doing (SRO)"."""
    named = next((NAMES_LEAD.search(c.heading) for c in header.columns if c.role == "action" and not c.goes_on), None)
    if not named or role_of_heading(named[1]) != "lead" or header.having("lead"):
        return action, []
    before, inside = before_brackets(action.lines)
    told = [Line(line.page, tuple(w for each in inside for w in each.words)) for line in inside[-1:]]  # as one
    return (_with_lines(action, before), [_with_lines(action, told)]) if told else (action, [])


def _with_outcome_apart(action: Cell, header: Header) -> tuple[Cell, list[Cell]]:
    """An action's cell and what came of it, where its heading names both ("Action and outcome"), no other column tells
    that, and the cell ends in another look than it begins in."""
    named = any(c.role == "action" and not c.goes_on and NAMES_OUTCOME.search(c.heading) for c in header.columns)
    looks = [(line.bold, line.italic) for line in action.lines] if named and not header.having("progress") else []
    turn = next((at for at, look in enumerate(looks) if look != looks[0]), 0)
    if not turn or looks[0] in looks[turn:]:
        return action, []
    return _with_lines(action, action.lines[:turn]), [_with_lines(action, action.lines[turn:])]


def _with_lines(cell: Cell, lines: Sequence[Line]) -> Cell:
    return replace(cell, lines=tuple(lines))


_LEADS_ON = re.compile(
    r"(?:(?:by|before|from|until|to|the|end|start|of|early|mid|late|no|later|than|due|with|in)\b\s*)+", re.I
)


def _cuts(lines: Sequence[Line]) -> list[tuple[Line | None, Line | None]]:
    """As ``_cut``; a line that leads to the time below ("By end of"), or goes on from that above, is of it."""
    cuts = [_cut(line) for line in lines]
    for at, (line, (_, time)) in enumerate(zip(lines, list(cuts), strict=True)):
        below = cuts[at + 1] if at + 1 < len(cuts) else (None, None)
        leads_on = _LEADS_ON.fullmatch(line.text) and below[0] is None
        goes_on = at and cuts[at - 1][1] and line.text[:1].islower()
        if time is None and (leads_on or goes_on):
            cuts[at] = (None, line)
    return cuts


def _cut(line: Line) -> tuple[Line | None, Line | None]:
    """A line's words before the time that ends it, and the time."""
    words = line.words
    start = next((i for i in range(len(words)) if _is_time(" ".join(word.text for word in words[i:]))), len(words))
    while 0 < start < len(words) and words[start - 1].text.lower() in ("with", "for", "in", "at", "on"):
        start -= 1  # "With the 2026/27 budget"
    before = words[:start]
    while before and before[-1].text in JOINERS:
        before = before[:-1]
    return (Line(line.page, before) if before else None), (Line(line.page, words[start:]) if words[start:] else None)


def _is_time(text: str) -> bool:
    return any(letter.isalnum() for letter in text) and bool(TIME.match(text.strip("() ")))
