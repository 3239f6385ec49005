"""Boxes and lines: plane geometry without any PDF."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from extract.boxes import new_tuple
from extract.model import Box, Cell, Page, Table

INSIDE = 0.8
"""Share of a small table's area that lies in the cell which holds it."""


class Matrix(NamedTuple):
    """The affine map x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-2, 8.3.3)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @staticmethod
    def identity() -> Matrix:
        return Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def then(self, outer: Matrix) -> Matrix:
        """This map followed by ``outer``."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the box around the mapped corners."""
        corners = [self.point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return min(xs), min(ys), max(xs), max(ys)


class Transform(NamedTuple):
    """From PDF user space (y up, before /Rotate) to the page as displayed (y down from its top left)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @staticmethod
    def of_page(crop_box: tuple[float, float, float, float], rotation: int) -> Transform:
        return Transform(*crop_box, rotation % 360)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if not self.rotation and left <= right and bottom <= top:  # nearly always
            shown: Box = new_tuple(Box, (left - self.left, self.top - top, right - self.left, self.top - bottom))
            return shown
        x_a, y_a = self.point(left, bottom)
        x_b, y_b = self.point(right, top)
        return Box(min(x_a, x_b), min(y_a, y_b), max(x_a, x_b), max(y_a, y_b))


def holds_table(cell: Cell, table: Table) -> bool:
    """Whether a whole table stands in a cell: at least ``INSIDE`` of its area, on its first page."""
    inner = table.regions[0]
    return any(
        region.page == inner.page
        and region.box.area > inner.box.area
        and region.box.overlap(inner.box) > INSIDE * (inner.box.area or 1.0)
        for region in cell.regions
    )


def clusters(values: Iterable[float], tolerance: float) -> list[float]:
    """Means of the groups that ``values`` fall into when neighbours closer than ``tolerance`` belong together."""
    means: list[float] = []
    group: list[float] = []
    for value in sorted(values):
        if group and value - group[-1] > tolerance:
            means.append(sum(group) / len(group))
            group = []
        group.append(value)
    if group:
        means.append(sum(group) / len(group))
    return means


def nearest(values: list[float], value: float) -> int:
    """Index of the member of ``values`` (not empty) closest to ``value``."""
    return min(range(len(values)), key=lambda i: abs(values[i] - value))


def on_paper(box: Box, page: Page) -> Box:
    """The box on the page as displayed around ``box`` of a page that was turned to be read (``Page.turned``,
    ``Page.skew``).

    Without the skew the error is at most that angle in radians times the distance from the page's centre: 3 points in
    the corners of A4 at a third of a degree, 9 at one degree.
    """
    if page.skew:
        turn = math.radians(page.skew)
        cosine, sine = math.cos(turn), math.sin(turn)
        across, down = page.width / 2, page.height / 2
        centre = Matrix(1, 0, 0, 1, -across, -down)
        back = centre.then(Matrix(cosine, sine, -sine, cosine, 0, 0)).then(Matrix(1, 0, 0, 1, across, down))
        box = Box(*back.box(box.x0, box.top, box.x1, box.bottom))
    if page.turned:
        back = {
            90: Matrix(0, -1, 1, 0, 0, page.width),
            180: Matrix(-1, 0, 0, -1, page.width, page.height),
            270: Matrix(0, 1, -1, 0, page.height, 0),
        }[page.turned]
        box = Box(*back.box(box.x0, box.top, box.x1, box.bottom))
    return box
