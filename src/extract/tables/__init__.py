"""Document → [Table]: every finder looks at every page with something to see; tables are then joined over pages."""

from __future__ import annotations

from collections.abc import Callable

from extract.issues import Code, Issues
from extract.model import Document, Page, Table
from extract.tables.ruled import find_ruled
from extract.tables.stitch import stitch

__all__ = ["FINDERS", "find_tables"]

Finder = Callable[[Page], list[Table]]
FINDERS: dict[str, Finder] = {"ruled": find_ruled}
"""The ways to find a table on a page."""


def find_tables(document: Document, issues: Issues) -> list[Table]:
    """The tables of ``document`` in reading order, those over several pages as one.

    A page that defeats a finder costs an issue, never the document.
    """
    by_page = [_on_page(page, issues) for page in document.pages]
    return stitch(document, by_page, issues)


def _on_page(page: Page, issues: Issues) -> list[Table]:
    found: list[Table] = []
    for name, finder in FINDERS.items():
        try:
            found.extend(finder(page))
        except (ValueError, IndexError, KeyError, ZeroDivisionError) as error:
            issues.add(Code.FINDER_FAILED, f"page {page.number}: the {name} finder failed: {error}")
    return found
