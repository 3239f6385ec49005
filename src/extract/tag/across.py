"""One name for each post over all the lead cells of a document, however each cell writes it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

from extract.tag.lead import Lead
from extract.tag.leads import read_leads
from extract.tag.vocabulary import Vocabulary

_SMALL = frozenset({"and", "of", "for", "the", "s"})


def canonical_posts(cells: Iterable[str | None], vocabulary: Vocabulary) -> dict[str, str]:
    """The name to count by, for the name of every lead in a document's lead cells (``Lead.name``).

    Posts whose portfolios differ in small words, order and plurals only are one: the name written most often stands
    for them. A rank alone ("the Director") is the one post of that rank, a person or initials alone the one post that
    the person is said to hold; where two would do, each keeps its own name.
    """
    leads = [lead for cell in cells for lead in read_leads(cell, vocabulary)]
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


def _awaits_portfolio(lead: Lead, v: Vocabulary) -> bool:
    """Whether the rank alone is no whole post; an office given by statute is one."""
    rank = v.ranks.get((lead.rank or "").lower())
    return rank is not None and not rank.alone


def _spellings(leads: Iterable[Lead]) -> dict[str, str]:
    """Names of posts to the one that stands for all with the same rank and the same words of a portfolio."""
    written: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
    for lead in leads:
        if lead.rank and lead.portfolio:
            written[lead.rank, _words(lead.portfolio)][lead.name] += 1
    found: dict[str, str] = {}
    for names in written.values():
        best = max(names, key=lambda name: (names[name], -name.count(" and ")))  # of equals the first written
        found.update(dict.fromkeys(names, best))
    return found


def _words(portfolio: str) -> frozenset[str]:
    """The words that tell portfolios apart, without the endings of plurals: "Communities" and "Community" are one."""
    words = re.findall(r"[a-z]+", portfolio.lower().replace("'", "").replace("’", ""))
    return frozenset(re.sub(r"ies$", "y", word).rstrip("s") for word in words) - _SMALL


def _callings(lead: Lead) -> set[str]:
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
