"""The second reader gives what the fast one gives, by other means."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.read import fast, second
from paper import pdf, turned_pdf


def sheet(canvas: Canvas) -> None:
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 720, "Action plan")
    canvas.setFont("Times-Italic", 10)
    canvas.drawString(72, 690, "Agreed by Cabinet in September 2023")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(320, 500, "Chief Executive")
    canvas.grid([60, 300, 540], [480, 520, 560])
    canvas.setFillColorRGB(0, 1, 0)
    canvas.rect(60, 400, 100, 30, stroke=0, fill=1)
    canvas.linkURL("https://council.example/plan", (72, 688, 150, 702), relative=1)


def both(path: Path) -> tuple[fast.RawPage, fast.RawPage]:
    data = path.read_bytes()
    document = pdfium.PdfDocument(data)
    try:
        return fast.read_page(document, 1), second.read_page(data, 1)
    finally:
        document.close()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_both_readers_agree_on_words_and_boxes(tmp_path: Path, rotation: int) -> None:
    one, other = both(turned_pdf(tmp_path / "paper.pdf", sheet, rotation))
    assert (one.width, one.height, one.rotation) == (other.width, other.height, other.rotation)
    first, second_words = (sorted(raw.words, key=lambda w: (w.text, w.box.top)) for raw in (one, other))
    assert [w.text for w in first] == [w.text for w in second_words]
    for word, same in zip(first, second_words, strict=True):
        assert tuple(same.box) == pytest.approx(tuple(word.box), abs=2)
        assert (same.bold, same.italic) == (word.bold, word.italic)


def test_both_readers_agree_on_drawings_and_links(tmp_path: Path) -> None:
    one, other = both(pdf(tmp_path / "paper.pdf", sheet))
    for raw in (one, other):
        assert [fill.colour for fill in raw.fills] == ["#00ff00"]
        assert tuple(raw.fills[0].box) == pytest.approx((60, 412, 160, 442), abs=1)
        assert [link.uri for link in raw.links] == ["https://council.example/plan"]
        grid = [rule.box for rule in raw.rules if rule.box.bottom < 370]
        assert {round(box.centre[1]) for box in grid if box.width > box.height} == {282, 322, 362}
        assert {round(box.centre[0]) for box in grid if box.height > box.width} == {60, 300, 540}


def test_both_readers_agree_on_a_cropped_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 40, 550, 800))
        sheet(canvas)

    one, other = both(pdf(tmp_path / "paper.pdf", draw))
    assert (one.width, one.height) == (other.width, other.height)
    for word, same in zip(one.words, other.words, strict=True):
        assert tuple(same.box) == pytest.approx(tuple(word.box), abs=2)


def test_both_readers_set_a_raised_mark_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 12)
        text.textOut("in 2023")
        text.setFont("Helvetica", 7)
        text.setRise(5)
        text.textOut("1")
        canvas.drawText(text)

    one, other = both(pdf(tmp_path / "paper.pdf", draw))
    assert [(w.text, w.glued) for w in one.words] == [("in", False), ("2023", False), ("1", True)]
    assert [(w.text, w.glued) for w in other.words] == [(w.text, w.glued) for w in one.words]


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ((1, 0, 0), "#ff0000"),
        ((0.5,), "#808080"),
        (0, "#000000"),
        (None, "#000000"),
        ((0, 1, 1, 0), "#ff0000"),
        ((0, 0, 0, 1), "#000000"),
        ((2, 0, 0), "#ff0000"),
    ],
)
def test_grey_rgb_and_cmyk_colours(value: object, colour: str) -> None:
    assert second._colour(value) == colour


def test_a_page_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    data = pdf(tmp_path / "paper.pdf", sheet).read_bytes()
    with pytest.raises(second.UNREADABLE):
        second.read_page(data, 7)


def test_bytes_that_are_no_pdf_are_unreadable() -> None:
    with pytest.raises(second.UNREADABLE):
        second.read_page(b"%PDF-1.7 nothing else", 1)
