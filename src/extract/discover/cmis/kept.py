"""Months that were asked, kept between commands: a page of the calendar can take 40 seconds, and old months do not
change."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from pydantic import Field

from extract.discover.cmis.month import Entry
from extract.nested import Record
from extract.plain_files import parsed
from extract.sources import Table, due


class AskedMonth(Record):
    """A month of a site's calendar."""

    months: str = Field(description="Address of the site's months, with {date} in it: another layout, another calendar")
    month: dt.date = Field(description="Its first day")
    meetings: str = Field(description="What it listed, as JSON")
    asked_at: dt.datetime = Field(description="When, UTC")


class Months:
    """The months of a calendar that were asked, in the folder ``state`` of a corpus."""

    def __init__(self, state: Path, months: str, again: bool) -> None:
        """``again``: ask whatever was asked before. Raises TableError."""
        self._months, self._again, self._now = months, again, dt.datetime.now(dt.UTC)
        paths = state / "cmis-months.parquet", state / "cmis-months.jsonl"
        self._table = Table(*paths, AskedMonth, lambda row: (row.months, row.month))

    def known(self, month: dt.date) -> list[Entry] | None:
        """What the month listed; None where it is to be asked (again), or what is kept of it is spoilt."""
        last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
        for row in self._table.rows:
            if (row.months, row.month) == (self._months, month) and not due(row.asked_at, last, self._now, self._again):
                with suppress(ValueError, TypeError, KeyError, AttributeError):
                    return [_entry(told) for told in parsed(row.meetings)]
        return None

    def keep(self, month: dt.date, listed: Sequence[Entry]) -> None:
        told = json.dumps([asdict(entry) for entry in listed], default=str)
        self._table.add([AskedMonth(months=self._months, month=month, meetings=told, asked_at=self._now)])

    def close(self) -> None:
        self._table.fold(lambda row: (row.months, str(row.month)))


def _entry(told: dict[str, str | None]) -> Entry:
    """Raises ValueError or TypeError where it is none."""
    day = told.pop("day")
    if not all(value is None or isinstance(value, str) for value in told.values()):
        raise ValueError("a meeting is told in words")
    return Entry(**told, day=dt.date.fromisoformat(day) if day else None)  # type: ignore[arg-type]
