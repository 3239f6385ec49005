"""A CMIS site: which page gives what."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from urllib.parse import quote

from cmis_fake import answers
from moderngov_fake.answers import LOGIN_PAGE
from site_fake.content import Committee, Council, Meeting, Paper, Whole
from site_fake.server import PDF, FakeSite, Reply, SiteModes, html, missing, named

TOKENS = 700
"""Characters of the query of a document's address, about as many as the real ones have."""


@dataclass(slots=True, kw_only=True)
class CmisModes(SiteModes):
    """How the site is laid out, and how it misbehaves."""

    prefix: str = "/cmis5/"
    page: str = "Meetings"
    """Name of the page of the calendar; under every other name it is not found."""
    tab: int = 70
    module: int = 397
    """Numbers of the page and of the module on it; under every other number no view is found."""
    module_name: str = "MeetingCalendarPublic"
    today: dt.date = dt.date(2023, 9, 12)
    links_on_entry: bool = False
    """Whether the page of the calendar itself links meetings, without script."""
    committee_pages: bool = True
    date_ignored: bool = False
    """Month pages always show the current month."""
    neighbours: bool = False
    """Month pages begin and end with days of the months beside them, as a sheet of whole weeks does."""
    tokens_change: bool = False
    """Addresses of documents are others at each visit of a page; the earlier ones still work."""
    tokens_die: bool = False
    """And the earlier ones work no more."""
    http_links: bool = False
    """Links to the site itself name http and the host in capitals."""
    documents_in: str = "ol"
    elsewhere: tuple[str, ...] = ()
    """Pages of committees of other sites, which the list of committees leads to first."""
    extra: dict[str, str] = field(default_factory=dict)
    """By number of a meeting: markup put into its page."""


class FakeCmis(FakeSite[CmisModes]):
    """The site."""

    def __init__(
        self, council: Council, modes: CmisModes | None = None, host: str = "127.0.0.1", port: int = 0
    ) -> None:
        super().__init__(council, modes or CmisModes(), host, port)
        self._papers: dict[str, Paper | Whole] = {}
        self._visits = 0

    @property
    def links(self) -> str:
        """The base as the site's own links name it."""
        if not self.modes.http_links:
            return self.address
        host = self.origin.removeprefix("http://")
        return f"HTTP://{host}{self.modes.prefix}"

    @property
    def way(self) -> str:
        return f"{self.links}{self.modes.page}/tabid/{self.modes.tab}"

    def route(self, page: str, query: str) -> Reply:
        modes, asked = self.modes, named(query)
        if page == f"{modes.page}.aspx":
            if asked.get("CTL") == "MeetingCalendarListView":
                return self._list_view() if asked.get("MID") == str(modes.module) else missing()
            shown = self._in_month(modes.today) if modes.links_on_entry else []
            return html(answers.entry(modes.module, modes.module_name, [self._row(m) for m in shown]))
        if page in ("Committees.aspx", "Committee.aspx"):
            return self._committees() if modes.committee_pages and page == "Committees.aspx" else missing()
        if page == "Document.ashx":
            return self._document(query)
        view = re.fullmatch(r"(\w+)/tabid/(\d+)/ctl/(\w+)/mid/(\d+)/(.*?)/?Default\.aspx", page)
        return self._view(view[1], int(view[2]), view[3], int(view[4]), view[5]) if view else missing()

    # ------------------------------------------------------------ views

    def _view(self, page: str, tab: int, view: str, module: int, rest: str) -> Reply:
        modes = self.modes
        if view == "ViewCMIS_CommitteeDetails":
            return self._committee(rest)
        if (page, tab, module) != (modes.page, modes.tab, modes.module):
            return missing()
        if view == "MeetingCalendarPublicNoJava":
            date = re.fullmatch(r"Date/(\d{4})-(\d\d)-\d\d", rest)
            return self._month(dt.date(int(date[1]), int(date[2]), 1)) if date else missing()
        if view == "ViewMeetingPublic":
            return self._meeting(rest)
        if view == "ViewCMIS_DecisionDetails":
            return self._decision(rest)
        return missing()

    def _list_view(self) -> Reply:
        """Of the current month, whatever date stands in the address."""
        rows = [(self._page(m), f"{m.date.day} {m.date:%b %Y} 11:00 - {_called(m)}") for m in self._in_month()]
        return html(answers.list_view(self.modes.module, rows))

    def _month(self, first: dt.date) -> Reply:
        month = self.modes.today.replace(day=1) if self.modes.date_ignored else first
        day = month - dt.timedelta(days=month.weekday() if self.modes.neighbours else 0)
        last = (month + dt.timedelta(days=32)).replace(day=1)
        last += dt.timedelta(days=(7 - last.weekday()) % 7 if self.modes.neighbours else 0)
        days = []
        while day < last:
            days.append((day, [self._row(m) for m in self.council.meetings if m.date == day]))
            day += dt.timedelta(days=1)
        return html(answers.month(self.modes.module, days))

    def _meeting(self, rest: str) -> Reply:
        asked = re.match(r"Meeting/(\d+)/Committee/(\d+)", rest)
        found = next((m for m in self.council.meetings if asked and str(m.id) == asked[1]), None)
        if found is None:
            return missing()
        self._visits += 1
        decisions = [(item, self._decision_page(item.id)) for item in found.decisions]
        return html(
            answers.meeting(
                found, self._address, decisions, self.modes.documents_in, self.modes.extra.get(str(found.id))
            )
        )

    def _decision(self, rest: str) -> Reply:
        found = [item for m in self.council.meetings for item in m.decisions if rest == f"Id/{answers.guid(item.id)}"]
        self._visits += 1
        return html(answers.decision(found[0], self._address)) if found else missing()

    def _committees(self) -> Reply:
        pages = [(self._details(committee), committee.title) for committee in self.council.committees]
        return html(answers.committees([*((address, "Joint committee") for address in self.modes.elsewhere), *pages]))

    def _committee(self, rest: str) -> Reply:
        met = [m for m in self.council.meetings if rest == f"id/{m.committee.id}"]
        return html(answers.committees([self._row(m) for m in met]))

    # ------------------------------------------------------------ addresses

    def _row(self, meeting: Meeting) -> tuple[str, str]:
        """Address and words of a link to a meeting in the calendar."""
        return self._page(meeting), f"10:00 {_called(meeting)}"

    def _page(self, meeting: Meeting) -> str:
        numbers = f"Meeting/{meeting.id}/Committee/{meeting.committee.id}"
        view = f"{self.way}/ctl/ViewMeetingPublic/mid/{self.modes.module}"
        return f"{view}/{numbers}/SelectedTab/Documents/Default.aspx"

    def _decision_page(self, number: int) -> str:
        view = f"{self.way}/ctl/ViewCMIS_DecisionDetails/mid/{self.modes.module}"
        return f"{view}/Id/{answers.guid(number)}/Default.aspx"

    def _details(self, committee: Committee) -> str:
        return f"{self.links}Committees/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id/{committee.id}/Default.aspx"

    def _address(self, paper: Paper | Whole) -> str:
        """The address of a document: opaque, long, and another at each visit where the mode says so."""
        visit = self._visits if self.modes.tokens_change or self.modes.tokens_die else 0
        letter = paper.letter if isinstance(paper, Whole) else "s"
        name = paper.name if isinstance(paper, Whole) else ""
        if self.modes.tokens_die:
            self._papers = {token: known for token, known in self._papers.items() if known is not paper}
        token = _token(f"{letter}{paper.id}{name}/{visit}")
        self._papers[token] = paper
        return f"{self.modes.prefix}Document.ashx?{token}"

    def _document(self, token: str) -> Reply:
        paper = self._papers.get(token)
        if paper is None:
            return missing()
        return html(LOGIN_PAGE) if isinstance(paper, Paper) and paper.restricted else (200, PDF, paper.body)

    def _in_month(self, day: dt.date | None = None) -> list[Meeting]:
        day = day or self.modes.today
        return [m for m in self.council.meetings if (m.date.year, m.date.month) == (day.year, day.month)]


def _called(meeting: Meeting) -> str:
    return f"{meeting.committee.title}{' - CANCELLED' if meeting.status == 'Cancelled' else ''}"


def _token(words: str) -> str:
    """Names and values that nobody outside can read: Base64 as the real ones, partly percent-encoded."""
    made = []
    while len("&".join(made)) < TOKENS:
        digest = hashlib.sha512(f"{words}/{len(made)}".encode()).digest()
        key, value = base64.b64encode(digest[:24]).decode(), base64.b64encode(digest[24:63]).decode()
        made.append(f"{key.rstrip('=')}={quote(value, safe='/')}")
    return "&".join(made)
