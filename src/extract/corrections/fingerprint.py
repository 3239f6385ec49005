"""What a reader saw of a row, in sixteen characters: a verdict holds for these values and no others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from extract.corrections.model import ReviewedKind
from extract.schema import Placed

SEEN: dict[ReviewedKind, tuple[str, ...]] = {
    "action": (
        "text", "ref", "recommendation_numbers", "group_label", "lead_raw", "timescale_raw", "status_raw",
        "progress_raw", "timescale_kind", "timescale_earliest", "timescale_latest", "status",
    ),
    "recommendation": ("number", "text", "context", "origin", "response"),
    "decision": ("number", "stem", "text", "verb", "decision_maker", "delegated_to", "state"),
}  # fmt: skip
"""Fields that the report shows for review."""


def fingerprint(kind: ReviewedKind, row: Placed, leads: Sequence[str] = ()) -> str:
    """Sixteen hex digits over the reviewed fields of a row; ``leads`` are the names of an action's leads in order."""
    values = [getattr(row, name) for name in SEEN[kind]]
    told = json.dumps([kind, values, list(leads)], ensure_ascii=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
