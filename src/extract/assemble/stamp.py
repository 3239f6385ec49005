"""What every row of a document carries: its document, its council, its key and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.councils import Council
from extract.geometry import on_paper
from extract.model import Document, Line, Page, Region, Word
from extract.schema import UNKNOWN, Place, Witness

OCR_CERTAINTY = 0.97
"""What is left of a row's confidence when its words come from a picture."""


@dataclass(slots=True)
class Stamp:
    """Stamps the rows of one document and numbers them as they come."""

    document_id: str
    council_code: str
    council: str | None
    scans: Mapping[int, Page] = field(default_factory=dict)
    """Pages read from their pictures, by number."""
    turned: Mapping[int, Page] = field(default_factory=dict)
    """Pages turned to be read, by number."""
    struck: Mapping[int, Sequence[Line]] = field(default_factory=dict)
    """The struck-out words of each page that has some."""
    _counts: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(document: Document, council: Council | None, printed: str | None) -> Stamp:
        """``printed``: the council's name where no registry holds it."""
        code = council.gss_code if council else UNKNOWN
        scans = {page.number: page for page in document.pages if page.text_layer == "ocr"}
        turned = {page.number: page for page in document.pages if page.skew or page.turned}
        struck = {
            page.number: [left.line for left in page.left_out if left.fate == "struck"]
            for page in document.pages
            if page.left_out
        }
        return Stamp(document.document_id, code, council.name if council else printed, scans, turned, struck)

    def key(self, letter: str) -> str:
        """The next key of a table: ``<16 hex of the document>-a012`` is the document's twelfth action."""
        self._counts[letter] = self._counts.get(letter, 0) + 1
        return f"{self.document_id[:16]}-{letter}{self._counts[letter]:03d}"

    @property
    def document(self) -> dict[str, Any]:
        """The columns of ``schema.OfDocument``."""
        return {"document_id": self.document_id, "council_code": self.council_code}

    def placed(self, regions: Sequence[Region], words: Sequence[Region] = ()) -> dict[str, Any]:
        """The columns of ``schema.Placed`` that say where; ``regions`` must not be empty. ``words``: where its words
        stand, those included that it shares with others (a stem, a merged cell), maybe on a page before its own."""
        return {
            **self.document,
            "page_first": min(region.page for region in regions),
            "page_last": max(region.page for region in regions),
            "regions": [Place(**self.place(region)) for region in words or regions],
        }

    def place(self, region: Region) -> dict[str, Any]:
        """Page and box of a region on the page as displayed, in points with two decimals."""
        box = region.box
        turned = self.turned.get(region.page)
        if turned:
            box = on_paper(box, turned)
        x0, top, x1, bottom = (round(edge, 2) for edge in box)
        return {"page": region.page, "x0": x0, "top": top, "x1": x1, "bottom": bottom}

    def struck_in(self, regions: Sequence[Region]) -> list[str]:
        """The words struck out in these places, a stretch each, top to bottom."""
        return [
            " ".join(word.text for word in stretch)
            for region in regions
            for line in self.struck.get(region.page, ())
            for stretch in _stretches([word for word in line.words if region.box.holds_centre(word.box)])
        ]

    def found(self, method: str, confidence: float, regions: Sequence[Region]) -> dict[str, Any]:
        """The columns that say how a row was found; words read from a picture make it less sure."""
        if any(region.page in self.scans for region in regions):
            return {"method": f"{method}+ocr", "confidence": round(OCR_CERTAINTY * confidence, 4)}
        return {"method": method, "confidence": confidence}


def witnesses(evidence: Mapping[str, float], confidence: float) -> list[Witness]:
    """The signs a record was read by, in the order of their names, with four decimals; "reader" is how sure its reader
    was by itself."""
    signs = sorted({**evidence, "reader": confidence}.items())
    return [Witness(name=name, value=round(float(value), 4)) for name, value in signs]


def _stretches(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words of a line, parted where the white between them is wider than a space."""
    stretch: list[Word] = []
    for word in words:
        if stretch and word.box.x0 - stretch[-1].box.x1 > word.size:
            yield stretch
            stretch = []
        stretch.append(word)
    if stretch:
        yield stretch
