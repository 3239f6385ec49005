"""The words of one party - a post, a body, a person - to a ``Lead``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.codelists import LeadKind
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Rank, Vocabulary, body_kind, plain_name, plural


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead of an action: the words, the canonical name and its parts."""

    raw: str
    name: str
    kind: LeadKind
    rank: str | None = None
    portfolio: str | None = None
    person: str | None = None
    qualifier: str | None = None
    ambiguous: bool = False


_NAME = r"(?:[A-Z]\.?|[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*|(?:Mc|Mac|O['’])[A-Z][a-z]+)"
_FULL_NAME = re.compile(rf"{_NAME}(?:\s+{_NAME}){{1,3}}")
_INITIALS = re.compile(r"[A-Z]{2}|[A-Z]{2}[a-z]")
_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]?\s*")
_TO_DO = re.compile(
    r"\s+(?:to|will|should|must|who|that)\s+[a-z]{2,}\b.*$|\s+(?:is|are)\s+.*$"
    r"|\s*[-,]?\s+(?:once|when|until|pending|subject to)\s+[a-z].*$"
)
"""After a party: what it does, or what has to happen first."""
_NOT_YET = re.compile(
    r"(?:(?:lead|post|officer|name)s?\s+)?(?:to be|not yet|yet to be)\s+(?:confirmed|agreed|determined|appointed"
    r"|recruited|assigned|identified|allocated|decided|advised|named)\b(?!\s*[-:,/(])",
    re.IGNORECASE,
)
_LINKING = re.compile(
    r"^(?:\s*(?:,|:|-|of the|of|for the|for|with responsibility for|responsible for|to the|to)(?=\s|$))+\s*"
)
_DETERMINER = re.compile(
    r"^(?:(?:(?:the|our|a|an|each|(?-i:new)|relevant|appropriate|respective|identified|responsible"
    r"|accountable|nominated|designated)\s+)+(?=\S)"
    r"|leads?(?:\s+(?:officer|director|service|directorate|department))?s?\s*[:-]\s+)",
    re.IGNORECASE,
)


def person_in(text: str, vocabulary: Vocabulary) -> str | None:
    """The person whom the whole of ``text`` names; None where it may be anything else."""
    titled = shapes(vocabulary).title.match(text)
    if titled:
        name = titled["name"].strip()
        return name if re.fullmatch(rf"{_NAME}(?:\s+{_NAME}){{0,3}}", name) else None
    if not _FULL_NAME.fullmatch(text) or text.isupper() or text.lower() in vocabulary.bodies:
        return None
    words = {word.lower().strip(".") for word in text.split()}
    return None if words & _no_surnames(vocabulary) else text


@lru_cache(maxsize=64)
def _no_surnames(vocabulary: Vocabulary) -> frozenset[str]:
    lists = ("services", "institutions", "strong", "weak")
    return frozenset().union(*(vocabulary.words[name] for name in lists))


@lru_cache(maxsize=4096)
def read_party(raw: str, vocabulary: Vocabulary) -> Lead | None:
    """The lead that the whole of ``raw`` names; kind "unknown" with the words as name where nothing is known of it."""
    text, asides = _without_brackets(" ".join(raw.split()))
    if _NOT_YET.match(text):
        return None
    text = _TO_DO.sub("", text) if " " in text else text
    text = _nobody(vocabulary).sub("", text.strip(" ,:;.-")).strip(" ,:;.-")
    text = _DETERMINER.sub("", text)
    if not text or text.lower() in vocabulary.words["no_lead"]:
        post = read_party(asides[0], vocabulary) if asides else None  # "TBC (Head of Finance)"
        return replace(post, raw=raw.strip()) if post and post.rank else None
    lead = _known(raw.strip(), text, vocabulary) or _unknown(raw.strip(), text, vocabulary)
    for aside in asides:
        lead = _with_aside(lead, aside, vocabulary)
    canonical = vocabulary.post_spellings.get(plain_name(lead.name)) or vocabulary.post_spellings.get(plain_name(text))
    return replace(lead, name=canonical) if canonical else lead


@lru_cache(maxsize=64)
def _nobody(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Words before or after a post that say nobody holds it yet: "TBC - Head of Finance", "Head of Finance: vacant"."""
    words = "|".join(re.escape(word) for word in sorted(vocabulary.words["no_lead"], key=lambda w: (-len(w), w)))
    return re.compile(rf"^(?:{words})\s*[-:,]\s*(?=\w)|(?<=\w)\s*[-:,]\s*(?:{words})$", re.IGNORECASE)


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """The words, and what stands in brackets among them. A portfolio in brackets stays, as ", portfolio"."""
    asides = [match["inside"].strip() for match in _BRACKET.finditer(text)]
    return _BRACKET.sub(" ", text).strip(), [aside for aside in asides if aside]


def _known(raw: str, text: str, v: Vocabulary) -> Lead | None:
    person = person_in(text, v)
    if person:
        member = re.match(r"(?:Cllr|Councillor|Alderman)", text)
        return Lead(raw, person, "member" if member else "person", person=person)
    expanded = expand(text, v)
    unsure = _unsure(text, v)
    lead = (
        _role(raw, text, v)
        or _role(raw, expanded, v)
        or _listed(raw, expanded, v)
        or _post_then_person(raw, text, v)
        or _opened(raw, expanded, v)
        or _named(raw, text, v)
        or _chair(raw, expanded, v)
        or _longer_body(raw, expanded, v)
        or _closed(raw, expanded, v)
        or _body(raw, expanded, v)
    )
    return replace(lead, ambiguous=True) if lead and unsure else lead


def _unsure(text: str, v: Vocabulary) -> bool:
    """Whether it opens with an abbreviation that may mean something else, or holds one that was left as printed."""
    first = re.match(r"[\w&]+", text)
    opens = first is not None and first[0] in v.ambiguous
    return opens or any(word in v.ambiguous for word in re.findall(r"\w+", expand(text, v)))


def _role(raw: str, text: str, v: Vocabulary) -> Lead | None:
    match = shapes(v).role.fullmatch(text)
    if not match:
        return None
    role = v.roles[match["role"].lower()]
    deputy = (match["deputy"] or "").strip()
    post = _opened(raw, role.name, v) if role.post and not deputy else None
    if post:
        return replace(post, qualifier=role.mark or None)
    name = f"Deputy {role.name}" if deputy.lower() == "deputy" else role.name
    return Lead(raw, name, role.kind, rank=name, qualifier=deputy.lower() if deputy and name == role.name else None)


def _listed(raw: str, text: str, v: Vocabulary) -> Lead | None:
    known = v.bodies.get(text.lower())
    return Lead(raw, known[0], known[1]) if known else None


def _longer_body(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A listed body with more words after it: "Senior Leadership Team theme leads"."""
    opened = shapes(v).body.match(text)
    if opened and " " in opened[0] and text[opened.end() :].startswith(" "):
        return Lead(raw, text, body_kind(text, v.words["external"]))
    return None


def _body(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A body not listed, known by its noun; a service named alone stands for those who run it."""
    kind = body_kind(text, v.words["external"])
    words = re.findall(r"[\w'’]+", text.lower())
    if not words:
        return None
    if words[-1] in v.words["strong"] or words[-1] in v.words["weak"] or kind == "external":
        return Lead(raw, text.replace(" & ", " and "), kind)
    if all(word in v.words["services"] or word in ("and", "of", "for", "the") for word in words):
        return Lead(raw, text.replace(" & ", " and "), kind, ambiguous=True)
    return None


def _opened(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post that opens with its rank: "Director of Housing"."""
    opening = shapes(v).opening.match(text)
    if opening:
        rank = v.ranks[opening["rank"].lower()]
        rest = opening["rest"].strip()
        linked = not rest or _LINKING.match(opening["rest"].strip()) is not None
        if rest.lower() in v.words["strong"]:  # "Chief Executives Group"
            return None
        if (linked or not (rank.closed or rank.needs_of)) and not (rank.closed and rest.startswith("of")):
            return _made(raw, rank, _portfolio(rest, v), opening)
    return None


def _closed(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post that ends in its rank: "Housing Manager", "Transformation Director"."""
    closing = shapes(v).closing.match(text)
    if closing:
        rank = v.ranks[closing["rank"].lower()]
        if not rank.closed and not rank.of_body and rank.name not in ("Head", "Leader"):
            if rank.kind == "officer" and _outside(closing["portfolio"], v):
                return Lead(raw, text, "external")
            lead = _made(raw, rank, _portfolio(closing["portfolio"], v), closing)
            if rank.style == "before" and closing["rank"].lower().endswith("s"):
                return replace(lead, name=plural(lead.name))
            return lead
    return None


def _outside(owner: str, v: Vocabulary) -> bool:
    """Whether a post's first words name another organisation: "Combined Authority Chief Executive"."""
    nouns = v.words["strong"] | v.words["organisations"]
    return body_kind(owner, v.words["external"]) == "external" and owner.lower().split()[-1] in nouns


def _chair(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """Who chairs a body, named by it: "Audit Committee Chair", "Scrutiny Chairs"."""
    closing = shapes(v).closing.match(text)
    rank = v.ranks[closing["rank"].lower()] if closing else None
    if closing is None or rank is None or not rank.of_body:
        return None
    return _made(raw, rank, _portfolio(closing["portfolio"], v), closing)


def _named(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A person and a post side by side: "Ann Bee Head of Housing", "Cllr Bee, Leader"."""
    for match in re.finditer(r"\s*(?:,|:|\s-)\s+|\s+", text):
        person = person_in(text[: match.start()], v)
        if person is None:
            continue
        rest = text[match.end() :]
        full = expand(rest, v)
        post = _role(raw, full, v) or _opened(raw, full, v) or (_closed(raw, full, v) if match[0].strip() else None)
        if post:
            return replace(post, person=person)
    return None


def _post_then_person(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post and then its holder: "Director of Place - Ann Bee"."""
    parted = re.fullmatch(r"(?P<post>.+?)\s*(?:,|:|\s-)\s*(?P<name>[^,:]+)", text)
    person = (person_in(parted["name"], v) or _initials(parted["name"], v)) if parted else None
    if parted is None or person is None:
        return None
    full = expand(parted["post"], v)
    post = _role(raw, full, v) or _opened(raw, full, v) or _closed(raw, full, v)
    return replace(post, person=person) if post else None


def _made(raw: str, rank: Rank, portfolio: str | None, match: re.Match[str]) -> Lead:
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


def _portfolio(words: str, v: Vocabulary) -> str | None:
    text = _LINKING.sub("", words.strip()).strip(" ,:;.-/&+")
    text = re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*&\s*", " and ", text)
    text = re.sub(r",\s*and\s+", " and ", text)
    known = v.bodies.get(text.lower())
    return (known[0] if known else " ".join(text.split())) or None


def _with_aside(lead: Lead, aside: str, v: Vocabulary) -> Lead:
    """The lead with what its bracket says: an office, a person, a portfolio, a post; anything else is a note."""
    if aside in v.heads and v.heads[aside].lower() == lead.name.lower():
        return lead
    role = shapes(v).role.fullmatch(aside.replace("the ", ""))
    if role and lead.kind in ("officer", "member"):
        office = v.roles[role["role"].lower()]
        return replace(lead, qualifier=office.mark or office.name)
    person = person_in(aside, v) or _initials(aside, v)
    if person and lead.kind in ("officer", "member") and not lead.person:
        return replace(lead, person=person)
    if lead.person and lead.rank is None:
        post = _known(lead.raw, aside, v)
        return replace(post, raw=lead.raw, person=lead.person) if post and post.rank else lead
    if lead.rank and lead.portfolio is None and aside.lower() not in v.words["no_lead"] and aside[0].isupper():
        rank = v.ranks.get(lead.rank.lower())
        portfolio = _portfolio(expand(aside, v), v)
        if rank and portfolio and not rank.tail_only:
            return replace(lead, name=canonical(rank, portfolio), portfolio=portfolio)
    if lead.kind == "unknown":
        return replace(lead, name=f"{lead.name} ({aside})")
    return replace(lead, qualifier=lead.qualifier or aside)


def _initials(text: str, v: Vocabulary) -> str | None:
    """Two letters, or three with the last one small, that stand for nothing the vocabulary knows."""
    return text if _INITIALS.fullmatch(text) and text not in v.inner and text not in v.heads else None


def _unknown(raw: str, text: str, v: Vocabulary) -> Lead:
    if _initials(text, v):
        return Lead(raw, text, "person", person=text, ambiguous=True)
    return Lead(raw, expand(text, v), "unknown", ambiguous=True)
