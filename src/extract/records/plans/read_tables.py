"""The tables of one paper: what each is, and the recommendations and actions in those that are plans."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.codelists import TableRole
from extract.model import Document, Table
from extract.records.found import FoundTable
from extract.records.plans.above_tables import headings_over
from extract.records.plans.cards import Card, find_cards
from extract.records.plans.columns import Header
from extract.records.plans.copies import counted_once
from extract.records.plans.headers import find_headers, plain_heading
from extract.records.plans.headless import headless_headers
from extract.records.plans.kinds import TableReading, read_kind
from extract.records.plans.walk import PlanWalk
from extract.records.prose.labels import HEADS

PLANS: tuple[TableRole, ...] = ("action_plan", "recommendation_list")
PROSE_ROLES = ("key_value", "layout")
"""Tables that only lay out running text; prose is read in them as well."""


@dataclass(frozen=True, slots=True)
class ReadTables:
    """The tables in reading order; ``table_of`` gives the index of its table for each action of the walk."""

    found: tuple[FoundTable, ...]
    table_of: Mapping[int, int]

    @property
    def data(self) -> set[int]:
        """Indices of the tables that hold no running text."""
        return {index for index, table in enumerate(self.found) if not _holds_prose(table)}


def read_tables(
    document: Document, tables: Sequence[Table], title: str, walk: PlanWalk, no_plans: Collection[int] = ()
) -> ReadTables:
    """Every table's role; the rows of plans go through ``walk`` on the way, but for those of the tables ``no_plans``
    (indices), which say what a meeting is asked to decide."""
    printed = tables
    cards = _plan_cards(printed)
    tables = [cards[index].rows if index in cards else table for index, table in enumerate(printed)]
    said = said_above(document, tables, title)
    bare = [index for index, table in enumerate(tables) if index not in cards and not find_headers(table)]
    headless = headless_headers(tables, bare, title, dict(enumerate(said))) if bare else {}
    found: list[FoundTable] = []
    table_of: dict[int, int] = {}
    for index, table in enumerate(tables):
        before = len(walk.actions)
        if index in no_plans:
            found.append(FoundTable(printed[index], "layout", plain_heading(table), table.score))
            continue
        read = _read(table, said[index], headless.get(index), walk, cards.get(index))
        found.append(replace(read, table=printed[index]))
        own = [action for action in walk.actions[before:] if not HEADS.match(action.text)]
        walk.actions[:] = counted_once(walk.actions[:before], own)
        table_of.update(dict.fromkeys(range(before, len(walk.actions)), index))
    return ReadTables(tuple(found), table_of)


def _plan_cards(tables: Sequence[Table]) -> dict[int, Card]:
    """The cards among ``tables`` whose family, as one table, is a plan, by their index."""
    cards = find_cards(tables)
    families = {id(card.whole): card.whole for card in cards.values()}
    plans = {key for key, whole in families.items() if read_kind(whole, "", None).role in PLANS}
    return {index: card for index, card in cards.items() if id(card.whole) in plans}


def said_above(document: Document, tables: Sequence[Table], title: str) -> list[str]:
    """For each table the paper's title and the lines above the table."""
    above = headings_over(tables, _free_lines(document, tables))
    return [f"{title}\n{above.get(index, '')}" for index in range(len(tables))]


def _kind_of(table: Table, said: str, headless: Header | None, card: Card | None) -> TableReading:
    """The kind of a table; that of a card as its whole family tells it."""
    if card is None:
        return read_kind(table, said, headless)
    read = read_kind(card.whole, said, None)
    headers = [replace(header, first_row=card.head, last_row=card.head) for header in read.headers[:1]]
    return replace(read, headers=tuple(headers))


def _read(table: Table, said: str, headless: Header | None, walk: PlanWalk, card: Card | None) -> FoundTable:
    read = _kind_of(table, said, headless, card)
    role = read.role
    if not read.headers and walk.continues(table):
        role = "action_plan"
    elif read.bare:
        walk.header = read.bare
        walk.current, walk.answered, walk.group_label, walk.row_label = [], False, None, None
    if role in PLANS:
        walk.evidence = read.evidence
        walk.read_table(table, read.headers)
    header = read.headers[0].headings if read.headers else plain_heading(table)
    return FoundTable(table, role, header, table.score, read.evidence)


def _holds_prose(found: FoundTable) -> bool:
    if found.role == "other":
        return found.table.n_columns <= 2 or found.table.method in ("aligned", "camelot")
    return found.role in PROSE_ROLES


def _free_lines(document: Document, tables: Sequence[Table]) -> dict[int, list[tuple[float, str]]]:
    """Heights and words of the lines outside tables, on the pages where tables begin."""
    boxes: dict[int, list[tuple[float, float]]] = {}
    for table in tables:
        for region in table.regions:
            boxes.setdefault(region.page, []).append((region.box.top, region.box.bottom))
    starts = {table.page_first for table in tables}
    return {
        number: [
            (line.box.top, line.text)
            for line in document.pages[number - 1].lines
            if not any(top <= line.box.centre[1] <= bottom for top, bottom in boxes[number])
        ]
        for number in starts
    }
