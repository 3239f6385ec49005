"""Bold and slanted letters of which no font's own name tells."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.read import read_document
from paper import pdf


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [("AAAAAA+Sans-Bold", True, False), ("Sans-Italic", False, True), ("Sans-Regular", False, False)],
)
def test_the_descriptor_names_a_font_of_drawn_letters(tmp_path: Path, name: str, bold: bool, italic: bool) -> None:
    pdf = pikepdf.new()
    box = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, 0, 500, 700],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=pikepdf.Dictionary(A=box),
        Encoding=pikepdf.Dictionary(Differences=[65, pikepdf.Name.A]),
        FirstChar=65,
        LastChar=65,
        Widths=[600],
        FontDescriptor=pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name(f"/{name}"), Flags=4),
    )
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(b"BT /F1 12 Tf 72 700 Td (AAAA) Tj ET")
    path = tmp_path / "printed.pdf"
    pdf.save(path)
    words = [word for line in read_document(path, Issues()).pages[0].lines for word in line.words]
    assert [(word.text, word.bold, word.italic) for word in words] == [("AAAA", bold, italic)]


def test_letters_made_to_lean_are_slanted(tmp_path: Path) -> None:
    """Where a font has no italics, browsers and word processors lean its upright letters."""

    def draw(canvas: Canvas) -> None:
        for index, (lean, up) in enumerate(((0.0, 1.0), (0.25, 1.0), (-0.33, -1.0))):
            text = canvas.beginText()
            text.setFont("Helvetica", 12)
            text.setTextTransform(1, 0, lean, up, 72, 700 - 20 * index)
            text.textOut(("Upright", "Leaning", "Mirrored")[index])
            canvas.drawText(text)

    page = read_document(pdf(tmp_path / "leaning.pdf", draw), Issues()).pages[0]
    assert {word.text: word.italic for word in page.words} == {"Upright": False, "Leaning": True, "Mirrored": True}
