"""The fast reader: what stands on a page, through pypdfium2's raw interface."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.geometry import Transform
from extract.model import Bookmark, Box, Fill, Link, Rule, TextLayer, Word
from extract.read.guards import Clock, check_page
from extract.read.hidden import hidden_words
from extract.read.notes import has_notes, notes_on, printed, struck_lines
from extract.read.shapes import read_shapes, without_letters
from extract.read.styles import Paint
from extract.read.words import read_words


@dataclass(slots=True)
class RawPage:
    """What one page holds, in no particular order, before lines and furniture are made out."""

    number: int
    width: float
    height: float
    rotation: int
    words: list[Word] = field(default_factory=list)
    aslant: list[Word] = field(default_factory=list)
    """Words set aslant over the page: watermarks and stamps."""
    struck: list[Word] = field(default_factory=list)
    """Words with a line through them."""
    hidden: list[Word] = field(default_factory=list)
    """Words that nobody sees."""
    paints: Sequence[Paint] = ()
    """How each text object is drawn, by its number (``Word.run``)."""
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    text_layer: TextLayer | None = None
    """Where the words came from, where that is settled; None leaves it to be judged by what is left on the page."""
    skew: float = 0.0
    """Degrees counter-clockwise by which a picture was turned to make it level."""
    turned: int = 0
    """Degrees clockwise by which a page with its text sideways was turned."""
    across: frozenset[int] = frozenset()
    """The text objects, by number (``Word.run``), that run upright or upside down."""
    margin: list[Word] = field(default_factory=list)
    """Words around the text of a turned page that run across it."""


def read_page(pdf: pdfium.PdfDocument, number: int, layers: bool = False, clock: Clock | None = None) -> RawPage:
    """Page ``number`` (from 1) of an open file, of which ``layers`` may be switched off; one whose text stands
    sideways is turned. Raises ``pdfium.PdfiumError`` when PDFium cannot load it."""
    with _open(pdf, number) as opened:
        check_page(opened.page, clock)
        found, turn = _read(opened, layers)
        if not turn:
            return found
        opened.page.set_rotation((found.rotation + turn) % 360)
        level, _ = _read(opened, layers)
    level.rotation, level.turned = found.rotation, turn
    _set_margins_apart(level)
    return level


def _set_margins_apart(page: RawPage) -> None:
    """On a page that was turned, take words that run across the others, and around them, out of the lines: running
    heads and page numbers, set for the page as it lay."""
    level = [word.box for word in page.words if word.run not in page.across]
    if level:
        body = Box.around(level)
        page.margin = [w for w in page.words if w.run in page.across and not body.holds_centre(w.box)]
        gone = {id(word) for word in page.margin}
        page.words = [word for word in page.words if id(word) not in gone]


@dataclass(slots=True)
class _Opened:
    """A page of a file while it is read; printing its notes into it opens it anew."""

    pdf: pdfium.PdfDocument
    number: int
    page: pdfium.PdfPage


@contextmanager
def _open(pdf: pdfium.PdfDocument, number: int) -> Iterator[_Opened]:
    opened = _Opened(pdf, number, pdf[number - 1])
    try:
        yield opened
    finally:
        opened.page.close()


def _read(opened: _Opened, layers: bool) -> tuple[RawPage, int]:
    """What stands on the page, and by how many degrees clockwise it must be turned for its text to be level."""
    page = opened.page
    width, height = page.get_size()
    rotation = page.get_rotation()
    transform = Transform.of_page(page.get_bbox(), rotation)
    shapes = read_shapes(page.raw, transform)
    links = list(_links(opened.pdf, page, transform))
    notes = notes_on(page)
    shapes.rules.extend(struck_lines(page, notes, transform))
    if has_notes(notes):
        page = opened.page = printed(opened.pdf, page, opened.number, notes)
        whole = read_shapes(page.raw, transform)  # their frames and colours are none of the page's tables
        shapes.texts, shapes.forms, shapes.covers = whole.texts, whole.forms, whole.covers
    text_page = page.get_textpage()
    try:
        written = read_words(text_page, transform, Box(0, 0, width, height), shapes.forms)
        unseen = hidden_words(page, written, shapes, transform, layers) if not written.turn else []
    finally:
        text_page.close()
    gone = {id(word) for word in unseen}
    found = RawPage(
        number=opened.number,
        width=width,
        height=height,
        rotation=rotation,
        words=[word for word in written.words if id(word) not in gone] if gone else written.words,
        aslant=[word for word in written.aslant if id(word) not in gone],
        hidden=unseen,
        paints=written.paints,
        across=written.across,
        rules=shapes.rules,
        fills=without_letters(shapes, written.words),
        images=shapes.images,
        links=links,
    )
    return found, written.turn


def read_bookmarks(pdf: pdfium.PdfDocument) -> tuple[Bookmark, ...]:
    """The outline, in order. Entries without a page in this file are left out."""
    entries: list[Bookmark] = []
    for bookmark in pdf.get_toc(max_depth=4):
        try:
            destination = bookmark.get_dest()
            index = destination.get_index() if destination else None
            title = " ".join(bookmark.get_title().split())
        except (UnicodeDecodeError, pdfium.PdfiumError):  # half a character in a damaged title
            continue
        if index is not None and title:
            entries.append(Bookmark(title, bookmark.level, index + 1))
    return tuple(entries)


def read_metadata(pdf: pdfium.PdfDocument) -> dict[str, str]:
    """Title and producer as the file says them; one that cannot be decoded is left out."""
    found: dict[str, str] = {}
    for key in ("Title", "Producer"):
        try:
            found[key] = pdf.get_metadata_value(key)
        except UnicodeDecodeError:
            continue
    return {key: value for key, value in found.items() if value}


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, transform: Transform) -> Iterator[Link]:
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        rect = raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, rect):
            continue
        uri = _uri(pdf, action)
        if uri:
            low, high = sorted((rect.bottom, rect.top))
            yield Link(transform.box(rect.left, low, rect.right, high), uri)


def _uri(pdf: pdfium.PdfDocument, action: ctypes.c_void_p) -> str:
    length = raw.FPDFAction_GetURIPath(pdf.raw, action, None, 0)
    if length <= 1:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(pdf.raw, action, buffer, length)
    return buffer.raw[: length - 1].decode("utf-8", "replace").strip()
