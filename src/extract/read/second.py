"""The second reader: pdfplumber, for pages that PDFium cannot load. Slower by far, but it fails on other things."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.model import Box, Fill, Link, Rule, Word
from extract.read.fast import RawPage
from extract.read.outlines import THIN
from extract.read.styles import BOLD_NAME, ITALIC_NAME

UNREADABLE = (
    PDFException, MalformedPDFException, PdfminerException, ValueError, KeyError, IndexError, TypeError, AssertionError,
    RecursionError,
)  # fmt: skip
"""What pdfplumber is known to raise on damaged pages."""


def read_page(data: bytes, number: int) -> RawPage:
    """Page ``number`` (from 1) of the PDF in ``data``. Raises one of ``UNREADABLE``."""
    with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
        if not pdf.pages:
            raise IndexError(f"no page {number}")
        page = pdf.pages[0]
        page = page.crop(page.cropbox, strict=False) if page.cropbox else page
        left, top = float(page.bbox[0]), float(page.bbox[1])
        words = _glued(page.extract_words(extra_attrs=["fontname", "size"], keep_blank_chars=False))
        found = RawPage(
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
    return found if left == top == 0 else _moved(found, -left, -top)


def _moved(page: RawPage, across: float, down: float) -> RawPage:
    """The page with all its boxes moved: pdfplumber counts from the media box, we from what is shown."""

    def move(box: Box) -> Box:
        return Box(box.x0 + across, box.top + down, box.x1 + across, box.bottom + down)

    page.words = [word._replace(box=move(word.box)) for word in page.words]
    page.rules = [Rule(move(rule.box)) for rule in page.rules]
    page.fills = [replace(fill, box=move(fill.box)) for fill in page.fills]
    page.images = [move(box) for box in page.images]
    page.links = [replace(link, box=move(link.box)) for link in page.links]
    return page


def _glued(words: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The words, each marked where it goes on from the one before it without white space, in another style."""
    for before, word in pairwise(words):
        level = abs(float(word["bottom"]) - float(before["bottom"])) < 0.6 * float(before["size"])
        word["glued"] = level and abs(float(word["x0"]) - float(before["x1"])) < 0.05 * float(before["size"])
    return words


def _word(found: dict[str, Any]) -> Word:
    font = str(found.get("fontname", ""))
    size = round(float(found.get("size", 0.0)), 1)
    bold, italic = bool(BOLD_NAME.search(font)), bool(ITALIC_NAME.search(font))
    return Word(str(found["text"]), _box(found), size, bold, italic, bool(found.get("glued")))


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
