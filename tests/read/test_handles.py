"""PDFium's quick calls say what its checked ones say, and a word's box does not depend on the way it was worked out."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extract.geometry import Transform
from extract.model import Box, Line, Word
from extract.read.handles import pointer, quick
from extract.read.words import read_words
from paper import pdf

points = st.floats(-500, 1500, allow_nan=False)


def letters(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, "Plain words and 2023 figures")
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 650, "Bold: heading")


def test_quick_calls_answer_as_the_checked_ones_do(tmp_path: Path) -> None:
    document = pdfium.PdfDocument(pdf(tmp_path / "page.pdf", letters))
    text_page = document[0].get_textpage()
    origin, box = quick(raw.FPDFText_GetCharOrigin), quick(raw.FPDFText_GetLooseCharBox)
    at = quick(raw.FPDFText_GetTextObject, ctypes.c_void_p)
    handle = pointer(text_page.raw)
    for index in range(text_page.count_chars()):
        mine, theirs = [ctypes.c_double() for _ in range(2)], [ctypes.c_double() for _ in range(2)]
        assert origin(handle, index, *map(ctypes.byref, mine)) == raw.FPDFText_GetCharOrigin(
            text_page.raw, index, *theirs
        )
        assert [value.value for value in mine] == [value.value for value in theirs]
        one, other = raw.FS_RECTF(), raw.FS_RECTF()
        assert box(handle, index, ctypes.byref(one)) == raw.FPDFText_GetLooseCharBox(text_page.raw, index, other)
        assert (one.left, one.bottom, one.right, one.top) == (other.left, other.bottom, other.right, other.top)
        text_object = raw.FPDFText_GetTextObject(text_page.raw, index)
        assert at(handle, index) == ctypes.cast(text_object, ctypes.c_void_p).value


def test_words_off_the_paper_are_left_out(tmp_path: Path) -> None:
    document = pdfium.PdfDocument(pdf(tmp_path / "page.pdf", letters))
    transform = Transform(0, 0, 595, 842, 0)
    text_page = document[0].get_textpage()
    assert [word.text for word in read_words(text_page, transform, Box(0, 0, 595, 160)).words][:2] == ["Plain", "words"]
    assert not read_words(text_page, transform, Box(0, 0, 60, 842)).words


@given(points, points, points, points, st.sampled_from([0, 90, 180, 270]))
def test_a_box_goes_round_its_corners_as_displayed(x0: float, y0: float, x1: float, y1: float, rotation: int) -> None:
    transform = Transform(10, 20, 605, 862, rotation)
    (x_a, y_a), (x_b, y_b) = transform.point(x0, y0), transform.point(x1, y1)
    assert transform.box(x0, y0, x1, y1) == Box(min(x_a, x_b), min(y_a, y_b), max(x_a, x_b), max(y_a, y_b))


words = st.builds(
    Word,
    text=st.text("abc", min_size=1, max_size=4),
    box=st.builds(Box, points, points, points, points),
    size=st.sampled_from([8.0, 10.0, 12.0]),
    bold=st.booleans(),
    italic=st.booleans(),
    glued=st.booleans(),
)


@given(st.lists(words, min_size=1, max_size=6))
def test_a_line_is_what_its_words_make_it(found: list[Word]) -> None:
    line = Line(1, tuple(found))
    assert line.box == Box.around(word.box for word in found)
    assert line.text == "".join(w.text if w.glued else f" {w.text}" for w in found).lstrip()
    assert line.bold == (sum(len(w.text) if w.bold else -len(w.text) for w in found) > 0)
    assert line.italic == (sum(len(w.text) if w.italic else -len(w.text) for w in found) > 0)
    assert line.glued == any(word.glued for word in found)


def test_a_line_without_words_is_refused() -> None:
    with pytest.raises(ValueError):
        Line(1, ())
