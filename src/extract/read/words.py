"""Words of a page with their boxes and style, through PDFium.

The text comes in one call; then each *word*, not each character, asks for its first character's origin and its last
one's box. Text objects, which carry the style, are asked for only where a new one may begin. That costs about what the
plain text alone costs.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.boxes import new_tuple
from extract.geometry import Matrix, Transform
from extract.model import Box, Word
from extract.read.handles import pointer, quick
from extract.read.joints import joined
from extract.read.letters import UNSEEN, as_meant, shown, without_unseen
from extract.read.shifted import put_right
from extract.read.styles import NO_FORMS, NOWHERE, SIGNS, Paint, Style, Styles
from extract.read.upended import JOINT, put_upright

WORD = re.compile(r"[•\uf0b7](?=[A-Za-z‘“£])|[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""PDFium writes a hyphen at a line end as \\x02 (older: \\ufffe); the word ends there. A bullet whose white a justified
line took is a word of its own."""
DOTTED = re.compile(r"\.{4,}|(?:(?!\.{4})[^\s\x00\x02\ufffe])+[\x02\ufffe]?|[\x02\ufffe]")
"""The same where dots lead the eye from a title to its page number: they are a word of their own."""
RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of scripts that run from right to left, and marks that make others do so. PDFium turns them round, which can
part the letters of one text object; elsewhere they stand together."""
SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Half of a character, from a damaged character map: it cannot be written as UTF-8."""

LARGE, SMALL = 16.0, 3.0
"""Sizes (points) from which, and up to which, level text may stand in a form that is turned as a whole."""
NARROW_SPACE = 0.14
"""White between two text objects, in font sizes, that parts words; a space is .2 to .3 wide."""
LEAST_SPACE, FEWEST_LETTERS = 0.09, 5
"""The same where letters are set one by one on whole pixels, which makes spaces narrower: so much more than the usual
white beside letters, of which there must be so many to tell what is usual."""
INK_SPACE, INK_HIGH = 0.3, 0.85
"""The white between letters whose boxes are their ink, and how high such boxes are, in font sizes, at most."""
SLANT = 10.0
"""Degrees away from level and upright that make text aslant; scans and hands turn it by less."""

LEAST_TURNED, MOST = 80, 0.65
"""Letters, and their share of a page's, that stand sideways where the page is to be turned."""

_object_at = quick(raw.FPDFText_GetTextObject, ctypes.c_void_p)
_origin_of = quick(raw.FPDFText_GetCharOrigin)
_box_of = quick(raw.FPDFText_GetLooseCharBox)
_angle_of = quick(raw.FPDFText_GetCharAngle, ctypes.c_float)
_unicode_of = quick(raw.FPDFText_GetUnicode, ctypes.c_uint)


class Found(NamedTuple):
    """The words of a page; those set aslant over it: watermarks and stamps, no part of what it says; those that stand
    off the paper; and how each text object is drawn, by its number (``Word.run``)."""

    words: list[Word]
    aslant: list[Word]
    off_paper: list[Word]
    paints: list[Paint]
    turn: int = 0
    """Degrees clockwise by which the page must be turned for most of its words to be level."""
    across: frozenset[int] = frozenset()
    """The text objects, by number, that run upright or upside down."""


def read_words(
    text_page: pdfium.PdfTextPage, transform: Transform, paper: Box, forms: Mapping[int, Matrix] = NO_FORMS
) -> Found:
    """The words of a page in the order of the file, boxes in displayed page space. ``forms``: the matrix of the form
    that a text object stands in, by its address."""
    count = text_page.count_chars()
    if count <= 0:
        return Found([], [], [], [])
    reader = _Reader(text_page, count, transform, paper, forms)
    words = reader.tidied(reader.words())
    aslant = reader.aslant()
    level = [word for word in words if word.run not in aslant] if aslant else words
    apart = [word for word in words if word.run in aslant] if aslant else []
    return Found(level, apart, reader.off_paper, reader.paints, *reader.turn(words))


class _Reader:
    """The words of one page. Places for PDFium's answers are made once and used for every letter."""

    __slots__ = (
        "_box", "_box_at", "_handle", "_odd", "_paper", "_printed", "_styles", "_text", "_transform",
        "_turned", "_x", "_x_at", "_y", "_y_at", "odd_letters", "off_paper",
    )  # fmt: skip

    def __init__(
        self, text_page: pdfium.PdfTextPage, count: int, transform: Transform, paper: Box, forms: Mapping[int, Matrix]
    ) -> None:
        self._handle = pointer(text_page.raw)
        self._transform, self._paper = transform, paper
        self._styles = Styles(transform, forms)
        self.off_paper: list[Word] = []
        self._odd: dict[int, int] = {}
        """Of text objects that may be set aslant, by number: their first letter."""
        self._box, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._box_at, self._x_at, self._y_at = ctypes.byref(self._box), ctypes.byref(self._x), ctypes.byref(self._y)
        text = text_page.get_text_range()
        if len(text) != count:  # astral characters or unmapped glyphs: one by one keeps the indexes true
            text = "".join(chr(_unicode_of(self._handle, index)) for index in range(count))
        self._text = put_upright(put_right(SURROGATE.sub("\ufffd", text), self._handle), self._handle)
        self._turned = RIGHT_TO_LEFT.search(text) is not None
        self._printed = as_meant(self._text)
        self.odd_letters = UNSEEN.search(self._printed) is not None
        """Whether there are marks among the letters that nobody sees."""

    @property
    def paints(self) -> list[Paint]:
        return self._styles.paints

    def words(self) -> list[Word]:
        """A loop that runs for every word of a paper, so what most words need stands in it, without calls.

        Letters up to ``seen`` are known to be of ``text_object``, back to where that begins.
        """
        found: list[Word] = []
        handle, printed, add = self._handle, self._printed, found.append
        x, x_at, y, y_at, rect, rect_at = self._x, self._x_at, self._y, self._y_at, self._box, self._box_at
        page_left, page_top = self._transform.left, self._transform.top
        _, _, width, height = self._paper
        text_object, seen, style, plain = None, 0, NOWHERE[None], False
        size, bold, italic, _, _, content_id, run, above, below = style
        for match in (DOTTED if "...." in self._text else WORD).finditer(self._text):
            start, end = match.span()
            if end > seen:
                last = _object_at(handle, end - 1)
                if not last or last != text_object:
                    if last != _object_at(handle, start):
                        found.extend(self._split_by_style(start, end))
                        text_object = None
                        continue
                    style = self._styles.of(last)
                    size, bold, italic, _, _, content_id, run, above, below = style
                    plain = self._is_plain(style, start)
                    seen = self._reach(last, end)
                    text_object = None if self._turned else last
            if not plain:
                found.extend(self._word(start, end, style))
                continue
            _origin_of(handle, start, x_at, y_at)
            _box_of(handle, end - 1, rect_at)
            left, base, right = x.value - page_left, page_top - y.value, rect.right - page_left
            box = new_tuple(Box, (left, base - above, right if right > left else left, base + below))
            word = new_tuple(Word, (printed[start:end], box, size, bold, italic, False, content_id, run))
            whole = left >= 0 and right <= width and above <= base <= height - below
            (add if whole or self._on_paper(box) else self.off_paper.append)(word)
        return found

    def tidied(self, words: list[Word]) -> list[Word]:
        """The words with their letters as they look."""
        signs = self._styles.signs
        if signs:
            words = [w._replace(text=shown(w.text, signs[w.run]), glued=False) if w.run in signs else w for w in words]
        if self.odd_letters:
            cleaned = [word._replace(text=without_unseen(word.text)) for word in words]
            words = [word for word in cleaned if word.text]
        return joined(words)

    def _is_plain(self, style: Style, start: int) -> bool:
        """Whether the text object that the letter at ``start`` begins is set level on an upright page. Those that may
        be set aslant are noted."""
        if style.size >= LARGE or style.size < SMALL or not style.level:
            self._odd.setdefault(style.run, start)
        return style.level and not self._transform.rotation

    def _reach(self, text_object: int | None, end: int) -> int:
        """The index up to which letters are known to be of a text object that holds the one before ``end``: to the
        line's end where its last letter is of it too."""
        if self._turned or not text_object:
            return end
        line_end = self._text.find("\n", end)
        rest = self._text[end : line_end if line_end >= 0 else None].rstrip()
        return end + len(rest) if rest and _object_at(self._handle, end + len(rest) - 1) == text_object else end

    def aslant(self) -> set[int]:
        """The text objects, by number, whose letters run neither level nor upright."""
        return {run for run, start in self._odd.items() if _is_aslant(_angle_of(self._handle, start))}

    def turn(self, words: Sequence[Word]) -> tuple[int, frozenset[int]]:
        """Degrees clockwise by which the page must be turned for most of its letters to be level, 0 where none has
        most or they are level as they are; and the text objects, by number, that are not."""
        quarters = {run: self._quarters(start) for run, start in self._odd.items()}
        if not any(quarters.values()):
            return 0, frozenset()
        letters = [0, 0, 0, 0]
        for word in words:
            letters[quarters.get(word.run, 0)] += len(word.text)
        most = max(range(4), key=letters.__getitem__)
        enough = sum(letters) >= LEAST_TURNED and letters[most] > MOST * sum(letters)
        return 90 * most if enough else 0, frozenset(run for run, turns in quarters.items() if turns)

    def _quarters(self, start: int) -> int:
        """By how many quarters the letter at ``start`` must be turned clockwise to be level on the page as displayed.
        PDFium's angle is that of its base line, clockwise in user space."""
        angle = float(_angle_of(self._handle, start))
        return round(-(math.degrees(angle) + self._transform.rotation) / 90) % 4 if angle >= 0 else 0

    def _on_paper(self, box: Box) -> bool:
        return self._paper.holds_centre(box, 2)

    def _split_by_style(self, start: int, end: int) -> Iterator[Word]:
        """A run whose letters change style inside ("2023" and a footnote mark) gives a word for each style; so does
        one that another text begins in ("teamLeader", where a cell's words run on into the next column)."""
        begin, since, glued, text = start, start, False, self._text
        style_of, handle = self._styles.of, self._handle
        first = style = style_of(_object_at(handle, start))
        self._is_plain(style, start)
        boxes: dict[int, Box] = {}
        usual: float | None = None

        def box_of(at: int) -> Box:
            if at not in boxes:
                boxes[at] = self._transform.box(*self._char_box(at))
            return boxes[at]

        places = [index for index in range(start, end) if text[index] not in JOINT]
        for last, index in pairwise(places):
            here = style_of(_object_at(handle, index))
            if here is style:
                continue
            self._is_plain(here, index)
            least, alike, box = NARROW_SPACE * here.size, here.alike(style), box_of(index)
            white, least_of_all = box.x0 - box_of(last).x1, LEAST_SPACE * here.size
            if box.height < INK_HIGH * here.size:  # as of capitals that stand for small letters
                least = INK_SPACE * here.size
            elif least_of_all <= white < least and alike and last == since and end - start >= FEWEST_LETTERS:
                if usual is None:  # the letters of a ligature have no side bearings
                    usual = median([right.x0 - left.x1 for left, right in pairwise(map(box_of, places))])
                least = min(least, max(0.0, usual) + least_of_all)
            apart, since = here.level and white >= least, index
            if apart or not alike or _begins_anew(text[last], text[index], style, here):
                yield from self._word(begin, index, first, glued)
                begin, first, glued = index, here, not apart and here.look < SIGNS and style.look < SIGNS
            style = here
        yield from self._word(begin, end, first, glued)

    def _word(self, start: int, end: int, style: Style, glued: bool = False) -> Iterator[Word]:
        """The word as such; none where it stands off the paper."""
        box = self._level_box(start, end, style) if style.level else self._any_box(start, end)
        letters = self._printed[start:end]
        word = Word(letters, box, style.size, style.bold, style.italic, glued, style.content_id, style.run)
        if self._on_paper(box):
            yield word
        else:
            self.off_paper.append(word)

    def _level_box(self, start: int, end: int, style: Style) -> Box:
        """Box of a level word: as wide as its characters, as high as its font's size around the base line.

        The same height for every word of a size makes distances between lines comparable.
        """
        _origin_of(self._handle, start, self._x_at, self._y_at)
        left, base = self._transform.point(self._x.value, self._y.value)
        right = self._transform.box(*self._char_box(end - 1)).x1
        return Box(left, base - style.above, max(right, left), base + style.below)

    def _any_box(self, start: int, end: int) -> Box:
        first, last = self._char_box(start), self._char_box(end - 1)
        return self._transform.box(
            min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
        )

    def _char_box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a character's loose box (advance width, font ascent to descent), page space."""
        _box_of(self._handle, index, self._box_at)
        return self._box.left, self._box.bottom, self._box.right, self._box.top


def _is_aslant(turn: float) -> bool:
    """Whether an angle (radians) is far from level and from upright."""
    degrees = math.degrees(turn) % 90
    return turn >= 0 and SLANT < degrees < 90 - SLANT


def _begins_anew(before: str, after: str, style: Style, here: Style) -> bool:
    """Whether a new text object begins a new text: other content by its tag, or a capital or figure after a letter."""
    return here.content_id != style.content_id or (before.islower() and (after.isupper() or after.isdigit()))
