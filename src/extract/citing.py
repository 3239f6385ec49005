"""Citations of rows, as the report's "Cite" button copies them, and whether what they cite still stands there.

``Barnet · “Title of the paper” · 12 May 2026 · page 3 [cite ROW DOCUMENT pPAGE x0,top,x1,bottom SEEN]``: the words are
for readers. In the brackets stand the row's key, the SHA-256 of the paper's bytes, page and box of its first place
(points from the top left), and the fingerprint of its values, which says whether they are what was cited.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract import store
from extract.corrections import KINDS, Reviewed, ReviewedKind, fingerprint, key_of
from extract.linking import extractions
from extract.plain_files import read_plain_text
from extract.schema import Extraction
from extract.settings import Settings

LARGEST_FILE = 16_000_000
"""Bytes of a text whose citations are verified."""
LONGEST_TITLE = 120
SAME_PLACE = 1.0
"""Points by which an edge may have moved, as for corrections."""
CITATION = re.compile(
    r"\[cite\s+(?P<row>[\w-]{1,100})\s+(?P<document>[0-9a-f]{64})\s+p(?P<page>[1-9]\d{0,6})\s+"
    r"(?P<box>-?\d{1,6}\.\d(?:,-?\d{1,6}\.\d){3})\s+(?P<seen>[0-9a-f]{16})\]"
)
Verdict = Literal["true", "changed", "not there"]


class CitationError(ValueError):
    """A file without citations, or that cannot be read; the message says which."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands in the brackets."""

    row: str
    document_id: str
    page: int
    box: tuple[float, ...]
    """x0, top, x1, bottom in points."""
    seen: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A citation, and what is there today."""

    citation: Citation
    verdict: Verdict
    why: str


def cite(out: Path, row_id: str) -> str:
    """The citation of a row of the store ``out``. Raises StoreError where there is no such row or store."""
    for found in extractions(out):
        if row_id.startswith(found.document.document_id[:16]):
            for kind, row in _rows(found):
                if key_of(kind, row) == row_id and (cited := _cited(found, kind, row)):
                    return cited
    raise store.StoreError(f"{out} holds no recommendation, action or decision {row_id!r}; the report tells ids")


def citations(text: str) -> list[Citation]:
    """The citations in a text, in order, however its lines were broken."""
    return [
        Citation(
            match["row"],
            match["document"],
            int(match["page"]),
            tuple(float(edge) for edge in match["box"].split(",")),
            match["seen"],
        )
        for match in CITATION.finditer(text)
    ]


def verify(path: Path, sources: Sequence[Path]) -> list[Verified]:
    """What is there of each citation in the text file ``path``, in ``sources``: stores, or PDFs, which are read anew.

    Raises CitationError, StoreError, DocumentError, OSError.
    """
    try:
        wanted = citations(read_plain_text(path, LARGEST_FILE))
    except UnicodeDecodeError:
        raise CitationError(f"{path}: not UTF-8 text; save it as plain text") from None
    if not wanted:
        raise CitationError(f"{path}: no citation in it; the report and 'council-extract cite OUT ROW' make them")
    documents = {one.document_id for one in wanted}
    found = {paper.document.document_id: paper for source in sources for paper in _papers(source, documents)}
    return [_verified(one, found.get(one.document_id)) for one in wanted]


def _papers(source: Path, wanted: set[str]) -> Iterable[Extraction]:
    if source.is_dir():
        return extractions(source, wanted)
    from extract.pipeline import extract_file  # the PDF libraries load slowly, and a store needs none of them

    return [extract_file(source, Settings())]


def _verified(citation: Citation, paper: Extraction | None) -> Verified:
    if paper is None:
        return Verified(citation, "not there", "no paper of these bytes")
    rows = [(kind, row) for kind, row in _rows(paper) if _stands(row, citation)]
    if any(_seen(paper, kind, row) == citation.seen for kind, row in rows):
        return Verified(citation, "true", "the row stands there and reads as cited")
    if rows:
        return Verified(citation, "changed", f"a row stands there and reads otherwise: “{_short(rows[0][1].text)}”")
    elsewhere = [row for kind, row in _rows(paper) if _seen(paper, kind, row) == citation.seen]
    if elsewhere:
        return Verified(
            citation, "changed", f"the row reads as cited and stands elsewhere, page {elsewhere[0].page_first}"
        )
    return Verified(citation, "not there", "the paper is there, and no such row stands in this place")


def _rows(paper: Extraction) -> Iterator[tuple[ReviewedKind, Reviewed]]:
    for kind, (table, _) in KINDS.items():
        for row in getattr(paper, table):
            yield kind, row


def _stands(row: Reviewed, citation: Citation) -> bool:
    if not row.regions or row.regions[0].page != citation.page:
        return False
    place = row.regions[0]
    edges = (place.x0, place.top, place.x1, place.bottom)
    return all(abs(here - there) <= SAME_PLACE for here, there in zip(edges, citation.box, strict=True))


def _seen(paper: Extraction, kind: ReviewedKind, row: Reviewed) -> str:
    return fingerprint(kind, row, _leads(paper, kind, row))


def citation_of(
    kind: ReviewedKind,
    row: Reviewed,
    leads: Sequence[str] = (),
    *,
    title: str,
    day: dt.date | None = None,
) -> str | None:
    """The citation of a row of the paper ``title``, of the meeting on ``day``; ``leads`` are the names of an action's
    leads in order. None where the row has no place."""
    if not row.regions:
        return None
    place = row.regions[0]
    words = [row.council, f"“{_short(title, LONGEST_TITLE)}”", f"{day.day} {day:%B %Y}" if day else None]
    box = ",".join(f"{edge:.1f}" for edge in (place.x0, place.top, place.x1, place.bottom))
    brackets = f"[cite {key_of(kind, row)} {row.document_id} p{place.page} {box} {fingerprint(kind, row, leads)}]"
    return " · ".join((*(word for word in words if word), f"page {place.page} {brackets}"))


def _cited(paper: Extraction, kind: ReviewedKind, row: Reviewed) -> str | None:
    document = paper.document
    part = next((part for part in paper.parts if part.part_id == row.part_id), None)
    title = (part and part.title) or document.title or document.file_name
    day = (part and part.meeting_date) or document.meeting_date
    return citation_of(kind, row, _leads(paper, kind, row), title=title, day=day)


def _leads(paper: Extraction, kind: ReviewedKind, row: Reviewed) -> list[str]:
    if kind != "action":
        return []
    return [lead.name for lead in paper.action_leads if lead.action_id == key_of(kind, row)]


def _short(text: str, length: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
