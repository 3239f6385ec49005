"""Corrections of rows, as the browser writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extract.corrections import Correction, fingerprint
from extract.corrections.apply import key_of
from extract.corrections.model import ReviewedKind
from extract.schema import ActionRecord, Extraction


def line(paper: Extraction, kind: ReviewedKind, row: Any, verdict: str, **more: Any) -> dict[str, Any]:
    """A correction of a row, as the browser writes it."""
    leads = [lead.name for lead in paper.action_leads if lead.action_id == key_of(kind, row)]
    return {
        "format": "council-extract-correction/1",
        "document_id": row.document_id,
        "record_kind": kind,
        "record_id": key_of(kind, row),
        "regions": [place.model_dump() for place in row.regions],
        "seen": fingerprint(kind, row, leads if kind == "action" else ()),
        "verdict": verdict,
        **more,
    }


def corrections(*lines: dict[str, Any]) -> list[Correction]:
    return [Correction.model_validate_json(json.dumps(one)) for one in lines]


def dated(paper: Extraction) -> ActionRecord:
    return next(row for row in paper.actions if row.timescale_latest and row.lead_raw)


def action(paper: Extraction, key: str) -> ActionRecord:
    return next(row for row in paper.actions if row.action_id == key)


def codes(paper: Extraction) -> list[str]:
    return [issue.code for issue in paper.issues]


def write(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path
