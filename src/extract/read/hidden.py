"""Words that nobody sees, told from those that are printed.

What the file says of each text object is cheap to ask and raises a suspicion: drawn without ink, in the colour of what
lies below, under something drawn later, outside its clipping path, on a layer that can be switched off. Suspicions are
settled by the eye: the page is drawn with and without the words in question (``eye``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pypdfium2 as pdfium

from extract.geometry import Transform
from extract.model import Word
from extract.read.clipping import Clips
from extract.read.shapes import WHITE, Cover, Drawn, Shapes
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
    suspected = suspects(words, written.paints, shapes, Clips(shapes.texts, transform), layers)
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
    found = {id(word) for word in words if not paints[word.run].ink or word.size < SMALLEST}
    covers = shapes.covers[:MOST_COVERS]
    found.update(_pale(words, paints, shapes.texts, covers))
    found.update(_covered(words, paints, shapes.texts, covers))
    found.update(id(word) for word in words if clips.cuts_off(paints[word.run].address, word.box, COVERED))
    if layers:
        found.update(id(word) for word in words if clips.is_marked(paints[word.run].address))
    return [word for word in words if id(word) in found]


def _pale(
    words: Iterable[Word], paints: Sequence[Paint], texts: Mapping[int, Drawn], covers: Sequence[Cover]
) -> Iterator[int]:
    """Words in the colour of what lies below them, or of something not known."""
    grounds = {WHITE, *(cover.colour for cover in covers)}
    doubtful = {c for c in {paint.colour for paint in paints} if any(_alike(c, ground) for ground in grounds)}
    if not doubtful:
        return
    for word in words:
        paint = paints[word.run]
        if paint.colour in doubtful and _alike(paint.colour, _ground(word, texts.get(paint.address), covers)):
            yield id(word)


def _ground(word: Word, drawn: Drawn | None, covers: Sequence[Cover]) -> int:
    """The colour of what was drawn last below a word; -1 where that is not known."""
    x, y = word.box.centre
    below = (c.colour for c in reversed(covers) if drawn and c.turn < drawn.turn and c.box.holds(x, y))
    return next(below, WHITE)


def _alike(one: int, other: int) -> bool:
    if one < 0 or other < 0:
        return one >= 0 and _alike(one, WHITE)  # below may be white, too
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= ALIKE for shift in (0, 8, 16))


def _covered(
    words: Sequence[Word], paints: Sequence[Paint], texts: Mapping[int, Drawn], covers: Sequence[Cover]
) -> Iterator[int]:
    """Words under something drawn later that hides what it lies on."""
    turns = {word.run: drawn.turn for word in words if (drawn := texts.get(paints[word.run].address))}
    first = min(turns.values(), default=0)
    later = [cover for cover in covers if cover.turn > first and (cover.picture or cover.colour >= 0)]
    if not later:
        return
    ordered = sorted(words, key=lambda word: word.box.top)
    tops = [word.box.top for word in ordered]
    tallest = max(word.box.height for word in words)
    for box, turn, *_ in later:
        for word in ordered[bisect_left(tops, box.top - tallest) : bisect_right(tops, box.bottom)]:
            if turns.get(word.run, turn) < turn and box.overlap(word.box) > COVERED * word.box.area:
                yield id(word)
