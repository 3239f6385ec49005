"""Times counted from the paper's own date: "within six months", "next financial year", "immediately"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extract.codelists import Granularity
from extract.days import add_months
from extract.tag.timescales.readings import Reading
from extract.tag.timescales.spans import Span, financial_quarter, month, year_of, year_start
from extract.tag.timescales.tokens import NUMBERS

Count = tuple[date | None, date | None, Granularity | None]
_WORDS = {**NUMBERS, "a": 1, "an": 1}
_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_GRAIN: dict[str, Granularity] = {
    "day": "day", "week": "week", "fortnight": "week", "month": "month", "mth": "month", "year": "year", "yr": "year",
}  # fmt: skip
_YEAR_KINDS = {
    "financial": "financial", "fiscal": "financial", "council": "municipal", "civic": "municipal",
    "municipal": "municipal", "academic": "academic", "school": "academic", "calendar": "calendar",
}  # fmt: skip
_YEAR_KIND = rf"(?P<kind>{'|'.join(_YEAR_KINDS)})"


@dataclass(frozen=True, slots=True)
class Phrase:
    name: str
    pattern: re.Pattern[str]
    count: Callable[[re.Match[str], date], Count]
    says: str


def _after(start: date, number: int, unit: str, working: bool) -> date:
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        return start + timedelta(days=-(-number * 7 // 5) if working and days == 1 else number * days)
    return add_months(start, number * (12 if unit in ("year", "yr") else 1))


def _how_many(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]


def _counted(match: re.Match[str], anchor: date) -> Count:
    unit, working = match["unit"], match["working"] is not None
    latest = _after(anchor, _how_many(match["number"]), unit, working)
    low = match["low"] if match["within"] is None else None
    earliest = _after(anchor, _how_many(low), unit, working) if low and low != "0" else anchor
    return min(earliest, latest), max(earliest, latest), _GRAIN[unit]


def _period_around(kind: str, unit: str, anchor: date, step: int) -> Span:
    """The year, quarter, month or week around the anchor, or so many further on."""
    if unit == "year":
        return year_of(kind, year_start(kind, anchor) + step)
    if unit == "quarter":
        first = add_months(anchor.replace(day=1), 3 * step)
        year = year_start("financial", first)
        return financial_quarter(year, (first.month - 4) % 12 // 3 + 1)
    if unit == "month":
        first = add_months(anchor.replace(day=1), step)
        return month(first.year, first.month)
    monday = anchor + timedelta(days=7 * step - anchor.weekday())
    return Span(monday, monday + timedelta(days=6), "week")


def _kind(match: re.Match[str]) -> str:
    return _YEAR_KINDS[match["kind"]] if match["kind"] else "calendar"


def _this_or_next(match: re.Match[str], anchor: date) -> Count:
    step = 1 if match["which"] in ("next", "following", "coming", "forthcoming") else 0
    span = _period_around(_kind(match), match["unit"], anchor, step)
    return (None if match["by"] else span.first), span.last, span.granularity


def _end_of_period(match: re.Match[str], anchor: date) -> Count:
    """A bare "year end" is the financial year's, as councils close their books."""
    kind = _YEAR_KINDS[match["kind"]] if match["kind"] else ("financial" if match["year_end"] else "calendar")
    unit = match["unit"] or "year"
    span = _period_around(kind, unit, anchor, 1 if match["which"] == "next" else 0)
    return (None if match["by"] else span.last), span.last, "day"


def _now(_: re.Match[str], anchor: date) -> Count:
    return anchor, None, None


def _unknown(_: re.Match[str], __: date) -> Count:
    return None, None, None


_TABLE: tuple[tuple[str, str, Callable[[re.Match[str], date], Count], str], ...] = (
    ("end_of_period",
     rf"(?P<by>by\W+|before\W+)?(?:the\W+)?(?:end\W+(?:of\W+)?(?:the\W+)?(?:(?:this|current)\W+|(?P<which>next)\W+)?"
     rf"(?:{_YEAR_KIND}\W+)?(?P<unit>year|quarter|month|week)|(?P<year_end>(?:financial\W)?year[- ]end))\b(?!\s*\d)",
     _end_of_period, "by the end of the financial year, year end: the period around the anchor"),
    ("this_or_next_period",
     rf"(?P<by>\bby\s+(?:the\s+)?)?\b(?P<which>this|current|next|following|coming|forthcoming)\s+(?:{_YEAR_KIND}\s+)?"
     rf"(?P<unit>year|quarter|month|week)\b(?!\s*\d)",
     _this_or_next, "next financial year, this quarter: around the anchor or the one after it"),
    ("counted",
     rf"(?P<within>\b(?:within|over|during|for|in|the\s+next|next|coming|up\s+to|less\s+than|maximum(?:\s+of)?)"
     rf"(?:\s+(?:the|next|coming|following|first|a\s+further|another|around|approximately|about|period\s+of))*\s+)?"
     rf"(?<![\d/.,])\b(?:(?P<low>{_NUMBER})\s*(?:-|to|or)\s*)?(?P<number>{_NUMBER})[\s-]*(?P<working>working\s+)?"
     rf"(?P<unit>day|week|fortnight|month|mth|year|yr)(?:s\b'?|\b)(?!\s*(?:ago|old|olds|plan|strategy|cycle))",
     _counted, "within six months, 3-6 months, the next two years: days from the anchor"),
    ("immediate",
     r"\b(?:immediate(?:ly)?|asap|as soon as|at once|straight away|without delay|urgent(?:ly)?|now)\b"
     r"(?!\s+(?:in place|part|ongoing))",
     _now, "immediate, ASAP: from the anchor, no last day"),
    ("next_meeting",
     r"\bnext\s+(?:available\s+)?(?:\w+\s+){0,4}(?:meeting|board|committee|cabinet|council|agm|cycle|session"
     r"|report|update|edition|issue|newsletter)\b",
     _now, "next meeting: from the anchor, no last day"),
    ("after_event", r"\b(?:after|following|post|upon|once|on (?:completion|approval|adoption|receipt|appointment))\b",
     _unknown, "after an event without a date: neither day is known"),
)  # fmt: skip
PHRASES = tuple(Phrase(name, re.compile(pattern), count, says) for name, pattern, count, says in _TABLE)
_HINT = re.compile(
    r"\b(?:days?|weeks?|fortnights?|months?|mths?|years?|yrs?|quarter|year-end|now|immediate|immediately|asap|as soon"
    r"|at once|straight|without|urgent|urgently|next|after|following|post|upon|once|on)\b"
)


_UNIT = re.compile(r"day|week|fortnight|month|mth|year|yr|quarter")
"""Each of the phrases that would be a time in running text too has one of these."""
_HINTS = {
    "end_of_period": re.compile(r"end"),
    "this_or_next_period": re.compile(r"(?:this|current|next|following|coming)\s"),
    "counted": re.compile(rf"{_NUMBER}[\s-]*(?:working\s+)?(?:day|week|fortnight|month|mth|year|yr)"),
}
"""Without which the phrase is not there; a tenth of the time that its pattern takes to find that out."""
_FIRM = tuple(phrase for phrase in PHRASES if phrase.name in _HINTS)
"""Those phrases, and the one that keeps its words from them."""


def relative(low: str, anchor: date | None) -> list[Reading]:
    """Times in lower-case text counted from ``anchor``; kind "relative" without days where there is no anchor."""
    return _relative(low, 0, len(low), anchor, PHRASES) if _HINT.search(low) else []


def relative_in(low: str, places: Iterable[tuple[int, int]], anchor: date | None) -> list[Reading]:
    """As ``relative``, in some places of a lower-case running text, and only what would be a time there."""
    return [
        reading
        for start, end in places
        if _UNIT.search(low, start, end)
        for reading in _relative(low, start, end, anchor, _FIRM)
        if reading.firm
    ]


def _relative(low: str, start: int, end: int, anchor: date | None, phrases: Sequence[Phrase]) -> list[Reading]:
    readings: list[Reading] = []
    for phrase in phrases:
        hint = _HINTS.get(phrase.name)
        if hint and not hint.search(low, start, end):
            continue
        for match in phrase.pattern.finditer(low, start, end):
            if any(match.start() < other.end and other.start < match.end() for other in readings):
                continue
            try:
                earliest, latest, granularity = phrase.count(match, anchor or date(2000, 1, 1))
            except (ValueError, OverflowError):
                continue
            if anchor is None:
                earliest = latest = None
            firm = phrase.name == "this_or_next_period" or match.groupdict().get("within") is not None
            readings.append(
                Reading(match.start(), match.end(), "relative", earliest, latest, granularity, phrase.name, firm=firm)
            )
    return sorted(readings, key=lambda reading: reading.start)
