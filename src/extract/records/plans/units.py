"""Units without frames or without labels: one matter after the other, each set in the same way.

    R1  Publish a map of dropped kerbs.            Recommendation 1
        A map went live on 3 February.             What was recommended
        Head of Highways     Feb 2025     Met      Publish a map of dropped kerbs.
                                                   Who will do it
    R2  Give blind residents a say.                Head of Highways
        …
What begins a unit is a line whose look, number or words come back at the same place; what makes it one is that the
same labels, or the same looks, follow each time. Units with labels are cards (``cards``). Without, what stands in one
look is headed by what it reads like in most units; it takes a lead and a time or state beside it to make them a plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from extract.flow.entries import find_entries
from extract.flow.framed import framed
from extract.flow.looks import JOINERS, pieces_of
from extract.flow.rhythm import MOST_SLOTS
from extract.flow.unit_parts import Unit, labels_in, often_in, segments
from extract.flow.unit_tables import labelled_tables, unit_table, without_next_heads
from extract.flow.units import candidates, tables_of
from extract.model import Document, Line, Table
from extract.records.plans.banners import ASKS, MUST, THAT
from extract.records.plans.card_rows import OF_ACTION, OF_RECOMMENDATION, CardRows, Pair, saying
from extract.records.plans.entries import NEARLY_ALL, number_and_words, rows_of_entries
from extract.records.plans.reads_like import ANY_NUMBER, LEAD, LISTED, STATE, WHEN, reads_like
from extract.records.plans.unit_rows import rows_of_units
from extract.records.prose.labels import label_of

FEWEST_UNITS, FEWEST_LABELS = 3, 2
MOSTLY = 0.6
"""Share of the units whose looks are the same."""
SHARE_IN_COLUMNS = 0.5
"""Share of the lines of a value above which they are rows of columns."""
ASKING, LONGEST_NAME = 0.5, 4.0
"""Share of first words that ask, where they are recommendations; words of a name, on average."""
CODED = re.compile(r"^R(?:EC|ec)?\d")


@dataclass(frozen=True, slots=True)
class FoundUnits:
    """A table for each unit, and what is read in those that have no labels."""

    tables: tuple[Table, ...]
    read: Mapping[int, CardRows]
    """By place in ``tables``."""


def find_units(document: Document, tables: Sequence[Table], first: int, last: int) -> FoundUnits:
    """The units on the pages from ``first`` to ``last``, outside ``tables`` that are sure."""
    pages = document.pages[first - 1 : last]
    every = list(candidates(document, tables, first, last))
    if not any(map(_labelled, every[:2])):
        for cards in framed(pages, tables_of(tables, pages)):
            if rows := rows_of_units(cards):
                return FoundUnits(tuple(table for table, _ in rows), {at: read for at, (_, read) in enumerate(rows)})
    if rows := rows_of_entries(find_entries(pages, tables)):
        return FoundUnits(tuple(table for table, _ in rows), {at: read for at, (_, read) in enumerate(rows)})
    for units in every:
        if _begins_late(units):
            continue
        if found := _labelled(units):
            return FoundUnits(tuple(found), {})
        if plain := _without_labels(units):
            return plain
    return FoundUnits((), {})


def _labelled(units: Sequence[Unit]) -> list[Table]:
    """The tables of units with labels; [] where they have none."""
    labels = _labels(units)
    if len(labels) < FEWEST_LABELS or _are_sections(units, labels):
        return []
    found = labelled_tables(units, labels | often_in(units))
    return found if len(found) >= FEWEST_UNITS and not _hold_columns(found) else []


def _labels(units: Sequence[Unit]) -> set[str]:
    return labels_in(units) if len(units) >= FEWEST_UNITS else set()


def _begins_late(units: Sequence[Unit]) -> bool:
    """Whether the units begin in the midst of a matter: the label that ends all others is not in the last."""
    labels = _labels(units)
    told = [[start.name for line in unit.starts for start in line if start.name in labels] for unit in units]
    ends = {own[-1] if own else "" for own in told[:-1]}
    return len(ends) == 1 and bool(labels) and not ends & {"", *told[-1]}


def _are_sections(units: Sequence[Unit], labels: Set[str]) -> bool:
    """Whether one of the units holds several recommendations."""
    recommends = {name for name in labels if (label := label_of(f"{name} 1:")) and label.kind == "recommendation"}
    starts = ([start for line in unit.starts for start in line] for unit in units)
    return any([start.name for start in own].count(name) > 1 for own in starts for name in recommends)


def _hold_columns(tables: Sequence[Table]) -> bool:
    """Whether most lines of a label's values are parted by white: rows stand below it, no value."""
    lines: dict[int, list[Line]] = {}
    for cell in (cell for table in tables for cell in table.cells if cell.column and len(cell.lines) > 1):
        lines.setdefault(cell.row, []).extend(cell.lines)
    return any(
        sum(len(list(pieces_of(line))) > 1 for line in own) > SHARE_IN_COLUMNS * len(own) for own in lines.values()
    )


def _without_labels(units: Sequence[Unit]) -> FoundUnits | None:
    """Units whose looks are the same in most, and of which one names leads and one times or states."""
    units = without_next_heads(units, set())
    every = [segments(unit) for unit in units]
    told = Counter((tuple(look for look, _ in own), len(unit.badges)) for own, unit in zip(every, units, strict=True))
    if not told:
        return None
    (looks, n_badges), count = told.most_common(1)[0]
    if count < max(FEWEST_UNITS, MOSTLY * len(units)) or not 2 <= len(looks) + n_badges <= MOST_SLOTS:
        return None
    slots: list[list[list[Line]]] = []
    for unit, own in zip(units, every, strict=True):
        if tuple(look for look, _ in own) == looks and len(unit.badges) == n_badges:
            slots.append([*(lines for _, lines in own), *([badge] for badge in unit.badges)])
    slots = _numbers_apart(slots)
    heads = _heads(slots)
    if not heads:
        return None
    tables: list[Table] = []
    read: dict[int, CardRows] = {}
    for at, slot in enumerate(slots):
        rows = [(head, list(_without_dash(lines))) for head, lines in zip(heads, slot, strict=True) if lines]
        table = unit_table([], [([], lines) for _, lines in rows])
        values = [cell for cell in table.cells if cell.column]
        tables.append(table)
        read[at] = [[Pair(saying(c, head), c, f"({head.lower()})")] for (head, _), c in zip(rows, values, strict=True)]
    return FoundUnits(tuple(tables), read)


def _without_dash(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without a dash before all they say: "— Head of Highways"."""
    for at, line in enumerate(lines):
        dashed = not at and len(line.words) > 1 and line.words[0].text in JOINERS
        yield Line(line.page, line.words[1:]) if dashed else line


def _numbers_apart(slots: Sequence[list[list[Line]]]) -> list[list[list[Line]]]:
    """The slots, numbers with which the first words of most units begin as a slot of their own."""
    numbered = sum(bool(LISTED.match(own[0][0].words[0].text)) and len(own[0][0].words) > 1 for own in slots)
    if numbered < NEARLY_ALL * len(slots):
        return list(slots)
    return [[*number_and_words(own[0]), *own[1:]] for own in slots]


def _heads(slots: Sequence[Sequence[Sequence[Line]]]) -> list[str] | None:
    """What each slot is headed by; None where none names leads or none times or states."""
    columns = [[" ".join(line.text for line in own[at]) for own in slots if own[at]] for at in range(len(slots[0]))]
    heads = [reads_like(texts) for texts in columns]
    for head in (ANY_NUMBER, LEAD, WHEN, STATE):
        for again in [at for at, found in enumerate(heads) if found == head][1:]:
            heads[again] = ""
    words = [at for at, head in enumerate(heads) if not head]
    if LEAD not in heads or not {WHEN, STATE} & set(heads) or not words:
        return None
    told = _heads_of_words(
        [columns[at] for at in words], next((c for c, h in zip(columns, heads, strict=True) if h == ANY_NUMBER), [])
    )
    for at, head in zip(words, told, strict=False):
        heads[at] = head
    whose = OF_RECOMMENDATION if "Recommendation" in heads else OF_ACTION
    return [whose if head == ANY_NUMBER else head or "Note" for head in heads]


def _heads_of_words(columns: Sequence[Sequence[str]], numbers: Sequence[str]) -> tuple[str, ...]:
    """What the words of units are headed by: one text is what is to be done; of two, what is asked and the answer, what
    is to be done and how far it is, or a name and what is to be done."""
    if len(columns) == 1:
        return ("Action",)
    first = columns[0]
    asks = sum(bool(ASKS.match(text) or MUST.search(text) or THAT.match(text)) for text in first)
    if asks >= ASKING * len(first) or (numbers and all(CODED.match(number) for number in numbers)):
        return "Recommendation", "Response"
    named = sum(len(text.split()) for text in first) <= LONGEST_NAME * len(first)
    return ("Note", "Action") if named else ("Action", "Update")
