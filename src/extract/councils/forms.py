"""Every way the councils of a registry are written, ready to be looked up by first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.councils.council import Council
from extract.councils.evidence import GOVERNMENT, SMALL_WORDS
from extract.councils.names import official, stems, tokens

NOBODY = -1
"""Stands for central government and Parliament among the councils' positions."""
SITE = re.compile(r"([\w-]+)\.(?:gov\.(?:uk|wales|scot)|moderngov\.co\.uk)\b")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name: its words in lower case, the positions of the councils it can mean, and what it is."""

    words: tuple[str, ...]
    councils: tuple[int, ...]
    kind: str
    """``official``, ``name``, ``site`` (counts only as part of a web address) or ``government``."""


def forms_by_first_word(councils: Sequence[Council]) -> dict[str, list[Form]]:
    """Forms by their first word, longest first. Where two kinds are written alike, the body goes before the place."""
    kinds: dict[tuple[str, ...], str] = {}
    meant: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for kind, words, position in _spelled(councils):
        if kinds.setdefault(words, kind) == kind:
            meant[words].add(position)
    found: dict[str, list[Form]] = {}
    for words in sorted(kinds, key=len, reverse=True):
        found.setdefault(words[0], []).append(Form(words, tuple(sorted(meant[words])), kinds[words]))
    return found


def _spelled(councils: Sequence[Council]) -> Iterator[tuple[str, tuple[str, ...], int]]:
    for phrase in GOVERNMENT:
        yield "government", tuple(tokens(phrase)), NOBODY
    for position, council in enumerate(councils):
        yield from (("official", tuple(tokens(name)), position) for name in council.names if official(name))
    for position, council in enumerate(councils):
        places = [tokens(name) for name in council.names if not official(name)]
        places += [stem.split() for stem in stems(council.name, filter(official, council.names))]
        yield from (("name", tuple(words), position) for words in places)
    for position, council in enumerate(councils):
        yield from (("site", words, position) for words in _site_labels(council))


def _site_labels(council: Council) -> list[tuple[str, ...]]:
    """Words before ".gov.uk" or ".moderngov.co.uk" in its addresses; the plain name in one word is tried as well."""
    found = [SITE.search(address) for address in (council.domain, council.site_host) if address]
    labels = [match[1] for match in found if match] + ["".join(tokens(council.name))]
    return [tuple(tokens(label)) for label in labels]


def initials(councils: Sequence[Council]) -> dict[str, int]:
    """Initials that only one English county, city or London council has ("KCC"). Others have too many meanings."""
    found: dict[str, set[int]] = defaultdict(set)
    for position, council in enumerate(councils):
        letters = "".join(word[0] for word in tokens(council.official_name) if word not in SMALL_WORDS).upper()
        if council.nation == "England" and len(letters) > 2 and (letters.endswith("CC") or letters[:2] in ("LB", "RB")):
            found[letters].add(position)
    return {letters: min(positions) for letters, positions in found.items() if len(positions) == 1}
