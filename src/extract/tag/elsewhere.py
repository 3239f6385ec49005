"""Posts outside the council: "ICB Director of Nursing", "Head of Primary Care, ICB"."""

from __future__ import annotations

import re

from extract.tag.lead import Lead
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Rank, Vocabulary, body_kind

_MEETINGS = frozenset({"forum", "panel", "group", "unions", "sector"})
"""What organisations are called that have members and no posts."""
_COUNCIL = re.compile(r"(?:[A-Z][\w'’-]+ )+(?:Council|CC|BC|DC|MBC)")
_TOWN = re.compile(r"(?:Town|Parish|Community) Council$")


def post_elsewhere(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post that opens with the organisation that it is of: "ICB Director of Nursing", "ICB Digital Lead"."""
    return Lead(raw, expand(text, v), "external") if opens_elsewhere(text, v) else None


def opens_elsewhere(text: str, v: Vocabulary) -> bool:
    """Whether an officer's post stands right behind a listed organisation outside any council."""
    full = expand(text, v)
    body = shapes(v).body.match(full)
    rest = full[body.end() :].strip() if body else ""
    if body is None or not rest or v.bodies.get(body[0].lower(), ("", "body"))[1] != "external":
        return False
    opening, closing = shapes(v).opening.match(rest), shapes(v).closing.match(rest)
    opens = opening is not None and _takes_post(v.ranks[opening["rank"].lower()])
    ends = closing is not None and v.ranks[closing["rank"].lower()].tail_only and is_employer(body[0], v)
    return (opens or ends) and body[0].lower().split()[-1] not in _MEETINGS


def _takes_post(rank: Rank) -> bool:
    return rank.kind == "officer" and not rank.closed


def outside(owner: str, v: Vocabulary) -> bool:
    """Whether a post's first words name another organisation ("Combined Authority Chief Executive") or say so."""
    if owner.lower() == "external":
        return True
    nouns = v.words["strong"] | v.words["organisations"]
    return body_kind(owner, v.words["external"]) == "external" and owner.lower().split()[-1] in nouns


def is_employer(name: str, v: Vocabulary) -> bool:
    """Whether the words name an organisation that has posts of its own, after whose name's comma none other leads:
    "Head of Primary Care, ICB", "Safety Manager, Larton Council"."""
    full = expand(name.strip(), v)
    named = _COUNCIL.fullmatch(full) is not None and not _TOWN.search(full)
    return named or f" {full.lower()}".endswith(tuple(f" {word}" for word in v.words["employers"]))
