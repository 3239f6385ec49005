"""The page of a meeting: its documents, with what they are labelled as, and the decisions it leads to."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extract.discover.cmis.calendar import OWN
from extract.discover.cmis.month import Entry
from extract.discover.found import Paper
from extract.discover.kind import PASSED_OVER
from extract.discover.parsing import words
from extract.discover.reading import hrefs, read_page
from extract.discover.titles import clean_title, kind_in_words, says_exempt
from extract.sources import PaperKind
from extract.web import Client, host_of

DOCUMENT = re.compile(r"/Document\.ashx$", re.I)
DECISION = re.compile(r"/ctl/ViewCMIS_DecisionDetails/.*?/Id/(?P<id>[0-9a-f-]{8,40})\b", re.I)
ITEM = re.compile(r"\bagenda-?_?item\b|\bAgendaItem", re.I)
ITEM_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})?[a-z]?|[A-Z]\d{1,3})[.)\s]\s*(?=\S)")
MOST_DOCUMENTS = 1_000
"""Of one page; the fullest agendas have some two hundred. Each asks what stands around it, so more take too long."""
MOST_BEFORE = 20
"""Elements before a list among which its label is looked for."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption")
SIZE = re.compile(r"\s*\(\s*[\d.,]+\s*[KMG]b\s*\)\s*$", re.I)


def papers_of(client: Client, entry: Entry, *, with_decisions: bool, remarks: list[str]) -> list[Paper]:
    """The papers of a meeting; ``with_decisions``: those on the pages of its decisions too, one request each. A page of
    a decision that gives no answer is told in ``remarks``. Raises WebError."""
    root, place = read_page(client, entry.page, OWN)
    papers = list(_documents(root, place, entry.meeting_id))
    known = {paper.address for paper in papers}
    for number, address in _decisions(root, place).items() if with_decisions else ():
        try:
            page, there = read_page(client, address, OWN)
        except PASSED_OVER as error:
            remarks.append(f"{entry.committee}, {entry.day}: a decision could not be read ({error})")
            continue
        more = _documents(page, there, entry.meeting_id, number, words(_first(page, HEADINGS)))
        papers += (paper for paper in more if paper.address not in known)
    return papers


def _documents(
    root: HtmlElement, place: str, meeting: str, decision: str | None = None, of: str | None = None
) -> Iterator[Paper]:
    """Every document linked on a page, once; ``decision``: the page is about one, of the title ``of``."""
    seen: set[str] = set()
    standing: Counter[tuple[str | None, ...]] = Counter()
    for link, address in hrefs(root, place):
        if not DOCUMENT.search(urlsplit(address).path) or address in seen or len(seen) == MOST_DOCUMENTS:
            continue
        seen.add(address)
        number, item_title = _item(link)
        title = clean_title(SIZE.sub("", words(link.text_content()) or ""))
        standing[place_of := (meeting, decision, number, item_title, title)] += 1
        kind: PaperKind | None = "report" if number or item_title else kind_in_words(title, _label(link))
        if decision and kind is None:
            kind = "decisions"
        if host_of(address) != host_of(place):
            kind = "link"
        yield Paper(
            address=address, title=title, kind=kind or _of_meeting(title),
            attachment_id=_lasting(*place_of, str(standing[place_of])), item_id=decision, agenda_item=number,
            item_title=item_title or of, restricted=says_exempt(title, item_title),
        )  # fmt: skip


def _lasting(*standing: str | None) -> str:
    """A number of ours for a document, from where it stands: its address may be another at each visit."""
    return f"at-{hashlib.sha256(chr(31).join(part or '' for part in standing).encode()).hexdigest()[:20]}"


def _of_meeting(title: str | None) -> PaperKind:
    """Of a document about the meeting as a whole whose words tell no more."""
    said = (title or "").lower()
    if "agenda" in said:
        return "pack" if "report" in said or "pack" in said else "front_sheet"
    return "report"


def _item(link: HtmlElement) -> tuple[str | None, str | None]:
    """Number and title of the agenda item a document stands under, where the page shows it under one."""
    inside = next((parent for parent in link.iterancestors() if ITEM.search(parent.get("class") or "")), None)
    if inside is None:
        return None, None
    titled = [part for part in inside.iter() if "title" in (part.get("class") or "").lower() and part.tag != "a"]
    said = words(titled[0].text_content() if titled else _first(inside, (*HEADINGS, "strong")) or "")
    number = ITEM_NUMBER.match(said or "")
    return (number[1] if number else None), ((said or "")[number.end() if number else 0 :].strip() or None)


def _label(link: HtmlElement) -> str | None:
    """What the list of documents is called: the nearest heading or label before it."""
    within = next((parent for parent in link.iterancestors("ol", "ul")), None)
    if within is None:
        return None
    for before in islice(within.itersiblings(preceding=True), MOST_BEFORE):
        if before.tag in HEADINGS or "label" in (before.get("class") or "").lower():
            return words(before.text_content())
    return None


def _decisions(root: HtmlElement, place: str) -> dict[str, str]:
    """By its id, the page of each decision."""
    found: dict[str, str] = {}
    for _, address in hrefs(root, place):
        decision = DECISION.search(address)
        if decision:
            found.setdefault(decision["id"], address)
    return found


def _first(root: HtmlElement, tags: tuple[str, ...]) -> str | None:
    """The words of the first element with one of these tags."""
    element = next(iter(root.iter(*tags)), None)
    return None if element is None else str(element.text_content())
