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
from itertools import pairwise
from statistics import median

from extract.flow.page_columns import in_columns
from extract.flow.panel_boxes import frames_of
from extract.flow.panel_labels import NUMBER, fields_of, labels_of, starts
from extract.flow.panel_marks import NUMBERED, marks_apart
from extract.model import Document, Line, Page, Table
from extract.records.plans.looks import look_of
from extract.records.plans.unit_slots import MOST_SLOTS, MOSTLY, segments, without_labels
from extract.records.plans.unit_tables import FoundUnits, Unit, unit_table
from extract.records.prose.labels import label_of

FEWEST, MOST_LINES = 3, 30
"""Units of a paper, and lines of each at most."""
NEARLY_ALL = 0.8
"""Share of the units that have the same labels."""
FEWEST_LABELS = 2
SAME_LEFT = 4.0
"""Points."""


def find_units(document: Document, tables: Sequence[Table], first: int, last: int) -> FoundUnits:
    """The units on the pages from ``first`` to ``last``, outside ``tables`` that are sure."""
    pages = document.pages[first - 1 : last]
    taken: dict[int, list[Table]] = {page.number: [] for page in pages}
    for table in tables:
        for region in table.regions:
            if region.page in taken:
                taken[region.page].append(table)
    outer = [unit for page in pages for unit in _boxed(page, taken[page.number], outer=True)]
    inner = [unit for page in pages for unit in _boxed(page, taken[page.number], outer=False)]
    for units in (outer, inner, _by_rhythm(list(_stream(pages, taken)))):
        found = _labelled(units) or without_labels(units)
        if found:
            return found
    return FoundUnits((), {})


# ---------------------------------------------------------------- where units may be


def _boxed(page: Page, tables: Sequence[Table], outer: bool) -> Iterator[Unit]:
    """The boxes and shades of a page that are as large as a panel, those that stand in no other or hold no other."""
    shades = [fill.box for fill in page.fills if fill.box.height < page.height / 20]
    boxes = [frame.box for frame in frames_of(page, tables, False)]
    for box in boxes:
        pairs = ((other, box) if outer else (box, other) for other in boxes if other is not box)
        if any(large.overlap(small) > NEARLY_ALL * small.area for large, small in pairs):
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
        if (
            above.page != below.page
            or below.box.top - above.box.bottom > widest + 1
            or below.box.bottom < above.box.top
        ):
            last = last[:at]
            break
    return [Unit(tuple(whole)) for whole in (*wholes, last)]


def _score(units: Sequence[Unit]) -> float:
    if median(len(unit.lines) for unit in units) > MOST_LINES:
        return 0.0
    labels = _labels(units)
    if len(labels) >= FEWEST_LABELS:
        return len(units) * len(labels)
    slots = Counter(tuple(look for look, _ in segments(unit)) for unit in units)
    looks, count = slots.most_common(1)[0]
    return count * 0.1 * len(looks) if count >= MOSTLY * len(units) and 3 <= len(looks) <= MOST_SLOTS else 0.0


# ---------------------------------------------------------------- units with labels


def _labels(units: Sequence[Unit]) -> set[str]:
    """What stands at the head of a line, or apart in it, in nearly all units."""
    found = [[starts(line) for line in unit.lines] for unit in units]
    counts = Counter(name for unit in found for name in {start.name for line in unit for start in line})
    return {name for name in labels_of(found) if counts[name] >= NEARLY_ALL * len(units)}


def _labelled(units: Sequence[Unit]) -> FoundUnits | None:
    labels = _labels(units) if len(units) >= FEWEST else set()
    if len(labels) < FEWEST_LABELS or all(label_of(f"{name.capitalize()}: words") for name in labels):
        return None  # labels that prose knows are read there
    tables: list[Table] = []
    for unit in units:
        title, fields = fields_of(unit.lines, [starts(line) for line in unit.lines], labels)
        rows = [(field.label, field.value) for field in fields if field.label]
        if len(rows) >= FEWEST_LABELS:
            tables.append(unit_table(title, [*rows, *(([], [badge]) for badge in unit.badges)]))
    return FoundUnits(tuple(tables), {}) if len(tables) >= FEWEST else None
