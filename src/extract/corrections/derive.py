"""What follows from corrected fields without reading words; ``assemble.tagged`` does the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.assemble.tagging import REVIEWED_RULE
from extract.schema import ActionRecord, RecommendationRecord

DAYS = ("timescale_kind", "timescale_earliest", "timescale_latest")


def action_values(row: ActionRecord, new: dict[str, Any], known: Sequence[RecommendationRecord]) -> dict[str, Any]:
    """The fields of an action that change when a reader gives those in ``new``; ``known`` are the recommendations.

    Days and a status that the reader gives stay; those that follow from words the reader gave are left to tagging.
    """
    values = dict(new)
    if "text" in new:
        values["bullets"] = [line[2:] for line in new["text"].split("\n") if line.startswith("• ")]
    if "recommendation_numbers" in new:
        found = answered(known, new["recommendation_numbers"], row.part_id)
        values["recommendation_ids"] = [answer.recommendation_id for answer in found]
    if "status" in new:
        values["status_source"] = None
    if any(name in new for name in DAYS):
        values |= _days(row, new)
    elif "timescale_raw" in new:
        values["timescale_rule"] = None  # days given by an earlier correction went with the words they stood for
    return values


def answered(known: Sequence[RecommendationRecord], numbers: Sequence[str], part_id: str) -> list[RecommendationRecord]:
    """The recommendations with these numbers: of the same paper of the file where it has them, else of any."""
    found = []
    for number in numbers:
        named = [row for row in known if row.number == number]
        found += [row for row in named if row.part_id == part_id][:1] or named[:1]
    return found


def _days(row: ActionRecord, new: dict[str, Any]) -> dict[str, Any]:
    """The timescale columns where a reader gives the kind or a day."""
    kind, earliest, latest = (new.get(name, getattr(row, name)) for name in DAYS)
    if "timescale_kind" not in new and kind == "unspecified" and (earliest or latest):
        kind = "period" if earliest and latest and earliest != latest else "date"
    return {
        "timescale_kind": kind,
        "timescale_earliest": earliest,
        "timescale_latest": latest,
        "timescale_granularity": "day" if latest and earliest in (None, latest) else None,
        "timescale_anchor": None,
        "timescale_rule": REVIEWED_RULE,
        "timescale_approximate": False,
    }
