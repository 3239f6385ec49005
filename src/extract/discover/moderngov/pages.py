"""The pages of a moderngov site, for what its web service does not give: packs and minutes, or everything where the
service is switched off. Functions raise WebError."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

from lxml.html import HtmlElement

from extract.discover.found import Committee, Meeting, Paper
from extract.discover.moderngov.papers import attachment_of, is_paper, kind_of, own_address
from extract.discover.parsing import day_in, words
from extract.discover.reading import hrefs, read_page
from extract.discover.titles import clean_title, says_exempt
from extract.web import Client

OWN = re.compile(rb"ieListDocuments|mgItem")
"""What shows that a page is of the site though it also has a box for a password."""
ITEM = re.compile(r"(?:^#?AI|mgAi\.aspx\?ID=)(\d+)", re.I)


class Pages:
    """The pages below ``base``, the folder that holds them (with its slash)."""

    def __init__(self, client: Client, base: str) -> None:
        self._client = client
        self._base = base

    def committees(self) -> list[Committee]:
        """The committees of the site's own list."""
        found: dict[str, Committee] = {}
        for link, address in self._links("mgListCommittees.aspx"):
            number = _number(address, "mgCommitteeDetails.aspx", "ID")
            title = words(link.text_content())
            if number and title:
                found.setdefault(number, Committee(number, title))
        return list(found.values())

    def meetings(self, committee: Committee, first: dt.date, last: dt.date) -> list[Meeting]:
        """The meetings of a committee on these days, and those whose day the list does not tell."""
        found: dict[str, Meeting] = {}
        for link, address in self._links(f"ieListMeetings.aspx?CId={quote(committee.id)}&Year=0"):
            number = _number(address, "ieListDocuments.aspx", "MID")
            day = day_in(link.text_content())
            if number and (day is None or first <= day <= last):
                status = "Cancelled" if "cancel" in _beside(link).lower() else None
                found.setdefault(number, Meeting(number, committee.id, committee.title, day, status))
        return list(found.values())

    def papers(self, meeting: Meeting) -> list[Paper]:
        """Every paper on a meeting's page: under its items, and of the meeting as a whole."""
        committee = f"CId={quote(meeting.committee_id)}&" if meeting.committee_id else ""
        root, place = self._page(f"ieListDocuments.aspx?{committee}MId={quote(meeting.id)}&Ver=4")
        found: dict[str, Paper] = {}
        for row in root.xpath("//table[@id='mgItemTable' or contains(@class, 'mgItemTable')]//tr"):
            for paper in _of_item(row, place, self._base):
                found.setdefault(_key(paper), paper)
        for link, address in hrefs(root, place):
            if is_paper(address):
                paper = _paper(link, address, self._base)
                found.setdefault(_key(paper), paper)
        return list(found.values())

    def _links(self, page: str) -> Iterator[tuple[HtmlElement, str]]:
        root, place = self._page(page)
        return hrefs(root, place)

    def _page(self, page: str) -> tuple[HtmlElement, str]:
        return read_page(self._client, f"{self._base}{page}", OWN)


def _of_item(row: HtmlElement, place: str, base: str) -> Iterator[Paper]:
    """The papers in a row of the table of items."""
    number = words(" ".join(cell.text_content() for cell in row.find_class("mgItemNumberCell")))
    titles = row.find_class("mgAiTitleLnk") or [t for t in row.find_class("mgAiTitleTxt") if not _in_number_cell(t)]
    title = clean_title(titles[0].text_content()) if titles else None
    marks = [value for name in ("id", "name", "href") for value in row.xpath(f".//@{name}")]
    item = next((found[1] for found in map(ITEM.search, map(str, marks)) if found), None)
    for link, address in hrefs(row, place):
        if is_paper(address):
            yield _paper(link, address, base, item, (number or "").rstrip(".") or None, title)


def _paper(
    link: HtmlElement,
    address: str,
    base: str,
    item_id: str | None = None,
    number: str | None = None,
    item_title: str | None = None,
) -> Paper:
    title = clean_title(link.text_content())
    own = own_address(address, base)
    return Paper(
        address=own,
        title=title,
        kind=kind_of(own, title),
        attachment_id=attachment_of(own),
        item_id=item_id,
        agenda_item=number,
        item_title=item_title,
        restricted=says_exempt(title, item_title),
    )


def _in_number_cell(element: HtmlElement) -> bool:
    return any("mgItemNumberCell" in (parent.get("class") or "") for parent in element.iterancestors("td"))


def _key(paper: Paper) -> str:
    return paper.attachment_id or paper.address


def _number(address: str, page: str, parameter: str) -> str | None:
    """The number a link to ``page`` carries; names of parameters come in any case."""
    parts = urlsplit(address)
    if not parts.path.lower().endswith(f"/{page.lower()}"):
        return None
    query = {name.upper(): values[0] for name, values in parse_qs(parts.query).items()}
    number = query.get(parameter, "")
    return number if number.isdecimal() else None


def _beside(link: HtmlElement) -> str:
    parent = link.getparent()
    return parent.text_content() if parent is not None else ""
