"""A decision as printed, and the list that it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from extract.flow.blocks import Block
from extract.flow.lists import Place, is_next
from extract.records.decisions.stems import State, Stem

OUTCOME = 2
"""Words of an outcome ("Granted"), which says what became of a matter and not what was decided."""


@dataclass(slots=True)
class Item:
    """A decision as printed: number, the stem it completes, its words (nested items on their own lines)."""

    number: str | None
    stem: Stem | None
    text: str
    blocks: list[Block] = field(default_factory=list)
    left: float = 0.0
    style: str = ""
    place: Place | None = None


@dataclass(slots=True)
class Section:
    """The decisions under one head. ``end`` is the index of the first block after them; ``body`` who the head names."""

    items: list[Item]
    end: int
    body: str | None
    state: State
    headed: bool
    strength: float = 1.0
    """How plainly its opening says that decisions follow, 0..1."""

    @property
    def counts_up(self) -> bool:
        """Whether its numbers follow each other without a gap, as often as they begin anew."""
        places = [item.place for item in self.items if item.number]
        return bool(places) and all((b and b.value == 1) or is_next(a, b) for a, b in pairwise(places))
