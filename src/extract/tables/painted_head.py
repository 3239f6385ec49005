"""Heads that are not drawn: a band of colour right over a ruled grid or at the top of a cell, or words alone, at the
left of each column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.model import Box, Page, Word
from extract.text import group_lines

CLOSE = 3.0
"""Points between the foot of the band and the top of the grid, at most."""
TALLEST = 100.0
"""Points."""
FEWEST = 3
"""Columns from which words over a grid, with no colour, can be its heads."""
PADDING, SAME_PADDING = 16.0, 3.0
"""Points from the left of a column to its head, at most, and by how much these differ."""


def with_painted_head(cells: Sequence[Box], page: Page) -> list[Box]:
    """The cells of a grid, and over them those of the painted band that stands on it; the grid's columns part it where
    no word stands across."""
    whole = Box.around(cells)
    top = [cell for cell in cells if cell.top - whole.top < CLOSE]
    if len(top) < 2:
        rows = Counter(round(cell.top) for cell in cells)
        row = rows.most_common(1)[0][0]
        return [*_heads_over([cell for cell in cells if round(cell.top) == row], whole, page), *cells]
    band = [
        fill.box
        for fill in page.fills
        if abs(fill.box.bottom - whole.top) < CLOSE
        and CLOSE < fill.box.height < TALLEST
        and whole.x0 - CLOSE < fill.box.x0
        and fill.box.x1 < whole.x1 + CLOSE
    ]
    if not band:
        return [*_heads_over(top, whole, page), *cells]
    if Box.around(band).width < whole.width - 2 * CLOSE - len(band) * CLOSE:
        return list(cells)
    above = min(box.top for box in band)
    words = [word.box for word in page.words if above <= word.box.centre[1] <= whole.top]
    free = [cell.x1 for cell in top[:-1] if not any(box.x0 < cell.x1 - 1 and cell.x1 + 1 < box.x1 for box in words)]
    if not words or len(free) < len(top) - 1 or any(box.top - above > CLOSE for box in band):
        return list(cells)
    lefts = [whole.x0, *free]
    return [*(Box(x0, above, x1, whole.top) for x0, x1 in zip(lefts, [*free, whole.x1], strict=True)), *cells]


def with_bands_apart(cells: Sequence[Box], page: Page) -> list[Box]:
    """The cells of a grid; one as wide as all of it, whose top a band of colour covers with words on it, is two."""
    whole = Box.around(cells)
    found: list[Box] = []
    for cell in cells:
        wide = cell.width > whole.width - 2 * CLOSE
        foot = next((fill.box.bottom for fill in page.fills if _heads(fill.box, cell)), None) if wide else None
        parts = [] if foot is None else [cell._replace(bottom=foot), cell._replace(top=foot)]
        said = [group_lines(page.words_in(part), page.number) for part in parts]
        titled = bool(parts) and all(said)
        found += parts if titled else [cell]
    return found


def _heads(band: Box, cell: Box) -> bool:
    sides = max(abs(band.x0 - cell.x0), abs(band.x1 - cell.x1), abs(band.top - cell.top))
    return sides < CLOSE and cell.top + 2 * CLOSE < band.bottom < cell.bottom - 2 * CLOSE


def _heads_over(top: Sequence[Box], whole: Box, page: Page) -> list[Box]:
    """The cells of heads that stand over a grid without lines or colour; none where a column has none."""
    heads: list[Word] = []
    foot = whole.top
    for line in sorted(
        (line for line in page.lines if line.box.bottom < whole.top + CLOSE), key=lambda one: -one.box.top
    ):
        begin = [[word for word in line.words if c.x0 <= word.box.centre[0] < c.x1] for c in top]
        lefts = [own[0].box.x0 - c.x0 for own, c in zip(begin, top, strict=True) if own]
        level = lefts and max(lefts) - min(lefts) < SAME_PADDING and 0 < min(lefts) < PADDING
        within = all(own[-1].box.x1 < c.x1 for own, c in zip(begin, top, strict=True) if own)
        if not level or not within or foot - line.box.bottom > line.size or sum(map(len, begin)) < len(line.words):
            break
        heads, foot = [*heads, *line.words], line.box.top
    named = [cell for cell in top if any(cell.x0 <= word.box.centre[0] < cell.x1 for word in heads)]
    if len(top) < FEWEST or len(named) < len(top):
        return []
    return [Box(cell.x0, foot - 1, cell.x1, whole.top) for cell in top]
