"""Which pages need OCR: a picture without a text layer, or with one that is rubbish."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from string import ascii_letters

from extract.model import Box
from extract.read.fast import RawPage

MOST_OF_PAGE = 0.4
"""Share of the page that pictures cover at least, for a page without words to be a scan; logos cover less."""
FEW_LETTERS = 40
"""Letters and figures under a picture of a whole page that are a stamp ("Page 12"), not the page's text."""
STAMP_PICTURE = 0.7
"""Share of the page that pictures cover where a few letters on top do not count."""
LEAST_TO_JUDGE = 60
"""Characters; letter statistics of less mean nothing."""
MOST_UNREADABLE = 0.25
"""Share of characters without a meaning, above which a text layer is rubbish."""
VOWELS = (0.2, 0.55)
"""Share of vowels among basic Latin letters: English prose has 0.38, lists of codes less, shifted letters none."""
LONGEST_WORD = 25.0
"""Mean letters a word: more means that a layer has no spaces. English has about 5, lists of addresses below 20."""


def needs_ocr(page: RawPage) -> bool:
    """Whether the page shows what its text layer does not say.

    True for a picture over most of the page without words, or with no more than a stamp's; for a layer of unmapped
    glyphs; and for one whose letters cannot be English. Blank pages need none.
    """
    text = "".join([word.text for word in page.words])
    counts = Counter(text)  # a page has thousands of characters, but few different ones
    covered = _covered(page)
    letters = sum(n for c, n in counts.items() if c.isalnum())
    if not letters and len(text) < LEAST_TO_JUDGE:
        return covered >= MOST_OF_PAGE
    if covered >= STAMP_PICTURE and letters < FEW_LETTERS:
        return True
    return len(text) >= LEAST_TO_JUDGE and _is_rubbish(counts, len(text), len(page.words))


def _covered(page: RawPage) -> float:
    """Share of the page under pictures. Strips of one scan count together; overlaps count twice, up to the whole."""
    paper = Box(0.0, 0.0, page.width, page.height)
    if not paper.area:
        return 0.0
    return min(1.0, sum(image.overlap(paper) for image in page.images) / paper.area)


def _is_rubbish(counts: Mapping[str, int], length: int, words: int) -> bool:
    """Whether so many characters, by how often each of them stands there, in so many words, cannot be English."""
    unreadable = sum(n for c, n in counts.items() if _has_no_meaning(c))
    if unreadable > MOST_UNREADABLE * length:
        return True
    basic = sum(n for c, n in counts.items() if c in ascii_letters)
    if basic < LEAST_TO_JUDGE:
        figures = sum(n for c, n in counts.items() if c.isdigit())
        return basic + figures < 0.1 * length  # marks stand where letters should
    vowels = sum(n for c, n in counts.items() if c in "aeiouAEIOU") / basic
    return not VOWELS[0] <= vowels <= VOWELS[1] or length / words > LONGEST_WORD


def _has_no_meaning(character: str) -> bool:
    """Private use, control, unassigned and replacement characters: glyphs without a mapping."""
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cc", "Cn", "Cs")
