"""What the eye sees of words: the page drawn with and without them, compared at their places.

Drawing a page costs as much as reading it, so only pages with words under suspicion are drawn (see ``hidden``).
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection, Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.model import Box, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

Levels = NDArray[np.int16]
"""Red, green and blue of each point of a drawn page, height by width by 3."""

SCALE = 2.0
"""Pixels a point."""
MOST_PIXELS = 4_000_000
MARGIN = 2.0
"""Points around the words that are drawn with them."""
STANDS_OUT = 24
"""Levels of 255 by which a letter's points differ from the page without it, at least; paler ones nobody reads."""
LEAST_POINTS = 0.01
"""Share of a word's box that such points take, at least: a full stop takes about so much."""
HIGH, WIDE = 0.25, 0.4
"""Shares of the rows and of the columns of a word's box that its letters stand in at least; small letters have half the
height of the type. Less is what sticks out from under a patch."""
SMALLEST = 1.2
"""Points; type of less is a grey line to the eye."""
INK = 50
"""Levels by which writing differs from its ground in a picture."""
WRITING = (0.04, 0.6)
"""Share of a word's box that writing takes."""
SPREAD = 0.4
"""Share of the rows and of the columns of a word's box that writing stands in at least; a ruling line fills few."""

RULED = 0.95
"""Share of a row or column of a word's box that a ruling line fills: no letter does."""


def unseen(
    page: pdfium.PdfPage, words: Sequence[Word], suspected: Sequence[Word], objects: Sequence[int]
) -> list[Word]:
    """Those of the ``suspected`` words of an open page that neither their letters nor a picture show.

    ``objects`` has the address of each text object by its number (``Word.run``).
    """
    look = _Look(page, Box.around(word.box for word in suspected))
    seen = look.levels()
    doubted = {objects[word.run] for word in suspected}
    with _left_out(doubted):
        without = look.levels()
        left = [word for word in suspected if word.size < SMALLEST or not _changes(look, seen, without, word)]
        if not left:
            return []
        with _left_out({objects[word.run] for word in words} - doubted):
            bare = look.levels()
    return [word for word in left if not _shows_writing(look.cut(bare, word.box))]


class _Look:
    """A part of a page as it is drawn, ``around`` a box; its pixels are bounded."""

    def __init__(self, page: pdfium.PdfPage, around: Box) -> None:
        self._page = page
        width, height = page.get_size()
        left, top = max(0, math.floor(around.x0 - MARGIN)), max(0, math.floor(around.top - MARGIN))
        right, bottom = min(width, around.x1 + MARGIN), min(height, around.bottom + MARGIN)
        self._scale = min(SCALE, (MOST_PIXELS / max(1.0, (right - left) * (bottom - top))) ** 0.5)
        self._crop = left, math.floor(height - bottom), math.floor(width - right), top
        self._left, self._top = math.ceil(left * self._scale), math.ceil(top * self._scale)

    def levels(self) -> Levels:
        bitmap = self._page.render(
            scale=self._scale, crop=self._crop, may_draw_forms=False, draw_annots=False, rev_byteorder=True
        )
        try:
            levels: Levels = bitmap.to_numpy()[:, :, :3].astype(np.int16)
            return levels
        finally:
            bitmap.close()

    def cut(self, levels: Levels, box: Box) -> Levels:
        """What stands in ``box``; empty off the page."""
        left, right = (max(0, round(edge * self._scale) - self._left) for edge in (box.x0, box.x1))
        top, bottom = (max(0, round(edge * self._scale) - self._top) for edge in (box.top, box.bottom))
        return levels[top:bottom, left:right]


def _changes(look: _Look, seen: Levels, without: Levels, word: Word) -> bool:
    """Whether the page shows most of a word that it would not show without it."""
    difference = np.abs(look.cut(seen, word.box) - look.cut(without, word.box))
    if not difference.size:
        return False
    letters = difference.max(axis=2) > STANDS_OUT
    if letters.mean() < LEAST_POINTS:
        return False
    return not word.text.isalnum() or bool(letters.any(axis=1).mean() >= HIGH and letters.any(axis=0).mean() >= WIDE)


def _shows_writing(piece: Levels) -> bool:
    """Whether a piece of a page looks like a written word: ink in most of its rows and columns, on one ground."""
    if not piece.size:
        return False
    grey = piece.mean(axis=2)
    ink = np.abs(grey - np.median(grey)) > INK
    ink &= (ink.mean(axis=1, keepdims=True) < RULED) & (ink.mean(axis=0, keepdims=True) < RULED)
    if not WRITING[0] <= ink.mean() <= WRITING[1]:
        return False
    return bool(ink.any(axis=1).mean() >= SPREAD and ink.any(axis=0).mean() >= SPREAD)


@contextmanager
def _left_out(objects: Collection[int]) -> Iterator[None]:
    """The text objects at these addresses are not drawn meanwhile."""
    _draw(objects, False)
    try:
        yield
    finally:
        _draw(objects, True)


def _draw(objects: Iterable[int], active: bool) -> None:
    for address in objects:
        if address:
            raw.FPDFPageObj_SetIsActive(ctypes.cast(address, raw.FPDF_PAGEOBJECT), active)
