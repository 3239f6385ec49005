"""What a comparison reads: the rows of a store, without the columns that only say where on paper things stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract import store
from extract.schema import UNKNOWN

Row = dict[str, Any]
Rows = list[Row]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        "document_id", "file_name", "source_uri", "council", "title", "document_type", "meeting_date",
        "challenge_first", "challenge_last", "text_layer", "status",
    ),
    "parts": ("part_id", "document_id", "title", "document_type", "meeting_date"),
    "recommendations": (
        "recommendation_id", "part_id", "document_id", "council", "number", "text", "context", "origin", "response",
        "page_first",
    ),
    "actions": (
        "action_id", "part_id", "document_id", "council", "recommendation_ids", "recommendation_numbers", "ref", "text",
        "lead_raw", "timescale_raw", "status_raw", "progress_raw", "timescale_kind", "timescale_earliest",
        "timescale_latest", "status", "status_source", "ambiguous", "page_first", "confidence",
    ),
    "action_leads": ("action_id", "document_id", "position", "name", "kind", "rank"),
    "decisions": ("decision_id", "document_id", "part_id", "council", "text", "state", "page_first"),
    "theme_tags": ("record_id", "record_kind", "document_id", "scheme", "theme", "score"),
}  # fmt: skip


@dataclass(frozen=True)
class Papers:
    """The rows of a store, in its order, as plain values. ``council_code`` is in every row."""

    documents: Rows
    recommendations: Rows
    actions: Rows
    leads: Rows
    decisions: Rows = field(default_factory=list)
    themes: Rows = field(default_factory=list)
    parts: Rows = field(default_factory=list)
    promised: Mapping[str, str] = field(default_factory=dict)
    """Of each recommendation and action that later editions or copies repeat, the record that counts."""

    def council_names(self) -> dict[str, str]:
        """Plain name by council code, sorted by name; the code itself where no paper gives a name."""
        names: dict[str, str] = {}
        for row in (*self.documents, *self.recommendations, *self.actions):
            if row["council_code"] != UNKNOWN:
                names[row["council_code"]] = names.get(row["council_code"]) or row["council"] or ""
            else:
                names[UNKNOWN] = UNKNOWN
        filled = {code: name or code for code, name in names.items()}
        return dict(sorted(filled.items(), key=lambda item: (item[0] == UNKNOWN, item[1], item[0])))

    def leads_of(self) -> dict[str, Rows]:
        """Lead rows by action, in the order of the lead cell."""
        found: dict[str, Rows] = {}
        for lead in sorted(self.leads, key=lambda row: (row["action_id"], row["position"])):
            found.setdefault(lead["action_id"], []).append(lead)
        return found

    def answers_of(self) -> dict[str, Rows]:
        """Actions by the recommendation they answer, in the order of the papers."""
        found: dict[str, Rows] = {}
        for action in self.actions:
            for recommendation_id in action["recommendation_ids"]:
                found.setdefault(recommendation_id, []).append(action)
        return found


def read_papers(out: Path) -> Papers:
    """The papers of the store in ``out``; quarantined documents are left out. Raises store.StoreError."""
    tables = {table: list(_rows(out, table)) for table in COLUMNS}
    return Papers(
        documents=[row for row in tables["documents"] if row["status"] != "quarantined"],
        recommendations=tables["recommendations"],
        actions=tables["actions"],
        leads=tables["action_leads"],
        decisions=tables["decisions"],
        themes=tables["theme_tags"],
        parts=tables["parts"],
        promised=_promised(out),
    )


def _promised(out: Path) -> dict[str, str]:
    """By record of an earlier edition, or of a copy, that of the latest edition which has the same promise; none where
    the store was not followed."""
    if not store.parts(out, "promises"):
        return {}
    counts = {row["promise_id"]: row["record_id"] for row in store.rows(out, "promises", ("promise_id", "record_id"))}
    return {
        row["record_id"]: counts[row["promise_id"]]
        for row in store.rows(out, "promise_editions", ("promise_id", "record_id"))
        if row["record_id"] and row["record_id"] != counts[row["promise_id"]]
    }


def _rows(out: Path, table: str) -> Iterator[Row]:
    names = COLUMNS[table]
    for row in store.rows(out, table, names):
        if not row.keys() >= set(names):
            raise store.StoreError(f"{out}: '{table}' has the columns of another version; run the papers again")
        yield row
