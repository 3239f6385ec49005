"""On which pages of a PDF given words stand, by its text layer without white space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

LONG = 20
"""Letters; a text so long is found once only."""


def squeezed(text: str) -> str:
    """``text`` without white space, hyphens and bullets, ligatures undone."""
    return re.sub(r"[\s\u00ad\u0002\ufffe•-]", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True)
class Found:
    """The squeezed text of each page."""

    pages: tuple[str, ...]

    def place(self, text: str) -> tuple[int, int]:
        """First and last page of a text, from 1. Raises ValueError where it is nowhere."""
        wanted = squeezed(text)
        for number, page in enumerate(self.pages, start=1):
            if wanted in page:
                return number, number
        for number in range(1, len(self.pages)):
            if self._cut(wanted, number):
                return number, number + 1
        raise ValueError(f"not in the text layer: {text!r}")

    def _cut(self, wanted: str, number: int) -> bool:
        """Whether the text begins on page ``number`` and goes on over the page."""
        here, there = self.pages[number - 1], self.pages[number]
        least = min(5, len(wanted) // 2)
        return any(wanted[:at] in here and wanted[at:] in there for at in range(len(wanted) - least, least - 1, -1))

    def span(self, texts: Iterable[str]) -> tuple[int, int]:
        """First and last page of texts that stand together; short ones are left aside where there are long ones."""
        given = [text for text in texts if text]
        places = [self._lines(text) for text in [t for t in given if len(squeezed(t)) >= LONG] or given]
        return min(first for first, _ in places), max(last for _, last in places)

    def _lines(self, text: str) -> tuple[int, int]:
        try:
            return self.place(text)
        except ValueError:
            places = [self.place(line) for line in text.split("\n")]
            return min(first for first, _ in places), max(last for _, last in places)

    def extent(self, rows: Sequence[Sequence[str]]) -> tuple[int, int]:
        """First and last page of a table, by its long cells (by all, where it has none)."""
        cells = [cell for row in rows for cell in row if cell]
        return self.span(dict.fromkeys(cells))


def read(path: Path) -> Found:
    """The text layer of a PDF. Raises pypdfium2's error where it does not open."""
    document = pdfium.PdfDocument(path)
    try:
        return Found(tuple(squeezed(page.get_textpage().get_text_range()) for page in document))
    finally:
        document.close()
