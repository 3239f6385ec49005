"""Bold and italic of recognised words, from the shapes of their letters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.ocr.words import OcrWord
from extract.read.scan.lines import OcrLine
from extract.read.scan.picture import Grey

BOLDER = 1.13
"""Bold strokes are wider than plain ones by this factor at least: usual faces have 1.2 to 1.6."""
BOLD_STROKE = 0.112
"""Share of the font size, for a page all in one weight: plain faces have 0.08 to 0.1, bold ones 0.11 to 0.16."""
MOST_BETWEEN = 0.05
"""Share of the letters half way between plain and bold, at most; on fair scans it is 0 to 0.02."""
SLOPE = 0.2
"""Tangent of the usual slant of italics (11 degrees)."""
SHORT = 3
"""Words of fewer letters say little; they take the style of their neighbours."""


@dataclass(frozen=True, slots=True)
class Measure:
    stroke: float
    """Mean width of its strokes, as a share of the font size; 0 when there is no ink."""
    slant: float
    """How much sharper the word's upright strokes show when it is set upright from italic; above 1 for italics."""
    letters: int


def styles(lines: Sequence[OcrLine], letters: Grey) -> list[list[tuple[bool, bool]]]:
    """For each word of each line whether it is bold and whether it is italic. ``letters`` is the contrast of what is
    written; boxes are in its pixels."""
    measures = [[_measure(word, line.size, letters) for word in line.words] for line in lines]
    limit = bold_limit([measure for line in measures for measure in line if measure.letters >= SHORT])
    return [_of_line(line, limit) for line in measures]


def _measure(word: OcrWord, size: float, letters: Grey) -> Measure:
    left, top, right, bottom = (round(edge) for edge in word.box)
    cut = np.pad(letters[top:bottom, left:right], 2)
    count = sum(c.isalnum() for c in word.text)
    if cut.shape[1] < 6 or not count:
        return Measure(0.0, 0.0, 0)
    return Measure(_stroke(cut) / size, _slant(cut), count)


def _stroke(cut: Grey) -> float:
    """Mean width of strokes in pixels: twice the area by the outline's length, both from grey levels.

    The total variation of a grey picture is its outline's length times its contrast, however blurred, so the
    quotient does not depend on how dark or how sharp the scan is.
    """
    levels = cut.astype(np.float32)
    down, across = np.diff(levels, axis=0)[:, :-1], np.diff(levels, axis=1)[:-1]
    return float(2 * levels.sum() / max(1.0, float(np.hypot(down, across).sum())))


def _slant(cut: Grey) -> float:
    height, width = cut.shape
    upright = np.array([[1, SLOPE, -SLOPE * height / 2], [0, 1, 0]], dtype=np.float32)
    turned = cv2.warpAffine(cut, upright, (width, height)).astype(np.uint8)
    return _sharpness(turned) / max(1.0, _sharpness(cut))


def _sharpness(cut: Grey) -> float:
    return float((np.diff(cut.sum(axis=0, dtype=np.float64)) ** 2).sum())


def bold_limit(measures: Sequence[Measure]) -> float:
    """Stroke above which a word is bold: the best split of the page's strokes in two (Otsu), when they are two. Where
    many lie between, ink that runs or fades makes letters heavy and light, and none is known to be bold."""
    found = sorted((m.stroke, m.letters) for m in measures if m.stroke)
    if len(found) < 4:
        return BOLD_STROKE
    strokes = np.array([stroke for stroke, _ in found])
    weights = np.array([float(letters) for _, letters in found])
    below, mass = np.cumsum(weights)[:-1], np.cumsum(weights * strokes)[:-1]
    above, rest = weights.sum() - below, (weights * strokes).sum() - mass
    best = int((below * above * (rest / above - mass / below) ** 2).argmax())
    plain, bold = mass[best] / below[best], rest[best] / above[best]
    if bold < BOLDER * plain:
        return BOLD_STROKE
    between = np.abs(strokes - (plain + bold) / 2) < 0.2 * (bold - plain)
    if weights[between].sum() > MOST_BETWEEN * weights.sum():
        return math.inf
    return float((plain + bold) / 2)


def _of_line(measures: Sequence[Measure], limit: float) -> list[tuple[bool, bool]]:
    found: list[tuple[bool, bool] | None] = [
        (m.stroke > limit, m.slant > 1.0) if m.letters >= SHORT else None for m in measures
    ]
    if not any(found):
        return [(m.stroke > limit, m.slant > 1.0 and m.letters > 1) for m in measures]
    return [style or _nearest(found, index) for index, style in enumerate(found)]


def _nearest(found: Sequence[tuple[bool, bool] | None], index: int) -> tuple[bool, bool]:
    """Style of the closest word that has one; of two as close, the left one."""
    known = [i for i, style in enumerate(found) if style]
    style = found[min(known, key=lambda i: (abs(i - index), i > index))]
    return style or (False, False)
