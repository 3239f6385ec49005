"""The tables of one paper: what each is, and the recommendations and actions in those that are plans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from extract.flow.looks import look_of
from extract.kept import kept
from extract.model import Document, Line, Region, Table
from extract.records.found import FoundTable
from extract.records.plans.above_tables import headings_over
from extract.records.plans.banners import Said
from extract.records.plans.brackets import before_label
from extract.records.plans.card_rows import CardRows, pairs_of, read_card
from extract.records.plans.cards import with_cards_joined
from extract.records.plans.cell_fields import with_fields_apart
from extract.records.plans.columns import Header
from extract.records.plans.copies import counted_once
from extract.records.plans.families import bare_families, families
from extract.records.plans.headers import find_headers
from extract.records.plans.heads import heading_rows
from extract.records.plans.kinds import TableReading, read_kind, with_heading_of
from extract.records.plans.lanes import HEADER, share_place
from extract.records.plans.over_tables import said_in_cards, said_over, with_those_above
from extract.records.plans.plan_cards import PLANS, plan_cards
from extract.records.plans.rows import banners_in
from extract.records.plans.units import FoundUnits, find_units
from extract.records.plans.unread_columns import tell_unread_columns
from extract.records.plans.walk import PlanWalk
from extract.records.prose.labels import HEADS

NO_PLAN = 0.01
"""Chance below which a table goes on with no plan."""
MOST_BETWEEN = 3
"""Rows from labels that come back to the next, where these head no table."""
DRAWN = 0.9
"""Share of a table's area from which on its cells are drawn."""
PROSE_ROLES = ("key_value", "layout")
"""Tables that only lay out running text; prose is read in them as well."""


@dataclass(frozen=True, slots=True)
class ReadTables:
    """The tables in reading order; ``table_of`` gives the index of its table for each action of the walk."""

    found: tuple[FoundTable, ...]
    table_of: Mapping[int, int]
    taken: frozenset[Region] = frozenset()
    """Lines outside the tables that say no more than the number of what a table holds."""

    @property
    def data(self) -> set[int]:
        """Indices of the tables that hold no running text."""
        return {index for index, table in enumerate(self.found) if not _holds_prose(table)}


def read_tables(
    document: Document,
    tables: Sequence[Table],
    title: str,
    walk: PlanWalk,
    no_plans: Collection[int] = (),
    lanes: Collection[int] = (),
    units: Mapping[int, CardRows] = MappingProxyType({}),
) -> ReadTables:
    """Every table's role; the rows of plans go through ``walk`` on the way, but for those of the tables ``no_plans``
    (indices), which say what a meeting is asked to decide. ``lanes`` (indices) are known to be plans; ``units`` are the
    rows of cards without labels, by index."""
    printed = tables
    lines = free_lines(document, tables)
    said = said_above(tables, title, lines)
    cards = plan_cards(printed, said, units)
    apart, known = with_fields_apart(printed)
    tables = [cards[index].card.rows if index in cards else table for index, table in enumerate(apart)]
    plain = {index: table for index, table in enumerate(tables) if index not in cards}
    headers = {index: find_headers(table, known.get(index)) for index, table in plain.items()}
    kinds = _kinds(plain, headers, said)
    kinds |= {index: card.kind for index, card in cards.items()}
    kinds |= {index: TableReading("action_plan", (), HEADER, MappingProxyType({})) for index in lanes}
    kinds = {index: kinds[index] for index in sorted(kinds) if index not in no_plans}
    answering = {index: tables[index] for index, kind in kinds.items() if kind.role in PLANS and kind.headers}
    over = said_over(answering, lambda index: _headings(kinds[index]), lines, tables)
    over = said_in_cards(answering, tables, lambda index: _headings(kinds[index])) | over
    over = {index: said for index, said in over.items() if _only_acts(kinds[index]) or not said.wording.text}
    banners: dict[object, list[str]] = {}
    for index, table in answering.items():
        banners.setdefault(_headings(kinds[index]), []).extend(banners_in(table, kinds[index].headers[0]))
    found: list[FoundTable] = []
    table_of: dict[int, int] = {}
    for index, table in enumerate(tables):
        before = len(walk.actions)
        heading = _plain_heading(headers[index] if index in headers else heading_rows(table))
        if index not in kinds:
            found.append(FoundTable(printed[index], "layout", heading, table.score))
            continue
        read = _read(table, kinds[index], walk, over.get(index), banners.get(_headings(kinds[index]), ()), heading)
        found.append(replace(read, table=printed[index]))
        own = [action for action in walk.actions[before:] if not HEADS.match(action.text)]
        walk.actions[:] = counted_once(walk.actions[:before], own)
        table_of.update(dict.fromkeys(range(before, len(walk.actions)), index))
    walk.actions[:] = with_those_above(walk.actions, table_of, over, lambda index: _headings(kinds[index]))
    taken = frozenset(line.region for said in over.values() if not said.wording.text for line in said.lines)
    return ReadTables(tuple(found), table_of, taken)


def _kinds(
    tables: Mapping[int, Table], headers: Mapping[int, Sequence[Header]], said: Sequence[str]
) -> dict[int, TableReading]:
    """What each table is and what its columns mean; tables under the same headings are read as one."""
    heads = {index: known[0] for index, known in headers.items() if known}
    kinds: dict[int, TableReading] = {}
    for family in families(tables, {index: head for index, head in heads.items() if len(headers[index]) < 2}):
        known = find_headers(family.whole)
        if len(known) < 2:
            read = read_kind(family.whole, known, said[min(family.heads)])
            kinds |= {index: with_heading_of(read, head) for index, head in family.heads.items()}
    for family in bare_families(tables, [index for index in tables if index not in heads]):
        above = "\n".join(said[index] for index in family.heads)
        read = read_kind(family.whole, (), above)
        kinds |= dict.fromkeys(family.heads, read) if read.bare else {}
    alone = tables.keys() - kinds.keys()
    return kinds | {index: read_kind(tables[index], headers[index], said[index]) for index in alone}


def said_above(tables: Sequence[Table], title: str, lines: Mapping[int, Sequence[Line]]) -> list[str]:
    """For each table the paper's title and the lines above the table."""
    return [f"{title}\n{above}" for above in headings_over(tables, lines)]


@kept
def with_units(
    document: Document, tables: Sequence[Table], first: int, last: int, title: str
) -> tuple[list[Table], dict[int, CardRows]]:
    """``tables`` in reading order with the units on the pages from ``first`` to ``last`` that are cards of a plan, and
    what is read in those without labels, by index; cards that a page break cuts are whole."""
    tables = with_cards_joined(tables)
    open_ones = {i: t for i, t in enumerate(tables) if _may_be_units(t)}
    sure = [t for i, t in enumerate(tables) if i not in open_ones]
    for units in find_units(document, sure, first, last):
        plans = _plans(document, units, title) if units.tables else []
        if plans and not _told_below(open_ones.values(), units, plans):
            return _with_plans(tables, open_ones, units, plans)
    return list(tables), {}


def _may_be_units(table: Table) -> bool:
    """Whether what stands in a table may be told better by labels or looks that come back: only white parts its cells,
    and no headings name its columns."""
    return _is_panel(table) or (table.method == "aligned" and not _is_headed(table))


def _is_panel(table: Table) -> bool:
    """Whether a table is a box with labels: nothing is drawn round its cells, which are no larger than their words."""
    area = sum(region.box.area for cell in table.cells for region in cell.regions)
    whole = sum(region.box.area for region in table.regions)
    return table.method == "ruled" and table.n_columns == 2 and area < DRAWN * whole


def _told_below(tables: Iterable[Table], units: FoundUnits, plans: Sequence[int]) -> bool:
    """Whether drawn ``tables`` tell as much of what stands at the places of the units ``plans`` as these do."""
    shown = [units.tables[at] for at in plans if at not in units.read]
    drawn = [t for t in tables if t.method != "aligned" and any(share_place(t, unit) for unit in shown)]
    return bool(drawn) and sum(map(_told, shown)) <= sum(map(_told, drawn))


def _told(table: Table) -> int:
    """How many labels of a table have values."""
    return sum(pair.printed and bool(pair.value.lines) for pair in pairs_of(read_card(table) or []))


def _plans(document: Document, units: FoundUnits, title: str) -> list[int]:
    """The places of the units that are cards of a plan."""
    cards = plan_cards(units.tables, said_above(units.tables, title, free_lines(document, units.tables)), units.read)
    return [at for at, card in cards.items() if card.kind.role == "action_plan" or at in units.read]


def _with_plans(
    tables: Sequence[Table], open_ones: Mapping[int, Table], units: FoundUnits, plans: Sequence[int]
) -> tuple[list[Table], dict[int, CardRows]]:
    """``tables`` in reading order with the units at the places ``plans``; as they are where rules part what these
    say."""
    shown = [units.tables[at] for at in plans]
    told = [units.tables[at] for at in plans if at in units.read]
    under = {i for i, t in open_ones.items() if any(share_place(t, unit) for unit in shown)}
    white = {i for i, t in open_ones.items() if t.method == "aligned"}
    sure = [t for i, t in enumerate(tables) if i not in white and any(share_place(t, unit) for unit in told)]
    if not (units.parted or all(_says_more(table) or _stands_in(table, told) for table in sure)):
        return list(tables), {}  # rules part what these units say
    under |= {i for i, t in enumerate(tables) if t in sure}
    kept = [table for index, table in enumerate(tables) if index not in under]
    ordered = sorted(
        [*((table, None) for table in kept), *((units.tables[at], units.read.get(at)) for at in plans)],
        key=lambda each: (each[0].page_first, each[0].regions[0].box.top),
    )
    return [table for table, _ in ordered], {index: read for index, (_, read) in enumerate(ordered) if read}


def _says_more(table: Table) -> bool:
    """Whether cells of a card hold several things, one below the other in other type; or it is but a stack of boxes."""
    cells = [cell for cell in table.cells if not before_label(cell.lines)[1]]  # that tells as much
    looks = ([{look_of(word) for word in line.words} for line in cell.lines] for cell in cells)
    several = any(len(a) == len(b) == 1 and a != b for own in looks for a, b in pairwise(own))
    return table.n_columns == 1 or (several and read_card(table) is not None)


def _stands_in(table: Table, units: Sequence[Table]) -> bool:
    """Whether a table is a small part of one of ``units``."""
    inner = table.regions[0]
    places = [region.box for unit in units for region in unit.regions[:1] if region.page == inner.page]
    return any(2 * inner.box.area < place.area and 2 * inner.box.overlap(place) > inner.box.area for place in places)


def _is_headed(table: Table) -> bool:
    """Whether headings of a table name several columns; one may be named by chance, and labels that come back every few
    rows head none."""
    heads = [header for header in heading_rows(table) if len(header.roles - {"other"}) > 1]
    return len(heads) == 1 or (len(heads) > 1 and table.n_rows - heads[0].first_row > MOST_BETWEEN * len(heads))


def _only_acts(kind: TableReading) -> bool:
    """Whether a table is a plan whose headings name no recommendations."""
    return kind.role == "action_plan" and bool(kind.headers) and "recommendation" not in kind.headers[0].roles


def _headings(kind: TableReading) -> tuple[str, ...]:
    """What tables of one family have in common."""
    return kind.headers[0].headings if kind.headers else ()


def _read(
    table: Table,
    read: TableReading,
    walk: PlanWalk,
    over: Said | None,
    banners: Sequence[str],
    heading: tuple[str, ...],
) -> FoundTable:
    """``heading``: the headings of a table whose columns have no role here."""
    role = read.role
    if not read.headers and walk.continues(table) and not _is_other(read):
        role = "action_plan"
    elif read.bare:
        walk.header = read.bare
        walk.current, walk.answered, walk.group_label, walk.row_label = [], False, None, None
    if role in PLANS:
        walk.evidence = read.evidence
        walk.read_table(table, read.headers, over, banners)
        for first in read.headers[:1]:
            tell_unread_columns(table, first, walk.issues)
    heading = read.headers[0].headings if read.headers else heading
    return FoundTable(table, role, heading, table.score, read.evidence)


def _is_other(read: TableReading) -> bool:
    """Whether a table is surely a register of another kind than a plan, though its columns are those of one."""
    return read.role in ("kpi", "risk", "financial") and read.evidence.get("plan_chance", 1.0) < NO_PLAN


def _plain_heading(headers: Sequence[Header]) -> tuple[str, ...]:
    """The headings at the head of a table."""
    return next((header.headings for header in headers if not header.first_row), ())


def _holds_prose(found: FoundTable) -> bool:
    if found.role == "other":
        return found.table.n_columns <= 2 or found.table.method in ("aligned", "camelot")
    return found.role in PROSE_ROLES


def _is_level(y: float, boxes: Sequence[tuple[float, float]]) -> bool:
    return any(top <= y <= bottom for top, bottom in boxes)


def free_lines(document: Document, tables: Sequence[Table]) -> dict[int, list[Line]]:
    """The lines outside tables, on the pages where tables begin and on those before them."""
    boxes: dict[int, list[tuple[float, float]]] = {}
    for table in tables:
        for region in table.regions:
            boxes.setdefault(region.page, []).append((region.box.top, region.box.bottom))
    starts = {page for table in tables for page in (table.page_first - 1, table.page_first) if page}
    return {
        number: [
            line
            for line in document.pages[number - 1].lines
            if not (own := boxes.get(number)) or not _is_level(line.box.centre[1], own)
        ]
        for number in starts
    }
