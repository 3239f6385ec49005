"""Tables as the file's tags tell them, checked against the page before they are believed.

A structure tree (ISO 32000-2, 14.8.4.8) has a table over several pages as one object, so rows cut by a page break stay
whole. But tags lie: tables that only lay out a page, cells out of order, words left out. So a tagged table is scored by
how well its words stand in columns and rows, and loses where they do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from extract.model import Box, Cell, Document, Element, Page, Region, Table, Word
from extract.tables.grid import fill_of
from extract.tables.short_rows import spans_found
from extract.tables.sideways import cell_lines

FEWEST_FILLED = 0.4
"""Share of cells with words that a table has at least."""
MOST_PLACES, MOST_COLUMNS = 200_000, 400
"""Of a table: spans may claim any number of them, and a row any number of cells."""
SLACK = 3.0
"""Points by which words may stand out of their column or row."""
LEAST = 0.6
"""Candidates with a lower score are not worth weighing."""
BEST = 0.97
"""The score of tags that agree with the page in everything."""

Content = Mapping[tuple[int, int], Sequence[Word]]
"""Words by page and marked-content id."""
CONTENT_ID = attrgetter("content_id")
Settled = Callable[[Sequence[Region]], bool]
"""Says of the places of a table whether another finder has the last word there."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A cell as tagged: its place in the grid, and its words by page."""

    row: int
    column: int
    row_span: int
    column_span: int
    words: dict[int, list[Word]]


def find_tagged(document: Document, settled: Settled = lambda _: False) -> list[Table]:
    """The tagged tables of ``document`` that agree with the page and stand in places that are not ``settled``, in the
    order of the tree."""
    elements = list(_tables(document.structure)) if document.structure else []
    content = _content(document.pages) if elements else {}
    if not content:
        return []
    found = (_table(element, content, document.pages, settled) for element in elements)
    return [table for table in found if table is not None]


def _content(pages: Iterable[Page]) -> dict[tuple[int, int], list[Word]]:
    found: dict[tuple[int, int], list[Word]] = {}
    for page in pages:
        for content_id, words in groupby(page.words, key=CONTENT_ID):
            if content_id >= 0:
                found.setdefault((page.number, content_id), []).extend(words)
    return found


def _tables(element: Element) -> Iterator[Element]:
    """Tables in the tree that hold no table themselves: those that do only lay out a page."""
    inner = [table for child in element.children for table in _tables(child)]
    if element.role == "Table" and not inner:
        yield element
    yield from inner


# ---------------------------------------------------------------- from the tree to a grid


def _table(element: Element, content: Content, pages: Sequence[Page], settled: Settled) -> Table | None:
    cells, n_rows, n_columns = _grid(_rows(element), content)
    if n_rows < 2 or n_columns < 2:
        return None
    spans = spans_found(cells, n_columns)
    for at, cell in enumerate(cells) if spans else ():
        column, span = spans.get((cell.row, cell.column), (cell.column, cell.column_span))
        cells[at] = replace(cell, column=column, column_span=span)
    filled = [cell for cell in cells if cell.words]
    if len(filled) < FEWEST_FILLED * len(cells):
        return None
    frame = _Frame.around(cells, n_rows, n_columns, pages)
    if settled(frame.regions):
        return None
    score = _score(filled, cells, n_rows, n_columns, pages)
    return _built(cells, n_rows, n_columns, frame, pages, score) if score >= LEAST else None


def _rows(element: Element) -> list[Element]:
    rows: list[Element] = []
    for child in element.children:
        if child.role == "TR":
            rows.append(child)
        elif child.role in ("THead", "TBody", "TFoot"):
            rows.extend(_rows(child))
    return rows


def _grid(rows: Sequence[Element], content: Content) -> tuple[list[Tagged], int, int]:
    """Cells with their places: each goes to the first place in its row that no cell from above reaches down into. None
    where they claim more places than a table has."""
    taken: set[tuple[int, int]] = set()
    cells: list[Tagged] = []
    if len(rows) > MOST_PLACES:
        return [], 0, 0
    for number, row in enumerate(rows):
        column = 0
        for element in (child for child in row.children if child.role in ("TD", "TH")):
            while (number, column) in taken:
                column += 1
            spans = min(element.row_span, len(rows) - number), element.column_span
            if len(taken) + spans[0] * spans[1] > MOST_PLACES or column + spans[1] > MOST_COLUMNS:
                return [], 0, 0
            taken.update((number + r, column + c) for r in range(spans[0]) for c in range(spans[1]))
            cells.append(Tagged(number, column, *spans, _words(element, content)))
            column += spans[1]
    return cells, len(rows), max((column for _, column in taken), default=-1) + 1


def _words(element: Element, content: Content) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = {}
    for page, content_id in element.content:
        found.setdefault(page, []).extend(content.get((page, content_id), ()))
    for child in element.children:
        for page, words in _words(child, content).items():
            found.setdefault(page, []).extend(words)
    return {page: words for page, words in found.items() if words}


# ---------------------------------------------------------------- is it true?


def _score(
    filled: Sequence[Tagged], cells: Sequence[Tagged], n_rows: int, n_columns: int, pages: Sequence[Page]
) -> float:
    """How well tags and page agree, 0..1: full rows, columns side by side, rows downwards, no word left out."""
    held = sum(cell.row_span * cell.column_span for cell in cells) / (n_rows * n_columns)
    shares = (
        min(1.0, held),
        _side_by_side(filled, n_columns),
        _downwards(filled, n_rows),
        _tagged_share(filled, pages),
    )
    score = BEST
    for share in shares:
        score *= share
    return round(score, 3)


def _side_by_side(filled: Sequence[Tagged], n_columns: int) -> float:
    """Share of cells that end before the next column begins and begin after the one before."""
    single = [(cell, Box.around(w.box for w in words)) for cell in filled for words in cell.words.values()]
    single = [(cell, box) for cell, box in single if cell.column_span == 1]
    lefts: dict[int, list[float]] = {}
    for cell, box in single:
        lefts.setdefault(cell.column, []).append(box.x0)
    start = {column: median(found) for column, found in lefts.items()}
    if len(start) < min(2, n_columns) or any(a >= b for a, b in pairwise(start[c] for c in sorted(start))):
        return 0.0
    right = 0
    for cell, box in single:
        after = min((x for column, x in start.items() if column > cell.column), default=box.x1)
        before = max((x for column, x in start.items() if column < cell.column), default=box.x0)
        right += before <= box.x0 + SLACK and box.x1 <= after + 4 * SLACK and box.x0 < after
    return right / len(single) if single else 0.0


def _downwards(filled: Sequence[Tagged], n_rows: int) -> float:
    """Share of neighbouring rows of which the lower one begins below where the upper one's first lines stand."""
    tops: dict[int, tuple[int, float]] = {}
    for cell in filled:
        page = min(cell.words)
        top = (page, min(word.box.top for word in cell.words[page]))
        tops[cell.row] = max(tops.get(cell.row, top), top) if cell.row_span == 1 else tops.get(cell.row, top)
    ends: dict[int, tuple[int, float]] = {}
    for cell in filled:
        if cell.row_span == 1:
            page = max(cell.words)
            end = (page, max(word.box.bottom for word in cell.words[page]))
            ends[cell.row] = max(ends.get(cell.row, end), end)
    steps = [(ends.get(row, tops[row]), tops[row + 1]) for row in range(n_rows - 1) if row in tops and row + 1 in tops]
    good = sum(upper[0] < lower[0] or upper[1] <= lower[1] + SLACK + 6 for upper, lower in steps)
    return good / len(steps) if steps else 0.0


def _tagged_share(filled: Sequence[Tagged], pages: Sequence[Page]) -> float:
    """Share of the words that stand where the table stands which its cells hold."""
    own = inside = 0
    for number, words in sorted(_by_page(filled).items()):
        box = Box.around(word.box for word in words)
        own += len(words)
        inside += len(pages[number - 1].words_in(box))
    return min(1.0, own / inside) if inside else 0.0


def _by_page(filled: Iterable[Tagged]) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = {}
    for cell in filled:
        for page, words in cell.words.items():
            found.setdefault(page, []).extend(words)
    return found


# ---------------------------------------------------------------- from the grid to a table


@dataclass(frozen=True, slots=True)
class _Frame:
    """The table's places, and on each of its pages the edges between columns and the rows' tops and bottoms."""

    edges: Mapping[int, Sequence[float]]
    bands: Mapping[int, Mapping[int, tuple[float, float]]]
    regions: tuple[Region, ...]

    @staticmethod
    def around(cells: Sequence[Tagged], n_rows: int, n_columns: int, pages: Sequence[Page]) -> _Frame:
        words = _by_page(cells)
        edges = {
            page: _edges(cells, pages[page - 1], n_columns, Box.around(w.box for w in words[page])) for page in words
        }
        bands = {page: _bands(cells, page, n_rows) for page in words}
        regions = []
        for page in sorted(words):
            tops, bottoms = zip(*bands[page].values(), strict=True)
            regions.append(Region(page, Box(edges[page][0], min(tops), edges[page][-1], max(bottoms))))
        return _Frame(edges, bands, tuple(regions))


def _built(
    cells: Sequence[Tagged], n_rows: int, n_columns: int, frame: _Frame, pages: Sequence[Page], score: float
) -> Table:
    made = [_cell(cell, frame.edges, frame.bands, pages) for cell in cells]
    regions = frame.regions
    # An empty row has no height of its own on any page; its cells stand somewhere in the table's first region.
    placed = [cell if cell.regions else replace(cell, regions=regions[:1]) for cell in made]
    ordered = tuple(sorted(placed, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, n_rows, n_columns, regions, "tagged", score)


def _cell(
    cell: Tagged,
    edges: Mapping[int, Sequence[float]],
    bands: Mapping[int, Mapping[int, tuple[float, float]]],
    pages: Sequence[Page],
) -> Cell:
    places: list[Region] = []
    for page in sorted(edges):
        rows = [bands[page][row] for row in range(cell.row, cell.row + cell.row_span) if row in bands[page]]
        if rows:
            left, right = edges[page][cell.column], edges[page][cell.column + cell.column_span]
            places.append(Region(page, Box(left, rows[0][0], right, rows[-1][1])))
    said = {" ".join(word.text for word in cell.words[page]): page for page in sorted(cell.words, reverse=True)}
    own = sorted(said.values())  # heads that stand again on the next page say the same
    lines = tuple(line for page in own for line in cell_lines(cell.words[page], pages[page - 1]))
    fill = fill_of(places[0].box, pages[places[0].page - 1].fills, blank=not lines) if places else None
    return Cell(cell.row, cell.column, cell.row_span, cell.column_span, lines, tuple(places), fill)


def _edges(cells: Sequence[Tagged], page: Page, n_columns: int, around: Box) -> list[float]:
    """The x of the edges between columns on a page: left of the words of each, or, where it has none, right of those of
    the columns before it. A last column without words reaches as far as what is painted beside the table's words."""
    told = [(c, word.box) for c in cells for word in c.words.get(page.number, ())]
    edges = [around.x0 - 2]
    for column in range(1, n_columns):
        before = max((box.x1 for c, box in told if c.column + c.column_span <= column), default=edges[-1] + 2)
        left = min((box.x0 for c, box in told if c.column == column), default=before) - 2
        edges.append(max(left, edges[-1]))
    last = any(c.column == n_columns - 1 for c, _ in told)
    painted = [fill.box.x1 for fill in page.fills if not last and around.top < fill.box.centre[1] < around.bottom]
    return [*edges, max(around.x1 + 2, edges[-1], *painted)]


def _bands(cells: Iterable[Tagged], page: int, n_rows: int) -> dict[int, tuple[float, float]]:
    """Top and bottom of the rows that have words on a page."""
    found: dict[int, tuple[float, float]] = {}
    for cell in sorted(cells, key=lambda c: c.row_span):
        words = cell.words.get(page, [])
        if words and (cell.row_span == 1 or cell.row not in found):
            top, bottom = min(w.box.top for w in words) - 1, max(w.box.bottom for w in words) + 1
            known = found.get(cell.row, (top, bottom))
            found[cell.row] = min(top, known[0]), max(bottom, known[1])
    return {row: found[row] for row in range(n_rows) if row in found}
