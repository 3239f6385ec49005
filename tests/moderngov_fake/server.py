"""A moderngov site: which page or operation gives what."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from moderngov_fake import answers
from site_fake.content import Council, Item, Meeting, Paper
from site_fake.server import HTML, PDF, TEXT, FakeSite, Reply, SiteModes, html, missing, named, xml


@dataclass(slots=True, kw_only=True)
class Modes(SiteModes):
    """How the site misbehaves."""

    everyone: str | None = "-1"
    """What stands for all committees in GetAllMeetingsByDate; None for nothing."""
    service_off: bool = False
    html_for_xml: bool = False
    dates_ignored: bool = False
    http_host: str | None = None
    """Host in the addresses the web service gives, with http, in place of the site's own."""


class FakeModernGov(FakeSite[Modes]):
    """The site."""

    def __init__(self, council: Council, modes: Modes | None = None, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__(council, modes or Modes(), host, port)
        self._by_id = {paper.id: paper for paper in council.papers}

    def route(self, page: str, query: str) -> Reply:
        return self._route(page, named(query))

    def posted(self, action: str, query: dict[str, str]) -> tuple[int, bytes] | None:
        try:
            text = self.operation(action, query).removeprefix(answers.HEAD)
        except LookupError:
            return 500, b"fault"
        return 200, answers.SOAP.format(action, text).encode()

    def _route(self, page: str, query: dict[str, str]) -> Reply:
        if page.startswith("mgWebService.asmx"):
            return self._service(page.partition("/")[2], query)
        if page == "mgListCommittees.aspx":
            return html(answers.committee_list(self.council))
        if page == "ieListMeetings.aspx":
            committee = query.get("CID") or query.get("COMMITTEEID")
            return html(answers.meeting_list([m for m in self.council.meetings if str(m.committee.id) == committee]))
        if page == "ieListDocuments.aspx":
            meeting = self._meeting(query.get("MID"))
            return html(answers.documents(meeting)) if meeting else missing()
        if page == "mgAi.aspx":
            item = next((i for m in self.council.meetings for i in m.items if str(i.id) == query.get("ID")), None)
            return html(answers.page(item.title, "")) if item else missing()
        if page == "mgRss.aspx":
            return html(answers.page("RSS", "")) if "BCR" in query else xml(answers.rss(self.council, self.address))
        if page == "mgConvert2PDF.aspx":
            return self._paper(query.get("ID", ""))
        document = re.match(r"documents/([sgb])(\d+)/", page)
        return self._document(document[1], document[2], query.get("T")) if document else missing()

    def _service(self, operation: str, query: dict[str, str]) -> Reply:
        if self.modes.service_off:
            return 404, HTML, b"<html><title>The resource cannot be found.</title></html>"
        if self.modes.html_for_xml or not operation:
            return html(answers.OPERATIONS)
        try:
            return xml(self.operation(operation, query))
        except KeyError as missing:
            return 500, TEXT, f"Missing parameter: {missing.args[0]}.".encode()
        except LookupError:
            return 500, TEXT, f"{operation} Web Service method name is not valid.".encode()

    def operation(self, name: str, query: dict[str, str]) -> str:
        """The XML of an operation. Raises KeyError for a missing parameter, LookupError for an unknown operation."""
        base = f"http://{self.modes.http_host}{self.modes.prefix}" if self.modes.http_host else self.address
        if name == "GetCommittees":
            return answers.committees(self.council)
        if name == "GetMeetings":
            number, days = query["LCOMMITTEEID"], self._days(query["SFROMDATE"], query["STODATE"])
            return answers.meetings([m for m in self._on(days) if str(m.committee.id) == number])
        if name == "GetAllMeetingsByDate":
            days, _ = self._days(query["SFROMDATE"], query["STODATE"]), query["BISASCENDINGDATEORDER"]
            number = query["LCOMMITTEEID"]
            return answers.all_meetings(
                m for m in self._on(days) if number in (self.modes.everyone, str(m.committee.id))
            )
        if name == "GetMeeting":
            meeting = self._meeting(query["LMEETINGID"])
            return answers.meeting(meeting, base) if meeting else f"{answers.HEAD}<meeting></meeting>"
        if name == "GetAttachment":
            found = self._placed(query["LATTACHMENTID"])
            return answers.attachment(*found, base) if found else f"{answers.HEAD}<attachment></attachment>"
        raise LookupError(name)

    def _days(self, first: str, last: str) -> tuple[dt.date, dt.date] | None:
        """Only dd/mm/yyyy is understood; for anything else, ISO dates too, the range is silently passed over."""
        if self.modes.dates_ignored:
            return None
        try:
            return tuple(dt.datetime.strptime(text, "%d/%m/%Y").date() for text in (first, last))  # type: ignore[return-value]
        except ValueError:
            return None

    def _on(self, days: tuple[dt.date, dt.date] | None) -> list[Meeting]:
        return [m for m in self.council.meetings if days is None or days[0] <= m.date <= days[1]]

    def _meeting(self, number: str | None) -> Meeting | None:
        return next((m for m in self.council.meetings if str(m.id) == number), None)

    def _placed(self, number: str) -> tuple[Meeting, Item, Paper] | None:
        placed = ((m, i, p) for m in self.council.meetings for i in m.items for p in i.papers)
        return next((found for found in placed if str(found[2].id) == number), None)

    def _paper(self, number: str) -> Reply:
        paper = self._by_id.get(int(number)) or self.council.paper(int(number)) if number.isdecimal() else None
        if paper is None:
            return missing()
        return html(answers.LOGIN_PAGE) if paper.restricted else (200, PDF, paper.body)

    def _document(self, letter: str, number: str, kind: str | None) -> Reply:
        if letter == "s":
            return self._paper(number)
        wholes = [w for m in self.council.meetings for w in m.wholes if w.letter == letter and str(w.id) == number]
        found = next((whole for whole in wholes if str(whole.kind) == kind), None)
        return (200, PDF, found.body) if found else missing()
