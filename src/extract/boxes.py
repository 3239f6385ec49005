"""A rectangle on a page, in PDF points (1/72 inch) from the top left of the page as displayed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

new_tuple: Callable[[type[Any], tuple[object, ...]], Any] = tuple.__new__
"""Makes a named tuple from all its fields at a third of what its own constructor takes."""


class Box(NamedTuple):
    """A rectangle on a page: left, top, right, bottom, in points from the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        left, top, right, bottom = self
        return (right - left) * (bottom - top) if right > left and bottom > top else 0.0

    @property
    def centre(self) -> tuple[float, float]:
        left, top, right, bottom = self
        return (left + right) / 2, (top + bottom) / 2

    def overlap(self, other: Box) -> float:
        """Area shared with ``other``, in square points."""
        (left, top, right, bottom), (x0, y0, x1, y1) = self, other
        if x1 <= left or right <= x0 or y1 <= top or bottom <= y0:  # nearly always
            return 0.0
        width, height = min(right, x1) - max(left, x0), min(bottom, y1) - max(top, y0)
        return width * height if width > 0 and height > 0 else 0.0

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether the point lies inside, ``slack`` points of leeway on every side."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    def holds_centre(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the middle of ``other`` lies inside; asked of every word."""
        left, top, right, bottom = other
        x, y = (left + right) / 2, (top + bottom) / 2
        return self[0] - slack <= x <= self[2] + slack and self[1] - slack <= y <= self[3] + slack

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box around all of ``boxes``. Raises ValueError when there are none."""
        found = list(boxes)
        if not found:
            raise ValueError("no boxes to go around")
        lefts, tops, rights, bottoms = zip(*found, strict=True)
        around: Box = new_tuple(Box, (min(lefts), min(tops), max(rights), max(bottoms)))
        return around
