"""The one name of a post, of its rank and the words of its portfolio."""

from __future__ import annotations

import re

from extract.tag.lead import Lead
from extract.tag.vocabulary import Rank, Vocabulary, plural

LINKING = re.compile(
    r"^(?:\s*(?:,|:|-|of the|of|for the|for|with responsibility for|responsible for|to the|to)(?=\s|$))+\s*"
)
_COUNCILS = re.compile(r"(?:both|all|each|the two)\s+councils?", re.IGNORECASE)  # whose post it is, not for what


def made(raw: str, rank: Rank, portfolio: str | None, match: re.Match[str]) -> Lead:
    acting = (match["acting"] or "").strip().lower() or None
    if match["all"]:
        name = f"All {plural(rank.name)}" + (f", {portfolio}" if portfolio else "")
        return Lead(raw, name, rank.kind, rank.name, portfolio or "All", qualifier=acting)
    return Lead(raw, canonical(rank, portfolio), rank.kind, rank.name, portfolio, qualifier=acting)


def canonical(rank: Rank, portfolio: str | None) -> str:
    """The one name of a post: "Executive Director, Housing", "Head of Housing", "Cabinet Member for Housing"."""
    if not portfolio:
        return rank.name
    if rank.style == "before":
        return f"{portfolio} {rank.name}"
    return f"{rank.name}, {portfolio}" if rank.style == "comma" else f"{rank.name} {rank.style} {portfolio}"


def portfolio_of(words: str, v: Vocabulary) -> str | None:
    text = LINKING.sub("", words.strip()).strip(" ,:;.-/&+")
    text = re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*&\s*", " and ", text)
    text = re.sub(r",\s*and\s+", " and ", text)
    known = v.bodies.get(text.lower())
    if _COUNCILS.fullmatch(text):
        return None
    return (known[0] if known else " ".join(text.split())) or None
