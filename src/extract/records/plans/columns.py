"""What a column means, by the wording of its heading.

Wordings are those seen in published plans, trackers and logs of councils and their inspectors (DOMAIN.md B2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from extract.records.phrases import PLANS as SAYS
from extract.records.phrases import phrases

ColumnRole = Literal[
    "ref", "rec_ref", "recommendation", "action", "detail", "lead", "second_lead", "timescale", "start", "end",
    "revised", "status", "tick", "tick_time", "tick_lead", "progress", "response", "group", "other",
]  # fmt: skip

WORDINGS = tuple((cast(ColumnRole, name.split()[0]), said) for name, said in phrases("headings").items())
"""Column role by heading, first match wins, but for headings that name the action first."""


ACTION_NUMBER = re.compile(r"^actions? (?:refs?|references?|nos?|numbers?|ids?)\.?$|^action #$")

REFERENCE = re.compile(
    r"^\(?(?:[A-Za-z]{1,6}[\s./-]?)?\(?\d{1,3}(?:[./-]\d{1,3})*(?:[a-z]|\s?\([a-z]{1,4}\))?\)?[.)]?$|^\(?(?:[a-z]|[ivx]{1,4})[.)]$"
)
"""What stands in a reference column: "1", "1.1", "R3", "SR (25/26) 01" is left to the heading."""
LONGEST_HEADING = 12
"""Words; more than that is not a column heading."""
EXPLAINED = re.compile(r"^([^:(.]{3,60})\s*[:(]\s*(?=[^\W\d]+\W)\S+\s+\S+")
"""A heading, and what is to be written below it: "Response: what will be done, and if not, why"."""


NAMES_LEAD = re.compile(r"\s*\(([^()]+)\)\s*$")
"""Who leads, named behind what is done: "What we are doing (SRO)"."""
WHO_AND_WHEN: frozenset[ColumnRole] = frozenset(("lead", "tick_lead", "timescale", "start", "end", "tick_time"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: its printed heading and what it means."""

    heading: str
    role: ColumnRole
    goes_on: bool = False
    """Whether its heading is the one cell that also heads the column to its left."""


SUGGESTED = re.compile(r"^(?:suggested|recommended|advised)\b", re.IGNORECASE)
"""The head of what those who recommend think of when and by whom: nobody has taken it on."""
FOLLOWED_UP = SAYS["followed_up"]


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
        told = {c.role for c in self.columns if c.role in WHO_AND_WHEN and not SUGGESTED.match(c.heading)}
        return found[0] if len(found) == 1 and asks and told else None

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


STATUS_HEADING = SAYS["status_heading"]
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
    doer = NAMES_LEAD.search(text)
    done = doer and role_of_heading(text[: doer.start()]) == "action" and role_of_heading(doer[1]) == "lead"
    if done or SAYS["action_first"].match(words):
        return "action"
    role = next((role for role, pattern in WORDINGS if pattern.search(words)), None)
    return role_of_heading(head[1]) if head and not role else role
