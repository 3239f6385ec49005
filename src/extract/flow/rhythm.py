"""Units with nothing drawn round them: of all ways in which they may begin, the one after which most of the same
follows."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median

from extract.flow.labels import NUMBER, Start
from extract.flow.looks import Look, look_of
from extract.flow.numbers_apart import SAME_LEFT
from extract.flow.panel_marks import NUMBERED
from extract.flow.unit_parts import FEWEST_LABELS, NEARLY_ALL, Unit, label_starts, labels_in, parts_of, segments
from extract.kept import kept
from extract.model import Line

FEWEST, MOST_LINES = 3, 30
"""Units of a paper, and lines of each at most."""
LONGEST_TITLE = 4
"""Lines."""
ALIKE, FEWEST_LOOKS, MOST_SLOTS = 0.6, 3, 7
"""Share of the units whose looks are the same, and how many of these there are."""
LOOKS = 0.1
"""What a look that comes back says against a label that does."""
OTHERS = 0.1
"""What a unit without most of the labels says against one with them."""
BEHIND_WHITE = 0.6
"""What wide white before units, or a number that begins each, says beside labels in them."""
APART = float("-inf")
"""The white between lines of two pages."""
Stretch = tuple[int, int]
"""The first line of a unit, and the one after its last."""


@kept
def by_rhythm(lines: Sequence[Line]) -> list[Unit]:
    """The units that begin at lines alike: of all ways to begin, the one after which most of the same follows, the
    first of equals. Looks are asked where no labels tell more."""
    stream = _Stream(lines)
    ways = list(_ways_to_begin(stream))
    scores = [_labels_again(stream, begins) for begins in ways]
    best = max(scores, default=0.0)
    for at, begins in enumerate(ways):
        if not scores[at] and LOOKS * MOST_SLOTS * len(begins) >= best:
            scores[at] = _looks_again(stream, begins)
            best = max(best, scores[at])
    return stream.units(_from_their_heads(stream, ways[scores.index(best)])) if best else []


def _from_their_heads(stream: _Stream, begins: Sequence[int]) -> Sequence[int]:
    """``begins``; where a label ends every unit but the last it is the head of the next one, and they begin with it, or
    not at all where the first has none."""
    units = stream.units(begins)
    labels = labels_in(units)
    told = [[start.name for line in unit.starts for start in line if start.name in labels] for unit in units]
    heads = {own[-1] if own else "" for own in told[:-1]}
    if len(heads) != 1 or not labels or heads & {"", *told[-1]}:
        return begins
    head, places = heads.pop(), [at for at, own in enumerate(stream.starts) if own and not own[0].at]
    heading = [at for at in places if stream.starts[at][0].name == head]
    own = [heading[bisect_left(heading, at) - 1] for at in begins if bisect_left(heading, at)]
    near = len(own) == len(begins) and all(b - a <= LONGEST_TITLE for a, b in zip(own, begins, strict=True))
    return own if near else []


@dataclass(frozen=True)
class _Stream:
    """Lines as they are read, and what each way to begin asks of them."""

    lines: Sequence[Line]

    @cached_property
    def starts(self) -> list[tuple[Start, ...]]:
        """What may be labels in each line."""
        return [label_starts(line) for line in self.lines]

    @cached_property
    def whites(self) -> list[float]:
        """Points between each line and the next."""
        pairs = pairwise(self.lines)
        return [b.box.top - a.box.bottom if a.page == b.page else APART for a, b in pairs]

    @cached_property
    def counts(self) -> list[int]:
        """How often each name of a label stands, from the rarest on."""
        return sorted(Counter(start.name for line in self.starts for start in line).values())

    @cached_property
    def parts(self) -> list[list[Line]]:
        return [parts_of(line) for line in self.lines]

    @cached_property
    def parts_before(self) -> list[tuple[int, int]]:
        """How many parts there are before each line, and how many of them are not all of their line."""
        counts = [len(parts) for parts in self.parts]
        several = accumulate((count if count > 1 else 0 for count in counts), initial=0)
        return list(zip(accumulate(counts, initial=0), several, strict=True))

    def cut(self, begins: Sequence[int]) -> list[Stretch]:
        """From each beginning to the next; what follows the last of all is as long as the longest of the others at
        most, and ends at white wider than theirs."""
        wholes = list(pairwise(begins))
        widest = max((max(self.whites[a : b - 1], default=APART) for a, b in wholes), default=APART)
        widest = 0.0 if widest == APART else widest
        start, longest = begins[-1], max(b - a for a, b in wholes)
        last = self.lines[start : start + longest]
        end = next((at for at, (a, b) in enumerate(pairwise(last), 1) if _is_apart(a, b, widest)), len(last))
        return [*wholes, (start, start + end)]

    def units(self, begins: Sequence[int]) -> list[Unit]:
        return [Unit(tuple(self.lines[a:b]), tuple(self.starts[a:b])) for a, b in self.cut(begins)] if begins else []


def _is_apart(above: Line, below: Line, widest: float) -> bool:
    """Whether a line stands on another page or in another column than the one above, or further from it than
    ``widest`` (points)."""
    white = below.box.top - above.box.bottom
    return above.page != below.page or white > widest + 1 or below.box.bottom < above.box.top


def _ways_to_begin(stream: _Stream) -> Iterator[list[int]]:
    """The places of lines alike, which may each begin a unit."""
    lines = stream.lines
    places: dict[tuple[object, ...], list[int]] = {}
    for at, (line, starting) in enumerate(zip(lines, stream.starts, strict=True)):
        for key in _keys(line, starting):
            places.setdefault(key, []).append(at)
    named = [set(found) for key, found in places.items() if key[0] == "name"]
    known: set[tuple[int, ...]] = set()
    for key, found in sorted(places.items(), key=lambda each: each[0][0] != "number"):  # they tell most
        begins = [at for before, at in pairwise([-2, *found]) if at - before > 1]
        if key[0] == "name":
            labelled = sorted(at for own in named if len(own) >= len(found) for at in own)
            numbers = _at_numbers(lines, begins, labelled)
            if len(numbers) >= FEWEST and tuple(numbers) not in known:
                known.add(tuple(numbers))
                yield numbers
            begins = _with_titles(lines, begins, labelled)
        elif any(same.issuperset(found) for same in named):
            continue  # these lines begin with one label
        if FEWEST <= len(begins) <= len(lines) // 2 and tuple(begins) not in known:
            known.add(tuple(begins))
            yield begins


def _with_titles(lines: Sequence[Line], labels: Sequence[int], labelled: Sequence[int]) -> list[int]:
    """Where the titles of units begin; where those of nearly all begin alike, what stands over the first, and heads all
    of them, is none of its own."""
    begins = [_with_title(lines, at, labelled) for at in labels]
    looks = [look_of(lines[at].words[0]) for at in begins[1:]]
    titles = [label - begin for begin, label in zip(begins[1:], labels[1:], strict=True)]
    first = labels[0] - max(titles, key=titles.count, default=0)
    alike = looks.count(look_of(lines[first].words[0])) >= NEARLY_ALL * len(looks)
    if begins[0] < first < labels[0] and alike:
        begins[0] = first
    return sorted(set(begins))


def _at_numbers(lines: Sequence[Line], labels: Sequence[int], labelled: Sequence[int]) -> list[int]:
    """Where, of the few lines over each of nearly all ``labels``, the last that begins with a number in one look
    stands; [] where there are none."""
    over: list[dict[Look, int]] = []
    for label in labels:
        before = bisect_left(labelled, label)
        first = max(label - LONGEST_TITLE, labelled[before - 1] + 1 if before else 0, 0)
        over.append({look: at for at in range(first, label + 1) if (look := _look_of_number(lines[at]))})
    usual, count = Counter(look for own in over for look in own).most_common(1)[0] if any(over) else (None, 0)
    return [own[usual] for own in over if usual in own] if usual and count >= NEARLY_ALL * len(labels) else []


def _look_of_number(line: Line) -> Look | None:
    return look_of(line.words[0]) if NUMBERED.match(line.words[0].text) else None


def _with_title(lines: Sequence[Line], label: int, labelled: Sequence[int]) -> int:
    """Where the few lines begin that stand over a label and are parted from those above by wider white than from it;
    below the last of the lines that are ``labelled``."""
    before = bisect_left(labelled, label)
    first = max(1, label - LONGEST_TITLE, labelled[before - 1] + 1 if before else 1)
    whites = {at: _white(lines[at - 1], lines[at]) for at in range(first, label + 1)}
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


def _labels_again(stream: _Stream, begins: Sequence[int]) -> float:
    """How much follows under the same labels: those that stand once in each unit that has most of them, and a little
    less for other units, as before the first label where a way to begin is late."""
    often = len(stream.counts) - bisect_left(stream.counts, NEARLY_ALL * len(begins))
    if often < FEWEST_LABELS or not _are_short(stream.cut(begins)):
        return 0.0
    units = stream.units(begins)
    labels = labels_in(units)
    told = [Counter(start.name for line in unit.starts for start in line) for unit in units]
    once = [sum(own[name] == 1 for name in labels) for own in told]
    kept = [count for count in once if 2 * count > len(labels)]
    others = OTHERS * len(labels) * (len(units) - len(kept))
    apart = BEHIND_WHITE if _behind_white(stream, begins) or _are_numbered(stream, begins) else 0.0
    return sum(kept) - others + apart if len(labels) >= FEWEST_LABELS else 0.0


def _behind_white(stream: _Stream, begins: Sequence[int]) -> bool:
    """Whether nearly all units but the first begin behind wider white than the lines before stand apart."""
    whites = stream.whites
    wide = [
        whites[b - 1] == APART or whites[b - 1] > max(whites[a : b - 1], default=APART) + 0.5
        for a, b in pairwise(begins)
    ]
    return sum(wide) >= NEARLY_ALL * len(wide)


def _are_numbered(stream: _Stream, begins: Sequence[int]) -> bool:
    """Whether all units begin with numbers in one look, each another."""
    looks = {_look_of_number(stream.lines[at]) for at in begins}
    return (
        len(looks) == 1 and None not in looks and len({stream.lines[at].words[0].text for at in begins}) == len(begins)
    )


def _are_short(stretches: Sequence[Stretch]) -> bool:
    return median(end - start for start, end in stretches) <= MOST_LINES


def _looks_again(stream: _Stream, begins: Sequence[int]) -> float:
    """How much follows in the same looks; 0 as soon as too few can share them."""
    stretches = stream.cut(begins)
    if not _are_short(stretches):
        return 0.0
    counted = stream.parts_before
    told = [(counted[b][0] - counted[a][0], counted[b][1] - counted[a][1]) for a, b in stretches]
    fitting = [
        stretch
        for stretch, (parts, several) in zip(stretches, told, strict=True)
        if parts >= FEWEST_LOOKS and several <= MOST_SLOTS
    ]
    counts: Counter[tuple[Look, ...]] = Counter()
    most = 0
    for left, (a, b) in zip(range(len(fitting), 0, -1), fitting, strict=True):
        if most + left < ALIKE * len(stretches):
            return 0.0
        unit = Unit(tuple(stream.lines[a:b]), ())
        looks = tuple(look for look, _ in segments(unit, stream.parts[a:b]))
        if FEWEST_LOOKS <= len(looks) <= MOST_SLOTS:
            counts[looks] += 1
            most = max(most, counts[looks])
    return max((LOOKS * most * len(looks) for looks, n in counts.items() if n >= ALIKE * len(stretches)), default=0.0)
