"""The ways in which one paper may be read: with every reader, or without one that may have spoken out of turn."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from extract.codelists import DocumentType

__all__ = ["FINDERS", "OTHERS", "USUAL", "Reader", "Way"]

Reader = Literal[
    "drawn", "panels", "white", "tables", "units", "lanes", "prose", "decisions", "deciding_tables", "apart"
]
"""Who may keep silent: the finder of tables with drawn lines, of boxes with labels, of tables that white space alone
shows, of tables at all; of units that repeat, of lanes beside a time line; the reader of plans in prose, of decisions
in prose, of decisions in tables; of what is set apart: texts with who and when beside them, and what is bold in
minutes."""

FINDERS: frozenset[Reader] = frozenset({"drawn", "panels", "white", "tables"})
"""Those that find tables: where all of them speak, the tables are the usual ones."""
SILENT: frozenset[Reader] = frozenset({"apart"})
"""Who speaks in no other way than its own."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a paper."""

    name: str
    """What is otherwise than usual, as a reader is told it."""
    without: frozenset[Reader] = SILENT
    kind: DocumentType | None = None
    """As what kind of paper it is read, where not as its face says."""

    def may_differ(self, heard: Container[Reader]) -> bool:
        """Whether papers in which the readers ``heard`` had something to say may read otherwise in this way."""
        return self.kind is not None or self.hears("apart") or any(reader in heard for reader in self.without)

    def hears(self, reader: Reader) -> bool:
        """Whether ``reader`` speaks."""
        return reader not in self.without


def _without(name: str, *readers: Reader) -> Way:
    return Way(f"without {name}", SILENT.union(readers))


USUAL = Way("as usual")
OTHERS = (
    _without("boxes that hold labels", "panels"),
    _without("drawn tables", "drawn"),
    _without("any table", "tables"),
    _without("tables that white space shows", "white"),
    _without("units that repeat", "units"),
    _without("lanes", "lanes"),
    _without("plans in prose", "prose"),
    _without("decisions in prose", "decisions"),
    _without("decisions in tables", "deciding_tables"),
    _without("any known form", "tables", "units", "prose", "decisions"),
    Way("by what is set apart, without any table", frozenset({"tables", "units"})),
    Way("as minutes", kind="minutes"),
    Way("as a record of decisions", kind="decision_record"),
)
"""Each leaves out what one reader may have taken wrongly from another; those that go before win a draw."""
