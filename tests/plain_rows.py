"""Rows with nothing in them but what a test gives, and papers made of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from extract.schema import TABLES, Extraction, OfDocument
from extract.store.columns import Column, columns

DOCUMENT = "a" * 64
BARNET = "E09000003"
PLAIN: dict[str, Any] = {"string": "", "int16": 1, "int32": 1, "float64": 1.0, "bool": False, "map": {}}


def _empty(column: Column) -> Any:
    if column.optional or column.item:
        return [] if column.item else None
    if column.kind in ("date32", "timestamp"):
        return dt.date(2024, 1, 1) if column.kind == "date32" else dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    return column.choices[0] if column.choices else PLAIN[column.kind]


def row(table: str, **given: Any) -> Any:
    """A row of ``table``: what is given, and otherwise nothing."""
    kind = TABLES[table]
    empty = {column.name: _empty(column) for column in columns(kind)}
    neutral = {"actions": {"timescale_kind": "unspecified", "status": "unknown"}}.get(table, {})
    whose = {"document_id": DOCUMENT, "council_code": BARNET}
    return kind.model_validate(empty | neutral | whose | given)


def paper(document: dict[str, Any] | None = None, **tables: list[OfDocument]) -> Extraction:
    """A document of one part, "p1", with these rows in its tables."""
    first = row("documents", status="done", **(document or {}))
    whose = {"document_id": first.document_id, "council_code": first.council_code}
    facts = {"title": first.title, "meeting_date": first.meeting_date, "document_type": first.document_type or "other"}
    part = row("parts", **whose, part_id="p1", position=1, **facts)
    return Extraction.model_validate({"document": first, "parts": [part], **tables})


def action(text: str = "Do it", **given: Any) -> Any:
    """An action of the part "p1"; ``lead_lines`` follow from ``lead_raw``, one a line."""
    lead = given.pop("lead_raw", None)
    given |= {"lead_raw": " ".join(lead.split()), "lead_lines": lead.split("\n")} if lead else {}
    return row("actions", **{"part_id": "p1", "action_id": "a1", "text": text, **given})


def passage(text: str, *headings: str, **given: Any) -> Any:
    """A passage of the part "p1" under ``headings``."""
    return row(
        "passages", **{"part_id": "p1", "passage_id": "s1", "text": text, "heading_path": list(headings), **given}
    )


def recommendation(text: str, **given: Any) -> Any:
    """A recommendation of the part "p1"."""
    return row("recommendations", **{"part_id": "p1", "recommendation_id": "r1", "text": text, **given})
