"""Tables of invented papers, walked as the records stage walks them."""

from __future__ import annotations

from extract.codelists import Origin
from extract.issues import Issues
from extract.model import Table
from extract.records.plans.headers import find_headers
from extract.records.plans.table_roles import table_role
from extract.records.plans.walk import PlanWalk
from paper import table


def read(*tables: Table, origin: Origin = "peer_challenge") -> PlanWalk:
    """The tables of a paper, one after the other, as the records stage walks them."""
    walk = PlanWalk(origin, Issues())
    for made in tables:
        headers = find_headers(made)
        role = "action_plan" if not headers and walk.continues(made) else table_role(made, headers)
        if role in ("action_plan", "recommendation_list"):
            walk.read_table(made, headers)
    return walk


def plan(*rows: list[str]) -> PlanWalk:
    return read(table(*rows))


def answers(walk: PlanWalk) -> list[tuple[str, list[str | None]]]:
    """Each action with the numbers of the recommendations it answers."""
    return [(a.text, [walk.recommendations[key].number for key in a.recommendations]) for a in walk.actions]
