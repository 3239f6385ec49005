"""How far a row of a plan can be trusted by the way its table was found, before all witnesses are weighed."""

from __future__ import annotations

from extract.model import Table

SURE, UNSURE = 0.98, 0.88
"""Confidence of a plain row of a drawn table and of one whose pairing is unequal: the shares of such rows found right
on all papers with gold, as ``python -m benchmarks.calibration`` prints them. Pairs of unequal count were all right
there, but they are few."""
UNDRAWN_FROM, UNDRAWN_BY = 0.87, 0.1
"""Trust in a table told by white space, from its score of 0 on, and how much a score of 1 adds. Its score says how
much looks like a table, not how many of its rows are right: by the same papers 0.94 of them, whatever the score."""


def trust_in(table: Table) -> float:
    """The chance, 0..1, that the cells of ``table`` are right."""
    if table.method in ("aligned", "camelot"):
        return UNDRAWN_FROM + UNDRAWN_BY * table.score
    return table.score
