"""Which paper a printed link means."""

from __future__ import annotations

from collections.abc import Iterator

from extract.links.catalogue import Catalogue, Paper, address_key, all_words, mark_of, words
from extract.schema import UNKNOWN, LinkRecord

TELLING = 3
"""So many words that few titles share make a title its own, whatever meeting it is for."""
FRONT = ("agenda", "agenda_pack", "minutes")


Target = tuple[str | None, str | None]
"""The document and the part that a link means; the part is None where the whole file is meant or the file unknown."""


def target_of(link: LinkRecord, own: Paper, catalogue: Catalogue) -> Target:
    """What ``link``, which stands in ``own``, means: by its address, else by its words."""
    if link.uri:
        found = catalogue.by_address.get(address_key(link.uri))
        if found and found.document_id != own.document_id:
            return found.document_id, found.part_id if found.alone else None
    if link.relation == "appendix_of":
        fitting = [paper for paper in _near(link, own, catalogue) if _is_appendix(link, own, paper)]
    else:
        cited = catalogue.said_by(link.text, own.council_code)
        fitting = [paper for paper in cited if _is_cited(link, own, paper)]
    others = (paper for paper in fitting if paper.part_id != own.part_id)
    best = min(others, key=lambda paper: _order(link, own, paper), default=None)
    return (best.document_id, best.part_id) if best else (None, None)


def _near(link: LinkRecord, own: Paper, catalogue: Catalogue) -> Iterator[Paper]:
    """Papers of the same file; then those with its words in their titles, of the council or of none that is known."""
    yield from catalogue.by_document.get(own.document_id, ())
    for council in dict.fromkeys((own.council_code, UNKNOWN)):
        yield from catalogue.saying_all_of(link.text, council)


def _order(link: LinkRecord, own: Paper, paper: Paper) -> tuple[bool, bool, int, tuple[str, int]]:
    """Papers of the same file first, then those with the same label, then the closest title; no two are equal."""
    apart = len(all_words(link.text) ^ all_words(paper.title))
    return (paper.document_id != own.document_id, mark_of(paper.title) != mark_of(link.text), apart, paper.key)


def _is_appendix(link: LinkRecord, own: Paper, paper: Paper) -> bool:
    """Whether ``paper`` is the appendix named: by its label in the same item of a pack, else by its title."""
    if paper.document_type in FRONT or paper.document_type == "cover_report":
        return False
    if paper.document_id == own.document_id:
        follows = paper.position > own.position and paper.agenda_item == own.agenda_item
        label = mark_of(paper.title)
        return follows and (label == mark_of(link.text) if label else _says(link.text, paper.title))
    if not _says(link.text, paper.title):
        return False
    if paper.council_code != own.council_code or not same_business(own, paper):
        return len(words(link.text)) >= TELLING and (own.meeting_date == paper.meeting_date or not paper.meeting_date)
    return True


def _is_cited(link: LinkRecord, own: Paper, paper: Paper) -> bool:
    """Whether ``paper`` has the title cited, whole, with its dates; a paper is not cited by its own copies."""
    if len(words(paper.title)) < TELLING:
        return False
    return all_words(paper.title) <= all_words(link.text) and all_words(paper.title) != all_words(own.title)


def _says(named: str, title: str) -> bool:
    """Whether a title has all the words it is named by, two at least."""
    wanted = all_words(named)
    return len(wanted) >= 2 and wanted <= all_words(title)


def same_business(one: Paper, other: Paper) -> bool:
    """Whether two papers are for the same meeting, or about the same peer challenge where one names no meeting."""
    if one.meeting_date and other.meeting_date:
        return one.meeting_date == other.meeting_date
    if one.challenge is None or other.challenge is None:
        return False
    return one.challenge[0] <= other.challenge[1] and other.challenge[0] <= one.challenge[1]
