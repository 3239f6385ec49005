"""What a run found in the files that gold knows, read from the Parquet store.

Reads the layout of SCHEMA.md with pyarrow, only the rows of the documents asked for, and only the columns of
``schema``, so a store with added columns can be scored too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.dataset as dataset

from extract.schema import (
    ActionLeadRecord,
    ActionRecord,
    DecisionRecord,
    DocumentRecord,
    LinkRecord,
    OfDocument,
    PartRecord,
    PassageRecord,
    Placed,
    RecommendationRecord,
    TableRecord,
    ThemeTagRecord,
)

PARTITION = "council_code"
_Record = TypeVar("_Record", bound=OfDocument)
_Placed = TypeVar("_Placed", bound=Placed)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one file."""

    document: DocumentRecord
    parts: tuple[PartRecord, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    recommendations: tuple[RecommendationRecord, ...] = ()
    actions: tuple[ActionRecord, ...] = ()
    leads: tuple[ActionLeadRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    themes: tuple[ThemeTagRecord, ...] = ()

    def leads_of(self, action: ActionRecord) -> list[str]:
        """Canonical names of the leads of ``action``, in the order of its cell."""
        mine = [lead for lead in self.leads if lead.action_id == action.action_id]
        return [lead.name for lead in sorted(mine, key=lambda lead: lead.position)]

    def within(self, first: int, last: int) -> Found:
        """Only what begins on pages ``first`` to ``last`` of the file, so every record falls to one paper."""
        return Found(
            document=self.document,
            parts=tuple(part for part in self.parts if part.page_first <= last and part.page_last >= first),
            passages=_beginning(self.passages, first, last),
            tables=_beginning(self.tables, first, last),
            recommendations=_beginning(self.recommendations, first, last),
            actions=_beginning(self.actions, first, last),
            leads=self.leads,
            decisions=_beginning(self.decisions, first, last),
            links=tuple(link for link in self.links if link.page is None or first <= link.page <= last),
            themes=self.themes,
        )


def _beginning(records: Iterable[_Placed], first: int, last: int) -> tuple[_Placed, ...]:
    return tuple(record for record in records if first <= record.page_first <= last)


def read_found(store: Path, file_names: Iterable[str]) -> dict[str, Found]:
    """What ``store`` holds of the files named, by file name; a file it does not hold is left out.

    Where two documents bear one name, the one processed last counts. Raises ValueError when a table or a
    column is missing.
    """
    documents: dict[str, DocumentRecord] = {}
    for document in _rows(store, "documents", DocumentRecord, "file_name", file_names):
        known = documents.get(document.file_name)
        if known is None or document.processed_at > known.processed_at:
            documents[document.file_name] = document
    keys = [document.document_id for document in documents.values()]
    parts = _by_document(_rows(store, "parts", PartRecord, "document_id", keys))
    passages = _by_document(_rows(store, "passages", PassageRecord, "document_id", keys))
    tables = _by_document(_rows(store, "tables", TableRecord, "document_id", keys))
    recommendations = _by_document(_rows(store, "recommendations", RecommendationRecord, "document_id", keys))
    actions = _by_document(_rows(store, "actions", ActionRecord, "document_id", keys))
    leads = _by_document(_rows(store, "action_leads", ActionLeadRecord, "document_id", keys))
    decisions = _by_document(_rows(store, "decisions", DecisionRecord, "document_id", keys))
    links = _by_document(_rows(store, "links", LinkRecord, "document_id", keys))
    themes = _by_document(_rows(store, "theme_tags", ThemeTagRecord, "document_id", keys))
    return {
        file_name: Found(
            document=document,
            parts=parts.get(document.document_id, ()),
            passages=passages.get(document.document_id, ()),
            tables=tables.get(document.document_id, ()),
            recommendations=recommendations.get(document.document_id, ()),
            actions=actions.get(document.document_id, ()),
            leads=leads.get(document.document_id, ()),
            decisions=decisions.get(document.document_id, ()),
            links=links.get(document.document_id, ()),
            themes=themes.get(document.document_id, ()),
        )
        for file_name, document in documents.items()
    }


def _by_document(records: Iterable[_Record]) -> dict[str, tuple[_Record, ...]]:
    groups: dict[str, list[_Record]] = {}
    for record in records:
        groups.setdefault(record.document_id, []).append(record)
    return {key: tuple(group) for key, group in groups.items()}


def _rows(store: Path, table: str, record: type[_Record], column: str, wanted: Iterable[str]) -> list[_Record]:
    """The rows of ``table`` whose ``column`` is one of ``wanted``, in the order they are stored."""
    folder = store / table
    if not folder.is_dir():
        raise ValueError(f"{folder} is missing; give a folder written by 'council-extract run'")
    partitioning = dataset.partitioning(pa.schema([(PARTITION, pa.string())]), flavor="hive")
    source = dataset.dataset(folder, format="parquet", partitioning=partitioning)
    missing = sorted(set(record.model_fields) - set(source.schema.names))
    if missing:
        raise ValueError(f"{folder} lacks the columns {', '.join(missing)}; run the papers again with this version")
    rows = source.to_table(
        columns=list(record.model_fields), filter=dataset.field(column).isin(pa.array(wanted, pa.string()))
    )
    maps = [field.name for field in rows.schema if pa.types.is_map(field.type)]
    return [record.model_validate(_with_dicts(row, maps)) for row in rows.to_pylist()]


def _with_dicts(row: dict[str, Any], maps: list[str]) -> dict[str, Any]:
    """``row`` with its map columns as dicts; pyarrow gives them as pairs."""
    return row | {column: dict(row[column] or ()) for column in maps}
