"""A month of the calendar as it is printed: day cells that name no year, and beside each the meetings of the day."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from extract.discover.parsing import MONTHS, MarkupError, day_in, words
from extract.discover.reading import hrefs

MEETING = re.compile(
    r"(?P<way>.*/tabid/\d+)/ctl/ViewMeetingPublic/mid/(?P<module>\d+)/Meeting/(?P<meeting>\d+)/Committee/(?P<committee>\d+)\b",
    re.I,
)
"""The address of a meeting's page. DotNetNuke, of which CMIS is a module, needs the numbers of its page (``tabid``) and
of the module on it (``mid``); both differ from site to site and change when a site is laid out anew."""
DAY = re.compile(
    r"^(?:(?P<weekday>[A-Z][a-z]{2,8}),?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"\s+(?P<month>[A-Z][a-z]+)(?:\s+(?P<year>\d{4}))?$"
)
"""A day cell: "Monday, 8 June", also "Mon 8th June" or "8 June"."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TIME = re.compile(r"^\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:-\s*)?", re.I)
DATED = re.compile(r"^\d{1,2} \w+ \d{4}\s+(?:\d{1,2}[:.]\d{2})?\s*-\s*")
STATUS = re.compile(r"[\s\-–:*(\[]*\b(cancelled|postponed|adjourned|rescheduled)\b[\s\-–:*)\]]*", re.I)


NEARLY_ALL = 20
"""Days of a month from which on a page is that month's; beside them it may show the ends of its neighbours."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting in the calendar. ``way``: the address up to the number of the page, ``module``: the module's number."""

    meeting_id: str
    committee_id: str
    committee: str
    day: dt.date | None
    status: str | None
    way: str
    module: str

    @property
    def page(self) -> str:
        """The address of the meeting's page with its documents."""
        numbers = f"Meeting/{self.meeting_id}/Committee/{self.committee_id}"
        return f"{self.way}/ctl/ViewMeetingPublic/mid/{self.module}/{numbers}/SelectedTab/Documents/Default.aspx"


def period(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The first day of each month from ``first`` to ``last``."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield dt.date(year, month, 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def entries(root: HtmlElement, place: str, month: dt.date) -> list[Entry] | None:
    """The meetings on the page of a month; None where it shows another month than the one asked for, as sites do that
    pass over the date. An empty list is a month without meetings. Raises MarkupError where no day is to be seen."""
    found: list[Entry] = []
    days: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for cell in root.iter("td"):
        printed = DAY.match(words(cell.text_content()) or "") if len(cell) < 4 else None
        if printed is None:
            continue
        day = _dated(printed, month)
        if day is None:
            continue
        days[day.year, day.month].add(day.day)
        beside = cell.getnext()
        if beside is not None and beside.tag == "td":
            found += (entry for link, address in hrefs(beside, place) if (entry := entry_of(link, address, day)))
    if not days:
        raise MarkupError("no day of a month is on the page")
    return found if _is_of(month, days) else None


def _is_of(month: dt.date, days: Mapping[tuple[int, int], set[int]]) -> bool:
    """Whether a page that shows these days of months is the month's own: it shows some days of it, and they are not
    the end that the page of a neighbour shows."""
    own, most = len(days.get((month.year, month.month), ())), max(map(len, days.values()))
    return own > 0 and not (most >= NEARLY_ALL and own < most / 2)


def listed(root: HtmlElement, place: str) -> list[Entry]:
    """The meetings a page lists with their whole date in the words of the link."""
    found = (entry_of(link, address, day_in(link.text_content())) for link, address in hrefs(root, place))
    return [entry for entry in found if entry]


def entry_of(link: HtmlElement, address: str, day: dt.date | None) -> Entry | None:
    """The meeting that a link leads to; None where it leads elsewhere."""
    place = MEETING.match(address)
    if place is None:
        return None
    said = words(link.text_content()) or ""
    status = STATUS.search(said)
    committee = TIME.sub("", DATED.sub("", STATUS.sub(" ", said).strip())).strip()
    return Entry(
        place["meeting"], place["committee"], committee or f"Committee {place['committee']}", day,
        status[1].capitalize() if status else None, place["way"], place["module"],
    )  # fmt: skip


def _dated(printed: re.Match[str], month: dt.date) -> dt.date | None:
    """The day in a cell, "Monday, 8 June": of the year that is nearest to the month asked for and in which the day of
    the week is right. The page of December may show days of January, and a page may be of another year altogether."""
    named = printed["month"][:3].lower()
    if named not in MONTHS:
        return None
    years = [int(printed["year"])] if printed["year"] else [month.year + step for step in range(-6, 7)]
    possible = []
    for year in years:
        try:
            day = dt.date(year, MONTHS.index(named) + 1, int(printed["day"]))
        except ValueError:
            continue
        if printed["year"] or WEEKDAYS[day.weekday()].startswith((printed["weekday"] or "")[:3]):
            possible.append(day)
    return min(possible, key=lambda day: abs((day - month).days), default=None)
