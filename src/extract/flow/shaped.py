"""Cards drawn as small tables of one shape: what stands at one place of each is one thing said of all.

┌───┬─────────────────────────────┐     The cells have no labels, or only those of the first card have: the place
│ 1 │ Draw a map of drains        │     of a cell is its column, and each card is a row.
│   ├──────────┬────────┬─────────┤
│   │ Flooding │ Warden │ May '26 │
└───┴──────────┴────────┴─────────┘
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from extract.flow.framed import FEWEST, Head, read_family
from extract.model import Box, Cell, Line, Page, Table

FEWEST_CELLS, MOST_CELLS, MOST_ROWS = 3, 9, 6
"""Of a card."""
MOST_EVEN = 2
"""Columns of a card whose cells are all of one size; rows of more are those of a plain table."""
Shape = tuple[tuple[int, int, int, int], ...]
"""Row, column and spans of each cell."""


class Shaped(NamedTuple):
    """A card: what its cells say, and what stands over it, the outer first. ``heads``: what a row of its own over some
    of them says, in one card for all."""

    cells: tuple[tuple[Line, ...], ...]
    over: tuple[Head, ...]
    heads: Mapping[int, str]


def shaped(
    pages: Sequence[Page], tables: Sequence[Table], frames: Mapping[int, Sequence[Box]]
) -> Iterator[list[Shaped]]:
    """The cards of each shape among ``tables``, those of which there are most first. ``frames``: the boxes drawn on
    each page."""
    on = {page.number: page for page in pages}
    drawn = [t for t in tables if t.method != "aligned" and {t.page_first, t.page_last} <= on.keys()]
    told = Counter(shape for table in drawn if _may_be_card(shape := shape_of(table.cells)))
    for shape, count in told.most_common():
        if count < FEWEST:
            return
        found = [(card, heads) for table in drawn for card, heads in _cards_in(table, shape)]
        cards = [card for card, _ in found]
        if _are_rows(cards):
            continue
        places = [(on[page], Box.around(boxes)) for page, boxes in map(_place_of, cards)]
        over = {(c.page, c.box): c.over for c in read_family(pages, places, frames, bands=False)}
        yield [
            Shaped(tuple(cell.lines for cell in card), over.get((page.number, box), ()), heads)
            for (card, heads), (page, box) in zip(found, places, strict=True)
        ]


def shape_of(cells: Sequence[Cell]) -> Shape:
    """The places of cells from the row of the first on."""
    first = cells[0].row if cells else 0
    return tuple((cell.row - first, cell.column, cell.row_span, cell.column_span) for cell in cells)


def _may_be_card(shape: Shape) -> bool:
    rows = max((row + span for row, _, span, _ in shape), default=0)
    columns = max((column + span for _, column, _, span in shape), default=0)
    even = len(shape) == rows * columns
    return FEWEST_CELLS <= len(shape) <= MOST_CELLS and 1 < rows <= MOST_ROWS and not (even and columns > MOST_EVEN)


def _are_rows(cards: Sequence[Sequence[Cell]]) -> bool:
    """Whether cells below one another say the same: the cards are short tables, whose rows are alike."""
    said = [(own[0].column, own[0].column_span, {c.text for c in own if c.lines}) for own in zip(*cards, strict=True)]
    return any(a[:2] == b[:2] and a[2] & b[2] for a, b in combinations(said, 2))


def _place_of(card: Sequence[Cell]) -> tuple[int, list[Box]]:
    """The page on which a card begins, and the boxes of its cells there."""
    page = min(region.page for cell in card for region in cell.regions)
    return page, [region.box for cell in card for region in cell.regions if region.page == page]


def _cards_in(table: Table, shape: Shape) -> Iterator[tuple[Sequence[Cell], Mapping[int, str]]]:
    """The cards of a table whose rows make up one or several of the ``shape``, each with its heads: two that a page
    break parts are stitched together, as are the halves of one that it cuts."""
    height = max(row + span for row, _, span, _ in shape)
    over = len(table.regions) > 1
    for cells in (table.cells, *((_mended(table.cells, through) for through in (False, True)) if over else ())):
        cards = [list(own) for _, own in groupby(cells, key=lambda cell: cell.row // height)]
        if all(shape_of(card) == shape and not card[0].row % height for card in cards):
            yield from ((card, {}) for card in cards)
            return
    rows = [row for row in table.rows if row] if table.n_rows == height + 1 else []
    for heads, below in pairwise(rows):
        card = _without_row(table.cells, heads[0].row) if _layout(heads) == _layout(below) else []
        if shape_of(card) == shape:
            texts = {cell.column: cell.text for cell in heads}
            yield card, {at: texts[c.column] for at, c in enumerate(card) if c.row == heads[0].row}
            return


def _layout(row: Sequence[Cell]) -> list[tuple[int, int]]:
    return [(cell.column, cell.column_span) for cell in row]


def _without_row(cells: Sequence[Cell], row: int) -> list[Cell]:
    """The cells of a table, those below or beside a row closed up."""
    spans = (cell.row_span - (cell.row < row < cell.row + cell.row_span) for cell in cells)
    kept = zip(cells, spans, strict=True)
    return [replace(c, row=c.row - (c.row > row), row_span=span) for c, span in kept if c.row != row]


def _mended(cells: Sequence[Cell], through: bool) -> list[Cell]:
    """The cells of a table over pages, those that a page break cuts in two as one: all of a row where it goes
    ``through`` that, else those of which nothing is left below it."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    starts = [min(region.page for cell in row for region in cell.regions) for row in rows]
    cut = next((rows[at][0].row for at, (page, after) in enumerate(pairwise(starts), start=1) if page < after), 0)
    upper = {(c.column, c.column_span): c for c in cells if c.row < cut == c.row + c.row_span}
    lower = [c for c in cells if c.row == cut > 0 and (through or not c.lines) and (c.column, c.column_span) in upper]
    ends = {id(upper[cell.column, cell.column_span]): cell for cell in lower}
    found = [_with_end(c, ends[id(c)], through) if id(c) in ends else c for c in cells if c not in lower]
    return [replace(c, row=c.row - 1) if through and c.row > cut else c for c in found]


def _with_end(cell: Cell, end: Cell, same_row: bool) -> Cell:
    span = cell.row_span + end.row_span - same_row
    return replace(cell, row_span=span, lines=cell.lines + end.lines, regions=cell.regions + end.regions)
