"""Words set sideways, as the heads of narrow columns are: which they are, and their reading order.

Their letters run upwards (seldom downwards), so the first word stands at the foot and further lines to its right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.kept import kept
from extract.model import Line, Page, Word
from extract.text import group_lines

LEVEL_HEIGHT = 1.02
"""Height of a level word's box in font sizes, as the reader makes it; boxes of turned words have any height."""
TOUCHING = 0.12
"""White between parts of one word, in font sizes."""


def is_turned(word: Word) -> bool:
    """Whether the word's box is not that of a level word: narrow, and not as high as its type."""
    (x0, top, x1, bottom), size = word.box, word.size  # asked of every word
    return x1 - x0 < 1.6 * size and abs(bottom - top - LEVEL_HEIGHT * size) > 0.1 * size


@kept
def sideways_words(page: Page) -> list[Word]:
    """The words of a native page that are set sideways, parts of one among them; none where no word clearly is."""
    if page.text_layer != "native":
        return []
    turned = [word for line in page.lines for word in line.words if is_turned(word)]
    tall = [word for word in turned if _is_tall(word)]
    return [word for word in turned if any(_one_line(word, other) or _level_with(word, other) for other in tall)]


def cell_lines(words: Sequence[Word], page: Page) -> tuple[Line, ...]:
    """The lines of a cell, those of a cell set sideways in the order in which they are read."""
    turned = len(words) > 1 or any(_is_tall(word) for word in words)
    if page.text_layer != "native" or not turned or not all(is_turned(word) for word in words):
        return group_lines(words, page.number)
    columns: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        if columns and _one_line(columns[-1][0], word):
            columns[-1].append(word)
        else:
            columns.append([word])
    down = _runs_down(columns)
    lines = [Line(page.number, _in_order(column, down)) for column in columns]
    return tuple(reversed(lines)) if down else tuple(lines)


def _is_tall(word: Word) -> bool:
    return is_turned(word) and len(word.text) > 2 and word.box.height > 1.5 * word.box.width


def _one_line(one: Word, other: Word) -> bool:
    shared = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    return shared > 0.5 * min(one.box.width, other.box.width)


def _level_with(word: Word, other: Word) -> bool:
    shared = min(word.box.bottom, other.box.bottom) - max(word.box.top, other.box.top)
    return shared > 0.5 * word.box.height


def _runs_down(columns: Iterable[Sequence[Word]]) -> bool:
    """Whether texts that were set later stand lower."""
    balance = 0
    for column in columns:
        for above, below in pairwise(sorted(column, key=lambda w: w.box.top)):
            balance += (below.run > above.run) - (below.run < above.run)
    return balance > 0


def _in_order(column: Sequence[Word], down: bool) -> tuple[Word, ...]:
    ordered = sorted(column, key=lambda w: w.box.top if down else -w.box.bottom)
    found = [ordered[0]]
    for before, word in pairwise(ordered):
        gap = word.box.top - before.box.bottom if down else before.box.top - word.box.bottom
        found.append(word._replace(glued=gap < TOUCHING * word.size))
    return tuple(found)
