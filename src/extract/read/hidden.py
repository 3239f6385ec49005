"""Words that nobody sees, told from those that are printed.

What the file says of each text object is cheap to ask and raises a suspicion: drawn without ink, in the colour of what
lies below, under something drawn later, outside its clipping path, on a layer that can be switched off. Suspicions are
settled by the eye: the page is drawn with and without the words in question (``eye``).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import pypdfium2 as pdfium

from extract.geometry import Transform
from extract.model import Box, Word
from extract.read.clipping import Clips
from extract.read.shapes import WHITE, Cover, Shapes
from extract.read.styles import Paint
from extract.read.words import Found

ALIKE = 40
"""Levels of 255, in each of red, green and blue, up to which letters may not stand out from what lies below."""
COVERED = 0.5
"""Share of a word's box that something drawn later covers, or that a clipping path cuts off, at least."""
SMALLEST = 1.5
"""Points; type of less may not be seen."""
PICTURE, MOST_WORDS = 0.6, 0.8
"""Shares of a page that its pictures cover, and of its words that are not seen, from which it is a scan."""
TOP = attrgetter("box.top")
MOST_COVERS = 2_000
"""Of a page, looked at one by one; a drawing with more is no paper's shading."""


def hidden_words(
    page: pdfium.PdfPage, written: Found, shapes: Shapes, transform: Transform, layers: bool
) -> list[Word]:
    """The words of an open page that nobody sees, those off the paper among them.

    ``layers`` says that the file has some that are switched off. The unseen text layer of a scan is no such thing:
    its picture shows the words.
    """
    words = [*written.words, *written.aslant]
    suspected = suspects(words, written.paints, shapes, Clips(shapes.forms, transform), layers)
    if suspected and not _is_scan(suspected, words, shapes, page):
        from extract.read.eye import unseen  # loads numpy; most papers hide nothing

        objects = [paint.address for paint in written.paints]
        return [*unseen(page, words, suspected, objects), *written.off_paper]
    return written.off_paper


def _is_scan(suspected: Sequence[Word], words: Sequence[Word], shapes: Shapes, page: pdfium.PdfPage) -> bool:
    """Whether the page is a picture under, or over, a layer of words that are not seen themselves."""
    width, height = page.get_size()
    pictured = sum(box.area for box in shapes.images)
    return pictured > PICTURE * width * height and len(suspected) > MOST_WORDS * len(words)


def suspects(words: Sequence[Word], paints: Sequence[Paint], shapes: Shapes, clips: Clips, layers: bool) -> list[Word]:
    """The words that may not be seen, in the order of ``words``. ``layers`` says that the file has some that are
    switched off, so that words in forms and marked content may be."""
    covers = shapes.covers[:MOST_COVERS]
    turns = [shapes.texts.get(paint.address, -1) for paint in paints]
    bare = {run for run, paint in enumerate(paints) if not paint.ink or (layers and clips.is_marked(paint.address))}
    tight = [clips.of(paint.address) for paint in paints]
    found = {id(word) for word in words if word.size < SMALLEST or word.run in bare}
    found.update(_cut_off(words, tight))
    found.update(_pale(words, paints, turns, covers))
    found.update(_covered(words, turns, covers))
    return [word for word in words if id(word) in found] if found else []


def _cut_off(words: Iterable[Word], clips: Sequence[Box | None]) -> Iterator[int]:
    """Words of which a good part lies outside the clipping path."""
    if not any(clips):
        return
    for word in words:
        clip = clips[word.run]
        if clip is not None:
            (x0, top, x1, bottom), (left, upper, right, lower) = word.box, clip
            inside = left <= x0 and upper <= top and x1 <= right and bottom <= lower
            if not inside and clip.overlap(word.box) <= (1 - COVERED) * word.box.area:
                yield id(word)


def _pale(
    words: Iterable[Word], paints: Sequence[Paint], turns: Sequence[int], covers: Sequence[Cover]
) -> Iterator[int]:
    """Words in the colour of what lies below them, or of something not known."""
    grounds = {WHITE, *(cover.colour for cover in covers)}
    colours = [paint.colour for paint in paints]
    doubtful = {colour for colour in set(colours) if any(_alike(colour, ground) for ground in grounds)}
    if not doubtful:
        return
    white = {colour for colour in doubtful if _alike(colour, WHITE)}
    alike = {colour: [cover.box for cover in covers if _alike(colour, cover.colour)] for colour in doubtful - white}
    for word in words:
        colour = colours[word.run]  # nearly always black, with a dark fill elsewhere on the page
        near = colour in white or (colour in doubtful and _stands_on(word, alike[colour]))
        if near and _alike(colour, _ground(word, turns[word.run], covers)):
            yield id(word)


def _stands_on(word: Word, boxes: Iterable[Box]) -> bool:
    """Whether the middle of a word lies in one of ``boxes``."""
    left, upper, right, lower = word.box
    x, y = (left + right) / 2, (upper + lower) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _ground(word: Word, turn: int, covers: Sequence[Cover]) -> int:
    """The colour of what was drawn last below a word; -1 where that is not known."""
    left, upper, right, lower = word.box
    x, y = (left + right) / 2, (upper + lower) / 2
    for (x0, top, x1, bottom), drawn, colour, _ in reversed(covers):
        if top <= y <= bottom and x0 <= x <= x1 and drawn < turn:
            return colour
    return WHITE


def _alike(one: int, other: int) -> bool:
    if one < 0 or other < 0:
        return one >= 0 and _alike(one, WHITE)  # below may be white, too
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= ALIKE for shift in (0, 8, 16))


def _covered(words: Sequence[Word], turns: Sequence[int], covers: Sequence[Cover]) -> Iterator[int]:
    """Words under something drawn later that hides what it lies on."""
    first = min((turn for turn in turns if turn >= 0), default=math.inf)
    later = [cover for cover in covers if cover.turn > first and (cover.picture or cover.colour >= 0)]
    if not later:
        return
    ordered = sorted(words, key=TOP)
    tops = [word.box.top for word in ordered]
    tallest = max((bottom - top for _, top, _, bottom in (word.box for word in words)), default=0.0)
    for box, turn, *_ in later:
        x0, _, x1, _ = box
        for word in ordered[bisect_left(tops, box.top - tallest) : bisect_right(tops, box.bottom)]:
            left, _, right, _ = word.box
            if (
                left < x1
                and right > x0
                and 0 <= turns[word.run] < turn
                and box.overlap(word.box) > COVERED * word.box.area
            ):
                yield id(word)
