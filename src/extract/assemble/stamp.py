"""What every row of a document carries: its document, its council, its key and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.councils import Council
from extract.model import Region
from extract.schema import Place

UNKNOWN = "unknown"
"""Council code of a paper whose council could not be established."""


@dataclass(slots=True)
class Stamp:
    """Stamps the rows of one document and numbers them as they come."""

    document_id: str
    council_code: str
    council: str | None
    _counts: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(document_id: str, council: Council | None) -> Stamp:
        code = council.gss_code if council else UNKNOWN
        return Stamp(document_id, code, council.name if council else None)

    def key(self, letter: str) -> str:
        """The next key of a table: ``<16 hex of the document>-a012`` is the document's twelfth action."""
        self._counts[letter] = self._counts.get(letter, 0) + 1
        return f"{self.document_id[:16]}-{letter}{self._counts[letter]:03d}"

    @property
    def document(self) -> dict[str, Any]:
        """The columns of ``schema.OfDocument``."""
        return {"document_id": self.document_id, "council_code": self.council_code}

    def placed(self, regions: Sequence[Region]) -> dict[str, Any]:
        """The columns of ``schema.Placed`` that say where; ``regions`` must not be empty."""
        return {
            **self.document,
            "page_first": min(region.page for region in regions),
            "page_last": max(region.page for region in regions),
            "regions": [Place(**place(region)) for region in regions],
        }


def place(region: Region) -> dict[str, Any]:
    """Page and box of a region, in points with two decimals."""
    x0, top, x1, bottom = (round(edge, 2) for edge in region.box)
    return {"page": region.page, "x0": x0, "top": top, "x1": x1, "bottom": bottom}
