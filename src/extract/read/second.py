"""The second reader: pdfplumber, for pages that PDFium cannot load. Slower by far, but it fails on other things."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from extract.model import Box, Fill, Link, Rule, Word
from extract.read.fast import RawPage
from extract.read.shapes import THIN
from extract.read.words import BOLD_NAME, ITALIC_NAME

UNREADABLE = (PDFException, PdfminerException, ValueError, KeyError, IndexError, TypeError, AssertionError)
"""What pdfplumber is known to raise on damaged pages."""


def read_page(data: bytes, number: int) -> RawPage:
    """Page ``number`` (from 1) of the PDF in ``data``. Raises one of ``UNREADABLE``."""
    with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
        if not pdf.pages:
            raise IndexError(f"no page {number}")
        page = pdf.pages[0]
        words = page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=False)
        return RawPage(
            number=number,
            width=float(page.width),
            height=float(page.height),
            rotation=page.rotation,
            words=[_word(w) for w in words],
            rules=[Rule(_box(e)) for e in page.edges],
            fills=[Fill(_box(r), _colour(r.get("non_stroking_color"))) for r in page.rects if _is_fill(r)],
            images=[_box(i) for i in page.images],
            links=[Link(_box(h), h["uri"]) for h in page.hyperlinks if h.get("uri")],
        )


def _word(found: dict[str, Any]) -> Word:
    font = str(found.get("fontname", ""))
    size = round(float(found.get("size", 0.0)), 1)
    return Word(str(found["text"]), _box(found), size, bool(BOLD_NAME.search(font)), bool(ITALIC_NAME.search(font)))


def _box(found: dict[str, Any]) -> Box:
    return Box(float(found["x0"]), float(found["top"]), float(found["x1"]), float(found["bottom"]))


def _is_fill(rect: dict[str, Any]) -> bool:
    return bool(rect.get("fill")) and min(float(rect["width"]), float(rect["height"])) > THIN


def _colour(value: object) -> str:
    """pdfplumber's colour (grey, RGB or CMYK, 0..1) as #rrggbb."""
    parts = [float(v) for v in value] if isinstance(value, list | tuple) else [float(str(value or 0))]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - c) * (1 - black) for c in (cyan, magenta, yellow)]
    elif len(parts) != 3:
        parts = [parts[0]] * 3 if parts else [0.0] * 3
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, p))):02x}" for p in parts)
