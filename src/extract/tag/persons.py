"""People's names and initials in a lead cell."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.tag.shapes import shapes
from extract.tag.vocabulary import Vocabulary

_NAME = r"(?:[A-Z]\.?|[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*|(?:Mc|Mac|O['’])[A-Z][a-z]+)"
_FULL_NAME = re.compile(rf"{_NAME}(?:\s+{_NAME}){{1,3}}")
_INITIALS = re.compile(r"[A-Z]{2}|[A-Z]{2}[a-rt-z]|(?:[A-Z]\.){1,2}[A-Z]\.?")


def person_in(text: str, vocabulary: Vocabulary) -> str | None:
    """The person whom the whole of ``text`` names; None where it may be anything else."""
    titled = shapes(vocabulary).title.match(text)
    if titled:
        name = titled["name"].strip()
        if len(name.split()) > 2 and name.split()[-1].lower() in vocabulary.ranks:
            return None  # "Cllr Norton Policy Officer": no councillor holds an officer's post
        return name if re.fullmatch(rf"{_NAME}(?:\s+{_NAME}){{0,3}}", name) else None
    known = text.lower() in vocabulary.bodies or text.lower() in vocabulary.words["external"]
    if not _FULL_NAME.fullmatch(text) or text.isupper() or known:
        return None
    words = {word.lower().strip(".") for word in text.split()}
    place = text.split()[0].lower() in vocabulary.words["places"]  # "South Lakes"; "Ann North" is a person
    return None if place or words & _no_surnames(vocabulary) else text


_COUNCILLOR = re.compile(
    r"\W*(?:(?:County|District|Borough|City|Ward|Parish|Town) )?(?:Cllrs?|Councillors?|Alderman)\b"
)


def is_councillor(words: str) -> bool:
    """Whether the words open with a councillor's title."""
    return _COUNCILLOR.match(words) is not None


@lru_cache(maxsize=64)
def _no_surnames(vocabulary: Vocabulary) -> frozenset[str]:
    lists = ("services", "institutions", "strong", "weak")
    return frozenset().union(*(vocabulary.words[name] for name in lists))


def initials_in(text: str, v: Vocabulary) -> str | None:
    """Two letters, or three with the last one small, that stand for nothing the vocabulary knows."""
    known = text in v.inner or text in v.heads or text.lower() in v.words["services"]
    return text if _INITIALS.fullmatch(text) and not known else None
