"""Bounds for files from strangers, and keys for locked ones.

What a hostile file can do is bounded twice: here by what can be counted beforehand, in ``run`` by time and memory.
Nothing in a file is ever run: PDFium is built without scripts, forms are not opened, and attachments stay where they
are.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.issues import Code, DocumentError

MOST_BYTES = 1 << 30
HEADER, MOST_BEFORE = b"%PDF-", 1024
"""How a PDF begins, and how many bytes may stand before."""
CATALOGUE = (b"/Catalog", b"/ObjStm")
"""What every PDF holds, said openly or packed."""
MOST_OBJECTS = 1_000_000
"""Objects on a page: a map in a local plan has some hundred thousand."""
SCANS_SHARE, HEAVY_SHARE = 0.5, 0.25
"""Shares of a paper's time after which no further page is read from its picture, and no further heavy page."""
HEAVY = 50_000
"""Objects on a page that takes seconds."""
LONGEST_SIDE = 100_000.0
"""Points, 35 m. The standard allows 14,400 times a unit of the file's choice (ISO 32000-2, annex C)."""


class TooMuchError(Exception):
    """A page beyond the bounds; the rest of its document is not harmed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run allows, and the passwords it was given."""

    most_pages: int = 10_000
    seconds: float = math.inf
    """What a paper may take in all; its scanned pages together get ``SCANS_SHARE`` of it, so that they cannot take it
    from the pages beside them."""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    without: frozenset[int] = frozenset()
    """Pages, from 1, that are left out: an earlier attempt did not come to their end."""
    begun: Callable[[int], None] = field(default=lambda _: None, repr=False)
    """Told which page is begun, and 0 when the last is read: whoever can end this process may find that one takes too
    long."""


_limits: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039  (frozen)


def use(limits: Limits) -> None:
    """Have papers read from here on, in this thread, within these limits."""
    _limits.set(limits)


def check_size(path: Path) -> None:
    """Raises DocumentError when the file is too large to be taken into memory, OSError when there is none."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise DocumentError(Code.TOO_BIG, f"{path}: {size >> 20} MiB; split it into files of less than 1 GiB")


def check_pages(path: Path, n_pages: int) -> None:
    """Raises DocumentError when the file has, or claims, more pages than are allowed."""
    most = _limits.get().most_pages
    if n_pages > most:
        raise DocumentError(
            Code.TOO_BIG, f"{path}: {n_pages} pages; split it, or allow more than {most} (--most-pages)"
        )


def begin_page(number: int) -> None:
    """Say that page ``number`` is read from here on; 0: no page is. Raises TooMuchError where it is to be left out."""
    limits = _limits.get()
    limits.begun(number)
    if number in limits.without:
        raise TooMuchError("nothing came of it in a large part of the time that a paper may take (--timeout)")


class Clock:
    """How long a paper has been read for, within what it may take."""

    def __init__(self) -> None:
        self._began, self._seconds = monotonic(), _limits.get().seconds

    def spent(self, share: float) -> bool:
        """Whether more than a share of the paper's time has gone by."""
        return monotonic() - self._began > share * self._seconds

    def check(self, share: float) -> None:
        """Raises TooMuchError when it has."""
        if self.spent(share):
            told = f"the pages before it took {share:.0%} of the {self._seconds:g} seconds that a paper may take"
            raise TooMuchError(f"{told} (--timeout)")


def check_page(page: pdfium.PdfPage, clock: Clock | None = None) -> None:
    """Raises TooMuchError when the page is too large, or too full to be gone through."""
    width, height = page.get_size()
    if not (0 <= width <= LONGEST_SIDE and 0 <= height <= LONGEST_SIDE and math.isfinite(width + height)):
        raise TooMuchError(f"it measures {width:g} by {height:g} points")
    objects = raw.FPDFPage_CountObjects(page.raw)
    if objects > MOST_OBJECTS:
        raise TooMuchError(f"it holds {objects} objects")
    if clock and objects > HEAVY:
        clock.check(HEAVY_SHARE)


def unlocked(data: bytes) -> bytes:
    """The file without its password, if it needs one and one of those given opens it; otherwise as it is."""
    passwords = _limits.get().passwords
    return _saved_anew(data, ("", *passwords)) or data if passwords and b"/Encrypt" in data else data


def mended(data: bytes) -> bytes | None:
    """A file that PDFium refuses, as pikepdf writes it anew: one that opens without a password after all, or has no
    header line but is a PDF from there on. None where pikepdf refuses it, too."""
    headless = HEADER not in data[:MOST_BEFORE] and any(sign in data for sign in CATALOGUE)
    return _saved_anew(data, ("",)) if headless or b"/Encrypt" in data else None


def _saved_anew(data: bytes, passwords: Iterable[str]) -> bytes | None:
    for password in passwords:
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as pdf:
                opened = io.BytesIO()
                pdf.save(opened)
                return opened.getvalue()
        except pikepdf.PasswordError:
            continue
        except (pikepdf.PikepdfError, ValueError, RuntimeError):  # damaged beyond its lock: the readers say how
            return None
    return None
