"""The meeting that a paper is for: the body that meets and the day, as the paper states them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.codelists import DocumentType
from extract.model import Page
from extract.records.paper.bodies import body_in
from extract.records.paper.days import DaySpan, day_spans, one_day
from extract.records.paper.front_sheet import meeting_in_text
from extract.records.paper.head import Head

DATED_KINDS = re.compile(r"\b(?:minutes|agenda|action log|actions log|notes? of (?:the )?meeting)\b", re.I)
EARLIER = re.compile(r"\b(?:last|previous|next)\b.{0,20}$", re.I)


@dataclass(frozen=True, slots=True)
class Meeting:
    committee: str | None = None
    date: dt.date | None = None


def stated_meeting(pages: Sequence[Page], page: Page, head: Head, title: str | None, kind: DocumentType) -> Meeting:
    """What the paper on ``pages`` itself states, with ``head`` on its first ``page``: in labels, on lines of their own,
    in the opening words of minutes and front sheets; None where it states nothing."""
    if kind in ("agenda", "minutes"):
        return Meeting(*meeting_in_text(pages))
    committee, date = _in_head(head)
    if head.is_report or (not committee and not date):
        line_body, line_day = _on_lines(page, head)
        committee, date = committee or line_body, date or (line_day if head.is_report or line_body else None)
    if kind == "decision_record" and not committee:
        return Meeting()  # an officer's or a single member's decision: its date is no meeting's
    if not date and committee:
        date = _to_be_presented(committee, pages)
    return Meeting(committee, date or _day_in_title(title))


def _in_head(head: Head) -> tuple[str | None, dt.date | None]:
    committee: str | None = None
    date: dt.date | None = None
    for pair in head.pairs:
        if pair.kind in ("committee", "addressee"):
            values = [*pair.items, pair.text]
            if not committee:
                committee = next((b for v in values if (b := body_in(v, pair.kind == "committee"))), None)
                date = date or (one_day(pair.text) if committee else None)
        elif pair.kind == "date" and head.is_report:
            date = one_day(pair.text) or date
    return committee, date


def _on_lines(page: Page, head: Head) -> tuple[str | None, dt.date | None]:
    """A body on a line of its own at the head of the page, and a day on the same line or one of the next three.

    Outside a report's head the body only counts with a day beside it.
    """
    lines = [*(line for line in page.furniture if line.box.top < 0.15 * page.height), *page.lines[:10]]
    texts = [*head.others, *(line.text.strip() for line in lines)]
    for place, text in enumerate(texts):
        if len(text.split()) <= 12 and (body := body_in(text)):
            near = (span for other in texts[place : place + 4] for span in _lone_days(other, body))
            day = next((span.first for span in near), None)
            if day or head.is_report:
                return body, day
    return None, None


def _lone_days(text: str, body: str) -> list[DaySpan]:
    """The days of a line that holds little else than a day and the body."""
    spans = [span for span in day_spans(text) if span.exact and span.days == 1]
    rest = sum(span.end - span.start for span in spans)
    return spans if spans and len(text) - rest <= 25 + len(body) else []


def _to_be_presented(committee: str, pages: Sequence[Page]) -> dt.date | None:
    """The day in "will be presented to Cabinet on 30 January 2025"."""
    pattern = re.compile(
        rf"\b(?:will|to|shall|due to) be (?:presented|submitted|reported|taken|considered|made)(?: to| by|"
        rf" at)?(?: the)? "
        rf"{re.escape(committee)}(?: meeting)?,? ?(?:on|at its meeting on|-|–)? ?(.{{0,40}})",
        re.I,
    )
    for page in pages[:2]:
        if match := pattern.search(" ".join(line.text for line in page.lines)):
            return one_day(match[1])
    return None


def _day_in_title(title: str | None) -> dt.date | None:
    """The day in the title of what meetings leave behind ("Action Log – 19 July 2013")."""
    if not title or not DATED_KINDS.search(title):
        return None
    spans = [span for span in day_spans(title) if span.exact and not EARLIER.search(title[: span.start])]
    return spans[0].first if len(spans) == 1 and spans[0].days == 1 else None
