"""Pages as pictures, for a reader who checks a row against the paper.

``write_pictures`` is made for processes of their own: a page can hang a native library, kill it or eat the memory.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

PRINT_DOTS = 144
"""Dots an inch of a page of print. Letters are drawn without grey edges: a browser that shows the page smaller softens
them, so they read as well as smoothed ones, at two fifths of the bytes."""
PHOTO_DOTS = 110
"""Dots an inch of a page that is a picture itself, such as a scan."""
POINTS_PER_INCH = 72
MOST_PIXELS = 4_000_000
"""Of one picture: a page of A3 at 144 dots an inch takes 3.9 million. Larger sheets are drawn smaller."""
MOST_MEMORY = 3 * 2**30
"""Bytes of address space of a process that draws; it takes about a tenth of it."""
COLOURS = 16
"""Print has few colours: a page with more is brought down to so many."""
PHOTO_QUALITY = 40
MUCH = 50_000
"""Bytes of a picture of print above which it is likely none: the page is drawn as a photograph, too."""
PHOTO_WORTH = 2 / 3
"""Part of the bytes of print that a photograph may take, to be worth its blur."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as displayed: its number from 1, its size in points and its picture (WebP)."""

    number: int
    width: float
    height: float
    image: bytes


def page_pictures(pdf: bytes, numbers: Sequence[int]) -> Iterator[PagePicture]:
    """Pictures of the pages named, in that order; a number beyond the last page is passed over.

    Raises ValueError when the file, or one of the pages, cannot be drawn.
    """
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise ValueError(f"cannot be opened: {error}") from error
    try:
        for number in numbers:
            if 1 <= number <= len(document):
                yield _picture(document, number)
    except pdfium.PdfiumError as error:
        raise ValueError(f"a page cannot be drawn: {error}") from error
    finally:
        document.close()


def _picture(document: pdfium.PdfDocument, number: int) -> PagePicture:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise ValueError(f"page {number} has no size")
        image = _print(page.render(scale=_scale(width, height, PRINT_DOTS), no_smoothtext=True, no_smoothpath=True))
        if len(image) > MUCH:
            photo = _photo(page.render(scale=_scale(width, height, PHOTO_DOTS)))
            image = photo if len(photo) < len(image) * PHOTO_WORTH else image
    finally:
        page.close()
    return PagePicture(number, width, height, image)


def _scale(width: float, height: float, dots: int) -> float:
    within: float = (MOST_PIXELS / (width * height)) ** 0.5
    return min(dots / POINTS_PER_INCH, within, 8000 / width, 8000 / height)


def _print(drawn: pdfium.PdfBitmap) -> bytes:
    picture = drawn.to_pil().convert("RGB")
    if picture.getcolors(COLOURS) is None:
        few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        picture = few.convert("RGB")
    return _webp(picture, lossless=True, quality=10, method=1)


def _photo(drawn: pdfium.PdfBitmap) -> bytes:
    return _webp(drawn.to_pil().convert("RGB"), quality=PHOTO_QUALITY, method=3)


def _webp(picture: Image.Image, **how: bool | int) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "WEBP", **how)
    return kept.getvalue()


@dataclass(frozen=True, slots=True)
class PictureTask:
    """Pages of the PDF at ``path``, whose bytes have the SHA-256 ``document_id``, to be drawn into ``folder``."""

    path: Path
    document_id: str
    pages: tuple[int, ...]
    folder: Path


def picture_name(document_id: str, page: int) -> str:
    return f"{document_id[:16]}-{page}.webp"


def write_pictures(task: PictureTask) -> dict[int, tuple[float, float]]:
    """Write the pictures of a task; gives the pages' sizes in points. Raises ValueError or OSError."""
    data = task.path.read_bytes()
    if hashlib.sha256(data).hexdigest() != task.document_id:
        raise ValueError("the file has changed")
    sizes = {}
    for picture in page_pictures(data, task.pages):
        (task.folder / picture_name(task.document_id, picture.number)).write_bytes(picture.image)
        sizes[picture.number] = (round(picture.width, 2), round(picture.height, 2))
    return sizes


def limit_memory() -> None:
    """A page may hold a picture of any size; this process, not the machine, runs out of memory."""
    with suppress(ImportError, ValueError, OSError):  # no such limits on Windows
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, most))
