"""How the text of a page is set: size, weight, slant and direction of each of its text objects."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pypdfium2.raw as raw

from extract.boxes import new_tuple
from extract.geometry import Matrix, Transform
from extract.read.handles import Handle, quick
from extract.read.letters import signs_of

BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
FONT_ITALIC, FONT_FORCE_BOLD = 1 << 6, 1 << 18
"""Font descriptor flags, ISO 32000-2 table 121."""
LEANING = 0.1
"""From which share of their height on the heads of letters stand out over their feet; letters made to lean by a fifth
or more."""
STROKE, FILL_AND_STROKE, NO_INK, CLIP_ONLY = 1, 2, 3, 7
"""Text rendering modes, ISO 32000-2 table 106: the second fakes bold, the last two draw nothing."""
ASCENT, DESCENT = 0.8, 0.22
"""How far letters reach above and below the base line, as shares of the font size (usual for text faces)."""
FAINTEST = 10
"""Opacity (0..255) up to which nothing is seen."""
PALE, HARDLY = 120, 216
"""Levels of red, green and blue from which a colour is a light one, and from which it is hardly seen on white."""
FAINT, SIGNS = 1, 2
"""What sets letters apart: they are hardly seen; their font is one of signs."""
LONGEST_NAME = 256
IDENTITY = Matrix.identity()

_get_font = quick(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
_get_size = quick(raw.FPDFTextObj_GetFontSize)
_get_mode = quick(raw.FPDFTextObj_GetTextRenderMode)
_get_matrix = quick(raw.FPDFPageObj_GetMatrix)
_get_fill = quick(raw.FPDFPageObj_GetFillColor)
_get_stroke = quick(raw.FPDFPageObj_GetStrokeColor)
_get_content_id = quick(raw.FPDFPageObj_GetMarkedContentID)
_get_flags = quick(raw.FPDFFont_GetFlags)
_get_name = quick(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t)


class Style(NamedTuple):
    """How a text object is set. Sizes are points on the page."""

    size: float
    bold: bool
    italic: bool
    level: bool
    """Whether the text runs left to right on the page as displayed."""
    look: int = 0
    """What else sets its letters apart: ``FAINT`` and ``SIGNS``, added up."""
    content_id: int = -1
    run: int = -1
    """Number of the text object on its page, from 0."""
    above: float = 0.0
    below: float = 0.0
    """How far its letters reach above and below the base line, in points."""

    def alike(self, other: Style) -> bool:
        """Whether letters of both look the same."""
        return self[:5] == other[:5]


class Paint(NamedTuple):
    """What a text object is drawn with. ``address`` is the object's; of one drawn in outline the stroke counts."""

    address: int
    ink: bool
    """Whether it is drawn at all."""
    colour: int
    """0xrrggbb as it looks on white; -1 for a pattern."""

    @property
    def pale(self) -> bool:
        return self._lighter_than(PALE)

    @property
    def faint(self) -> bool:
        """Whether it is hardly seen on white."""
        return self._lighter_than(HARDLY)

    def _lighter_than(self, level: int) -> bool:
        return self.colour >= 0 and all(self.colour >> shift & 255 >= level for shift in (0, 8, 16))


class _Face(NamedTuple):
    """A font: whether it is bold and italic, and for a font of signs what its letters show."""

    bold: bool
    italic: bool
    signs: dict[str, str] | None


NO_FORMS: Mapping[int, Matrix] = MappingProxyType({})
NOWHERE = dict.fromkeys((None, 0), Style(0.0, False, False, False))
"""Of letters without a text object: PDFium made them up."""


class Styles:
    """The styles of a page's text objects by their addresses; each object, and each font, is asked once."""

    __slots__ = (
        "_colour", "_colour_at", "_fonts", "_forms", "_known", "_matrix", "_matrix_at", "_size", "_size_at", "_sizes",
        "_transform", "paints", "signs",
    )  # fmt: skip

    def __init__(self, transform: Transform, forms: Mapping[int, Matrix]) -> None:
        self._transform, self._forms = transform, forms
        self._known: dict[int | None, Style] = {**NOWHERE}
        self._fonts: dict[int | None, _Face] = {}
        self._sizes: dict[tuple[float, float, float], float] = {}
        """By a font's own size and the height of the matrix."""
        self.paints: list[Paint] = []
        """How each text object is drawn, by its number (``Style.run``)."""
        self.signs: dict[int, dict[str, str]] = {}
        """What the letters of text objects in fonts of signs show, by the objects' numbers."""
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._colour_at = [ctypes.byref(part) for part in self._colour]
        self._size, self._matrix = ctypes.c_float(), raw.FS_MATRIX()
        self._size_at, self._matrix_at = ctypes.byref(self._size), ctypes.byref(self._matrix)

    def of(self, address: int | None) -> Style:
        """The style of the text object at ``address``."""
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = self._read(Handle(address))
        return known

    def _read(self, text_object: Handle) -> Style:
        _get_size(text_object, self._size_at)
        matrix = self._matrix if _get_matrix(text_object, self._matrix_at) else IDENTITY
        if form := self._forms.get(text_object.value or 0):
            matrix = Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f).then(form)
        font = _get_font(text_object)
        face = self._fonts.get(font)
        if face is None:
            face = self._fonts[font] = _face(Handle(font))
        bold, italic, signs = face
        scaled = self._size.value, matrix.c, matrix.d
        size = self._sizes.get(scaled)
        if size is None:
            size = self._sizes[scaled] = round(scaled[0] * (math.hypot(*scaled[1:]) or 1.0), 1)
        mode = _get_mode(text_object)
        bold = bold or mode == FILL_AND_STROKE
        across, up = matrix.a, matrix.b
        italic = italic or bool((up or matrix.c) and _leans(across, up, matrix.c, matrix.d))
        level = self._level(across, up) if self._transform.rotation else across > 0 and abs(up) < 0.1 * across
        content_id, run = _get_content_id(text_object), len(self.paints)
        paint = self._paint(text_object, mode)
        self.paints.append(paint)
        look = FAINT if not paint.ink or (paint.colour >= HARDLY << 16 and paint.faint) else 0
        if signs:
            look += SIGNS
            self.signs[run] = signs
        told = size, bold, italic, level, look, content_id, run, ASCENT * size, DESCENT * size
        style: Style = new_tuple(Style, told)
        return style

    def _paint(self, text_object: Handle, mode: int) -> Paint:
        red, green, blue, alpha = self._colour
        alpha.value = 0
        told = (_get_stroke if mode == STROKE else _get_fill)(text_object, *self._colour_at)
        ink = mode not in (NO_INK, CLIP_ONLY) and not (told and alpha.value <= FAINTEST)
        colour = red.value << 16 | green.value << 8 | blue.value if told else -1
        if told and alpha.value < 255:
            colour = _on_white(red.value, green.value, blue.value, alpha.value)
        paint: Paint = new_tuple(Paint, (text_object.value or 0, ink, colour))
        return paint

    def _level(self, across: float, up: float) -> bool:
        """Whether text that runs in this direction of user space runs left to right on the page as turned."""
        (x_a, y_a), (x_b, y_b) = self._transform.point(0, 0), self._transform.point(across, up)
        return x_b > x_a and abs(y_b - y_a) < 0.1 * (x_b - x_a)


def _leans(a: float, b: float, c: float, d: float) -> bool:
    """Whether letters drawn by a matrix do not stand upright on their base line: no font need say so."""
    return abs(a * c + b * d) > LEANING * math.hypot(a, b) * math.hypot(c, d)


def _on_white(red: int, green: int, blue: int, alpha: int) -> int:
    """A colour of an opacity (all 0..255) as it looks on white paper."""
    red, green, blue = (255 - (255 - level) * alpha // 255 for level in (red, green, blue))
    return red << 16 | green << 8 | blue


def _face(font: Handle) -> _Face:
    """What a font's name and its descriptor's flags say of it."""
    name, flags = _font_name(font), _get_flags(font)
    bold = bool(BOLD_NAME.search(name)) or bool(flags & FONT_FORCE_BOLD)
    return _Face(bold, bool(ITALIC_NAME.search(name)) or bool(flags & FONT_ITALIC), signs_of(name))


def _font_name(font: Handle) -> str:
    buffer = ctypes.create_string_buffer(LONGEST_NAME)
    length = _get_name(font, buffer, ctypes.c_size_t(LONGEST_NAME))
    return buffer.raw[: max(0, min(length, LONGEST_NAME) - 1)].decode("utf-8", "replace")
