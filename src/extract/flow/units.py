"""Units: one matter after the other on a page, each set in the same way, in boxes or with nothing drawn round them.

What begins a unit is a line whose look, number or words come back at the same place; what makes it one is that the
same labels, or the same looks, follow each time.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.flow.panel_marks import marks_apart
from extract.flow.rhythm import MOST_LINES
from extract.flow.unit_parts import Unit, label_starts
from extract.kept import kept
from extract.model import Box, Page, Table


def tables_of(tables: Sequence[Table], pages: Sequence[Page]) -> dict[int, list[Table]]:
    """The tables on each page."""
    taken: dict[int, list[Table]] = {page.number: [] for page in pages}
    for table in tables:
        for region in table.regions:
            if region.page in taken:
                taken[region.page].append(table)
    return taken


@kept
def unit_in(page: Page, box: Box, shades: Sequence[Box]) -> Unit | None:
    """What stands in a box, of the ``shades`` that may be badges apart; None where that is nothing, or too much."""
    words = page.words_in(box)
    if not words:
        return None
    lines, badges = marks_apart(words, box, shades, page.number)
    return Unit(lines, tuple(map(label_starts, lines)), badges) if lines and len(lines) <= MOST_LINES else None
