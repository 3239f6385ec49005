"""Pages whose few lines reach far across, letter by letter: PDFium puts each of them on a line of its own."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.read import read_document
from paper import pdf

ROWS = (
    ("No.", "Recommendation", "Ref", "Action", "Officer", "By"),
    ("7", "That a fund is set up", "7a", "Open a fund of £900", "Head of Pay", "May 2031"),
    ("", "for small works.", "", "for parish works", "", ""),
)
COLUMNS = (57, 92, 410, 450, 610, 710)


def _last_rows(canvas: Canvas) -> None:
    """What is left of a wide table overleaf: its heading row and one row."""
    canvas.setPageSize((842, 595))
    for at, row in enumerate(ROWS):
        canvas.setFont("Times-Roman", 10)
        for x, text in zip(COLUMNS, row, strict=True):
            for n, letter in enumerate(text):
                canvas.drawString(x + stringWidth(text[:n], "Times-Roman", 10), 540 - 12 * at, letter)


def test_words_of_few_wide_lines(tmp_path: Path) -> None:
    path = pdf(tmp_path / "page.pdf", _last_rows)
    raw = pdfium.PdfDocument(path)[0].get_textpage().get_text_range()
    assert max(map(len, raw.split())) <= 3  # else this page says nothing
    words = [word.text for word in read_document(path, Issues()).pages[0].words]
    assert sorted(words) == sorted(" ".join(text for row in ROWS for text in row).split())
