"""Changes of what is drawn: rules and fills taken away, broken up, recoloured, added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pikepdf

from benchmarks.dress.ink import Ink, Instruction, Path, Point, State, Written, inks, op

THIN = 2.5
"""Points; a filled box no thicker is a line to the eye."""
SHORT = 12.0
"""Points; a drawing that is no wider and no higher is a sign, as a tick or a bullet."""
DOT, APART = 1.0, 2.6
PIECE = 9.0
"""Points: a dotted rule's dots and what they stand apart; a piece of a rule drawn bit by bit."""
Bar = tuple[float, float, float, float]
"""A filled box: left, bottom, right, top in points of the page."""


@dataclass(frozen=True)
class Drawn:
    """What a path shows: the lines and the areas."""

    rules: tuple[Bar, ...]
    areas: tuple[Bar, ...]
    colour: tuple[Instruction, ...]
    """Of its lines."""


def level(bar: Bar) -> bool:
    return bar[2] - bar[0] >= bar[3] - bar[1]


def drawn(path: Path) -> Drawn | None:
    """What a path shows; nothing where it is no more than a sign or a clip."""
    points = [point for piece in path.pieces for point in piece]
    if path.clips or not points or not (path.filled or path.stroked):
        return None
    whole = _around(points)
    if whole[2] - whole[0] <= SHORT and whole[3] - whole[1] <= SHORT and not _thin(whole):
        return None
    rules, areas = [], []
    if path.filled:
        for piece in path.pieces:
            bar = _around(piece)
            (rules if _thin(bar) else areas).append(bar)
    if path.stroked:
        rules += _strokes(path)
    colour = path.state.stroke if path.stroked else path.state.fill
    return Drawn(tuple(rules), tuple(areas), tuple(_as_fill(colour)))


def _around(points: Sequence[Point]) -> Bar:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _thin(bar: Bar) -> bool:
    return min(bar[2] - bar[0], bar[3] - bar[1]) <= THIN


def _strokes(path: Path) -> Iterator[Bar]:
    """The level and upright lines of a stroked path as thin boxes."""
    matrix = path.state.matrix
    half = max(0.2, path.state.width * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5 / 2)
    for piece in path.pieces:
        corners = [*piece, piece[0]] if path.closed and piece[-1] != piece[0] else piece
        for (x0, y0), (x1, y1) in pairwise(corners):
            if min(abs(x1 - x0), abs(y1 - y0)) <= 1.0:
                yield min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half


def _as_fill(colour: Sequence[Instruction]) -> Iterator[Instruction]:
    for operands, operator in colour:
        yield op(str(operator).lower(), *operands)


def bars(boxes: Sequence[Bar], colour: Sequence[Instruction], state: State | None = None) -> list[Instruction]:
    """Boxes filled in one colour, given in page space whatever matrix is in force."""
    if not boxes:
        return []
    back = [op("cm", *state.matrix.inverse().shorthand)] if state else []
    made = [op("re", x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes]
    return [op("q"), *back, *colour, *made, op("f"), op("Q")]


Repaint = Callable[[Path, Drawn], Sequence[Instruction]]


def repainted(
    pdf: pikepdf.Pdf, repaint: Repaint, text: Callable[[Written], Sequence[Instruction]] | None = None
) -> None:
    """Each page with its paths, and its text, put as told."""

    def put(each: Ink) -> Sequence[Instruction]:
        if isinstance(each, Path) and (shown := drawn(each)):
            return repaint(each, shown)
        return text(each) if text and isinstance(each, Written) else each.own

    for page in pdf.pages:
        write(pdf, page, [instruction for each in inks(page) for instruction in put(each)])


def write(pdf: pikepdf.Pdf, page: pikepdf.Page, instructions: Sequence[Instruction]) -> None:
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def areas_of(path: Path, shown: Drawn) -> list[Instruction]:
    """The fills of a path without its lines."""
    if not shown.areas:
        return []
    if path.stroked:  # filled as it was, not stroked
        return [*path.own[:-1], op("f")]
    return bars(shown.areas, path.state.fill, path.state) if shown.rules else list(path.own)


def no_rules(pdf: pikepdf.Pdf) -> None:
    repainted(pdf, areas_of)


def level_rules(pdf: pikepdf.Pdf) -> None:
    repainted(pdf, lambda p, d: [*areas_of(p, d), *bars([r for r in d.rules if level(r)], d.colour, p.state)])


def dotted_rules(pdf: pikepdf.Pdf) -> None:
    repainted(pdf, lambda p, d: [*areas_of(p, d), *bars([*_cut(d.rules, DOT, APART)], d.colour, p.state)])


def rules_in_pieces(pdf: pikepdf.Pdf) -> None:
    """Each piece a path of its own, as some printers' drivers draw."""

    def repaint(path: Path, shown: Drawn) -> list[Instruction]:
        pieces = [bars([piece], shown.colour, path.state) for piece in _cut(shown.rules, PIECE, PIECE)]
        return [*areas_of(path, shown), *(instruction for piece in pieces for instruction in piece)]

    repainted(pdf, repaint)


def _cut(rules: Sequence[Bar], long: float, step: float) -> Iterator[Bar]:
    for x0, y0, x1, y1 in rules:
        if level((x0, y0, x1, y1)):
            yield from ((x, y0, min(x + long, x1), y1) for x in _steps(x0, x1, step))
        else:
            yield from ((x0, y, x1, min(y + long, y1)) for y in _steps(y0, y1, step))


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + i * step for i in range(int((end - start) / step) + 1) if start + i * step < end]


def no_fills(pdf: pikepdf.Pdf) -> None:
    """No shading: text that was light on it becomes black."""

    def black(text: Written) -> Sequence[Instruction]:
        return [op("g", 0), *text.own, *text.state.fill] if text.state.light else text.own

    def rules(path: Path, shown: Drawn) -> Sequence[Instruction]:
        if not shown.areas:
            return path.own
        return bars(shown.rules, shown.colour, path.state)

    repainted(pdf, rules, black)
