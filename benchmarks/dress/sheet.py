"""Changes of the sheet: its scale, place and turn, and a line stamped on it."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name

from benchmarks.dress.ink import op

SMALL = 0.8
ASIDE, UP = 13.0, -7.0
STAMP = "Papers of the meeting, bundle 4, page {page}"


def _wrapped(page: pikepdf.Page, matrix: Matrix) -> None:
    page.contents_add(pikepdf.unparse_content_stream([op("q"), op("cm", *matrix.shorthand)]), prepend=True)
    page.contents_add(pikepdf.unparse_content_stream([op("Q")]))
    for note in page.obj.get("/Annots", []):
        if "/Rect" in note:
            note.Rect = Array(list(matrix.transform(pikepdf.Rectangle(note.Rect)).as_array()))


def small(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        left, _, _, top = map(float, page.mediabox)
        _wrapped(page, Matrix(SMALL, 0, 0, SMALL, left * (1 - SMALL), top * (1 - SMALL)))


def shifted(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        _wrapped(page, Matrix(1, 0, 0, 1, ASIDE, UP))


def turned(pdf: pikepdf.Pdf) -> None:
    """The page lies on its side and says so (/Rotate): it looks as before."""
    for page in pdf.pages:
        if int(page.obj.get("/Rotate", 0)):
            continue
        left, bottom, right, top = map(float, page.cropbox)
        _wrapped(page, Matrix(0, 1, -1, 0, top, -left))
        page.obj.MediaBox = page.obj.CropBox = Array([0, 0, top - bottom, right - left])
        page.obj.Rotate = 90


def stamped(pdf: pikepdf.Pdf) -> None:
    """A line at the head of each page that belongs to the bundle, not to the paper."""
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number, page in enumerate(pdf.pages, start=1):
        left, _, _, top = map(float, page.cropbox)
        name = page.add_resource(font, Name.Font)
        words = [op("q"), op("BT"), op("Tf", name, 8), op("Td", left + 30, top - 14)]
        words += [op("Tj", pikepdf.String(STAMP.format(page=number))), op("ET"), op("Q")]
        page.contents_add(pikepdf.unparse_content_stream([op("q")]), prepend=True)
        page.contents_add(b"Q " + pikepdf.unparse_content_stream(words))
