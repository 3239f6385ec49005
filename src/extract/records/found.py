"""What the records stage finds in a paper, before keys, council and tags are put to it.

Plain values in the paper's own words; ``assemble`` turns them into the rows of ``schema``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from extract.codelists import DocumentType, Origin, TableRole
from extract.flow.blocks import Block
from extract.likeness import Read
from extract.model import Region, Table
from extract.ways import Reader

Evidence = Mapping[str, float]
"""What speaks for a reading and against it: a number, mostly 0..1, by the name of its witness. The confidence stage
weighs them, ``why`` prints them; a name that no model knows is only printed."""


def _none() -> Evidence:
    return MappingProxyType({})


AS_SIBLINGS = "as_siblings"
"""Evidence of what no reader read: the share of all that begins as it does that was read as records."""


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A paper inside the file: pages from 1, both ends included."""

    page_first: int
    page_last: int
    agenda_item: str | None = None
    title: str | None = None
    document_type: DocumentType = "other"
    committee: str | None = None
    meeting_date: dt.date | None = None
    report_of: str | None = None
    lead_officer: str | None = None
    challenge_first: dt.date | None = None
    challenge_last: dt.date | None = None
    wards: str | None = None
    key_decision: bool | None = None
    kinds: Mapping[str, Evidence] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    """What its face says for each kind of paper; {} where its kind is told without: the front sheet of a pack."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    number: str | None
    heading_path: tuple[str, ...]
    text: str
    regions: tuple[Region, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundDecision:
    number: str | None
    stem: str | None
    text: str
    verb: str | None
    decision_maker: str | None
    delegated_to: str | None
    state: Literal["proposed", "resolved"]
    regions: tuple[Region, ...]
    method: str
    confidence: float
    evidence: Evidence = field(default_factory=_none)


@dataclass(frozen=True, slots=True)
class FoundLink:
    relation: Literal["appendix_of", "report_of_plan", "cites", "earlier_edition"]
    text: str
    uri: str | None
    page: int
    score: float


@dataclass(frozen=True, slots=True)
class FoundTable:
    table: Table
    role: TableRole
    header: tuple[str, ...]
    confidence: float
    evidence: Evidence = field(default_factory=_none)


@dataclass(frozen=True, slots=True)
class FoundRecommendation:
    """A recommendation made to the council. ``key`` is its place in the paper's list of recommendations, from 0."""

    key: int
    number: str | None
    text: str
    context: str | None
    origin: Origin
    response: Literal["accepted", "partly", "rejected"] | None
    regions: tuple[Region, ...]
    method: str
    confidence: float
    evidence: Evidence = field(default_factory=_none)


@dataclass(frozen=True, slots=True)
class FoundAction:
    """An action, with the keys of the recommendations it answers.

    ``recommendation_numbers`` names recommendations that the row gives by number only.
    """

    recommendations: tuple[int, ...]
    ref: str | None
    text: str
    bullets: tuple[str, ...]
    group_label: str | None
    lead_raw: str | None
    timescale_raw: str | None
    status_raw: str | None
    progress_raw: str | None
    ambiguous: bool
    notes: tuple[str, ...]
    regions: tuple[Region, ...]
    method: str
    confidence: float
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    status_colour: str | None = None
    recommendation_numbers: tuple[str, ...] = ()
    status_meaning: str | None = None
    """What the paper's printed key says of the colour or letter of its status."""
    progress: tuple[tuple[str, str], ...] = ()
    """Heading and words of each of its columns of progress, the one that counts among them."""
    inherited: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Words of the row above that "as above" or ditto marks stand for, by field: lead, timescale, status."""
    evidence: Evidence = field(default_factory=_none)


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """One paper of the file and what it says, everything in the order it stands there."""

    part: FoundPart
    tables: tuple[FoundTable, ...]
    passages: tuple[FoundPassage, ...]
    recommendations: tuple[FoundRecommendation, ...]
    actions: tuple[FoundAction, ...]
    decisions: tuple[FoundDecision, ...]
    links: tuple[FoundLink, ...]
    flow: tuple[Block, ...] = ()
    """Its paragraphs, those in the cells of tables that hold prose among them."""
    texts: tuple[Read, ...] = ()
    """What the second reader makes of its paragraphs and cells."""
    heard: frozenset[Reader] = frozenset()
    """Which of the readers that may keep silent had something to say."""

    @property
    def records(self) -> tuple[FoundRecommendation | FoundAction | FoundDecision, ...]:
        return (*self.recommendations, *self.actions, *self.decisions)
