"""Ways to write a person's name that readers of leads leave alone: "Jane DOE", "Doe, Jane", "JANE DOE"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.tag import Vocabulary

_GIVEN = r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*"
_CAPITALS = r"(?:Mc|Mac|[A-Z]['’])?[A-Z]{3,}(?:['’-][A-Z]+)*"
_SURNAME = rf"(?:{_CAPITALS}|(?:Mc|Mac|[A-Z]['’])?[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*)"
_IN_CAPITALS = re.compile(rf"(?<![\w-]){_GIVEN}(?:\s[A-Z]\.?)?\s{_CAPITALS}(?![\w-])")
_TURNED = re.compile(
    rf"(?:^|(?<=[;\n/(:])|(?<=\s[–-]\s))\s*({_SURNAME},\s(?:{_GIVEN}|[A-Z]\.))(?=\s*(?:$|[;\n/()]|\s[–-]\s))"
)


def odd_names(words: str | None, vocabulary: Vocabulary) -> Iterator[str]:
    """Names in the words of a lead cell with the surname in capitals or first, as printed. A word that the vocabulary
    knows - a service, a body, an abbreviation, part of a post - is in nobody's name."""
    for match in _IN_CAPITALS.finditer(words or ""):
        if not _known(match[0], vocabulary):
            yield match[0]
    for match in _TURNED.finditer(words or ""):
        if not _known(match[1], vocabulary):
            yield match[1]


def written_ways(name: str) -> Iterator[str]:
    """Patterns for the ways in which a name of two words or more is written: as it is, in capitals, surname first."""
    last, _, first = name.partition(", ")
    parts = [*first.split(), last] if first else name.split()
    given, surname = r"\s+".join(map(re.escape, parts[:-1])), re.escape(parts[-1])
    small = re.escape(parts[-1].capitalize()) if parts[-1].isupper() else surname
    surnames = "|".join(dict.fromkeys((surname, small, re.escape(parts[-1].upper()))))
    yield rf"{given}\s+(?:{surnames})"
    yield rf"(?:{surnames}),\s+{given}"
    yield rf"{given.upper().replace(chr(92) + 'S', chr(92) + 's')}\s+{re.escape(parts[-1].upper())}"


def _known(name: str, v: Vocabulary) -> bool:
    words = re.findall(r"[\w'’-]+", name)
    lists = ("services", "institutions", "strong", "weak", "organisations")
    common = frozenset().union(*(v.words[one] for one in lists), *(rank.split() for rank in v.ranks))
    return any(word in v.inner or word in v.heads or word.lower() in common for word in words)
