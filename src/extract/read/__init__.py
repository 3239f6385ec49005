"""PDF → Document. Only this package opens PDFs: pypdfium2 (fast reader), pdfplumber (second reader), pikepdf (tags)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.collecting import no_collection
from extract.issues import Code, DocumentError, Issues
from extract.model import Document, Element, LeftOut, Line, Page
from extract.plain_files import read_plain
from extract.read import drawn_fonts, fast, forms, guards, layers, second, tags
from extract.read.drawing import Mark, colour, draw
from extract.read.furniture import find_furniture
from extract.read.hyphens import soften
from extract.read.joints import reunited, with_initials
from extract.read.marks import without_marks
from extract.read.need import needs_ocr
from extract.text import group_lines

__all__ = ["Mark", "colour", "draw", "read_document"]

ODD_PAGE = (ValueError, IndexError, KeyError, ZeroDivisionError, OverflowError)
"""What a page that is odd beyond what we know raises: it costs the page, never the paper."""
AUTO, NONE = "auto", "none"
"""Values of ``ocr`` beside the names of engines."""


def read_document(path: Path, issues: Issues, ocr: str = AUTO) -> Document:
    """Read the PDF at ``path``. What is odd on a page goes to ``issues``; a page nobody can read comes back empty.

    ``ocr`` names the engine for pages that are pictures: "auto" takes the first that is installed, "none" none.
    Raises ``DocumentError`` when there is no PDF to read.
    """
    with no_collection():
        return _read(path, _bytes_of(path), issues, ocr)


def _read(path: Path, data: bytes, issues: Issues, ocr: str) -> Document:
    document_id = hashlib.sha256(data).hexdigest()
    pdf, data = _open(drawn_fonts.with_names(guards.unlocked(data)), path)
    try:
        guards.check_pages(path, len(pdf))
        tagged = bool(raw.FPDFCatalog_IsTagged(pdf.raw))
        known = _catalogue(data, tagged, issues)
        clock = guards.Clock()
        written = [_read_page(pdf, data, number, known, issues, clock) for number in range(1, len(pdf) + 1)]
        raw_pages = [without_marks(_heard(pdf, page, ocr, issues, clock), issues) for page in written]
        guards.begin_page(0)
        bookmarks = fast.read_bookmarks(pdf)
        metadata = fast.read_metadata(pdf)
    finally:
        pdf.close()
    return Document(
        document_id=document_id,
        file_name=path.name,
        pages=_with_furniture(raw_pages),
        bookmarks=bookmarks,
        title=metadata.get("Title"),
        producer=metadata.get("Producer"),
        structure=known.structure,
    )


class _Catalogue(NamedTuple):
    """What pikepdf tells of a file."""

    hides: bool = False
    """Whether it may hide layers."""
    endless: frozenset[int] = frozenset()
    """Pages whose forms draw each other without end."""
    structure: Element | None = None
    """Its structure tree."""


def _catalogue(data: bytes, tagged: bool, issues: Issues) -> _Catalogue:
    """What must be known of the file before its pages are read; it is opened once, and only where it may matter."""
    known, drawn = _Catalogue(), forms.may_have(data)
    if not (tagged or drawn or layers.may_have(data)):
        return known
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            known = _Catalogue(layers.may_hide(pdf), forms.endless(pdf) if drawn else frozenset())
            return known._replace(structure=tags.read_structure(pdf)) if tagged else known
    except tags.UNREADABLE as error:
        if tagged:
            said = f"the structure tree is left aside: {type(error).__name__}: {error}"
            issues.add(Code.TAGS_UNREADABLE, said)
        return known


def _bytes_of(path: Path) -> bytes:
    try:
        guards.check_size(path)
        data = read_plain(path, guards.MOST_BYTES)
    except OSError as error:
        raise DocumentError(Code.NOT_FOUND, f"{path}: {error.strerror or error}; check the path") from error
    if not data:
        raise DocumentError(Code.EMPTY_FILE, f"{path}: the file is empty; fetch it again")
    return data


def _open(data: bytes, path: Path) -> tuple[pdfium.PdfDocument, bytes]:
    """The file, opened, and its bytes as it was opened."""
    try:
        return pdfium.PdfDocument(data), data
    except pdfium.PdfiumError as error:
        anew = guards.mended(data)
        if anew:
            with suppress(pdfium.PdfiumError):
                return pdfium.PdfDocument(anew), anew
        if guards.HEADER not in data[: guards.MOST_BEFORE]:
            said = f"{path}: not a PDF (no %PDF header); check what was downloaded"
            raise DocumentError(Code.NOT_A_PDF, said) from error
        if "password" in str(error).lower():
            raise DocumentError(Code.ENCRYPTED, f"{path}: needs a password; give it with --passwords") from error
        if tags.page_count(data) == 0:
            raise DocumentError(Code.NO_PAGES, f"{path}: the PDF has no pages") from error
        raise DocumentError(Code.DAMAGED, f"{path}: cannot be opened as a PDF; fetch it again") from error


def _heard(pdf: pdfium.PdfDocument, page: fast.RawPage, ocr: str, issues: Issues, clock: guards.Clock) -> fast.RawPage:
    """The page, read from its picture where it is one and an engine is there to read it."""
    if ocr == NONE or not needs_ocr(page):
        return page
    from extract.read.pictures import read_picture  # loads OpenCV; most papers have no scanned page

    guards.begin_page(page.number)
    return read_picture(pdf, page, ocr, issues, clock)


def _read_page(
    pdf: pdfium.PdfDocument, data: bytes, number: int, known: _Catalogue, issues: Issues, clock: guards.Clock
) -> fast.RawPage:
    try:
        guards.begin_page(number)
        if number in known.endless:
            raise guards.TooMuchError(f"its forms draw each other more than {forms.MOST_DRAWN} times")
        return fast.read_page(pdf, number, known.hides, clock)
    except (guards.TooMuchError, *ODD_PAGE) as error:
        issues.add(Code.PAGE_UNREADABLE, f"page {number} is left out: {error}")
        return fast.RawPage(number, 0.0, 0.0, 0)
    except pdfium.PdfiumError as first_error:
        try:
            page = second.read_page(data, number)
        except second.UNREADABLE as second_error:
            message = f"page {number} is left out: {first_error}; {type(second_error).__name__}"
            issues.add(Code.PAGE_UNREADABLE, message)
            return fast.RawPage(number, 0.0, 0.0, 0)
        issues.add(Code.SECOND_READER_USED, f"page {number} was read by pdfplumber: {first_error}")
        return page


def _with_furniture(raw_pages: list[fast.RawPage]) -> tuple[Page, ...]:
    lines = soften([reunited(group_lines(with_initials(raw.words), raw.number)) for raw in raw_pages])
    furniture = find_furniture([(raw.height, found, raw.rules) for raw, found in zip(raw_pages, lines, strict=True)])
    return tuple(_page(raw, found, apart) for raw, found, apart in zip(raw_pages, lines, furniture, strict=True))


def _page(raw: fast.RawPage, lines: tuple[Line, ...], apart: set[int]) -> Page:
    body = tuple(line for index, line in enumerate(lines) if index not in apart)
    picture = max((image.area for image in raw.images), default=0.0) > 0.5 * raw.width * raw.height
    return Page(
        number=raw.number,
        width=raw.width,
        height=raw.height,
        rotation=raw.rotation,
        lines=body,
        furniture=tuple(line for index, line in enumerate(lines) if index in apart)
        + tuple(Line(raw.number, tuple(words)) for _, words in groupby(raw.margin, key=attrgetter("run"))),
        left_out=tuple(_left_out(raw)),
        rules=tuple(raw.rules),
        fills=tuple(raw.fills),
        images=tuple(raw.images),
        links=tuple(raw.links),
        text_layer=raw.text_layer or ("none" if picture and not body else "native"),
        skew=raw.skew,
        turned=raw.turned,
    )


def _left_out(raw: fast.RawPage) -> Iterator[LeftOut]:
    yield from (LeftOut("hidden", line) for line in group_lines(raw.hidden, raw.number))
    yield from (LeftOut("watermark", line) for line in group_lines(raw.aslant, raw.number))
    yield from (LeftOut("struck", line) for line in group_lines(raw.struck, raw.number))
