"""The papers at hand, found by address, title and council."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from extract.codelists import DocumentType

_ATTACHMENT = re.compile(
    r"/documents/s(?P<id>\d+)/|/mgconvert2pdf\.aspx\?(?:.*&)?id=(?P<by_handler>\d+)", re.IGNORECASE
)
"""A moderngov attachment: its id in the path, or asked for by the handler that turns it into a PDF."""
APPENDIX = re.compile(
    r"^(?:item\s+\d+\s*[:–—-]?\s*)?(?:appendix|annex|attachment|enclosure)\s+(?P<mark>[A-Z]{1,2}|\d{1,2}|[ivx]{1,4})\b"
    r"\s*[:.–—-]?\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DATED = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?:\s*[-–to]+\s*\d{1,2}(?:st|nd|rd|th)?)?\s+)?(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\s+\d{4})?"
    r"|\b(?:q|quarter|month|period|version|v)\s*\d+\b|\b\d{1,4}(?:[/.-]\d{1,4})*\b|\b(?:draft|final|revised|updated)\b"
    r"|\b(?:first|second|third|fourth)\s+quarter\b",
    re.IGNORECASE,
)
"""What differs between the editions of a paper."""
_GENERIC = frozenset((
    "a", "an", "the", "and", "of", "for", "to", "on", "in", "by", "with", "from", "at", "as", "its", "it", "this",
    "that", "draft", "final", "update", "updated", "report", "reports", "plan", "plans", "action", "actions",
    "strategy", "policy", "appendix", "annex", "council", "councils", "borough", "county", "city", "district",
    "london", "cabinet", "committee", "board", "paper", "document", "agenda", "item", "progress", "response",
    "review", "summary", "full", "attached",
))  # fmt: skip
"""Words that many papers of a council have in their titles."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: a part of a file, with what tells which it is."""

    document_id: str
    council_code: str
    part_id: str
    position: int
    page_first: int
    title: str
    document_type: DocumentType
    agenda_item: str | None
    meeting_date: dt.date | None
    challenge: tuple[dt.date, dt.date] | None
    """First and last day of the peer challenge its file is about."""
    source_uri: str
    alone: bool
    """Whether its file holds no other paper."""

    @property
    def key(self) -> tuple[str, int]:
        return (self.document_id, self.position)


class Catalogue:
    """Papers by what they are named by. Words lead to few papers, so a store of a hundred thousand is no burden."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self.by_part: dict[str, Paper] = {}
        self.by_document: dict[str, list[Paper]] = {}
        self.by_address: dict[str, Paper] = {}
        self.by_stem: dict[tuple[str, tuple[str, ...]], list[Paper]] = {}
        self.of_challenges: dict[str, list[Paper]] = {}
        """By council, the papers of files that state the days of a peer challenge."""
        self._holding: dict[tuple[str, str], list[Paper]] = {}
        """By council and word, the papers with that word in their title."""
        ordered = sorted(papers, key=lambda paper: paper.key)
        for paper in ordered:
            self.by_part[paper.part_id] = paper
            self.by_document.setdefault(paper.document_id, []).append(paper)
            self.by_stem.setdefault((paper.council_code, stem(paper.title)), []).append(paper)
            if paper.challenge:
                self.of_challenges.setdefault(paper.council_code, []).append(paper)
            if "://" in paper.source_uri:
                self.by_address.setdefault(address_key(paper.source_uri), paper)
            for word in all_words(paper.title):
                self._holding.setdefault((paper.council_code, word), []).append(paper)
        self._rarest: dict[tuple[str, str], list[Paper]] = {}
        """By council and word, the papers of whose title that is the rarest word."""
        for paper in ordered:
            key = self._rare(paper.council_code, all_words(paper.title))
            if key:
                self._rarest.setdefault(key, []).append(paper)

    def _rare(self, council: str, found: Iterable[str]) -> tuple[str, str] | None:
        keys = ((council, word) for word in found)
        return min(keys, key=lambda key: (len(self._holding.get(key, ())), key), default=None)

    def saying_all_of(self, text: str, council: str) -> list[Paper]:
        """Papers of a council whose title may have every word of ``text``."""
        key = self._rare(council, all_words(text))
        return self._holding.get(key, []) if key else []

    def said_by(self, text: str, council: str) -> list[Paper]:
        """Papers of a council whose whole title may stand in ``text``."""
        return [paper for word in sorted(all_words(text)) for paper in self._rarest.get((council, word), ())]


@lru_cache(maxsize=4096)
def address_key(address: str) -> str:
    """What two ways of writing an address have in common; for a moderngov attachment, its host and id."""
    parts = urlsplit(address.strip())
    host = (parts.hostname or "").removeprefix("www.")
    rest = unquote(parts.path) + (f"?{unquote(parts.query)}" if parts.query else "")
    attachment = _ATTACHMENT.search(rest)
    if attachment:
        return f"{host} attachment {attachment['id'] or attachment['by_handler']}"
    return f"{host}{rest.rstrip('/').lower()}"


@lru_cache(maxsize=65536)
def words(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, numbers among them."""
    return frozenset(_tokens(title)) - _GENERIC


@lru_cache(maxsize=65536)
def all_words(title: str) -> frozenset[str]:
    """Every word of a title but its appendix label."""
    return frozenset(_tokens(title))


@lru_cache(maxsize=65536)
def stem(title: str) -> tuple[str, ...]:
    """The words of a title that all its editions share, in order: dates, quarters and numbers left out."""
    return tuple(_tokens(_DATED.sub(" ", title)))


def _tokens(title: str) -> list[str]:
    label = APPENDIX.match(title)
    plain = (label["title"] if label else title).lower().replace("’", "'").replace("&", " and ")
    return re.findall(r"[a-z]+(?:'[a-z]+)?|\d+", plain)


def mark_of(title: str) -> str | None:
    """The letter or number of an appendix: "B" of "Appendix B – Action Plan"."""
    label = APPENDIX.match(title)
    return label["mark"].upper() if label else None
