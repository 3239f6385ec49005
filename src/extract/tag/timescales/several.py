"""Several dates of one cell as one: which of them count, and from when to when they reach."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from extract.codelists import TimescaleKind
from extract.tag.timescales import states
from extract.tag.timescales.readings import Reading
from extract.tag.timescales.spans import coarsest

ONE_ROUND = timedelta(days=92)
"""Days no further apart are the meetings of one round, "Cabinet 18 October and Council 28 November": still a date."""


def as_one(low: str, readings: list[Reading]) -> Reading:
    """One reading of a lower-case cell for the dates in it, of which there is at least one."""
    return _together(_apart(low, _not_replaced(low, _not_first_of_two(low, readings))))


def _apart(low: str, readings: list[Reading]) -> list[Reading]:
    """Readings less those that only say another one more widely, "31 March 2025 (Q4)", or without its year, "Q2 (July
    to September 2025)"."""
    return [
        wide
        for wide in readings
        if wide.qualifier
        or not any(_holds(wide, narrow) or _same_days(low, wide, narrow) for narrow in readings if narrow is not wide)
    ]


def _same_days(low: str, without: Reading, printed: Reading) -> bool:
    """Whether a reading without a year names the same days of the year as the one with a year that stands beside it."""
    if not without.inferred or printed.inferred or not (without.earliest and without.latest and printed.earliest):
        return False
    first, second = sorted((without, printed), key=lambda reading: reading.start)
    beside = re.fullmatch(r"[\s(\[,:/-]*", low[first.end : second.start]) is not None
    days = [(day.month, day.day) for day in (without.earliest, printed.earliest)]
    return beside and days[0] == days[1]


def _holds(wide: Reading, narrow: Reading) -> bool:
    if wide.earliest is None or wide.latest is None or narrow.latest is None or wide.kind != "period":
        return False
    first = narrow.earliest or narrow.latest
    wider = (wide.earliest, wide.latest) != (narrow.earliest, narrow.latest)
    return wider and wide.earliest <= first and narrow.latest <= wide.latest


def _not_first_of_two(low: str, readings: list[Reading]) -> list[Reading]:
    """Of days with nothing between them, each later than the one before, the last: trackers print the first date and
    then the revised ones. Two months may as well be a start and an end, but the same one twice is one."""
    if any(low[one.end : after.start].strip() or one.inferred for one, after in pairwise(readings)):
        return readings
    ends = [one.latest for one in readings if one.latest and one.kind == "date" and one.qualifier is None]
    if len(readings) < 2 or len(ends) < len(readings):
        return readings
    if len(set(ends)) == 1 and len({one.earliest for one in readings}) == 1:
        return readings[-1:]
    days = all(one.granularity == "day" and one.earliest == one.latest for one in readings)
    later = days and all(one < after for one, after in pairwise(ends))
    return [replace(readings[-1], approximate=True)] if later else readings


def _not_replaced(low: str, readings: list[Reading]) -> list[Reading]:
    """Readings less those that the cell itself says were replaced by another."""
    if len(readings) < 2 or not states.AMENDED.search(low):
        return readings
    kept: list[Reading] = []
    end = 0
    for reading in readings:
        before = low[end : reading.start]
        old = states.OLD.search(before + (low[reading.start : reading.end].split()[0] if reading.qualifier else ""))
        end = reading.end
        if states.NEW.search(before) and not old:
            kept.clear()
        if not old:
            kept.append(reading)
    return kept if kept else readings[-1:]


def _together(readings: list[Reading]) -> Reading:
    """Several dates of one cell as one: from the first day of any to the last day of any."""
    if len(readings) == 1:
        return readings[0]
    opens = [reading for reading in readings if reading.latest is None and reading.kind == "period"]
    closed = [reading for reading in readings if reading not in opens]
    first = min((r.earliest for r in readings if r.earliest), default=None)
    last = max((r.latest for r in readings if r.latest), default=None)
    if opens and (not closed or (last and max(r.earliest or last for r in opens) > last)):
        last = None  # "pilot June to August, all from September"
    by = any(reading.qualifier in ("by", "before") for reading in readings) and not opens
    close = first and last and last - first <= ONE_ROUND and all(reading.granularity == "day" for reading in readings)
    kind: TimescaleKind = "date" if by or (close and all(reading.kind == "date" for reading in readings)) else "period"
    return replace(
        readings[0],
        kind=kind,
        earliest=None if by else first,
        latest=last,
        granularity=coarsest([reading.granularity for reading in readings if reading.granularity]),
        rule="several_dates",
        approximate=any(reading.approximate for reading in readings),
        qualifier="by" if by else None,
        end=readings[-1].end,
        inferred=any(reading.inferred for reading in readings),
    )
