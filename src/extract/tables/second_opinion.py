"""A second opinion from camelot, on pages where the own finders saw lines or shading but no sure table.

Camelot looks at a picture of the page, so it finds rules that are drawn in ways the fast reader does not follow. It
takes about half a second a page: it is asked only on request (``--second-opinion``).
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from extract.model import Box, Page, Table
from extract.tables.grid import fill_slots, slots_of

LEAST_ACCURACY = 80.0
"""Camelot's own measure (0..100) of how well words lie in its cells."""
FAILURES = (ValueError, IndexError, KeyError, ZeroDivisionError, TypeError, OSError, NotImplementedError, RuntimeError)
"""What camelot and the libraries under it raise on pages they cannot read."""


def ask_camelot(path: Path, page: Page) -> list[Table]:
    """Camelot's lattice tables on one page of the file at ``path``, with the words as the own reader read them.

    Raises one of ``FAILURES`` when camelot cannot read the page.
    """
    import camelot.io  # loads OpenCV, which takes a second; most runs never ask

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "no tables found" is an answer, not a warning
        found = camelot.io.read_pdf(str(path), pages=str(page.number), flavor="lattice", suppress_stdout=True)
    return [table for answer in found if (table := _table(answer, page)) is not None]


def _table(answer: Any, page: Page) -> Table | None:
    accuracy = float(answer.parsing_report.get("accuracy", 0.0))
    if accuracy < LEAST_ACCURACY or page.rotation or page.turned:
        return None
    boxes = {_box(cell, page) for row in answer.cells for cell in row}
    slots, n_rows, n_columns = slots_of(sorted(boxes))
    if n_columns < 2 or n_rows < 2:
        return None
    return fill_slots(slots, n_rows, n_columns, page, "camelot", round(0.7 * accuracy / 100, 3))


def _box(cell: Any, page: Page) -> Box:
    """Camelot counts y from the bottom of the page."""
    return Box(float(cell.x1), page.height - float(cell.y2), float(cell.x2), page.height - float(cell.y1))
