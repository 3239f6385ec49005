"""What kind of paper it is, by several witnesses weighed together.

Title, first lines, the form of the head, and what the pages hold each give points to kinds of paper; most points win,
and too few make "other". No witness decides alone. The points are data (``models/papers/kinds.toml``); between equals
the kind that stands there earlier wins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, cast

from extract.codelists import DocumentType
from extract.shipped import model_file


@dataclass(frozen=True, slots=True)
class Kind:
    """The likeliest kind, how likely it is (0..1), the next one, and the points by "kind: witness"."""

    type: DocumentType
    probability: float = 1.0
    second: DocumentType | None = None
    evidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


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

    def points_for(self, looks: Looks) -> float:
        if self.pattern is None:
            return self.points * looks.facts.get(self.name, 0.0)
        texts = looks.heads if self.where == "heads" else (looks.title if self.where == "title" else looks.opening,)
        return self.points if any(self.pattern.search(text) for text in texts) else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    witnesses: tuple[Witness, ...]
    scale: float
    enough: float
    by_default: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped witnesses and their points."""
    data = model_file("papers", "kinds.toml")
    kinds = {kind: entries for kind, entries in data.items() if isinstance(entries, list)}
    found = [_witness(kind, entry) for kind, entries in kinds.items() for entry in entries]
    return Weights(tuple(found), data["scale"], data["enough"], data["by_default"])


def _witness(kind: str, entry: Mapping[str, Any]) -> Witness:
    where = next(key for key in ("fact", "title", "opening", "heads") if key in entry)
    pattern = None if where == "fact" else re.compile(entry[where], re.I | re.S)
    name = entry["fact"] if where == "fact" else where
    return Witness(cast(DocumentType, kind), where, name, float(entry["points"]), pattern)


def weigh(looks: Looks) -> Kind:
    """The kind of a paper that looks so."""
    told = weights()
    points: dict[DocumentType, float] = {}
    evidence: dict[str, float] = {}
    for witness in told.witnesses:
        if given := witness.points_for(looks):
            points[witness.type] = points.get(witness.type, 0.0) + given
            key = f"{witness.type}: {witness.name}"
            evidence[key] = round(evidence.get(key, 0.0) + given, 3)
    ranked = sorted((kind for kind in points if points[kind] >= told.enough), key=lambda kind: -points[kind])
    best: DocumentType = ranked[0] if ranked else "other"
    points["other"] = max(points.get("other", 0.0), told.by_default)
    total = sum(math.exp((value - points[best]) / told.scale) for value in points.values())
    others = sorted((kind for kind in points if kind != best), key=lambda kind: -points[kind])
    return Kind(best, round(1.0 / total, 4), others[0] if others else None, MappingProxyType(evidence))
