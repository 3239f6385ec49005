"""Stretches of calendar with the words around them: "by the end of March 2025", "from May to July 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.codelists import Granularity, TimescaleKind
from extract.tag.timescales.atoms import Atom, atom_at
from extract.tag.timescales.spans import Span, coarsest
from extract.tag.timescales.tokens import Token

_OPENERS = frozenset("DNOMmiSQHXFYhWwPE")
_QUALIFIER = {"b": "by", "v": "before", "r": "from", "u": "until", "a": "after", "k": "between"}
_BY_MEETING = re.compile(r"b\.{1,6}p?,?$")
_AFTER_EVENT = re.compile(r"a-?\.{1,6}p$")
_FARTHEST = 9
"""Tokens before a date that those two may take up: looked at for every date, so no more of the text than that."""
_MEETINGS = frozenset({"council", "cabinet", "committee", "agm", "board", "meeting", "executive", "panel", "scrutiny"})
_LOOSE = frozenset("MSQHhYX")
"""First codes of stretches that, alone in running text, are often not dates ("2024 homes", "Spring Street")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One timescale as read, with the place of its words (characters from ``start`` to ``end``)."""

    start: int
    end: int
    kind: TimescaleKind
    earliest: date | None
    latest: date | None
    granularity: Granularity | None
    rule: str
    approximate: bool = False
    qualifier: str | None = None
    firm: bool = True
    """Whether it would be a date in running text too."""
    inferred: bool = False
    """Whether its year is not printed."""


def dated(found: list[Token], anchor: date | None, past: bool = False) -> list[Reading]:
    """Every stretch of calendar in the tokens, in order. ``past``: years not printed are those gone by."""
    codes = "".join(token.code for token in found)
    readings: list[Reading] = []
    index = 0
    while index < len(codes):
        step = _reading_at(codes, found, index, anchor, past) if codes[index] in _OPENERS else None
        if step and step[0]:
            readings.append(step[0])
        index = step[1] if step else index + 1
    return readings


def _reading_at(
    codes: str, found: list[Token], start: int, anchor: date | None, past: bool
) -> tuple[Reading | None, int] | None:
    """The date at token ``start``, or None for a day that no calendar has, with the token after it."""
    days = _days_of_month(codes, found, start) or _week(codes, found, start)
    first = days or atom_at(codes, found, start)
    if first is None:
        return None
    atom, end = first
    qualifier, opened = _qualifier(codes, found, start)
    last, end = _until(codes, found, atom, end, qualifier)
    span = _joined(atom, last, anchor, ahead=qualifier in ("by", "before"), past=past)
    if span is None and (atom.year or (last and last.year)):
        return None, end
    if end < len(codes) and codes[end] == "n":
        qualifier, end = "from", end + 1
    elif qualifier == "after" and _event_beside(codes, opened, start, end):
        qualifier = "after event"
    firm = qualifier is not None or codes[start] not in _LOOSE or end - start > 1 or codes[start - 1 : start] == "p"
    unit = span or _unit(atom, last)
    reading = _qualified(unit, qualifier, atom.rule if last is None else "range", dated_at=span is not None)
    inferred = atom.year is None and (last is None or last.year is None)
    return replace(
        reading,
        start=found[opened].start,
        end=found[end - 1].end,
        approximate=unit.approximate or inferred,
        firm=firm,
        inferred=inferred,
    ), end


def _qualifier(codes: str, found: list[Token], start: int) -> tuple[str | None, int]:
    """The word that governs the date at token ``start``, and the token it stands at (``start`` where none)."""
    at = start - 1
    while at >= 0 and codes[at] in "p,":
        at -= 1
    if codes[: at + 1].endswith("a-"):  # "post-March 2024"
        at -= 1
    if at >= 0 and codes[at] in _QUALIFIER:
        return _QUALIFIER[codes[at]], at
    near = max(0, start - _FARTHEST)
    meeting = _BY_MEETING.search(codes, near, start)
    if meeting and any(str(token.value).lower() in _MEETINGS for token in found[meeting.start() : start]):
        return "by", meeting.start()  # "by Annual Council May 2025"
    event = _AFTER_EVENT.search(codes, near, start)
    if event:  # "following approval in March 2024"; a mark between them breaks the tie
        between = found[event.start() + 1 : start]
        if all(isinstance(token.value, str) and token.value[0].isalpha() for token in between if token.code == "."):
            return "after", event.start()
    return None, start


def _event_beside(codes: str, opened: int, start: int, end: int) -> bool:
    """Whether what is followed is an event: "after approval in May", "following the May elections"."""
    return "." in codes[opened:start] or codes[end : end + 1] == "."


def _until(codes: str, found: list[Token], atom: Atom, end: int, qualifier: str | None) -> tuple[Atom | None, int]:
    """The other end of a range that begins with ``atom``, with the index after it."""
    last: Atom | None = None
    while end < len(codes) - 1 and codes[end] in "-=/tu&":
        mark = codes[end]
        follower = atom_at(codes, found, end + 1)
        if follower is None and mark in "u-=t" and codes[end + 1] in "rub":
            follower = atom_at(codes, found, end + 2)
        if follower is None:
            break
        current = last or atom
        if mark in "/&" and not (current.year is None or qualifier == "between" or _same_wide(current, follower[0])):
            break
        last, end = follower
    return last, end


_NARROW = frozenset({"numeric_date", "day_month_year", "month_day_year", "month_year", "feast"})


def _same_wide(a: Atom, b: Atom) -> bool:
    """Two quarters, seasons or years side by side are one stretch; two days or months are two dates."""
    return a.rule == b.rule and a.rule not in _NARROW


def _joined(first: Atom, last: Atom | None, anchor: date | None, *, ahead: bool, past: bool) -> Span | None:
    """One span from the first to the last. A year printed once holds for both ("Nov - Jan 2025" begins in 2024)."""
    if last is None:
        return first.span(first.near(anchor, ahead=ahead, past=past))
    if first.year is None and last.year is not None:
        b = last.span(last.year)
        a = first.span(last.year)
        if a and b and a.first > b.last:
            a = first.span(last.year - 1)
    else:
        a = first.span(first.near(anchor, ahead=ahead, past=past))
        year = last.year if last.year is not None else _year_at(first, a)
        b = last.span(year)
        if a and b and b.last < a.first and last.year is None and year is not None:
            b = last.span(year + 1)
    if a is None or b is None:
        return None
    wide = first.yearly and last.yearly and a.first != b.first
    return Span(
        min(a.first, b.first),
        max(a.last, b.last),
        "span" if wide else coarsest([a.granularity, b.granularity]),
        a.approximate or b.approximate or a.first > b.last,
    )


def _year_at(atom: Atom, span: Span | None) -> int | None:
    return atom.year if atom.year is not None else (span.first.year if span else None)


def _unit(atom: Atom, last: Atom | None) -> Span:
    """What the words would mean in some year, for how fine they are; its dates are not used."""
    return atom.span(2024) or (last and last.span(2024)) or Span(date(2024, 1, 1), date(2024, 1, 1), "day")


def _qualified(span: Span, qualifier: str | None, rule: str, *, dated_at: bool) -> Reading:
    """The span as its qualifier bends it: "by" leaves no first day, "from" no last."""
    ranged = rule in ("range", "days")
    kind: TimescaleKind = "date" if span.point and not ranged else "period"
    earliest: date | None = span.first
    latest: date | None = span.last
    if qualifier in ("by", "before"):
        kind, earliest = "date", None
        latest = span.first - timedelta(days=1) if qualifier == "before" and rule != "end_of" else span.last
    elif qualifier == "from" and not ranged:
        kind, latest = "period", None
    elif qualifier == "until" and not ranged:
        kind, earliest = "period", None
    elif qualifier == "after":
        kind, earliest, latest = "period", span.last + timedelta(days=1), None
    elif qualifier == "after event":
        kind, latest, qualifier = "relative", None, "after"
    if not dated_at:
        earliest = latest = None
    return Reading(0, 0, kind, earliest, latest, span.granularity, rule, qualifier=qualifier)


def _days_of_month(codes: str, found: list[Token], start: int) -> tuple[Atom, int] | None:
    """Days that share a month: "19-22 June 2023". Of two named with "and" the convention makes two dates."""
    run = re.compile(r"(?:[NO][-=t/&,])+(?=[NO]-?M)").match(codes, start)
    last = atom_at(codes, found, run.end()) if run else None
    if run is None or last is None or (run.end() - start > 6 and not set("t-=") & set(run[0])):
        return None
    atom, end = last
    day = found[start].value

    def build(year: int) -> Span | None:
        whole = atom.build(year)
        if whole is None or not isinstance(day, int) or not 1 <= day <= whole.last.day:
            return None
        return Span(whole.first.replace(day=day), whole.last, "day")

    return Atom("days" if set("t-=") & set(run[0]) else "dates", build, atom.year), end


def _week(codes: str, found: list[Token], start: int) -> tuple[Atom, int] | None:
    """Seven days from the one named (w/c) or up to it (w/e)."""
    inner = atom_at(codes, found, start + 1) if codes[start] in "Ww" else None
    if inner is None or inner[0].rule not in ("numeric_date", "day_month_year", "month_day_year", "day_month"):
        return None  # "the second week of March"
    atom, end = inner
    back = codes[start] == "w"

    def build(year: int) -> Span | None:
        day = atom.build(year)
        if day is None:
            return None
        first = day.first - timedelta(days=6) if back else day.first
        return Span(first, first + timedelta(days=6), "week")

    return Atom("week", build, atom.year), end
