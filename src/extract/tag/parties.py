"""What the words of one party are, asked at a mark beside it."""

from __future__ import annotations

import re

from extract.codelists import LeadKind
from extract.tag.posts import read_party
from extract.tag.vocabulary import Vocabulary


def is_body(text: str, v: Vocabulary, kinds: tuple[LeadKind, ...] = ("body",), *, one_word: bool = False) -> bool:
    lead = read_party(text, v)
    return lead is not None and lead.kind in kinds and (one_word or " " in lead.name)


def is_officer(text: str, v: Vocabulary) -> bool:
    lead = read_party(text, v)
    return lead is not None and lead.kind == "officer"


def is_post(text: str, v: Vocabulary) -> bool:
    lead = read_party(text, v)
    return lead is not None and lead.rank is not None and lead.person is None


def has_portfolio(left: str, v: Vocabulary) -> bool:
    lead = read_party(left, v)
    return lead is not None and lead.portfolio is not None and lead.person is None


def takes_no_portfolio(left: str, v: Vocabulary, mark: str = "and") -> bool:
    """Whether "and Democratic Services" cannot be more of the post in ``left``, as after "Chief Executive"."""
    lead = read_party(left, v)
    rank = v.ranks.get((lead.rank or "").lower()) if lead else None
    if rank is None:
        return lead is None or lead.portfolio is None
    awaits = rank.closed and mark == ","  # "Head of Service, Revenues"
    return rank.alone and not awaits and lead is not None and lead.portfolio is None


def ends_in_rank(left: str, v: Vocabulary) -> bool:
    """Whether the post in ``left`` ends in its rank, so that no service can follow: "Business Growth Manager"."""
    lead = read_party(left, v)
    if lead is None or lead.rank is None or not lead.portfolio:
        return False
    last = v.ranks.get(left.split()[-1].lower())
    return (last is not None and last.tail_only) or re.search(
        rf" {re.escape(lead.rank)}s?$", left.strip(), re.I
    ) is not None
