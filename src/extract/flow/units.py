"""Units: one matter after the other on a page, each set in the same way, in boxes or with nothing drawn round them.

What begins a unit is a line whose look, number or words come back at the same place; what makes it one is that the
same labels, or the same looks, follow each time.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.flow.panel_boxes import badges_of
from extract.flow.panel_marks import marks_apart
from extract.flow.rhythm import MOST_LINES
from extract.flow.unit_parts import Unit, label_starts
from extract.model import Box, Page, Table


def tables_of(tables: Sequence[Table], pages: Sequence[Page]) -> dict[int, list[Table]]:
    """The tables on each page."""
    taken: dict[int, list[Table]] = {page.number: [] for page in pages}
    for table in tables:
        for region in table.regions:
            if region.page in taken:
                taken[region.page].append(table)
    return taken


def unit_in(page: Page, box: Box) -> Unit | None:
    """What stands in a box; None where that is nothing, or too much."""
    beside = (line for line in page.lines if line.box.top <= box.bottom and box.top <= line.box.bottom)
    words = [word for line in beside for word in line.words if box.holds(*word.box.centre)]
    if not words:
        return None
    lines, badges = marks_apart(words, box, badges_of(page), page.number)
    return Unit(lines, tuple(map(label_starts, lines)), badges) if lines and len(lines) <= MOST_LINES else None
