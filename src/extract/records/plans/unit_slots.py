"""What comes back in units, place by place: labels with their values, and words in one look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from extract.flow.labelled import fields_of
from extract.flow.labels import LONGEST_LABEL, WIDE, Start, running_on
from extract.flow.looks import Look, look_of
from extract.flow.unit_parts import Unit, labels_in, segments
from extract.model import Line
from extract.records.plans.card_rows import NUMBERED_LABEL
from extract.records.plans.columns import role_of_heading
from extract.records.plans.plain_cells import TIME
from extract.records.plans.reads_like import LISTED

FEWEST, MOST_SLOTS, MOST_OTHERS, MOST_BESIDE = 3, 9, 2, 4
"""Units; slots of each; what else one says; labels on one line from which on they head columns of a table within."""
LONGEST_NAME = 3
"""Words that name a time before it without a colon."""
MOSTLY, NEARLY_ALL = 0.6, 0.8
"""Share of the units that have a slot, and of those that begin with a number."""
OF_PLAN = frozenset(
    ("recommendation", "action", "response", "detail", "lead", "timescale", "start", "end", "status", "progress")
)
"""What labels may name."""
Key = tuple[object, ...]
Words = Sequence[Line]


class Slot(NamedTuple):
    key: Key
    label: str
    lines: Words


def fitting_of(units: Sequence[Unit]) -> dict[int, list[Slot]]:
    """Of the units that are set as most are the slots, by their place; one that a unit leaves out is without lines."""
    units, labels = _with_words_as_labels(units)
    labels = _labels(units, labels)
    running = running_on(((unit.lines, unit.starts) for unit in units), labels)
    begun = sum(len(u.lines[0].words) > 1 and bool(LISTED.match(u.lines[0].words[0].text)) for u in units)
    numbered = begun >= NEARLY_ALL * len(units)
    every = [_slots(unit, labels, running, numbered) for unit in units]
    told = Counter(tuple(slot.key for slot in own) for own in every if 1 < len(own) <= MOST_SLOTS)
    if not told:
        return {}
    usual = told.most_common(1)[0][0]
    first = next(own for own in every if tuple(slot.key for slot in own) == usual)
    found: dict[int, list[Slot]] = {}
    for at, own in enumerate(every):
        if placed := _placed(own, first):
            found[at] = placed
    return found if len(found) >= MOSTLY * len(units) else {}


def _with_words_as_labels(units: Sequence[Unit]) -> tuple[Sequence[Unit], set[str]]:
    """The units and their labels; words that begin a line in nearly all of them and name a column of a plan may be a
    label, however they are set."""
    labels = labels_in(units)
    told = Counter(name for unit in units for name in set(map(_begins, unit.lines)) - {""})
    again = {name for name, count in told.items() if count >= NEARLY_ALL * len(units)}
    if not again:
        return units, labels
    units = [
        unit._replace(
            starts=tuple(
                (Start(0, 1, name, False),)
                if (name := _begins(line)) in again and not any(s.name in labels or not s.bare for s in own)
                else own
                for line, own in zip(unit.lines, unit.starts, strict=True)
            )
        )
        for unit in units
    ]
    return units, labels_in(units)


def with_times_as_labels(units: Sequence[Unit]) -> list[Unit]:
    """The units; words that name a time, and before which nothing stands, are a label where a time follows them in
    nearly all: "Target date 31 May 2026. Status: Open"."""
    told = Counter(name for unit in units for name in {_named_time(line)[0] for line in unit.lines} - {""})
    again = {name for name, count in told.items() if count >= NEARLY_ALL * len(units)}

    def starts(line: Line, own: tuple[Start, ...]) -> tuple[Start, ...]:
        name, count = _named_time(line)
        if name not in again or any(start.at + start.n_words <= count for start in own):
            return own
        return (Start(0, count, name, False), *(start for start in own if start.at >= count))

    return [unit._replace(starts=tuple(map(starts, unit.lines, unit.starts))) for unit in units] if again else [*units]


def _named_time(line: Line) -> tuple[str, int]:
    """The words with which a line begins that name the time behind them, and how many they are."""
    texts = [word.text for word in line.words]
    for count in range(1, min(LONGEST_NAME, len(texts) - 1) + 1):
        name = " ".join(texts[:count])
        if TIME.match(" ".join(texts[count:])) and role_of_heading(name) == "timescale" and name[:1].isupper():
            return name.casefold(), count
    return "", 0


def _begins(line: Line) -> str:
    """The first word of a line, where it names a column of a plan and more follows."""
    name = line.words[0].text.casefold()
    return name if len(line.words) > 1 and role_of_heading(name) in OF_PLAN else ""


def _labels(units: Sequence[Unit], labels: set[str]) -> set[str]:
    """Those of the ``labels`` of the units that begin with a capital where most do, head no columns of a table within,
    and behind or below which words stand."""
    labels = labels if len(units) >= FEWEST else set()
    told: Counter[str] = Counter()
    for unit in units:
        for line, starts in zip(unit.lines, unit.starts, strict=True):
            own = [start for start in starts if start.name in labels][: None if len(starts) < MOST_BESIDE else 1]
            told.update({start.name for start in own if line.words[start.at].text[:1].isupper()})
    capital = {name for name in labels if 2 * told[name] > len(units)}
    labels = capital or labels
    empty: Counter[str] = Counter()
    for unit in units if labels else ():
        _, fields = fields_of(unit.lines, unit.starts, labels)
        empty.update(field.label[0].text.strip(" :").casefold() for field in fields if field.label and not field.value)
    return {name for name in labels if 2 * empty[name] <= len(units)}


def _placed(own: Sequence[Slot], usual: Sequence[Slot]) -> list[Slot] | None:
    """The slots of a unit in the places of the ``usual`` ones, and all else it says; None where it has few."""
    found: list[Slot] = []
    left = list(own)
    for slot in usual:
        same = next((at for at, other in enumerate(left) if other.key == slot.key), None)
        found.append(slot._replace(lines=()) if same is None else left.pop(same))
    if 2 * sum(bool(slot.lines) for slot in found) <= len(usual) or len(left) > MOST_OTHERS:
        return None
    return [*found, Slot(("rest",), "", [line for slot in left for line in slot.lines])]


def _slots(unit: Unit, labels: set[str], running: set[str], numbered: bool) -> list[Slot]:
    number, lines = _number_apart(unit.lines, numbered)
    starts = unit.starts if not number else ((), *unit.starts[1:])
    title, fields = fields_of(lines, starts, labels, running)
    found = [Slot(("number",), "", [number])] if number else []
    found += [Slot(("look", *look), "", own) for look, own in runs_of(title)]
    for field in fields:
        label = " ".join(line.text for line in field.label).strip(" :")
        runs = runs_of(field.value)
        if counted := NUMBERED_LABEL.match(label):
            label = counted["label"]
            found.append(Slot(("number",), "", [_saying(field.label[0], counted["number"])]))
        found.append(Slot(("label", label.casefold()), label, runs[0][1] if runs else ()))
        found += [Slot(("look", *look), "", own) for look, own in runs[1:]]
    return [*found, *map(_of_badge, unit.badges)]


def _of_badge(badge: Line) -> Slot:
    """A badge, and its label where a colon parts it from what it says."""
    at = next((at for at, word in enumerate(badge.words[:LONGEST_LABEL], start=1) if word.text.endswith(":")), 0)
    if not 0 < at < len(badge.words):
        return Slot(("look", *look_of(badge.words[0])), "", [badge])
    label = " ".join(word.text for word in badge.words[:at]).rstrip(":")
    return Slot(("label", label.casefold()), label, [Line(badge.page, badge.words[at:])])


def _number_apart(lines: Words, numbered: bool) -> tuple[Line | None, tuple[Line, ...]]:
    """The number that begins the first line, as in nearly all units or in another look than its words, and the lines
    without it."""
    first, *rest = lines
    apart = len(first.words) > 1 and (numbered or look_of(first.words[0]) != look_of(first.words[1]))
    if not apart or not LISTED.match(first.words[0].text):
        return None, tuple(lines)
    return Line(first.page, first.words[:1]), (Line(first.page, first.words[1:]), *rest)


def _saying(line: Line, text: str) -> Line:
    """The last word of a line that ends in a number, as the number alone."""
    return Line(line.page, (line.words[-1]._replace(text=text),))


def runs_of(lines: Words) -> list[tuple[Look, list[Line]]]:
    """What stands in one look, line below line; the first of several values of a line, parted by marks, is none that
    goes on from the line above."""
    found: list[tuple[Look, list[Line]]] = []
    told = segments(Unit(tuple(lines), ((),) * len(lines))) if lines else []
    for (look, own), beside in zip_longest(told, (other[0] for _, other in told[1:])):
        below = found and found[-1][0] == look and own[0].box.top > found[-1][1][-1].box.centre[1]
        if below and not (beside and _parted_by_mark(own[0], beside)):
            found[-1][1].extend(own)
        else:
            found.append((look, list(own)))
    return found


def _parted_by_mark(value: Line, beside: Line) -> bool:
    """Whether two values stand on one line with no more than a mark between them."""
    return beside.box.top < value.box.centre[1] < beside.box.bottom and beside.box.x0 - value.box.x1 < WIDE * value.size
