"""The sheets a paper is drawn on: a cursor that runs down the page, and a note of which page holds what.

Lengths are points from the top left of the page as displayed. A turned page is stored portrait with ``/Rotate 90``, as
printing a pack does with landscape pages, and drawn so that it reads upright.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from make.text import FACES, Family, Line, Para, stack

NOTICE = "Sample, invented content"
"""Stands on every page and in the properties of every file."""

MARGIN = 50.0
FOOT = 44.0
"""Space kept free at the foot of a page."""


class Sheet:
    """A PDF in the making. ``y`` is the cursor; ``marks`` lists the pages each mark was written on."""

    def __init__(self, path: Path, title: str, *, family: Family = "Helvetica", landscape: bool = False) -> None:
        # No compression: the bytes would depend on the machine's zlib, and readable pages make readable diffs.
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=0)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(NOTICE)
        self.canvas.setSubject(NOTICE)
        self.canvas.setCreator(NOTICE)
        self.canvas.setKeywords(NOTICE)
        self.family = family
        self.landscape = landscape
        self.turned = False
        self.stamped = False
        self.page = 0
        self.y = 0.0
        self.width, self.height = A4
        self.marks: dict[str, list[int]] = {}

    @property
    def bottom(self) -> float:
        return float(self.height - FOOT)

    def start_page(self) -> None:
        """Begin a page in the present orientation, with the notice (and the stamp of a pack) at its foot."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        short, long = A4
        self.width, self.height = (long, short) if self.landscape else (short, long)
        self.canvas.setPageSize((self.width, self.height))
        self.canvas.setPageRotation(90 if self.turned else 0)
        if self.turned:  # ReportLab has swapped width and height; turn what is drawn to match
            self.canvas.transform(0, 1, -1, 0, self.height, 0)
        self.y = MARGIN
        self.print_at(NOTICE, self.width / 2, self.height - 18, size=7, align="centre")
        if self.stamped:
            self.print_at(f"Page {self.page}", self.width - 30, self.height - 18, size=11, align="right")

    def print_at(self, text: str, x: float, base: float, *, size: float, align: str, bold: bool = False) -> None:
        """Write one line with its base line ``base`` below the top; ``align`` is left, centre or right."""
        font = FACES["Helvetica"][bold, False]
        shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * stringWidth(text, font, size)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x - shift, self.height - base, text)

    def write(self, line: Line, left: float, top: float) -> None:
        """Write a line whose block begins at ``top``."""
        base = self.height - top - line.offset - line.height * 0.8
        for run in line.runs:
            self.canvas.setFont(run.font, run.size)
            self.canvas.setFillColor(HexColor("#0b4f9c" if run.uri else "#000000"))
            self.canvas.drawString(left + run.dx, base + run.rise, run.text)
            if run.uri:
                self._link(run.uri, left + run.dx, base, run.width, run.size)
        self.canvas.setFillColor(HexColor("#000000"))
        if line.mark:
            pages = self.marks.setdefault(line.mark, [])
            if self.page not in pages:
                pages.append(self.page)

    def _link(self, uri: str, x: float, base: float, width: float, size: float) -> None:
        self.canvas.setLineWidth(0.4)
        self.canvas.line(x, base - 1.5, x + width, base - 1.5)
        self.canvas.linkURL(uri, (x, base - 2, x + width, base + size), relative=1)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setLineWidth(0.7)
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def shade(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor("#000000"))

    def frame(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setLineWidth(1.2)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=1, fill=0)

    def flow(self, paras: list[Para], *, left: float = MARGIN, right: float = MARGIN) -> None:
        """Write paragraphs from the cursor down, going to new pages as needed."""
        for para in paras:
            lines, end = stack([para], self.width - left - right, self.family)
            for line in lines:
                if self.y + line.height > self.bottom:
                    self.start_page()
                self.write(Line(line.runs, 0, line.height, line.mark), left, self.y)
                self.y += line.height
            self.y += para.after if end else 0

    def boxed(self, paras: list[Para]) -> None:
        """Write paragraphs in a frame that stays on one page."""
        lines, end = stack(paras, self.width - 2 * MARGIN - 20, self.family)
        if self.y + end + 16 > self.bottom:
            self.start_page()
        self.frame(MARGIN, self.y, self.width - MARGIN, self.y + end + 16)
        for line in lines:
            self.write(line, MARGIN + 10, self.y + 8)
        self.y += end + 28

    def bookmark(self, title: str, level: int) -> None:
        """Add an entry to the outline that points at this page."""
        key = f"page-{self.page}-{level}"
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(title, key, level)

    def save(self) -> None:
        self.canvas.showPage()
        self.canvas.save()
