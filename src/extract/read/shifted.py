"""Fonts whose letters are written as the numbers of their shapes: the text layer is rubbish beside sound text.

TrueType fonts begin with the shapes of ASCII in their order, the space being number 3 ("R" is "5"). A file that does
not name a font's letters leaves these numbers in the text; every letter is then as far off, and can be put right.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable

import pypdfium2.raw as raw

from extract.read.handles import quick

SHIFT = 29
"""From a shape's number to the letter's, for the letters of ASCII."""
FIRST, LAST = 3, 126 - SHIFT
SPACE = chr(FIRST)
"""The space of such a font: a control character that no other text holds."""
MOST_ODD = 0.15
"""Share of signs among the letters of a font that is put right, at most."""
VOWELS = (0.2, 0.6)
"""Share of vowels among the letters of words."""

_object_at = quick(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_font_of = quick(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
_unnamed: Callable[..., int] = quick(raw.FPDFText_HasUnicodeMapError)


def put_right(text: str, page: object) -> str:
    """The text of a page (a PDFium text page, as many letters as ``text``) with the letters of such fonts as they look.
    Whether a font is one is told by what its letters say once put right."""
    if SPACE not in text:
        return text
    fonts: dict[int | None, list[int]] = {}
    for index, letter in enumerate(text):
        if FIRST <= ord(letter) <= LAST and letter not in "\r\n" and _unnamed(page, index) == 1:
            text_object = _object_at(page, index)
            fonts.setdefault(_font_of(ctypes.c_void_p(text_object)) if text_object else None, []).append(index)
    letters = list(text)
    for indexes in fonts.values():
        meant = as_meant("".join(text[index] for index in indexes))
        for index, letter in zip(indexes, meant or "", strict=meant is not None):
            letters[index] = letter
    return "".join(letters)


def as_meant(numbers: str) -> str | None:
    """The letters whose shapes' numbers stand in ``numbers``; None where they make no words: many signs among them, or
    vowels more or less often than in a language."""
    text = "".join(chr(ord(number) + SHIFT) for number in numbers)
    plain = re.sub(r"[\s\d]", "", text)
    signs = sum(not letter.isalpha() for letter in plain)
    vowels = sum(letter in "aeiouAEIOU" for letter in plain)
    usual = bool(plain) and signs <= MOST_ODD * len(plain) and VOWELS[0] <= vowels / len(plain) <= VOWELS[1]
    return text if usual else None
