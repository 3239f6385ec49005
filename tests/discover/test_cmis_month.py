"""The days of a month's page, however a site writes them; a page without days is no month."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml.html import fromstring

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
