"""Fonts whose letters the file draws itself are bold or slanted by the names that their descriptors give them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extract.issues import Issues
from extract.read import read_document


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
