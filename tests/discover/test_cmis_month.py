"""The days of a month's page, however a site writes them; a page without days is no month."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from lxml.html import fromstring

from extract.discover.cmis.kept import Months
from extract.discover.cmis.month import entries
from extract.discover.parsing import MarkupError

PLACE = "https://council.example/cmis/Calendar/tabid/70/Default.aspx"
MEETING = "/cmis/Calendar/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/12/Committee/3/Default.aspx"
WRITTEN = ("Monday, 8 June", "Mon, 8 June", "Mon 8 June", "Monday 8th June", "8 June", "8 June 2026")
JUNE = dt.date(2026, 6, 1)


@pytest.mark.parametrize("cell", WRITTEN)
def test_a_day_is_read_however_it_is_written(cell: str) -> None:
    page = f'<table><tr><td>{cell}</td><td><a href="{MEETING}">10:00 Cabinet</a></td></tr></table>'
    (entry,) = entries(fromstring(page), PLACE, JUNE) or ()
    assert (entry.day, entry.committee) == (dt.date(2026, 6, 8), "Cabinet")


def test_a_page_without_days_is_no_empty_month() -> None:
    with pytest.raises(MarkupError):
        entries(fromstring("<div><p>Down for maintenance</p></div>"), PLACE, JUNE)


def sheet(first: dt.date, days: int) -> str:
    """A page of the calendar that shows so many days from ``first`` on, with a meeting on each."""
    shown = [first + dt.timedelta(days=n) for n in range(days)]
    return "".join(
        f'<tr><td>{day:%A}, {day.day} {day:%B}</td><td><a href="{MEETING}">10:00 Cabinet</a></td></tr>' for day in shown
    )


@pytest.mark.parametrize("asked", [dt.date(2026, 5, 1), dt.date(2026, 7, 1)])
def test_the_days_of_neighbours_on_a_sheet_do_not_make_it_their_month(asked: dt.date) -> None:
    page = fromstring(f"<table>{sheet(dt.date(2026, 5, 30), 37)}</table>")
    assert len(entries(page, PLACE, JUNE) or ()) == 37
    assert entries(page, PLACE, asked) is None


def test_a_month_of_which_few_days_are_printed_is_that_month() -> None:
    page = fromstring(f"<table>{sheet(JUNE, 1)}{sheet(dt.date(2026, 7, 1), 3)}</table>")
    assert len(entries(page, PLACE, JUNE) or ()) == 4


SPOILT = ("[", "[7]", '[{"day": 7}]', "7", '[{"day": "soon"}]', "[" * 100_000, '[{"day": null}]')


@pytest.mark.parametrize("meetings", SPOILT)
def test_a_month_that_is_kept_spoilt_is_asked_again(meetings: str, tmp_path: Path) -> None:
    months = Months(tmp_path, "https://council.example/{date}", again=False)
    months.keep(JUNE, [])
    assert months.known(JUNE) == []
    journal = tmp_path / "cmis-months.jsonl"
    row = json.loads(journal.read_text())
    journal.write_text(json.dumps(row | {"meetings": meetings}) + "\n")
    assert Months(tmp_path, "https://council.example/{date}", again=False).known(JUNE) is None
