"""Links between the papers of a whole store.

Which paper a link means is known only when all papers are stored: ``resolve_links`` is the last step of a run, and
``retag`` does the same on its way. The same documents give the same links, by however many runs they came.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from extract import store
from extract.linking.stored import InStep, extractions
from extract.links import DOCUMENT_COLUMNS, PART_COLUMNS, Catalogue, Paper, papers_of, resolved
from extract.schema import Extraction, LinkRecord

__all__ = ["Linker", "extractions", "resolve_links"]


class Linker:
    """Knows the papers of a store, and what the links of each document come to among them. Raises StoreError."""

    def __init__(self, out: Path) -> None:
        parts = InStep(store.rows(out, "parts", ("document_id", *PART_COLUMNS)))
        self.papers: dict[str, list[Paper]] = {}
        for document in store.rows(out, "documents", DOCUMENT_COLUMNS):
            if rows := parts.take(document["document_id"]):
                self.papers[document["document_id"]] = papers_of(document, rows)
        self.catalogue = Catalogue(paper for papers in self.papers.values() for paper in papers)

    def links(self, document_id: str, links: tuple[LinkRecord, ...]) -> tuple[LinkRecord, ...]:
        """A document's links, those it holds being ``links``, with what they mean in this store."""
        return tuple(resolved(self.papers.get(document_id, ()), links, self.catalogue))

    def linked(self, found: Extraction) -> Extraction:
        """The document with its links."""
        return found.model_copy(update={"links": self.links(found.document.document_id, found.links)})


def resolve_links(target: store.Store) -> int:
    """Give the links of an open store their targets, in one step; returns how many documents changed.

    Call it after the last ``fold``, with the lock of ``store.writing`` held. Raises OSError.
    """
    linker = Linker(target.out)
    changed: dict[str, tuple[LinkRecord, ...]] = {}
    seen = set()
    for key, rows in _by_document(store.rows(target.out, "links")):
        seen.add(key)
        held = tuple(LinkRecord.model_validate(row) for row in rows)
        if (found := linker.links(key, held)) != held:
            changed[key] = found
    changed |= {key: found for key in linker.papers if key not in seen and (found := linker.links(key, ()))}
    target.put_rows("links", changed)
    return len(changed)


def _by_document(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for key, group in groupby(rows, key=lambda row: str(row["document_id"])):
        yield key, list(group)
