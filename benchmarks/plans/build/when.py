"""Timescales as councils print them, with what they mean in ``council-paper-gold/1`` (conventions of SCHEMA.md)."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class When:
    """The words of a timescale cell and their reading."""

    raw: str
    kind: str
    earliest: str | None = None
    latest: str | None = None
    granularity: str | None = None
    more: tuple[tuple[str, Any], ...] = ()

    def record(self) -> Json:
        """The gold record of the reading."""
        dates = {"earliest": self.earliest, "latest": self.latest, "granularity": self.granularity}
        return {"kind": self.kind, **dates, **dict(self.more)}


def last_day(year: int, month: int) -> str:
    """The last day of a month, ISO."""
    return dt.date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def month(raw: str, year: int, number: int, kind: str = "date") -> When:
    """One month."""
    return When(raw, kind, dt.date(year, number, 1).isoformat(), last_day(year, number), "month")


def day(raw: str, iso: str) -> When:
    """One day."""
    return When(raw, "date", iso, iso, "day")


def by(raw: str, latest: str, granularity: str) -> When:
    """A deadline: no first day."""
    return When(raw, "date", None, latest, granularity, (("qualifier", "by"),))


def period(raw: str, first: str | None, last: str | None, granularity: str, *, approximate: bool = False) -> When:
    """Anything wider than a month."""
    return When(raw, "period", first, last, granularity, (("approximate", True),) if approximate else ())


def span(start: When, end: When) -> When:
    """Start and End columns make one timescale, the words joined by "to"."""
    return When(f"{start.raw} to {end.raw}", "period", start.earliest, end.latest, "span")


def plain(year: int) -> tuple[When, ...]:
    """Timescales in a plan of ``year``, in the mix that plans have."""
    y, n, two = year, year + 1, (year + 1) % 100
    return (
        month(f"March {n}", n, 3),
        day(f"30 June {y}", f"{y}-06-30"),
        When("Ongoing", "ongoing"),
        by(f"By end of September {y}", f"{y}-09-30", "month"),
        period(f"Q2 {y}/{two:02}", f"{y}-07-01", f"{y}-09-30", "quarter"),
        month(f"Completed May {y}", y, 5, "completed"),
        month(f"October {y}", y, 10),
        period(f"Summer {y}", f"{y}-06-01", f"{y}-08-31", "season", approximate=True),
        day(f"31/12/{y}", f"{y}-12-31"),
        period(f"{y}/{two:02}", f"{y}-04-01", f"{n}-03-31", "financial_year"),
        When("Quarterly", "recurring", more=(("frequency", "quarterly"),)),
        by(f"by 31 March {n}", f"{n}-03-31", "day"),
        month(f"January {n}", n, 1),
        When("Completed", "completed"),
        period(f"From April {n}", f"{n}-04-01", None, "month"),
        When("TBC", "unspecified"),
    )


def short(year: int) -> tuple[When, ...]:
    """Timescales short enough for a narrow column."""
    y, n = year % 100, year + 1
    return (
        month(f"Mar {n}", n, 3),
        day(f"30/06/{y:02}", f"{year}-06-30"),
        month(f"Sept {year}", year, 9),
        When("Ongoing", "ongoing"),
        month(f"Dec {year}", year, 12),
        day(f"31/01/{n % 100:02}", f"{n}-01-31"),
        month(f"July {year}", year, 7),
        When("Done", "completed"),
        month(f"Oct {year}", year, 10),
    )


def starts(year: int) -> tuple[When, ...]:
    """Months for a Start column."""
    return tuple(month(f"{calendar.month_abbr[m]} {year}", year, m) for m in (4, 6, 5, 9, 7, 10))


def ends(year: int) -> tuple[When, ...]:
    """Months for an End column."""
    n = year + 1
    return tuple(
        month(f"{calendar.month_abbr[m]} {y}", y, m) for m, y in ((12, year), (3, n), (11, year), (6, n), (1, n))
    )
