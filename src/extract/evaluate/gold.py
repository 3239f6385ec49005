"""Gold records of one paper (``council-paper-gold/1``), read from JSON and checked.

Keys that a scorer does not use are left aside. Pages are those of the paper, from 1; ``files`` says how they map
to the pages of each file that holds the paper.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from extract.plain_files import read_json

SCHEMA = "council-paper-gold/1"
LARGEST = 64_000_000
"""Bytes of a file of gold; a paper of a thousand records takes one."""

Pages = tuple[int, int]
Number = Annotated[str, BeforeValidator(str)]
"""A printed number: JSON has figures as numbers, letters as text."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldFile(_Gold):
    """A file that holds the paper: its pages there, and what to add to a page of the paper to get there."""

    file: str
    variant: str
    first_page: int
    last_page: int
    page_offset: int = 0


class Meeting(_Gold):
    committee: str | None = None
    date: dt.date | None = None
    stated_in_document: bool = False


class PeerChallenge(_Gold):
    """The days of the peer challenge that the paper is about."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    stated_in_document: bool = False


class GoldDocument(_Gold):
    title: str | None = None
    label: str | None = None
    ons_code: str | None = None
    document_type: str | None = None
    meeting: Meeting | None = None
    peer_challenge: PeerChallenge | None = None


class TextDate(_Gold):
    raw: str
    earliest: dt.date | None = None
    latest: dt.date | None = None


class Timescale(_Gold):
    kind: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    qualifier: str | None = None
    event: str | None = None
    frequency: str | None = None
    approximate: bool = False


class GoldRecommendation(_Gold):
    number: Number | None = None
    text: str
    context: str | None = None
    pages: Pages


class GoldAction(_Gold):
    id: str
    recommendation_numbers: tuple[Number, ...] = ()
    ref: str | None = None
    text: str
    lead_raw: str | None = None
    leads: tuple[str, ...] = ()
    lead_candidates: tuple[str, ...] = ()
    lead_in_text: str | None = None
    timescale_raw: str | None = None
    timescale: Timescale
    timescale_candidates: tuple[str, ...] = ()
    timescale_inherited_raw: str | None = None
    date_in_text: TextDate | tuple[TextDate, ...] = ()
    status: str | None = None
    status_raw: str | None = None
    progress_raw: str | None = None
    group_label: str | None = None
    pages: Pages
    ambiguous: bool = False
    ambiguity: str = ""


class Repeat(_Gold):
    """The same decision said again elsewhere in the paper."""

    pages: Pages
    text: str
    full_text: str | None = None
    verb: str | None = None


class GoldDecision(_Gold):
    number: Number | None = None
    text: str
    full_text: str | None = None
    verb: str
    verbs: tuple[str, ...] = ()
    verb_candidates: tuple[str, ...] = ()
    decision_maker: str | None = None
    delegated_to: str | None = None
    pages: Pages
    repeated: tuple[Repeat, ...] = ()


class NotARecord(_Gold):
    """A passage that looks like a record and is not one, and why."""

    text: str
    why: str = ""
    ambiguous: bool = False

    @property
    def forgiven(self) -> bool:
        """Whether reporting it is neither right nor wrong."""
        return self.ambiguous or says_not_wrong(self.why)


class Paragraph(_Gold):
    number: Number
    text: str
    page: int | None = None
    section: str | None = None
    heading: str | None = None


class ParagraphTheme(_Gold):
    """Under which theme of the council's plan a numbered paragraph stands; None for a paragraph under none."""

    paragraph: Number
    theme: str | None = None


class GoldTable(_Gold):
    header: tuple[str, ...]
    rows: tuple[dict[str, str | int | None], ...]

    @property
    def grid(self) -> list[tuple[str, ...]]:
        """Its rows as texts, in the order of the header."""
        return [tuple(str(value or "") for key, value in row.items() if key != "page") for row in self.rows]


def _grid(value: object) -> object:
    """Rows of texts; some gold only counts its rows."""
    return value if isinstance(value, list) and all(isinstance(row, list) for row in value) else ()


class TableNote(_Gold):
    header: tuple[str, ...] | None = None
    rows: Annotated[tuple[tuple[str | None, ...], ...], BeforeValidator(_grid)] = ()


class BackgroundPaper(_Gold):
    title: str
    url: str | None = None
    link_text: str | None = None


class Paper(_Gold):
    """Everything a careful reader would take from one paper."""

    id: str
    document: GoldDocument
    files: tuple[GoldFile, ...]
    pages_labelled: Pages | None = None
    recommendations: tuple[GoldRecommendation, ...] = ()
    actions: tuple[GoldAction, ...] = ()
    decisions: tuple[GoldDecision, ...] = ()
    not_actions: tuple[NotARecord, ...] = ()
    not_decisions: tuple[NotARecord, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    background_papers: tuple[BackgroundPaper, ...] = ()
    theme_paragraphs: tuple[ParagraphTheme, ...] = ()
    table: GoldTable | None = None
    tables: tuple[TableNote, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def dates_may_be_deadlines(self) -> bool:
        """Whether its dates stand under a head such as "Due by", so that "by" the date is as good a reading."""
        heads = [head for table in self.tables for head in table.header or ()]
        return any(re.search(r"\b(due|by|deadline)\b", head, re.IGNORECASE) for head in heads)

    @property
    def forgiven_pages(self) -> frozenset[int]:
        """Pages on which a note says that reporting more than gold holds is another reading, not a mistake."""
        found: set[int] = set()
        for note in self.notes:
            span = re.search(r"\bPages? (\d+) to (\d+)\b", note, re.IGNORECASE)
            if span and says_not_wrong(note):
                found.update(range(int(span[1]), int(span[2]) + 1))
        return frozenset(found)


def says_not_wrong(note: str) -> bool:
    """Whether a note says that reporting what it speaks of is no mistake."""
    return re.search(r"\bnot wrong(ly)?\b", note, re.IGNORECASE) is not None


def _paper(data: object, path: Path) -> Paper:
    try:
        return Paper.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"{path}: not a gold record: {where}: {first['msg']}") from None


def read_gold(folder: Path) -> list[Paper]:
    """The papers of a folder of gold JSON, by file name. Raises ValueError when it holds none, OSError."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            data = read_json(path, LARGEST)
        except ValueError as error:
            raise ValueError(f"{path}: not JSON in UTF-8 ({error}); mend it or take it out of the folder") from None
        if isinstance(data, dict) and data.get("schema") == SCHEMA:
            found.append(_paper(data, path))
    if not found:
        raise ValueError(f"{folder} holds no gold ({SCHEMA}); give the folder with the gold *.json files")
    return found
