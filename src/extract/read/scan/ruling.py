"""Ruling lines of a scanned page, and the blocks they part it into, by morphology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import cv2
import numpy as np

from extract.model import Box, Rule
from extract.read.scan.picture import Grey, Picture

SHORTEST_LEVEL = 20.0
"""Points. Dashes and the bars of large letters are shorter."""
SHORTEST_UPRIGHT = 11.0
"""Points. A ruled row is no lower; stems of large letters may be higher, see ``_stands_free``."""
TALLEST_STEM = 45.0
"""Points. An upright this long is no letter."""
THICKEST = 4.5
"""Points."""
FAINTEST_LINE = 22
"""Levels of contrast. A line may be fainter than letters: nothing else is so long and thin."""
CLEAR = 1.0
"""Points beside a line that hold no letters. Text nearer than that is underlined, and needs no line."""
MOST_TOUCHED = 0.25
"""Share of a line's length at which strokes leave it: lines of a table cross a few, a row of letters has a third."""
SAME_LINE, NEAR = 1.5, 4.0
"""Points: pieces are one line when their centres differ by the first and the gap between them is below the second."""

LARGEST_SPECK, SPECK_REACH = 2.2, 5.0
"""Points: dots below the first size with no letter within the second are dirt. A bullet is larger."""

LONGEST_GAP, SEEN_IN_GAP = 40.0, 0.9
"""Points, and share of the gap: pieces further apart are one line when so much of a gap up to this long is inked."""


def find_rules(picture: Picture) -> list[Rule]:
    """The level and upright lines of at least some length, pieces of one line joined, in points."""
    faint = cv2.threshold(picture.contrast, FAINTEST_LINE, 255, cv2.THRESH_BINARY)[1].astype(np.uint8)
    across, down = (picture.ink, faint), (_turned(picture.ink), _turned(faint))
    level = _joined(_pieces(across, SHORTEST_LEVEL, picture.scale), faint, picture.scale)
    upright = _joined(_pieces(down, SHORTEST_UPRIGHT, picture.scale), down[1], picture.scale)
    upright = sorted((_swapped(box) for box in upright), key=lambda box: (box.top, box.x0))
    level = mended(level, upright)
    kept = [box for box in upright if box.height >= TALLEST_STEM or _stands_between(box, level)]
    return [Rule(box) for box in (*level, *kept)]


def _turned(ink: Grey) -> Grey:
    """Rows as columns, so that upright lines can be looked for as level ones."""
    return np.ascontiguousarray(ink.T)


def _swapped(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _pieces(masks: Sequence[Grey], shortest: float, scale: float) -> Iterator[Box]:
    """Runs of ink that are long one way, thin the other and free of letters on both sides, in points.

    Looked for in the ink, and again among all that is faintly visible: there a line may be lost in shading, here in
    the paper.
    """
    line = cv2.getStructuringElement(cv2.MORPH_RECT, (round(shortest * scale), 1))
    for ink in masks:
        # a line that wavers by a pixel stays one line when it is made three pixels thick first
        thick = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (1, 3)))
        runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, line)
        count, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
        for left, top, width, height, _ in stats[1:count]:
            if height - 2 <= THICKEST * scale and _is_free(ink[:, left : left + width], top, top + height, scale):
                yield Box(left / scale, (top + 1) / scale, (left + width) / scale, (top + height - 1) / scale)


def _is_free(strip: Grey, top: int, bottom: int, scale: float) -> bool:
    """Whether few strokes leave the run between the rows ``top`` and ``bottom``: the heads, feet and bars of bold
    letters run together into long thin lines too, but stems stand on them."""
    reach = max(2, round(CLEAR * scale))
    above, below = strip[max(0, top - reach) : top], strip[bottom : bottom + reach]
    shares = [float(side.any(axis=0).mean()) for side in (above, below) if side.size]
    return all(share <= MOST_TOUCHED for share in shares)


def _joined(pieces: Iterable[Box], faint: Grey, scale: float) -> list[Box]:
    """Pieces of one level line as one box."""
    done: list[Box] = []
    for box in sorted(pieces, key=lambda b: (b.x0, b.top)):
        index = next((i for i, other in enumerate(done) if _one_line(other, box, faint, scale)), None)
        if index is None:
            done.append(box)
        else:
            done[index] = Box.around((done[index], box))
    return sorted(done, key=lambda b: (b.top, b.x0))


def _one_line(box: Box, after: Box, faint: Grey, scale: float) -> bool:
    """Whether ``after`` goes on where ``box`` ends, or where a stretch that is only faintly seen lies between them."""
    gap = after.x0 - box.x1
    if abs(box.centre[1] - after.centre[1]) > SAME_LINE or gap > LONGEST_GAP:
        return False
    if gap <= NEAR:
        return True
    top, bottom = min(box.top, after.top) * scale - 1, max(box.bottom, after.bottom) * scale + 1
    between = faint[max(0, round(top)) : round(bottom), round(box.x1 * scale) : round(after.x0 * scale)]
    return bool(between.size) and float(between.any(axis=0).mean()) >= SEEN_IN_GAP


def mended(level: Sequence[Box], upright: Sequence[Box]) -> list[Box]:
    """The level lines of a grid, those joined that came out too faint in places. A row of merged cells ends a line at
    an upright; one that ends anywhere else, with the lines above and below going on, was lost by the scanner."""
    done: list[Box] = []
    for box in sorted(level, key=lambda b: b.x0):
        index = next((i for i, other in enumerate(done) if _is_lost_between(other, box, level, upright)), None)
        if index is None:
            done.append(box)
        else:
            done[index] = Box.around((done[index], box))
    return sorted(done, key=lambda b: (b.top, b.x0))


def _is_lost_between(box: Box, after: Box, level: Sequence[Box], upright: Sequence[Box]) -> bool:
    y = box.centre[1]
    if after.x0 <= box.x1 or abs(y - after.centre[1]) > SAME_LINE:
        return False
    crossing = [line.centre[0] for line in upright if line.top - NEAR <= y <= line.bottom + NEAR]
    if not any(x <= box.x0 + NEAR for x in crossing) or not any(x >= after.x1 - NEAR for x in crossing):
        return False
    if all(any(abs(x - end) <= NEAR for x in crossing) for end in (box.x1, after.x0)):
        return False
    return sum(line.x0 <= box.x0 + NEAR and line.x1 >= after.x1 - NEAR for line in level) >= 2


def _stands_between(box: Box, level: Sequence[Box]) -> bool:
    """A short upright is the side of a cell when it runs from one level line to another; a letter's stem does not."""
    x = box.centre[0]
    ends = [
        any(line.x0 - NEAR <= x <= line.x1 + NEAR and abs(line.centre[1] - y) <= NEAR for line in level)
        for y in (box.top, box.bottom)
    ]
    return all(ends)


# ---------------------------------------------------------------- what the lines part


def writing(picture: Picture, rules: Sequence[Rule]) -> Grey:
    """``contrast`` of letters alone: lines, lonely specks and the grain of the paper are wiped out."""
    ink, contrast = picture.ink.copy(), picture.contrast
    for rule in rules:
        left, top, right, bottom = _pixels(rule.box, picture.scale, 0.5)
        ink[max(0, top) : bottom, max(0, left) : right] = 0
    ink = _without_specks(ink, picture.scale)
    near = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (7, 7)))
    clean = cv2.bitwise_and(contrast, near).astype(np.uint8)
    for rule in rules:
        left, top, right, bottom = _pixels(rule.box, picture.scale, 0.5)
        clean[max(0, top) : bottom, max(0, left) : right] = 0
    return clean


def _without_specks(ink: Grey, scale: float) -> Grey:
    """Ink without dots that have no letter near: full stops and dots of an i have one."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sizes = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    large = sizes >= LARGEST_SPECK * scale
    large[0] = False
    reach = 2 * round(SPECK_REACH * scale) + 1
    letters = np.where(large[labels], np.uint8(255), np.uint8(0)).astype(np.uint8)
    near = cv2.dilate(letters, cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach)))
    kept: Grey = cv2.bitwise_and(ink, near).astype(np.uint8)
    return kept


def blocks(picture: Picture, rules: Sequence[Rule]) -> tuple[list[tuple[int, int, int, int]], Grey]:
    """The cells that the lines close off, each as left, top, right, bottom in pixels, top to bottom, left to right;
    and a mask that is 255 outside all of them."""
    height, width = picture.ink.shape
    open_ground = np.full((height, width), 255, dtype=np.uint8)
    for rule in rules:
        left, top, right, bottom = _pixels(rule.box, picture.scale, 1.0)
        cv2.rectangle(open_ground, (left, top), (right, bottom), 0, cv2.FILLED)
    count, _, stats, _ = cv2.connectedComponentsWithStats(open_ground, connectivity=4)
    outside = np.full((height, width), 255, dtype=np.uint8)
    cells: list[tuple[int, int, int, int]] = []
    for left, top, wide, high, area in stats[1:count]:
        if area >= 0.9 * wide * high and area < 0.8 * height * width and min(wide, high) >= 6 * picture.scale:
            cells.append((int(left), int(top), int(left + wide), int(top + high)))
            outside[top : top + high, left : left + wide] = 0
    return sorted(cells, key=lambda cell: (cell[1], cell[0])), outside


def _pixels(box: Box, scale: float, slack: float) -> tuple[int, int, int, int]:
    """A box in points as whole pixels, ``slack`` points wider on every side."""
    return (
        round((box.x0 - slack) * scale),
        round((box.top - slack) * scale),
        round((box.x1 + slack) * scale),
        round((box.bottom + slack) * scale),
    )
