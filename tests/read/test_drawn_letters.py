"""Letters drawn as shapes across the page, as word processors set a watermark, are no boxes."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.read import read_document
from paper import pdf

TEXT = (
    "The Clerk will write to the county about the drains in Mill Lane and say",
    "that they have been blocked since the summer, with pictures of the road",
    "and of the two houses, and will ask when the gang is to come and look.",
)


def _text(canvas: Canvas) -> None:
    for number, line in enumerate(TEXT):
        canvas.drawString(72, 600 - 16 * number, line)


def test_drawn_letters_behind_the_text_fill_no_box(tmp_path: Path) -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(0.75)
        for left in (110, 250):
            letter = canvas.beginPath()
            letter.moveTo(left, 540)
            letter.lineTo(left + 60, 680)
            letter.curveTo(left + 120, 680, left + 120, 560, left + 40, 540)
            letter.close()
            canvas.drawPath(letter, stroke=0, fill=1)
        canvas.setFillGray(0)
        _text(canvas)

    page = read_document(pdf(tmp_path / "draft.pdf", sheet), Issues()).pages[0]
    assert not page.fills
    assert [line.text for line in page.lines] == list(TEXT)


def test_a_rounded_card_round_the_text_stays(tmp_path: Path) -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.roundRect(60, 540, 440, 90, 8, stroke=0, fill=1)
        canvas.setFillGray(0)
        _text(canvas)

    assert len(read_document(pdf(tmp_path / "card.pdf", sheet), Issues()).pages[0].fills) == 1
