"""What the pages of the report show, gathered from a store as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from extract import codelists, store
from extract.corrections import ReviewedKind, fingerprint
from extract.report.cells import Cells
from extract.report.sources import web_address
from extract.schema import ActionLeadRecord, ActionRecord, DocumentRecord, IssueRecord, Place, Placed

KINDS: dict[ReviewedKind, tuple[str, str]] = {
    "action": ("actions", "action_id"),
    "recommendation": ("recommendations", "recommendation_id"),
    "decision": ("decisions", "decision_id"),
}
NOT_SHOWN = frozenset({
    "document_id", "council_code", "council", "page_first", "page_last", "regions", "method", "confidence", "reviewed",
    "part_id", "action_id", "recommendation_id", "decision_id", "recommendation_ids", "bullets", "ambiguous", "notes",
})  # fmt: skip
"""Columns that are told elsewhere than among a record's values."""
UNKNOWN_COUNCIL = "Council not known"
EMPTY: tuple[Any, ...] = ("", [], (), {})

LINE, LONG, DAY, MANY = "line", "long", "day", "many"
FIELDS: dict[ReviewedKind, list[tuple[str, str, Any]]] = {
    "action": [
        ("text", "Action", LONG),
        ("ref", "Reference", LINE),
        ("recommendation_numbers", "Recommendations it answers (commas between)", MANY),
        ("group_label", "Group or theme label", LINE),
        ("lead_raw", "Lead, as printed", LINE),
        ("timescale_raw", "Timescale, as printed", LINE),
        ("status_raw", "Status, as printed", LINE),
        ("progress_raw", "Progress, as printed", LONG),
        ("timescale_kind", "Timescale, kind", get_args(codelists.TimescaleKind)),
        ("timescale_earliest", "First day it can mean", DAY),
        ("timescale_latest", "Last day it can mean", DAY),
        ("status", "Status, in common words", get_args(codelists.Status)),
    ],
    "recommendation": [
        ("text", "Recommendation", LONG),
        ("number", "Number", LINE),
        ("context", "Explanatory text", LONG),
        ("origin", "Who recommends", get_args(codelists.Origin)),
        ("response", "The council's answer", ("", "accepted", "partly", "rejected")),
    ],
    "decision": [
        ("text", "Decision", LONG),
        ("number", "Number", LINE),
        ("stem", "Words before the list", LINE),
        ("verb", "What is asked", LINE),
        ("decision_maker", "Who decides", LINE),
        ("delegated_to", "Delegated to", LINE),
        ("state", "Asked for, or taken", ("proposed", "resolved")),
    ],
}  # fmt: skip
"""What a reader may correct: field, label, and how it is typed (a tuple: one of these values)."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A store in memory: its documents, and the records that are shown with their kind."""

    documents: list[DocumentRecord]
    records: list[tuple[ReviewedKind, Any]]
    leads: dict[str, list[ActionLeadRecord]]
    themes: dict[str, list[tuple[str, str]]]
    """Scheme and theme of a record, best first."""
    issues: dict[str, list[IssueRecord]]
    """By document."""
    parts: dict[str, str]
    """Titles of papers inside files, by part_id."""
    cells: Cells

    def pages(self) -> dict[str, set[int]]:
        """Pages that some record stands on, by document."""
        found: dict[str, set[int]] = {}
        for _, record in self.records:
            found.setdefault(record.document_id, set()).update(region.page for region in record.regions)
        return found


def gather(out: Path) -> Gathered:
    """Read what the report needs of the store in ``out``. Raises store.StoreError."""
    leads: dict[str, list[Any]] = {}
    for lead in store.read(out, "action_leads"):
        leads.setdefault(_text(lead, "action_id"), []).append(lead)
    themes: dict[str, list[tuple[float, str, str]]] = {}
    for tag in store.rows(out, "theme_tags", ["record_id", "scheme", "theme", "score"]):
        themes.setdefault(tag["record_id"], []).append((-tag["score"], tag["scheme"], tag["theme"]))
    issues: dict[str, list[Any]] = {}
    for issue in store.read(out, "issues"):
        issues.setdefault(issue.document_id, []).append(issue)
    tables = store.rows(out, "tables", ["document_id", "role", "cells"])
    return Gathered(
        documents=[record for record in store.read(out, "documents") if isinstance(record, DocumentRecord)],
        records=[(kind, record) for kind, (table, _) in KINDS.items() for record in store.read(out, table)],
        leads=leads,
        themes={key: [(scheme, theme) for _, scheme, theme in sorted(found)] for key, found in themes.items()},
        issues=issues,
        parts={row["part_id"]: row["title"] or "" for row in store.rows(out, "parts", ["part_id", "title"])},
        cells=Cells(table for table in tables if table["role"] != "layout"),
    )


def _text(record: object, name: str) -> str:
    return str(getattr(record, name))


def key_of(kind: ReviewedKind, record: Placed) -> str:
    return _text(record, KINDS[kind][1])


def record_values(gathered: Gathered, kind: ReviewedKind, record: Any, document: int) -> dict[str, Any]:
    """One record as the browser gets it; what is empty is left out."""
    key = key_of(kind, record)
    leads = gathered.leads.get(key, [])
    values = {name: value for name, value in record.model_dump(mode="json").items() if name not in NOT_SHOWN}
    told = {
        "id": key,
        "kind": kind,
        "document": document,
        "council": record.council or UNKNOWN_COUNCIL,
        "part": gathered.parts.get(record.part_id, ""),
        "values": _filled(values),
        "leads": [{"name": lead.name, "kind": lead.kind, "ambiguous": lead.ambiguous} for lead in leads],
        "themes": sorted({theme for _, theme in gathered.themes.get(key, [])}),
        "regions": [_edges(region) for region in record.regions],
        "cells": gathered.cells.of(record.document_id, record.regions),
        "confidence": round(record.confidence, 4),
        "method": record.method,
        "reviewed": record.reviewed,
        "ambiguous": isinstance(record, ActionRecord) and record.ambiguous,
        "notes": list(record.notes) if isinstance(record, ActionRecord) else [],
        "issues": _issues_at(gathered.issues.get(record.document_id, []), record.regions),
        "seen": fingerprint(kind, record, [lead.name for lead in leads]),
    }
    return _filled(told)


def document_values(document: DocumentRecord, pictures: Mapping[int, Any], missing: str | None) -> dict[str, Any]:
    """One document as the browser gets it."""
    return _filled(
        {
            "id": document.document_id,
            "name": document.file_name,
            "title": document.title,
            "link": web_address(document.source_uri),
            "date": document.meeting_date.isoformat() if document.meeting_date else None,
            "pictures": {str(page): size for page, size in pictures.items()},
            "missing": missing,
        }
    )


def field_values() -> dict[str, list[dict[str, Any]]]:
    """What may be corrected, as the browser gets it."""
    return {
        kind: [
            {"name": name, "label": label, "type": how if isinstance(how, str) else "choice"}
            | ({} if isinstance(how, str) else {"choices": list(how)})
            for name, label, how in fields
        ]
        for kind, fields in FIELDS.items()
    }


def _issues_at(issues: Iterable[IssueRecord], regions: list[Place]) -> list[dict[str, str]]:
    """The issues seen where a record stands."""
    return [
        {"code": issue.code, "severity": issue.severity, "message": issue.message}
        for issue in issues
        if any(_overlap(issue, region) for region in regions)
    ]


def _overlap(issue: IssueRecord, region: Place) -> bool:
    if issue.page != region.page or None in (issue.x0, issue.top, issue.x1, issue.bottom):
        return False
    assert issue.x0 is not None and issue.top is not None and issue.x1 is not None and issue.bottom is not None
    across = min(issue.x1, region.x1) - max(issue.x0, region.x0)
    down = min(issue.bottom, region.bottom) - max(issue.top, region.top)
    return across > 0 and down > 0


def _edges(region: Place) -> tuple[int, float, float, float, float]:
    return region.page, region.x0, region.top, region.x1, region.bottom


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something; nought does."""
    return {
        name: value for name, value in values.items() if value is not None and value is not False and value not in EMPTY
    }
