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
from typing import TypeVar

from extract.codelists import DocumentType
from extract.days import day_spans, one_day
from extract.model import Page
from extract.records.paper.bodies import bodies_within, body_in, is_authority
from extract.records.paper.head import Head
from extract.records.paper.places import (
    ANY_DAY,
    IN_TITLE,
    LONE_LINE,
    NEAR_DAY,
    SENTENCE,
    Vote,
    among_words,
    head_blocks,
    in_head,
    on_lines,
    vote,
    whole_council,
)
from extract.records.phrases import FRONTS as SAYS

OF_MEETINGS: frozenset[DocumentType] = frozenset(("agenda", "minutes", "decision_record"))
"""Kinds that come out of one meeting, and say which in their first words."""
AGAIN = 0.3
"""What further places that state the same are worth."""
ENOUGH = 2.6
"""Points that a body needs in a paper that neither has a report's head nor comes out of a meeting."""
TIME = re.compile(r"[ ,]*(?:at |commencing at |-|–)?\s*\d{1,2}[.:]?\d*\s*(?:am|pm|noon|hours)", re.I)
NAME_LIKE = re.compile(r"[A-Z][\w'’&-]+(?:,? [\w'’&()-]+){0,9}")
FIRST_ITEM = re.compile(r"^1[.)]?\s+[A-Z]")
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Meeting:
    committee: str | None = None
    date: dt.date | None = None


def stated_meeting(pages: Sequence[Page], page: Page, head: Head, title: str | None, kind: DocumentType) -> Meeting:
    """What the paper on ``pages`` itself states, with ``head`` on its first ``page``; None where it states nothing."""
    of_meeting = kind in OF_MEETINGS
    votes = [*in_head(head, of_meeting), *on_lines(page, of_meeting), *_in_title(title, of_meeting)]
    votes += among_words(page, head.is_report or of_meeting)
    if of_meeting:
        votes += _in_opening(pages)
    said = (SAYS["for_the_meeting"].search(text) for text in head_blocks(page))
    called = [day for match in said if match and (day := one_day(match[1]))]
    votes += [Vote(NEAR_DAY, None, day) for day in called]
    committee = _most(((vote.body, vote.points) for vote in votes), 0.0 if head.is_report or of_meeting else ENOUGH)
    if committee is None and (of_meeting or called):
        committee = whole_council(page)
    if kind == "decision_record" and not committee:
        return Meeting(None, _most(((v.day, v.points) for v in in_head(head, of_meeting)), 0.0))  # nobody met
    days = [(vote.day, vote.points) for vote in votes if head.is_report or of_meeting or committee or vote.body is None]
    date = _most(days, 0.0)
    return Meeting(committee, date)


def called_meeting(pages: Sequence[Page]) -> Meeting:
    """The meeting that the front sheet on ``pages`` calls."""
    votes = [*on_lines(pages[0], True), *_in_opening(pages)]
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


# ---------------------------------------------------------------- the places


def _in_title(title: str | None, of_meeting: bool) -> Iterator[Vote]:
    """The body and the day in the title of what meetings leave behind ("Action Log – 19 July 2013")."""
    if not title:
        return
    tail = SAYS["tail"].search(title)
    if tail and (body := body_in(title[: tail.start()])):
        yield vote(IN_TITLE if of_meeting else LONE_LINE, body)
    elif of_meeting:
        yield from (vote(IN_TITLE, body) for body in bodies_within(title))


def _in_opening(pages: Sequence[Page]) -> Iterator[Vote]:
    """What a front sheet, minutes or a list of decisions say before their first item."""
    text = " ".join(_before_items(pages))
    points = SENTENCE
    for named in SAYS["named"].finditer(text):
        held = SAYS["held"].match(text, named.end())
        if not held:
            continue
        inner = list(SAYS["named"].finditer(held["body"]))
        words = held["body"][inner[-1].end() :] if inner else held["body"]
        body = body_in(words) or (body_in(words, labelled=True) if NAME_LIKE.fullmatch(words.strip()) else None)
        day = one_day(held["when"])
        before = text[max(0, named.start() - 60) : named.start()]
        if SAYS["agreed"].search(held["when"][:140]) or SAYS["agreed"].search(before):
            yield Vote(ANY_DAY / 2, None, day)
        elif body or day:
            yield vote(points, None if body and _is_whole_council(body) else body)
            yield Vote(points, None, day)
            points = ANY_DAY if day else points  # what follows is mostly the meeting before
    for decided in SAYS["decided_by"].finditer(text):
        if (body := body_in(decided["body"])) and (day := one_day(decided["when"])):
            yield vote(SENTENCE, body)
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
    dated = [span for span in days if SAYS["weekday"].search(text[: span.start])]
    return next((span.first for span in (*timed, *dated, *days)), None)
