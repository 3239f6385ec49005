"""A record that a reader found on the page and the program had lost: made from the reader's words alone."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from extract.corrections.model import Correction, ReviewedKind
from extract.schema import ActionRecord, DecisionRecord, Extraction, PartRecord, Place, RecommendationRecord

Added = ActionRecord | RecommendationRecord | DecisionRecord

MADE: dict[ReviewedKind, tuple[type[Added], str, str]] = {
    "action": (ActionRecord, "action_id", "a"),
    "recommendation": (RecommendationRecord, "recommendation_id", "r"),
    "decision": (DecisionRecord, "decision_id", "d"),
}
"""Of each kind its class, the name of its key, and the letter that its keys have."""
PLAIN: dict[ReviewedKind, dict[str, Any]] = {
    "action": {
        "recommendation_ids": [], "recommendation_numbers": [], "bullets": [], "extra": {}, "notes": [],
        "timescale_kind": "unspecified", "timescale_approximate": False, "status": "unknown", "ambiguous": False,
    },
    "recommendation": {"origin": "unknown"},
    "decision": {"state": "proposed"},
}  # fmt: skip
"""What stands in the fields that a reader did not fill and that are not just empty."""


def added(correction: Correction, found: Extraction) -> Added | None:
    """The record of a correction with the verdict "added"; None where its page is in no paper of the file."""
    kind, pages = correction.record_kind, [place.page for place in correction.regions]
    part = _part(found, min(pages))
    if part is None or max(pages) > found.document.page_count:
        return None
    made, key, letter = MADE[kind]
    empty = {name: None for name, field in made.model_fields.items() if field.is_required()}
    told = {
        "document_id": found.document.document_id,
        "council_code": found.document.council_code,
        "council": found.document.council,
        "part_id": part.part_id,
        "page_first": min(pages),
        "page_last": max(pages),
        "regions": [Place(**place.model_dump()) for place in correction.regions],
        "method": "reviewed",
        "confidence": 1.0,
        "p_record": 1.0,
        "reviewed": "added",
        key: f"{found.document.document_id[:16]}-{letter}{_digest(correction)}",
    }
    return made.model_validate(empty | PLAIN[kind] | correction.new_values | told)


def _part(found: Extraction, page: int) -> PartRecord | None:
    """The paper of the file that the page stands in."""
    return next((part for part in found.parts if part.page_first <= page <= part.page_last), None)


def _digest(correction: Correction) -> str:
    """Tells an added record from others by its place and words: the same line gives the same key in every run."""
    told = [[place.model_dump() for place in correction.regions], correction.new_values.get("text")]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:8]
