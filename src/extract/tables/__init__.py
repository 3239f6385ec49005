"""Document → [Table]: every finder looks at every page with something to see; tables are then joined over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.issues import Code, Issues
from extract.model import Document, Page, Table
from extract.tables.aligned import find_aligned
from extract.tables.choose import with_open_frames, with_tagged
from extract.tables.ruled import find_ruled
from extract.tables.second_opinion import FAILURES, ask_camelot
from extract.tables.stitch import stitch
from extract.tables.tagged import find_tagged

__all__ = ["FINDERS", "Finder", "ask_camelot", "find_tables"]

Finder = Callable[[Page], list[Table]]
FINDERS: dict[str, Finder] = {"ruled": find_ruled}
"""The ways to find a table on a page."""

FINDER_FAILURES = (ValueError, IndexError, KeyError, ZeroDivisionError)
"""What a finder raises on a page that defeats it."""
SURE = 0.75
"""A table with this score needs no second opinion."""
FEWEST_MARKS = 4
"""Rules and shadings on a page that make a second opinion worth its time."""


def find_tables(document: Document, issues: Issues, second_opinion: Finder | None = None) -> list[Table]:
    """The tables of ``document`` in reading order, those over several pages as one.

    ``second_opinion`` is asked where the own finders saw lines but no sure table. A page that defeats a finder costs
    an issue, never the document.
    """
    by_page: list[list[Table]] = []
    for page in document.pages:
        before = by_page[-1][-1] if by_page and by_page[-1] else None
        by_page.append(_on_page(page, before, issues, second_opinion))
    return stitch(document, with_tagged(by_page, _tagged(document, issues)), issues)


def _tagged(document: Document, issues: Issues) -> list[Table]:
    try:
        return find_tagged(document)
    except FINDER_FAILURES as error:
        issues.add(Code.FINDER_FAILED, f"the tagged finder failed: {error}")
        return []


def _on_page(page: Page, before: Table | None, issues: Issues, second_opinion: Finder | None) -> list[Table]:
    found: list[Table] = []
    for name, finder in FINDERS.items():
        try:
            found.extend(finder(page))
        except FINDER_FAILURES as error:
            issues.add(Code.FINDER_FAILED, f"page {page.number}: the {name} finder failed: {error}")
    found = with_open_frames(page, found)
    taken = [table.regions[0].box for table in found]
    found = sorted([*found, *find_aligned(page, taken, before)], key=lambda table: table.regions[0].box.top)
    if second_opinion and len(page.rules) + len(page.fills) >= FEWEST_MARKS:
        found = _with_second_opinion(page, found, second_opinion, issues)
    return found


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
