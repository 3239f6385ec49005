"""What a column means, by the wording of its heading.

Wordings are those seen in published plans, trackers and logs of councils and their inspectors (DOMAIN.md B2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

ColumnRole = Literal[
    "ref", "rec_ref", "recommendation", "action", "detail", "lead", "second_lead", "timescale", "start", "end",
    "revised", "status", "tick", "tick_time", "tick_lead", "progress", "response", "group", "other",
]  # fmt: skip

WORDINGS: tuple[tuple[ColumnRole, str], ...] = (
    ("other", r"\b(?:meeting date|date raised|raised (?:by|on|at)|date (?:added|agreed|of meeting|closed|opened))\b"),
    ("other", r"\bwhat (?:we|you|they|(?:the )?\w+) (?:found|saw|heard)\b|^(?:our |key )?observations?$"),
    (
        "other",
        r"\bwhat (?:difference|good|success|impact)\b|^what (?:was|\w+ team) found$|"
        r"\bhow (?:will|do|would) we (?:know|measure)\b",
    ),
    (
        "other",
        r"\b(?:success|measures?|outcomes?|impact|evidence|resources?|costs?|budget|priority|kpis?)\b",
    ),
    (
        "other",
        r"\b(?:risks?|mitigation|likelihood|consequence|implications?|score|rationale|background)\b|^why\b|\breasons?\b",
    ),
    (
        "status",
        r"\b(?:rag|brag|status)\b|^(?:%|percentage) complete[d]?$|^(?:complete[d]?|done|closed)\?|"
        r"^open(?: ?/ ?| or )closed$|^(?:state|result)$",
    ),
    (
        "progress",
        r"\bprogress\b|\bupdates?\b|\b(?:current|latest) position\b|\bcommentary\b|^(?:reply|replies)$|"
        r"\bwhere (?:we|things|it|are we)\b|\bhow (?:far|(?:it|this) is going|are we doing|we are doing)\b|\bso far\b|"
        r"^(?:current )?situation$|^compliance$|\bwhat has (?:been done|happened)\b",
    ),
    (
        "revised",
        r"\b(?:revised|extended|amended)\b.*\b(?:date|deadline|timescale|target|completion)\b|"
        r"\bnew (?:date|deadline|target date)\b|^(?:date )?now (?:agreed|due)(?: date)?$|"
        r"^(?:revised|extended)(?: to)?$|^now$",
    ),
    ("start", r"^(?:planned )?(?:start(?:s|ing)?|commence(?:s|ment)?|begins?)(?: date)?$|\bstart date\b"),
    ("end", r"^(?:planned )?(?:ends?|finish(?:es)?)(?: date)?$|\b(?:end|finish) date\b"),
    ("timescale", r"^agreed (?:\w+ )?(?:date|deadline|time ?scales?)$"),
    ("action", r"^(?:agreed|accepted) (?:\w+ )?recommendations?$"),
    (
        "response",
        r"^(?:agreed|accepted|accept|agree|acc\?)(?!\w).{0,30}$|\baccepted ?/|\bagreed\?|\bresponse\b|\brespond\b|"
        r"^(?:the )?(?:cabinet|executive|council|management|our)(?:[\u2019' ]?s)? "
        r"(?:(?:decision|view|position|reply|answer)$|(?:reply|answer)\b)|"
        r"^(?:the )?(?:\w+ ){1,3}s (?:reply|answer)$",
    ),
    (
        "lead",
        r"\b(?:leads?|responsib(?:le|ility|ilities)|owners?|owned by|held by|accountab(?:le|ility)|answerable|"
        r"by whom|who|officers?|"
        r"(?:cabinet|executive) (?:members?|portfolios?)|portfolio holders?|sro|sponsors?|whom|key contacts?|assignee|"
        r"(?:assigned|allocated|delegated) to|(?:led|delivered|action) by)\b|^(?:assigned|resp\.?)$",
    ),
    (
        "timescale",
        r"\b(?:time ?-?(?:scales?|frames?|lines?)|deadlines?|by when|when|due(?: by| date)?|target (?:date|completion|"
        r"for completion)|how (?:long|soon)|completion|completed by|(?:delivery |implementation |exec )?dates?|target|"
        r"timing)\b|^by$",
    ),
    ("rec_ref", r"^rec\.?$|^(?:rec|recs|recommendations?)\.? (?:nos?|number|ref(?:erence)?|id)\.?$"),
    (
        "recommendation",
        r"\brecommendations?\b|^recommended$|\bwe recommend(?:ed)?\b|\bpeer (?:team )?suggestions?\b|"
        r"^what (?:was|has been|they) (?:recommended|advised)\b|"
        r"^what (?:the )?(?:\w+ ){1,3}(?:recommend(?:s|ed)|suggest(?:s|ed)|advise[sd]|"
        r"asked (?:us|the council) (?:to do|for))$|"
        r"^(?:ofsted|cqc|inspection) areas?$|"
        r"^(?:\S+ ){1,3}(?:should|must)$|"
        r"\b(?:peers?|peer team|inspectors?|ofsted|cqc|auditors?|panel|group)\b.? (?:said|asked|wanted|recommended)\b|"
        r"\bareas? (?:(?:for|of) improvement|for (?:further )?(?:development|consideration)|to improve)\b",
    ),
    ("recommendation", r"\b(?:audit |inspection |key )?findings?\b"),
    (
        "action",
        r"\b(?:actions?|activit(?:y|ies)|tasks?|commitments?|steps?|proposals?|promises?|pledges?|remed(?:y|ies)|"
        r"what (?:we will do|will we do|(?:are we|we are) (?:going to do|doing)))\b",
    ),
    ("progress", r"\b(?:position|latest|comments?|narrative)\b"),
    (
        "group",
        r"^(?:service )?(?:themes?|areas?|category|workstreams?|pillars?|objectives?|service|directorate|topic)$",
    ),
    (
        "detail",
        r"\b(?:details?|descriptions?|what)\b|\bmilestones?\b(?! dates?\b)|"
        r"^(?:key )?(?:deliverables?|initiatives?|interventions?|projects?)$|"
        r"^how(?: (?:we will|will we) (?:do it|achieve (?:it|this)|get there))?\??$",
    ),
    (
        "ref",
        r"^(?:no\.?|nos\.?|ref\.?(?:erence)?(?: no\.?| number)?|number|item(?: no\.?)?|id|#)$",
    ),
)
"""Column role by heading, first match wins, but for headings that open with the action (``ACTION_FIRST``)."""

ACTION_FIRST = re.compile(
    r"^(?:(?:agreed|proposed|planned|key|priority|management|recommended|specific|smart|required|further|improvement|"
    r"our|comments?)\s*/?\s*)*actions?(?:\(s\))?\s*(?:$|/|,|and\b|to\b|required|taken|needed|agreed|planned|proposed|"
    r"completed|description|details?|we\b)|^(?!.*\b(?:progress|updates?|recommendations?|status|risks?)\b).*\bactions?$"
)
"""Headings that name the action first or last, whatever else they name: "Agreed action", "Action to be taken"."""

ACTION_NUMBER = re.compile(r"^actions? (?:refs?|references?|nos?|numbers?|ids?)\.?$|^action #$")

REFERENCE = re.compile(
    r"^\(?(?:[A-Za-z]{1,6}[\s./-]?)?\(?\d{1,3}(?:[./-]\d{1,3})*(?:[a-z]|\s?\([a-z]{1,4}\))?\)?[.)]?$|^\(?(?:[a-z]|[ivx]{1,4})[.)]$"
)
"""What stands in a reference column: "1", "1.1", "R3", "SR (25/26) 01" is left to the heading."""
LONGEST_HEADING = 12
"""Words; more than that is not a column heading."""
EXPLAINED = re.compile(r"^([^:(.]{3,60})\s*[:(]\s*(?=[^\W\d]+\W)\S+\s+\S+")
"""A heading, and what is to be written below it: "Response: what will be done, and if not, why"."""


WHO_AND_WHEN: frozenset[ColumnRole] = frozenset(("lead", "tick_lead", "timescale", "start", "end", "tick_time"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: its printed heading and what it means."""

    heading: str
    role: ColumnRole
    goes_on: bool = False
    """Whether its heading is the one cell that also heads the column to its left."""


FOLLOWED_UP = re.compile(
    r"\bfollow(?:ed)?[- ]?up\b.*\bfindings?\b|\bfindings? (?:at|on|of) follow[- ]?up\b", re.IGNORECASE
)
"""What those found who recommended and looked again: their table asks, it tells nobody's own actions."""


@dataclass(frozen=True, slots=True)
class Header:
    """The heading rows of a table, or of a stretch of it: which rows they are and what each grid column means."""

    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    numbered: bool = False
    """Whether the words of the actions begin with their numbers."""
    lettered: bool = False
    """Whether the recommendations begin with letters: "a)", "b)"."""
    typed: int | None = None
    """The column that says which rows recommend and which answer."""
    parted: bool = False
    """Whether some rows recommend and those below them answer, by that column or by their numbers."""
    unknown: bool = False
    """Whether they are headings by how they are set or by what stands under them, and not by their words."""

    def having(self, role: ColumnRole) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.role == role]

    def with_role(self, role: ColumnRole, *instead: ColumnRole) -> Header:
        """The header with ``role`` for the columns that have one of the roles ``instead``."""
        columns = [replace(column, role=role) if column.role in instead else column for column in self.columns]
        return replace(self, columns=tuple(columns))

    @property
    def recommended(self) -> ColumnRole | None:
        """The role of the one column of recommendations that the table tells leads or times of, with no other action:
        what is recommended is what is to be done."""
        if self.parted or any(FOLLOWED_UP.search(column.heading) for column in self.columns):
            return None
        found = [c.role for c in self.columns if c.role in ("action", "recommendation") and not c.goes_on]
        asks = any(c.role in found and _names_recommendations(c.heading) for c in self.columns)
        return found[0] if len(found) == 1 and asks and self.roles & WHO_AND_WHEN else None

    @property
    def asks(self) -> bool:
        """Whether the heading over the actions names recommendations too: "Recommendation and steps"."""
        return any(column.role == "action" and "recommend" in column.heading.lower() for column in self.columns)

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
_WORDS = """
accountability accountable action actions activities activity category cllr comment commentary comments
commenced commencement committee complete completed completion councillor deadline deadlines delivery
department description directorate director evidence executive expected finish finished governance
implementation improvement lead leader leads manager measure measures milestone milestones monitoring
objective objectives officer officers organisation outcome outcomes owner owners ownership partner partners
performance portfolio priorities priority progress rating recommendation recommendations reference required
resource resources response responsibility responsible revised service start started status strategic success
target targets theme themes timeframe timeline timescale timescales update updates workstream workstreams
"""
WHOLE_WORDS = frozenset(_WORDS.split())
"""Words of headings that narrow columns break: pieces that make one of them are one word."""
MOST_PIECES = 3


_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in WORDINGS)


@lru_cache(maxsize=4096)
def mended(text: str) -> str:
    """A heading with the words closed up that a narrow column broke ("Recommendat ion", "Account abil ity")."""
    pieces = text.split()
    found: list[str] = []
    while pieces:
        count = next((n for n in range(MOST_PIECES, 1, -1) if _whole(pieces[:n], n).lower() in WHOLE_WORDS), 1)
        found.append(_whole(pieces[:count], count))
        pieces = pieces[count:]
    return " ".join(found)


def _whole(pieces: Sequence[str], count: int) -> str:
    """The pieces as one word, without hyphens at their ends; "" where there are fewer than ``count``."""
    return "".join([*(piece.rstrip("-") for piece in pieces[:-1]), *pieces[-1:]]) if len(pieces) == count else ""


def _names_recommendations(heading: str) -> bool:
    words = heading.lower()
    return "recommend" in words and "action" not in words and role_of_heading(heading) == "recommendation"


@lru_cache(maxsize=4096)
def role_of_heading(text: str) -> ColumnRole | None:
    """The role that a heading's wording names, or None when it names none."""
    words = re.sub(r"[^\w\s/&?#%.-]", " ", text.lower()).strip()
    head = EXPLAINED.match(text)
    if not words or len(words.split()) > LONGEST_HEADING:
        return role_of_heading(head[1]) if head else None
    if ACTION_NUMBER.match(words):
        return "ref"
    if ACTION_FIRST.match(words):
        return "action"
    role = next((role for role, pattern in _PATTERNS if pattern.search(words)), None)
    return role_of_heading(head[1]) if head and not role else role
