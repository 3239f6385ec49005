"""What is said of one lead."""

from __future__ import annotations

from dataclasses import dataclass

from extract.codelists import LeadKind


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead of an action: the words, the canonical name and its parts."""

    raw: str
    name: str
    kind: LeadKind
    rank: str | None = None
    portfolio: str | None = None
    person: str | None = None
    qualifier: str | None = None
    ambiguous: bool = False
