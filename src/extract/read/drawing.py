"""Tables, and what became of words, drawn on the page they stand on: what the program saw, for a human to check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from extract.model import Box, Table

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


class Mark(NamedTuple):
    """A place to colour on a page (points). ``framed``: an outline, with ``label`` at its corner; else a wash."""

    box: Box
    colour: str
    framed: bool = False
    label: str = ""


def colour(path: Path, marks: Mapping[int, Sequence[Mark]], folder: Path) -> list[Path]:
    """Write ``<name of the PDF>-<page>.png`` into ``folder`` for each page of ``marks``. Gives the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    written: list[Path] = []
    pdf = pdfium.PdfDocument(path)
    try:
        for number in sorted(marks):
            picture = pdf[number - 1].render(scale=scale).to_pil().convert("RGB")
            wash = Image.new("RGB", picture.size, "white")
            pen = ImageDraw.Draw(wash)
            for mark in marks[number]:
                if not mark.framed:
                    pen.rectangle([edge * scale for edge in mark.box], fill=mark.colour)
            picture = ImageChops.multiply(picture, wash)
            pen = ImageDraw.Draw(picture)
            for mark in marks[number]:
                if mark.framed:
                    pen.rectangle([edge * scale for edge in mark.box], outline=mark.colour, width=2)
                    pen.text((mark.box.x0 * scale + 3, mark.box.top * scale - 11), mark.label, fill=mark.colour)
            written.append(folder / f"{path.stem}-{number}.png")
            picture.save(written[-1])
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
