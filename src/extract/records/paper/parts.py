"""The papers inside a file.

A single report is one part. A pack — a meeting's front sheet and its papers — is split where its outline, the stamps
"Agenda Item N", blank separator pages, the look of a first page (a report's head, an appendix's title) or a restart
of the printed page numbers say that a paper begins. A report followed by its appendices is split at these. The
outline of a single paper lists its sections and splits nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Document, Page, Table
from extract.records.found import FoundPart
from extract.records.paper.front_sheet import Item, goes_on, is_front_sheet, items_of, meeting_in_title
from extract.records.paper.head import read_head
from extract.records.paper.labels import kind_of
from extract.records.paper.meeting import Meeting, called_meeting
from extract.records.paper.metadata import Span, describe_part
from extract.records.paper.titles import APPENDIX

AGENDA_STAMP = re.compile(r"^(?:agenda|minute) item(?: no\.?:?)? ?(\d{1,3}[a-z]?)$", re.I)
PAGE_STAMP = re.compile(r"^page (\d{1,4})$", re.I)
OWN_FIRST = re.compile(r"^(?:page )?1(?: of \d+)?$", re.I)
OWN_NUMBER = re.compile(r"^(?:page )?(\d{1,3})(?: of \d+)?$", re.I)
BLANK = re.compile(r"intentionally (?:left )?blank", re.I)
ITEM_NUMBER = re.compile(r"^(\d{1,3}[a-z]?(?:\.\d{1,2})?)[.)]?\s+(?=\D)", re.I)
PACK_OUTLINE = re.compile(r"^(?:supplementary |public )?agenda\b", re.I)
FRONT_PAGES = 3
"""A front sheet begins on one of the first pages: a summons or a cover may stand before it."""


@dataclass(frozen=True, slots=True)
class Start:
    page: int
    agenda_item: str | None = None
    name: str | None = None


def find_parts(document: Document, tables: Sequence[Table]) -> list[FoundPart]:
    """The papers of ``document``, in order, without overlap, all its pages covered.

    ``tables`` are the tables of the whole document. A document without pages has no parts.
    """
    spans = _spans(document, tables)
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


def _spans(document: Document, tables: Sequence[Table]) -> list[Span]:
    pages = document.pages
    if not pages:
        return []
    front = next((page.number for page in pages[:FRONT_PAGES] if is_front_sheet(page)), None)
    pack = front is not None or _is_pack(document)
    starts = _pack_starts(document, tables, front is not None) if pack else _report_starts(pages, tables)
    if not starts or starts[0].page != 1:
        starts.insert(0, Start(1))
    ends = [start.page - 1 for start in starts[1:]] + [len(pages)]
    sheet = pack and (front is not None) and front <= ends[0]
    items = items_of(pages[: ends[0]]) if sheet else []
    starts = _with_items(starts, items, pages, sheet)
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


def _pack_starts(document: Document, tables: Sequence[Table], front: bool) -> list[Start]:
    """Starts by outline and stamps; where there is no outline of the pack, also by what separates papers."""
    outline = _outline_starts(document)
    found: dict[int, Start] = dict(outline)
    leading = front
    for before, page in zip((None, *document.pages), document.pages, strict=False):
        item = next((match[1] for line in page.furniture if (match := AGENDA_STAMP.match(line.text))), None)
        begins = item is not None or page.number in found
        if not begins and before is not None and page.lines:
            still_front = leading and goes_on(page)
            separated = not outline and (_is_separator(before) or _restarts(before, page))
            begins = not still_front and (separated or _looks_first(page, before, tables))
        if begins:
            known = found.get(page.number, Start(page.number))
            found[page.number] = Start(page.number, known.agenda_item or item, known.name)
            leading = leading and page.number == 1
    return [found[number] for number in sorted(found)]


def _outline_starts(document: Document) -> dict[int, Start]:
    """The starts that the outline of a pack gives: items, and the attachments under them. {} for other outlines.

    Where an item and its attachment begin on one page, the attachment is the paper and the item its number.
    """
    marks = document.bookmarks
    titled = re.match(r"\(public pack\)", document.title or "", re.I)
    if not marks or not (titled or PACK_OUTLINE.match(marks[0].title.strip())):
        return {}
    found: dict[int, Start] = {}
    item: str | None = None
    for mark in marks:
        if mark.level > 1 or not 1 <= mark.page <= len(document.pages):
            continue
        number = ITEM_NUMBER.match(mark.title)
        if mark.level == 0:
            item = number[1] if number else None
        name = mark.title[number.end() :] if number and mark.level == 0 else mark.title
        found[mark.page] = Start(mark.page, item, " ".join(name.split()))
    return found


def _report_starts(pages: Sequence[Page], tables: Sequence[Table]) -> list[Start]:
    """Where the appendices of a report in the same file begin. Other papers' appendices are their own sections."""
    first = next((page for page in pages if page.lines), pages[0])
    if not read_head(first, tables).is_report:
        return []
    return [Start(page.number) for before, page in pairwise(pages) if _looks_first(page, before, tables)]


def _looks_first(page: Page, before: Page, tables: Sequence[Table]) -> bool:
    return _titles_appendix(page, before) or _has_report_head(page, tables)


def _titles_appendix(page: Page, before: Page) -> bool:
    """Whether the page is headed "Appendix B" (and the one before it is not running under that head)."""
    for line in page.lines[:2]:
        match = APPENDIX.match(line.text.strip())
        if match and len(line.text) < 130 and not line.text.rstrip().endswith((".", ";")):
            marked = not match["title"] or bool(match["mark"].strip())
            if marked or (match["title"][:1].isupper() and (line.bold or page.lines[0] is line)):
                return line.box.top < 0.3 * page.height
    label = _running_label(page)
    return label is not None and label != _running_label(before)


def _running_label(page: Page) -> str | None:
    """The appendix that the running head names."""
    labels = (APPENDIX.match(line.text.strip()) for line in page.furniture if line.box.bottom < 0.15 * page.height)
    return next((match["label"].lower() for match in labels if match), None)


def _has_report_head(page: Page, tables: Sequence[Table]) -> bool:
    """Whether a report's head stands at the top of the page."""
    likely = sum(1 for line in page.lines[:14] if _begins_with_label(line.text))
    if likely < 3:
        return False
    head = read_head(page, tables)
    return head.is_report and head.first("title") is not None and head.bottom < 0.9 * page.height


def _begins_with_label(text: str) -> bool:
    words = text.split()
    label = text.split(":")[0] if ":" in text[:60] else ""
    return bool(label and kind_of(label)) or any(kind_of(" ".join(words[:n])) for n in (1, 2, 3) if n < len(words))


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


def _stamp(page: Page) -> int | None:
    """The number of the pack stamped on the page."""
    return next((int(m[1]) for line in page.furniture if (m := PAGE_STAMP.match(line.text))), None)
