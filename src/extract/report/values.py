"""Rows of a store as the browser gets them: plain values, what is empty left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from extract import codelists
from extract.corrections import ReviewedKind, fingerprint
from extract.report.gather import Gathered, filled, key_of
from extract.report.sources import web_address
from extract.schema import ActionRecord, DocumentRecord, IssueRecord, PartRecord, Place

NOT_SHOWN = frozenset({
    "document_id", "council_code", "council", "page_first", "page_last", "regions", "method", "confidence", "reviewed",
    "part_id", "action_id", "recommendation_id", "decision_id", "recommendation_ids", "bullets", "ambiguous", "notes",
    "p_record", "p_text", "p_ref", "p_link", "p_lead", "p_timescale", "p_status", "accepted_at", "evidence",
    "lead_lines", "timescale_anchor", "timescale_granularity", "timescale_rule", "status_meaning", "inherited",
    "progress",
})  # fmt: skip
"""Columns that are told elsewhere than among a record's values, or only in the store."""
CHANCES = ("record", "text", "ref", "link", "lead", "timescale", "status")
UNKNOWN_COUNCIL = "Council not known"

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


def record_values(
    gathered: Gathered, kind: ReviewedKind, record: Any, document: int, part: int | None, answers: Sequence[str]
) -> dict[str, Any]:
    """One record as the browser gets it; ``document`` and ``part`` are places in the report's lists, ``answers`` the
    recommendations of the report that it answers."""
    key = key_of(kind, record)
    own_council = gathered.documents[document].council
    leads = gathered.leads.get(key, [])
    values = {name: value for name, value in record.model_dump(mode="json").items() if name not in NOT_SHOWN}
    chances = {name: getattr(record, f"p_{name}", None) for name in CHANCES}
    told = {
        "id": key,
        "kind": kind,
        "document": document,
        "part": part,
        "council": None if record.council == own_council else record.council or UNKNOWN_COUNCIL,
        "values": filled(values),
        "answers": list(answers),
        "leads": [
            filled({"name": lead.name, "kind": lead.kind, "post": lead.post_id, "ambiguous": lead.ambiguous})
            for lead in leads
        ],
        "themes": gathered.themes.get(key, {}),
        "regions": [edges(region) for region in record.regions],
        "cells": gathered.cells.of(record.document_id, record.regions),
        "table": gathered.cells.table_of(record.document_id, record.regions),
        "confidence": round(record.confidence, 4),
        "chances": {name: round(chance, 3) for name, chance in chances.items() if chance is not None},
        "method": record.method,
        "reviewed": record.reviewed,
        "ambiguous": isinstance(record, ActionRecord) and record.ambiguous,
        "notes": list(record.notes) if isinstance(record, ActionRecord) else [],
        "issues": _issues_at(gathered.issues.get(record.document_id, []), record.regions),
        **gathered.followed.get(key, {}),
        "seen": fingerprint(kind, record, [lead.name for lead in leads]),
    }
    return filled(told)


def document_values(document: DocumentRecord, pictures: Mapping[int, Any], missing: str | None) -> dict[str, Any]:
    """One document as the browser gets it."""
    return filled(
        {
            "id": document.document_id,
            "name": document.file_name,
            "title": document.title,
            "council": document.council or UNKNOWN_COUNCIL,
            "link": web_address(document.source_uri),
            "date": _day(document.meeting_date),
            "challenge": _day(document.challenge_last),
            "pictures": {str(page): size for page, size in pictures.items()},
            "missing": missing,
        }
    )


def part_values(part: PartRecord, document: int) -> dict[str, Any]:
    """One paper of a file as the browser gets it."""
    return filled(
        {
            "id": part.part_id,
            "document": document,
            "title": part.title,
            "type": part.document_type,
            "committee": part.committee,
            "date": _day(part.meeting_date),
            "pages": [part.page_first, part.page_last],
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


def edges(region: Place) -> tuple[int, float, float, float, float]:
    """Page, left, top, right, bottom."""
    return region.page, region.x0, region.top, region.x1, region.bottom


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


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
