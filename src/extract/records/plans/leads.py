"""Columns headed as those who lead: which of them does, which answers for it, and which only says whom it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.model import Cell
from extract.records.plans.columns import Column, ColumnRole, role_of_heading
from extract.records.plans.evidence.contents import read_as

POST = re.compile(r"\b(?:posts?|job|role|position|title)\b", re.IGNORECASE)
MEMBER = re.compile(r"^(?!.*\blead\b).*\b(?:portfolio|cabinet|members?|councillors?)\b", re.IGNORECASE)
"""Headings of those who answer for what the officer in the column before does, and do not lead it."""
SENIOR = re.compile(r"^(?:sro|senior responsible \w+|(?:\w+ )?sponsors?|accountable(?: \w+)?)$", re.IGNORECASE)
"""Headings of those who answer for what the lead beside them does."""
DOES = re.compile(r"\b(?:leads?|led|delivery|delivered|action(?:ed)? by)\b", re.IGNORECASE)
"""Headings that say that somebody does it, beside which members only answer for it."""
NAME = re.compile(r"\bnames?\b", re.IGNORECASE)
"""Headings of two columns that tell the same lead: "Owner: post", "Owner: name"."""
ASKED = re.compile(r"\bby$", re.IGNORECASE)
"""Headings that before the action, if no lead's, are of those who asked for it: "Asked by"."""
MOSTLY, FEW = 0.7, 0.3
"""Shares of a column's cells."""


def led(columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Of several columns headed as leads those in which hardly a cell reads like one hold those it is about."""
    leads = [i for i, column in enumerate(columns) if column.role == "lead" and below[i]]
    told = {i: read_as(c.text for c in below[i]) for i in leads if len(leads) > 1}
    read = {i: max(each["party"], each["name"], each["initials"]) for i, each in told.items()}
    for index in [i for i in read if read[i] < FEW and max(read.values()) >= MOSTLY]:
        columns = with_role(columns, index, "group")
    return columns


SUPPORTS = re.compile(r"\bsupport(?:ed)? (?:by|from)$", re.IGNORECASE)
"""Who helps the one that leads."""


def with_one_lead(columns: list[Column]) -> list[Column]:
    """The columns with one lead; a member beside an officer, both headed alike, keeps a role of its own."""
    leads = [i for i, column in enumerate(columns) if column.role == "lead" and not column.goes_on]
    for index in [i for i in leads[1:] if SUPPORTS.search(columns[i].heading)]:
        columns = with_role(columns, index, "other")
        leads.remove(index)
    posts = [i for i in leads if POST.search(columns[i].heading)]
    for index in [i for i in leads if posts and i not in posts and NAME.search(columns[i].heading)]:
        columns = with_role(columns, index, "other")
        leads.remove(index)
    action = next((i for i, column in enumerate(columns) if column.role == "action"), -1)
    asked = [i for i in leads if i < action < leads[-1] and ASKED.search(columns[i].heading)]
    for index in [i for i in asked if role_of_heading(columns[i].heading) != "lead"]:
        columns = with_role(columns, index, "other")
        leads.remove(index)
    doing = [i for i in leads if DOES.search(columns[i].heading)]
    officers = [i for i in leads if i in doing or not MEMBER.search(columns[i].heading)]
    members = [i for i in leads if i not in officers and officers and (doing or i > officers[0])]
    seniors = [i for i in officers if SENIOR.match(columns[i].heading)][: len(officers) - 1]
    for index in (*members, *seniors):
        columns = with_role(columns, index, "other")
        leads.remove(index)
    for index in leads[1:]:
        columns = with_role(columns, index, "second_lead" if index == leads[1] else "other")
    return columns


def with_role(columns: list[Column], index: int, role: ColumnRole) -> list[Column]:
    """The columns with another role for the one at ``index`` and those that its heading reaches over."""
    changed = list(columns)
    changed[index] = replace(columns[index], role=role)
    for after in range(index + 1, len(columns)):
        if not columns[after].goes_on or columns[after].role != columns[index].role:
            break
        changed[after] = replace(columns[after], role=role)
    return changed
