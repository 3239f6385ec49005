"""The cells of tables that a record was read from: what stands in its rows, on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.schema import Place

Edges = tuple[int, float, float, float, float]
"""Page, left, top, right, bottom; points."""
SHARED = 0.6
"""Part of the smaller of cell and region that must lie in the other for the cell to be the record's."""


class Cells:
    """Cells of a store's tables, by document and page."""

    def __init__(self, tables: Iterable[Mapping[str, Any]]) -> None:
        self._on_page: dict[tuple[str, int], list[tuple[int, Mapping[str, Any]]]] = {}
        self._ids: list[str] = []
        for index, table in enumerate(tables):
            self._ids.append(table.get("table_id", ""))
            for cell in table["cells"]:
                self._on_page.setdefault((table["document_id"], cell["page"]), []).append((index, cell))

    def of(self, document_id: str, regions: Sequence[Place]) -> list[Edges]:
        """The cells of the rows that ``regions`` stand in, by place."""
        found: set[Edges] = set()
        for region in regions:
            here = self._on_page.get((document_id, region.page), [])
            own = [(table, cell) for table, cell in here if _shares(cell, region)]
            rows = {(table, cell["row"]) for table, cell in own if cell["row_span"] == 1}
            found.update(_edges(cell) for _, cell in own)
            found.update(_edges(cell) for table, cell in here if any((table, row) in rows for row in _rows_of(cell)))
        return sorted(found)

    def on(self, document_id: str, page: int) -> list[Edges]:
        """All cells of a page, by place."""
        return sorted({_edges(cell) for _, cell in self._on_page.get((document_id, page), [])})

    def table_of(self, document_id: str, regions: Sequence[Place]) -> str | None:
        """The id of the table that the first of ``regions`` stands in, where it stands in one."""
        place = regions[0]
        here = self._on_page.get((document_id, place.page), [])
        return next((self._ids[table] for table, cell in here if _shares(cell, place)), None)


def _rows_of(cell: Mapping[str, Any]) -> range:
    return range(cell["row"], cell["row"] + cell["row_span"])


def _edges(cell: Mapping[str, Any]) -> Edges:
    """To a tenth of a point: they are only drawn."""
    left, top, right, bottom = (round(cell[edge], 1) for edge in ("x0", "top", "x1", "bottom"))
    return cell["page"], left, top, right, bottom


def _shares(cell: Mapping[str, Any], region: Place) -> bool:
    width = min(cell["x1"], region.x1) - max(cell["x0"], region.x0)
    height = min(cell["bottom"], region.bottom) - max(cell["top"], region.top)
    if width <= 0 or height <= 0:
        return False
    smaller = min(
        (cell["x1"] - cell["x0"]) * (cell["bottom"] - cell["top"]),
        (region.x1 - region.x0) * (region.bottom - region.top),
    )
    return bool(width * height >= SHARED * smaller)
