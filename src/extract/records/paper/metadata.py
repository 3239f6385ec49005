"""What a paper says about itself: title, kind, meeting, authors, the peer challenge it is about; and whose it is.

Each fact is read where papers state it, the surest place first: the labels of a report's head, the lines around a
title, the front sheet, the file's properties. What is stated nowhere is None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.codelists import DocumentType
from extract.councils import Council, Identification
from extract.days import DaySpan
from extract.issues import Code, Issues
from extract.model import Document, Page, Table
from extract.records.found import FoundPart
from extract.records.paper.challenge import challenge_dates
from extract.records.paper.first_pages import encloses_papers
from extract.records.paper.front import Span, front_of
from extract.records.paper.head import Head, labelled
from extract.records.paper.issuer import issuer
from extract.records.paper.kinds import kind_choices, kind_of
from extract.records.paper.labels import is_key
from extract.records.paper.look import looks_of
from extract.records.paper.meeting import Meeting, stated_meeting
from extract.records.paper.sizes import bounded
from extract.records.paper.title_words import undated
from extract.records.paper.titles import title_of
from extract.records.paper.whose import whose
from extract.records.phrases import FRONTS as SAYS

SEVERAL = 3
"""Reports of different titles that make a file a pack, though it has no agenda."""
OF_A_COUNCIL = frozenset(("peer_challenge_report", "inspection_report"))
"""Kinds of papers that others write of a council."""
LONGEST_WARDS = 300
MOST_FRONTS = 6
"""Papers whose first pages tell whose the file is."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """What the file as a whole is. ``score`` is how sure the council is, 0..1, 0 without one."""

    title: str | None
    document_type: DocumentType
    committee: str | None
    meeting_date: dt.date | None
    report_of: str | None
    lead_officer: str | None
    challenge_first: dt.date | None
    challenge_last: dt.date | None
    wards: str | None
    key_decision: bool | None
    publisher: str | None
    council: Council | None
    score: float
    unclear: bool
    council_printed: str | None = None
    """The name of a council that no registry holds, as printed."""


def describe_part(
    document: Document, tables: Sequence[Table], span: Span, called: Meeting, report: FoundPart | None
) -> FoundPart:
    """The part on the pages of ``span``. ``called``: the meeting of the front sheet; ``report``: the report before it
    under the same item, whose meeting and challenge hold for an appendix that states none."""
    front = front_of(document, tables, span)
    pages, head = front.pages, front.head
    title = title_of(front)
    opens_pack = span.front_sheet and span.page_last < len(document.pages)
    faces = [] if opens_pack else kind_choices(looks_of(front, title))
    kind: DocumentType = "agenda" if opens_pack else kind_of(faces)
    if head.is_report:
        report = None
    meeting = stated_meeting(pages, front.page, head, title, kind)
    challenge = challenge_dates(pages, title) or _inherited_challenge(report)
    return FoundPart(
        page_first=span.page_first,
        page_last=span.page_last,
        agenda_item=span.agenda_item,
        title=title if span.front_sheet else undated(title, of_a_council=kind in OF_A_COUNCIL),
        document_type=kind,
        committee=meeting.committee or (report and report.committee) or called.committee,
        meeting_date=meeting.date or (report and report.meeting_date) or called.date,
        report_of=_reporters(head),
        lead_officer=_lead_officer(head, pages),
        challenge_first=challenge.first if challenge else None,
        challenge_last=challenge.last if challenge else None,
        wards=_wards(head),
        key_decision=_key_decision(head),
        kinds={choice.text: choice.signs for choice in faces},
    )


def describe_document(document: Document, parts: Sequence[FoundPart], issues: Issues) -> FoundDocument:
    """The file as a whole: of a pack, the title of its first paper and the meeting it is for.

    An issue says where no council, or more than one, could be meant. ``parts`` are not empty.
    """
    document = bounded(document)
    papers = [part for part in parts if part.document_type != "agenda"] or list(parts)
    lead = papers[0]
    reports = {part.title for part in parts if part.document_type == "cover_report"}
    bound = len(reports) >= SEVERAL or (len(parts) > 1 and encloses_papers(document.pages[0]))
    pack = len(parts) > len(papers) > 0 or bound
    kind: DocumentType = "agenda_pack" if pack else lead.document_type
    said = whose(document, frozenset(part.page_first for part in parts[:MOST_FRONTS]))
    _note_council(said, issues)
    issued_by = None if pack else issuer(document, lead.document_type)
    first = next((part for part in parts if part.committee or part.meeting_date), lead)
    challenge = _surest_challenge(parts)
    sheet = parts[0].title if pack and parts[0].document_type == "agenda" else None
    return FoundDocument(
        title=sheet or lead.title,
        document_type=kind,
        committee=first.committee,
        meeting_date=first.meeting_date,
        report_of=lead.report_of,
        lead_officer=lead.lead_officer,
        challenge_first=challenge[0],
        challenge_last=challenge[1],
        wards=lead.wards,
        key_decision=lead.key_decision,
        publisher=issued_by
        or said.printed
        or (said.council.official_name if said.council and not said.unclear else None),
        council=said.council,
        council_printed=said.printed,
        score=said.score,
        unclear=said.unclear,
    )


def _note_council(said: Identification, issues: Issues) -> None:
    if said.printed:
        issues.add(Code.COUNCIL_UNKNOWN, f"{said.printed!r} is not in the registry of councils")
    elif said.council is None:
        issues.add(Code.COUNCIL_UNKNOWN, "no council is named clearly enough")
    elif said.unclear:
        other = f", {said.runner_up.name} is named as well" if said.runner_up else ""
        issues.add(Code.COUNCIL_UNCLEAR, f"taken to be {said.council.name}{other}")


# ---------------------------------------------------------------- people and the challenge


def _reporters(head: Head) -> str | None:
    pair = head.first("report_of", "member") if head.is_report else None
    people = [text for text in (_without_contact(item) for item in pair.items) if text] if pair else []
    return "; ".join(people) or None


def _lead_officer(head: Head, pages: Sequence[Page]) -> str | None:
    """Post and name, from the head, else from the contact details at the end of a report."""
    if not head.is_report:
        return None
    pair = head.first("lead_officer", "author")
    if not pair:
        lines = [line for page in pages[-2:] for line in page.lines]
        closing = Head(tuple(pair for place in _contact_places(lines) for pair in labelled(lines[place : place + 8])))
        pair = closing.first("lead_officer", "author")
    people = [text for text in (_without_contact(item) for item in pair.items) if text] if pair else []
    if not people:
        return None
    alone = not re.search(r"[,–(-]", people[0]) and len(people) > 1
    return ", ".join(people[:2]) if alone else people[0]


def _wards(head: Head) -> str | None:
    pair = head.first("wards") if head.is_report else None
    return (pair.text.strip(" .") or None) if pair and len(pair.text) <= LONGEST_WARDS else None


def _key_decision(head: Head) -> bool | None:
    said = (is_key(pair.text) for pair in head.pairs if pair.kind == "key_decision" and pair.lines)
    return next((verdict for verdict in said if verdict is not None), None) if head.is_report else None


def _contact_places(lines: Sequence[object]) -> list[int]:
    """Where contact details begin: the lines right after a heading that says so."""
    texts = [getattr(line, "text", "") for line in lines]
    return [place for place, text in enumerate(texts) if SAYS["contact_heading"].match(text)]


def _without_contact(text: str) -> str:
    return SAYS["contact"].sub("", text).strip(" ,;:|–-")


def _inherited_challenge(report: FoundPart | None) -> DaySpan | None:
    if report is None or report.challenge_first is None or report.challenge_last is None:
        return None
    return DaySpan(report.challenge_first, report.challenge_last, True, 0, 0)


def _surest_challenge(parts: Sequence[FoundPart]) -> tuple[dt.date | None, dt.date | None]:
    """The shortest of the parts' spans: days go before a month."""
    stated = [(p.challenge_first, p.challenge_last) for p in parts if p.challenge_first and p.challenge_last]
    if not stated:
        return None, None
    return min(stated, key=lambda span: (span[1] or dt.date.max) - (span[0] or dt.date.min))
