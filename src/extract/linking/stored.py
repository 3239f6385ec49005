"""Documents of a store as they came from the pipeline, one at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from extract import store
from extract.schema import TABLES, Extraction


def extractions(out: Path, wanted: Collection[str] | None = None) -> Iterator[Extraction]:
    """Every document with its rows in every table; only those in ``wanted`` where given. Raises StoreError.

    All tables list documents in the same order, so each is read once from end to end beside the others.
    """
    streams = {table: InStep(store.rows(out, table, documents=wanted)) for table in TABLES if table != "documents"}
    for document in store.rows(out, "documents", documents=wanted):
        rows = {table: stream.take(document["document_id"]) for table, stream in streams.items()}
        yield Extraction.model_validate({"document": document, **rows})


class InStep:
    """The rows of a table, handed out document by document."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self.rows = rows
        self.next = next(rows, None)

    def take(self, document_id: str) -> tuple[dict[str, Any], ...]:
        """The rows of the document that comes next; none when the next rows are another's."""
        found = []
        while self.next is not None and self.next["document_id"] == document_id:
            found.append(self.next)
            self.next = next(self.rows, None)
        return tuple(found)
