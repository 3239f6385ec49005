"""Cards whose family is a plan, and what their columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from extract.codelists import TableRole
from extract.geometry import holds_table
from extract.kept import kept
from extract.model import Table
from extract.records.plans.card_rows import OF_ACTION, OF_RECOMMENDATION, CardRows
from extract.records.plans.cards import Card, find_cards
from extract.records.plans.columns import WHO_AND_WHEN, Column, ColumnRole, Header, role_of_heading
from extract.records.plans.headers import completed
from extract.records.plans.heads import columns_under
from extract.records.plans.kinds import TableReading, read_kind
from extract.records.plans.reads_like import LEAD, STATE, WHEN

PLANS: tuple[TableRole, ...] = ("action_plan", "recommendation_list")
NAMED: dict[str, ColumnRole] = {
    OF_RECOMMENDATION: "rec_ref",
    OF_ACTION: "ref",
    "Recommendation": "recommendation",
    "Action": "action",
    "Note": "other",
    LEAD: "lead",
    WHEN: "timescale",
    STATE: "status",
}
"""What the headings that units are given by what they say mean."""


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A card and its kind, which is that of its family."""

    card: Card
    kind: TableReading


@kept
def plan_cards(
    tables: Sequence[Table], said: Sequence[str], units: Mapping[int, CardRows] = MappingProxyType({})
) -> dict[int, PlanCard]:
    """The cards among ``tables`` whose family, as one table, is a plan, by their index."""
    on_page: dict[int, list[Table]] = {}
    for table in tables:
        on_page.setdefault(table.page_first, []).append(table)
    emptied = [_without_inner_words(table, on_page) for table in tables]
    kinds: dict[int, TableReading] = {}
    found: dict[int, PlanCard] = {}
    for index, card in find_cards(emptied, units, said).items():
        family = id(card.whole)
        if family not in kinds:
            head = completed(card.whole, Header(0, 0, columns_under(card.whole, 0, 0)))
            kinds[family] = read_kind(card.whole, [head], said[index])
            named = NAMED if index in units else {OF_ACTION: NAMED[OF_ACTION]}
            kinds[family] = _as_named(kinds[family], named)
        if kinds[family].role in PLANS:
            inside = emptied[index] is not tables[index]
            found[index] = PlanCard(card, _of_card(kinds[family], card, inside))
    return found


def _as_named(family: TableReading, named: Mapping[str, ColumnRole]) -> TableReading:
    """The kind of cards, those columns as they are ``named`` whose headings were given by what they say."""
    headers = tuple(
        replace(h, columns=tuple(replace(c, role=_role_named(c, named)) for c in h.columns)) for h in family.headers
    )
    acts = any(header.roles & {"action", "response"} for header in headers)
    asked = WHEN in named and not acts and family.role in PLANS
    return replace(family, role="recommendation_list" if asked else family.role, headers=headers)


def _role_named(column: Column, named: Mapping[str, ColumnRole]) -> ColumnRole:
    """A label that names something else in plans stays so, in units that were read by what they say."""
    other = "other" if WHEN in named and role_of_heading(column.heading) in (None, "other") else column.role
    return named.get(column.heading, other)


def _of_card(family: TableReading, card: Card, holds_a_table: bool) -> TableReading:
    headers = [replace(header, first_row=card.head, last_row=card.head) for header in family.headers[:1]]
    if holds_a_table:  # its actions are the rows of that table
        headers = [header.with_role("response", "action").with_role("other", *WHO_AND_WHEN) for header in headers]
    return replace(family, headers=tuple(headers))


def _without_inner_words(table: Table, on_page: Mapping[int, Sequence[Table]]) -> Table:
    """``table``, a cell of it that holds another table without its words: that one's rows follow, and answer what the
    card says."""
    tables = on_page[table.page_first]
    if table.n_columns != 2 or len(tables) == 1:
        return table
    cells = tuple(replace(c, lines=()) if any(holds_table(c, other) for other in tables) else c for c in table.cells)
    return table if cells == table.cells else replace(table, cells=cells)
