"""The cells of tables that a record was read from: what stands in its rows, on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from extract.schema import Place

Edges = tuple[int, float, float, float, float]
"""Page, left, top, right, bottom; points."""
SHARED = 0.6
"""Part of the smaller of cell and region that must lie in the other for the cell to be the record's."""


class Cell(NamedTuple):
    """Where a cell stands, without its words: a store has many."""

    table: int
    row: int
    row_span: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Cells:
    """Cells of a store's tables, by document and page."""

    def __init__(self, tables: Iterable[Mapping[str, Any]]) -> None:
        self._on_page: dict[tuple[str, int], list[Cell]] = {}
        self._ids: list[str] = []
        for index, table in enumerate(tables):
            self._ids.append(table.get("table_id", ""))
            for told in table["cells"]:
                cell = Cell(index, *(told[name] for name in Cell._fields[1:]))
                self._on_page.setdefault((table["document_id"], cell.page), []).append(cell)

    def of(self, document_id: str, regions: Sequence[Place]) -> list[Edges]:
        """The cells of the rows that ``regions`` stand in, by place."""
        found: set[Edges] = set()
        for region in regions:
            here = self._on_page.get((document_id, region.page), [])
            own = [cell for cell in here if _shares(cell, region)]
            rows = {(cell.table, cell.row) for cell in own if cell.row_span == 1}
            found.update(map(_edges, own))
            found.update(_edges(cell) for cell in here if any((cell.table, row) in rows for row in _rows_of(cell)))
        return sorted(found)

    def on(self, document_id: str, page: int) -> list[Edges]:
        """All cells of a page, by place."""
        return sorted({_edges(cell) for cell in self._on_page.get((document_id, page), [])})

    def table_of(self, document_id: str, regions: Sequence[Place]) -> str | None:
        """The id of the table that the first of ``regions`` stands in, where it stands in one."""
        place = regions[0]
        here = self._on_page.get((document_id, place.page), [])
        return next((self._ids[cell.table] for cell in here if _shares(cell, place)), None)


def _rows_of(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _edges(cell: Cell) -> Edges:
    """To a tenth of a point: they are only drawn."""
    return cell.page, round(cell.x0, 1), round(cell.top, 1), round(cell.x1, 1), round(cell.bottom, 1)


def _shares(cell: Cell, region: Place) -> bool:
    width = min(cell.x1, region.x1) - max(cell.x0, region.x0)
    height = min(cell.bottom, region.bottom) - max(cell.top, region.top)
    if width <= 0 or height <= 0:
        return False
    smaller = min(
        (cell.x1 - cell.x0) * (cell.bottom - cell.top),
        (region.x1 - region.x0) * (region.bottom - region.top),
    )
    return bool(width * height >= SHARED * smaller)
