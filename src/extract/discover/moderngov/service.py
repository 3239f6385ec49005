"""The web service of a moderngov site, ``mgWebService.asmx``, asked by plain GET.

Operations, parameters and answers as publicly attested (DemocracyClub/LGSF and other readers); what is odd about them
is said where it is handled. Every function raises WebError, NotOfThisKindError where the site does not offer it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from lxml import etree

from extract.discover.found import Committee, Meeting, Paper
from extract.discover.kind import NothingCameError, NotOfThisKindError
from extract.discover.moderngov.papers import external_address, own_address
from extract.discover.parsing import MarkupError, date_of, flag, read_xml, text_of
from extract.discover.titles import says_exempt
from extract.web import AddressError, Answer, Client, NoAnswerError, PassingError, host_of
from extract.web.answers import is_block_page, is_html

SERVICE = "mgWebService.asmx"
ALL_COMMITTEES = ("-1", "0")
"""What stands for all committees differs from site to site; the other gives an empty answer."""


class Service:
    """The web service below ``base``, the folder that holds it (with its slash)."""

    def __init__(self, client: Client, base: str) -> None:
        self._client = client
        self._base = base

    def committees(self) -> list[Committee]:
        """All committees, former ones too: their papers are still there."""
        root = self._ask("GetCommittees", {})
        found = ((text_of(c, "committeeid"), text_of(c, "committeetitle")) for c in root.iter("committee"))
        return [Committee(number, title or f"Committee {number}") for number, title in found if number]

    def meetings(self, committee: Committee, first: dt.date, last: dt.date) -> list[Meeting]:
        """The meetings of a committee on these days. Some sites pass over the dates, so they are checked here."""
        root = self._ask("GetMeetings", {"lCommitteeId": committee.id, **_days(first, last)})
        return list(_between((_meeting(m, committee) for m in root.iter("meeting")), first, last))

    def all_meetings(self, first: dt.date, last: dt.date) -> list[Meeting]:
        """The meetings of all committees on these days; empty where the site gives none, or has no word for all."""
        for everyone in ALL_COMMITTEES:
            asked = {"lCommitteeId": everyone, **_days(first, last), "bIsAscendingDateOrder": "true"}
            try:
                root = self._ask("GetAllMeetingsByDate", asked)
            except (NoAnswerError, MarkupError, NotOfThisKindError):
                return []
            found = list(_between((_meeting(m) for m in root.iter("meeting")), first, last))
            if found:
                return found
        return []

    def papers(self, meeting: Meeting) -> list[Paper]:
        """The papers that stand under the items of a meeting. Packs and minutes are not in the web service."""
        root = self._ask("GetMeeting", {"lMeetingId": meeting.id})
        return [paper for item in root.iter("agendaitem") for paper in self._of_item(item)]

    def _of_item(self, item: etree._Element) -> Iterator[Paper]:
        number = (text_of(item, "agendaitemnumber") or "").rstrip(".")
        title = text_of(item, "agendaitemtitle")
        printed = (text_of(item, "fulldisplaynumberformat") or number).rstrip(".")
        heading = number in ("", "0")
        for linked in item.iter("linkeddoc"):
            paper = self._paper(linked, flag(item, "isrestricted"), title)
            if paper:
                yield Paper(
                    address=paper[0], title=paper[1], kind="link" if paper[2] else "report", attachment_id=paper[3],
                    item_id=text_of(item, "agendaitemid"), agenda_item=None if heading else printed or None,
                    item_title=title, published=date_of(linked, "publicationdate"), restricted=paper[4],
                )  # fmt: skip

    def _paper(
        self, linked: etree._Element, exempt_item: bool, item_title: str | None
    ) -> tuple[str, str | None, bool, str | None, bool] | None:
        """Address, title, whether it is a link to another site, number, whether it is exempt."""
        raw, title, number = text_of(linked, "url"), text_of(linked, "title"), text_of(linked, "attachmentid")
        exempt = exempt_item or flag(linked, "isrestricted") or says_exempt(title, item_title)
        if flag(linked, "isurl"):
            address = external_address(raw, self._base) if raw else None
            outside = address is not None and host_of(address) != host_of(self._base)
            return (address, title, outside, None, exempt) if address else None
        try:
            address = own_address(raw or f"mgConvert2PDF.aspx?ID={number}", self._base)
        except AddressError:
            address = own_address(f"mgConvert2PDF.aspx?ID={number}", self._base) if number else None
        return (address, title, False, number, exempt) if address else None

    def _ask(self, operation: str, parameters: Mapping[str, str]) -> etree._Element:
        query = f"?{urlencode(parameters)}" if parameters else ""
        address = f"{self._base}{SERVICE}/{operation}{query}"
        return self._client.ask(address, lambda answer: self._root(operation, answer))

    def _root(self, operation: str, answer: Answer) -> etree._Element:
        body = answer.read(self._client.policy.max_page_bytes)
        if is_block_page(body):
            raise self._client.blocked(answer.address, "a page that asks for a human")
        if answer.status < 400 and not body.strip():
            raise NothingCameError(f"{operation}: status {answer.status} with an empty answer")
        if answer.status >= 400:
            told = body[:200].decode("utf-8", "replace").splitlines()[:1]
            raise NotOfThisKindError(f"{operation}: status {answer.status} {''.join(told)}")
        if is_html(body):
            raise NotOfThisKindError(f"{operation}: a web page came in place of XML")
        try:
            return read_xml(body)
        except MarkupError as error:
            if "whole" in str(error):  # cut short on the way: another attempt may bring it all
                raise PassingError(host_of(answer.address), f"{operation}: {error}") from None
            raise


def _days(first: dt.date, last: dt.date) -> dict[str, str]:
    """Dates as the service understands them. Other forms are taken without complaint, and the range is then ignored."""
    return {"sFromDate": first.strftime("%d/%m/%Y"), "sToDate": last.strftime("%d/%m/%Y")}


def _meeting(element: etree._Element, committee: Committee | None = None) -> Meeting:
    return Meeting(
        id=text_of(element, "meetingid") or "",
        committee_id=committee.id if committee else text_of(element, "committeeid"),
        committee=committee.title if committee else text_of(element, "committeetitle"),
        date=date_of(element, "meetingdate"),
        status=text_of(element, "meetingstatus"),
    )


def _between(meetings: Iterator[Meeting], first: dt.date, last: dt.date) -> Iterator[Meeting]:
    for meeting in meetings:
        if meeting.id and (meeting.date is None or first <= meeting.date <= last):
            yield meeting
