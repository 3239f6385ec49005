"""Column numbers of two tables that are one: counted on the finer of their grids.

A page whose rows are all merged shows fewer edges than the next; margins may be mirrored from page to page. So edges
are compared as distances from the table's left side, and cells move by the numbers of their edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.geometry import nearest
from extract.model import Table


def on_one_grid(above: Table, below: Table) -> tuple[Table, Table]:
    """Both tables with the same number of columns."""
    if above.n_columns == below.n_columns:
        return above, below
    edges, others = column_edges(above), column_edges(below)
    if len(edges) > len(others):
        return above, _renumbered(below, [nearest(edges, x) for x in others], above.n_columns)
    return _renumbered(above, [nearest(others, x) for x in edges], below.n_columns), below


def column_edges(table: Table) -> list[float]:
    """Where each column begins and the last one ends, in points from the table's left side on their page."""
    left = {region.page: region.box.x0 for region in reversed(table.regions)}
    found: dict[int, list[float]] = {}
    for cell in table.cells:
        for region in cell.regions:
            start = left.get(region.page, region.box.x0)
            found.setdefault(cell.column, []).append(region.box.x0 - start)
            found.setdefault(cell.column + cell.column_span, []).append(region.box.x1 - start)
    edges: list[float] = []
    for index in range(table.n_columns + 1):
        here = median(found[index]) if index in found else 0.0
        edges.append(max([here, *edges[-1:]]))
    return edges


def _renumbered(table: Table, numbers: Sequence[int], n_columns: int) -> Table:
    """``table`` with the edge that had the number i now having ``numbers[i]``."""
    cells = []
    for cell in table.cells:
        start = min(numbers[cell.column], n_columns - 1)
        end = numbers[min(cell.column + cell.column_span, len(numbers) - 1)]
        cells.append(replace(cell, column=start, column_span=max(1, end - start)))
    return Table(tuple(cells), table.n_rows, n_columns, table.regions, table.method, table.score)
