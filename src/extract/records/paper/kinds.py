"""What kind of paper it is, by several witnesses weighed together.

Title, first lines, the lines of the head, and what the pages hold each speak for kinds of paper, none decides alone.
How strongly words do is data (``models/papers/kinds.toml``, points by kind and place); what these points, what the
pages hold and each word of the title are worth together is learned (``models/papers/chosen.json``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, cast, get_args

from extract.codelists import DocumentType
from extract.kept import kept
from extract.records.paper.ranked import Choice, best, score, weights_by_sign
from extract.shipped import model_file

SURE, FAINT = 24.0, 0.29
"""Points of a title's words that tell the kind of paper for sure; the share of them that tells next to nothing."""
WORD = re.compile(r"[a-z]+")
FILLING = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "s", "the", "to", "with")
)
"""Words that say nothing alone."""
TITLED, OF_A_WORD = "titled ", 0.4
"""How the sign of a word of the title begins, and what such a sign counts: a title has many of them."""
KINDS = tuple(kind for kind in get_args(DocumentType) if kind != "agenda_pack")
"""Kinds of a single paper; only a file can be a pack."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What the witnesses look at: the title, the first words, the short lines of the head, numbers 0..1 by name."""

    title: str = ""
    opening: str = ""
    heads: Sequence[str] = ()
    facts: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Witness:
    type: DocumentType
    where: str
    name: str
    points: float
    pattern: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _witnesses() -> tuple[Witness, ...]:
    data = model_file("papers", "kinds.toml")
    return tuple(_witness(kind, entry) for kind, entries in data.items() if kind in KINDS for entry in entries)


def _witness(kind: str, entry: Mapping[str, Any]) -> Witness:
    where = next(key for key in ("fact", "title", "opening", "heads") if key in entry)
    pattern = None if where == "fact" else re.compile(entry[where], re.S)
    name = entry["fact"] if where == "fact" else where
    return Witness(cast(DocumentType, kind), where, name, float(entry["points"]), pattern)


@kept
def told_by_title(title: str) -> float:
    """How surely the words of a title tell the kind of paper, 0..1."""
    low = title.lower()
    said = (points for points, pattern in _titles() if pattern.search(low))
    return min(1.0, next(said, 0.0) / SURE)


@lru_cache(maxsize=1)
def _titles() -> tuple[tuple[float, re.Pattern[str]], ...]:
    """What the words of titles say, the surest first."""
    said = [(w.points, w.pattern) for w in _witnesses() if w.where == "title" and w.pattern]
    return tuple(sorted(said, key=lambda one: -one[0]))


def kind_choices(looks: Looks) -> list[Choice]:
    """Every kind with what speaks for it."""
    points: dict[str, dict[str, float]] = {kind: defaultdict(float) for kind in KINDS}
    spoken = _spoken(looks.title.lower(), looks.opening.lower(), [text.lower() for text in looks.heads])
    for witness, speaks in zip(_witnesses(), spoken, strict=True):
        if given := witness.points * (looks.facts.get(witness.name, 0.0) if speaks is None else speaks) / SURE:
            points[witness.type][witness.where] += given
            points[witness.type]["points"] += given
    most = max(own["points"] for own in points.values())
    facts = {**looks.facts, **_words_of(looks.title)}
    return [Choice(kind, _signs(kind, own, most, facts)) for kind, own in points.items()]


@kept
def _spoken(title: str, opening: str, heads: Sequence[str]) -> list[bool | None]:
    """For each witness whether words in small letters speak for it; None where facts do."""
    texts = {"title": [title], "opening": [opening], "heads": heads}
    return [any(map(w.pattern.search, texts[w.where])) if w.pattern else None for w in _witnesses()]


def _words_of(title: str) -> dict[str, float]:
    """A sign for each word of a title and for each two that follow each other."""
    words = WORD.findall(title.lower())
    alone = (word for word in words if word not in FILLING)
    return {f"{TITLED}{said}": OF_A_WORD for said in (*alone, *map(" ".join, pairwise(words)))}


def _signs(kind: str, points: Mapping[str, float], most: float, facts: Mapping[str, float]) -> dict[str, float]:
    signs = {name: min(3.0, value) for name, value in points.items()}
    signs[f"{kind}"] = 1.0
    signs["faint"] = float(points["points"] < FAINT)
    signs["most"] = float(most > 0 and points["points"] == most)
    return signs | {f"{kind}: {name}": value for name, value in facts.items() if value}


def kind_of(choices: Sequence[Choice]) -> DocumentType:
    """The kind of a paper for which its face says so much, as far as that tells it."""
    chosen = best(choices, "kind")
    return cast(DocumentType, chosen.text) if chosen else "other"


def told_choices(kinds: Mapping[str, Mapping[str, float]], told: Mapping[str, float]) -> list[Choice]:
    """Every kind with what the face of the paper (``kinds``), its records and its words (``told``) say for it."""
    return [
        Choice(kind, {**signs, **{f"{kind}: {name}": value for name, value in told.items()}})
        for kind, signs in kinds.items()
    ]


def kind_told(kinds: Mapping[str, Mapping[str, float]], told: Mapping[str, float]) -> DocumentType | None:
    """The kind of a paper by its face and its records, the best of ``told_choices``; None where its face says
    nothing."""
    weights = {kind: score(signs, "kind told") for kind, signs in kinds.items()}
    by_sign = weights_by_sign("kind told")
    for name, value in told.items():
        for kind, weight in by_sign.get(name, ()):
            if kind in weights:
                weights[kind] += value * weight
    return cast(DocumentType, max(weights, key=weights.__getitem__)) if weights else None
