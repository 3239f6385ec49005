"""Posts outside the council: "ICB Director of Nursing", "Combined Authority Chief Executive"."""

from __future__ import annotations

from extract.tag.lead import Lead
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary, body_kind


def post_elsewhere(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post that opens with the organisation that it is of: "ICB Director of Nursing"."""
    return Lead(raw, expand(text, v), "external") if opens_elsewhere(text, v) else None


def opens_elsewhere(text: str, v: Vocabulary) -> bool:
    """Whether an officer's rank stands right behind a listed organisation outside any council."""
    full = expand(text, v)
    body = shapes(v).body.match(full)
    rest = full[body.end() :].strip() if body else ""
    if body is None or not rest or v.bodies.get(body[0].lower(), ("", "body"))[1] != "external":
        return False
    opening = shapes(v).opening.match(rest)
    rank = v.ranks[opening["rank"].lower()] if opening else None
    return rank is not None and rank.kind == "officer" and not rank.closed


def outside(owner: str, v: Vocabulary) -> bool:
    """Whether a post's first words name another organisation ("Combined Authority Chief Executive") or say so."""
    if owner.lower() == "external":
        return True
    nouns = v.words["strong"] | v.words["organisations"]
    return body_kind(owner, v.words["external"]) == "external" and owner.lower().split()[-1] in nouns
