"""Units: one matter after the other on a page, each set in the same way, in boxes or with nothing drawn round them.

What begins a unit is a line whose look, number or words come back at the same place; what makes it one is that the
same labels, or the same looks, follow each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.flow.panel_boxes import badges_of, frames_of
from extract.flow.panel_marks import marks_apart
from extract.flow.rhythm import MOST_LINES, by_rhythm
from extract.flow.unit_lines import stream_of
from extract.flow.unit_parts import NEARLY_ALL, Unit, label_starts
from extract.model import Box, Document, Page, Region, Table


def candidates(document: Document, tables: Sequence[Table], first: int, last: int) -> Iterator[list[Unit]]:
    """What may be units on the pages from ``first`` to ``last`` outside ``tables``: boxes that stand in no other, boxes
    that hold no other, and what comes back without boxes."""
    pages = document.pages[first - 1 : last]
    taken = tables_of(tables, pages)
    boxes = {page.number: [frame.box for frame in frames_of(page, taken[page.number], False)] for page in pages}
    made: dict[Region, Unit | None] = {}
    yield [unit for page in pages for unit in _boxed(page, boxes[page.number], made, outer=True)]
    yield [unit for page in pages for unit in _boxed(page, boxes[page.number], made, outer=False)]
    yield by_rhythm(list(stream_of(pages, taken)))


def tables_of(tables: Sequence[Table], pages: Sequence[Page]) -> dict[int, list[Table]]:
    """The tables on each page."""
    taken: dict[int, list[Table]] = {page.number: [] for page in pages}
    for table in tables:
        for region in table.regions:
            if region.page in taken:
                taken[region.page].append(table)
    return taken


def _boxed(page: Page, boxes: Sequence[Box], made: dict[Region, Unit | None], outer: bool) -> Iterator[Unit]:
    """The boxes and shades of a page that are as large as a panel, those that stand in no other or hold no other.
    ``made``: what is known of boxes."""
    for box in boxes:
        pairs = ((other, box) if outer else (box, other) for other in boxes if other is not box)
        if any(large.overlap(small) > NEARLY_ALL * small.area for large, small in pairs):
            continue
        place = Region(page.number, box)
        if place not in made:
            made[place] = unit_in(page, box)
        if unit := made[place]:
            yield unit


def unit_in(page: Page, box: Box) -> Unit | None:
    """What stands in a box; None where that is nothing, or too much."""
    beside = (line for line in page.lines if line.box.top <= box.bottom and box.top <= line.box.bottom)
    words = [word for line in beside for word in line.words if box.holds(*word.box.centre)]
    if not words:
        return None
    lines, badges = marks_apart(words, box, badges_of(page), page.number)
    return Unit(lines, tuple(map(label_starts, lines)), badges) if lines and len(lines) <= MOST_LINES else None
