"""What kind of paper it is, by several witnesses weighed together.

Title, first lines, the form of the head, and what the pages hold each give points to kinds of paper; most points win,
and too few make "other". No witness decides alone. The points are data (``models/papers/kinds.toml``); between equals
the kind that stands there earlier wins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, cast

from extract.codelists import DocumentType
from extract.shipped import model_file


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
    enough: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped witnesses and their points."""
    data = model_file("papers", "kinds.toml")
    kinds = {kind: entries for kind, entries in data.items() if isinstance(entries, list)}
    found = [_witness(kind, entry) for kind, entries in kinds.items() for entry in entries]
    return Weights(tuple(found), data["enough"])


def _witness(kind: str, entry: Mapping[str, Any]) -> Witness:
    where = next(key for key in ("fact", "title", "opening", "heads") if key in entry)
    pattern = None if where == "fact" else re.compile(entry[where], re.I | re.S)
    name = entry["fact"] if where == "fact" else where
    return Witness(cast(DocumentType, kind), where, name, float(entry["points"]), pattern)


def kind_of(looks: Looks) -> DocumentType:
    """The kind of a paper that looks so."""
    told = weights()
    points: dict[DocumentType, float] = {}
    for witness in told.witnesses:
        if given := witness.points_for(looks):
            points[witness.type] = points.get(witness.type, 0.0) + given
    return max((kind for kind in points if points[kind] >= told.enough), key=lambda kind: points[kind], default="other")
