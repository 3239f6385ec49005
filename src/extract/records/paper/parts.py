"""The papers inside a file.

A single report is one part. A pack — a meeting's front sheet and its papers — is split where its outline, the stamps
"Agenda Item N", blank separator pages, the look of a first page (a report's head, an appendix's title) or a restart
of the printed page numbers say that a paper begins. A report followed by its appendices is split at these. The
outline of a single paper lists its sections and splits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.kept import kept
from extract.model import Bookmark, Document, Page, Table
from extract.records.found import FoundPart
from extract.records.paper.first_pages import (
    encloses_papers,
    first_page_evidence,
    points,
    titles_appendix,
)
from extract.records.paper.front import Span
from extract.records.paper.front_sheet import Item, goes_on, is_front_sheet, items_of, meeting_in_title
from extract.records.paper.head import read_head
from extract.records.paper.meeting import Meeting, called_meeting
from extract.records.paper.metadata import describe_part
from extract.records.paper.sizes import bounded

AGENDA_STAMP = re.compile(r"^(?:agenda|minute) item(?: no\.?:?)? ?(\d{1,3}[a-z]?)$", re.I)
PAGE_STAMP = re.compile(r"^page (\d{1,4})$", re.I)
OWN_FIRST = re.compile(r"^(?:page )?1(?: of \d+)?$", re.I)
OWN_NUMBER = re.compile(r"^(?:page )?(\d{1,3})(?: of \d+)?$", re.I)
FIRST_IN_OUTLINE, FIRST_IN_PACK, FIRST_IN_FILE = 2.0, 4.0, 6.0
"""Points that a page needs to be the first of a paper: an entry of an outline, a page of a pack, of any other file."""
MOST_OF = 0.6
OWN_HEAD = frozenset(("report head", "title block"))
BLANK = re.compile(r"intentionally (?:left )?blank", re.I)
ITEM_NUMBER = re.compile(r"^(\d{1,3}[a-z]?(?:\.\d{1,2})?)[.)]?\s+(?=\D)", re.I)
PACK_OUTLINE = re.compile(r"^(?:supplementary |public )?agenda\b", re.I)
HEAD_LINES = 3
FRONT_PAGES = 3
"""A front sheet begins on one of the first pages: a summons or a cover may stand before it."""


@dataclass(frozen=True, slots=True)
class Start:
    page: int
    agenda_item: str | None = None
    name: str | None = None


@kept
def find_parts(document: Document, tables: Sequence[Table]) -> list[FoundPart]:
    """The papers of ``document``, in order, without overlap, all its pages covered.

    ``tables`` are the tables of the whole document. A document without pages has no parts.
    """
    document = bounded(document)
    spans = spans_of(document, tables)
    called = _called(document, spans)
    parts: list[FoundPart] = []
    report: FoundPart | None = None
    for span in spans:
        if report and (span.agenda_item != report.agenda_item or (spans[0].front_sheet and not span.agenda_item)):
            report = None
        part = describe_part(document, tables, span, called, report)
        if report is None or part.document_type == "cover_report":
            report = None if span.front_sheet else part
        parts.append(part)
    return parts


def spans_of(document: Document, tables: Sequence[Table]) -> list[Span]:
    """The pages of each paper in ``document``, in order; [] where it has no pages."""
    pages = document.pages
    if not pages:
        return []
    front = next((page.number for page in pages[:FRONT_PAGES] if is_front_sheet(page)), None)
    evidence = first_page_evidence(document, tables)
    pack = front is not None or _is_pack(document) or _holds_papers(document, evidence)
    starts = _pack_starts(document, evidence) if pack else _report_starts(document, tables, evidence)
    starts = [start for start in starts if not 1 < start.page <= (front or 0)]  # a notice or a letter before the sheet
    if not starts or starts[0].page != 1:
        starts.insert(0, Start(1))
    ends = [start.page - 1 for start in starts[1:]] + [len(pages)]
    sheet = pack and (front is not None) and front <= ends[0]
    items = items_of(pages[: ends[0]]) if sheet else []
    starts = _with_items(_with_listed(starts, items, pages), items, pages, sheet)
    ends = [start.page - 1 for start in starts[1:]] + [len(pages)]
    return [
        Span(start.page, end, start.agenda_item, start.name, sheet and place == 0)
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _called(document: Document, spans: Sequence[Span]) -> Meeting:
    """The meeting that the file as a pack is for."""
    committee, date = meeting_in_title(document.title)
    if spans and spans[0].front_sheet:
        called = called_meeting(document.pages[: spans[0].page_last])
        committee, date = committee or called.committee, date or called.date
    return Meeting(committee, date)


def _is_pack(document: Document) -> bool:
    """Whether the file is a pack though its front sheet is missing or reads unlike one."""
    titled = bool(re.match(r"\(public pack\)", document.title or "", re.I))
    return titled or any(AGENDA_STAMP.match(line.text) for page in document.pages for line in page.furniture)


# ---------------------------------------------------------------- where papers begin


def _pack_starts(document: Document, evidence: Sequence[Mapping[str, float]]) -> list[Start]:
    """Starts by outline and stamps, by what separates papers, and by the look of first pages; where the pack has an
    outline, the look counts only for appendices and reports' heads."""
    outline = _outline_starts(document, evidence)
    found: dict[int, Start] = dict(outline)
    leading = any(is_front_sheet(page) for page in document.pages[:FRONT_PAGES])
    for before, page, signs in zip((None, *document.pages), document.pages, evidence, strict=False):
        item = _item_stamp(page)
        running = before is not None and item == _item_stamp(before)  # every page of a paper may bear it
        begins = (item is not None and not running) or page.number in found
        if not begins and before is not None and page.lines:
            still_front = leading and goes_on(page)
            looks = _looks_first(page, before, signs) or (
                not outline and (_is_separator(before) or _restarts(before, page) or points(signs) >= FIRST_IN_PACK)
            )
            begins = not still_front and looks
        if begins:
            known = found.get(page.number, Start(page.number))
            found[page.number] = Start(page.number, known.agenda_item or item, known.name)
            leading = leading and page.number == 1
    return [found[number] for number in sorted(found)]


def _outline_starts(document: Document, evidence: Sequence[Mapping[str, float]]) -> dict[int, Start]:
    """The starts that the outline of a pack gives: items, and the attachments under them. {} for other outlines.

    Where an item and its attachment begin on one page, the attachment is the paper and the item its number.
    """
    marks = [mark for mark in document.bookmarks if 1 <= mark.page <= len(document.pages)]
    titled = re.match(r"\(public pack\)", document.title or "", re.I)
    if not marks or not (titled or PACK_OUTLINE.match(marks[0].title.strip()) or _lists_papers(marks, evidence)):
        return {}
    found: dict[int, Start] = {}
    item: str | None = None
    for mark in marks:
        if mark.level > 1:
            continue
        number = ITEM_NUMBER.match(mark.title)
        if mark.level == 0:
            item = number[1] if number else None
        name = " ".join((mark.title[number.end() :] if number and mark.level == 0 else mark.title).split())
        known = found.get(mark.page)
        if not (known and known.name and _heads(known.name, document.pages[mark.page - 1])):
            found[mark.page] = Start(mark.page, item, name)
    return found


def _heads(name: str, page: Page) -> bool:
    """Whether the page is headed by the name of an entry in its outline: later entries on it are its sections."""
    return any(line.text.strip() == name and line.size >= page.lines[-1].size for line in page.lines[:HEAD_LINES])


def _lists_papers(marks: Sequence[Bookmark], evidence: Sequence[Mapping[str, float]]) -> bool:
    """Whether the entries of an outline lead to first pages of papers, not to sections of one."""
    targets = {mark.page for mark in marks if mark.level == 0 and mark.page > 1}
    first = [page for page in targets if points(evidence[page - 1]) >= FIRST_IN_OUTLINE]
    return len(targets) >= 2 and len(first) >= MOST_OF * len(targets)


def _report_starts(document: Document, tables: Sequence[Table], evidence: Sequence[Mapping[str, float]]) -> list[Start]:
    """Where further papers begin in a file that is no pack: appendices of a report, papers bound together. Sections of
    other papers look less like first pages."""
    pages = document.pages
    first = next((page for page in pages if page.lines), pages[0])
    report = read_head(first, tables).is_report
    return [
        Start(page.number)
        for (before, page), signs in zip(pairwise(pages), evidence[1:], strict=True)
        if (report and _looks_first(page, before, signs)) or (report and points(signs) >= FIRST_IN_FILE)
    ]


def _looks_first(page: Page, before: Page, signs: Mapping[str, float]) -> bool:
    return "report head" in signs or titles_appendix(page, before)


def _holds_papers(document: Document, evidence: Sequence[Mapping[str, float]]) -> bool:
    """Whether a file without front sheet, stamps and title of a pack is one: a letter that encloses papers, or several
    papers with a form or a title block each."""
    letter = encloses_papers(document.pages[0])
    heads = sum(1 for signs in evidence if OWN_HEAD & signs.keys() and points(signs) >= FIRST_IN_FILE)
    return bool((letter and heads) or heads >= 2)


def _is_separator(page: Page) -> bool:
    """A page left blank between papers, with the notice or without."""
    noticed = any(BLANK.search(line.text) for line in (*page.furniture, *page.lines[:2]))
    return (noticed and len(page.lines) <= 2) or (not page.lines and not page.images)


def _restarts(before: Page, page: Page) -> bool:
    """Whether the paper's own page number goes back to 1."""
    number = next((int(m[1]) for line in before.furniture if (m := OWN_NUMBER.match(line.text))), None)
    stamped = any(PAGE_STAMP.match(line.text) for line in page.furniture)
    first = any(OWN_FIRST.match(line.text) and not (stamped and PAGE_STAMP.match(line.text)) for line in page.furniture)
    return first and number is not None and number > 1


# ---------------------------------------------------------------- which item of business


def _with_listed(starts: Sequence[Start], items: Sequence[Item], pages: Sequence[Page]) -> list[Start]:
    """The starts, and the pages that the front sheet gives for an item: a paper begins there, however it looks."""
    stamps = [_stamp(page) for page in pages]
    listed = {item.first_stamp for item in items if stamps.count(item.first_stamp) == 1}
    known = {start.page for start in starts}
    more = (page.number for page, stamp in zip(pages, stamps, strict=True) if stamp in listed and page.lines)
    return sorted((*starts, *(Start(page) for page in more if page not in known)), key=lambda start: start.page)


def _with_items(starts: Sequence[Start], items: Sequence[Item], pages: Sequence[Page], sheet: bool) -> list[Start]:
    """The starts with their agenda items: as stamped or in the outline, else by the pages the front sheet gives, else
    that of the paper before (an appendix belongs to its report)."""
    paged = [item for item in items if item.first_stamp is not None]
    known: list[Start] = []
    current: str | None = None
    for place, start in enumerate(starts):
        if sheet and place == 0:
            known.append(start)
            continue
        stamp = _stamp(pages[start.page - 1])
        listed = next((item for item in paged if stamp is not None and item.first_stamp == stamp), None)
        if listed is None and len(paged) == 1 and place == 1:
            listed = paged[0]
        current = start.agenda_item or (listed.number if listed else current)
        known.append(Start(start.page, current, start.name))
    return known


def _item_stamp(page: Page) -> str | None:
    """The item of business stamped on the page."""
    return next((match[1] for line in page.furniture if (match := AGENDA_STAMP.match(line.text))), None)


def _stamp(page: Page) -> int | None:
    """The number of the pack stamped on the page."""
    return next((int(m[1]) for line in page.furniture if (m := PAGE_STAMP.match(line.text))), None)
