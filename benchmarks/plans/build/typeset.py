"""Marked papers set by ReportLab's Platypus: running text in one or two columns, boxes, tables in several looks.

Looks are head lines of a paper: ``page: landscape``, ``font: serif 10.5``, ``accent: #1f4e79``, ``heads: shaded``,
``justify: yes``, ``running: words at the head of each page``, ``numbers: Page {}``. A table's look is ``full``,
``rows``, ``zebra``, ``outer`` or ``none``.
"""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.plans.build.marked import Marked
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BalancedColumns, Flowable, LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

_FONTS = {
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
}
MARGIN = 54.0
_NUMBERED = re.compile(r"^(\S{1,8})\t(.*)$", re.DOTALL)


def typeset(paper: Marked, path: Path) -> None:
    """Write the PDF of ``paper``."""
    _Setter(paper).write(path)


def _styled(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(" // ", "<br/>")
    safe = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", safe)
    return re.sub(r"__(.+?)__", r"<i>\1</i>", safe)


class _Setter:
    def __init__(self, paper: Marked) -> None:
        self.paper = paper
        looks = paper.looks
        family, _, size = looks.get("font", "sans 10.5").partition(" ")
        self.plain, self.bold = _FONTS[family]
        self.size = float(size or 10.5)
        self.accent = colors.HexColor(looks.get("accent", "#1f3864"))
        self.sheet = landscape(A4) if looks.get("page") == "landscape" else A4
        self.room = self.sheet[0] - 2 * MARGIN

    def write(self, path: Path) -> None:
        frame = SimpleDocTemplate(
            str(path),
            pagesize=self.sheet,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=MARGIN,
            title=self.paper.looks["title"],
            invariant=1,
        )
        frame.build(self._flow(list(self.paper.blocks), self.room), onFirstPage=self._page, onLaterPages=self._page)

    def _page(self, canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont(self.plain, 8)
        canvas.setFillColor(colors.grey)
        if running := self.paper.looks.get("running"):
            canvas.drawString(MARGIN, self.sheet[1] - 34, running)
        if numbers := self.paper.looks.get("numbers"):
            canvas.drawRightString(self.sheet[0] - MARGIN, 30, numbers.format(canvas.getPageNumber()))

    # ------------------------------------------------------------ running text

    def _style(self, **more: object) -> ParagraphStyle:
        base: dict[str, object] = {
            "fontName": self.plain,
            "fontSize": self.size,
            "leading": 1.24 * self.size,
            "spaceAfter": 0.55 * self.size,
        }
        if self.paper.looks.get("justify"):
            base["alignment"] = TA_JUSTIFY
        return ParagraphStyle("any", **{**base, **more})

    def _flow(self, blocks: list[str], room: float) -> list[Flowable]:
        found: list[Flowable] = []
        while blocks:
            block = blocks.pop(0)
            if block.startswith("!columns"):
                inner = [blocks.pop(0) for _ in range(blocks.index("!end"))]
                blocks.pop(0)
                count = int(block.split()[1])
                gutter = 20.0
                columns = self._flow(inner, (room - gutter * (count - 1)) / count)
                found.append(BalancedColumns(columns, nCols=count, innerPadding=gutter, leftPadding=0, rightPadding=0))
            elif block.startswith("!table"):
                inner = [blocks.pop(0) for _ in range(blocks.index("!end"))]
                blocks.pop(0)
                found += [self._table(block, inner), Spacer(1, 9)]
            elif block == "!page":
                found.append(PageBreak())
            elif block.startswith("!space"):
                found.append(Spacer(1, float(block.split()[1])))
            else:
                found.append(self._paragraph(block))
        return found

    def _paragraph(self, block: str) -> Flowable:
        for mark, larger in (("### ", 1.05), ("## ", 1.2), ("# ", 1.7)):
            if block.startswith(mark):
                return self._heading(block[len(mark) :], larger * self.size, level=len(mark) - 1)
        if block.startswith("* "):
            style = self._style(leftIndent=16, bulletIndent=4, spaceAfter=0.3 * self.size)
            return Paragraph(_styled(block[2:]), style, bulletText="•")
        if block.startswith("** ") or not block.startswith("> "):
            numbered = _NUMBERED.match(block)
            if numbered:
                style = self._style(leftIndent=26, bulletIndent=0, bulletFontName=self._marker_font(numbered[2]))
                return Paragraph(_styled(numbered[2]), style, bulletText=numbered[1])
            return Paragraph(_styled(block), self._style())
        box = self._style(
            backColor=colors.HexColor(self.paper.looks.get("box", "#e8eef6")),
            borderColor=self.accent,
            borderWidth=0.8 if self.paper.looks.get("frame") else 0,
            borderPadding=6,
            spaceBefore=8,
            spaceAfter=14,
        )
        return Paragraph(_styled(block[2:]), box)

    def _marker_font(self, text: str) -> str:
        return self.bold if text.startswith("**") else self.plain

    def _heading(self, text: str, size: float, level: int) -> Flowable:
        look = self.paper.looks.get("heads", "plain")
        more: dict[str, object] = {
            "fontName": self.bold,
            "fontSize": size,
            "leading": 1.2 * size,
            "spaceBefore": 0.6 * size,
            "textColor": self.accent,
            "alignment": 0,
            "keepWithNext": 1,
        }
        if look == "shaded" and level == 2:
            more |= {"backColor": self.accent, "textColor": colors.white, "borderPadding": 4, "spaceAfter": size}
        return Paragraph(_styled(text), self._style(**more))

    # ------------------------------------------------------------ tables

    def _table(self, head: str, rows: list[str]) -> Flowable:
        first, *columns = head.split(" | ")
        _, look, size = first.split()
        parts = [column.strip().rpartition("=")[0].partition(" ") for column in columns]
        widths = [float(width) for width, _, _ in parts]
        cell = self._style(fontSize=float(size), leading=1.2 * float(size), spaceAfter=0, alignment=0)
        bold = self._style(
            fontSize=float(size), leading=1.2 * float(size), spaceAfter=0, fontName=self.bold, alignment=0,
            textColor=colors.white if look in ("full", "zebra") else colors.black,
        )  # fmt: skip
        headed = any(heading for _, _, heading in parts)
        made = [[Paragraph(_styled(heading), bold) for _, _, heading in parts]] if headed else []
        bands = []
        for row in rows:
            if row.startswith(":: "):
                bands.append(len(made))
                band = ParagraphStyle("band", parent=cell, fontName=self.bold)
                made.append([Paragraph(_styled(row[3:]), band), *[""] * (len(widths) - 1)])
            else:
                made.append([_cell(text, cell) for text in re.split(r" \|(?= |$)", row[1:])])
        commands = self._commands(look, headed, bands)
        return LongTable(made, widths, repeatRows=1 if headed else 0, style=commands, hAlign="LEFT")

    def _commands(self, look: str, headed: bool, bands: list[int]) -> list[tuple[object, ...]]:
        found: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        if look == "full":
            found += [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        if look == "rows":
            found += [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)]
        if look == "outer":
            found += [("BOX", (0, 0), (-1, -1), 0.75, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.75, colors.black)]
        if look == "zebra":
            found += [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.HexColor("#eef2f7"), colors.white])]
        if headed and look in ("full", "zebra"):
            found += [("BACKGROUND", (0, 0), (-1, 0), self.accent)]
        for row in bands:
            found += [("SPAN", (0, row), (-1, row)), ("BACKGROUND", (0, row), (-1, row), colors.HexColor("#d9e2f0"))]
        return found


def _cell(text: str, style: ParagraphStyle) -> list[Flowable] | str:
    """Parts of a cell as paragraphs; bullets hang."""
    found: list[Flowable] = []
    hanging = ParagraphStyle("bullet", parent=style, leftIndent=9, bulletIndent=0)
    for part in text.strip().split(" // "):
        if part.startswith("• "):
            found.append(Paragraph(_styled(part[2:]), hanging, bulletText="•"))
        elif part:
            found.append(Paragraph(_styled(part), style))
    return found or ""
