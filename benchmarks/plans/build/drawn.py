"""The ReportLab producer: paragraphs and grids drawn down the pages, rows cut at their foot as word processors do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.plans.build.model import Break, Grid, Look, Paper, Sheet, Text
from benchmarks.plans.build.setting import depth, face, lines
from benchmarks.plans.build.strips import Placed, Strip, strip, strips
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas


def draw(paper: Paper, path: Path) -> None:
    """Write the PDF of ``paper``."""
    press = Press(path, paper)
    for block in paper.blocks:
        if isinstance(block, Text):
            press.paragraph(block)
        elif isinstance(block, Break):
            press.turn_page(block.landscape)
        else:
            press.grid(block)
    press.close()


class Press:
    """A canvas with a cursor, ``y`` points below the page's top as displayed."""

    def __init__(self, path: Path, paper: Paper) -> None:
        self.sheet: Sheet = paper.sheet
        self.landscape = paper.sheet.landscape
        self.canvas = Canvas(str(path), invariant=1, pageCompression=1)
        self.canvas.setTitle(paper.title)
        self.canvas.setSubject("Invented paper, made for testing")
        self.page = 0
        self._open()

    # ------------------------------------------------------------ pages

    def _open(self) -> None:
        self.page += 1
        self.width, self.height = self.sheet.oriented(self.landscape)
        turn = self.sheet.turn if self.landscape else 0
        self.canvas.setPageSize((self.width, self.height))  # as displayed: ReportLab swaps the sides of a turned page
        self.canvas.setPageRotation(turn)
        if turn == 90:
            self.canvas.transform(0, 1, -1, 0, self.height, 0)
        elif turn == 270:
            self.canvas.transform(0, -1, 1, 0, 0, self.width)
        self._furniture()
        self.y = self.sheet.margin

    def _furniture(self) -> None:
        font = face(self.sheet.family)
        if self.sheet.running_head:
            self._write(self.sheet.running_head, self.sheet.margin, self.sheet.margin - 14, font, 8, "#555555")
        if self.sheet.page_numbers:
            words = self.sheet.page_numbers.format(self.page)
            left = self.width - self.sheet.margin - stringWidth(words, font, 8)
            self._write(words, left, self.height - self.sheet.margin + 20, font, 8, "#555555")

    def turn_page(self, landscape: bool | None = None) -> None:
        self.canvas.showPage()
        self.landscape = self.landscape if landscape is None else landscape
        self._open()

    def close(self) -> None:
        self.canvas.showPage()
        self.canvas.save()

    @property
    def bottom(self) -> float:
        return self.height - self.sheet.margin

    def _write(self, text: str, x: float, y: float, font: str, size: float, ink: str) -> None:
        self.canvas.setFillColor(ink or "#000000")
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)

    def _rule(self, x0: float, y0: float, x1: float, y1: float, look: Look) -> None:
        self.canvas.setStrokeColor(look.rule_colour)
        self.canvas.setLineWidth(look.rule_width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    # ------------------------------------------------------------ paragraphs

    def paragraph(self, block: Text) -> None:
        inset = 7.0 if block.box else 0.0
        left = self.sheet.margin + block.indent + inset
        room = self.width - self.sheet.margin - left - inset
        set_lines = lines(
            block.text, room, block.family or self.sheet.family, block.size, bold=block.bold, italic=block.italic
        )
        high = depth(set_lines) + 2 * inset
        if self.y + min(high, 4 * block.size) > self.bottom or (block.box and self.y + high > self.bottom):
            self.turn_page()
        if block.box:
            self._frame(left - inset, high, self.width - self.sheet.margin, block.fill)
        top = self.y + inset
        for line in set_lines:
            if top + line.base > self.bottom:
                self.turn_page()
                top = self.y - line.base + line.size
            self._write(line.text, left + line.dx, top + line.base, line.font, line.size, block.ink)
        self.y = top + depth(set_lines) + inset + block.after

    def _frame(self, left: float, high: float, right: float, fill: str) -> None:
        self.canvas.setStrokeColor("#000000")
        self.canvas.setLineWidth(0.75)
        self.canvas.setFillColor(fill or "#ffffff")
        self.canvas.rect(left, self.height - self.y - high, right - left, high, stroke=1, fill=1 if fill else 0)

    # ------------------------------------------------------------ grids

    def grid(self, grid: Grid) -> None:
        head = strip(grid.head, grid, head=True) if grid.head else None
        if head:
            first = next(iter(strips(grid)), None)
            if self.y + head.height + min(first.height if first else 0.0, 60.0) > self.bottom:
                self.turn_page()
            self._segment(head, grid, 0.0, head.height, part="head")
        for number, each in enumerate(strips(grid)):
            last = number == len(list(strips(grid))) - 1
            self._flow(each, grid, head if grid.look.repeat else None, last)
        self.y += 10

    def _flow(self, each: Strip, grid: Grid, head: Strip | None, last: bool) -> None:
        done = 0.0
        while done < each.height - 0.01:
            cut = self._cut(each, done, self.bottom - self.y, grid.look)
            if cut > done:
                self._segment(each, grid, done, cut, part="last" if last and cut >= each.height else "body")
                done = cut
            if done < each.height - 0.01:
                self.turn_page()
                if head:
                    self._segment(head, grid, 0.0, head.height, part="head")

    def _cut(self, each: Strip, done: float, room: float, look: Look) -> float:
        """How far down the strip this page takes it: no line of words is cut, and no row unless the look says so."""
        reach = done + room
        if reach >= each.height:
            return each.height
        whole = max([end for end in each.ends if done < end <= reach], default=done)
        fresh = done in (0.0, *each.ends)
        if not look.cut and (whole > done or fresh) and room < self.height - 2 * self.sheet.margin - 60:
            return whole
        cut = reach
        for _ in range(20):
            crossed = [base - size for base, size in each.bases if base - size < cut < base + 0.15 * size]
            if not crossed:
                break
            cut = min(crossed) - 0.1
        enough = sum(1 for base, _ in each.bases if whole < base < cut) >= 2
        return cut if enough and cut > whole + 2 * look.size else whole

    def _segment(self, each: Strip, grid: Grid, start: float, end: float, part: str) -> None:
        """Draw what stands between ``start`` and ``end`` of the strip at the cursor."""
        shift = self.y - start
        for placed in each.placed:
            top, bottom = max(placed.top, start) + shift, min(placed.bottom, end) + shift
            if bottom > top:
                self._shade(placed, top, bottom, grid.look)
        for placed in each.placed:
            top, bottom = max(placed.top, start), min(placed.bottom, end)
            if bottom > top:
                self._edges(placed, top + shift, bottom + shift, grid, part, placed.bottom <= end, each)
                self._words(placed, start, end, shift, grid.look)
        self.y += end - start

    def _shade(self, placed: Placed, top: float, bottom: float, look: Look) -> None:
        if placed.cell.fill:
            half = look.gap / 2
            self.canvas.setFillColor(placed.cell.fill)
            left = self.sheet.margin + placed.x0 + half
            width, high = placed.x1 - placed.x0 - look.gap, bottom - top - look.gap
            self.canvas.rect(left, self.height - bottom + half, width, high, stroke=0, fill=1)

    def _edges(self, placed: Placed, top: float, bottom: float, grid: Grid, part: str, ends: bool, each: Strip) -> None:
        rules, look = grid.look.rules, grid.look
        left, right = self.sheet.margin + placed.x0, self.sheet.margin + placed.x1
        first, last = placed.x0 == 0, abs(placed.x1 - sum(grid.widths)) < 0.01
        closes = ends and abs(placed.bottom - each.height) < 0.01
        if (first and "outer" in rules) or (not first and "columns" in rules):
            self._rule(left, top, left, bottom, look)
        if last and "outer" in rules:
            self._rule(right, top, right, bottom, look)
        if part == "head" and placed.row == 0 and rules & {"top", "outer"}:
            self._rule(left, top, right, top, look)
        if part == "head" and "head" in rules and closes:
            self._rule(left, bottom, right, bottom, replace(look, rule_width=look.rule_width * 2))
        foot = part == "last" and closes and rules & {"foot", "outer"}
        between = part != "head" and closes and "groups" in rules
        cut = not ends and "outer" in rules
        if ("rows" in rules and (ends or "outer" in rules)) or foot or between or cut:
            self._rule(left, bottom, right, bottom, look)

    def _words(self, placed: Placed, start: float, end: float, shift: float, look: Look) -> None:
        left = self.sheet.margin + placed.x0 + look.pad
        if placed.cell.turned:
            self._turned(placed, shift, look)
            return
        shown = [line for line in placed.lines if start < line.base <= end]
        if shown and placed.top < start:  # cut by the page break: its first line here keeps clear of the upper edge
            shift += max(0.0, start + look.pad + shown[0].size * 0.95 - shown[0].base)
        for line in shown:
            x = left + line.dx
            if placed.cell.align == "centre":
                room = placed.x1 - placed.x0 - 2 * look.pad
                x = left + (room - stringWidth(line.text, line.font, line.size)) / 2
            self._write(line.text, x, line.base + shift, line.font, line.size, placed.cell.ink)

    def _turned(self, placed: Placed, shift: float, look: Look) -> None:
        room = placed.bottom - placed.top - 2 * look.pad
        set_lines = lines(placed.cell.text, room, look.family, look.size, bold=placed.cell.bold)
        self.canvas.setFillColor(placed.cell.ink or "#000000")
        middle = (placed.x0 + placed.x1 - depth(set_lines)) / 2
        for line in set_lines:
            self.canvas.saveState()
            self.canvas.translate(
                self.sheet.margin + middle + line.base, self.height - placed.bottom - shift + look.pad
            )
            self.canvas.rotate(90)
            self.canvas.setFont(line.font, line.size)
            self.canvas.drawString(0, 0, line.text)
            self.canvas.restoreState()
