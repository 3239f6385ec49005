"""How a council's name is cut into words, and which words say what kind of body it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

TOKEN = re.compile(r"[^\W\d_]+|&")
KIND_WORDS = frozenset(
    ("and", "borough", "burgh", "city", "county", "district", "islands", "london", "metropolitan", "royal", "unitary")
)
"""Words that may stand between a place and "Council"."""
BODIES = frozenset(("comhairle", "corporation", "council"))
MINOR = frozenset(
    ("a", "an", "and", "at", "by", "cum", "for", "from", "in", "le", "of", "on", "or", "the", "to", "upon", "with")
)
"""Words of a name that stand in small letters within it."""
HEAD = re.compile(
    r"^(?:the )?(?:(?:(?:london|royal|metropolitan) )?borough|city|county|council)"
    r"(?: council| and county)? of (?:the )?"
)
TAIL = re.compile(rf"(?: (?:{'|'.join(sorted(KIND_WORDS))}))* (?:council|corporation)$")


def tokens(text: str) -> list[str]:
    """Words in lower case, without figures and marks; "&" is "and", an apostrophe parts "King's" into two."""
    return ["and" if t == "&" else t for t in TOKEN.findall(text.lower())]


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """What two spellings of a name share that differ in case, marks or "&"."""
    return " ".join(tokens(text)).removeprefix("the ").replace(" s ", "s ")


def stem_key(text: str) -> str:
    """The name without the words for its kind: "Royal Borough of X" and "X City Council" both give "x"."""
    return HEAD.sub("", TAIL.sub("", name_key(text)))


def official(text: str) -> bool:
    """Whether a spelling names the body, not only the place."""
    key = name_key(text)
    return not BODIES.isdisjoint(key.split()) or (HEAD.match(key) is not None and key.count(" ") > 1)


def stems(name: str, spellings: Iterable[str]) -> set[str]:
    """Stem keys of the spellings of a council whose plain name is ``name``.

    None where the plain name itself holds such words: "City of X" is then not what people call X.
    """
    return set() if stem_key(name) != name_key(name) else {stem_key(spelling) for spelling in spellings}


def title_case(text: str) -> str:
    """Capitals as a name is written: "OVERVIEW & SCRUTINY BOARD", "STOW-ON-THE-HILL". Words in mixed case stay."""
    if not text.isupper():
        return text
    pieces = re.split(r"([ /(-])", text.lower())
    return "".join(
        piece if piece in MINOR and place else piece[:1].upper() + piece[1:] for place, piece in enumerate(pieces)
    )
