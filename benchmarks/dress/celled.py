"""Changes that ask where the cells of drawn tables are: zebra fills, white lines between cells, text lower in them.

The cells are those that our own reader sees in the paper as it was; where it reads them wrong, the change is another.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from pathlib import Path

import pikepdf

from benchmarks.dress.drawn import Bar, Drawn, areas_of, bars, repainted, write
from benchmarks.dress.ink import Instruction, Written, inks, op
from benchmarks.dress.ink import Path as Drawing
from benchmarks.dress.written import set_anew
from extract.issues import Issues
from extract.read import read_document
from extract.tables.ruled import ruled_and_boxes

ZEBRA, PALE = op("rg", 0.87, 0.92, 0.96), op("rg", 0.93, 0.93, 0.9)
ROOM = 4.0
"""Points that text keeps from the edge of its cell."""


def cells_of(paper: Path, pdf: pikepdf.Pdf) -> dict[int, list[list[tuple[int, int, Bar]]]]:
    """For each page its drawn tables: row, rows spanned and box of each cell."""
    found: dict[int, list[list[tuple[int, int, Bar]]]] = defaultdict(list)
    for page, sheet in zip(read_document(paper, Issues(), "none").pages, pdf.pages, strict=True):
        if page.rotation or page.turned or page.skew:
            continue
        left, _, _, top = map(float, sheet.cropbox)
        for table in chain(*ruled_and_boxes(page)):
            boxes = [(c.row, c.row_span, c.regions[0].box) for c in table.cells]
            found[page.number].append(
                [(r, n, (left + b.x0, top - b.bottom, left + b.x1, top - b.top)) for r, n, b in boxes]
            )
    return found


def zebra(pdf: pikepdf.Pdf, paper: Path) -> None:
    """Every second row of a drawn table has a fill behind it."""
    cells = cells_of(paper, pdf)
    for number, page in enumerate(pdf.pages, start=1):
        shaded = [box for table in cells[number] for row, rows, box in table if rows == 1 and row % 2 == 1]
        _behind(pdf, page, bars(shaded, [ZEBRA]))


def white_rules(pdf: pikepdf.Pdf, paper: Path) -> None:
    """Rules are white, and every cell is filled."""
    cells = cells_of(paper, pdf)

    def white(path: Drawing, shown: Drawn) -> list[Instruction]:
        return [*areas_of(path, shown), *bars(shown.rules, [op("g", 1)], path.state)]

    repainted(pdf, white)
    for number, page in enumerate(pdf.pages, start=1):
        _behind(pdf, page, bars([box for table in cells[number] for _, _, box in table], [PALE]))


def _behind(pdf: pikepdf.Pdf, page: pikepdf.Page, first: list[Instruction]) -> None:
    if first:
        write(pdf, page, [*first, *(one for each in inks(page) for one in each.own)])


def text_at_bottom(pdf: pikepdf.Pdf, paper: Path) -> None:
    _lowered(pdf, paper, 1.0)


def text_in_middle(pdf: pikepdf.Pdf, paper: Path) -> None:
    _lowered(pdf, paper, 0.5)


def _lowered(pdf: pikepdf.Pdf, paper: Path, share: float) -> None:
    """The text of each cell moved down by a ``share`` of the room below it."""
    cells = cells_of(paper, pdf)

    def order(number: int, texts: list[Written]) -> list[Written]:
        places = [box for table in cells[number] for _, _, box in table]
        lowest: dict[Bar, float] = {}
        home = [_home(text, places) for text in texts]
        for text, box in zip(texts, home, strict=True):
            if box:
                lowest[box] = min(lowest.get(box, text.at[1]), text.at[1])
        return [
            text.moved(0, -share * max(0.0, lowest[box] - box[1] - ROOM)) if box else text
            for text, box in zip(texts, home, strict=True)
        ]

    set_anew(pdf, order)


def _home(text: Written, places: list[Bar]) -> Bar | None:
    x, y = text.at
    inside = [box for box in places if box[0] - 1 <= x <= box[2] and box[1] <= y <= box[3]]
    return min(inside, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)
