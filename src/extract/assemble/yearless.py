"""The year of a month that is printed without one: from the day its row gives as that on which it was asked for or the
log as its own, from its neighbours, or from the paper's title.

A log is often read at a meeting long after it was written: "October" in a log "as at 15 September 2025" is that year's,
whenever the meeting was. Where it says no such day, the dates above and below in the same column may leave one year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.days import day_spans
from extract.tag import Timescale, read_timescale

YEARLESS = frozenset({"month", "day_month", "part_of", "end_of", "season"})
"""Rules that may count a year from the paper's date; then ``anchor`` is set."""
BY_ROW, BY_LOG, BY_NEIGHBOURS = "year_of_row", "year_of_log", "year_of_neighbours"
"""``timescale_rule`` of days whose year was taken from elsewhere in the paper."""
WITHOUT_DAYS = YEARLESS | {"range", "quarter"}
"""Rules that give no days where neither words nor paper say the year."""
_YEAR = re.compile(r"\b(?P<first>20\d\d)\b(?:\s?[-/–]\s?(?P<last>20\d\d|\d\d)\b)?")
_PLAN = re.compile(
    r"\b(?:plans?|programmes?|strateg(?:y|ies)|commitments|priorities|schedule|timelines?|undertakings|pledges|promises"
    r"|(?:next )?steps)\b",
    re.IGNORECASE,
)
_LONGEST = dt.timedelta(days=548)
"""How long before the meeting that reads it a log may have been written."""
_NEAR = dt.timedelta(days=366)
SETTLED = dt.timedelta(days=274)
"""How long before the paper the day of what is done may lie; it lies less far ahead."""
_ROWS = 20
"""Rows above and below in which a date with its year is looked for."""
_SAID = re.compile(
    r"\b(?:(?P<bare>as (?:at|of|on))|(?:position|status|correct|accurate|stood|stands?) (?:as )?(?:at|on|of)"
    r"|(?:last )?updated(?: on)?)\s*:?\s+(?P<day>(?:the )?\d{1,2}[^\n.;]{3,24}?\d{4})\b",
    re.IGNORECASE,
)


_OF_THE_LOG = re.compile(
    r"\b(?:log|plan|tracker|actions?|position|progress|updates?|status|register|schedule)\b", re.IGNORECASE
)
_ALONE = 40
"""Letters of a line that "as at" and a day make up, with little else."""


def log_day(texts: Iterable[str | None], meeting: dt.date | None) -> dt.date | None:
    """The one day from which a log says it is, none after the meeting; None where none or several are said."""
    days = set()
    for text in texts:
        for match in _SAID.finditer(text or ""):
            if match["bare"] and not _of_the_log(text or "", match):
                continue  # "numbers as at 31 March"
            said = read_timescale(match["day"], None)
            if said.granularity == "day" and said.latest:
                days.add(said.latest)
    fits = {day for day in days if meeting is None or meeting - _LONGEST <= day <= meeting}
    return fits.pop() if len(fits) == 1 else None


def plan_day(title: str | None) -> dt.date | None:
    """The first day of the one year that the title of a plan names, "Delivery plan 2027"; None where it names more."""
    years = list(_YEAR.finditer(title or ""))
    if len(years) != 1 or not _PLAN.search(title or ""):
        return None
    first, last = int(years[0]["first"]), years[0]["last"]
    if last and (first + 1) % 100 != int(last) % 100:
        return None
    return dt.date(first, 4 if last else 1, 1)


def signed_day(texts: Sequence[str]) -> dt.date | None:
    """The day on which a paper was signed: its last line is nothing but a day."""
    last = texts[-1].rpartition("\n")[2].strip(" .") if texts else ""
    days = [span for span in day_spans(last) if span.exact and span.end - span.start == len(last)]
    return days[0].first if days else None


def _of_the_log(text: str, match: re.Match[str]) -> bool:
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    return len(line.strip()) <= _ALONE or _OF_THE_LOG.search(line[:200]) is not None


def with_years(
    column: Sequence[tuple[str | None, Timescale]],
    said: dt.date | None,
    begins: dt.date | None,
    asked: Sequence[dt.date | None],
) -> list[Timescale]:
    """The timescales of a column in the order of print, ``(words, reading)``, the yearless ones counted anew; each of
    those is ``approximate``. ``said``: the log's own day; ``begins``: the first day of the plan's year, in which
    they lie where the paper has no day of its own or one before that year; ``asked``: whence each counts."""
    read = []
    for at, ((words, one), day) in enumerate(zip(column, asked, strict=True)):
        ahead = one.anchor < begins if begins and one.anchor else not one.earliest and not one.latest
        if begins and one.rule in WITHOUT_DAYS and ahead:
            read.append(_in_year(words, one, begins) or one)
        elif one.rule not in YEARLESS or one.anchor is None:
            read.append(one)
        elif day and day <= one.anchor:
            read.append(_counted(words, one, day, BY_ROW) or one)
        elif said:
            read.append(_counted(words, one, said, BY_LOG) or one)
        else:
            above, below = column[max(0, at - _ROWS) : at][::-1], column[at + 1 : at + 1 + _ROWS]
            read.append(_between(words, one, _dated(above), _dated(below)) or one)
    return read


def _in_year(words: str | None, one: Timescale, begins: dt.date) -> Timescale | None:
    """The reading that lies within the year from ``begins`` on, counted from its first day, its middle or its end."""
    counted = (_counted(words, one, begins + days, one.rule or "") for days in (dt.timedelta(), _NEAR / 2, _NEAR))
    year = begins, begins + _NEAR
    dated = ((r, r.earliest or r.latest, r.latest or r.earliest) for r in counted if r)
    return next((r for r, first, last in dated if first and last and year[0] <= first <= last < year[1]), None)


def _counted(words: str | None, one: Timescale, day: dt.date, rule: str) -> Timescale | None:
    other = read_timescale(words, day)
    return replace(other, rule=rule, approximate=True) if other.rule == one.rule else None


def _dated(column: Sequence[tuple[str | None, Timescale]]) -> dt.date | None:
    """The nearest day of a reading with a year of its own."""
    return next((one.latest for _, one in column if one.kind == "date" and one.anchor is None and one.latest), None)


def _between(words: str | None, one: Timescale, above: dt.date | None, below: dt.date | None) -> Timescale | None:
    """The reading between the dated ones above and below, where they ascend within a year."""
    if above is None or below is None or not above <= below <= above + _NEAR:
        return None
    other = _counted(words, one, above, BY_NEIGHBOURS)
    return other if other and other.latest and other.latest <= below else None
