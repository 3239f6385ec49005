"""Where words stand and how large they are, whatever boxes a page has and whatever forms its words are drawn in."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.model import Word
from extract.read import read_document
from paper import pdf


def words(path: Path) -> list[Word]:
    return [word for line in read_document(path, Issues(), "none").pages[0].lines for word in line.words]


def plain(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 700, "Where it stands")


def test_a_crop_box_that_reaches_over_the_sheet_moves_nothing(tmp_path: Path) -> None:
    path = pdf(tmp_path / "sheet.pdf", plain)
    with pikepdf.open(path, allow_overwriting_input=True) as made:
        made.pages[0].CropBox = [-40, -60, 700, 900]
        made.save(tmp_path / "cropped.pdf")
    assert [word.box for word in words(tmp_path / "cropped.pdf")] == [word.box for word in words(path)]


@pytest.mark.parametrize("scale", [0.24, 0.75, 3.0])
def test_words_in_a_form_are_as_large_as_the_form_makes_them(tmp_path: Path, scale: float) -> None:
    def scaled(canvas: Canvas) -> None:
        canvas.beginForm("scaled", 0, 0, 595 / scale, 842 / scale)
        canvas.setFont("Helvetica", 12 / scale)
        canvas.drawString(72 / scale, 700 / scale, "Where it stands")
        canvas.endForm()
        canvas.scale(scale, scale)
        canvas.doForm("scaled")

    found, wanted = words(pdf(tmp_path / "form.pdf", scaled)), words(pdf(tmp_path / "plain.pdf", plain))
    assert [(word.text, word.size) for word in found] == [(word.text, word.size) for word in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert tuple(one.box) == pytest.approx(tuple(other.box), abs=0.3)
