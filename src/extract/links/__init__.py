"""Links from paper to paper: which of the papers at hand each names, and which belong together unsaid.

The papers at hand are those of one file, or of a whole store. What a paper prints (``cites``, ``appendix_of``) is kept
and gets its target; ``report_of_plan`` and ``earlier_edition`` are made here, from titles, meetings and challenges.
The same papers give the same links, in whatever order they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.links.catalogue import Catalogue, Paper
from extract.links.made import edition_link, plan_link
from extract.links.named import target_of
from extract.schema import Extraction, LinkRecord

__all__ = ["Catalogue", "Paper", "own_links", "papers_of", "resolved"]

PRINTED = ("cites", "appendix_of")
"""Relations that papers print; the others are made."""


def papers_of(document: Mapping[str, Any], parts: Iterable[Mapping[str, Any]]) -> list[Paper]:
    """The papers of a file, from its row of ``documents`` and its rows of ``parts``, as plain values."""
    rows = sorted(parts, key=lambda part: part["position"])
    return [
        Paper(
            document_id=document["document_id"],
            council_code=document["council_code"],
            part_id=part["part_id"],
            position=part["position"],
            page_first=part["page_first"],
            title=part["title"] or "",
            document_type=part["document_type"],
            agenda_item=part["agenda_item"],
            meeting_date=part["meeting_date"],
            challenge=_days(document),
            source_uri=document["source_uri"],
            alone=len(rows) == 1,
        )
        for part in rows
    ]


def _days(document: Mapping[str, Any]) -> tuple[Any, Any] | None:
    first, last = document["challenge_first"], document["challenge_last"]
    return (first, last) if first and last else None


def own_links(found: Extraction) -> tuple[LinkRecord, ...]:
    """The document's links with targets among its own papers."""
    document = {name: getattr(found.document, name) for name in DOCUMENT_COLUMNS}
    parts = [{name: getattr(part, name) for name in PART_COLUMNS} for part in found.parts]
    papers = papers_of(document, parts)
    return tuple(resolved(papers, found.links, Catalogue(papers)))


DOCUMENT_COLUMNS = ("document_id", "council_code", "source_uri", "challenge_first", "challenge_last")
PART_COLUMNS = ("part_id", "position", "page_first", "title", "document_type", "agenda_item", "meeting_date")
"""The columns that ``papers_of`` wants."""


def resolved(papers: Sequence[Paper], links: Iterable[LinkRecord], catalogue: Catalogue) -> list[LinkRecord]:
    """The links of one document, its papers being ``papers``: those printed, in their order, then those made."""
    by_part = {paper.part_id: paper for paper in papers}
    printed: list[LinkRecord] = []
    for link in links:
        if link.relation in PRINTED:
            own = by_part.get(link.part_id)
            document_id, part_id = target_of(link, own, catalogue) if own else (None, None)
            target = {"target_document_id": document_id, "target_part_id": part_id}
            printed.append(link.model_copy(update=target))
    plans = [plan_link(paper, printed, catalogue) for paper in papers]
    editions = [edition_link(paper, catalogue) for paper in papers]
    return [*printed, *(link for link in (*plans, *editions) if link)]
