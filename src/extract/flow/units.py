"""Units: one matter after the other on a page, each set in the same way, in boxes or with nothing drawn round them.

What begins a unit is a line whose look, number or words come back at the same place; what makes it one is that the
same labels, or the same looks, follow each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.flow.looks import Look, look_of, pieces_of
from extract.flow.panel_boxes import frames_of
from extract.flow.panel_labels import GAP, NUMBER, Start, labels_of, starts
from extract.flow.panel_marks import NUMBERED, marks_apart
from extract.flow.unit_lines import SAME_LEFT, stream_of
from extract.model import Box, Document, Line, Page, Region, Table
from extract.text import paragraphs

FEWEST, MOST_LINES = 3, 30
"""Units of a paper, and lines of each at most."""
NEARLY_ALL = 0.8
"""Share of the units that have the same labels."""
OFTEN = 0.5
"""Share of those that have a label which some leave out."""
FEWEST_LABELS = 2
LONGEST_TITLE = 4
"""Lines."""
ALIKE, FEWEST_LOOKS, MOST_SLOTS = 0.6, 3, 7
"""Share of the units whose looks are the same, and how many of these there are."""
LOOKS = 0.1
"""What a look that comes back says against a label that does."""
PARTING = frozenset("·|•")
"""Marks between the values of a line."""


class Unit(NamedTuple):
    """``starts``: what may be labels in each of the lines."""

    lines: tuple[Line, ...]
    starts: tuple[tuple[Start, ...], ...]
    badges: tuple[Line, ...] = ()


def candidates(document: Document, tables: Sequence[Table], first: int, last: int) -> Iterator[list[Unit]]:
    """What may be units on the pages from ``first`` to ``last`` outside ``tables``: boxes that stand in no other, boxes
    that hold no other, and what comes back without boxes."""
    pages = document.pages[first - 1 : last]
    taken: dict[int, list[Table]] = {page.number: [] for page in pages}
    for table in tables:
        for region in table.regions:
            if region.page in taken:
                taken[region.page].append(table)
    boxes = {page.number: [frame.box for frame in frames_of(page, taken[page.number], False)] for page in pages}
    made: dict[Region, Unit | None] = {}
    yield [unit for page in pages for unit in _boxed(page, boxes[page.number], made, outer=True)]
    yield [unit for page in pages for unit in _boxed(page, boxes[page.number], made, outer=False)]
    yield _by_rhythm(list(stream_of(pages, taken)))


def _boxed(page: Page, boxes: Sequence[Box], made: dict[Region, Unit | None], outer: bool) -> Iterator[Unit]:
    """The boxes and shades of a page that are as large as a panel, those that stand in no other or hold no other.
    ``made``: what is known of boxes."""
    for box in boxes:
        pairs = ((other, box) if outer else (box, other) for other in boxes if other is not box)
        if any(large.overlap(small) > NEARLY_ALL * small.area for large, small in pairs):
            continue
        place = Region(page.number, box)
        if place not in made:
            made[place] = _unit_in(box, page)
        if unit := made[place]:
            yield unit


def _unit_in(box: Box, page: Page) -> Unit | None:
    """What stands in a box; None where that is nothing, or too much."""
    beside = (line for line in page.lines if line.box.top <= box.bottom and box.top <= line.box.bottom)
    words = [word for line in beside for word in line.words if box.holds(*word.box.centre)]
    if not words:
        return None
    shades = [fill.box for fill in page.fills if fill.box.height < page.height / 20]
    lines, badges = marks_apart(words, box, shades, page.number)
    return Unit(lines, tuple(map(label_starts, lines)), badges) if lines and len(lines) <= MOST_LINES else None


def _by_rhythm(lines: Sequence[Line]) -> list[Unit]:
    """The units that begin at lines alike: of all ways to begin, the one after which most of the same follows, the
    first of equals. Looks are asked where no labels tell more."""
    told = [label_starts(line) for line in lines]
    ways = list(_ways_to_begin(lines, told))
    scores = [_labels_again(_cut(lines, told, begins)) for begins in ways]
    best = max(scores, default=0.0)
    parts: dict[int, list[Line]] = {}
    for at, begins in enumerate(ways):
        if not scores[at] and LOOKS * MOST_SLOTS * len(begins) >= best:
            scores[at] = _looks_again(_cut(lines, told, begins), parts)
            best = max(best, scores[at])
    return _cut(lines, told, ways[scores.index(best)]) if best else []


def _ways_to_begin(lines: Sequence[Line], told: Sequence[tuple[Start, ...]]) -> Iterator[list[int]]:
    """The places of lines alike, which may each begin a unit."""
    places: dict[tuple[object, ...], list[int]] = {}
    for at, (line, starting) in enumerate(zip(lines, told, strict=True)):
        for key in _keys(line, starting):
            places.setdefault(key, []).append(at)
    named = [set(found) for key, found in places.items() if key[0] == "name"]
    known: set[tuple[int, ...]] = set()
    for key, found in places.items():
        begins = [at for before, at in pairwise([-2, *found]) if at - before > 1]
        if key[0] == "name":
            begins = sorted({_with_title(lines, at) for at in begins})
        elif any(same.issuperset(found) for same in named):
            continue  # these lines begin with one label
        if FEWEST <= len(begins) <= len(lines) // 2 and tuple(begins) not in known:
            known.add(tuple(begins))
            yield begins


def _with_title(lines: Sequence[Line], label: int) -> int:
    """Where the few lines begin that stand over a label and are parted from those above by wider white than from it."""
    whites = {at: _white(lines[at - 1], lines[at]) for at in range(max(1, label - LONGEST_TITLE), label + 1)}
    return max(whites, key=lambda at: (whites[at], at), default=label)


def _white(above: Line, below: Line) -> float:
    """Points between two lines; endless where the lower one stands in another column or on another page."""
    apart = above.page != below.page or below.box.bottom < above.box.top
    return float("inf") if apart else below.box.top - above.box.bottom


def _keys(line: Line, starting: Sequence[Start]) -> Iterator[tuple[object, ...]]:
    first = line.words[0]
    left = round(line.box.x0 / SAME_LEFT)
    yield "look", look_of(first), left
    running = line.text[-1].islower() and not line.text[-2:-1].isdigit()  # nearly always: it ends in no number
    if NUMBERED.match(first.text) or (not running and NUMBER.search(line.text)):
        yield "number", look_of(first)
    for start in starting[:1]:
        if start.at == 0:
            yield "name", start.name


def _cut(lines: Sequence[Line], told: Sequence[tuple[Start, ...]], begins: Sequence[int]) -> list[Unit]:
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
    ends = [*begins[1:], begins[-1] + len(last)]
    return [Unit(tuple(lines[a:b]), tuple(told[a:b])) for a, b in zip(begins, ends, strict=True)]


def _labels_again(units: Sequence[Unit]) -> float:
    """How much follows under the same labels; a unit in which most of them come twice is more than one."""
    labels = labels_in(units) if _are_short(units) else set[str]()
    told = [Counter(start.name for line in unit.starts for start in line) for unit in units]
    once = sum(2 * sum(own[name] > 1 for name in labels) < len(labels) for own in told)
    return float(once * len(labels)) if len(labels) >= FEWEST_LABELS else 0.0


def _are_short(units: Sequence[Unit]) -> bool:
    return median(len(unit.lines) for unit in units) <= MOST_LINES


def _looks_again(units: Sequence[Unit], parts: dict[int, list[Line]]) -> float:
    """How much follows in the same looks; 0 as soon as too few can share them. ``parts``: those of lines, by identity,
    as far as they are known."""
    counts: Counter[tuple[Look, ...]] = Counter()
    most = 0
    if not _are_short(units):
        return 0.0
    for left, unit in zip(range(len(units), 0, -1), units, strict=True):
        if most + left < ALIKE * len(units):
            return 0.0
        counted = [len(_parts_of(line, parts)) for line in unit.lines]
        if sum(counted) < FEWEST_LOOKS or sum(n for n in counted if n > 1) > MOST_SLOTS:
            continue
        looks = tuple(look for look, _ in segments(unit, parts))
        if FEWEST_LOOKS <= len(looks) <= MOST_SLOTS:
            counts[looks] += 1
            most = max(most, counts[looks])
    return max((LOOKS * most * len(looks) for looks, n in counts.items() if n >= ALIKE * len(units)), default=0.0)


# ---------------------------------------------------------------- units with labels


def labels_in(units: Sequence[Unit]) -> set[str]:
    """What stands at the head of a line, or apart in it, in nearly all units."""
    found = [unit.starts for unit in units]
    counts = Counter(name for unit in found for name in {start.name for line in unit for start in line})
    return {name for name in labels_of(found) if counts[name] >= NEARLY_ALL * len(units)}


def often_in(units: Sequence[Unit]) -> set[str]:
    """What is set as a label in at least half of the units."""
    found = [[[start for start in line if not start.bare] for line in unit.starts] for unit in units]
    counts = Counter(name for unit in found for name in {start.name for line in unit for start in line})
    return {name for name, count in counts.items() if count >= OFTEN * len(units)}


def label_starts(line: Line) -> tuple[Start, ...]:
    """What may be labels in a line; words set lighter than those that follow them are the head of a sentence."""
    return tuple(start for start in starts(line) if not _lighter(line, start))


def _lighter(line: Line, start: Start) -> bool:
    label, after = line.words[start.at + start.n_words - 1], line.words[start.at + start.n_words :][:1]
    return bool(after) and after[0].bold and not label.bold and not label.text.endswith(":")


# ---------------------------------------------------------------- looks of a unit


def segments(unit: Unit, parts: dict[int, list[Line]] | None = None) -> list[tuple[Look, list[Line]]]:
    """What stands in one look, piece by piece; paragraphs as one. ``parts``: those of lines, by identity, once they are
    known."""
    found: list[tuple[Look, list[Line]]] = []
    run: list[Line] = []
    known = {} if parts is None else parts
    for line in unit.lines:
        pieces = _parts_of(line, known)
        if len(pieces) == 1:
            run.append(line)
            continue
        found += _paragraphs(run, unit.badges)
        run = []
        found += [(look_of(piece.words[0]), [piece]) for piece in pieces]
    return found + _paragraphs(run, unit.badges)


def _parts_of(line: Line, known: dict[int, list[Line]]) -> list[Line]:
    found = known.get(id(line))
    if found is None:
        found = known[id(line)] = [part for piece in pieces_of(line) for part in _parted(piece)]
    return found


def _paragraphs(lines: Sequence[Line], badges: Sequence[Line]) -> list[tuple[Look, list[Line]]]:
    found: list[tuple[Look, list[Line]]] = []
    for part in paragraphs(lines) if lines else ():
        look = look_of(part.words[0])
        above = found[-1][1][-1] if found and found[-1][0] == look and not part.marker else None
        if above and (part.lines[0].text[:1].islower() or _wraps(above, badges)):
            found[-1][1].extend(part.lines)
        else:
            found.append((look, list(part.lines)))
    return found


def _wraps(line: Line, badges: Sequence[Line]) -> bool:
    """Whether a line ends no sentence and stops at a badge, below which its words go on."""
    beside = (b.page == line.page and b.box.top < line.box.bottom and line.box.top < b.box.bottom for b in badges)
    return line.words[-1].text[-1] not in ".:;!?" and any(beside)


def _parted(line: Line) -> Iterator[Line]:
    start = int(_is_set_apart(line))
    if start:
        yield Line(line.page, line.words[:1])
    for at, word in enumerate(line.words):
        if word.text in PARTING and start < at < len(line.words) - 1:
            yield Line(line.page, line.words[start:at])
            start = at + 1
    yield Line(line.page, line.words[start:]) if start else line


def _is_set_apart(line: Line) -> bool:
    """Whether a line begins with a number in another look than its words, white between them."""
    number, *words = line.words[:2]
    apart = bool(words) and words[0].box.x0 - number.box.x1 > GAP * line.size
    return apart and bool(NUMBERED.match(number.text)) and look_of(number) != look_of(words[0])
