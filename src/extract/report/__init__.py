"""A store as a site of its own: an overview, every record with its picture, and a list for reviewing.

Nothing but files: ``index.html`` and ``pictures/``, opened from disk, without server or network.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extract import __version__
from extract.compare import Selection, read_papers, select
from extract.printable import few
from extract.read.crops import picture_name
from extract.report.data import report_data
from extract.report.figures import UNCERTAIN_BELOW, figures
from extract.report.gather import Gathered, gather
from extract.report.page import render
from extract.report.pictures import FOLDER, Drawn, OnProgress, draw_pages
from extract.report.sources import Papers
from extract.schema import DocumentRecord
from extract.sources import write_whole

__all__ = ["ReportError", "Site", "build_reply", "build_site"]

GENERATOR = '<meta name="generator" content="council-extract">'
"""By this an earlier report is known, which may be written over."""


class ReportError(Exception):
    """A report that cannot be written; the message says what to do."""


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATES = {"done": "Read", "partial": "Read in part", "quarantined": "Could not be read"}
"""How processing a document ended, in words."""


@dataclass(frozen=True, slots=True)
class Site:
    """What was built."""

    index: Path
    records: int
    pictures: int
    without_pictures: tuple[str, ...]
    """Documents with records that have no picture, each with the reason."""


def build_site(
    out: Path,
    target: Path,
    pdfs: Path | None = None,
    on_progress: OnProgress | None = None,
    corpora: Path | None = None,
) -> Site:
    """Write the site of the store ``out`` into the folder ``target``.

    Pictures are drawn from the source PDFs: where the store says they are, else from those in ``pdfs``, else from what
    was fetched into the folders of ``corpora``; only a file with the very bytes that were read is drawn. Raises
    ReportError, store.StoreError or OSError.
    """
    index = target / "index.html"
    _check_target(out, target)
    _check_index(index)
    selection = select(read_papers(out))  # first, for it needs many rows and keeps only those that count
    gathered = gather(out)
    drawn = _draw(gathered, target, Papers(pdfs, corpora), on_progress)
    site, shown = _built(index, gathered, drawn), _shown(out, gathered, selection, drawn)
    del gathered, selection, drawn  # what is shown has all that the page needs: a large store is not held twice
    write_whole(index, render(*shown))
    return site


def build_reply(
    out: Path,
    target: Path,
    council: str,
    pdfs: Path | None = None,
    on_progress: OnProgress | None = None,
    corpora: Path | None = None,
) -> Site:
    """Write one file into the folder ``target`` for the officers of a council, named as in the store ``out`` or by its
    code: its rows with their pictures in it, to be ticked or corrected, and given back as corrections that replay.

    Pictures as in ``build_site``. Raises ReportError, store.StoreError or OSError.
    """
    _check_target(out, target)
    gathered = gather(out)
    own = gathered.of_council(council)
    if not own.records:
        names = sorted({document.council for document in gathered.documents if document.council})
        raise ReportError(f"no records of a council called {council!r}; the store has {few(names) or 'none'}")
    name = own.documents[0].council or council
    index = target / f"reply-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'council'}.html"
    _check_index(index)
    with TemporaryDirectory() as folder:
        drawn = _draw(own, Path(folder), Papers(pdfs, corpora), on_progress)
        images = {
            f"{document_id}-{page}": data_uri(Path(folder) / FOLDER / picture_name(document_id, page))
            for document_id, one in drawn.items()
            for page in one.sizes
        }
    target.mkdir(parents=True, exist_ok=True)
    write_whole(index, render(*_shown(out, own, select(read_papers(out)), drawn, Reply(name, images))))
    return _built(index, own, drawn)


@dataclass(frozen=True, slots=True)
class Reply:
    """What makes a page one that is sent to a council's officers."""

    council: str
    images: Mapping[str, str]
    """Pictures as ``data:`` addresses, by document and page."""


def data_uri(path: Path) -> str:
    return "data:image/webp;base64," + base64.b64encode(path.read_bytes()).decode()


def _check_target(out: Path, target: Path) -> None:
    if target.resolve() == out.resolve() or out.resolve() in target.resolve().parents:
        raise ReportError(
            f"{target} is the store itself or lies in it; choose a folder beside it, such as {out}-report"
        )


def _check_index(index: Path) -> None:
    if index.exists() and GENERATOR not in index.read_text(encoding="utf-8", errors="replace")[:4000]:
        raise ReportError(f"{index} was not written by council-extract; choose another folder")


def _built(index: Path, gathered: Gathered, drawn: Mapping[str, Drawn]) -> Site:
    with_records = gathered.pages()
    return Site(
        index=index,
        records=len(gathered.records),
        pictures=sum(len(one.sizes) for one in drawn.values()),
        without_pictures=tuple(
            f"{document.file_name}: {drawn[document.document_id].missing}"
            for document in gathered.documents
            if document.document_id in with_records and drawn[document.document_id].missing
        ),
    )


def _draw(gathered: Gathered, target: Path, papers: Papers, on_progress: OnProgress | None) -> dict[str, Drawn]:
    """What was drawn of every document; those without records need no pictures and are not looked for."""
    pages = gathered.pages()
    found: dict[str, Path] = {}
    drawn: dict[str, Drawn] = {}
    for document in gathered.documents:
        drawn[document.document_id] = Drawn()
        if document.document_id in pages:
            path, missing = papers.find(document)
            drawn[document.document_id].missing = missing
            if path:
                found[document.document_id] = path
    return drawn | draw_pages(found, pages, target, on_progress)


def _shown(
    out: Path, gathered: Gathered, selection: Selection, drawn: Mapping[str, Drawn], reply: Reply | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of the page's templates and the data of its scripts, as ``render`` takes them."""
    numbers = figures(gathered, selection)
    data = report_data(out, gathered, selection, drawn)
    if reply:
        data["reply"], data["images"] = reply.council, reply.images
        kept = [pair for pair in zip(data["records"], data["more"], strict=True) if "repeat" not in pair[0]]
        data["records"], data["more"] = [record for record, _ in kept], [more for _, more in kept]
    once = [record for record in data["records"] if "repeat" not in record]
    doubtful = set(data["uncertain"])
    values: dict[str, Any] = {
        "version": __version__,
        "figures": numbers,
        "documents": _documents(gathered, data["documents"]),
        "n_records": len(once),
        "n_repeats": len(data["records"]) - len(once),
        "n_uncertain": sum(record["id"] in doubtful for record in once),
        "uncertain_below": UNCERTAIN_BELOW,
        "reply": reply.council if reply else None,
    }
    return values, data


def _documents(gathered: Gathered, shown_documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the overview's table of papers."""
    return [
        {
            "id": document.document_id,
            "name": document.file_name,
            "title": document.title or document.file_name,
            "council": document.council or "",
            "status": STATES[document.status],
            "date": day_in_words(document.meeting_date) if document.meeting_date else "",
            "counts": (
                ("Recommendations", document.n_recommendations),
                ("Actions", document.n_actions),
                ("Decisions", document.n_decisions),
            ),
            "issues": [issue for issue in gathered.issues.get(document.document_id, []) if issue.severity != "info"],
            "link": values.get("link"),
            "missing": values.get("missing"),
        }
        for document, values in sorted(
            zip(gathered.documents, shown_documents, strict=True), key=lambda pair: _reading_order(pair[0])
        )
    ]


def _reading_order(document: DocumentRecord) -> tuple[str, ...]:
    """By council, those unknown last; the oldest meeting first."""
    return document.council or "\uffff", str(document.meeting_date or ""), document.title or "", document.file_name


def day_in_words(day: dt.date) -> str:
    """ "5 Sep 2023": no reader takes day for month."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
