"""What is drawn on a page: ruling lines, filled boxes and images, those inside form XObjects too."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as raw

from extract.geometry import Matrix, Transform
from extract.model import Box, Fill, Rule
from extract.read.handles import matrix_of

THIN = 3.0
"""A drawn box no thicker than this many points is seen as a line."""
MOST_OBJECTS = 20_000
"""A page with more drawn objects is a map or a chart; the rest cannot add a table."""
MOST_SEGMENTS = 2_000
DEEPEST_FORM = 4

ColourGetter = Callable[..., object]


@dataclass(slots=True)
class Shapes:
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)


def read_shapes(page: ctypes.c_void_p, transform: Transform) -> Shapes:
    """Rules, fills and images of a page handle, in displayed page space, in painting order."""
    found = Shapes()
    for handle, matrix in _objects(page):
        _sort_in(handle, matrix, transform, found)
    return found


def _objects(page: ctypes.c_void_p) -> Iterator[tuple[ctypes.c_void_p, Matrix]]:
    """Every path and image of the page with the matrix it is drawn under, those inside forms too."""
    seen = 0
    for index in range(raw.FPDFPage_CountObjects(page)):
        for found in _unfold(raw.FPDFPage_GetObject(page, index), Matrix.identity(), 0):
            yield found
            seen += 1
            if seen >= MOST_OBJECTS:
                return


def _unfold(handle: ctypes.c_void_p, matrix: Matrix, depth: int) -> Iterator[tuple[ctypes.c_void_p, Matrix]]:
    kind = raw.FPDFPageObj_GetType(handle)
    if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
        yield handle, matrix
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
        inner = matrix_of(handle).then(matrix)
        for index in range(min(raw.FPDFFormObj_CountObjects(handle), MOST_OBJECTS)):
            yield from _unfold(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _sort_in(handle: ctypes.c_void_p, matrix: Matrix, transform: Transform, found: Shapes) -> None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(handle, *edges):
        return
    box = transform.box(*matrix.box(*(e.value for e in edges)))
    if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_IMAGE:
        found.images.append(box)
        return
    fill_mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill_mode, stroked)
    filled = fill_mode.value != raw.FPDF_FILLMODE_NONE and _visible(handle, raw.FPDFPageObj_GetFillColor)
    if min(box.width, box.height) <= THIN:
        if max(box.width, box.height) > THIN and (filled or stroked.value):
            found.rules.append(Rule(box))
        return
    if stroked.value:
        found.rules.extend(_stroked_lines(handle, matrix, transform))
    if filled:
        pieces = list(_rectangles(handle, matrix, transform, box))
        colour = _colour(handle, raw.FPDFPageObj_GetFillColor)
        for piece in pieces:
            if min(piece.width, piece.height) <= THIN:
                found.rules.append(Rule(piece))
            elif colour != "#ffffff":
                found.fills.append(Fill(piece, colour))


def _rectangles(handle: ctypes.c_void_p, matrix: Matrix, transform: Transform, whole: Box) -> Iterator[Box]:
    """The rectangles a filled path is made of; a path of another shape counts as the box around it."""
    corners: list[tuple[float, float]] = []
    for kind, x, y, _ in _segments(handle, matrix):
        if kind == raw.FPDF_SEGMENT_MOVETO and corners:
            yield _box_of(corners, transform)
            corners = []
        corners.append((x, y))
    if len(corners) >= 4:
        yield _box_of(corners, transform)
    elif not corners:
        yield whole


def _stroked_lines(handle: ctypes.c_void_p, matrix: Matrix, transform: Transform) -> Iterator[Rule]:
    """The level and upright strokes of an outline, each as a rule."""
    start = here = (0.0, 0.0)
    for kind, x, y, closes in _segments(handle, matrix):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here = (x, y)
            continue
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield from _level_or_upright(here, (x, y), transform)
        here = (x, y)
        if closes:
            yield from _level_or_upright(here, start, transform)


def _level_or_upright(here: tuple[float, float], there: tuple[float, float], transform: Transform) -> Iterator[Rule]:
    across, up = abs(here[0] - there[0]), abs(here[1] - there[1])
    if min(across, up) <= 1.0 and max(across, up) > THIN:
        yield Rule(_box_of([here, there], transform))


def _segments(handle: ctypes.c_void_p, matrix: Matrix) -> Iterator[tuple[int, float, float, bool]]:
    """Kind, x, y of each segment's end, and whether the outline is closed there."""
    own = matrix_of(handle).then(matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(handle), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        closes = bool(raw.FPDFPathSegment_GetClose(segment))
        yield raw.FPDFPathSegment_GetType(segment), *own.point(x.value, y.value), closes


def _box_of(points: list[tuple[float, float]], transform: Transform) -> Box:
    return transform.box(
        min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points)
    )


def _rgba(handle: ctypes.c_void_p, getter: ColourGetter) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    getter(handle, *parts)
    return parts[0].value, parts[1].value, parts[2].value, parts[3].value


def _visible(handle: ctypes.c_void_p, getter: ColourGetter) -> bool:
    return _rgba(handle, getter)[3] > 10


def _colour(handle: ctypes.c_void_p, getter: ColourGetter) -> str:
    red, green, blue, _ = _rgba(handle, getter)
    return f"#{red:02x}{green:02x}{blue:02x}"
