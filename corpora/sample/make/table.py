"""Ruled tables that run over pages the way a word processor's do.

A row that does not fit is cut between two lines, wherever that falls in a sentence, and goes on over the page, its
other cells blank. Blocks of a *levelled* cell begin level with those of the same rank in the row's others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from make.sheet import MARGIN, Sheet
from make.text import Family, Line, Para, stack

PAD = 3.5
BLANK_LINE = 12.0


@dataclass(frozen=True)
class Cell:
    """A cell over ``span`` columns. With one block it stands at the top; with several, each keeps its level."""

    blocks: tuple[tuple[Para, ...], ...]
    span: int = 1
    fill: str = ""
    hangs: bool = False
    """Runs down beside the rows below (a merged cell), so it does not make its own row taller."""


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    cut: bool = True
    """Whether a page break may cut it."""
    joined: frozenset[int] = field(default=frozenset())
    """Cells (by position) that belong to the merged cell above: no rule on top of them."""
    room: float = 0.0
    """Empty space added below, as papers have where a cell was left open."""


def cell(*texts: str | Para, span: int = 1, bold: bool = False, fill: str = "", size: float = 9.5) -> Cell:
    """A cell with one block of short paragraphs."""
    paras = tuple(t if isinstance(t, Para) else Para(t, bold=bold, size=size) for t in texts)
    return Cell((paras,), span, fill)


def row(*texts: str, bold: bool = False, fill: str = "", size: float = 9.5) -> Row:
    """A row of one-paragraph cells that a page break does not cut."""
    return Row(tuple(cell(text, bold=bold, fill=fill, size=size) for text in texts), cut=False)


@dataclass(frozen=True)
class _Placed:
    left: float
    line: Line


def _edges(sheet_cells: Sequence[Cell], columns: Sequence[float], left: float) -> list[tuple[float, float]]:
    """Left and right edge of each cell of a row."""
    edges, x, at = [], left, 0
    for one in sheet_cells:
        width = sum(columns[at : at + one.span])
        edges.append((x, x + width))
        x, at = x + width, at + one.span
    return edges


def _levels(cells: Sequence[Cell], widths: Sequence[float], family: Family) -> list[float]:
    """Where each level begins, in points below the top of the row's text."""
    starts = [0.0]
    for level in range(max(len(one.blocks) for one in cells) - 1):
        tallest = 0.0
        for one, width in zip(cells, widths, strict=True):
            if len(one.blocks) > max(level, 1):
                tallest = max(tallest, stack(list(one.blocks[level]), width, family)[1])
        starts.append(starts[-1] + tallest + BLANK_LINE)
    return starts


def _layout(one_row: Row, edges: list[tuple[float, float]], family: Family) -> tuple[list[_Placed], float]:
    """Every line of the row, by offset from the row's top, and the row's height."""
    widths = [right - left - 2 * PAD for left, right in edges]
    starts = _levels(one_row.cells, widths, family)
    placed: list[_Placed] = []
    height = 0.0
    for one, (left, _), width in zip(one_row.cells, edges, widths, strict=True):
        for block, start in zip(one.blocks, starts, strict=False):
            lines, end = stack(list(block), width, family, start)
            placed += [_Placed(left + PAD, replace(line, offset=line.offset + PAD)) for line in lines]
            height = max(height, 0.0 if one.hangs else end)
    return sorted(placed, key=lambda p: (p.line.offset, p.left)), height + 2 * PAD


def _box(sheet: Sheet, one_row: Row, edges: list[tuple[float, float]], height: float, continued: bool) -> None:
    for one, (left, right) in zip(one_row.cells, edges, strict=True):
        if one.fill:
            sheet.shade(left, sheet.y, right, sheet.y + height, one.fill)
    for position, (left, right) in enumerate(edges):
        for x in (left, right):
            sheet.rule(x, sheet.y, x, sheet.y + height)
        if continued or position not in one_row.joined:
            sheet.rule(left, sheet.y, right, sheet.y)


def draw(sheet: Sheet, columns: Sequence[float], rows: Sequence[Row], repeat: Sequence[Row] = ()) -> None:
    """Draw ``rows`` from the cursor down; ``repeat`` is drawn again on top of every further page."""
    left, right = MARGIN, MARGIN + sum(columns)
    for one_row in rows:
        _draw_row(sheet, columns, one_row, repeat)
    sheet.rule(left, sheet.y, right, sheet.y)


def _turn_page(sheet: Sheet, columns: Sequence[float], repeat: Sequence[Row]) -> None:
    sheet.rule(MARGIN, sheet.y, MARGIN + sum(columns), sheet.y)
    sheet.start_page()
    for one_row in repeat:
        _draw_row(sheet, columns, one_row, ())


def _draw_row(sheet: Sheet, columns: Sequence[float], one_row: Row, repeat: Sequence[Row]) -> None:
    edges = _edges(one_row.cells, columns, MARGIN)
    rest, height = _layout(one_row, edges, sheet.family)
    continued = False
    if sheet.y + height > sheet.bottom and (not one_row.cut or sheet.y + 2.6 * BLANK_LINE > sheet.bottom):
        _turn_page(sheet, columns, repeat)
        continued = True
    height += one_row.room
    while rest:
        room = sheet.bottom - sheet.y
        now = [p for p in rest if p.line.offset + p.line.height + PAD <= room]
        later = [p for p in rest if p.line.offset + p.line.height + PAD > room]
        tall = min(height, room)
        _box(sheet, one_row, edges, tall, continued)
        for placed in now:
            sheet.write(placed.line, placed.left, sheet.y)
        sheet.y += tall
        if later:
            _turn_page(sheet, columns, repeat)
            shift = later[0].line.offset - PAD
            later = [_Placed(p.left, replace(p.line, offset=p.line.offset - shift)) for p in later]
            height = max(p.line.offset + p.line.height for p in later) + PAD
            continued = True
        rest = later
