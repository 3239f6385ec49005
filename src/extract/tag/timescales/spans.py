"""Days, and the spans of days that words for time mean.

English local government's calendar: the financial year runs from 1 April to 31 March (Local Government Finance Act
1992, section 69 and the accounts regulations), its first quarter from April to June; the municipal year runs from one
annual council meeting in May to the next (Local Government Act 1972, schedule 12); the school year runs from September
to August (Education Act 1996, section 579). Seasons are the meteorological ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extract.codelists import Granularity
from extract.days import add_months

Part = Literal["early", "mid", "late", "start", "end"]

SEASONS = {
    "spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "winter": (12, 3),
    "autumn term": (9, 4), "spring term": (1, 4), "summer term": (4, 4), "winter term": (9, 4),
}  # fmt: skip
"""First month and how many: the meteorological seasons, and the terms of the school year."""
COARSENESS: tuple[Granularity, ...] = (
    "day", "week", "part_of_month", "month", "part_of_season", "quarter", "season", "part_of_year", "half", "year",
    "financial_year", "span",
)  # fmt: skip
"""From fine to coarse, to say how fine several dates together are."""


@dataclass(frozen=True, slots=True)
class Span:
    """A first and a last day, how fine the words were, and whether another reading is reasonable."""

    first: date
    last: date
    granularity: Granularity
    approximate: bool = False

    @property
    def point(self) -> bool:
        """Whether the convention calls it a date: no wider than one month."""
        return self.granularity in ("day", "month")


def months_from(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` whole months."""
    first = date(year, month, 1)
    return first, add_months(first, count) - timedelta(days=1)


def month(year: int, number: int) -> Span:
    return Span(*months_from(year, number, 1), "month")


def season(year: int, name: str) -> Span:
    """Winter of a year begins in its December; which winter a bare "winter 2024" means is not certain."""
    return Span(*months_from(year, *SEASONS[name]), "season", name == "winter")


def financial_quarter(year: int, number: int) -> Span:
    """Quarter of the financial year that begins in ``year``."""
    return Span(*months_from(year + (number == 4), (3 * number) % 12 + 1, 3), "quarter")


def financial_half(year: int, number: int) -> Span:
    return Span(*months_from(year, 4 if number == 1 else 10, 6), "half")


def calendar_half(year: int, number: int) -> Span:
    return Span(*months_from(year, 1 if number == 1 else 7, 6), "half")


def year_of(kind: str, year: int) -> Span:
    """The calendar, financial, municipal or academic year that begins in ``year``."""
    if kind == "financial":
        return Span(date(year, 4, 1), date(year + 1, 3, 31), "financial_year")
    if kind == "municipal":
        return Span(date(year, 5, 1), date(year + 1, 5, 31), "year")
    if kind == "academic":
        return Span(date(year, 9, 1), date(year + 1, 8, 31), "year")
    return Span(date(year, 1, 1), date(year, 12, 31), "year")


def year_start(kind: str, day: date) -> int:
    """The year in which the financial, municipal, academic or calendar year around ``day`` began."""
    first_month = {"financial": 4, "municipal": 5, "academic": 9}.get(kind, 1)
    return day.year if day.month >= first_month else day.year - 1


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian algorithm (Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    number = (h + el - 7 * m + 90) // 25
    return date(year, number, (h + el - 7 * m + 33 * number + 19) % 32)


def part_of(span: Span, part: Part) -> Span:
    """A third of a span (early, mid, late), or its first or last day (start, end).

    Thirds of a month end on the 10th and the 20th; those of anything longer are whole months.
    """
    if part == "end":
        return Span(span.last, span.last, "day", span.approximate)
    if part == "start":
        return Span(span.first, span.first, "day", span.approximate)
    position = ("early", "mid", "late").index(part)
    if span.granularity == "month":
        first = span.first.replace(day=1 + 10 * position)
        last = span.last if part == "late" else first + timedelta(days=9)
        return Span(first, last, "part_of_month", True)
    length = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    if length < 3:
        return replace(span, approximate=True)
    third = length // 3
    first = add_months(span.first, third * position)
    last = span.last if part == "late" else add_months(first, third) - timedelta(days=1)
    granularity: Granularity = "part_of_season" if length == 3 else "part_of_year"
    return Span(first, last, granularity, True)


def coarsest(granularities: list[Granularity]) -> Granularity:
    """The coarsest of at least one granularity."""
    return max(granularities, key=COARSENESS.index)
