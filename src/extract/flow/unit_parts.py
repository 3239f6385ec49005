"""A unit, and what stands in it: the labels of its lines, and the looks of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.flow.labels import GAP, Lines, Start, labels_among, labels_of, starts
from extract.flow.looks import Look, look_of, pieces_of
from extract.flow.panel_marks import NUMBERED
from extract.kept import kept
from extract.model import Line
from extract.text import paragraphs

NEARLY_ALL = 0.8
"""Share of the units that have the same labels."""
OFTEN = 0.5
"""Share of those that have a label which some leave out."""
FEWEST_LABELS = 2
PARTING = frozenset("·|•")
"""Marks between the values of a line."""


class Unit(NamedTuple):
    """``starts``: what may be labels in each of the lines."""

    lines: tuple[Line, ...]
    starts: tuple[tuple[Start, ...], ...]
    badges: tuple[Line, ...] = ()


# ---------------------------------------------------------------- units with labels


def labels_in(units: Sequence[Unit]) -> set[str]:
    """What stands at the head of a line, or apart in it, in nearly all units."""
    counts = Counter(name for unit in units for name in {start.name for line in unit.starts for start in line})
    return {name for name in labels_of(_lines_of(units)) if counts[name] >= NEARLY_ALL * len(units)}


def often_in(units: Sequence[Unit]) -> set[str]:
    """What is set as a label in at least half of the units."""
    found = [[[start for start in line if not start.bare] for line in unit.starts] for unit in units]
    counts = Counter(name for unit in found for name in {start.name for line in unit for start in line})
    return labels_among([name for name, count in counts.items() if count >= OFTEN * len(units)], _lines_of(units))


def _lines_of(units: Sequence[Unit]) -> list[Lines]:
    return [(unit.lines, unit.starts) for unit in units]


@kept
def label_starts(line: Line) -> tuple[Start, ...]:
    """What may be labels in a line; words set lighter than those that follow them are the head of a sentence."""
    return tuple(start for start in starts(line) if not _lighter(line, start))


def _lighter(line: Line, start: Start) -> bool:
    label, after = line.words[start.at + start.n_words - 1], line.words[start.at + start.n_words :][:1]
    close = bool(after) and after[0].box.x0 - label.box.x1 <= GAP * line.size
    return close and after[0].bold and not label.bold and not label.text.endswith(":")


# ---------------------------------------------------------------- looks of a unit


def segments(unit: Unit, parts: Sequence[Sequence[Line]] | None = None) -> list[tuple[Look, list[Line]]]:
    """What stands in one look, piece by piece; paragraphs as one. ``parts``: those of each line, where they are
    known."""
    found: list[tuple[Look, list[Line]]] = []
    run: list[Line] = []
    for line, pieces in zip(unit.lines, parts or map(parts_of, unit.lines), strict=True):
        if len(pieces) == 1:
            run.append(line)
            continue
        found += _paragraphs(run, unit.badges)
        run = []
        found += [(look_of(piece.words[0]), [piece]) for piece in pieces]
    return found + _paragraphs(run, unit.badges)


def parts_of(line: Line) -> list[Line]:
    """The pieces of a line, and what marks or a number set apart part in them."""
    return [part for piece in pieces_of(line) for part in _parted(piece)]


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
