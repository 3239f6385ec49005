"""Pages of invented papers, built from a description that reads like the page itself.

A table is a list of rows, a row a list of strings. In a string

- a new line is a new line in the cell, an empty line a blank one; longer text wraps at the cell's width,
- ``**bold**`` and ``__italic__`` set words in that style, ``2023^1`` raises the 1 as a footnote mark,
- ``{#c6efce}`` at its head shades the cell.

A cell that is just ``<`` belongs to the cell on its left, one that is just ``^`` to the cell above it.
Letters are half as wide as they are high, lines stand 12 points apart: what matters here is who stands level with whom.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from extract.model import Box, Cell, Document, Fill, Line, Page, Region, Rule, Table, Word
from extract.text import group_lines

SIZE, PITCH, PAD = 10.0, 12.0, 4.0
PAPER_WIDTH, PAPER_HEIGHT = 595.0, 842.0
LEFT, TOP, FULL_WIDTH = 50.0, 110.0, 495.0


# ---------------------------------------------------------------- words


def write(text: str, left: float = LEFT, top: float = TOP, width: float = FULL_WIDTH) -> list[Word]:
    """The words of ``text``, set from (left, top) and wrapped at ``width`` points."""
    words: list[Word] = []
    y = top
    bold = italic = False
    for line in text.split("\n"):
        x = left
        for token in line.split():
            bold, italic = bold or token.startswith("**"), italic or token.startswith("__")
            plain = token.strip("*_") if bold or italic else token
            letters, _, mark = plain.partition("^")
            if x > left and x + _wide(letters, SIZE) > left + width:
                x, y = left, y + PITCH
            box = Box(x, y, x + _wide(letters, SIZE), y + 1.02 * SIZE)
            words.append(Word(letters, box, SIZE, bold, italic))
            if mark:
                raised = Box(box.x1, y - 1, box.x1 + _wide(mark, 6.0), y + 5.1)
                words.append(Word(mark, raised, 6.0, bold, italic, glued=True))
            x = words[-1].box.x1 + 0.25 * SIZE
            bold, italic = bold and not token.endswith("**"), italic and not token.endswith("__")
        y += PITCH
    return words


def lines(text: str, width: float = FULL_WIDTH, page: int = 1) -> tuple[Line, ...]:
    return group_lines(write(text, width=width), page)


def _wide(letters: str, size: float) -> float:
    return 0.5 * size * len(letters)


def _high(text: str, width: float) -> float:
    """Height that ``text`` takes, blank lines at its end too, without room around it."""
    trailing = len(text) - len(text.rstrip("\n"))
    words = write(text, top=0.0, width=width)
    bottom = max((word.box.bottom for word in words), default=SIZE)
    return bottom + trailing * PITCH


# ---------------------------------------------------------------- tables


@dataclass(frozen=True)
class Grid:
    """A table before it stands on a page; widths and least row heights in points."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def grid(*rows: Sequence[str], widths: Sequence[float] = (), heights: Sequence[float] = ()) -> Grid:
    """A table of ``rows``. Without ``widths`` its columns share the text width evenly."""
    count = len(rows[0])
    assert all(len(row) == count for row in rows), "every row names every column, with < and ^ where cells are merged"
    even = tuple(widths) or (FULL_WIDTH / count,) * count
    return Grid(tuple(tuple(row) for row in rows), even, tuple(heights) or (0.0,) * len(rows))


def table(*rows: Sequence[str], widths: Sequence[float] = (), page: int = 1, top: float = TOP) -> Table:
    """A table of ``rows`` on a page of its own."""
    return place(grid(*rows, widths=widths), page, top)


def cell(text: str, width: float = 200.0) -> Cell:
    """A cell standing alone."""
    return table([text], widths=[width]).cells[0]


def place(made: Grid, page: int, top: float) -> Table:
    """``made`` with its top left corner at (LEFT, top)."""
    spans = list(_spans(made))
    columns, rows = _column_edges(made), _row_edges(made, spans, top)
    cells = []
    for row, column, row_span, column_span in spans:
        box = Box(columns[column], rows[row], columns[column + column_span], rows[row + row_span])
        fill, text = _shade(made.rows[row][column])
        words = write(text, box.x0 + PAD, box.top + PAD, box.width - 2 * PAD)
        found = group_lines(words, page)
        cells.append(Cell(row, column, row_span, column_span, found, (Region(page, box),), fill))
    region = Region(page, Box(columns[0], rows[0], columns[-1], rows[-1]))
    return Table(tuple(cells), len(made.rows), len(made.widths), (region,), "ruled", 1.0)


def _shade(text: str) -> tuple[str | None, str]:
    match = re.match(r"\{(#[0-9a-f]{6})\}", text)
    return (match.group(1), text[match.end() :]) if match else (None, text)


def _spans(made: Grid) -> Iterator[tuple[int, int, int, int]]:
    """Row, column, row span and column span of each cell."""
    for r, row in enumerate(made.rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            right = next((k for k in range(c + 1, len(row)) if row[k] != "<"), len(row))
            below = next((k for k in range(r + 1, len(made.rows)) if made.rows[k][c] != "^"), len(made.rows))
            yield r, c, below - r, right - c


def _column_edges(made: Grid) -> list[float]:
    edges = [LEFT]
    for width in made.widths:
        edges.append(edges[-1] + width)
    return edges


def _row_edges(made: Grid, spans: Sequence[tuple[int, int, int, int]], top: float) -> list[float]:
    """Rows are as high as their cells need; a merged cell that needs more makes its last row higher."""
    heights = list(made.heights)
    for row, column, row_span, column_span in sorted(spans, key=lambda span: span[2]):
        _, text = _shade(made.rows[row][column])
        need = _high(text, sum(made.widths[column : column + column_span]) - 2 * PAD) + 2 * PAD
        have = sum(heights[row : row + row_span])
        heights[row + row_span - 1] += max(0.0, need - have)
    edges = [top]
    for height in heights:
        edges.append(edges[-1] + height)
    return edges


# ---------------------------------------------------------------- pages and papers


@dataclass(frozen=True)
class Paper:
    """A paper with its tables, page by page, as a finder that makes no mistakes would give them."""

    document: Document
    by_page: tuple[tuple[Table, ...], ...]


def paper(*pages: Sequence[str | Grid], top: float = TOP) -> Paper:
    """A paper of ``pages``: each lists what stands on it from the top, text or tables."""
    made = [_sheet(blocks, number, top) for number, blocks in enumerate(pages, start=1)]
    document = Document("0" * 64, "invented.pdf", tuple(page for page, _ in made))
    return Paper(document, tuple(tables for _, tables in made))


def page(*blocks: str | Grid, top: float = TOP) -> tuple[Page, tuple[Table, ...]]:
    """One page and the tables on it."""
    return _sheet(blocks, 1, top)


def _sheet(blocks: Sequence[str | Grid], number: int, top: float) -> tuple[Page, tuple[Table, ...]]:
    words: list[Word] = []
    tables: list[Table] = []
    y = top
    for block in blocks:
        if isinstance(block, Grid):
            tables.append(place(block, number, y))
            words.extend(word for c in tables[-1].cells for line in c.lines for word in line.words)
            y = tables[-1].regions[0].box.bottom + PITCH
        else:
            words.extend(write(block, left=LEFT + 30.0 * block.startswith("\t"), top=y))  # a tab sets a block in
            y += _high(block, FULL_WIDTH) + PITCH
    cells = [c for found in tables for c in found.cells]
    made = Page(
        number=number,
        width=PAPER_WIDTH,
        height=PAPER_HEIGHT,
        rotation=0,
        lines=group_lines(words, number),
        rules=tuple(rule for c in cells for rule in outline(c.regions[0].box)),
        fills=tuple(Fill(c.regions[0].box, c.fill) for c in cells if c.fill),
    )
    return made, tuple(tables)


def outline(box: Box) -> list[Rule]:
    """The four lines around a cell, half a point thick."""
    thin = 0.25
    return [
        Rule(Box(box.x0, box.top - thin, box.x1, box.top + thin)),
        Rule(Box(box.x0, box.bottom - thin, box.x1, box.bottom + thin)),
        Rule(Box(box.x0 - thin, box.top, box.x0 + thin, box.bottom)),
        Rule(Box(box.x1 - thin, box.top, box.x1 + thin, box.bottom)),
    ]


def texts(made: Table) -> list[list[str]]:
    """What the cells that start in each row say."""
    return [[c.text for c in row] for row in made.rows]


def words_of(*tables: Table) -> list[str]:
    """Every word in the tables, sorted."""
    return sorted(w.text for t in tables for c in t.cells for line in c.lines for w in line.words)


# ---------------------------------------------------------------- PDFs

Artist = Callable[[Canvas], None]


def pdf(path: Path, *pages: Artist, rotation: int = 0, size: tuple[float, float] = (PAPER_WIDTH, PAPER_HEIGHT)) -> Path:
    """Write a PDF with a page by each artist, every page with /Rotate ``rotation``."""
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    if rotation:  # set afterwards: ReportLab would swap the sides of the sheet as well
        with pikepdf.open(path, allow_overwriting_input=True) as made:
            for sheet in made.pages:
                sheet.obj["/Rotate"] = rotation
            made.save(path, static_id=True)
    return path


TURNED = {0: (1, 0, 0, 1, 0, 0), 90: (0, 1, -1, 0, 842, 0), 180: (-1, 0, 0, -1, 595, 842), 270: (0, -1, 1, 0, 0, 595)}
"""The matrix that lays an upright drawing of 595 by 842 points on a sheet which is shown turned by so many degrees."""


def turned_pdf(path: Path, draw: Artist, rotation: int) -> Path:
    """A PDF whose page shows ``draw`` upright, on a sheet that is turned by ``rotation`` degrees to be shown."""

    def turned(canvas: Canvas) -> None:
        canvas.transform(*TURNED[rotation])
        draw(canvas)

    upright = rotation % 180 == 0
    size = (PAPER_WIDTH, PAPER_HEIGHT) if upright else (PAPER_HEIGHT, PAPER_WIDTH)
    return pdf(path, turned, rotation=rotation, size=size)
