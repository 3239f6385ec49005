"""Tables drawn on the page they stand on: what the finder saw, for a human to check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from extract.model import Table

DOTS_PER_INCH = 110
POINTS_PER_INCH = 72
COLOURS = ("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf")


def draw(path: Path, tables: Sequence[Table], out: Path, pages: Sequence[int] | None = None) -> list[Path]:
    """Write a PNG of each page that holds a table (or of ``pages``), its cells outlined, a colour a table.

    One page goes to ``out`` itself; of several, page 3 goes to ``<out stem>-3.png``. Gives the paths written.
    """
    wanted = sorted(set(pages or [region.page for table in tables for region in table.regions]))
    written: list[Path] = []
    pdf = pdfium.PdfDocument(path)
    try:
        for number in wanted:
            picture = pdf[number - 1].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil().convert("RGB")
            _outline(picture, tables, number)
            target = out if len(wanted) == 1 else out.with_name(f"{out.stem}-{number}{out.suffix or '.png'}")
            picture.save(target)
            written.append(target)
    finally:
        pdf.close()
    return written


def _outline(picture: Image.Image, tables: Sequence[Table], page: int) -> None:
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    pen = ImageDraw.Draw(picture)
    for index, table in enumerate(tables):
        colour = COLOURS[index % len(COLOURS)]
        for cell in table.cells:
            for region in cell.regions:
                if region.page == page:
                    x0, top, x1, bottom = (edge * scale for edge in region.box)
                    pen.rectangle((x0 + 1, top + 1, x1 - 1, bottom - 1), outline=colour, width=2)
                    pen.text((x0 + 4, top + 2), f"{cell.row},{cell.column}", fill=colour)
