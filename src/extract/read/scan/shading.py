"""Shaded areas of a scanned page: cells, bands and boxes of colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.model import Box, Fill
from extract.read.scan.picture import Grey, Picture, ink_of

FAINTEST = 12
"""Levels of 255, in any of red, green and blue, by which shading differs from the paper; less is uneven lighting."""
SAME_COLOUR = 7
"""Levels within which two neighbouring points are one area."""
LOWEST, NARROWEST = 8.0, 16.0
"""Points: a smaller area is a bullet, a logo's part or a stain."""
MOST_AREAS = 400
"""Areas looked at on a page; a photograph has more and tells nothing."""
BLURRED = 3.0
"""Points: how far from its true edge the edge of an area may have been found."""
RECTANGULAR = 0.8
"""Share of the box around an area that a rectangle fills at least; scanned corners are round."""


def find_fills(picture: Picture) -> list[Fill]:
    """The shaded rectangles of a page, in points, top to bottom, with their median colour."""
    ground = picture.ground
    left = _differs(ground, _paper(ground))
    fills: list[Fill] = []
    for _ in range(MOST_AREAS):
        seed = int(left.argmax())
        if not left.flat[seed]:
            break
        area = _area(ground, seed, left)
        left[area] = False
        fills.extend(_fills(ground, area))
    return sorted(fills, key=lambda fill: (fill.box.top, fill.box.x0))


def without_shading(picture: Picture, fills: Sequence[Fill]) -> Picture:
    """The picture with the colour of each shaded area taken for ground all over it, its corners and edges included,
    where the median of the surroundings is the paper. For letters; a line around the area may be lost with it."""
    contrast = picture.contrast.copy()
    for fill in fills:
        left, top, right, bottom = (round(edge * picture.scale) for edge in _wider(fill.box))
        area = slice(max(0, top), bottom), slice(max(0, left), right)
        colour = np.array([int(fill.colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.uint8)
        differs = cv2.absdiff(picture.colours[area], np.broadcast_to(colour, picture.colours[area].shape))
        contrast[area] = np.minimum(contrast[area], differs.max(axis=2))
    return replace(picture, contrast=contrast, ink=cv2.bitwise_and(picture.ink, ink_of(contrast)).astype(np.uint8))


def _wider(box: Box) -> Box:
    return Box(box.x0 - BLURRED, box.top - BLURRED, box.x1 + BLURRED, box.bottom + BLURRED)


def _paper(ground: Grey) -> NDArray[np.int16]:
    """Colour of the paper: for each channel the level that most of the page has."""
    levels = [int(np.bincount(ground[:, :, channel].ravel(), minlength=256).argmax()) for channel in range(3)]
    return np.array(levels, dtype=np.int16)


def _differs(ground: Grey, paper: NDArray[np.int16]) -> NDArray[np.bool_]:
    differs: NDArray[np.bool_] = np.abs(ground.astype(np.int16) - paper).max(axis=2) >= FAINTEST
    opened = cv2.morphologyEx(
        differs.astype(np.uint8), cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (5, 5))
    )
    return opened.astype(bool)


def _area(ground: Grey, seed: int, left: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The points around ``seed`` that have its colour and are still ``left``."""
    height, width = left.shape
    mask = np.ones((height + 2, width + 2), dtype=np.uint8)
    mask[1:-1, 1:-1] = ~left
    start = (seed % width, seed // width)
    near = (SAME_COLOUR,) * 3
    cv2.floodFill(ground.copy(), mask, start, (0, 0, 0), near, near, 4 | cv2.FLOODFILL_MASK_ONLY | (2 << 8))
    found: NDArray[np.bool_] = mask[1:-1, 1:-1] == 2
    return found


def _fills(ground: Grey, area: NDArray[np.bool_]) -> Iterator[Fill]:
    """The area as rectangles: itself where it is one, else the bands of rows that are equally wide."""
    rows, columns = np.flatnonzero(area.any(axis=1)), np.flatnonzero(area.any(axis=0))
    top, bottom, x0, x1 = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    if area.sum() >= RECTANGULAR * (bottom - top) * (x1 - x0):
        bands = [(top, bottom, x0, x1)]
    else:
        bands = list(_bands(area, top, bottom))
    for top, bottom, x0, x1 in bands:
        if bottom - top >= LOWEST and x1 - x0 >= NARROWEST:
            colours = ground[top:bottom, x0:x1][area[top:bottom, x0:x1]]
            red, green, blue = (int(level) for level in np.median(colours, axis=0))
            yield Fill(Box(float(x0), float(top), float(x1), float(bottom)), f"#{red:02x}{green:02x}{blue:02x}")


def _bands(area: NDArray[np.bool_], top: int, bottom: int) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of rows whose first and last point stay within four of one another."""
    begin, ends = top, _ends(area[top])
    for row in range(top + 1, bottom):
        here = _ends(area[row])
        if abs(here[0] - ends[0]) > 4 or abs(here[1] - ends[1]) > 4:
            yield begin, row, *ends
            begin, ends = row, here
    yield begin, bottom, *ends


def _ends(row: NDArray[np.bool_]) -> tuple[int, int]:
    found = np.flatnonzero(row)
    return (int(found[0]), int(found[-1]) + 1) if found.size else (0, 0)
