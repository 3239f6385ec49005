"""What a column means, by the wording of its heading.

Wordings are those seen in published plans, trackers and logs of councils and their inspectors (DOMAIN.md B2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

ColumnRole = Literal[
    "ref", "rec_ref", "recommendation", "action", "detail", "lead", "second_lead", "timescale", "start", "end",
    "revised", "status", "tick", "progress", "response", "group", "other",
]  # fmt: skip

WORDINGS: tuple[tuple[ColumnRole, str], ...] = (
    ("other", r"\b(?:meeting date|date raised|raised (?:by|on|at)|date (?:added|agreed|of meeting|closed|opened))\b"),
    ("other", r"\bwhat (?:difference|good|success|impact)\b|\bhow (?:will|do|would) we (?:know|measure)\b"),
    (
        "other",
        r"\b(?:success|measures?|outcomes?|impact|evidence|resources?|costs?|budget|milestones?|priority|kpis?)\b",
    ),
    ("other", r"\b(?:risks?|mitigation|likelihood|consequence|score|rationale|background)\b"),
    ("status", r"\b(?:rag|brag|status)\b"),
    ("progress", r"\bprogress\b|\bupdates?\b|\b(?:current|latest) position\b|\bcommentary\b"),
    (
        "revised",
        r"\brevised\b.*\b(?:date|deadline|timescale|target|completion)\b|\bnew (?:date|deadline|target date)\b",
    ),
    ("start", r"^(?:start(?:s|ing)?|commence(?:s|ment)?|begins?)(?: date)?$|\bstart date\b"),
    ("end", r"^(?:end|finish)(?: date)?$|\b(?:end|finish) date\b"),
    ("response", r"^(?:agreed|accepted|accept|agree)\b.{0,30}$|\baccepted ?/|\bagreed\?|\bresponse\b"),
    (
        "lead",
        r"\b(?:leads?|responsib(?:le|ility|ilities)|owners?|owned by|accountab(?:le|ility)|by whom|who|officers?|"
        r"cabinet members?|portfolio holders?|sro|sponsors?|assigned to|(?:led|delivered|action) by)\b",
    ),
    (
        "timescale",
        r"\b(?:time ?-?(?:scales?|frames?|lines?)|deadlines?|by when|when|due(?: by| date)?|target (?:date|completion|"
        r"for completion)|completion|completed by|(?:delivery |implementation |exec )?dates?|target|timing)\b|^by$",
    ),
    ("rec_ref", r"^rec\.?$|^(?:rec|recs|recommendations?)\.? (?:nos?|number|ref(?:erence)?|id)\.?$"),
    ("recommendation", r"\brecommendations?\b|\bareas? (?:for|of) improvement\b|\bpeer (?:team )?suggestions?\b"),
    ("recommendation", r"\b(?:audit |inspection |key )?findings?\b"),
    (
        "action",
        r"\b(?:actions?|activit(?:y|ies)|tasks?|commitments?|what (?:we will do|will we do)|steps?|proposals?)\b",
    ),
    ("progress", r"\b(?:position|latest|comments?)\b"),
    (
        "group",
        r"^(?:service )?(?:themes?|areas?|category|workstreams?|pillars?|objectives?|service|directorate|topic)$",
    ),
    ("detail", r"\b(?:details?|descriptions?|what)\b"),
    (
        "ref",
        r"^(?:no\.?|nos\.?|ref\.?(?:erence)?(?: no\.?| number)?|number|item|id|#|action no\.?)$",
    ),
)
"""Column role by heading, first match wins, but for headings that open with the action (``ACTION_FIRST``)."""

ACTION_FIRST = re.compile(
    r"^(?:(?:agreed|proposed|planned|key|priority|management|recommended|specific|smart|required|further|improvement|"
    r"our|comments?)\s*/?\s*)*actions?(?:\(s\))?\s*(?:$|/|,|and\b|to\b|required|taken|needed|agreed|planned|proposed|"
    r"completed|description|details?|we\b)|^(?!.*\b(?:progress|updates?|recommendations?|status|risks?)\b).*\bactions?$"
)
"""Headings that name the action first or last, whatever else they name: "Agreed action", "Action to be taken"."""

REFERENCE = re.compile(
    r"^\(?(?:[A-Za-z]{1,6}[\s./-]?)?\(?\d{1,3}(?:[./-]\d{1,3})*[a-z]?\)?[.)]?$|^\(?(?:[a-z]|[ivx]{1,4})[.)]$"
)
"""What stands in a reference column: "1", "1.1", "R3", "SR (25/26) 01" is left to the heading."""
LONGEST_HEADING = 12
"""Words; more than that is not a column heading."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: its printed heading and what it means."""

    heading: str
    role: ColumnRole
    goes_on: bool = False
    """Whether its heading is the one cell that also heads the column to its left."""


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
        return tuple(column.heading for column in self.columns if not column.goes_on)


STATUS_HEADING = re.compile(
    r"^(?:not (?:yet )?started|to ?do|planned|doing|in progress|under ?way|started|on ?track|done|completed?|finished|"
    r"closed|overdue|delayed|off track|at risk|on ?going)$",
    re.IGNORECASE,
)
"""Headings of columns that are ticked: the heading is the status."""
BROKEN = re.compile(r"(\w+)-? (\w{1,7})\b")
WHOLE_WORDS = frozenset(
    [
        "reference",
        "recommendation",
        "recommendations",
        "accountable",
        "accountability",
        "commencement",
        "completion",
        "responsible",
        "responsibility",
        "timescale",
        "timescales",
        "timeframe",
        "deadline",
        "resources",
        "progress",
        "comments",
        "priority",
        "status",
        "officer",
        "implementation",
        "directorate",
        "description",
        "action",
        "actions",
        "objective",
        "performance",
        "evidence",
        "target",
        "outcome",
    ]
)
"""Words of headings that narrow columns break: two pieces that make one of them are one word."""


def mended(text: str) -> str:
    """A heading with the words closed up that a narrow column broke ("Recommendat ion")."""
    return BROKEN.sub(lambda m: m[1] + m[2] if (m[1] + m[2]).lower() in WHOLE_WORDS else m[0], text)


def role_of_heading(text: str) -> ColumnRole | None:
    """The role that a heading's wording names, or None when it names none."""
    words = re.sub(r"[^\w\s/&?#.-]", " ", text.lower()).strip()
    if not words or len(words.split()) > LONGEST_HEADING:
        return None
    if ACTION_FIRST.match(words):
        return "action"
    return next((role for role, pattern in WORDINGS if re.search(pattern, words)), None)
