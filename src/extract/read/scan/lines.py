"""Lines of recognised words: their base line and size, and what the shapes say where the engine cannot tell.

Proportions are those of common text faces (Arial, Calibri, Times and their twins differ by a few hundredths).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.model import Box
from extract.read.ocr.words import OcrWord
from extract.read.scan.picture import Grey

ASCENDER, CAPITAL, T_HEIGHT, X_HEIGHT, DESCENDER = 0.75, 0.71, 0.68, 0.545, 0.21
"""Heights above, and depth below, the base line as shares of the font size, the blur of a scan's edges included."""
ASCENDERS, LOW = re.compile(r"[bdfhklij]"), re.compile(r"[gjpqyQ,;()\[\]{}|/_$@]")
CAPITALS, FLAT = re.compile(r"[A-Z0-9]"), re.compile(r"^[acegmnopqrsuvwxyz]+[.,;]?$")
SAME_SIZE, SAME_SIZE_SHORT = 0.05, 0.12
"""Sizes that differ by less than this share are one size, measured twice; the second for lines of few letters."""
FEW_LETTERS = 12
BULLET_SIZE, BULLET_HEIGHT = (0.2, 0.55), (0.08, 0.6)
"""Diameter, and height of the centre above the base line, as shares of the font size."""
ROUND, SOLID = 1.35, 0.62
"""Longer side by shorter, and share of its box that is ink (a disc fills 0.79 of it); letters are neither."""
INDENT = 4.0
"""Font sizes between a bullet and its text at most."""
WORD_SPACE = 0.2
"""Font sizes. A gap this wide inside a word is a space (usually 0.25 to 0.28); gaps of letters are below 0.12."""
SLIVER = 0.2
"""Font sizes. What lies beyond such a gap and is narrower is a piece of the next word that a loose box took in."""
DASHES = ((0.42, "-"), (0.78, "–"), (9.0, "—"))
"""Widest ink of hyphen, en dash and em dash, as shares of the font size."""


@dataclass(frozen=True, slots=True)
class OcrLine:
    """Words of one line, left to right; ``base`` is the row of its base line, ``size`` its font size, in pixels."""

    words: tuple[OcrWord, ...]
    base: float
    size: float


def make_lines(words: Sequence[OcrWord], letters: Grey, ink: Grey) -> list[OcrLine]:
    """Lines of the words an engine read. ``letters`` is the contrast of what is written, ``ink`` the same in black
    and white; boxes are in their pixels."""
    by_number: dict[int, list[OcrWord]] = {}
    for word in words:
        box = _ink_box(word.box, ink)
        if box:
            by_number.setdefault(word.line, []).append(word._replace(box=box))
    lines = [_measured(sorted(group, key=lambda w: w.box.x0)) for group in by_number.values()]
    lines = _with_common_sizes(lines)
    lines = [_with_spaces(line, letters) for line in lines]
    dots = _dots(ink)
    return [_with_dashes(_with_bullet(line, dots, lines)) for line in lines]


def _ink_box(box: Box, ink: Grey) -> Box | None:
    """The box around the ink within ``box``; None when there is none."""
    left, top, right, bottom = (max(0, round(edge)) for edge in box)
    inside = ink[top:bottom, left:right]
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not rows.size:
        return None
    return Box(float(left + columns[0]), float(top + rows[0]), float(left + columns[-1] + 1), float(top + rows[-1] + 1))


# ---------------------------------------------------------------- base line and size


def _measured(words: list[OcrWord]) -> OcrLine:
    """Base line and size from those words whose letters tell."""
    standing = [w.box.bottom for w in words if any(c.isalnum() for c in w.text) and not LOW.search(w.text)]
    if standing:
        base = median(standing)
    else:
        base = median(w.box.bottom - DESCENDER / (DESCENDER + ASCENDER) * w.box.height for w in words)
    sizes = [(base - w.box.top) / share for w in words if (share := _height(w.text))]
    size = median(sizes) if sizes else median(w.box.height for w in words)
    return OcrLine(tuple(words), base, max(4.0, size))


def _height(text: str) -> float:
    """How far the word's letters reach above the base line, as a share of the size; 0 when that is not certain."""
    if ASCENDERS.search(text):
        return ASCENDER
    if CAPITALS.search(text):
        return CAPITAL
    if "t" in text:
        return T_HEIGHT
    return X_HEIGHT if FLAT.match(text) else 0.0


def _with_common_sizes(lines: Sequence[OcrLine]) -> list[OcrLine]:
    """Lines with sizes snapped to the few a page has, the commonest first."""
    weights = [sum(len(w.text) for w in line.words) for line in lines]
    snapped: dict[int, float] = {}
    while len(snapped) < len(lines):
        left = [i for i in range(len(lines)) if i not in snapped]
        centre = max(left, key=lambda i: sum(weights[j] for j in left if _alike(lines[j].size, lines[i].size)))
        group = [i for i in left if _alike(lines[i].size, lines[centre].size, weights[i] <= FEW_LETTERS)]
        size = median(lines[i].size for i in group for _ in range(weights[i]))
        snapped.update(dict.fromkeys(group, size))
    return [replace(line, size=snapped[index]) for index, line in enumerate(lines)]


def _alike(size: float, other: float, few: bool = False) -> bool:
    return abs(size - other) <= (SAME_SIZE_SHORT if few else SAME_SIZE) * other


# ---------------------------------------------------------------- spaces, dashes


def _with_spaces(line: OcrLine, letters: Grey) -> OcrLine:
    """The line with words parted where the engine overlooked a space ("froma")."""
    parted: list[OcrWord] = []
    for word in line.words:
        parted.extend(_parted(word, line.size, letters))
    return replace(line, words=tuple(parted))


def _parted(word: OcrWord, size: float, letters: Grey) -> list[OcrWord]:
    if len(word.text) < 2 or not word.text.isalpha():
        return [word]
    left, top, right, bottom = (round(edge) for edge in word.box)
    gap = _widest_gap(letters[top:bottom, left:right].max(axis=0) > 60)
    if gap is None or gap[1] - gap[0] < WORD_SPACE * size:
        return [word]
    sliver = SLIVER * size
    if right - left - gap[1] < sliver and word.text[-1] != "I":
        return [word._replace(box=word.box._replace(x1=float(left + gap[0])))]
    if gap[0] < sliver and word.text[0] != "I":
        return [word._replace(box=word.box._replace(x0=float(left + gap[1])))]
    cut = _letters_before(word.text, gap[0] / (right - left - (gap[1] - gap[0])))
    first = word._replace(text=word.text[:cut], box=word.box._replace(x1=float(left + gap[0])))
    second = word._replace(text=word.text[cut:], box=word.box._replace(x0=float(left + gap[1])))
    return [first, second]


def _widest_gap(inked: NDArray[np.bool_]) -> tuple[int, int] | None:
    columns = np.flatnonzero(inked)
    if columns.size < 2:
        return None
    widest = int(np.diff(columns).argmax())
    return int(columns[widest]) + 1, int(columns[widest + 1])


def _letters_before(text: str, share: float) -> int:
    """After how many letters ``share`` of the word's width is reached, by usual widths of letters."""
    widths = [0.25 if c in "iljIft" else 0.85 if c in "mwMW" else 0.7 if c.isupper() else 0.55 for c in text]
    reached = np.cumsum(widths) / sum(widths)
    return int(np.abs(reached[:-1] - share).argmin()) + 1


def _with_dashes(line: OcrLine) -> OcrLine:
    """A dash that stands alone is told by its width."""
    words = [
        word._replace(text=next(dash for widest, dash in DASHES if word.box.width <= widest * line.size))
        if word.text in ("-", "–", "—") and word.box.width <= 2 * line.size
        else word
        for word in line.words
    ]
    return replace(line, words=tuple(words))


# ---------------------------------------------------------------- bullets


def _dots(ink: Grey) -> list[Box]:
    """Shapes that are round or square and solid."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [
        Box(float(left), float(top), float(left + width), float(top + height))
        for left, top, width, height, area in stats[1:count]
        if width <= ROUND * height and height <= ROUND * width and area >= SOLID * width * height and height >= 4
    ]


def _with_bullet(line: OcrLine, dots: Iterable[Box], lines: Sequence[OcrLine]) -> OcrLine:
    """The line with a bullet at its head, where a solid dot stands there: engines read it as "e", "*", "¢" or not."""
    first = line.words[0]
    body = line.words[1:] if len(first.text) <= 2 and len(line.words) > 1 else line.words
    for dot in dots:
        if not _is_bullet(dot, line, body[0].box.x0):
            continue
        own = len(body) < len(line.words) and first.box.overlap(dot) > 0.5 * dot.area
        if own and first.box.width < 1.6 * dot.width:
            return replace(line, words=(first._replace(text="•", box=dot), *body))
        between = any(w.box.x1 > dot.x0 and w.box.x0 < first.box.x0 for o in lines if _level(o, line) for w in o.words)
        if not own and dot.x1 < first.box.x0 and not between:
            bullet = OcrWord("•", dot, first.score, first.line)
            return replace(line, words=(bullet, *line.words))
    return line


def _is_bullet(dot: Box, line: OcrLine, text_begins: float) -> bool:
    size = max(dot.width, dot.height) / line.size
    above = (line.base - dot.centre[1]) / line.size
    indent = (text_begins - dot.x1) / line.size
    return (
        BULLET_SIZE[0] <= size <= BULLET_SIZE[1]
        and BULLET_HEIGHT[0] <= above <= BULLET_HEIGHT[1]
        and 0.15 <= indent <= INDENT
    )


def _level(line: OcrLine, other: OcrLine) -> bool:
    return abs(line.base - other.base) < 0.5 * max(line.size, other.size)
