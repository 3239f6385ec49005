"""The papers of one council as chains need them: parts of files with their records, leads and links."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from extract import store
from extract.families.texts import plain
from extract.promises.subjects import About, about, byline_day, printed_day

Row = dict[str, Any]

COLUMNS = {
    "documents": ("document_id", "council", "title", "document_type", "meeting_date", "challenge_first",
                  "challenge_last", "text_layer", "status", "publisher", "source_uri"),
    "parts": ("part_id", "document_id", "position", "agenda_item", "title", "document_type", "meeting_date",
              "page_first", "page_last"),
    "recommendations": ("recommendation_id", "part_id", "document_id", "council", "number", "text", "origin",
                        "response", "page_first"),
    "actions": ("action_id", "part_id", "document_id", "council", "recommendation_ids", "recommendation_numbers",
                "ref", "text", "group_label", "lead_raw", "timescale_raw", "timescale_kind", "timescale_latest",
                "struck", "extra", "status", "status_raw", "status_source", "page_first"),
    "action_leads": ("action_id", "position", "name"),
    "links": ("part_id", "relation", "target_document_id", "target_part_id"),
    "passages": ("part_id", "heading_path", "text"),
    "issues": ("document_id", "code", "page"),
}  # fmt: skip
LOSSES = {"plan_unread", "list_unread", "read_by_likeness", "page_unreadable"}
"""Codes of issues that say that a record of the page may not have been read."""
GAPS = {"numbering_gap"}
"""Codes of issues that say so of a recommendation alone."""
OPENING = 14
"""Passages of a paper that say what it is about."""
LABEL = re.compile(r"\b(?:id|ref|reference|no|number|#)\b\.?|^#$", re.IGNORECASE)
REF = re.compile(r"[A-Z]{0,4}[ ./-]?\d+(?:[.-]\d+)*[a-z]?")
"""A further column of the table that can only hold references."""
LAYERS = ("native", "mixed", "ocr", "none")


@dataclass(frozen=True)
class Paper:
    """A part of a file. ``date`` is that of its meeting, else the one under its title, else the one in it."""

    part_id: str
    document: Row
    position: int
    agenda_item: str | None
    title: str
    document_type: str
    date: dt.date | None
    dated: bool
    """Whether ``date`` is the meeting's or stands under the title: the day or month in a title is nearly right."""
    recommendations: tuple[Row, ...]
    actions: tuple[Row, ...]
    about: About
    doubted: bool
    """Whether a page of it may hold records that were not read: that one is missing says little."""
    gapped: bool
    """Whether the numbers of its recommendations leave one out: read or not, its actions are missing with it."""

    @property
    def document_id(self) -> str:
        return str(self.document["document_id"])

    @property
    def council(self) -> str | None:
        """The council's plain name."""
        name: str | None = self.document["council"]
        return name

    @property
    def challenge(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of the challenge. That of a file holds for its papers about a peer challenge."""
        first, last = self.document["challenge_first"], self.document["challenge_last"]
        if last is None or self.about.kind not in (None, "peer_challenge"):
            return None
        return first or last, last

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Its records, so that two prints of one paper that were read alike are equal."""
        rows = [f"r {plain(row['text'])}" for row in self.recommendations]
        rows += [
            f"a {plain(row['text'])}|{row['timescale_latest']}|{row['status']}|{plain(row['lead_raw'])}"
            for row in self.actions
        ]
        return tuple(sorted(rows))

    @property
    def at_its_address(self) -> bool:
        """Whether the file is what its address on the web gives now: an edition that was replaced there has none."""
        return str(self.document.get("source_uri") or "").startswith(("http://", "https://"))

    @property
    def worth(self) -> tuple[Any, ...]:
        """Of copies of one paper the one with the least counts: the one its address gives now, the challenge known,
        native text, more records."""
        return (
            not self.at_its_address,
            self.document["challenge_last"] is None,
            LAYERS.index(self.document["text_layer"] or "none"),
            self.document["status"] != "done",
            -len(self.recommendations) - len(self.actions),
            self.part_id,
        )


@dataclass(frozen=True)
class CouncilPapers:
    """Everything of one council that chains are made of."""

    code: str
    papers: tuple[Paper, ...]
    links: tuple[Row, ...]
    leads: dict[str, tuple[str, ...]]
    """Canonical names by action."""


def read_council(out: Path, code: str) -> CouncilPapers:
    """The papers of a council. Raises StoreError."""
    rows = {table: list(store.rows(out, table, names, council=code)) for table, names in COLUMNS.items()}
    documents = {row["document_id"]: row for row in rows["documents"] if row["status"] != "quarantined"}
    by_part: dict[str, dict[str, list[Row]]] = {}
    for table in ("recommendations", "actions"):
        for row in rows[table]:
            by_part.setdefault(row["part_id"], {}).setdefault(table, []).append(row)
    openings: dict[str, list[str]] = {}
    for row in rows["passages"]:
        if len(opening := openings.setdefault(row["part_id"], [])) < OPENING:
            over = () if opening else (row["heading_path"] or ())[1:]  # a line under the title may be set as a heading
            opening.append("\n".join([*over, row["text"]]))
    leads: dict[str, list[str]] = {}
    for row in sorted(rows["action_leads"], key=lambda row: (row["action_id"], row["position"])):
        leads.setdefault(row["action_id"], []).append(row["name"])
    return CouncilPapers(
        code=code,
        papers=tuple(_papers(documents, rows["parts"], by_part, openings, rows["issues"])),
        links=tuple(rows["links"]),
        leads={key: tuple(names) for key, names in leads.items()},
    )


def _papers(
    documents: dict[str, Row],
    parts: list[Row],
    by_part: dict[str, dict[str, list[Row]]],
    openings: dict[str, list[str]],
    issues: list[Row],
) -> Iterator[Paper]:
    losses, gaps = _pages(issues, LOSSES), _pages(issues, GAPS)
    for part in parts:
        document = documents.get(part["document_id"])
        if document is None:
            continue
        inside = by_part.get(part["part_id"], {})
        recommendations, actions = (tuple(inside.get(table, ())) for table in ("recommendations", "actions"))
        title = part["title"] or document["title"] or ""
        origins = [row["origin"] for row in recommendations]
        meeting = part["meeting_date"] or document["meeting_date"]
        challenge = document["challenge_first"], document["challenge_last"]
        opening = openings.get(part["part_id"], [])
        published = meeting or byline_day(opening[0] if opening else "", challenge)
        yield Paper(
            part_id=part["part_id"],
            document=document,
            position=part["position"],
            agenda_item=part["agenda_item"],
            title=title,
            document_type=part["document_type"] or document["document_type"] or "other",
            date=published or printed_day(title, challenge),
            dated=published is not None,
            recommendations=recommendations,
            actions=actions,
            about=about(title, origins, opening, document["council"]),
            doubted=_touches(part, losses),
            gapped=_touches(part, gaps),
        )


def _pages(issues: list[Row], codes: Collection[str]) -> dict[str, set[int]]:
    """Pages from 1 of each document for which there is an issue of the ``codes``."""
    found: dict[str, set[int]] = {}
    for issue in issues:
        if issue["code"] in codes and issue["page"]:
            found.setdefault(issue["document_id"], set()).add(issue["page"])
    return found


def _touches(part: Row, pages: dict[str, set[int]]) -> bool:
    own = range(part["page_first"], part["page_last"] + 1)
    return not pages.get(part["document_id"], set()).isdisjoint(own)


def ref_of(row: Row) -> str | None:
    """The number or reference a record prints."""
    if "recommendation_id" in row:
        return str(row["number"]) if row["number"] else None
    if row["ref"]:
        return str(row["ref"])
    return next((text for head, text in row["extra"].items() if LABEL.search(head) and REF.fullmatch(text)), None)


def record_id(row: Row) -> str:
    return str(row["recommendation_id"] if "recommendation_id" in row else row["action_id"])
