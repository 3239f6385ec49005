"""What a page draws, told one by one: paths and lines of text, each with the state it is drawn in.

The instructions of a page are walked once (ISO 32000-2, 8 and 9); forms are left closed. Points are those of the page's
own space, upwards from its bottom left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Matrix, Operator

Instruction = tuple[Sequence[Any], Operator]
Point = tuple[float, float]
FILLS, STROKES = {"f", "F", "f*", "B", "B*", "b", "b*"}, {"S", "s", "B", "B*", "b", "b*"}
BUILDS, CLIPS, PAINTS = {"m", "l", "c", "v", "y", "h", "re"}, {"W", "W*"}, FILLS | STROKES | {"n"}
FILL_COLOURS, STROKE_COLOURS = {"g", "rg", "k", "cs", "sc", "scn"}, {"G", "RG", "K", "CS", "SC", "SCN"}
TEXT_STATE = {"Tf", "Tc", "Tw", "Tz", "TL", "Ts", "Tr"}
SHOWS, PLACES = {"Tj", "TJ", "'", '"'}, {"Td", "TD", "Tm", "T*", "BT"}
LIGHT = 0.8
"""Share of red, green and blue from which a colour is light."""


def op(name: str, *operands: Any) -> Instruction:
    return operands, Operator(name)


@dataclass(frozen=True)
class State:
    """What is in force: the matrix, the colours and the text state as the instructions that set them."""

    matrix: Matrix = field(default_factory=Matrix)
    fill: tuple[Instruction, ...] = ()
    stroke: tuple[Instruction, ...] = ()
    width: float = 1.0
    look: tuple[Instruction, ...] = ()
    """The last graphics state named (transparency)."""
    text: tuple[Instruction, ...] = ()

    @property
    def light(self) -> bool:
        """Whether what is filled looks white or nearly so."""
        return is_light(self.fill)

    def set(self) -> list[Instruction]:
        return [*self.look, *self.fill, *self.text]


def is_light(colour: Sequence[Instruction]) -> bool:
    if not colour:
        return False
    operands, operator = colour[-1]
    parts = [float(part) for part in operands if not isinstance(part, pikepdf.Object)]
    if str(operator).lower() == "k" or len(parts) == 4:
        return all(part <= 1 - LIGHT for part in parts)
    return len(parts) in (1, 3) and all(part >= LIGHT for part in parts)


@dataclass(frozen=True)
class Path:
    """One painted path: its pieces as corners in page space, and whether the last is closed."""

    pieces: tuple[tuple[Point, ...], ...]
    closed: bool
    filled: bool
    stroked: bool
    clips: bool
    state: State
    own: tuple[Instruction, ...]


@dataclass(frozen=True)
class Written:
    """Text on one base line: what is shown from ``matrix`` (text space to page space) on."""

    matrix: Matrix
    state: State
    own: tuple[Instruction, ...]
    """Showing instructions, those between them that change the state, and level moves."""

    @property
    def at(self) -> Point:
        return self.matrix.e, self.matrix.f

    def moved(self, across: float, up: float) -> Written:
        m = self.matrix
        return replace(self, matrix=Matrix(m.a, m.b, m.c, m.d, m.e + across, m.f + up))

    def instructions(self) -> list[Instruction]:
        """The text by itself, wherever it is put."""
        place = op("Tm", *self.matrix.shorthand)
        return [op("q"), *self.state.set(), op("BT"), place, *self.own, op("ET"), op("Q")]


@dataclass(frozen=True)
class Other:
    """Any other instruction."""

    own: tuple[Instruction, ...]


Ink = Path | Written | Other


def inks(page: pikepdf.Page) -> Iterator[Ink]:
    """The page's instructions in order; the ``own`` parts of all are the page again."""
    yield from _Walk().over(pikepdf.parse_content_stream(page))


class _Walk:
    def __init__(self) -> None:
        self.state, self.saved = State(), list[State]()
        self.line, self.leading = Matrix(), 0.0
        self.path: list[Instruction] = []
        self.shown: list[Instruction] = []
        self.begun: tuple[Matrix, State] | None = None

    def over(self, instructions: Sequence[Any]) -> Iterator[Ink]:
        for each in instructions:
            if isinstance(each, pikepdf.ContentStreamInlineImage):
                yield Other(((each.operands, each.operator),))
                continue
            name, own = str(each.operator), (list(each.operands), each.operator)
            if name in BUILDS | CLIPS | PAINTS:
                self.path.append(own)
                if name in PAINTS:
                    yield self._painted(name)
                    self.path = []
            elif name in SHOWS:
                yield from self._shows(name, own)
            elif name in PLACES and self._goes_on(name, own):
                continue
            else:
                self._put(name, own)
                if self.begun and (name in TEXT_STATE or name in FILL_COLOURS or name in STROKE_COLOURS):
                    self.shown.append(own)
                    continue
                if self.begun:
                    yield self._written()
                yield Other((own,))

    def _painted(self, name: str) -> Path:
        pieces, closed = _outline(self.path, self.state.matrix)
        clips = any(str(operator) in CLIPS for _, operator in self.path)
        shut = closed or name in ("s", "b", "b*")
        return Path(pieces, shut, name in FILLS, name in STROKES, clips, self.state, tuple(self.path))

    def _shows(self, name: str, own: Instruction) -> Iterator[Ink]:
        if name in ("'", '"'):
            if self.begun:
                yield self._written()
            self._move(0, -self.leading)
            own = op("Tj", own[0][-1])
        if self.begun is None:
            self.begun = self.line @ self.state.matrix, self.state
        self.shown.append(own)

    def _goes_on(self, name: str, own: Instruction) -> bool:
        """Whether a move stays on the line that is being written; it is then part of that."""
        if not self.begun or name != "Td" or float(own[0][1]) != 0:
            return False
        self._move(float(own[0][0]), 0)
        self.shown.append(own)
        return True

    def _written(self) -> Written:
        assert self.begun
        matrix, state = self.begun
        found = Written(matrix, state, tuple(self.shown))
        self.begun, self.shown = None, []
        return found

    def _move(self, across: float, up: float) -> None:
        self.line = Matrix(1, 0, 0, 1, across, up) @ self.line

    def _put(self, name: str, own: Instruction) -> None:
        """What an instruction does to the state."""
        operands, state = own[0], self.state
        if name == "q":
            self.saved.append(state)
        elif name == "Q":
            self.state = self.saved.pop() if self.saved else state
        elif name == "cm":
            self.state = replace(state, matrix=Matrix(*map(float, operands)) @ state.matrix)
        elif name == "w":
            self.state = replace(state, width=float(operands[0]))
        elif name == "gs":
            self.state = replace(state, look=(own,))
        elif name in FILL_COLOURS:
            self.state = replace(state, fill=_colour(state.fill, own))
        elif name in STROKE_COLOURS:
            self.state = replace(state, stroke=_colour(state.stroke, own))
        elif name in TEXT_STATE:
            kept = tuple(each for each in state.text if str(each[1]) != name)
            self.state = replace(state, text=(*kept, own))
            self.leading = float(operands[0]) if name == "TL" else self.leading
        elif name == "BT":
            self.line = Matrix()
        elif name in ("Td", "TD"):
            self.leading = -float(operands[1]) if name == "TD" else self.leading
            self._move(float(operands[0]), float(operands[1]))
        elif name == "T*":
            self._move(0, -self.leading)
        elif name == "Tm":
            self.line = Matrix(*map(float, operands))


def _colour(before: tuple[Instruction, ...], own: Instruction) -> tuple[Instruction, ...]:
    spaces = [each for each in before if str(each[1]) in ("cs", "CS")]
    return (*spaces, own) if str(own[1]).lower() in ("sc", "scn") else (own,)


def _outline(path: Sequence[Instruction], matrix: Matrix) -> tuple[tuple[tuple[Point, ...], ...], bool]:
    """The corners of each piece of a path, and whether one is closed."""
    pieces: list[list[Point]] = []
    closed = False
    for operands, operator in path:
        name, numbers = str(operator), [float(x) for x in operands]
        if name == "re":
            x, y, w, h = numbers
            pieces.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)])
        elif name == "m":
            pieces.append([(numbers[0], numbers[1])])
        elif name == "h" and pieces:
            pieces[-1].append(pieces[-1][0])
            closed = True
        elif name in "lcvy" and pieces:
            pieces[-1].append((numbers[-2], numbers[-1]))
    return tuple(tuple(matrix.transform(p) for p in piece) for piece in pieces), closed
