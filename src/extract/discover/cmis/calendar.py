"""The way to the calendar of a CMIS site: which page it stands on, and how to ask it for a month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extract.discover.cmis.month import MEETING, Entry, listed
from extract.discover.kind import NotOfThisKindError, most_telling
from extract.discover.parsing import MarkupError
from extract.discover.reading import hrefs, read_page
from extract.web import Client, DisallowedError, NoAnswerError, TooLargeError, WebError, host_of

PAGES = ("Meetings.aspx", "MeetingsCalendar.aspx", "CalendarofMeetings.aspx", "MeetingCalendar.aspx")
"""Names under which councils have put the calendar."""
COMMITTEES = ("Committees.aspx", "Committee.aspx")
MODULE = re.compile(r"\bdnn[_$]ctr(\d+)[_$]MeetingCalendarPublic", re.I)
"""The calendar's module in the names of its parts, "dnn$ctr397$MeetingCalendarPublic$…"; the name goes on on some sites
(``…PublicList``)."""
VIEW = re.compile(r"(?P<way>.*/tabid/\d+)/ctl/\w+/mid/(?P<module>\d+)\b", re.I)
DETAILS = re.compile(r"/ctl/ViewCMIS_CommitteeDetails/", re.I)
OWN = re.compile(rb"dnn[_$]ctr|/tabid/|ModCMIS", re.I)
"""What pages of these sites hold, though they may also have a box for a password."""
MOST_COMMITTEES = 4
"""Pages of committees that are looked at for a link to any meeting."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """``months``: the address of a month's page, with ``{date}`` in it; None where no way to it was found. ``shown``:
    the meetings of the current month, as the list view has them."""

    months: str | None
    shown: tuple[Entry, ...] = ()

    def month(self, client: Client, first: dt.date) -> tuple[HtmlElement, str]:
        """The page of the month that begins on ``first``. Such a page can take 40 seconds. Raises WebError."""
        assert self.months
        return read_page(client, self.months.replace("{date}", first.isoformat()), OWN)


def find_calendar(client: Client, base: str) -> Calendar:
    """The calendar of the site below ``base``. Raises NotOfThisKindError where there is none, WebError.

    The pages of months are reached only by an address with the number of the page, which stands nowhere but in links
    to meetings: on the calendar itself, in its list of the current month, or, when there are no meetings this month,
    on the pages of committees.
    """
    module, root, place = _entry(client, base)
    way = _way(base, root, place, module)
    if way:
        return Calendar(_months(way))
    try:
        root, place = read_page(client, f"{place}?ctl=MeetingCalendarListView&mid={module}", OWN)
    except (MarkupError, NoAnswerError, DisallowedError, TooLargeError):
        shown: tuple[Entry, ...] = ()
    else:
        shown = tuple(listed(root, place))
        way = _way(base, root, place, module)
    way = way or _by_committees(client, base)
    return Calendar(_months(way) if way else None, shown)


def _entry(client: Client, base: str) -> tuple[str, HtmlElement, str]:
    """The number of the calendar's module, and the page it stands on with its address."""
    told: list[WebError] = []
    for name in PAGES:
        try:
            root, place = read_page(client, f"{base}{name}", OWN)
        except (MarkupError, NoAnswerError, DisallowedError) as error:
            told.append(error)
            continue
        marks = (str(value) for value in root.xpath("//@id | //@name | //@href"))
        module = next((found[1] for found in map(MODULE.search, marks) if found), None)
        if module:
            return module, root, place
        told.append(NotOfThisKindError(f"{base}{name} holds no calendar of CMIS"))
    fault = most_telling(told)
    raise NotOfThisKindError(str(fault)) if isinstance(fault, NoAnswerError) else fault


def _way(base: str, root: HtmlElement, place: str, module: str | None) -> tuple[str, str] | None:
    """What the address of any view of the module begins with, and the module's number, from a link on the page."""
    for _, address in hrefs(root, place):
        found = VIEW.match(address)
        if not found or not _of_site(address, place, base):
            continue
        if found["module"] == module or (module is None and MEETING.match(address)):
            return found["way"], found["module"]
    return None


def _by_committees(client: Client, base: str) -> tuple[str, str] | None:
    """The same from the page of any committee that has met."""
    for address in list(_committee_pages(client, base))[:MOST_COMMITTEES]:
        try:
            way = _way(base, *read_page(client, address, OWN), module=None)
        except (MarkupError, NoAnswerError, DisallowedError, TooLargeError):
            continue
        if way:
            return way
    return None


def _committee_pages(client: Client, base: str) -> Iterator[str]:
    for name in COMMITTEES:
        try:
            root, place = read_page(client, f"{base}{name}", OWN)
        except (MarkupError, NoAnswerError, DisallowedError, TooLargeError):
            continue
        found = (address for _, address in hrefs(root, place) if DETAILS.search(address))
        yield from dict.fromkeys(address for address in found if _of_site(address, place, base))


def _of_site(address: str, place: str, base: str) -> bool:
    """Whether an address is of the site at ``base`` that ``place`` is a page of: of its host, and there of its folder,
    since several councils may share a host. Pages of joint committees lead to the sites of neighbours."""
    paths = [urlsplit(one).path.lower() for one in (address, place, base)]
    moved = not paths[1].startswith(paths[2])
    return host_of(address) == host_of(place) and (moved or paths[0].startswith(paths[2]))


def _months(way: tuple[str, str]) -> str:
    prefix, module = way
    return f"{prefix}/ctl/MeetingCalendarPublicNoJava/mid/{module}/Date/{{date}}/Default.aspx"
