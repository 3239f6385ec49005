"""How well a reading of some words as one party fits: a number, so that readings can be weighed against each other."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.tag.elsewhere import is_employer, opens_elsewhere
from extract.tag.lead import Lead
from extract.tag.persons import is_councillor
from extract.tag.shapes import shapes
from extract.tag.vocabulary import Rank, Vocabulary

_GENERIC = frozenset({"council", "cabinet", "executive", "commissioner", "commissioners", "partners", "exec"})
"""Bodies whose name is as often the first word of a longer one."""
_ALONE = re.compile(r"services?|teams?|groups?|boards?|units?|offices?|officers?|members?|partners?|leads?|staff", re.I)


def worth(lead: Lead | None, v: Vocabulary) -> float:
    """About 1 for a party that is one for certain, 0 for what may be one, less for words that no party is."""
    if lead is None:
        return 0.0
    if lead.kind == "unknown" or _ALONE.fullmatch(lead.name) or _noun_alone(lead, v):
        return -1.0
    if lead.rank:
        return _post(lead, v)
    if lead.kind == "member":
        return 1.0 if lead.person else 0.8
    if lead.kind == "person":
        return _person(lead, v)
    return _body(lead, v)


def _noun_alone(lead: Lead, v: Vocabulary) -> bool:
    """Whether it is only what sort of body it is: "Partnerships", as a narrow cell leaves of a longer name."""
    low = lead.name.lower()
    return (
        lead.rank is None and low in v.words["strong"] | v.words["weak"] and low not in _GENERIC and low not in v.bodies
    )


def _post(lead: Lead, v: Vocabulary) -> float:
    rank = v.ranks.get((lead.rank or "").lower())
    of_body = rank is not None and rank.of_body and (lead.portfolio or "").lower().endswith(tuple(v.words["strong"]))
    if lead.portfolio and not of_body and holds_party(lead.portfolio, v):
        return -1.0
    if lead.kind == "officer" and is_councillor(lead.raw):
        return -1.0  # no councillor holds an officer's post
    person = 0.9 if lead.person else 0.0
    if rank is not None and lead.portfolio and _two_in_one(lead.portfolio, rank, lead, v):
        return 0.7
    if rank is None or lead.portfolio:
        known = rank is None or _knows(lead.portfolio or "", v)
        return (1.0 if known else 0.8) + person
    if rank.alone:
        return 1.0 + person
    return (-0.5 if rank.tail_only else 0.3) + person


_GOVERNING = re.compile(r"\s(?:boards?|committees?|panels?|forums?|commissions?|cabinet)$", re.I)


def _two_in_one(portfolio: str, rank: Rank, lead: Lead, v: Vocabulary) -> bool:
    """Whether the words look like two parties run together: a body before or after the post's own service."""
    if _GOVERNING.search(portfolio) and not rank.of_body and rank.kind == "officer":
        return True  # nobody is head of a committee
    body = shapes(v).body.match(portfolio)
    rest = portfolio[body.end() :].split() if body else []
    if body and " " in body[0] and len(rest) > 1 and rank.style == "before":
        return True
    opens = lead.raw.lower().lstrip(" (").startswith(rank.name.split()[0].lower())
    return rank.style == "of" and not opens and not lead.person and " of " in lead.raw


def _knows(portfolio: str, v: Vocabulary) -> bool:
    return any(word in v.words["services"] for word in re.findall(r"[\w']+", portfolio.lower()))


def _person(lead: Lead, v: Vocabulary) -> float:
    first = lead.name.split()[0].lower()
    return 0.7 if first in v.words["given_names"] else 0.4


def _body(lead: Lead, v: Vocabulary) -> float:
    low = lead.name.lower()
    if low in _GENERIC:
        return 0.0
    if low in v.bodies:
        return 1.0
    last = low.split()[-1]
    if lead.kind == "external" and opens_elsewhere(lead.name, v):
        return 0.9  # a post elsewhere: "ICB Children's Commissioner"
    if lead.kind == "external" and (_service_before(low, v) or _post_first(lead.name, v)):
        return 0.3  # "Children's Commissioning | ICB", "Designated Clinical Officer | Larton Parent Carer Forum"
    if last in v.words["strong"] and " " in low:
        return 0.8
    if lead.kind == "external" and ", " in low and is_employer(lead.name.rsplit(", ", 1)[1], v):
        return 0.9  # "Head of Primary Care, ICB"
    if lead.kind == "external" and last in _rank_ends(v):
        return 0.9  # "Combined Authority Chief Executive"
    if lead.kind == "external" and low not in v.words["external"] and last not in v.words["weak"] | v.words["external"]:
        return 0.0  # in "NHS Here, There and Elsewhere" the noun is still to come
    nouns = v.words["strong"] | v.words["weak"]
    if not nouns.isdisjoint(low.split()[:-1]) and last not in nouns | _rank_ends(v):
        return -0.6  # "Leadership Team Four Theme": what runs on behind its noun runs on over the line's end, too
    if lead.ambiguous:
        return -0.2
    return 0.6 if " " in low else 0.2


def _post_first(name: str, v: Vocabulary) -> bool:
    """Whether a listed post outside the council opens the name of what is none."""
    body = shapes(v).body.match(name)
    if body is None or len(name[body.end() :].split()) < 2:
        return False
    return body[0].lower().split()[-1] in _rank_ends(v) and not opens_elsewhere(name, v)


def _service_before(low: str, v: Vocabulary) -> bool:
    """Whether a listed organisation outside stands behind the words of a service."""
    words = low.split()
    named = [" ".join(words[index:]) for index in range(len(words))]
    ends = (index for index in range(1, len(words)) if v.bodies.get(named[index], ("", "body"))[1] == "external")
    return any(words[index - 1] in v.words["services"] for index in ends)


@lru_cache(maxsize=64)
def _rank_ends(v: Vocabulary) -> frozenset[str]:
    return frozenset(form.split()[-1] for form in v.ranks)


@lru_cache(maxsize=4096)
def holds_party(portfolio: str, v: Vocabulary) -> bool:
    """Whether what should be a service holds a post, a councillor's title or a listed body after its first words."""
    return _inside(v).search(portfolio) is not None or _listed_after(portfolio, v)


def _listed_after(portfolio: str, v: Vocabulary) -> bool:
    words = portfolio.split()
    for index in range(1, len(words)):
        if words[index - 1].lower() in ("of", "the", "and", "for", "&"):
            continue
        rest = " ".join(words[index:])
        body = shapes(v).body.match(rest)
        if body and (" " in body[0] or (body[0].isupper() and len(body[0]) > 2)):
            return True
    return False


@lru_cache(maxsize=64)
def _inside(v: Vocabulary) -> re.Pattern[str]:
    short = sorted(
        form
        for form, full in v.heads.items()
        if form.isupper() and form not in v.inner and (full.lower() in v.ranks or full.lower() in v.roles)
    )
    several = sorted({form for form, rank in v.ranks.items() if " " in form}, key=lambda form: (-len(form), form))
    single = ["director", "directors", "manager", "managers", "head of", "mayor"]
    roles = sorted((form for form in v.roles if " " in form), key=lambda form: (-len(form), form))
    posts = "|".join(re.escape(form) for form in (*several, *roles, *single))
    return re.compile(rf"(?<![\w'’])(?:(?i:{posts})|Cllrs?|Councillor|{'|'.join(map(re.escape, short))})(?![\w'’])")
