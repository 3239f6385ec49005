"""The blocks of a page laid out anew for the OCR engine: one under another, dark on white, without lines.

Engines find words well but the layout of tables badly: they read over cell walls, take walls for letters and drop a
lone figure in a narrow column. On a sheet of one column none of that can happen, and each word's block is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from extract.model import Box
from extract.read.ocr.words import OcrWord
from extract.read.scan.picture import Grey

FAINT = 60
"""Levels of contrast; below it nothing is cut out as writing."""
LEAST_INK = 30
"""Pixels; fewer are specks."""
MARGIN, GAP = 6.0, 7.0
"""Points: around the sheet, and between blocks one under another."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page with writing on it. ``left`` and ``top`` say where it stands on the page, in pixels."""

    left: int
    top: int
    pixels: Grey

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on the sheet, its top left corner there in pixels."""

    block: Block
    x: int
    y: int

    def holds(self, x: float, y: float, slack: float) -> bool:
        return (
            self.x - slack <= x <= self.x + self.block.width + slack
            and self.y - slack <= y <= self.y + self.block.height + slack
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture for the engine, and where each block stands on it."""

    picture: Image.Image
    placed: tuple[Placed, ...]

    def on_page(self, words: Sequence[OcrWord]) -> list[OcrWord]:
        """Words of the sheet with their boxes, in pixels, on the page. Lines keep to one block."""
        found: list[OcrWord] = []
        lines: dict[tuple[int, int], int] = {}
        for word in words:
            x, y = word.box.centre
            index = next((i for i, place in enumerate(self.placed) if place.holds(x, y, slack=4)), None)
            if index is None:
                continue
            place = self.placed[index]
            across, down = place.block.left - place.x, place.block.top - place.y
            box = Box(word.box.x0 + across, word.box.top + down, word.box.x1 + across, word.box.bottom + down)
            line = lines.setdefault((index, word.line), len(lines))
            found.append(OcrWord(word.text, box, word.score, line))
        return found


def lay_out(contrast: Grey, cells: Sequence[tuple[int, int, int, int]], outside: Grey, scale: float) -> Sheet | None:
    """A sheet of what stands outside all cells and in each cell; None when nothing is written anywhere.

    ``contrast`` is the page without lines, ``cells`` left, top, right, bottom in pixels, ``outside`` 255 where there
    is no cell, ``scale`` pixels a point.
    """
    height, width = contrast.shape
    found = [_block(cv2.bitwise_and(contrast, outside).astype(np.uint8), (0, 0, width, height))]
    found += [_block(contrast, cell) for cell in cells]
    written = [block for block in found if block]
    if not written:
        return None
    placed = _place(written, scale)
    return Sheet(_draw(placed, round(MARGIN * scale)), tuple(placed))


def _block(contrast: Grey, cell: tuple[int, int, int, int]) -> Block | None:
    """The written part of a cell; None when it is empty."""
    left, top, right, bottom = cell
    inside = contrast[top:bottom, left:right]
    written = inside > FAINT
    if np.count_nonzero(written) < LEAST_INK:
        return None
    rows, columns = np.flatnonzero(written.any(axis=1)), np.flatnonzero(written.any(axis=0))
    x0, y0 = max(0, int(columns[0]) - 4), max(0, int(rows[0]) - 4)
    piece = inside[y0 : int(rows[-1]) + 5, x0 : int(columns[-1]) + 5]
    return Block(left + x0, top + y0, piece)


def _place(written: Sequence[Block], scale: float) -> list[Placed]:
    placed: list[Placed] = []
    x = y = round(MARGIN * scale)
    for block in written:
        placed.append(Placed(block, x, y))
        y += block.height + round(GAP * scale)
    return placed


def _draw(placed: Sequence[Placed], margin: int) -> Image.Image:
    width = max(place.x + place.block.width for place in placed) + margin
    height = max(place.y + place.block.height for place in placed) + margin
    sheet = np.zeros((height, width), dtype=np.uint8)
    for place in placed:
        sheet[place.y : place.y + place.block.height, place.x : place.x + place.block.width] = place.block.pixels
    return Image.fromarray(255 - sheet)
