"""Scanned pages: which they are, and what is on them — words, lines and shading from a picture."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import pypdfium2 as pdfium

from extract.model import Box, Word
from extract.read.fast import RawPage
from extract.read.ocr.typesetting import mend
from extract.read.ocr.words import Engine
from extract.read.scan.lettering import styles
from extract.read.scan.lines import OcrLine, make_lines
from extract.read.scan.picture import Grey, Picture, take_picture
from extract.read.scan.ruling import blocks, find_rules, writing
from extract.read.scan.shading import find_fills, without_shading
from extract.read.scan.sheet import lay_out
from extract.read.styles import ASCENT, DESCENT

__all__ = ["ScannedPage", "read_scanned"]


@dataclass(slots=True)
class ScannedPage(RawPage):
    """A page read from its picture, **made level**: all boxes are those of the page turned by ``skew`` around its
    centre, so that rows are rows and lines straight. ``geometry.on_paper`` gives the place on the page as displayed."""

    scores: list[float] = field(default_factory=list)
    """For each of ``words`` how sure the engine is, 0..1."""


def read_scanned(pdf: pdfium.PdfDocument, number: int, engine: Engine) -> ScannedPage:
    """Page ``number`` (from 1) of an open file as its picture shows it.

    Raises ``pdfium.PdfiumError`` when the page cannot be loaded and ``EngineError`` when the engine fails.
    """
    cv2.setNumThreads(1)  # pages are read by several processes at once
    page = pdf[number - 1]
    width, height = page.get_size()
    rotation = page.get_rotation()
    page.close()
    picture = take_picture(pdf, number)
    found = ScannedPage(number, width, height, rotation, skew=picture.skew, images=[Box(0, 0, width, height)])
    found.rules = find_rules(picture)
    found.fills = find_fills(picture)
    picture = without_shading(picture, found.fills)
    letters = writing(picture, found.rules)
    cells, outside = blocks(picture, found.rules)
    sheet = lay_out(letters, cells, outside, picture.scale)
    if sheet:
        ink = cv2.bitwise_and(picture.ink, cv2.threshold(letters, 0, 255, cv2.THRESH_BINARY)[1])
        lines = make_lines(sheet.on_page(engine(sheet.picture)), letters, ink.astype(picture.ink.dtype))
        _add_words(found, lines, letters, picture)
    return found


def _add_words(page: ScannedPage, lines: list[OcrLine], letters: Grey, picture: Picture) -> None:
    for line, line_styles in zip(lines, styles(lines, letters), strict=True):
        style_at = {word.box: style for word, style in zip(line.words, line_styles, strict=True)}
        size = line.size / picture.scale
        base = line.base / picture.scale
        for word in mend(line.words):
            bold, italic = style_at[word.box]
            box = Box(
                word.box.x0 / picture.scale, base - ASCENT * size, word.box.x1 / picture.scale, base + DESCENT * size
            )
            page.words.append(Word(word.text, box, round(size, 1), bold, italic))
            page.scores.append(word.score)
