"""What is drawn on a page: ruling lines, filled boxes and images, those inside form XObjects too."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as raw

from extract.geometry import Matrix, Transform
from extract.model import Box, Fill, Rule, Word
from extract.read.dotted import dotted_lines
from extract.read.handles import Handle, matrix_of, pointer, quick
from extract.read.outlines import CURVE, THIN, Segment, apart, is_odd, pieces, stroked_lines
from extract.read.styles import FAINTEST, IDENTITY

DOT = 1.5
"""A shape as wide and high as that, and no more than ``THIN``, is a dot."""
RING = 6.0
"""An outline of curves as wide and high as that at most, with nothing in it, is the hollow bullet of a list."""
OF_ONE_STROKE, OF_ONE_BOX = 2, 5
"""Segments of a path that is one line or one rectangle."""
MOST_OBJECTS = 20_000
"""A page with more drawn objects is a map or a chart; the rest cannot add a table."""
MOST_SEGMENTS = 2_000
"""Of one path."""
SEGMENTS_OF_PAGE, RULES_OF_PAGE = 200_000, 40_000
"""Of all its paths together; a page of tables has some hundred."""
LOOKED_AT = 400_000
"""Objects inside the forms of a page that are looked at, those that draw nothing too: a form may be drawn in many."""
DEEPEST_FORM = 4
CUT = 2.0
"""Points of a word on either side of an edge that runs through it."""
OPAQUE = 245
"""Opacity from which what lies below is not seen."""
TEXT, PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
IMAGE, SHADING, FORM = raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM
WHITE = 0xFFFFFF

_count_objects = quick(raw.FPDFPage_CountObjects)
_get_object = quick(raw.FPDFPage_GetObject, Handle)
_count_in_form = quick(raw.FPDFFormObj_CountObjects)
_get_in_form = quick(raw.FPDFFormObj_GetObject, Handle)
_get_type = quick(raw.FPDFPageObj_GetType)
_get_bounds = quick(raw.FPDFPageObj_GetBounds)
_get_draw_mode = quick(raw.FPDFPath_GetDrawMode)
_get_fill_colour = quick(raw.FPDFPageObj_GetFillColor)
_get_stroke_colour = quick(raw.FPDFPageObj_GetStrokeColor)
_count_segments = quick(raw.FPDFPath_CountSegments)
_get_segment = quick(raw.FPDFPath_GetPathSegment, Handle)
_get_point = quick(raw.FPDFPathSegment_GetPoint)
_get_close = quick(raw.FPDFPathSegment_GetClose)
_get_kind = quick(raw.FPDFPathSegment_GetType)


class Cover(NamedTuple):
    """A filled area or a picture: what is drawn before it may lie hidden below, what is drawn later stands on it."""

    box: Box
    turn: int
    """When it is drawn: its place among the objects of the page."""
    colour: int
    """0xrrggbb; -1 for a picture, a pattern or a veil."""
    picture: bool = False


@dataclass(slots=True)
class Shapes:
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    drawn: set[int] = field(default_factory=set)
    """Places among ``fills`` of those that are no rectangles."""
    images: list[Box] = field(default_factory=list)
    dots: list[Fill] = field(default_factory=list)
    """Small shapes: the bullets of lists, and what dotted lines are made of."""
    covers: list[Cover] = field(default_factory=list)
    """In painting order, white ones too."""
    texts: dict[int, int] = field(default_factory=dict)
    """When each text object is drawn, by its address."""
    forms: dict[int, Matrix] = field(default_factory=dict)
    """The matrix of the form that a text object stands in, by its address; those of the page itself are not here."""


def read_shapes(page: ctypes.c_void_p, transform: Transform) -> Shapes:
    """Rules, fills and images of a page handle, in displayed page space, in painting order."""
    found, places = Shapes(), _Places()
    for turn, (handle, kind, matrix) in enumerate(_objects(pointer(page))):
        if kind == TEXT:  # nearly always
            address = handle.value or 0
            found.texts[address] = turn
            if matrix is not IDENTITY:
                found.forms[address] = matrix
            continue
        box = places.bounds(handle, matrix, transform)
        if box is None:
            continue
        if kind == PATH:
            if len(found.rules) >= RULES_OF_PAGE:
                continue
            _sort_in(handle, turn, box, matrix, transform, places, found)
            continue
        if kind == IMAGE:
            found.images.append(box)
        found.covers.append(Cover(box, turn, -1, kind == IMAGE))
    lines, used = dotted_lines(dot.box for dot in found.dots)
    found.rules.extend(lines)
    found.fills.extend(d for d in found.dots if d.box not in used and min(d.box.width, d.box.height) >= DOT)
    return found


def without_letters(shapes: Shapes, words: Sequence[Word]) -> list[Fill]:
    """The fills but for those of no rectangle, in a colour of which one runs through words: the drawn letters of a
    watermark ("DRAFT" across the page), which hold no text of their own."""
    colours = {shapes.fills[at].colour for at in shapes.drawn if _cuts(shapes.fills[at].box, words)}
    return [fill for at, fill in enumerate(shapes.fills) if at not in shapes.drawn or fill.colour not in colours]


def _cuts(box: Box, words: Sequence[Word]) -> bool:
    level = (word.box for word in words if box.top < (word.box.top + word.box.bottom) / 2 < box.bottom)
    cut = [each for each in level for edge in (box.x0, box.x1) if each.x0 + CUT < edge < each.x1 - CUT]
    return len(cut) > 1  # one alone may stand too wide in its box


class _Places:
    """Places in memory for PDFium's answers, made once a page, and the questions that fill them."""

    __slots__ = ("_edges", "_edges_at", "_modes", "_modes_at", "_paint", "_paint_at", "_segments_left")

    def __init__(self) -> None:
        self._segments_left = SEGMENTS_OF_PAGE
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._modes = [ctypes.c_int() for _ in range(2)]
        self._paint = [ctypes.c_uint() for _ in range(4)]
        self._edges_at = [ctypes.byref(edge) for edge in self._edges]
        self._modes_at = [ctypes.byref(mode) for mode in self._modes]
        self._paint_at = [ctypes.byref(part) for part in self._paint]

    def bounds(self, handle: Handle, matrix: Matrix, transform: Transform) -> Box | None:
        if not _get_bounds(handle, *self._edges_at):
            return None
        left, bottom, right, top = self._edges
        if matrix is IDENTITY:
            return transform.box(left.value, bottom.value, right.value, top.value)
        return transform.box(*matrix.box(left.value, bottom.value, right.value, top.value))

    def filled_and_stroked(self, handle: Handle) -> tuple[int, bool]:
        """PDFium's way to fill a path, 0 for none, and whether it is stroked."""
        fill, stroke = self._modes
        fill.value = stroke.value = 0
        _get_draw_mode(handle, *self._modes_at)
        return fill.value, bool(stroke.value)

    def fill(self, handle: Handle, stroke: bool = False) -> tuple[int, int]:
        """The colour a path is filled with, or its ``stroke``, as 0xrrggbb, and its opacity (0..255)."""
        red, green, blue, alpha = self._paint
        alpha.value = 0
        (_get_stroke_colour if stroke else _get_fill_colour)(handle, *self._paint_at)
        return red.value << 16 | green.value << 8 | blue.value, alpha.value

    def runs(self, handle: Handle, box: Box, matrix: Matrix, transform: Transform, stroked: bool) -> list[Box]:
        """The parts of a line that stand well apart: rules of cells in one row may be drawn as one path."""
        if _count_segments(handle) <= (OF_ONE_STROKE if stroked else OF_ONE_BOX):
            return [box]
        return apart(list(self.segments(handle, matrix)), transform, box)

    def segments(self, handle: Handle, matrix: Matrix) -> Iterator[Segment]:
        a, b, c, d, e, f = matrix_of(handle).then(matrix)
        (x, y, *_), (x_at, y_at, *_) = self._edges, self._edges_at
        count = min(_count_segments(handle), MOST_SEGMENTS, self._segments_left)
        self._segments_left -= count
        for index in range(count):
            segment = _get_segment(handle, index)
            _get_point(segment, x_at, y_at)
            across, up = x.value, y.value
            point = a * across + c * up + e, b * across + d * up + f
            yield _get_kind(segment), *point, bool(_get_close(segment))


def _objects(page: Handle) -> Iterator[tuple[Handle, int, Matrix]]:
    """The objects of the page in painting order with the matrix they are drawn under, those inside forms too. Beyond
    ``MOST_OBJECTS`` that are no text there are none."""
    seen, left = 0, [LOOKED_AT]
    for index in range(_count_objects(page)):
        handle = _get_object(page, index)
        kind = _get_type(handle)
        if kind == TEXT:  # nearly always
            yield handle, kind, IDENTITY
            continue
        for found in _unfold(handle, kind, IDENTITY, 0, left):
            yield found
            seen += 1
            if seen >= MOST_OBJECTS:
                return


def _unfold(
    handle: Handle, kind: int, matrix: Matrix, depth: int, left: list[int]
) -> Iterator[tuple[Handle, int, Matrix]]:
    if kind in (TEXT, PATH, IMAGE, SHADING):
        yield handle, kind, matrix
    elif kind == FORM and depth < DEEPEST_FORM:
        inner = matrix_of(handle).then(matrix)
        for index in range(min(_count_in_form(handle), MOST_OBJECTS)):
            left[0] -= 1
            if left[0] < 0:
                return
            child = _get_in_form(handle, ctypes.c_ulong(index))
            yield from _unfold(child, _get_type(child), inner, depth + 1, left)


def _sort_in(
    handle: Handle, turn: int, box: Box, matrix: Matrix, transform: Transform, places: _Places, found: Shapes
) -> None:
    """Add what the path paints, ``box`` around it, to ``found``."""
    filled, stroked = places.filled_and_stroked(handle)
    colour, opacity = places.fill(handle) if filled else (0, 0)
    seen = opacity > FAINTEST
    thin = min(box.width, box.height)
    if thin <= THIN:
        if max(box.width, box.height) > max(THIN, 2 * thin) and (seen or stroked):
            found.rules.extend(map(Rule, places.runs(handle, box, matrix, transform, stroked)))
        elif seen and colour != WHITE:
            found.dots.append(Fill(box, f"#{colour:06x}"))
        return
    if not seen and not stroked:
        return
    segments = list(places.segments(handle, matrix))
    if stroked:
        found.rules.extend(stroked_lines(segments, transform))
    if not seen and max(box.width, box.height) <= RING and any(kind == CURVE for kind, *_ in segments):
        colour, opacity = places.fill(handle, stroke=True)
        if opacity > FAINTEST and colour != WHITE:
            found.fills.append(Fill(box, f"#{colour:06x}"))
    if seen:
        odd = is_odd(segments)
        for piece in pieces(segments, filled, transform, box):
            if min(piece.width, piece.height) <= THIN:
                found.rules.append(Rule(piece))
                continue
            found.covers.append(Cover(piece, turn, colour if opacity >= OPAQUE else -1))
            if colour != WHITE:
                if odd:
                    found.drawn.add(len(found.fills))
                found.fills.append(Fill(piece, f"#{colour:06x}"))
