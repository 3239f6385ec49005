"""Heads that are painted and not drawn: a band of colour right over a ruled grid, whose own cells have no lines."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Box, Page

CLOSE = 3.0
"""Points between the foot of the band and the top of the grid, at most."""
TALLEST = 100.0
"""Points."""


def with_painted_head(cells: Sequence[Box], page: Page) -> list[Box]:
    """The cells of a grid, and over them those of the painted band that stands on it; the grid's columns part it where
    no word stands across."""
    whole = Box.around(cells)
    top = [cell for cell in cells if cell.top - whole.top < CLOSE]
    if len(top) < 2:
        return list(cells)
    band = [
        fill.box
        for fill in page.fills
        if abs(fill.box.bottom - whole.top) < CLOSE
        and CLOSE < fill.box.height < TALLEST
        and whole.x0 - CLOSE < fill.box.x0
        and fill.box.x1 < whole.x1 + CLOSE
    ]
    if not band or Box.around(band).width < whole.width - 2 * CLOSE - len(band) * CLOSE:
        return list(cells)
    above = min(box.top for box in band)
    words = [word.box for word in page.words if above <= word.box.centre[1] <= whole.top]
    free = [cell.x1 for cell in top[:-1] if not any(box.x0 < cell.x1 - 1 and cell.x1 + 1 < box.x1 for box in words)]
    if not words or len(free) < len(top) - 1 or any(box.top - above > CLOSE for box in band):
        return list(cells)
    lefts = [whole.x0, *free]
    return [*(Box(x0, above, x1, whole.top) for x0, x1 in zip(lefts, [*free, whole.x1], strict=True)), *cells]
