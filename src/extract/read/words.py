"""Words of a page with their boxes and style, through PDFium.

The text comes in one call; then each *word*, not each character, asks for its first character's origin, its last
one's box and the text object that carries its style. That costs about what the plain text alone costs.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.geometry import Transform
from extract.model import Box, Word
from extract.read.handles import matrix_of

WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""PDFium writes a hyphen at a line end as \\x02 (older: \\ufffe); the word ends there."""
SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Half of a character, from a damaged character map: it cannot be written as UTF-8."""
BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
FONT_ITALIC, FONT_FORCE_BOLD = 1 << 6, 1 << 18
"""Font descriptor flags, ISO 32000-2 table 121."""
ASCENT, DESCENT = 0.8, 0.22
"""How far letters reach above and below the base line, as shares of the font size (usual for text faces)."""
FILL_AND_STROKE = 2
"""Text rendering mode that fakes bold by stroking the outline, ISO 32000-2 table 106."""


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    italic: bool
    level: bool
    """Whether the text runs left to right on the page as displayed."""


def read_words(text_page: pdfium.PdfTextPage, transform: Transform) -> Iterator[Word]:
    """The words of a page in the order of the file, boxes in displayed page space."""
    handle = text_page.raw
    count = text_page.count_chars()
    if count <= 0:
        return
    text = text_page.get_text_range()
    if len(text) != count:  # astral characters or unmapped glyphs: character by character keeps the indexes true
        text = "".join(chr(raw.FPDFText_GetUnicode(handle, i) or 0) for i in range(count))
    text = SURROGATE.sub("\ufffd", text)
    styles: dict[int, _Style] = {}
    for match in WORD.finditer(text):
        start, end = match.span()
        if _object_at(handle, start) == _object_at(handle, end - 1):
            yield _word(handle, text, start, end, styles, transform)
        else:
            yield from _split_by_style(handle, text, start, end, styles, transform)


def _split_by_style(
    handle: ctypes.c_void_p, text: str, start: int, end: int, styles: dict[int, _Style], transform: Transform
) -> Iterator[Word]:
    """A run whose letters change style inside ("2023" and a footnote mark) gives a word for each style."""
    begin = start
    style = _style_at(handle, start, styles, transform)
    for index in range(start + 1, end):
        here = _style_at(handle, index, styles, transform)
        if here != style:
            yield _word(handle, text, begin, index, styles, transform, glued=begin > start)
            begin, style = index, here
    yield _word(handle, text, begin, end, styles, transform, glued=begin > start)


def _word(
    handle: ctypes.c_void_p,
    text: str,
    start: int,
    end: int,
    styles: dict[int, _Style],
    transform: Transform,
    glued: bool = False,
) -> Word:
    style = _style_at(handle, start, styles, transform)
    box = (
        _level_box(handle, start, end, style.size, transform)
        if style.level
        else _any_box(handle, start, end, transform)
    )
    letters = text[start:end].replace("\x02", "-").replace("\ufffe", "-").replace("\u00ad", "-")
    return Word(letters, box, style.size, style.bold, style.italic, glued)


def _level_box(handle: ctypes.c_void_p, start: int, end: int, size: float, transform: Transform) -> Box:
    """Box of a level word: as wide as its characters, as high as its font's size around the base line.

    The same height for every word of a size makes distances between lines comparable.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, start, x, y)
    left, base = transform.point(x.value, y.value)
    right = transform.box(*_char_box(handle, end - 1)).x1
    return Box(left, base - ASCENT * size, max(right, left), base + DESCENT * size)


def _any_box(handle: ctypes.c_void_p, start: int, end: int, transform: Transform) -> Box:
    first, last = _char_box(handle, start), _char_box(handle, end - 1)
    return transform.box(min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))


def _char_box(handle: ctypes.c_void_p, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character's loose box (advance width, font ascent to descent) in page space."""
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, index, rect)
    return rect.left, rect.bottom, rect.right, rect.top


def _object_at(handle: ctypes.c_void_p, index: int) -> int:
    return ctypes.cast(raw.FPDFText_GetTextObject(handle, index), ctypes.c_void_p).value or 0


def _style_at(handle: ctypes.c_void_p, index: int, styles: dict[int, _Style], transform: Transform) -> _Style:
    """Style of the text object a character belongs to; each object is asked once."""
    text_object = raw.FPDFText_GetTextObject(handle, index)
    key = ctypes.cast(text_object, ctypes.c_void_p).value or 0
    if key not in styles:
        styles[key] = _style(text_object, transform) if key else _Style(0.0, False, False, False)
    return styles[key]


def _style(text_object: ctypes.c_void_p, transform: Transform) -> _Style:
    font = raw.FPDFTextObj_GetFont(text_object)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text_object, size)
    matrix = matrix_of(text_object)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    name = _font_name(font)
    flags = raw.FPDFFont_GetFlags(font)
    bold = (
        bool(BOLD_NAME.search(name))
        or bool(flags & FONT_FORCE_BOLD)
        or raw.FPDFTextObj_GetTextRenderMode(text_object) == FILL_AND_STROKE
    )
    italic = bool(ITALIC_NAME.search(name)) or bool(flags & FONT_ITALIC)
    (x_a, y_a), (x_b, y_b) = transform.point(0, 0), transform.point(matrix.a, matrix.b)
    level = x_b > x_a and abs(y_b - y_a) < 0.1 * (x_b - x_a)
    return _Style(round(size.value * scale, 1), bold, italic, level)


def _font_name(font: ctypes.c_void_p) -> str:
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "replace")
