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

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.flow.page_columns import in_columns
from extract.flow.panel_boxes import frames_of
from extract.flow.panel_labels import NUMBER, fields_of, labels_of, starts
from extract.flow.panel_marks import NUMBERED, marks_apart
from extract.model import Box, Cell, Document, Line, Page, Region, Table
from extract.records.plans.banners import ASKS, MUST, THAT
from extract.records.plans.card_rows import CardRows, Pair, saying
from extract.records.plans.headless import STATUS, is_lead
from extract.records.plans.lanes import says_when
from extract.records.plans.looks import Look, box_of, look_of, pieces_of
from extract.text import paragraphs

FEWEST, MOST_LINES = 3, 30
"""Units of a paper, and lines of each at most."""
NEARLY_ALL, MOSTLY = 0.8, 0.6
"""Share of the units that have the same labels; of the values in one look that must read like what they are headed
by."""
FEWEST_LABELS = 2
SAME_LEFT = 4.0
"""Points."""
MOST_SLOTS = 7
PARTING = frozenset("·|•")
"""Marks between the values of a line."""


class Unit(NamedTuple):
    lines: tuple[Line, ...]
    badges: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundUnits:
    """A table for each unit, and what is read in those that have no labels."""

    tables: tuple[Table, ...]
    read: Mapping[int, CardRows]
    """By place in ``tables``."""


def find_units(document: Document, tables: Sequence[Table], first: int, last: int) -> FoundUnits:
    """The units on the pages from ``first`` to ``last``, outside ``tables``."""
    pages = document.pages[first - 1 : last]
    taken: dict[int, list[Table]] = {page.number: [] for page in pages}
    for table in tables:
        for region in table.regions:
            if region.page in taken:
                taken[region.page].append(table)
    boxed = [unit for page in pages for unit in _boxed(page, taken[page.number])]
    for units in (boxed, _by_rhythm(list(_stream(pages, taken)))):
        found = _labelled(units) or _unlabelled(units)
        if found:
            return found
    return FoundUnits((), {})


# ---------------------------------------------------------------- where units may be


def _boxed(page: Page, tables: Sequence[Table]) -> Iterator[Unit]:
    """The boxes and shades of a page that are as large as a panel, without those that hold others."""
    shades = [fill.box for fill in page.fills if fill.box.height < page.height / 20]
    boxes = [frame.box for frame in frames_of(page, tables, False)]
    for box in boxes:
        if any(other is not box and box.overlap(other) > NEARLY_ALL * other.area for other in boxes):
            continue
        words = [word for word in page.words if box.holds(*word.box.centre)]
        if words:
            lines, badges = marks_apart(words, box, shades, page.number)
            if lines and len(lines) <= MOST_LINES:
                yield Unit(lines, badges)


def _stream(pages: Sequence[Page], taken: Mapping[int, Sequence[Table]]) -> Iterator[Line]:
    """The lines outside tables as they are read, column after column."""
    for page in pages:
        boxes = [r.box for table in taken[page.number] for r in table.regions if r.page == page.number]
        free = [line for line in page.lines if not any(box.holds(*line.box.centre, slack=1) for box in boxes)]
        for column in in_columns(free):
            yield from column


def _by_rhythm(lines: Sequence[Line]) -> list[Unit]:
    """The units that begin at lines alike: of all ways to begin, the one after which most of the same follows."""
    places: dict[object, list[int]] = {}
    for at, line in enumerate(lines):
        for key in _keys(line):
            places.setdefault(key, []).append(at)
    best: tuple[float, list[Unit]] = (0.0, [])
    for found in places.values():
        begins = [at for before, at in pairwise([-2, *found]) if at - before > 1]
        if not FEWEST <= len(begins) <= len(lines) // 2:
            continue
        units = _cut(lines, begins)
        if (score := _score(units)) > best[0]:
            best = score, units
    return best[1]


def _keys(line: Line) -> Iterator[object]:
    first = line.words[0]
    left = round(line.box.x0 / SAME_LEFT)
    yield "look", look_of(first), left
    if NUMBERED.match(first.text) or NUMBER.search(line.text):
        yield "number", look_of(first), left
    for start in starts(line)[:1]:
        if start.at == 0:
            yield "name", start.name


def _cut(lines: Sequence[Line], begins: Sequence[int]) -> list[Unit]:
    """The lines from each beginning to the next; what follows the last of all is as long as the longest of the others
    at most, and ends at white wider than theirs."""
    wholes = [lines[a:b] for a, b in pairwise(begins)]
    whites = [b.box.top - a.box.bottom for whole in wholes for a, b in pairwise(whole) if a.page == b.page]
    widest, longest = max(whites, default=0.0), max(len(whole) for whole in wholes)
    last = list(lines[begins[-1] : begins[-1] + longest])
    for at, (above, below) in enumerate(pairwise(last), start=1):
        if above.page != below.page or below.box.top - above.box.bottom > widest + 1 or below.box.bottom < above.box.top:
            last = last[:at]
            break
    return [Unit(tuple(whole)) for whole in (*wholes, last)]


def _score(units: Sequence[Unit]) -> float:
    if median(len(unit.lines) for unit in units) > MOST_LINES:
        return 0.0
    labels = _labels(units)
    if len(labels) >= FEWEST_LABELS:
        return len(units) * len(labels)
    slots = Counter(tuple(look for look, _ in _segments(unit)) for unit in units)
    looks, count = slots.most_common(1)[0]
    return len(units) * 0.1 * len(looks) if count >= MOSTLY * len(units) and 3 <= len(looks) <= MOST_SLOTS else 0.0


# ---------------------------------------------------------------- units with labels


def _labels(units: Sequence[Unit]) -> set[str]:
    """What stands at the head of a line, or apart in it, in nearly all units."""
    found = [[starts(line) for line in unit.lines] for unit in units]
    counts = Counter(name for unit in found for name in {start.name for line in unit for start in line})
    return {name for name in labels_of(found) if counts[name] >= NEARLY_ALL * len(units)}


def _labelled(units: Sequence[Unit]) -> FoundUnits | None:
    labels = _labels(units) if len(units) >= FEWEST else set()
    if len(labels) < FEWEST_LABELS:
        return None
    tables: list[Table] = []
    for unit in units:
        title, fields = fields_of(unit.lines, [starts(line) for line in unit.lines], labels)
        rows = [(field.label, field.value) for field in fields if field.label]
        if len(rows) >= FEWEST_LABELS:
            tables.append(_table(title, [*rows, *(([], [badge]) for badge in unit.badges)]))
    return FoundUnits(tuple(tables), {}) if len(tables) >= FEWEST else None


def _table(title: Sequence[Line], rows: Sequence[tuple[Sequence[Line], Sequence[Line]]]) -> Table:
    lines = [*title, *(line for row in rows for part in row for line in part)]
    pages = sorted({line.page for line in lines})
    regions = tuple(Region(page, box_of([line for line in lines if line.page == page])) for page in pages)
    cells = [_cell(0, 0, 2, title, regions[0])] if title else []
    for number, (label, value) in enumerate(rows, start=len(cells)):
        empty = Region(pages[0], box_of(label or value))
        cells += [_cell(number, 0, 1, label, empty), _cell(number, 1, 1, value, empty)]
    return Table(tuple(cells), len(rows) + bool(title), 2, regions, "aligned", 0.8)


def _cell(row: int, column: int, span: int, lines: Sequence[Line], empty: Region) -> Cell:
    pages = sorted({line.page for line in lines})
    places = tuple(Region(page, box_of([line for line in lines if line.page == page])) for page in pages)
    return Cell(row, column, 1, span, tuple(lines), places or (empty,))


# ---------------------------------------------------------------- units without labels


def _segments(unit: Unit) -> list[tuple[Look, list[Line]]]:
    """What stands in one look, piece by piece; paragraphs as one."""
    found: list[tuple[Look, list[Line]]] = []
    run: list[Line] = []
    for line in unit.lines:
        pieces = [part for piece in pieces_of(line) for part in _parted(piece)]
        if len(pieces) == 1:
            run.append(line)
            continue
        found += _paragraphs(run)
        run = []
        found += [(look_of(piece.words[0]), [piece]) for piece in pieces]
    return found + _paragraphs(run)


def _paragraphs(lines: Sequence[Line]) -> list[tuple[Look, list[Line]]]:
    return [(look_of(part.words[0]), list(part.lines)) for part in paragraphs(lines)] if lines else []


def _parted(line: Line) -> Iterator[Line]:
    start = 0
    for at, word in enumerate(line.words):
        if word.text in PARTING and start < at < len(line.words) - 1:
            yield Line(line.page, line.words[start:at])
            start = at + 1
    yield Line(line.page, line.words[start:])


def _unlabelled(units: Sequence[Unit]) -> FoundUnits | None:
    """Units whose looks are the same in most, and of which one names leads and one times or states."""
    every = [_segments(unit) for unit in units]
    told = Counter((tuple(look for look, _ in own), len(unit.badges)) for own, unit in zip(every, units, strict=True))
    if not told:
        return None
    (looks, n_badges), count = told.most_common(1)[0]
    if count < max(FEWEST, MOSTLY * len(units)) or not 2 <= len(looks) + n_badges <= MOST_SLOTS:
        return None
    slots: list[list[list[Line]]] = []
    for unit, own in zip(units, every, strict=True):
        if tuple(look for look, _ in own) == looks and len(unit.badges) == n_badges:
            slots.append([*(lines for _, lines in own), *([badge] for badge in unit.badges)])
    heads = _heads(slots)
    if not heads:
        return None
    tables: list[Table] = []
    read: dict[int, CardRows] = {}
    for at, own_slots in enumerate(slots):
        title = [line for head, lines in zip(heads, own_slots, strict=True) if head in ("number", "title") for line in lines]
        values = [(head, lines) for head, lines in zip(heads, own_slots, strict=True) if head not in ("number", "title")]
        table = _table(_joined(title), [([], lines) for _, lines in values])
        cells = [cell for cell in table.cells if cell.lines]
        pairs = [Pair(saying(c, h), c, f"({h.lower()})") for (h, _), c in zip(values, cells[1:], strict=True)]
        tables.append(table)
        read[at] = [cells[0], *([pair] for pair in pairs)]
    return FoundUnits(tuple(tables), read)


def _joined(title: Sequence[Line]) -> list[Line]:
    """The title with a number that stands apart set before its first line."""
    if len(title) > 1 and len(title[0].words) == 1 and NUMBERED.match(title[0].text):
        return [Line(title[0].page, (*title[0].words, *title[1].words)), *title[2:]]
    return list(title)


def _heads(slots: Sequence[Sequence[Sequence[Line]]]) -> list[str] | None:
    """What each slot is headed by: "number", "title", "Lead", "By when", "Status", "Response", "Action", or "Note"."""
    columns = [[" ".join(line.text for line in own[at]) for own in slots] for at in range(len(slots[0]))]
    heads = [_reads_like(texts) for texts in columns]
    for head in ("number", "Lead", "By when", "Status"):
        for again in [at for at, found in enumerate(heads) if found == head][1:]:
            heads[again] = ""
    open_ones = [at for at, head in enumerate(heads) if not head]
    if "Lead" not in heads or not {"By when", "Status"} & set(heads) or not open_ones:
        return None
    title = open_ones[0]
    heads[title] = "title"
    asks = sum(bool(ASKS.match(text) or MUST.search(text) or THAT.match(text)) for text in map(_bare, columns[title]))
    if len(open_ones) > 1:
        heads[open_ones[1]] = "Response" if asks >= MOSTLY * len(slots) else "Action"
    return [head or "Note" for head in heads]


def _bare(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if NUMBERED.match(first) or first.rstrip(".)").isdigit() else text


def _reads_like(texts: Sequence[str]) -> str:
    """What most of the values in one slot are, "" for words."""
    tests = (
        ("number", lambda text: bool(NUMBERED.match(text))),
        ("By when", says_when),
        ("Status", lambda text: bool(STATUS.match(text))),
        ("Lead", lambda text: is_lead(text.strip("–— "))),
    )
    for head, test in tests:
        if sum(test(text) for text in texts) >= MOSTLY * len(texts):
            return head
    few = len(set(texts)) <= len(texts) // 2 and max(len(text.split()) for text in texts) <= 3
    return "Status" if few else ""
