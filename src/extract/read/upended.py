"""Pages whose letters PDFium parts, each on a line of its own: where few lines of a wide table are written letter by
letter, it takes them for signs that run from top to bottom. Their order is kept, the spaces between words are lost."""

from __future__ import annotations

import ctypes
import re

import pypdfium2.raw as raw

from extract.read.handles import quick

ALONE = re.compile(r"(?<!\S)\S{1,3}\r\n(?=\S)")
"""A letter, or a ligature's, on a line of its own."""
FEWEST, MOST = 20, 0.9
"""Letters on lines of their own, and their share of what stands on the page, where it is taken so."""
MOST_LETTERS = 5
"""Letters of a line and its end on such pages, at most."""
SAME_LINE, SPACE = 0.05, 0.14
"""How far the base lines of one word's letters may be off, and the white that parts words, in a letter's height."""
JOINT = "\u2060\u2060"
"""Stands for the end of a line within a word: nobody sees it, and the places of letters stay true."""

_box_of = quick(raw.FPDFText_GetLooseCharBox)


def put_upright(text: str, page: object) -> str:
    """The text of a page (a PDFium text page, as many letters as ``text``) with its words whole again."""
    if MOST_LETTERS * text.count("\r\n") < len(text):  # nearly always
        return text
    alone = list(ALONE.finditer(text))
    if len(alone) < max(FEWEST, MOST * len(text.split())):
        return text
    letters = list(text)
    for match in alone:
        end = match.end()
        if _touch(page, end - 3, end):
            letters[end - 2 : end] = JOINT
    return "".join(letters)


def _touch(page: object, one: int, other: int) -> bool:
    """Whether two letters stand beside one another in one word."""
    first, second = raw.FS_RECTF(), raw.FS_RECTF()
    _box_of(page, one, ctypes.byref(first))
    _box_of(page, other, ctypes.byref(second))
    height = first.top - first.bottom
    level = abs(first.bottom - second.bottom) <= SAME_LINE * height and second.left > first.left
    return bool(level and second.left - first.right < SPACE * height)
