"""Places at which most rows of a run have words: what stands there in each, and the label it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from extract.flow.labels import PARTING
from extract.lacking.bands import Band, Piece
from extract.ledger import RecordKey
from extract.model import Box, Line
from extract.records.plans.columns import role_of_heading

AGAIN = 0.8
"""Share of the rows in which a label stands."""
STEP = 6.0
"""Points within which words begin at one place."""
MARKS = tuple(re.compile(rf"\s*{re.escape(mark)}\s+") for mark in (*reversed(PARTING), " –", " —", " -"))
"""What stands between several fields on one line."""
NEAR = 40.0
"""Points between a label and what it names, at most."""


@dataclass(slots=True)
class Slot:
    """What stands at one place, by row. ``label``: the words above or before it that are the same in most rows.
    ``leads``: it stands at the left of the rows' words; ``known``: a reader knew its column for none of a plan's."""

    label: str
    leads: bool
    known: bool
    values: dict[RecordKey, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def add(self, key: RecordKey, line: Line) -> None:
        """Puts words below those that the row has there already."""
        self.values[key] = f"{self.values[key]}\n{line.text}" if key in self.values else line.text
        self.lines.append(line)


class _Places:
    """The slots by where their words stand: in one look, and in line at the left, the right or the middle."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self._at: list[tuple[Hashable, Box]] = []

    def slot(self, kind: Hashable, box: Box, new: Slot) -> Slot:
        """That of words of one ``kind`` in line with those in ``box``; a ``new`` one where there is none."""
        alike = [(slot, at) for slot, (other, at) in zip(self.slots, self._at, strict=True) if other == kind]
        if isinstance(kind, int | str) and alike:
            return alike[0][0]
        for edge in (_left, _right, _middle):
            for slot, first in alike:
                if abs(edge(first) - edge(box)) < STEP:
                    return slot
        self.slots.append(new)
        self._at.append((kind, box))
        return new


_left, _right = attrgetter("x0"), attrgetter("x1")


def _middle(box: Box) -> float:
    return box.centre[0]


def slots_of(run: Sequence[Band]) -> list[Slot]:
    """What stands beside and below the words of each row, place by place."""
    told = Counter(text for band in run for text in {_plain(piece) for piece in band.pieces})
    labels = {text for text, count in told.items() if count >= AGAIN * len(run)}
    places = _Places()
    for band in run:
        for piece in band.pieces:
            if not piece.heads and _plain(piece) not in labels:
                box, label = piece.line.box, _label_of(piece, band, labels)
                kind = piece.column if piece.column >= 0 else label or (piece.look, box.top > band.text.bottom - 2)
                new = Slot(label, box.x1 <= band.text.x0 + 1, piece.known)
                places.slot(kind, box, new).add(band.key, piece.line)
    return places.slots


def over(run: Sequence[Band], beside: Sequence[Slot]) -> list[Slot]:
    """What stands over several rows, place by place: of each row the last such words above it, but for those that
    most rows have ``beside`` them."""
    places = _Places()
    last: dict[int, Line] = {}
    own = {line for slot in beside if 2 * len(slot.values) > len(run) for line in slot.lines}
    for band in run:
        for piece in band.above:
            if piece.line not in own:
                slot = places.slot((piece.look, piece.column), piece.line.box, Slot("", False, piece.known))
                last[id(slot)] = piece.line
        for slot in places.slots:
            slot.add(band.key, last[id(slot)])
    return places.slots


def fields_on_line(slot: Slot) -> Iterator[Slot]:
    """What the first line at a place says part by part, where that of most rows has as many: "Head of Parks. Due May
    2026. Status: stalled.". The word that begins a part in most rows is its label where it names a column of a plan."""
    lines = {key: value.partition("\n")[0] for key, value in slot.values.items()}
    for mark in MARKS:
        parted = {key: [part.strip() for part in mark.split(line.rstrip(" ."))] for key, line in lines.items()}
        count, rows = Counter(map(len, parted.values())).most_common(1)[0]
        if count > 1 and rows >= AGAIN * len(lines):
            alike = {key: parts for key, parts in parted.items() if len(parts) == count and all(parts)}
            yield from (_labelled({key: parts[at] for key, parts in alike.items()}, slot) for at in range(count))
            return


def _labelled(values: Mapping[RecordKey, str], whole: Slot) -> Slot:
    first = {key: value.split()[0] for key, value in values.items()}
    word, rows = Counter(first.values()).most_common(1)[0] if first else ("", 0)
    if rows < AGAIN * len(values) or role_of_heading(word.strip(":").casefold()) in (None, "other"):
        return Slot("", whole.leads, whole.known, dict(values))
    rest = {key: value.removeprefix(word).strip(" :") for key, value in values.items()}
    return Slot(
        word.strip(":").casefold(), whole.leads, whole.known, {key: value for key, value in rest.items() if value}
    )


def _plain(piece: Piece) -> str:
    return piece.line.text.casefold().strip(" :")


def _label_of(piece: Piece, band: Band, labels: set[str]) -> str:
    """The words of the nearest label right above a piece, or before it on its line; "" for none."""
    x0, top, _, bottom = piece.line.box
    near: dict[float, str] = {}
    for other in band.pieces:
        if (words := _plain(other)) in labels:
            left, upper, right, lower = other.line.box
            if abs(left - x0) < STEP and 0 < top - upper < NEAR:
                near[top - upper] = words
            elif right <= x0 and upper < bottom and top < lower and x0 - right < NEAR:
                near[x0 - right] = words
    return near[min(near)] if near else ""
