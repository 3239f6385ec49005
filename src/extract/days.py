"""Days and spans of days in running words, day first, as English papers print them.

In: any text. Out: ``DaySpan`` values with their place in the text. What is only a year, a quarter or a season is not
given here: metadata asks on which days something took place.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = r"(\d{1,2})\s*(?:(?:st|nd|rd|th)(?:\s+day)?)?"
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?"
)
_YEAR = r"(\d{4})"
_TO = r"\s*(?:[-–—]|to|until|and|through to)\s*"
RANGE = re.compile(
    rf"\b{_DAY}(?:\s+(?:of\s+)?{_MONTH})?(?:\s+{_YEAR})?{_TO}{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}\s+{_YEAR}\b", re.I
)
DAY = re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\s+{_YEAR}\b", re.I)
MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.I)
FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")
FIGURE = re.compile(r"\d")
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.I)
TIME_OF_DAY = re.compile(r"\b(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|noon)\b|\b\d{1,2}[.:]\d{2}\b", re.I)
MONTH_YEAR = re.compile(rf"\b{_MONTH}\s+{_YEAR}\b", re.I)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """First and last day, whether days are printed (not only a month), and where in the text."""

    first: dt.date
    last: dt.date
    exact: bool
    start: int
    end: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@lru_cache(maxsize=2048)
def day_spans(text: str) -> tuple[DaySpan, ...]:
    """Every day, range of days and month of ``text``, in order, without overlap; impossible dates are left out. The
    same line is asked about many times while the head of a paper is read."""
    found: list[DaySpan] = []
    if not FIGURE.search(text):
        return ()
    for spans in (_ranges(text), _days(text), _months(text)):
        for span in spans:
            if not any(span.start < other.end and other.start < span.end for other in found):
                found.append(span)
    return tuple(sorted(found, key=lambda span: span.start))


def one_day(text: str) -> dt.date | None:
    """The first single day of ``text``; None where it names none."""
    return next((span.first for span in day_spans(text) if span.exact and span.days == 1), None)


def without_days(text: str) -> str:
    """``text`` without its days, the weekday before and a time of day after them."""
    for span in reversed([span for span in day_spans(text) if span.exact]):
        text = f"{text[: span.start]} {text[span.end :]}"
    if "day" in text.lower():
        text = WEEKDAY.sub(" ", text)
    if FIGURE.search(text):
        text = TIME_OF_DAY.sub(" ", text)
    return " ".join(text.split()).strip(" ,;:|–—-")


def _ranges(text: str) -> Iterator[DaySpan]:
    for match in RANGE.finditer(text):
        day, month, year, last_day, last_month, last_year = match.groups()
        last = _date(last_day, last_month, last_year)
        first = _date(day, month or last_month, year or last_year)
        if first and last and first > last and month and not year:
            first = _date(day, month, str(last.year - 1))
        if first and last and first <= last:
            yield DaySpan(first, last, True, match.start(), match.end())


def _days(text: str) -> Iterator[DaySpan]:
    for match in DAY.finditer(text):
        yield from _single(_date(*match.groups()), match)
    for match in MONTH_FIRST.finditer(text):
        yield from _single(_date(match[2], match[1], match[3]), match)
    for match in FIGURES.finditer(text):
        year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
        yield from _single(_figures(int(match[1]), int(match[3]), int(year)), match)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on; the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _single(day: dt.date | None, match: re.Match[str]) -> Iterator[DaySpan]:
    if day:
        yield DaySpan(day, day, True, match.start(), match.end())


def _months(text: str) -> Iterator[DaySpan]:
    for match in MONTH_YEAR.finditer(text):
        first = _date("1", match[1], match[2])
        if first:
            last = first.replace(day=monthrange(first.year, first.month)[1])
            yield DaySpan(first, last, False, match.start(), match.end())


def _date(day: str, month: str, year: str) -> dt.date | None:
    return _figures(int(day), MONTHS.index(month[:3].lower()) + 1, int(year))


def _figures(day: int, month: int, year: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if 1950 <= year <= 2100 else None
    except ValueError:
        return None
