"""One name for each post over all the lead cells of a document, however each cell writes it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Protocol

from extract.tag.leads import read_leads
from extract.tag.vocabulary import Vocabulary

_SMALL = frozenset({"and", "of", "for", "the", "s"})


class Named(Protocol):
    """What is asked of a lead here: a ``Lead``, or a row of ``action_leads``."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def rank(self) -> str | None: ...
    @property
    def portfolio(self) -> str | None: ...
    @property
    def person(self) -> str | None: ...


def canonical_posts(cells: Iterable[str | None], vocabulary: Vocabulary) -> dict[str, str]:
    """The name to count by, for the name of every lead in a document's lead cells (``Lead.name``).

    Posts whose portfolios differ in small words, order and plurals only are one: the name written most often stands
    for them. A rank alone ("the Director") is the one post of that rank, a person or initials alone the one post that
    the person is said to hold; where two would do, each keeps its own name.
    """
    return names_to_count_by([lead for cell in cells for lead in read_leads(cell, vocabulary)], vocabulary)


def names_to_count_by(leads: Sequence[Named], vocabulary: Vocabulary) -> dict[str, str]:
    """``canonical_posts`` of leads that have been read."""
    same = _spellings(leads)
    names = {lead.name: same.get(lead.name, lead.name) for lead in leads}
    posts = [lead for lead in leads if lead.rank and lead.portfolio and lead.portfolio != "All"]
    by_rank = _only({(lead.rank, names[lead.name]) for lead in posts})
    by_person = _only({(key, names[lead.name]) for lead in leads if lead.rank for key in _callings(lead)})
    for lead in leads:
        if lead.rank and lead.name == lead.rank and _awaits_portfolio(lead, vocabulary):
            names[lead.name] = by_rank.get(lead.rank, lead.name)
        elif lead.person and lead.rank is None:
            names[lead.name] = by_person.get(lead.person, lead.name)
    return names


def post_ids(leads: Sequence[Named], council_code: str, vocabulary: Vocabulary) -> list[str | None]:
    """For each lead of a document the key of its post or body within a council, "E09000003/head/planning".

    A key is made of the rank and the words of the portfolio, whatever their order, small words and plurals, so that it
    is the same in every paper of the council; a rank or a person alone has the key of the one post that the paper means
    by it. None for a person of whom no post is known: the key of a post names nobody. Posts of two councils never have
    one key; give ``council_code`` something that only this document has where its council is not known.
    """
    names = names_to_count_by(leads, vocabulary)
    posts = {lead.name: lead for lead in reversed(leads)}
    return [_key(posts.get(names[lead.name], lead), council_code) for lead in leads]


def _key(lead: Named, council_code: str) -> str | None:
    if lead.rank is None and (lead.person or lead.kind == "person"):
        return None
    parts = (
        [_slug(_same_rank(lead)), "-".join(sorted(_words(lead.portfolio or "")))] if lead.rank else [_slug(lead.name)]
    )
    said = [part for part in parts if part]
    return "/".join((council_code, *said)) if said else None


def _slug(name: str) -> str:
    """The words of a rank or a body, in their order: "Overview & Scrutiny Committees" and "the Overview and Scrutiny
    Committee" are one."""
    kept = [word for word in map(_singular, _letters(name)) if word not in _SMALL or word == "of"]
    return "-".join(kept)


def _awaits_portfolio(lead: Named, v: Vocabulary) -> bool:
    """Whether the rank alone is no whole post; an office given by statute is one."""
    rank = v.ranks.get((lead.rank or "").lower())
    return rank is not None and not rank.alone


def _spellings(leads: Iterable[Named]) -> dict[str, str]:
    """Names of posts to the one that stands for all with the same rank and the same words of a portfolio."""
    written: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for lead in leads:
        if lead.rank and lead.portfolio:
            written[_same_rank(lead), _words(lead.portfolio)][lead.name] += 1
    found: dict[str, str] = {}
    for names in written.values():
        best = max(names, key=lambda name: (names[name], -name.count(" and ")))  # of equals the first written
        found.update(dict.fromkeys(names, best))
    return found


def _same_rank(lead: Named) -> str:
    """The rank by which posts are told apart: a head of service is called "Head of Planning" as often."""
    return "Head" if lead.rank == "Head of Service" and lead.portfolio else lead.rank or ""


def _words(portfolio: str) -> frozenset[str]:
    """The words that tell portfolios apart, without the endings of plurals: "Communities" and "Community" are one."""
    return frozenset(map(_singular, _letters(portfolio))) - _SMALL


def _letters(name: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", name.lower().replace("'", "").replace("’", ""))


def _singular(word: str) -> str:
    return re.sub(r"ies$", "y", word).rstrip("s")


def _callings(lead: Named) -> set[str]:
    """What else a holder may be called in a cell: the name, the surname, the initials."""
    if not lead.person:
        return set()
    parts = re.findall(r"[A-Za-z'’-]+", lead.person)
    initials = "".join(part[0] for part in parts)
    shorter = {parts[-1], initials} if len(parts) > 1 else set()
    return {lead.person} | shorter


def _only(pairs: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    """Each key that has one value only."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        if key:
            values[key].add(value)
    return {key: next(iter(found)) for key, found in values.items() if len(found) == 1}
