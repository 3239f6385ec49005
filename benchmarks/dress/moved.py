"""The columns of a plan's tables in another order: what stands and what is drawn in a column moves with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import pikepdf

from benchmarks.dress.drawn import Bar, bars, drawn, write
from benchmarks.dress.ink import PLACES, SHOWS, Instruction, Path, Written, inks, op
from benchmarks.dress.places import Gold, Held, Laid, held, values
from benchmarks.dress.reprint import UnfitError, parts
from benchmarks.dress.written import untag
from extract.boxes import Box
from extract.model import Table

FEWEST, NEAR = 4, 3.0
"""Columns of a table that has another order; points that a rule may stand from the border it draws."""
IN_CELLS = ("action", "lead", "time")


@dataclass(frozen=True)
class Grid:
    """A table on a page, in points of the page upwards: where its columns begin and end, and in what order they go."""

    box: Bar
    lefts: tuple[float, ...]
    """Of each column, and the right of the last."""
    order: tuple[int, ...]
    banners: tuple[Bar, ...]
    """Cells over all columns."""

    def column(self, x: float) -> int:
        return max((i for i, left in enumerate(self.lefts[:-1]) if left - NEAR < x), default=0)

    def shift(self, column: int) -> float:
        before = self.order[: self.order.index(column)]
        widths = [right - left for left, right in zip(self.lefts, self.lefts[1:], strict=False)]
        return self.lefts[0] + sum(widths[each] for each in before) - self.lefts[column]

    def holds(self, x: float, y: float) -> bool:
        return self.box[0] - NEAR <= x <= self.box[2] + NEAR and self.box[1] - NEAR <= y <= self.box[3] + NEAR


def columns_moved(pdf: pikepdf.Pdf, paper: Laid, gold: Gold, chance: Random) -> None:
    """Every table of the plan with its columns in the same new order. Raises ``UnfitError``."""
    found = held(paper, gold)
    for field in IN_CELLS:
        if values(gold, field) - {" ".join(one.cell.text.split()).casefold() for one in found if one.field == field}:
            raise UnfitError("not all stand in cells of their own")
    grids: dict[int, list[Grid]] = {}
    orders: dict[int, tuple[int, ...]] = {}
    for page, tables in paper.tables.items():
        for number, table in enumerate(tables):
            own = [one for one in found if (one.page, one.table) == (page, number)]
            if table.n_columns < FEWEST or not any(one.field == "action" for one in own):
                continue
            fields = _fields(own)
            order = orders.setdefault(table.n_columns, _order(table.n_columns, fields, chance))
            grids.setdefault(page, []).append(_grid(paper, page, table, order, pdf.pages[page - 1]))
    if not grids:
        raise UnfitError("nothing to change")
    untag(pdf)
    for page, own_grids in grids.items():
        _redrawn(pdf, pdf.pages[page - 1], own_grids)


def _fields(own: Sequence[Held]) -> dict[int, str]:
    told: dict[int, list[str]] = {}
    for one in own:
        told.setdefault(one.cell.column, []).append(one.field)
    return {column: max(set(fields), key=fields.count) for column, fields in told.items()}


def _order(count: int, fields: Mapping[int, str], chance: Random) -> tuple[int, ...]:
    """At random, but what is asked stands before its answer, and its number beside it."""
    if "action" not in fields.values():
        raise UnfitError("actions and recommendations in one column")
    order = list(range(count))
    while True:
        chance.shuffle(order)
        where = {fields.get(column, ""): place for place, column in enumerate(order)}
        asked = where.get("asked", -1)
        beside = "number" not in where or asked < 0 or where["number"] == asked - 1
        if asked < where["action"] and beside and order != sorted(order):
            return tuple(order)


def _grid(paper: Laid, page: int, table: Table, order: tuple[int, ...], sheet: pikepdf.Page) -> Grid:
    on = paper.document.pages[page - 1]
    if on.rotation or on.turned or on.skew:
        raise UnfitError("turned page")
    if any(table.regions[0].box.overlap(image) for image in on.images):
        raise UnfitError("images in the table")
    left, _, _, top = map(float, sheet.cropbox)
    lefts: dict[int, float] = {}
    banners = []
    for cell in table.cells:
        box = cell.regions[0].box
        if cell.column_span == 1:
            lefts[cell.column] = min(lefts.get(cell.column, box.x0), box.x0)
        elif cell.column_span == table.n_columns:
            banners.append(_up(box, left, top))
        elif cell.lines:
            raise UnfitError("cells over some columns")
    if len(lefts) != table.n_columns:
        raise UnfitError("columns that no cell shows")
    whole = _up(table.regions[0].box, left, top)
    starts = tuple(left + lefts[column] for column in range(table.n_columns))
    return Grid(whole, (*starts, whole[2]), order, tuple(banners))


def _up(box: Box, left: float, top: float) -> Bar:
    return left + box.x0, top - box.bottom, left + box.x1, top - box.top


def _redrawn(pdf: pikepdf.Pdf, sheet: pikepdf.Page, grids: Sequence[Grid]) -> None:
    made: list[Instruction] = [op("q")]
    rules: list[Instruction] = []
    texts: list[Instruction] = []
    for each in inks(sheet):
        if isinstance(each, Written):
            made += [one for one in each.own if str(one[1]) not in SHOWS | PLACES]
            for part in parts(each):
                texts += _text(part, grids).instructions()
        elif isinstance(each, Path):
            filled, ruled = _path(each, grids)
            made += filled
            rules += ruled
        else:
            made += each.own
    opened = sum((str(o) == "q") - (str(o) == "Q") for _, o in made)
    write(pdf, sheet, [*made, *[op("Q")] * max(opened, 0), *rules, *texts])


def _text(text: Written, grids: Sequence[Grid]) -> Written:
    x, y = text.at
    for grid in grids:
        if grid.holds(x, y):
            if any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in grid.banners):
                return text
            return text.moved(grid.shift(grid.column(x)), 0)
    return text


def _path(path: Path, grids: Sequence[Grid]) -> tuple[list[Instruction], list[Instruction]]:
    """What is filled, and the rules, which are drawn last: no fill beside them covers them."""
    points = [point for piece in path.pieces for point in piece]
    inside = [grid for grid in grids if points and all(grid.holds(*point) for point in points)]
    if not inside or path.clips:
        return list(path.own), []
    shown = drawn(path)
    if shown is None:
        if path.filled or path.stroked:
            raise UnfitError("signs drawn in the table")
        return list(path.own), []
    grid = inside[0]
    fills = bars([piece for area in shown.areas for piece in _cut(area, grid)], path.state.fill, path.state)
    return fills, bars([piece for rule in shown.rules for piece in _cut(rule, grid)], shown.colour)


def _cut(bar: Bar, grid: Grid) -> Iterator[Bar]:
    """The parts of a bar in each column, where they go. An upright rule goes with the column it begins; the frame and
    the sides of banners stay."""
    x0, y0, x1, y1 = bar
    if x1 - x0 <= NEAR:
        at = min(range(len(grid.lefts)), key=lambda i: abs(grid.lefts[i] - (x0 + x1) / 2))
        if at in (0, len(grid.lefts) - 1):
            yield bar
        if at < len(grid.lefts) - 1:
            near = abs(grid.lefts[at] - (x0 + x1) / 2) <= NEAR
            move = grid.shift(at if near else grid.column(x0))
            yield from ((x0 + move, low, x1 + move, high) for low, high in _beside_banners(y0, y1, grid))
        return
    for column, (left, right) in enumerate(zip(grid.lefts, grid.lefts[1:], strict=False)):
        start = x0 if column == 0 else max(x0, left)
        end = x1 if column == len(grid.order) - 1 else min(x1, right)
        if end - start > 0.2:
            move = grid.shift(column)
            yield start + move, y0, end + move, y1


def _beside_banners(low: float, high: float, grid: Grid) -> Iterator[tuple[float, float]]:
    for _, bottom, _, top in sorted(grid.banners, key=lambda b: b[1]):
        if bottom < high and top > low:
            if bottom - low > NEAR:
                yield low, bottom
            low = max(low, top)
    if high - low > 0.5:
        yield low, high
