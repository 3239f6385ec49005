"""Units without frames or without labels: one matter after the other, each set in the same way.

    R1  Publish a map of dropped kerbs.            Recommendation 1
        A map went live on 3 February.             What was recommended
        Head of Highways     Feb 2025     Met      Publish a map of dropped kerbs.
                                                   Who will do it
    R2  Give blind residents a say.                Head of Highways
        …
What begins a unit is a line whose look, number or words come back at the same place; what makes it one is that the
same labels, or the same looks, follow each time. Units with labels are cards (``cards``). In others what stands in one
place is headed by what it reads like in all of them (``unit_rows``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from extract.flow.entries import find_entries
from extract.flow.framed import Framed, framed
from extract.flow.frames import find_frames
from extract.flow.looks import box_of, look_of, pieces_of
from extract.flow.rhythm import by_rhythm
from extract.flow.shaped import shaped
from extract.flow.unit_lines import stream_of
from extract.flow.unit_parts import Unit, labels_in, often_in
from extract.flow.unit_tables import labelled_tables, without_next_heads
from extract.flow.units import tables_of
from extract.flow.white_cards import white_cards
from extract.model import Document, Line, Table
from extract.records.decisions.stems import stem_of
from extract.records.plans.card_rows import CardRows
from extract.records.plans.entries import rows_of_entries
from extract.records.plans.reads_like import LISTED
from extract.records.plans.shaped_slots import slots_of
from extract.records.plans.unit_rows import as_one, rows_of_slots, rows_of_units
from extract.records.plans.unit_slots import MOST_BESIDE, with_times_as_labels
from extract.records.prose.labels import label_of

FEWEST_UNITS, FEWEST_LABELS = 3, 2
SHARE_IN_COLUMNS = 0.5
"""Share of the lines of a value above which they are rows of columns."""


@dataclass(frozen=True, slots=True)
class FoundUnits:
    """A table for each unit, and what is read in those that have no labels."""

    tables: tuple[Table, ...]
    read: Mapping[int, CardRows]
    """By place in ``tables``."""
    parted: bool = False
    """Whether rules part what they say: they are the cells of tables."""


def find_units(document: Document, tables: Sequence[Table], first: int, last: int) -> Iterator[FoundUnits]:
    """What may be the units on the pages from ``first`` to ``last``, outside ``tables`` that are sure; the surest
    first."""
    pages = document.pages[first - 1 : last]
    taken = tables_of(tables, pages)
    frames = {page.number: [frame.box for frame in find_frames(page, [])] for page in pages}
    for cells in shaped(pages, tables, frames):
        yield replace(_read(as_one(rows_of_slots(slots_of(cells), [card.over for card in cells]))), parted=True)
    for cards in framed(pages, taken, frames):
        yield from (_read(rows_of_units(each)) for each in (_items_of(cards), cards) if each)
    yield _read(rows_of_entries(find_entries(pages, tables)))
    units = by_rhythm(list(stream_of(pages, taken)))
    yield FoundUnits(tuple(_labelled(units)), {})
    unframed = [_unframed(unit) for unit in without_next_heads(units, set())]
    for cards in chain(white_cards(pages, taken, frames), [unframed]):
        rows = rows_of_units(cards, drawn=False)
        if rows and not _in_prose(cards):
            yield _read(rows)


def _items_of(cards: Sequence[Framed]) -> list[Framed]:
    """The items of cards that each have a head and numbered items in one look, and some of which have several: what
    the head says goes for all of them."""
    found: list[Framed] = []
    looks: set[tuple[object, ...]] = set()
    for card in cards:
        lines = card.unit.lines
        begins = [at for at, line in enumerate(lines) if len(line.words) > 1 and LISTED.match(line.words[0].text)]
        if not begins or not begins[0]:
            return []
        looks |= {(look_of(lines[at].words[0]), round(lines[at].box.x0 - card.box.x0)) for at in begins}
        for at, end in zip(begins, [*begins[1:], len(lines)], strict=True):
            unit = Unit(lines[at:end], card.unit.starts[at:end])
            found.append(Framed(card.page, box_of(unit.lines), unit, (*card.over, lines[: begins[0]])))
    return found if len(looks) == 1 and len(found) > len(cards) else []


def _read(rows: Sequence[tuple[Table, CardRows]]) -> FoundUnits:
    return FoundUnits(tuple(table for table, _ in rows), {at: read for at, (_, read) in enumerate(rows)})


def _labelled(units: Sequence[Unit]) -> list[Table]:
    """The tables of units with labels; [] where they have none."""
    units = with_times_as_labels(units)
    labels = _labels(units)
    if len(labels) < FEWEST_LABELS or _are_sections(units, labels) or _head_columns(units, labels):
        return []
    if 2 * sum(_holds_items(unit, labels) for unit in units) > len(units):
        return []
    found = labelled_tables(units, labels | often_in(units))
    return found if len(found) >= FEWEST_UNITS and not _hold_columns(found) else []


def _labels(units: Sequence[Unit]) -> set[str]:
    return labels_in(units) if len(units) >= FEWEST_UNITS else set()


def _are_sections(units: Sequence[Unit], labels: Set[str]) -> bool:
    """Whether one of the units holds several recommendations, or they are items that say what a meeting resolved."""
    recommends = {name for name in labels if (label := label_of(f"{name} 1:")) and label.kind == "recommendation"}
    starts = ([start for line in unit.starts for start in line] for unit in units)
    return "resolved" in labels or any(
        [start.name for start in own].count(name) > 1 for own in starts for name in recommends
    )


def _head_columns(units: Sequence[Unit], labels: Set[str]) -> bool:
    """Whether many of the labels stand on one line: rows of a table follow."""
    return any(sum(start.name in labels for start in line) >= MOST_BESIDE for unit in units for line in unit.starts)


def _holds_items(unit: Unit, labels: Set[str]) -> bool:
    """Whether a number stands before a label within the unit: what it names is an item of its own, and who and when
    are told of that."""
    lines = zip(unit.lines[1:], unit.starts[1:], strict=True)
    heads = (line.words[0].text for line, own in lines if any(start.at == 1 and start.name in labels for start in own))
    return any(LISTED.match(head) for head in heads)


def _hold_columns(tables: Sequence[Table]) -> bool:
    """Whether most lines of a label's values are parted by white: rows stand below it, no value."""
    lines: dict[int, list[Line]] = {}
    for cell in (cell for table in tables for cell in table.cells if cell.column and len(cell.lines) > 1):
        lines.setdefault(cell.row, []).extend(cell.lines)
    return any(
        sum(len(list(pieces_of(line))) > 1 for line in own) > SHARE_IN_COLUMNS * len(own) for own in lines.values()
    )


def _in_prose(cards: Sequence[Framed]) -> bool:
    """Whether a colon ends a label of the cards ("Lead: Head of Parks."), or most say "RESOLVED –" alone."""
    stems = [[stem for line in card.unit.lines if (stem := stem_of(line.text))] for card in cards]
    labels = _labels([card.unit for card in cards])
    lines = [pair for card in cards for pair in zip(card.unit.lines, card.unit.starts, strict=True)]
    return 2 * sum(any(stem.state and not stem.rest for stem in own) for own in stems) > len(cards) or any(
        start.name in labels and line.words[start.at + start.n_words - 1].text.endswith(":")
        for line, own in lines
        for start in own
    )


def _unframed(unit: Unit) -> Framed:
    """A unit as a card without a box over which nothing stands."""
    page = unit.lines[0].page
    return Framed(page, box_of([line for line in unit.lines if line.page == page]), unit, ())
