"""Tables of a page read as plans, for the tests of cards."""

from __future__ import annotations

from extract.issues import Issues
from extract.records.plans.read_tables import read_tables
from extract.records.plans.walk import PlanWalk
from paper import grid, paper


def read(*grids: list[list[str]]) -> tuple[PlanWalk, list[str]]:
    """The walk through a page of tables, and their roles."""
    made = paper([grid(*rows) for rows in grids])
    walk = PlanWalk("unknown", Issues())
    found = read_tables(made.document, made.by_page[0], "Action plan", walk)
    return walk, [each.role for each in found.found]
