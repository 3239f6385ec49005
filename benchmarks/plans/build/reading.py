"""The plain timescales of marked papers, read for gold; a form not known here stops the build."""

from __future__ import annotations

import datetime as dt
import re

from benchmarks.plans.build.when import When, by, day, last_day, month, period

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Z][a-z]{2,8}),? (\d{4})")
_FIGURES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_QUARTER = re.compile(r"Q(?:uarter )?([1-4]) (\d{4})/(\d{2})")


def reading_of(raw: str) -> When:
    """What ``raw`` means. Raises ValueError for a form that gold was not written for."""
    words = re.sub(r"^(?:by\s+)?(?:(?:the\s+)?end of\s+)?", "", raw, flags=re.IGNORECASE)
    if raw.lower() in ("ongoing", "on-going"):
        return When(raw, "ongoing")
    if raw.lower() in ("completed", "complete", "done"):
        return When(raw, "completed")
    if raw in ("TBC", "-", "N/A"):
        return When(raw, "unspecified")
    if match := _QUARTER.fullmatch(words):
        first = int(match[1]) * 3 + 1
        year = int(match[2]) + (first > 12)
        first = first if first <= 12 else first - 12
        return period(raw, dt.date(year, first, 1).isoformat(), last_day(year, first + 2), "quarter")
    return _dated(raw, words)


def _dated(raw: str, words: str) -> When:
    early = raw != words
    if match := _FIGURES.fullmatch(words):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        iso = dt.date(year, int(match[2]), int(match[1])).isoformat()
        return by(raw, iso, "day") if early else day(raw, iso)
    match = _DAY.fullmatch(words)
    if match is None:
        raise ValueError(f"no reading of {raw!r}")
    number, year = _MONTHS.index(match[2][:3].lower()) + 1, int(match[3])
    if match[1]:
        iso = dt.date(year, number, int(match[1])).isoformat()
        return by(raw, iso, "day") if early else day(raw, iso)
    return by(raw, last_day(year, number), "month") if early else month(raw, year, number)
