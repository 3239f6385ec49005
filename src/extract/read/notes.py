"""What stands on a page as an annotation and shows: values of form fields, typed-on notes, stamps.

PDFium prints them into the page in memory, so that they are read, and hide what lies below them, like the rest of it.
Appearances that the file leaves to the viewer are made by PDFium. Nothing in a form is run.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.geometry import Transform
from extract.model import Box, Rule

Note = tuple[int, int]
"""Index of an annotation on its page, and its subtype; -1 for one that is not to be seen."""
SHOWN = frozenset((raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WATERMARK))
COVERING = frozenset((raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_REDACT))
"""Those that can hide what is printed."""
UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
MOST_NOTES = 2_000
"""Annotations of a page that are looked at."""
GLANCE = 0.01
"""Pixels a point: PDFium makes the appearances that are missing when it draws a page, however small."""


def notes_on(page: pdfium.PdfPage) -> list[Note]:
    """The annotations of an open page."""
    found: list[Note] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_NOTES)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            unseen = raw.FPDFAnnot_GetFlags(annotation) & UNSEEN
            found.append((index, -1 if unseen else raw.FPDFAnnot_GetSubtype(annotation)))
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def has_notes(found: Sequence[Note]) -> bool:
    """Whether something shows on a page that is none of its content."""
    return any(kind in SHOWN or kind in COVERING for _, kind in found)


def printed(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, number: int, found: Sequence[Note]) -> pdfium.PdfPage:
    """Page ``number`` (from 1) with what shows on it printed into it. ``page`` is the open page; it is closed.

    Other annotations (links, remarks that open when clicked) are taken away.
    """
    page.render(scale=GLANCE, draw_annots=True, may_draw_forms=False).close()
    others = [index for index, kind in found if kind not in SHOWN and kind not in COVERING]
    for index in reversed(others):
        raw.FPDFPage_RemoveAnnot(page.raw, index)
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return pdf[number - 1]


def struck_lines(page: pdfium.PdfPage, found: Sequence[Note], transform: Transform) -> Iterator[Rule]:
    """The lines that annotations strike words out with, through the middle of the words."""
    corners = raw.FS_QUADPOINTSF()
    for index, kind in found:
        if kind != raw.FPDF_ANNOT_STRIKEOUT:
            continue
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        try:
            for quad in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), MOST_NOTES)):
                if raw.FPDFAnnot_GetAttachmentPoints(annotation, quad, ctypes.byref(corners)):
                    yield Rule(_middle(corners, transform))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _middle(corners: raw.FS_QUADPOINTSF, transform: Transform) -> Box:
    """The level line half-way up the text that the corners stand around."""
    xs = corners.x1, corners.x2, corners.x3, corners.x4
    ys = corners.y1, corners.y2, corners.y3, corners.y4
    box = transform.box(min(xs), min(ys), max(xs), max(ys))
    middle = box.centre[1]
    return Box(box.x0, middle, box.x1, middle)
