"""Pages that are pictures: the engine reads them, or the issue says what to install."""

from __future__ import annotations

from functools import lru_cache

import pypdfium2 as pdfium

from extract.issues import Code, Issues
from extract.model import Box, Region
from extract.read.fast import RawPage
from extract.read.guards import SCANS_SHARE, Clock, TooMuchError
from extract.read.ocr import NOT_INSTALLED, Engine, EngineError, choose_engine
from extract.read.scan import read_scanned


def read_picture(pdf: pdfium.PdfDocument, page: RawPage, ocr: str, issues: Issues, clock: Clock) -> RawPage:
    """The page as its picture shows it; as it was, with an issue, where no engine can read it."""
    engine = _engine(ocr)
    if engine is None:
        return _silent(page, NOT_INSTALLED, issues)
    try:
        clock.check(SCANS_SHARE)
        found = read_scanned(pdf, page.number, engine)
    except TooMuchError as error:
        return _silent(page, f"it is not read from its picture: {error}", issues)
    except (EngineError, pdfium.PdfiumError) as error:
        return _silent(page, f"the OCR engine failed: {error}", issues)
    found.text_layer = "ocr"
    found.links = page.links
    return found


def _silent(page: RawPage, reason: str, issues: Issues) -> RawPage:
    place = Region(page.number, Box(0, 0, page.width, page.height))
    issues.add(Code.NO_TEXT_LAYER, f"page {page.number} is a picture without text: {reason}", place)
    page.text_layer = "none"
    return page


@lru_cache(maxsize=4)
def _engine(name: str) -> Engine | None:
    return choose_engine(None if name == "auto" else name)
