"""The words of one party - a post, a body, a person - to a ``Lead``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extract.tag.bodies import listed_body, longer_body, unlisted_body
from extract.tag.elsewhere import is_employer, outside, post_elsewhere
from extract.tag.lead import Lead
from extract.tag.naming import LINKING, canonical, made, portfolio_of
from extract.tag.nobody import NOT_YET, held_by_nobody, who_stands_in
from extract.tag.persons import initials_in, is_councillor, person_in
from extract.tag.shapes import OF_RANK, RANK_LETTERS, expand, shapes
from extract.tag.vocabulary import Vocabulary, plain_name, plural

_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]?\s*")
_TO_DO = re.compile(  # after a party: what it does, or what has to happen first
    r"\s+(?:to(?!\s+(?:the|a|an|our)\b)|will|should|must|who|that)\s+[a-z]{2,}\b.*$|\s+(?:is|are)\s+.*$"
    r"|\s+(?:covering|standing in|acting(?: up)?)$"
    r"|\s*[-,]?\s+(?:once|when|until|pending|subject to)\s+[a-z].*$"
)
_WHERE = re.compile(r"\s+(?:in|at|within|across)\s+[a-z].*$")
"""Where they are: "Safeguarding Leads in schools"."""
_COUNT = re.compile(r"^\d{1,2}\s*x\s+|\s+x\s*\d{1,2}$", re.IGNORECASE)
"""How many hold the post: "2 x Housing Officers"."""
_DETERMINER = re.compile(
    r"^(?:(?:report (?:of|by|from) )?(?:(?:the|our|(?:the )?council's|both|two|three|four|five|six|a|an|each"
    r"|(?-i:new)|relevant|appropriate|respective|identified|responsible"
    r"|accountable|nominated|designated(?!\s+(?:clinical|medical|safeguarding|social|nurse|doctor|teacher)))\s+)+(?=\S)"
    r"|(?:interim |temporary |temporarily |currently )*cover(?:ed)?(?: (?:by|from):?|:)\s+(?:the\s+)?(?=\S)"
    r"|leads?(?:\s+(?:officer|director|service|directorate|department))?s?\s*[:-]\s+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_party(raw: str, vocabulary: Vocabulary) -> Lead | None:
    """The lead that the whole of ``raw`` names; kind "unknown" with the words as name where nothing is known of it."""
    text, asides = _without_brackets(_COUNT.sub("", " ".join(raw.split())))
    if NOT_YET.match(text):
        return None
    text = _TO_DO.sub("", text) if " " in text else text
    text = held_by_nobody(vocabulary).sub("", text.strip(" ,:;.-")).strip(" ,:;.-")
    named = text.startswith("A ") and person_in(text, vocabulary)  # an initial, no article
    text = text if named or shapes(vocabulary).role.match(text) else _DETERMINER.sub("", text)
    if not text or text.lower() in vocabulary.words["no_lead"]:
        post = read_party(who_stands_in(asides[0]), vocabulary) if asides else None  # "TBC (Head of Finance)"
        return replace(post, raw=raw.strip()) if post and post.rank else None
    lead = _known(raw.strip(), text, vocabulary) or _known(raw.strip(), _WHERE.sub("", text), vocabulary)
    lead = lead or _unknown(raw.strip(), text, vocabulary)
    if lead.kind == "body" and ": " in text:  # "Place: Head of Parks"
        post = _known(raw.strip(), text.split(": ", 1)[1], vocabulary)
        lead = post if post and post.rank else lead
    for aside in asides:
        lead = _with_aside(lead, aside, vocabulary)
    canonical = vocabulary.post_spellings.get(plain_name(lead.name)) or vocabulary.post_spellings.get(plain_name(text))
    return replace(lead, name=canonical) if canonical else lead


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """The words, and what stands in brackets among them. A portfolio in brackets stays, as ", portfolio"."""
    asides = [match["inside"].strip() for match in _BRACKET.finditer(text)]
    return _BRACKET.sub(" ", text).strip(), [aside for aside in asides if aside]


def _known(raw: str, text: str, v: Vocabulary) -> Lead | None:
    full = v.heads.get(text, text)  # a key may say whose initials they are
    person = person_in(full, v)
    if person:
        member = is_councillor(full)
        return Lead(raw, person if full == text else full, "member" if member else "person", person=person)
    expanded = expand(text, v)
    unsure = _unsure(text, v)
    lead = (
        _role(raw, text, v)
        or _role(raw, expanded, v)
        or _bare(raw, text, v)
        or listed_body(raw, expanded, v)
        or _post_then_person(raw, text, v)
        or post_elsewhere(raw, text, v)
        or _of_employer(raw, text, v)
        or _opened(raw, expanded, v)
        or _named(raw, text, v)
        or _chair(raw, expanded, v)
        or _ended_early(raw, expanded, v)
        or longer_body(raw, expanded, v)
        or _closed(raw, expanded, v)
        or _placed(raw, expanded, v)
        or unlisted_body(raw, expanded, v)
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


def _bare(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A rank alone that elsewhere stands last: "Solicitor", "Planners"."""
    rank = v.ranks.get(text.lower())
    return (
        Lead(raw, rank.name, rank.kind, rank.name) if rank and rank.tail_only and text.lower() not in v.bodies else None
    )


def _opened(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post that opens with its rank: "Director of Housing"."""
    opening = shapes(v).opening.match(text)
    if opening:
        rank = v.ranks[opening["rank"].lower()]
        rest = opening["rest"].strip()
        linked = not rest or LINKING.match(opening["rest"].strip()) is not None
        if rest.lower() in v.words["strong"]:  # "Chief Executives Group"
            return None
        if (linked or not (rank.closed or rank.needs_of)) and not (rank.closed and rest.startswith("of")):
            return made(raw, rank, portfolio_of(rest, v), opening)
    return None


def _closed(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post that ends in its rank: "Housing Manager", "Transformation Director"."""
    closing = shapes(v).closing.match(text)
    if closing:
        rank = v.ranks[closing["rank"].lower()]
        last = v.ranks.get(text.split()[-1].lower())
        if rank.closed and last and last.tail_only and closing["rank"].lower() != last.name.lower():
            return made(raw, last, portfolio_of(text.rsplit(maxsplit=1)[0], v), closing)  # "Change Lead Officer"
        headed = rank.name == "Head" and _all_services(closing["portfolio"], v)  # "Communications Head"
        if headed or (not rank.closed and not rank.of_body and rank.name not in ("Head", "Leader")):
            if rank.kind == "officer" and outside(closing["portfolio"], v):
                return Lead(raw, text, "external")
            lead = made(raw, rank, portfolio_of(closing["portfolio"], v), closing)
            if rank.style == "comma" and set(closing["portfolio"].lower().split()) <= _GRADES:
                name = f"{closing['portfolio']} {rank.name}"
                return replace(lead, name=name, rank=name, portfolio=None)
            if rank.style == "before" and closing["rank"].lower().endswith("s"):
                return replace(lead, name=plural(lead.name))
            return lead
    return None


def _all_services(words: str, v: Vocabulary) -> bool:
    return all(word in v.words["services"] for word in words.lower().split() if word not in ("and", "&", "of"))


_GRADES = frozenset({"area", "senior", "principal", "lead", "locality", "regional", "joint", "district", "county"})
"""Words before a rank that say which of several, and name no service: "Area Service Manager"."""
_THEN_PORTFOLIO = re.compile(r"\s*(?:,|:|\s-|\s(?:for|of|to the|with responsibility for))\s+(?=\w)")


def _ended_early(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post whose rank stands before its portfolio after all: "Senior Manager - Repairs", "Lead for Repairs"."""
    for mark in _THEN_PORTFOLIO.finditer(text):
        before, portfolio = text[: mark.start()], portfolio_of(text[mark.end() :], v)
        rank = v.ranks.get(before.lower())
        if portfolio is None or (rank and not rank.tail_only):
            return None
        if rank and mark[0].strip() == "to the":  # "Clerk to the Authority"
            return Lead(raw, text, rank.kind, rank.name, portfolio)
        if rank and rank.style == "before":  # "Lead for Repairs" is the Repairs Lead
            return Lead(raw, canonical(rank, portfolio), rank.kind, rank.name, portfolio)
        post = _closed(raw, before, v)
        if post and post.rank and post.kind == "officer":
            name = f"{post.name}, {portfolio}"
            both = f"{post.portfolio}, {portfolio}" if post.portfolio else portfolio
            return replace(post, name=name, portfolio=both)
    return None


def _of_employer(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post and whose it is: "Head of Primary Care, ICB"; of another council's officer the council is a qualifier."""
    owner, dash, before = text.partition(" - ")
    if not dash:
        before, _, owner = text.rpartition(", ")
    post = _known(raw, before, v) if before and is_employer(owner, v) else None
    if post is None or post.rank is None or post.kind != "officer":
        return None
    if owner.split()[-1] == "Council":
        return replace(post, qualifier=post.qualifier or owner)
    return Lead(raw, f"{post.name}, {expand(owner, v)}", "external", person=post.person)


def _placed(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A post and the part of the area that it is for: "Neighbourhood Manager East", "Area Manager South Lakes"."""
    words = text.split()
    for after in range(1, min(3, len(words) - 1)):
        place = words[-after:]
        rank = v.ranks.get(words[-after - 1].lower())
        if rank and rank.tail_only and place[0].lower() in v.words["places"] and place[-1][0].isupper():
            post = _closed(raw, " ".join(words[:-after]), v)
            known = v.words["services"] | v.words["strong"] | v.words["weak"]
            if post and post.rank and known.isdisjoint(place[-1].lower().split()):
                where = " ".join(place)
                return replace(post, name=f"{post.name}, {where}", portfolio=f"{post.portfolio}, {where}")
    return None


def _chair(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """Who chairs a body, named by it: "Audit Committee Chair", "Scrutiny Chairs"."""
    closing = shapes(v).closing.match(text)
    rank = v.ranks[closing["rank"].lower()] if closing else None
    if closing is None or rank is None or not rank.of_body:
        return None
    return made(raw, rank, portfolio_of(closing["portfolio"], v), closing)


def _named(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A person and a post side by side: "Ann Bee Head of Housing", "Cllr Bee, Leader"."""
    for match in re.finditer(r"\s*(?:,|:|\s-|\sas(?: the)?)\s+|\s+", text):
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
    person = (person_in(parted["name"], v) or initials_in(parted["name"], v)) if parted else None
    if parted is None or person is None:
        return None
    full = expand(parted["post"], v)
    post = _role(raw, full, v) or _opened(raw, full, v) or _closed(raw, full, v)
    return replace(post, person=person) if post else None


def _with_aside(lead: Lead, aside: str, v: Vocabulary) -> Lead:
    """The lead with what its bracket says: an office, a person, a portfolio, a post; anything else is a note."""
    if aside in v.heads and v.heads[aside].lower() == lead.name.lower():
        return lead
    if aside in v.inner and v.inner[aside].lower() in lead.raw.lower():
        return lead  # "Public Health Consultant (PH)"
    role = shapes(v).role.fullmatch(aside.replace("the ", ""))
    if role and lead.kind in ("officer", "member"):
        office = v.roles[role["role"].lower()]
        return replace(lead, qualifier=office.mark or office.name)
    person = person_in(who_stands_in(aside), v) or initials_in(aside, v)
    if person and lead.kind in ("officer", "member") and not lead.person:
        return replace(lead, person=person)
    if lead.person and lead.rank is None:
        post = _known(lead.raw, aside, v)
        return replace(post, raw=lead.raw, person=lead.person) if post and post.rank else lead
    if lead.rank and lead.portfolio is None and aside.lower() not in v.words["no_lead"] and aside[0].isupper():
        rank = v.ranks.get(lead.rank.lower())
        portfolio = portfolio_of(expand(aside, v), v)
        if rank and portfolio and not rank.tail_only:
            return replace(lead, name=canonical(rank, portfolio), portfolio=portfolio)
        if rank is None and portfolio and lead.kind == "officer" and lead.name.split()[0].lower() in _GRADES:
            return replace(lead, name=f"{lead.name}, {portfolio}", portfolio=portfolio)
    ends = v.ranks.get((lead.rank or "").lower())
    if ends and ends.tail_only and _names_service(aside, v):  # "Programme Manager (Digital)"
        return replace(lead, name=f"{lead.name}, {expand(aside, v)}", portfolio=f"{lead.portfolio}, {expand(aside, v)}")
    if lead.kind == "unknown":
        return replace(lead, name=f"{lead.name} ({aside})")
    return replace(lead, qualifier=lead.qualifier or aside)


_NO_SERVICE = frozenset(
    {"support", "lead", "leads", "officer", "officers", "owner", "senior", "all", "delivery", "external"}
)


def _names_service(aside: str, v: Vocabulary) -> bool:
    words = re.findall(r"[\w']+", expand(aside, v).lower())
    known = [word in v.words["services"] for word in words if word not in ("and", "of", "for")]
    return bool(known) and all(known) and not _NO_SERVICE.intersection(words) and " ".join(words) not in v.ranks


def _unknown(raw: str, text: str, v: Vocabulary) -> Lead:
    letters = RANK_LETTERS.fullmatch(text)
    if letters:  # "HoP", of whose service nothing is known
        return Lead(raw, text, "officer", OF_RANK[letters["rank"]], letters["service"], ambiguous=True)
    if initials_in(text, v):
        return Lead(raw, text, "person", person=text, ambiguous=True)
    return Lead(raw, expand(text, v), "unknown", ambiguous=True)
