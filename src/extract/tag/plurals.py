"""Several posts named by one plural: "ADs Finance and HR", "Cabinet Members for Housing and Finance"."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.tag.lead import Lead
from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary, plural

_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s+|[,/;&+]|(?<!\w)and(?!\w))\s*")
_ONE = r"(?:(?!\band\b)[^,/;&])+"
_LIST = re.compile(rf"{_ONE}(?:,{_ONE})*,?\s*(?:\band\b|&){_ONE}|{_ONE}(?:/{_ONE})+|{_ONE}(?:,{_ONE})+")
"""Services parted by commas and a last "and", or by one mark only: "A and B, C and D" may be two services or four."""
_LINK = re.compile(r"^(?:for|of|-|:|,)\s+")


def posts_of_plural(piece: str, v: Vocabulary) -> list[Lead]:
    """One lead for each service that the plural names; none where the words are no plural with several services."""
    found = opens_plural(piece, v)
    if found is None:
        return []
    one, rest = found
    services = _shared([_LINK.sub("", word) for word in _BETWEEN.split(rest) if word])
    clean = _LIST.fullmatch(rest) is not None and not _one_body(rest, v)
    if not clean or len(services) < 2 or not all(word[0].isupper() for word in services):
        return []
    leads = [(service, read_party(f"{one} {_linked(one, service, v)}", v)) for service in services]
    if any(lead is None or lead.rank is None or lead.portfolio is None for _, lead in leads):
        return []
    return [_with_raw(lead, service) for service, lead in leads if lead]


def _shared(services: list[str]) -> list[str]:
    """ "Children's and Adults' Services" share their last word."""
    last = services[-1].split()[-1] if services else ""
    return [f"{one} {last}" if re.search(r"['’]s?$", one) else one for one in services]


def _one_body(rest: str, v: Vocabulary) -> bool:
    """Whether the list is the name of one body, or of one sort of them: "Overview and Scrutiny Committees"."""
    return rest.lower() in v.bodies or rest.lower().rstrip("s") in v.bodies


def opens_plural(piece: str, v: Vocabulary) -> tuple[str, str] | None:
    """The rank in the singular, and the words after it; None where the words open with no plural of a rank."""
    match = shapes(v).opening.match(expand(piece.strip(), v))
    one = _singular(v).get(match["rank"].lower()) if match and not match["all"] else None
    rest = _LINK.sub("", match["rest"].strip().strip("()").strip()) if match and one else ""
    return (one, rest) if one and rest else None


def _linked(one: str, service: str, v: Vocabulary) -> str:
    style = v.ranks[one.lower()].style
    return f"{style} {service}" if style in ("of", "for") else f"- {service}"


def _with_raw(lead: Lead, service: str) -> Lead:
    return Lead(service, lead.name, lead.kind, lead.rank, lead.portfolio, lead.person, lead.qualifier, lead.ambiguous)


@lru_cache(maxsize=64)
def _singular(v: Vocabulary) -> dict[str, str]:
    names = {rank.name for rank in v.ranks.values() if not rank.tail_only and not rank.closed}
    return {plural(name).lower(): name for name in names}
