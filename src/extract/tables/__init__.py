"""Document → [Table]: every finder looks at every page with something to see; tables are then joined over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.flow.panels import find_panels
from extract.issues import Code, Issues
from extract.kept import kept
from extract.model import Document, Page, Table
from extract.tables.aligned import find_aligned
from extract.tables.choose import settled_by, with_open_frames, with_tagged
from extract.tables.halves import with_halves_joined
from extract.tables.inner_columns import with_inner_columns, with_small_print_apart
from extract.tables.lone import with_boxes, without_boxes
from extract.tables.nested import unfolded
from extract.tables.ruled import ruled_and_boxes
from extract.tables.second_opinion import FAILURES, ask_camelot
from extract.tables.stitch import stitch
from extract.tables.tagged import find_tagged
from extract.ways import USUAL, Way

__all__ = ["FINDERS", "Finder", "ask_camelot", "find_tables"]

Finder = Callable[[Page], list[Table]]
Found = tuple[list[Table], list[Table]]
"""The tables on a page, and the boxes of one cell, which may be the rest of a table on the page before."""
FINDERS: dict[str, Callable[[Page], Found]] = {"ruled": ruled_and_boxes}
"""The ways to find a drawn table on a page."""

FINDER_FAILURES = (ValueError, IndexError, KeyError, ZeroDivisionError)
"""What a finder raises on a page that defeats it."""
SURE = 0.75
"""A table with this score needs no second opinion."""
OF_A_GRID = 4
"""Columns that no panel has."""
FEWEST_OF_ROWS = 3
"""Rows of a table beside which a box is no panel."""
FEWEST_MARKS = 4
"""Rules and shadings on a page that make a second opinion worth its time."""


def find_tables(
    document: Document, issues: Issues, second_opinion: Finder | None = None, way: Way = USUAL
) -> list[Table]:
    """The tables of ``document`` in reading order, those over several pages as one, by the finders that ``way`` hears.

    ``second_opinion`` is asked where the own finders saw lines but no sure table. A page that defeats a finder costs
    an issue, never the document.
    """
    if not way.hears("tables"):
        return []
    by_page: list[list[Table]] = []
    boxes: list[list[Table]] = []
    drawn = [_drawn(page, issues) if way.hears("drawn") else ([], []) for page in document.pages]
    known = [[*tables, *alone] for tables, alone in drawn]
    panels = find_panels(document, known, _grids) if way.hears("panels") else {}
    for page, (tables, alone) in zip(document.pages, drawn, strict=True):
        before = by_page[-1][-1] if by_page and by_page[-1] else None
        own = panels.get(page.number, [])
        others = [t for t in tables if t.n_columns > 1 or not any(_share_place(t, panel) for panel in own)]
        by_page.append(_on_page(page, [*others, *own], before, issues, second_opinion, way))
        boxes.append([box for box in alone if not any(_share_place(box, panel) for panel in own)])
    by_page = with_boxes(document, with_tagged(by_page, _tagged(document, by_page, issues)), boxes)
    tables = without_boxes(stitch(document, by_page, issues))
    return unfolded(with_halves_joined([with_small_print_apart(table) for table in tables], document, issues))


@kept
def _grids(page: Page) -> list[Table]:
    """The tables of rows that white space shows on a page: several columns, and no labels in them."""
    try:
        shown = find_aligned(page)
    except FINDER_FAILURES:  # noted where the page is read
        return []
    found = [table for table in shown if table.n_columns >= OF_A_GRID and table.n_rows >= FEWEST_OF_ROWS]
    return [table for table in found if not any(cell.text.endswith(":") for cell in table.cells)]


def _tagged(document: Document, by_page: Sequence[Sequence[Table]], issues: Issues) -> list[Table]:
    try:
        return find_tagged(document, settled_by(by_page))
    except FINDER_FAILURES as error:
        issues.add(Code.FINDER_FAILED, f"the tagged finder failed: {error}")
        return []


def _drawn(page: Page, issues: Issues) -> Found:
    drawn, boxes, failed = _drawn_on(page)
    for said in failed:
        issues.add(Code.FINDER_FAILED, said)
    return drawn, boxes


@kept
def _drawn_on(page: Page) -> tuple[list[Table], list[Table], list[str]]:
    """What the finders of drawn tables find on a page, and how they failed."""
    drawn: list[Table] = []
    boxes: list[Table] = []
    failed: list[str] = []
    for name, finder in FINDERS.items():
        try:
            tables, alone = finder(page)
        except FINDER_FAILURES as error:
            failed.append(f"page {page.number}: the {name} finder failed: {error}")
            continue
        drawn.extend(with_inner_columns(table, tables) for table in tables)
        boxes.extend(alone)
    return drawn, boxes, failed


def _on_page(
    page: Page, drawn: list[Table], before: Table | None, issues: Issues, second_opinion: Finder | None, way: Way
) -> list[Table]:
    found = _with_aligned(page, drawn, before, issues) if way.hears("white") else drawn
    if second_opinion and len(page.rules) + len(page.fills) >= FEWEST_MARKS:
        found = _with_second_opinion(page, found, second_opinion, issues)
    return found


def _with_aligned(page: Page, drawn: list[Table], before: Table | None, issues: Issues) -> list[Table]:
    """The drawn tables and those that white space shows beside them; the drawn alone where the white defeats us."""
    try:
        found = with_open_frames(page, drawn)
        taken = [table.regions[0].box for table in found]
        found = [*found, *find_aligned(page, taken, before)]
    except FINDER_FAILURES as error:
        issues.add(Code.FINDER_FAILED, f"page {page.number}: the aligned finder failed: {error}")
        found = drawn
    return sorted(found, key=lambda table: table.regions[0].box.top)


def _with_second_opinion(page: Page, found: Sequence[Table], ask: Finder, issues: Issues) -> list[Table]:
    """The found tables, those that are not sure replaced by what the second finder says of their place."""
    sure = [table for table in found if table.score >= SURE and table.n_columns > 1]
    if any(table.n_columns > 1 for table in sure):
        return list(found)
    try:
        answers = ask(page)
    except FAILURES as error:
        issues.add(Code.FINDER_FAILED, f"page {page.number}: the second opinion failed: {error}")
        return list(found)
    kept = [table for table in found if not any(_share_place(table, answer) for answer in answers)]
    return sorted([*kept, *answers], key=lambda table: table.regions[0].box.top)


def _share_place(one: Table, other: Table) -> bool:
    return one.regions[0].box.overlap(other.regions[0].box) > 0.3 * one.regions[0].box.area
