"""The picture of a page: rendered, made level, its ground told from its ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from extract.read.guards import TooMuchError

Grey = NDArray[np.uint8]

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
LONGEST_SIDE = 7_000
"""Pixels. A page larger than about 580 mm is rendered coarser, to bound memory."""
LARGEST, SMALLEST = 4_000.0, 12.0
"""Points. A page that is longer (A0 has 3,370) or narrower is no scan of a paper; its ground alone, a pixel a point,
would take all memory."""
WIDEST_SKEW = 5.0
"""Degrees. Paper fed by hand lies within this; more is a turned page."""
WIDE_WINDOW, NARROW_WINDOW = 25, 13
"""Points. Even bold headings cover less than half of the wide window, so its median is the paper or shading under
them; narrow shaded cells fill more than half of the narrow one only."""
SAME_SHADE = 20
"""Levels within which points of one shading lie, noise included."""
LEAST_SHADED = 9
"""Points: a shaded cell is no smaller, a clot of letters is."""
ENOUGH_GROUND = 0.1
"""Share of a window that must be free of ink for its colour to be known."""
FAINTEST_INK = 40
"""Levels of 255 by which ink differs from its ground at least; less is noise, show-through and fold shadows."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page made level. All pictures have the same size, ``scale`` pixels to a point, but for ``ground``."""

    scale: float
    """Pixels a point."""
    skew: float
    """Degrees by which the page was turned counter-clockwise to make it level."""
    colours: Grey
    """Red, green and blue."""
    ground: Grey
    """Paper and shading without what is written on it: colour, one pixel a point."""
    contrast: Grey
    """How much each pixel differs from its ground, 0..255: high on ink, be it dark on light or light on dark."""
    ink: Grey
    """255 where there is ink, else 0."""


def take_picture(pdf: pdfium.PdfDocument, number: int) -> Picture:
    """Page ``number`` (from 1) of an open file, levelled. Raises ``pdfium.PdfiumError`` when it cannot be loaded."""
    colours, scale = render(pdf, number)
    skew = skew_of(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY).astype(np.uint8))
    level = turned(colours, skew)
    contrast = _contrast(level, _ground(level, scale))
    ink = ink_of(contrast)
    return Picture(scale, skew, level, _bare_ground(level, ink, scale), contrast, ink)


def render(pdf: pdfium.PdfDocument, number: int) -> tuple[Grey, float]:
    """Page ``number`` (from 1) as displayed, in red, green, blue, and its pixels a point. Raises TooMuchError."""
    page = pdf[number - 1]
    try:
        check_picture(page)
        scale = min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / max(page.get_size()))
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        pixels = np.asarray(bitmap.to_pil().convert("RGB"), dtype=np.uint8)
    finally:
        page.close()
    return pixels, scale


def check_picture(page: pdfium.PdfPage) -> None:
    """Raises TooMuchError when an open page is too large, or too thin, to be read from its picture."""
    width, height = page.get_size()
    if max(width, height) > LARGEST or min(width, height) < SMALLEST:
        raise TooMuchError(f"it measures {width:.0f} by {height:.0f} points")


def turned(picture: Grey, degrees: float) -> Grey:
    """The picture turned counter-clockwise around its centre, same size; what comes in at the corners is paper."""
    if not degrees:
        return picture
    height, width = picture.shape[:2]
    around = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    level = cv2.warpAffine(picture, around, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return level.astype(np.uint8)


# ---------------------------------------------------------------- skew


def skew_of(grey: Grey) -> float:
    """Degrees counter-clockwise that make the page level; 0 when it is, or when nothing is on it.

    The angle at which the rows of pixels differ most from one another: text and rules then fall into few rows
    (projection profile, Postl 1986). Coarse, then finer, on a small copy.
    """
    height, width = grey.shape
    factor = 1_200 / max(height, width)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1].astype(np.uint8)
    best, reach, step = 0.0, WIDEST_SKEW, 0.5
    for _ in range(3):
        tried = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(tried, key=lambda angle: (_sharpness(ink, float(angle)), -abs(angle))))
        reach, step = step, step / 5
    return round(best, 2) if abs(best) >= step else 0.0


def _sharpness(ink: Grey, degrees: float) -> float:
    profile = turned_fast(ink, degrees).sum(axis=1, dtype=np.float64) / 255
    return float((np.diff(profile) ** 2).sum())


def turned_fast(ink: Grey, degrees: float) -> Grey:
    height, width = ink.shape
    around = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(ink, around, (width, height), flags=cv2.INTER_LINEAR).astype(np.uint8)


# ---------------------------------------------------------------- ground and ink


def _ground(colours: Grey, scale: float) -> Grey:
    """The median of a wide window, but where a narrow one lies mostly in one other shade, its median."""
    small = _shrunk(colours, scale)
    wide, narrow = (cv2.medianBlur(small, window).astype(np.uint8) for window in (WIDE_WINDOW, NARROW_WINDOW))
    points = cv2.resize(colours, small.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    alike = (cv2.absdiff(points, narrow).max(axis=2) <= SAME_SHADE).astype(np.float32)
    mostly = cv2.blur(alike, (NARROW_WINDOW, NARROW_WINDOW)) >= 0.5
    shaded = (mostly & (cv2.absdiff(wide, narrow).max(axis=2) > SAME_SHADE)).astype(np.uint8)
    cell = cv2.getStructuringElement(cv2.MORPH_RECT, (LEAST_SHADED, LEAST_SHADED))
    inside = cv2.morphologyEx(shaded, cv2.MORPH_OPEN, cell).astype(bool)
    return np.where(inside[:, :, None], narrow, wide).astype(np.uint8)


def _bare_ground(colours: Grey, ink: Grey, scale: float) -> Grey:
    """The ground's true colours: each point is the mean of what is no ink around it, so that text does not tint it."""
    bare = cv2.erode(cv2.bitwise_not(ink), cv2.getStructuringElement(cv2.MORPH_RECT, (5, 5)))
    seen = _shrunk(cv2.bitwise_and(colours, colours, mask=bare).astype(np.uint8), scale).astype(np.float32)
    share = _shrunk(bare.astype(np.uint8), scale).astype(np.float32) / 255
    ground = np.zeros_like(seen)
    for window in (4 * NARROW_WINDOW, NARROW_WINDOW, 5):  # the narrowest window that sees enough ground
        total = cv2.blur(share, (window, window))[:, :, None]
        mean = cv2.blur(seen, (window, window)) / np.maximum(total, 1e-6)
        ground = np.where(total > ENOUGH_GROUND, mean, ground)
    return cv2.medianBlur(np.clip(ground, 0, 255).astype(np.uint8), 9).astype(np.uint8)


def _shrunk(picture: Grey, scale: float) -> Grey:
    """One pixel a point."""
    return cv2.resize(picture, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA).astype(np.uint8)


def _contrast(colours: Grey, ground: Grey) -> Grey:
    height, width = colours.shape[:2]
    under = cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR)
    differs: Grey = cv2.absdiff(colours, under).max(axis=2).astype(np.uint8)
    return differs


def ink_of(contrast: Grey) -> Grey:
    """Ink by Otsu's threshold over what is no mere noise."""
    seen = contrast[contrast > FAINTEST_INK // 2]
    if not seen.size:
        return np.zeros_like(contrast)
    split = cv2.threshold(seen.reshape(1, -1), 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0]
    level = max(FAINTEST_INK, 0.7 * float(split))
    return cv2.threshold(contrast, level, 255, cv2.THRESH_BINARY)[1].astype(np.uint8)
