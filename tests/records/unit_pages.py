"""Pages of units, one below the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract import extract

Said = tuple[str, float, float, str]
"""Font, size, left and words, on a line of its own or level with the one before."""
ROWS = [
    ("1", "Mend the three footbridges", "Two were mended before the winter.", "Rights of Way Officer", "May 2026"),
    ("2", "Plant a hedge along the depot", "The whips are on order.", "Head of Parks", "November 2026"),
    ("3", "Open the hall on Sundays", "A caretaker has been found.", "Halls Manager", "Summer 2026"),
    ("4", "Print the bus times large", "The first sheets are at the stops.", "Transport Officer", "1 June 2026"),
]


def write(path: Path, units: Iterable[Iterable[Said]], pitch: float = 15, gap: float = 18) -> Path:
    """A page with a title and ``units`` one below the other, a line for each of what they say that has other words
    at its left already."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, 780, "Parish action plan: where we are")
    height = 740.0
    for unit in units:
        last = 1000.0
        for font, size, left, words in unit:
            height -= pitch if left <= last else 0
            canvas.setFont(font, size)
            canvas.drawString(left, height, words)
            last = left
        height -= gap
    canvas.save()
    return path


def read(path: Path) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(row.ref, row.text, row.lead_raw, row.timescale_raw) for row in extract(path).actions]
