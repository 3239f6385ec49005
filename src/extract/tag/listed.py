"""What words beside each other tell of each other: councillors after "Cllrs", services parted by commas, two halves
of one name."""

from __future__ import annotations

import re

from extract.tag.elsewhere import is_employer
from extract.tag.parties import ends_in_rank, is_officer, is_post
from extract.tag.persons import person_in
from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary

TITLES = re.compile(r"(?:Cllrs|Councillors)\b\.?\s*")
SURNAME = re.compile(r"(?:[A-Z]\.?\s+){0,2}(?:(?:Mc|Mac|O')?[A-Z][a-z]+(?:[-'][A-Z][a-z]+)*\s*){1,3}")
_LETTERS = re.compile(r"[A-Z]{2,5}")
_DASH = re.compile(r"\s+-\s+")
_LAST_AND = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&)\s+")
_SERVICES = re.compile(r"[A-Z][\w'-]+(?: [\w'-]+){0,2}(?:, [A-Z][\w'-]+(?: [\w'-]+){0,2})+")


def list_of_services(text: str, v: Vocabulary) -> list[str]:
    """The services or bodies of a cell that names nothing else: "Arboriculture, Highways". With an "and" they may as
    well be the name of one: "Highways, Transport and Parking"; so too with two dashes."""
    letters = re.split(r"\s*[,/]\s*", text)
    if len(letters) > 1 and all(_LETTERS.fullmatch(one) for one in letters) and not v.inner.keys() >= set(letters):
        return letters  # "PAM, HP"
    for mark in (_DASH, _LAST_AND):
        items = mark.split(text)
        if len(items) > 2 and all(items) and (_bounded(items, v) if mark is _LAST_AND else _all_known(items, v)):
            return items
    if not _SERVICES.fullmatch(text) or " and " in text or text.lower() in v.bodies:
        return []
    words = text.split(", ")
    if len(words) == 2 and is_whose(words[0], words[1], words[1], v):
        return []
    parties = [read_party(word, v) for word in words]
    kinds = {party.kind if party else None for party in parties}
    named = all(party is not None and party.rank is None and party.person is None for party in parties)
    told = parties[-1] is not None and parties[-1].kind in ("body", "external")  # no "Central" of "Planning, Central"
    return words if named and told and kinds <= {"body", "external", "unknown"} else []


def _bounded(items: list[str], v: Vocabulary) -> bool:
    """Whether the first is an organisation outside or an abbreviation, and the last names a body: what stands between
    is another then. "Police, Fire and ICB"."""
    known = items[0] in v.heads or items[0].lower() in v.words["external"] | v.words["outside"]
    short = all(len(item.split()) < 4 for item in items)
    return known and short and (items[-1] in v.heads or _noun_of(items[-1], v) in v.words["strong"] | v.words["weak"])


def _all_known(items: list[str], v: Vocabulary) -> bool:
    parties = [read_party(item, v) for item in items if not re.search("[/,;]", item)]
    named = [party for party in parties if party is not None and party.kind not in ("unknown", "person")]
    return len(named) == len(items)


def is_surname(word: str, v: Vocabulary) -> bool:
    """Whether the words are one more name after "Cllrs", and no service beside them."""
    known = v.words["services"] | v.words["strong"] | v.words["weak"]
    return SURNAME.fullmatch(word.strip()) is not None and known.isdisjoint(word.lower().split())


def two_of_one_name(left: str, word: str, v: Vocabulary) -> bool:
    """Whether both are halves of an organisation's name: "Royal Pavilion & Museums Trust"; "Ann Bee" is no half."""
    if not person_in(left.strip(), v) or surely_person(left.strip(), v):
        return False
    return _noun_of(word, v) in v.words["organisations"]


def _noun_of(word: str, v: Vocabulary) -> str:
    """The last word of a body's name, else ""."""
    party = read_party(word, v) if word.strip() else None
    return party.name.lower().split()[-1] if party and party.kind in ("body", "external") else ""


_SERVICE_NAMES = re.compile(r"(?:[\w'-]+ )*services?'?", re.IGNORECASE)


def share_team(left: str, word: str, v: Vocabulary) -> bool:
    """Whether two services have one team or one post: "Democratic Services & Elections Team", "... Manager"."""
    lead = read_party(left, v) if _SERVICE_NAMES.fullmatch(left.strip()) else None
    if lead is None or lead.kind != "body":
        return False
    post = read_party(word, v)
    rank = v.ranks.get((post.rank or "").lower()) if post else None
    one = rank is not None and rank.tail_only and rank.kind == "officer" and len(word.split()) < 4
    return one or _noun_of(word, v) in ("team", "teams", "unit")


def is_whose(left: str, word: str, right: str, v: Vocabulary) -> bool:
    """Whether the last words after the comma say whose post stands before it, and no other party follows."""
    if right[len(word) :].strip()[:1] not in ("", ";", "/") or not left.strip() or not word.strip():
        return False
    if left.lower().split()[-1] in v.words["force"]:  # "Inspector, Rural Crime"
        party = read_party(word, v)
        inside = party is None or (party.kind in ("person", "unknown", "body") and word.strip().lower() not in v.bodies)
        return inside and not surely_person(word, v)
    return is_employer(word, v) and is_officer(left, v) and is_post(left, v)


def surely_person(words: str, v: Vocabulary) -> bool:
    """Whether they cannot be one more service of a post: "and Ann Bee", "and Cllr Bee", not "and Rural Affairs"."""
    first = words.split()[0]
    return first.lower() in v.words["given_names"] or len(first.rstrip(".")) == 1 or first in v.words["titles"]


_ONE_NAME = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?")


def two_lone_names(left: str, word: str, slash: bool, v: Vocabulary) -> bool:
    """Whether both are single names of which nothing else is known: "Smith / Brown", "Ann and Bob"."""
    names = _ONE_NAME.fullmatch(left) and _ONE_NAME.fullmatch(word)
    given = {left.lower(), word.lower()} <= v.words["given_names"]
    return (
        bool(names)
        and (slash or given)
        and all(lead and lead.kind == "unknown" for lead in (read_party(left, v), read_party(word, v)))
    )


def organisation_opens(lone: str, v: Vocabulary) -> bool:
    """Whether words by which an organisation outside is known open it, and no service has them: "Citizens Advice"."""
    names = (name for name in v.words["external"] if " " in name and lone.startswith(f"{name} "))
    known = v.words["services"]
    return any(not known.issuperset(name.split()) for name in names) and lone.split()[-1] not in known


COMMON = re.compile(r"(?!members|colleagues|services|teams|officers|groups)[a-z]+(?: [a-z]+)?s")
"""What no name goes on with: "and local businesses"."""
_LONE = re.compile(r"[A-Z]\w+")
_SMALL_PLURALS = re.compile(r"\w+(?: [a-z]+){0,2} [a-z]+s")
_THE_TEAM = re.compile(r"the (?:[a-z]+ )*[a-z]+")


def beside_small_words(left: str, mark: str, word: str, v: Vocabulary) -> bool:
    """Whether how both sides are written parts them. A name is written small or with capitals throughout: "HR and
    staff networks", "GP practices and community pharmacies", "Legal and the press team", "Clerk and Foreman"."""
    joined = mark in ("and", "&")
    services = v.words["services"] | v.words["strong"] | v.words["weak"]
    if not left or not word:
        return False
    if joined and COMMON.fullmatch(word) and word.split()[-1] not in services:
        several = _SMALL_PLURALS.fullmatch(left) is not None and left.split()[-1] not in services and " " in word
        letters = left.isupper() and left.isalpha() and len(left) < 6
        return letters or several or (_LONE.fullmatch(left) is not None and left.lower() not in services)
    last = v.ranks.get(word.split()[-1])
    if joined and _THE_TEAM.fullmatch(word) and (word.split()[-1] in v.words["strong"] or (last and last.tail_only)):
        return True
    if joined and re.fullmatch("[a-z]+", word) and word not in services and ends_in_rank(left, v):
        return True  # "Burial Clerk and sexton"
    if left.isupper() and left.isalpha() and len(left) < 6 and left not in v.inner and left not in v.heads:
        return shapes(v).opening.match(expand(word, v)) is not None  # "QXC and Head of Estates"
    if not _LONE.fullmatch(left):
        return False
    if word in v.inner and v.inner[word].lower().split()[-1] in v.words["strong"] | v.words["weak"]:
        return left not in v.inner
    rank = v.ranks.get(left.lower())
    held = rank is not None and rank.tail_only
    return joined and held and _LONE.fullmatch(word) is not None and word.lower() not in services
