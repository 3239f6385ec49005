"""First pages of invented papers as real PDFs, described in a few words each.

A paper is a list of blocks. ``para`` is a paragraph, ``grid`` a table (ruled or not), ``new_page`` a page break; a
``Paper`` adds the running head and foot and what a reader would say of it. A pack is several papers bound together.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

Facts = Mapping[str, Any]
"""What a reader would say: title, committee, meeting_date, document_type, council, publisher, wards, key_decision,
lead_officer, report_of; for a pack ``parts`` as (first page, title). A tuple holds several fair answers."""

WORDS = (
    "The service has worked with residents and partners over the year to shape what follows.",
    "Demand grew by four per cent while the number of staff stayed level, so ways of working had to change.",
    "Officers compared three neighbouring areas and found that early help costs less than late help.",
    "Costs are met from the budget that was set in February and no further call on reserves is expected.",
    "The team met tenants in seven halls and wrote down what they said about repairs and about noise.",
    "Where a scheme slipped the reason was mostly the weather or the wait for a licence.",
    "A second survey is planned once the new system has run for a full quarter.",
)


@dataclass(frozen=True)
class Paper:
    """An invented paper. ``head`` and ``foot`` are printed on every page; ``{page}`` and ``{pages}`` are counted."""

    name: str
    facts: Facts
    blocks: Callable[[], list[Flowable]]
    head: str = ""
    foot: str = ""
    wide: bool = False
    font: str = "Helvetica"
    head_first: bool = True

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.pdf"
        path.write_bytes(self.printed())
        return path

    def printed(self) -> bytes:
        first = self._pass(0)
        with pikepdf.open(io.BytesIO(first)) as pdf:
            return self._pass(len(pdf.pages))

    def _pass(self, pages: int) -> bytes:
        def furniture(canvas: Canvas, _: SimpleDocTemplate) -> None:
            width, height = canvas._pagesize
            canvas.setFont(self.font, 8.5)
            page = canvas.getPageNumber()
            if page > 1 or self.head_first:
                canvas.drawString(56, height - 34, self.head.format(page=page, pages=pages))
            canvas.drawCentredString(width / 2, 28, self.foot.format(page=page, pages=pages))

        out = io.BytesIO()
        size = landscape(A4) if self.wide else A4
        SimpleDocTemplate(
            out, pagesize=size, leftMargin=56, rightMargin=56, topMargin=56, bottomMargin=56, invariant=1
        ).build(_in_font(self.blocks(), self.font), onFirstPage=furniture, onLaterPages=furniture)
        return out.getvalue()


@dataclass(frozen=True)
class Pack:
    """Papers bound together, without bookmarks unless ``outline`` gives (first page, entry)."""

    name: str
    papers: Sequence[Paper]
    facts: Facts
    outline: Sequence[tuple[int, str]] = ()
    stamps: bool = False
    extra: Facts = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.pdf"
        with pikepdf.new() as whole:
            for paper in self.papers:
                with pikepdf.open(io.BytesIO(paper.printed())) as pdf:
                    whole.pages.extend(pdf.pages)
            if self.stamps:
                _stamp(whole)
            if self.outline:
                with whole.open_outline() as outline:
                    outline.root.extend(pikepdf.OutlineItem(entry, page - 1) for page, entry in self.outline)
            whole.save(path, deterministic_id=True)
        return path


def _stamp(pdf: pikepdf.Pdf) -> None:
    for number, page in enumerate(pdf.pages, 1):
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, invariant=1)
        canvas.setFont("Helvetica", 10)
        canvas.drawRightString(560, 14, f"Page {number}")
        canvas.save()
        with pikepdf.open(io.BytesIO(out.getvalue())) as stamp:
            page.add_overlay(stamp.pages[0])


def _in_font(blocks: Sequence[Flowable], font: str) -> list[Flowable]:
    if font != "Helvetica":
        for block in blocks:
            if isinstance(block, Paragraph) and block.style.fontName == "Helvetica":
                block.style.fontName = font
    return list(blocks)


def para(text: str, size: float = 11, align: str = "left", after: float = 6, indent: float = 0) -> Flowable:
    """A paragraph; ``<b>`` and ``<i>`` as in reportlab."""
    style = ParagraphStyle(
        "p", fontName="Helvetica", fontSize=size, leading=size * 1.25, spaceAfter=after, leftIndent=indent,
        alignment={"left": 0, "centre": 1, "right": 2}[align],
    )  # fmt: skip
    return Paragraph(text, style)


def lines(*texts: str, size: float = 11, align: str = "left", after: float = 2) -> list[Flowable]:
    return [para(text, size, align, after) for text in texts]


def grid(
    rows: Sequence[Sequence[str]], widths: Sequence[float], ruled: bool = True, size: float = 10.5, shade: str = ""
) -> Flowable:
    """A table of paragraphs; ``shade`` colours its first column."""
    cells = [[para(cell, size, after=0) for cell in row] for row in rows]
    table = Table(cells, colWidths=list(widths), hAlign="LEFT")
    style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    if shade:
        style.append(("BACKGROUND", (0, 0), (0, -1), colors.HexColor(shade)))
    table.setStyle(TableStyle(style))
    return table


def gap(points: float = 10) -> Flowable:
    return Spacer(1, points)


def rule() -> Flowable:
    return HRFlowable(width="100%", thickness=1, color=colors.black, spaceAfter=6)


def new_page() -> Flowable:
    return PageBreak()


def section(number: str, head: str, paragraphs: int = 2, start: int = 0, bold: bool = True) -> list[Flowable]:
    """A headed section of made-up text, its paragraphs numbered below ``number`` ("" leaves them unnumbered)."""
    title = f"{number} {head}".strip()
    blocks = [para(f"<b>{title}</b>" if bold else title, after=4)]
    for count in range(paragraphs):
        text = " ".join(WORDS[(start + count + step) % len(WORDS)] for step in range(3))
        blocks.append(para(f"{number.rstrip('.')}.{count + 1} {text}" if number else text))
    return blocks
