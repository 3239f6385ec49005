"""The way of one document: read → tables → records → ledger → tag → rows; where these look wrong, once more from tables
on without a reader that may have spoken out of turn, and the likeliest reading stands. Records that
look like its own are then looked for on the page, and beside its rows what most of them lack."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from extract import __version__
from extract.assemble import Rows, abbreviations, assemble, with_fields, with_mentions, word_counts
from extract.assemble.preferred import prefer_known
from extract.collecting import no_collection
from extract.issues import Code, Issues
from extract.kept import one_paper
from extract.known import Known
from extract.lacking import filled, with_sentences_over_actions, with_siblings
from extract.ledger import Ledger, settled
from extract.ledger.suspicion import suspect
from extract.model import Document, Region, Table
from extract.read import read_document
from extract.records import FoundRecords, find_records, sets_apart
from extract.schema import UNKNOWN, DocumentRecord, Extraction
from extract.settings import Settings
from extract.tables import ask_camelot
from extract.tables import find_tables as tables_of
from extract.trust import judged
from extract.trust.choice import is_doubtful, likeliest, may_be_likelier
from extract.ways import FINDERS, OTHERS, USUAL, Reader, Way

__all__ = ["ReadPaper", "Reading", "extract_file", "find_tables", "read_paper", "readings"]

UNREAD = (Code.PAGE_UNREADABLE, Code.NO_TEXT_LAYER)
"""Issues that leave a hole in the result: the document is then "partial"."""
FEW = 1
"""Records of a file that is read as other kinds of paper."""
MOST_PAGES = 60
"""Pages of a file that is read in other ways: in a longer one a doubtful paper is one of many."""


def extract_file(
    path: Path, settings: Settings, source_uri: str | None = None, known: Known | None = None
) -> Extraction:
    """Everything the PDF at ``path`` gives, as rows; what is ``known`` of it goes before what is guessed.
    Raises ``DocumentError`` when there is no PDF to read."""
    started = time.perf_counter()
    with no_collection():
        extraction = _extract(path, settings, source_uri, known)
    taken = {"seconds": time.perf_counter() - started}
    return extraction.model_copy(update={"document": extraction.document.model_copy(update=taken)})


def _extract(path: Path, settings: Settings, source_uri: str | None, known: Known | None) -> Extraction:
    """The same, but for the time it took."""
    with one_paper():
        return with_mentions(_read(path, settings, source_uri, known).rows)


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A file as read: its pages, its records in its own words, and what became of each word."""

    document: Document
    tables: tuple[Table, ...]
    found: FoundRecords
    ledger: Ledger
    issues: Issues
    told: Issues
    """Those of ``issues`` that the stages told, without what looks lost beside ``found``."""


class Reading(NamedTuple):
    """A file as read in one way, and its rows with their chances, without what is read in running text."""

    paper: ReadPaper
    rows: Extraction


def read_paper(path: Path, settings: Settings, known: Known | None = None) -> ReadPaper:
    """The PDF at ``path`` as its rows are made of it. Raises ``DocumentError`` when there is no PDF to read."""
    with one_paper():
        return _read(path, settings, None, known).paper


def readings(
    path: Path,
    settings: Settings,
    source_uri: str | None = None,
    known: Known | None = None,
    wanted: Callable[[Extraction, int], bool] | None = None,
) -> Iterator[Reading]:
    """The PDF at ``path`` as it is usually read, then in every other way in which other records are found; those only
    that are ``wanted`` beside the usual rows for the number of their records. Raises ``DocumentError`` when there is no
    PDF to read."""
    on_pages = Issues()
    document = read_document(path, on_pages, settings.ocr)
    _note_silent_pages(document, on_pages)
    ask = partial(ask_camelot, path) if settings.second_opinion else None

    def tables_in(way: Way) -> tuple[list[Table], Issues]:
        issues = Issues(list(on_pages))
        return tables_of(document, issues, ask, way), issues

    tables, issues = tables_in(USUAL)
    found, told = _found_in(USUAL, document, tables, issues, known)
    usual = _with_account(document, tables, found, told)
    rows = _rows(usual, settings, source_uri or str(path))
    yield Reading(usual, rows)
    seen = [found]
    heard = frozenset[Reader]().union(*(paper.heard for paper in usual.found.papers))
    known_kind = sum(len(paper.records) for paper in usual.found.papers) > FEW
    for way in OTHERS:
        if way.kind and known_kind:  # whose readers found what they look for
            continue
        own, on_tables = tables_in(way) if way.without & FINDERS else (tables, issues)
        if own == tables and not way.may_differ(heard):
            continue
        if way.hears("apart") and not sets_apart(document, own, way):
            continue
        found, told = _found_in(way, document, own, on_tables, known)
        if found not in seen and (not wanted or wanted(rows, sum(len(paper.records) for paper in found.papers))):
            paper = _with_account(document, own, found, told)
            if paper.found != usual.found:
                yield Reading(paper, _rows(paper, settings, source_uri or str(path)))
        seen.append(found)


def _read(path: Path, settings: Settings, source_uri: str | None, known: Known | None) -> Reading:
    """The likeliest reading, with the records that stand and begin as its own do, and with what its rows lack and the
    page says beside them."""
    reading = _likeliest(readings(path, settings, source_uri, known, may_be_likelier))
    paper = reading.paper
    for completed in (with_siblings, with_sentences_over_actions, filled):
        found = completed(paper.document, paper.found, paper.ledger)
        if found is not paper.found:
            paper = _with_account(paper.document, paper.tables, found, paper.told)
    return reading if paper is reading.paper else Reading(paper, _rows(paper, settings, source_uri or str(path)))


def _likeliest(every: Iterator[Reading]) -> Reading:
    """The usual reading, or the likeliest where that looks wrong."""
    usual = next(every)
    if len(usual.paper.document.pages) > MOST_PAGES or not is_doubtful(usual.rows):
        return usual
    others = list(every)
    best = likeliest(usual.rows, [other.rows for other in others])
    return usual if best is None else others[best]


def _found_in(
    way: Way, document: Document, tables: Sequence[Table], issues: Issues, known: Known | None
) -> tuple[FoundRecords, Issues]:
    """What ``document`` says to the readers that ``way`` hears. ``issues``: those of its pages and tables."""
    issues = Issues(list(issues))
    if way != USUAL:
        issues.add(Code.READ_OTHERWISE, f"read {way.name}, which is likelier to be right than the usual reading")
    found = prefer_known(find_records(document, tables, issues, way), known, issues)
    issues.condense()
    return found, issues


def _with_account(document: Document, tables: Sequence[Table], found: FoundRecords, issues: Issues) -> ReadPaper:
    """What was found in ``document``, each record once, what became of each word, and what looks lost."""
    found, ledger = settled(document, found)
    all_issues = Issues(list(issues))
    suspect(document, found, ledger, all_issues)
    return ReadPaper(document, tuple(tables), found, ledger, all_issues, issues)


def _rows(paper: ReadPaper, settings: Settings, source_uri: str) -> Extraction:
    rows = assemble(paper.document, paper.found, paper.ledger, paper.issues)
    return judged(with_fields(rows.of(_document_row(paper, rows, settings, source_uri)), settings.keep_persons))


def find_tables(path: Path, second_opinion: bool = False) -> list[Table]:
    """The tables of the PDF at ``path`` as its rows are read from them, those over several pages as one. Raises
    ``DocumentError``."""
    return list(read_paper(path, Settings(second_opinion=second_opinion)).tables)


def _note_silent_pages(document: Document, issues: Issues) -> None:
    told = {issue.region.page for issue in issues if issue.code == Code.NO_TEXT_LAYER and issue.region}
    for page in document.pages:
        if page.text_layer == "none" and page.number not in told:
            place = Region(page.number, page.box)
            issues.add(Code.NO_TEXT_LAYER, f"page {page.number} is a picture without text", place)


def _document_row(paper: ReadPaper, rows: Rows, settings: Settings, source_uri: str) -> DocumentRecord:
    """The document's row but for what is read out of words and the time it took."""
    document, about = paper.document, paper.found.document
    return DocumentRecord(
        document_id=document.document_id,
        council_code=about.council.gss_code if about.council else UNKNOWN,
        source_uri=source_uri,
        file_name=document.file_name,
        council=about.council.name if about.council else about.council_printed,
        publisher=about.publisher,
        title=about.title,
        document_type=about.document_type,
        committee=about.committee,
        meeting_date=about.meeting_date,
        report_of=about.report_of,
        lead_officer=about.lead_officer,
        wards=about.wards,
        key_decision=about.key_decision,
        challenge_first=about.challenge_first,
        challenge_last=about.challenge_last,
        chain_id=None,
        lga_scheme=None,
        abbreviations=abbreviations(document),
        page_count=len(document.pages),
        pages_ocr=sum(page.text_layer == "ocr" for page in document.pages),
        tagged=document.tagged,
        producer=document.producer,
        text_layer=_text_layer([page.text_layer for page in document.pages]),
        status="partial" if any(issue.code in UNREAD for issue in paper.issues) else "done",
        issue_code=None,
        n_recommendations=len(rows.recommendations),
        n_actions=len(rows.actions),
        n_decisions=len(rows.decisions),
        n_issues=len(rows.issues),
        **word_counts(paper.ledger),
        version=__version__,
        settings_hash=settings.hash(),
        corrections=None,
        processed_at=dt.datetime.now(dt.UTC),
        seconds=0.0,
    )


def _text_layer(layers: Sequence[str]) -> Literal["native", "ocr", "mixed", "none"]:
    kinds = set(layers)
    if kinds == {"native"}:
        return "native"
    if kinds == {"ocr"}:
        return "ocr"
    return "none" if kinds <= {"none"} else "mixed"
