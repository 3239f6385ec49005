"""What the pages of the report show, read from a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract import store
from extract.corrections import ReviewedKind
from extract.promises.stretches import silence_stretches
from extract.report.cells import Cells
from extract.report.suspicions import SUSPICIONS
from extract.schema import (
    ActionLeadRecord,
    DocumentRecord,
    IssueRecord,
    LeftoverRecord,
    PartRecord,
    Place,
    Placed,
)

KINDS: dict[ReviewedKind, tuple[str, str]] = {
    "action": ("actions", "action_id"),
    "recommendation": ("recommendations", "recommendation_id"),
    "decision": ("decisions", "decision_id"),
}
UNSEEN = ("evidence",)
"""Columns of records that no page shows; ``reasons`` reads them for the few that are explained."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A store in memory: its documents, and the records that are shown with their kind."""

    documents: list[DocumentRecord]
    parts: list[PartRecord]
    records: list[tuple[ReviewedKind, Any]]
    leads: dict[str, list[ActionLeadRecord]]
    themes: dict[str, dict[str, list[str]]]
    """Themes of a record by scheme, best first."""
    issues: dict[str, list[IssueRecord]]
    """By document."""
    leftovers: dict[str, list[LeftoverRecord]]
    """By document."""
    cells: Cells
    followed: dict[str, dict[str, Any]]
    """What became of an action over the editions of its plan, by the key of the row that counts."""
    silences: list[dict[str, Any]]
    """The silence list over all days, as ``promises.stretches`` has it."""
    passages: dict[str, list[Place]]
    """Where running text stands, by document."""

    def pages(self) -> dict[str, set[int]]:
        """Pages that are to be looked at, by document: some record stands there, or something was perhaps lost."""
        found: dict[str, set[int]] = {}
        for _, record in self.records:
            found.setdefault(record.document_id, set()).update(region.page for region in record.regions)
        for document_id, issues in self.issues.items():
            pages = {issue.page for issue in issues if issue.code in SUSPICIONS and issue.page}
            if pages:
                found.setdefault(document_id, set()).update(pages)
        return found

    def of_council(self, council: str) -> Gathered:
        """The papers of one council, by its name or code, and what they hold."""
        wanted = council.casefold()
        documents = [
            one for one in self.documents if wanted in ((one.council or "").casefold(), one.council_code.casefold())
        ]
        ids = {document.document_id for document in documents}
        return Gathered(
            documents=documents,
            parts=[part for part in self.parts if part.document_id in ids],
            records=[(kind, record) for kind, record in self.records if record.document_id in ids],
            leads=self.leads,
            themes=self.themes,
            issues={key: found for key, found in self.issues.items() if key in ids},
            leftovers={key: found for key, found in self.leftovers.items() if key in ids},
            cells=self.cells,
            followed=self.followed,
            silences=[row for row in self.silences if row["document_id"] in ids],
            passages={key: found for key, found in self.passages.items() if key in ids},
        )


def gather(out: Path) -> Gathered:
    """Read what the report needs of the store in ``out``. Raises store.StoreError."""
    themes: dict[str, list[tuple[float, str, str]]] = {}
    for tag in store.rows(out, "theme_tags", ["record_id", "scheme", "theme", "score"]):
        themes.setdefault(tag["record_id"], []).append((-tag["score"], tag["scheme"], tag["theme"]))
    tables = store.rows(out, "tables", ["table_id", "document_id", "role", "cells"])
    return Gathered(
        documents=[record for record in store.read(out, "documents") if isinstance(record, DocumentRecord)],
        parts=[record for record in store.read(out, "parts") if isinstance(record, PartRecord)],
        records=[(kind, record) for kind, (table, _) in KINDS.items() for record in store.read(out, table, UNSEEN)],
        leads=_by(store.read(out, "action_leads"), "action_id"),
        themes={key: _by_scheme(sorted(found)) for key, found in themes.items()},
        issues=_by(store.read(out, "issues"), "document_id"),
        leftovers=_by(store.read(out, "leftovers"), "document_id"),
        cells=Cells(table for table in tables if table["role"] != "layout"),
        followed=_followed(out),
        silences=silence_stretches(out),
        passages=_passages(out),
    )


def _passages(out: Path) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for row in store.rows(out, "passages", ["document_id", "regions"]):
        found.setdefault(row["document_id"], []).extend(Place(**region) for region in row["regions"])
    return found


FOLLOWED = ("promise_id", "record_id", "slipped_days", "vanished", "latest_first", "n_editions", "status")


def _followed(out: Path) -> dict[str, dict[str, Any]]:
    """What later papers tell of a record, by its key: of each that a promise is printed as the state that was told last
    (``told``), of the last also the rest; none where the store was not followed."""
    if not store.parts(out, "promises"):
        return {}
    promises = {row["promise_id"]: row for row in store.rows(out, "promises", FOLLOWED)}
    told: dict[str, dict[str, Any]] = {}
    for row in store.rows(out, "promise_editions", ("promise_id", "record_id")):
        status = promises[row["promise_id"]]["status"]
        if row["record_id"] and status != "unknown":
            told[row["record_id"]] = {"told": status}
    for row in promises.values():
        told.setdefault(row["record_id"], {}).update(
            slipped=row["slipped_days"],
            vanished=row["vanished"],
            promised=row["latest_first"].isoformat() if row["latest_first"] else None,
            editions=row["n_editions"],
        )
    return told


def _by(rows: Iterable[Any], name: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(str(getattr(row, name)), []).append(row)
    return found


def _by_scheme(tags: Sequence[tuple[float, str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for _, scheme, theme in tags:
        found.setdefault(scheme, []).append(theme)
    return found


def key_of(kind: ReviewedKind, record: Placed) -> str:
    return str(getattr(record, KINDS[kind][1]))


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something; nought does."""
    return {
        name: value for name, value in values.items() if value is not None and value is not False and value not in EMPTY
    }


EMPTY: tuple[Any, ...] = ("", [], (), {})
