"""Tables drawn with lines: edges → crossings → cells → tables.

The method is that of Anssi Nurminen's thesis (Tampere 2013), which pdfplumber and tabula follow; edges are merged and
cells grouped by pdfplumber's own functions. The edges come from the fast reader, which makes it cost a tenth of
pdfplumber's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from pdfplumber import table as plumber

from extract.model import Box, Page, Rule, Table
from extract.tables.crossings import cells_between
from extract.tables.grid import SAME_LINE, fill_slots, slots_of
from extract.tables.painted_head import with_bands_apart, with_painted_head
from extract.tables.refine import refine

SHORTEST_EDGE = 3.0
"""Shorter strokes are ticks, dots and letters."""
LARGE, SPARSE = 40, 0.15
"""A grid of more cells than this with so small a share of them filled is the paper of a chart."""
OVERHANG = 10.0
"""Points by which a rule must stick out of a grid to stand for a cell at its rim."""
TALLEST_BANNER = 40.0
"""Points: a row of one or two lines."""
MOST_EDGES = 4_000
"""More edges than this after merging are a drawing."""
MOST_CROSSINGS = 250_000
"""So are more crossings than this, were each to cross each."""


def ruled_and_boxes(page: Page) -> tuple[list[Table], list[Table]]:
    """The drawn tables on ``page``, and the cells that stand alone: tables of one cell, frames, or the end of a table
    that began on the page before (``lone.with_boxes`` tells them apart)."""
    drawn = list(_edges(page.rules))
    if len({edge["orientation"] for edge in drawn}) < 2:  # underlines: nothing crosses
        return [], []
    edges = _merged(drawn)
    if not 4 <= len(edges) <= MOST_EDGES or _crossings(edges) > MOST_CROSSINGS:
        return [], []
    edges = [*edges, *_missing_frame(edges)]
    cells = cells_between(edges, SAME_LINE)
    groups = list(_groups(cells))
    tables = [
        table for group in groups for table in _table(with_painted_head(with_bands_apart(group, page), page), page)
    ]
    grouped = {box for group in groups for box in group}
    boxes = [table for cell in cells if cell not in grouped for table in _table([cell], page)]
    return _in_order(tables), _in_order(boxes)


def _crossings(edges: list[dict[str, Any]]) -> int:
    """How often the edges could cross."""
    level = sum(1 for edge in edges if edge["orientation"] == "h")
    return level * (len(edges) - level)


def _in_order(tables: Iterable[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: (table.regions[0].box.top, table.regions[0].box.x0))


def _edges(rules: Iterable[Rule]) -> Iterator[dict[str, Any]]:
    """Rules as pdfplumber's edges, each on its centre line."""
    for rule in rules:
        box = rule.box
        x, y = box.centre
        if rule.horizontal and box.width >= SHORTEST_EDGE:
            yield _edge(box.x0, y, box.x1, y, "h")
        elif not rule.horizontal and box.height >= SHORTEST_EDGE:
            yield _edge(x, box.top, x, box.bottom, "v")


def _edge(x0: float, top: float, x1: float, bottom: float, orientation: str) -> dict[str, Any]:
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def _missing_frame(edges: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The outer edges of grids drawn without a frame: where crossing rules stick out beyond the outermost ones."""
    for group in _crossing_groups(edges):
        level = [e for e in group if e["orientation"] == "h"]
        upright = [e for e in group if e["orientation"] == "v"]
        left, right = min(e["x0"] for e in level), max(e["x1"] for e in level)
        top, bottom = min(e["top"] for e in upright), max(e["bottom"] for e in upright)
        if min(e["top"] for e in level) - top > OVERHANG:
            yield _edge(left, top, right, top, "h")
        if bottom - max(e["bottom"] for e in level) > OVERHANG:
            yield _edge(left, bottom, right, bottom, "h")
        if min(e["x0"] for e in upright) - left > OVERHANG:
            yield _edge(left, top, left, bottom, "v")
        if right - max(e["x1"] for e in upright) > OVERHANG:
            yield _edge(right, top, right, bottom, "v")
        yield from _open_ends(level, upright, bottom)
        yield from _open_sides(level, upright, left, right)


def _open_ends(level: list[dict[str, Any]], upright: list[dict[str, Any]], bottom: float) -> Iterator[dict[str, Any]]:
    """The foot of cells that go on on the next page, where the rule below their neighbours leaves them open: both of
    their sides reach as far down."""
    foot = [e for e in level if abs(e["top"] - bottom) <= SAME_LINE]
    sides = sorted(e["x0"] for e in upright if abs(e["bottom"] - bottom) <= SAME_LINE)
    for left, right in pairwise(sides) if foot else ():
        middle = (left + right) / 2
        if right - left > OVERHANG and not any(e["x0"] <= middle <= e["x1"] for e in foot):
            yield _edge(left, bottom, right, bottom, "h")


def _open_sides(
    level: list[dict[str, Any]], upright: list[dict[str, Any]], left: float, right: float
) -> Iterator[dict[str, Any]]:
    """The side of a banner row that the paper draws at one end only: spreadsheets leave it out where cells are merged.
    The rules above and below it run from side to side, and the other side of the grid is drawn past it."""
    whole = [e["top"] for e in level if e["x0"] <= left + SAME_LINE and e["x1"] >= right - SAME_LINE]
    for side, other in ((left, right), (right, left)):
        drawn = sorted((e["top"], e["bottom"]) for e in upright if abs(e["x0"] - side) <= SAME_LINE)
        across = [(e["top"], e["bottom"]) for e in upright if abs(e["x0"] - other) <= SAME_LINE]
        for (_, top), (bottom, _) in pairwise(drawn):
            banner = SAME_LINE < bottom - top <= TALLEST_BANNER
            ruled = all(any(abs(at - rule) <= SAME_LINE for rule in whole) for at in (top, bottom))
            if banner and ruled and any(a <= top and b >= bottom for a, b in across):
                yield _edge(side, top, side, bottom, "v")


def _crossing_groups(edges: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Edges that cross, directly or through others; groups without a crossing are left out."""
    level = [e for e in edges if e["orientation"] == "h"]
    upright = [e for e in edges if e["orientation"] == "v"]
    groups: list[list[dict[str, Any]]] = []
    for line in upright:
        crossed = [e for e in level if _cross(e, line)]
        if not crossed:
            continue
        joined = [line, *crossed]
        apart = []
        for group in groups:
            if any(e in crossed for e in group):
                joined.extend(e for e in group if e not in joined)
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _cross(level: dict[str, Any], upright: dict[str, Any]) -> bool:
    slack = SAME_LINE
    return bool(
        level["x0"] - slack <= upright["x0"] <= level["x1"] + slack
        and upright["top"] - slack <= level["top"] <= upright["bottom"] + slack
    )


def _merged(edges: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = plumber.merge_edges(
        list(edges),
        snap_x_tolerance=SAME_LINE,
        snap_y_tolerance=SAME_LINE,
        join_x_tolerance=SAME_LINE,
        join_y_tolerance=SAME_LINE,
    )
    return found


def _groups(cells: list[Box]) -> Iterator[list[Box]]:
    """Cells that touch at a corner belong to one table."""
    for group in plumber.cells_to_tables([(c.x0, c.top, c.x1, c.bottom) for c in cells]):
        yield [Box(*cell) for cell in group]


def _table(rectangles: list[Box], page: Page) -> Iterator[Table]:
    slots, n_rows, n_columns = slots_of(rectangles)
    if not slots:
        return
    table = refine(fill_slots(slots, n_rows, n_columns, page, "ruled", _score(rectangles)), page)
    filled = sum(bool(cell.lines) for cell in table.cells)
    if filled and not (len(table.cells) > LARGE and filled < SPARSE * len(table.cells)):
        yield table


def _score(rectangles: list[Box]) -> float:
    """Share of the table's area that its cells cover: a grid with holes is less sure."""
    whole = Box.around(rectangles).area
    return min(1.0, sum(box.area for box in rectangles) / whole) if whole else 0.0
