"""A rectangle on a page, in PDF points (1/72 inch) from the top left of the page as displayed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


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
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def overlap(self, other: Box) -> float:
        """Area shared with ``other``, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether the point lies inside, ``slack`` points of leeway on every side."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box around all of ``boxes``. Raises ValueError when there are none."""
        found = list(boxes)
        if not found:
            raise ValueError("no boxes to go around")
        lefts, tops, rights, bottoms = zip(*found, strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))
