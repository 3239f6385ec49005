"""The meeting that a paper is for: the body that meets and the day, as the paper states them.

Papers state it in labels ("Meeting: Cabinet"), on lines of their own, in running heads, in their title and in
sentences ("Minutes of the Audit Committee meeting held on …"). Each place votes for a body, a day or both; places
that state the same add up, and the most points win. The authority that holds the meeting (a fire authority, a parish
council) is printed in the same places: it counts little, and only where no body of it is named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from extract.codelists import DocumentType
from extract.model import Line, Page
from extract.records.paper.bodies import body_in, is_authority
from extract.records.paper.days import DaySpan, day_spans, one_day
from extract.records.paper.frame import is_council
from extract.records.paper.head import Head

DATED_KINDS = re.compile(r"\b(?:minutes|agenda|action log|actions log|notes? of (?:the )?meeting|decisions?)\b", re.I)
EARLIER = re.compile(r"\b(?:last|previous|next)\b.{0,20}$", re.I)
OF_MEETINGS: frozenset[DocumentType] = frozenset(("agenda", "minutes", "decision_record"))
"""Kinds that come out of one meeting, and say which in their first words."""
LABEL, ADDRESSEE, SENTENCE, DATED_LINE, NEAR_DAY, LONE_LINE, IN_TITLE, ANY_DAY = 6.0, 5.0, 5.0, 4.0, 3.0, 1.5, 2.5, 1.0
"""Points of the places that name a body or a day."""
OF_THE_AUTHORITY = 4.0
"""What the name of the authority itself loses."""
AGAIN = 0.3
"""What further places that state the same are worth."""
ENOUGH = 2.6
"""Points that a body needs in a paper that neither has a report's head nor comes out of a meeting."""
NAMED = re.compile(r"\b(?:meeting|minutes|proceedings|notes|agenda|summons)(?: of| for)? (?:the |an? )?", re.I)
HELD = re.compile(
    r"(?P<body>[^.;:]{3,100}?),?\s(?:meeting,? )?(?:which )?(?:(?:will|is to|to) be |was |has been |is |are )?"
    r"(?:(?:duly )?(?:arranged|convened|summoned|called) (?:to take place |to be held |for )?|held\b|to be held\b|"
    r"(?:to )?take place\b|takes place\b|took place\b)(?P<when>.{0,220})",
    re.I,
)
"""What follows on "meeting of the": the body, and the day on which it meets."""
MEETING_ON = re.compile(
    r"\b(?:meeting|cabinet|committee|council|board|executive)(?: held)? (?:on|of) (?P<when>.{6,40})", re.I
)
DECIDED_BY = re.compile(
    r"\bdecisions? (?:taken|made|of)?(?: (?:by|at))?(?: (?:a|the))?(?: meeting of)?(?: the)? "
    r"(?P<body>[A-Z][^.;:]{3,90}?)"
    r",? (?:meeting )?(?:held )?on (?P<when>.{6,40})",
    re.I,
)
TIME = re.compile(r"[ ,]*(?:at |commencing at |-|–)?\s*\d{1,2}[.:]?\d*\s*(?:am|pm|noon|hours)", re.I)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*(?:the )?$", re.I)
TAIL = re.compile(
    r"\s*[-–:]?\s*\b(?:(?:draft|printed|confirmed|summary of|record of|list of) )*(?:minutes|decisions?|"
    r"decisions? (?:list|notice|record|sheet|taken)|agenda|actions? (?:log|list|sheet|tracker)|notes|work programme)$",
    re.I,
)
"""What a body's name is followed by in the title of what its meetings leave behind."""
HEAD_LINES, OF_COUNCIL = 6, "x" * 25
"""Lines at the head of minutes and agendas whose day is the meeting's, with a council's name beside it or a time."""
PIECES = re.compile(r"\s+[|•·–—-]\s+|\s*\|\s*")
NAME_LIKE = re.compile(r"[A-Z][\w'’&-]+(?:,? [\w'’&()-]+){0,9}")
AGREED = re.compile(
    r"\b(?:approved|signed|agreed|confirmed|accepted|adopted|correct record|true record|approve|agree)\b", re.I
)
"""What is said of the minutes of the meeting before."""
FIRST_ITEM = re.compile(r"^1[.)]?\s+[A-Z]")
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Meeting:
    committee: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """What one place says, and what it counts."""

    points: float
    body: str | None = None
    day: dt.date | None = None


def stated_meeting(pages: Sequence[Page], page: Page, head: Head, title: str | None, kind: DocumentType) -> Meeting:
    """What the paper on ``pages`` itself states, with ``head`` on its first ``page``; None where it states nothing."""
    of_meeting = kind in OF_MEETINGS
    votes = [*_in_head(head, of_meeting), *_on_lines(page, head, of_meeting), *_in_title(title, of_meeting)]
    if of_meeting:
        votes += _in_opening(pages)
    committee = _most(((vote.body, vote.points) for vote in votes), 0.0 if head.is_report or of_meeting else ENOUGH)
    if kind == "decision_record" and not committee:
        return Meeting()  # an officer's or a single member's decision: its date is no meeting's
    days = [(vote.day, vote.points) for vote in votes if head.is_report or of_meeting or committee or vote.body is None]
    date = _most(days, 0.0)
    if not date and committee:
        date = _to_be_presented(committee, pages)
    return Meeting(committee, date)


def called_meeting(pages: Sequence[Page]) -> Meeting:
    """The meeting that the front sheet on ``pages`` calls."""
    votes = [*_on_lines(pages[0], Head(), True), *_in_opening(pages)]
    return Meeting(_most(((v.body, v.points) for v in votes), 0.0), _most(((v.day, v.points) for v in votes), 0.0))


def _most(votes: Iterable[tuple[Value | None, float]], enough: float) -> Value | None:
    """The value with most points, the earlier between equals; None where none has ``enough``."""
    points: dict[Value, list[float]] = defaultdict(list)
    for value, counted in votes:
        if value is not None:
            points[value].append(counted)
    totals = {value: max(all_) + AGAIN * (sum(all_) - max(all_)) for value, all_ in points.items()}
    best = max(totals, key=lambda value: totals[value], default=None)
    return best if best is not None and totals[best] >= enough else None


def _vote(points: float, body: str | None, day: dt.date | None = None) -> Vote:
    return Vote(max(0.2, points - OF_THE_AUTHORITY) if body and is_authority(body) else points, body, day)


# ---------------------------------------------------------------- the places


def _in_head(head: Head, of_meeting: bool) -> Iterator[Vote]:
    for pair in head.pairs:
        if pair.kind in ("committee", "addressee"):
            labelled = pair.kind == "committee"
            values = [*pair.items, pair.text]
            if body := next((b for v in values if (b := body_in(v, labelled))), None):
                yield _vote(LABEL if labelled else ADDRESSEE, body, one_day(pair.text))
        elif pair.kind == "date" and (head.is_report or of_meeting) and (day := one_day(pair.text)):
            yield Vote(LABEL, None, day)


def _on_lines(page: Page, head: Head, of_meeting: bool) -> Iterator[Vote]:
    """Bodies on a line of their own, or in a piece of one, at the head of the page, with a day on the same line or one
    of the next three. Without a day they count in reports and in what comes out of meetings only."""
    reach = 14 if of_meeting else 10
    lines = [*(line for line in page.furniture if line.box.top < 0.15 * page.height), *page.lines[:reach]]
    texts = [*head.others, *(line.text.strip() for line in lines)]
    below = [None] * len(head.others) + [_joined(*pair) for pair in zip_longest(lines, lines[1:])]
    for place, text in enumerate(texts):
        if of_meeting and place < HEAD_LINES and (days := _lone_days(text, OF_COUNCIL)):
            yield Vote(0.0 if EARLIER.search(text[: days[0].start]) else DATED_LINE - 0.1 * place, None, days[0].first)
        body, whole = _body_of(text)
        if not body and (longer := below[place]):
            body, whole = _body_of(longer)
            text = longer
        if not body:
            continue
        late = 0.05 * place
        own = next(iter(_lone_days(text, whole)), None)
        near = (span for other in texts[place : place + 4] for span in _lone_days(other, whole))
        if own:
            yield _vote(DATED_LINE - late, body, own.first)
        elif day := next((span.first for span in near), None):
            yield _vote(NEAR_DAY - late, body, day)
        elif head.is_report or of_meeting:
            yield _vote(LONE_LINE - late, body)


def _joined(line: Line, below: Line | None) -> str | None:
    """A line and the one it runs on to in the same style: long names take two."""
    if below is None or below.page != line.page or len(line.words) < 3 or is_council(line.text.strip()):
        return None
    close = 0 < below.box.bottom - line.box.bottom < 1.6 * line.size
    alike = abs(line.size - below.size) < 0.5 and line.words[0].bold == below.words[0].bold
    return f"{line.text.strip()} {below.text.strip()}" if close and alike else None


def _body_of(text: str) -> tuple[str | None, str]:
    """(the body that ``text`` or one of its pieces names, the words around it)."""
    if len(text.split()) > 18:
        return None, ""
    if body := body_in(text):
        return body, body
    pieces = PIECES.split(text)
    found = [body for piece in pieces if (body := body_in(piece))] if 1 < len(pieces) <= 5 else []
    return (next((b for b in found if not is_authority(b)), None), text) if found else (None, "")


def _lone_days(text: str, body: str) -> list[DaySpan]:
    """The days of a line that holds little else than a day and the body."""
    spans = [span for span in day_spans(text) if span.exact and span.days == 1]
    rest = sum(span.end - span.start for span in spans)
    return spans if spans and len(text) - rest <= 25 + len(body) else []


def _in_title(title: str | None, of_meeting: bool) -> Iterator[Vote]:
    """The body and the day in the title of what meetings leave behind ("Action Log – 19 July 2013")."""
    if not title:
        return
    if DATED_KINDS.search(title):
        spans = [span for span in day_spans(title) if span.exact and not EARLIER.search(title[: span.start])]
        if len(spans) == 1 and spans[0].days == 1:
            yield Vote(IN_TITLE, None, spans[0].first)
    tail = TAIL.search(title)
    if tail and (body := body_in(title[: tail.start()])):
        yield _vote(IN_TITLE if of_meeting else LONE_LINE, body)


def _in_opening(pages: Sequence[Page]) -> Iterator[Vote]:
    """What a front sheet, minutes or a list of decisions say before their first item."""
    text = " ".join(_before_items(pages))
    points = SENTENCE
    for named in NAMED.finditer(text):
        held = HELD.match(text, named.end())
        if not held:
            continue
        inner = list(NAMED.finditer(held["body"]))
        words = held["body"][inner[-1].end() :] if inner else held["body"]
        body = body_in(words) or (body_in(words, labelled=True) if NAME_LIKE.fullmatch(words.strip()) else None)
        day = one_day(held["when"])
        if AGREED.search(held["when"][:140]) or AGREED.search(text[max(0, named.start() - 60) : named.start()]):
            yield Vote(ANY_DAY / 2, None, day)
        elif body or day:
            yield _vote(points, None if body and _is_whole_council(body) else body)
            yield Vote(points, None, day)
            points = ANY_DAY if day else points  # what follows is mostly the meeting before
    for said in MEETING_ON.finditer(text):
        if (day := one_day(said["when"])) and not EARLIER.search(text[: said.start()]):
            yield Vote(NEAR_DAY, None, day)
    for decided in DECIDED_BY.finditer(text):
        if (body := body_in(decided["body"])) and (day := one_day(decided["when"])):
            yield _vote(SENTENCE, body)
            yield Vote(SENTENCE, None, day)
    if day := _day_of(text):
        yield Vote(ANY_DAY, None, day)


def _is_whole_council(body: str) -> bool:
    """Whether the council itself meets under its own name, which is no committee."""
    return is_authority(body) and body.lower().endswith(("parish council", "town council", "community council"))


def _before_items(pages: Sequence[Page]) -> list[str]:
    lines: list[str] = []
    for page in pages[:3]:
        texts = [line.text for line in page.lines]
        stop = next((i for i, text in enumerate(texts) if FIRST_ITEM.match(text)), min(len(texts), 30))
        lines.extend(texts[:stop])
        if stop < len(texts) and stop < 30:
            break
    return lines


def _day_of(text: str) -> dt.date | None:
    """The day with a time or a weekday, else the first."""
    days = [span for span in day_spans(text) if span.exact and span.days == 1]
    timed = [span for span in days if TIME.match(text[span.end :])]
    dated = [span for span in days if WEEKDAY.search(text[: span.start])]
    return next((span.first for span in (*timed, *dated, *days)), None)


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
