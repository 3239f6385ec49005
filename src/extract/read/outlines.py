"""The outlines of drawn paths: the rectangles, borders and lines that they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2.raw as raw

from extract.geometry import Transform
from extract.model import Box, Rule

THIN = 3.0
"""A drawn box no thicker than this many points is seen as a line."""
HAIR, WIDEST_SIDE = 0.1, 12.0
"""Points from which a side of a box's border is seen, and up to which it is one."""
BETWEEN_DASHES = 12.0
"""Points."""
MOVE, LINE, CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_BEZIERTO

Segment = tuple[int, float, float, bool]
"""Kind, x, y of a segment's end, and whether the outline is closed there."""


def is_odd(segments: Sequence[Segment]) -> bool:
    """Whether an outline has curves or slanting lines."""
    slanting = (
        kind == LINE and min(abs(x - x0), abs(y - y0)) > THIN for (_, x0, y0, _), (kind, x, y, _) in pairwise(segments)
    )
    return any(kind == CURVE for kind, *_ in segments) or any(slanting)


def pieces(segments: list[Segment], way: int, transform: Transform, whole: Box) -> list[Box]:
    """The rectangles that a path filled in PDFium's ``way`` is made of, or the sides of the border that it is; one of
    another shape counts as the box around it."""
    found = list(_rectangles(segments, transform, whole))
    return _sides(*found) if len(found) == 2 and _has_hole(segments, way) else found


def apart(segments: Sequence[Segment], transform: Transform, whole: Box) -> list[Box]:
    """A line drawn as one path, cut where more is left white than between dashes."""
    starts = [at for at, segment in enumerate(segments) if segment[0] == MOVE]
    spans = [[(x, y) for _, x, y, _ in segments[a:b]] for a, b in pairwise([*starts, len(segments)])]
    level = whole.width >= whole.height
    runs: list[Box] = []
    for box in sorted((_around(span, transform) for span in spans), key=lambda box: box.x0 if level else box.top):
        if runs and (box.x0 - runs[-1].x1 if level else box.top - runs[-1].bottom) <= BETWEEN_DASHES:
            box = Box.around((runs.pop(), box))
        runs.append(box)
    return runs if len(runs) > 1 else [whole]


def _rectangles(segments: list[Segment], transform: Transform, whole: Box) -> Iterator[Box]:
    corners: list[tuple[float, float]] = []
    for kind, x, y, _ in segments:
        if kind == MOVE and corners:
            yield _around(corners, transform)
            corners = []
        corners.append((x, y))
    if len(corners) >= 4:
        yield _around(corners, transform)
    elif not corners:
        yield whole


def _has_hole(segments: Sequence[Segment], way: int) -> bool:
    """Whether of two outlines the inner one is left out: by the ``way`` of filling, or as it runs the other way."""
    cut = next(at for at, segment in enumerate(segments) if at and segment[0] == MOVE)
    return way == raw.FPDF_FILLMODE_ALTERNATE or _turn(segments[:cut]) * _turn(segments[cut:]) < 0


def _turn(outline: Sequence[Segment]) -> float:
    """Twice the area within an outline, above 0 where it runs counter-clockwise."""
    return sum(a[1] * b[2] - b[1] * a[2] for a, b in pairwise([*outline, outline[0]]))


def _sides(outer: Box, inner: Box) -> list[Box]:
    """The four sides of a box whose border is filled as one shape: of rounded corners, or with one side heavier than
    the others. The two themselves where they are no border."""
    outer, inner = sorted((outer, inner), key=lambda box: -box.area)
    left, right = Box(outer.x0, outer.top, inner.x0, outer.bottom), Box(inner.x1, outer.top, outer.x1, outer.bottom)
    over, under = Box(outer.x0, outer.top, outer.x1, inner.top), Box(outer.x0, inner.bottom, outer.x1, outer.bottom)
    widths = left.width, right.width, over.height, under.height
    if min(widths) < -HAIR or max(widths) > WIDEST_SIDE or min(inner.width, inner.height) <= WIDEST_SIDE:
        return [outer, inner]
    return [side for side, width in zip((left, right, over, under), widths, strict=True) if width > HAIR]


def stroked_lines(segments: list[Segment], transform: Transform) -> Iterator[Rule]:
    """The level and upright strokes of an outline, each as a rule."""
    start = here = (0.0, 0.0)
    for kind, x, y, closes in segments:
        if kind == MOVE:
            start = here = (x, y)
            continue
        if kind == LINE:
            yield from _level_or_upright(here, (x, y), transform)
        here = (x, y)
        if closes:
            yield from _level_or_upright(here, start, transform)


def _level_or_upright(here: tuple[float, float], there: tuple[float, float], transform: Transform) -> Iterator[Rule]:
    across, up = abs(here[0] - there[0]), abs(here[1] - there[1])
    if min(across, up) <= 1.0 and max(across, up) > THIN:
        yield Rule(_around([here, there], transform))


def _around(points: list[tuple[float, float]], transform: Transform) -> Box:
    xs, ys = zip(*points, strict=True)
    return transform.box(min(xs), min(ys), max(xs), max(ys))
