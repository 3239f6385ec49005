"""The meeting that a paper is for: the body that meets and the day, as the paper states them.

Papers state it in labels ("Meeting: Cabinet"), on lines of their own, in running heads, in their title and in
sentences ("Minutes of the Audit Committee meeting held on …"). Each place that names a body or a day is a sign of it;
what the paper looks like is a sign of having none. The weights are learned (``models/papers/chosen.json``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.codelists import DocumentType
from extract.councils.names import name_key, title_case
from extract.days import day_spans, one_day
from extract.model import Line, Page
from extract.records.paper.bodies import OF_ANY_KIND, bodies_within, body_in, is_authority
from extract.records.paper.frame import is_council
from extract.records.paper.head import Head
from extract.records.paper.places import HEAD_LINES, Said, among_words, in_head, on_lines
from extract.records.paper.ranked import Choice, best
from extract.records.phrases import FRONTS as SAYS

OF_MEETINGS: frozenset[DocumentType] = frozenset(("agenda", "minutes", "decision_record"))
"""Kinds that come out of one meeting, and say which in their first words."""
TIME = re.compile(r"[ ,]*(?:at |commencing at |-|–)?\s*\d{1,2}[.:]?\d*\s*(?:am|pm|noon|hours)", re.I)
NAME_LIKE = re.compile(r"[A-Z][\w'’&-]+(?:,? [\w'’&()-]+){0,9}")
ON = re.compile(r"\bon (?:\w+day,? )?(?:the )?$", re.I)
FIRST_ITEM = re.compile(r"^1[.)]?\s+[A-Z]")
MINUTE = re.compile(r"(?:[A-Z]{1,5}[./ -]?)?\d[\d./-]*(?:\([a-z]\))?[.)]?\s+[A-Z]")
"""How the heading of a minute begins: "58 MINUTES", "25/071 Apologies"."""
MOST_OF_A_HEADING = 10
"""Words."""
MOST_LETTERS = 6000
"""Letters before the first item that are read."""
OF_ITS_NAME = frozenset(("authority", "council", "committee", "long name"))
"""Signs of a body that are of its name, not of the places that name it."""
NONE = ""
"""The choice that no body or no day is stated."""


@dataclass(frozen=True, slots=True)
class Meeting:
    committee: str | None = None
    date: dt.date | None = None


def stated_meeting(pages: Sequence[Page], page: Page, head: Head, title: str | None, kind: DocumentType) -> Meeting:
    """What the paper on ``pages`` itself states, with ``head`` on its first ``page``; None where it states nothing."""
    said = list(said_of_meeting(pages, page, head, title))
    body = best(body_choices(said, head, kind), "committee")
    day = best(day_choices(said, head, kind, body.text if body else NONE), "date")
    return Meeting(body.text or None if body else None, dt.date.fromisoformat(day.text) if day and day.text else None)


def called_meeting(pages: Sequence[Page]) -> Meeting:
    """The meeting that the front sheet on ``pages`` calls."""
    return stated_meeting(pages, pages[0], Head(), None, "agenda")


def said_of_meeting(pages: Sequence[Page], page: Page, head: Head, title: str | None) -> Iterator[Said]:
    """Every place that names a body or a day."""
    yield from in_head(head)
    yield from on_lines(page)
    yield from among_words(page)
    yield from _in_title(title)
    yield from _in_opening(pages)
    texts = (line.text.strip(" .:") for line in (*page.furniture, *page.lines[:HEAD_LINES]))
    named = (SAYS["local_council"].search(text) for text in texts if is_council(text))
    yield from (Said("local council", title_case(match[0].upper())) for match in named if match)


def body_choices(said: Sequence[Said], head: Head, kind: DocumentType) -> list[Choice]:
    """The bodies named, each with its signs, and none at all."""
    paper = _paper(head, kind)
    signs: dict[str, dict[str, float]] = {NONE: {"none": 1.0, f"none in {paper}": 1.0, f"none in {kind}": 1.0}}
    spelled: dict[str, str] = {}
    for each in said:
        if each.body:
            name = spelled.setdefault(name_key(each.body), each.body)
            own = signs.setdefault(name, _of_body(name))
            for sign in (each.place, f"{each.place} in {paper}"):
                own[sign] = max(own.get(sign, 0.0), 1.0 - 0.5 * each.down)
            own["with day"] = max(own.get("with day", 0.0), float(each.day is not None))
            own["again"] = min(1.0, own.get("again", -0.25) + 0.25)
    _name_in_full(signs)
    alone = not any(own.get("authority") == 0.0 for own in signs.values())
    for name, own in signs.items():
        if alone and own.get("authority"):
            own[f"authority alone in {paper}"] = 1.0
        own["end of another"] = float(any(other.lower().endswith(f" {name.lower()}") for other in signs if name))
    return [Choice(name, found) for name, found in signs.items()]


def _name_in_full(signs: dict[str, dict[str, float]]) -> None:
    """Gives what is said of "the Board" to the one board that is named in full."""
    for short in [name for name in signs if name.lower() in OF_ANY_KIND]:
        full = [name for name in signs if name.lower().endswith(f" {short.lower()}")]
        longest = max(full, key=len, default="")
        if full and all(longest.lower().endswith(name.lower()) for name in full):
            said = signs.pop(short)
            signs[longest] |= {
                sign: max(value, signs[longest].get(sign, 0.0))
                for sign, value in said.items()
                if sign not in OF_ITS_NAME
            }


def _of_body(name: str) -> dict[str, float]:
    words = name.lower().split()
    return {"some body": 1.0, "authority": float(is_authority(name)), "council": float(words[-1] == "council"),
            "committee": float(words[-1] in ("committee", "sub-committee", "cabinet", "board", "panel", "executive")),
            "long name": float(len(words) > 7)}  # fmt: skip


def day_choices(said: Sequence[Said], head: Head, kind: DocumentType, body: str) -> list[Choice]:
    """The days named, each with its signs, and none at all; ``body``: the one that meets, "" for none."""
    paper = _paper(head, kind)
    no_body = "" if body else " without body"
    signs: dict[str, dict[str, float]] = {NONE: {"none": 1.0, f"none in {paper}{no_body}": 1.0, f"none in {kind}": 1.0}}
    low = {each.day for each in said if each.place == "day low"}
    for each in said:
        if each.day:
            own = signs.setdefault(each.day.isoformat(), {"some day": 1.0})
            for sign in (each.place, f"{each.place} in {paper}"):
                own[sign] = max(own.get(sign, 0.0), 1.0 - 0.5 * each.down)
            if each.body and name_key(each.body) == name_key(body):
                own["with the body"] = 1.0
            if each.day in low and len(low) > 1:
                own["one of several"] = 1.0  # a table of dates
            own["again"] = min(1.0, own.get("again", -0.25) + 0.25)
    return [Choice(day, found) for day, found in signs.items()]


def _paper(head: Head, kind: DocumentType) -> str:
    return "report" if head.is_report or kind == "cover_report" else "meeting" if kind in OF_MEETINGS else "other"


# ---------------------------------------------------------------- the places


def _in_title(title: str | None) -> Iterator[Said]:
    """The body and the day in the title of what meetings leave behind ("Action Log – 19 July 2013")."""
    if not title:
        return
    tail = SAYS["tail"].search(title)
    body = body_in(title[: tail.start()]) if tail else None
    if body:
        yield Said("title", body)
    else:
        yield from (Said("in title", body) for body in bodies_within(title))
    if day := one_day(title):
        yield Said("in title", None, day)


def _in_opening(pages: Sequence[Page]) -> Iterator[Said]:
    """What a front sheet, minutes or a list of decisions say before their first item."""
    text = " ".join(_before_items(pages))[:MOST_LETTERS]
    earlier = ""
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
            yield Said("minutes agreed", None, day)
        elif body or day:
            yield Said(f"{earlier}sentence", None if body and _is_whole_council(body) else body, day)
            earlier = "later " if day else earlier  # what follows is mostly the meeting before
    yield from _days_of(text)


def _is_whole_council(body: str) -> bool:
    """Whether the council itself meets under its own name, which is no committee."""
    return is_authority(body) and body.lower().endswith(("parish council", "town council", "community council"))


def _before_items(pages: Sequence[Page]) -> list[str]:
    lines: list[str] = []
    for page in pages[:3]:
        texts = [line.text for line in page.lines]
        stop = next((i for i, line in enumerate(page.lines) if _is_item(line)), min(len(texts), 30))
        lines.extend(texts[:stop])
        if stop < len(texts) and stop < 30:
            break
    return lines


def _is_item(line: Line) -> bool:
    """Whether a line is the heading of an item, however its items are numbered."""
    minute = line.words[0].bold and len(line.words) <= MOST_OF_A_HEADING and MINUTE.match(line.text)
    return FIRST_ITEM.match(line.text) is not None or (minute is not None and minute and not day_spans(line.text))


def _days_of(text: str) -> Iterator[Said]:
    """The first day, the first with a time and the first with a weekday; those on which a body does something."""
    days = [span for span in day_spans(text) if span.exact and span.days == 1]
    timed = [span for span in days if TIME.match(text[span.end : span.end + 40])]
    dated = [span for span in days if SAYS["weekday"].search(text[max(0, span.start - 20) : span.start])]
    for place, spans in (("first day", days), ("timed day", timed), ("weekday", dated)):
        yield from (Said(place, None, span.first) for span in spans[:1])
    for span in days:
        before = text[max(0, span.start - 90) : span.start]
        if ON.search(before) and (bodies := bodies_within(before)):
            yield Said("body on day", bodies[-1], span.first)
