"""Lists whose members tell what they are by standing together: councillors after "Cllrs", services parted by commas."""

from __future__ import annotations

import re

from extract.tag.posts import read_party
from extract.tag.vocabulary import Vocabulary

TITLES = re.compile(r"(?:Cllrs|Councillors)\b\.?\s*")
SURNAME = re.compile(r"(?:[A-Z]\.?\s+){0,2}(?:(?:Mc|Mac|O')?[A-Z][a-z]+(?:[-'][A-Z][a-z]+)*\s*){1,3}")
_SERVICES = re.compile(r"[A-Z][\w'-]+(?: [\w'-]+){0,2}(?:, [A-Z][\w'-]+(?: [\w'-]+){0,2})+")


def list_of_services(text: str, v: Vocabulary) -> list[str]:
    """The services or bodies of a cell that names nothing else: "Arboriculture, Highways". With an "and" they may as
    well be the name of one: "Highways, Transport and Parking"."""
    if not _SERVICES.fullmatch(text) or " and " in text or text.lower() in v.bodies:
        return []
    words = text.split(", ")
    parties = [read_party(word, v) for word in words]
    kinds = {party.kind if party else None for party in parties}
    named = all(party is not None and party.rank is None and party.person is None for party in parties)
    return words if named and kinds <= {"body", "external", "unknown"} and kinds & {"body", "external"} else []


def is_surname(word: str, v: Vocabulary) -> bool:
    """Whether the words are one more name after "Cllrs", and no service beside them."""
    known = v.words["services"] | v.words["strong"] | v.words["weak"]
    return SURNAME.fullmatch(word.strip()) is not None and known.isdisjoint(word.lower().split())
