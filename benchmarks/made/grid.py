"""Tables: cells that span rows and columns, ruled in many ways, over pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benchmarks.made.sheet import FACES, Line, Para, Sheet, longest, set_lines, wide


@dataclass(frozen=True)
class Cell:
    """Paragraphs, over ``across`` columns and ``down`` rows."""

    paras: tuple[Para, ...] = ()
    across: int = 1
    down: int = 1
    fill: str = ""
    valign: str = "top"
    turned: bool = False
    """Words run from the foot to the head."""


@dataclass(frozen=True)
class Row:
    """Cells by their first column; a column under a cell that spans from above has none."""

    cells: dict[int, Cell]
    band: bool = False
    """A full-width row (no zebra)."""


@dataclass(frozen=True)
class Rules:
    """Which lines are drawn, and what is coloured."""

    vertical: bool = True
    horizontal: str = "all"
    """all, rows (no frame), groups (only between groups), head (only under the head), none."""
    ink: str = "#808080"
    weight: float = 0.6
    zebra: str = ""
    head_fill: str = ""
    pad: float = 4
    gap: float = 0
    """Extra white space between rows, for tables without lines."""


@dataclass(frozen=True)
class Table:
    """Columns by weight, head rows, groups of rows that belong together."""

    weights: tuple[float, ...]
    head: tuple[Row, ...]
    groups: tuple[tuple[Row, ...], ...]
    rules: Rules
    repeat: bool = True
    cut: bool = False
    """Rows may be cut by the page's end."""
    split: bool = False
    """Groups may be parted between rows; what spans them is not printed again."""
    size: float = 9


def columns(table: Table, width: float, face: str) -> tuple[list[float], float]:
    """Widths of columns in which every word fits, and the size of type that makes it so."""
    rows = [*table.head, *(row for group in table.groups for row in group)]
    size = table.size
    while True:
        least = [2 * table.rules.pad + 4.0] * len(table.weights)
        for row in rows:
            for column, cell in row.cells.items():
                if cell.turned:
                    least[column] = max(least[column], 1.4 * size * len(cell.paras) + 2 * table.rules.pad)
                elif cell.across == 1:
                    need = max((longest(p, face, size) for p in cell.paras), default=0) + 2 * table.rules.pad
                    least[column] = max(least[column], need)
        if sum(least) <= width or size < 5:
            break
        size -= 0.5
    want = [width * weight / sum(table.weights) for weight in table.weights]
    spare = [max(w - need, 0.0) for w, need in zip(want, least, strict=True)]
    short = sum(max(need - w, 0.0) for w, need in zip(want, least, strict=True))
    give = short / sum(spare) if sum(spare) else 0
    return [max(need, w - s * give) for w, need, s in zip(want, least, spare, strict=True)], size


class _Setter:
    """One table being drawn: its columns' left edges are ``edges``."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self.sheet, self.table = sheet, table
        widths, self.size = columns(table, sheet.width, sheet.look.face)
        self.edges = [sheet.look.margin]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        self.count = 0

    def tall(self, column: int, cell: Cell) -> float:
        """Height of what stands in the cell."""
        if cell.turned:
            return sum(wide(word, FACES[self.sheet.look.face][1], self.size) for word in _words(cell)) + 6.0 * len(
                cell.paras
            )
        return _tall(self.set_cell(column, cell))

    def set_cell(self, column: int, cell: Cell) -> list[Line]:
        pad = self.table.rules.pad
        width = self.edges[column + cell.across] - self.edges[column] - 2 * pad
        return [
            line
            for p in cell.paras
            for line in (p.lines if isinstance(p, _Fixed) else set_lines(p, width, self.sheet.look.face, self.size))
        ]

    def heights(self, group: tuple[Row, ...]) -> list[float]:
        extra = 2 * self.table.rules.pad + self.table.rules.gap
        tall = [
            max((self.tall(c, cell) for c, cell in row.cells.items() if cell.down == 1), default=0) + extra
            for row in group
        ]
        for start, row in enumerate(group):
            for column, cell in row.cells.items():
                if cell.down > 1:
                    need = _tall(self.set_cell(column, cell)) + extra
                    over = need - sum(tall[start : start + cell.down])
                    if over > 0:
                        tall[start + cell.down - 1] += over
        return tall

    def draw(self) -> None:
        head = sum(self.heights(self.table.head)) if self.table.head else 0
        first = sum(self.heights(self.table.groups[0])) if self.table.groups else 0
        self.sheet.need(min(head + first, self.sheet.full))
        self._head()
        for number, group in enumerate(self.table.groups):
            self._group(group, number == len(self.table.groups) - 1)
        self.sheet.skip(10)

    def _head(self) -> None:
        self.groups_top = self.sheet.y
        if self.table.head:
            self._rows(self.table.head, self.heights(self.table.head), head=True)

    def _turn(self) -> None:
        self.sheet.turn()
        if self.table.repeat:
            self._head()

    def _group(self, group: tuple[Row, ...], final: bool) -> None:
        tall = self.heights(group)
        if sum(tall) > self.sheet.room:
            if self.table.cut and len(group) == 1 and self.sheet.room > 40:
                first, second = self._cut(group[0], self.sheet.room)
                if first and second:
                    self._rows((first,), [self.sheet.room - 0.5], last=False)
                    self._turn()
                    self._rows((second,), self.heights((second,)), last=final)
                    return
            if self.table.split and (fit := self._fits(group, tall)):
                self._rows(tuple(_clip(row, fit - n) for n, row in enumerate(group[:fit])), tall[:fit], last=False)
                self._turn()
                over = {c: Cell(down=x.down - fit, fill=x.fill) for c, x in group[0].cells.items() if x.down > fit}
                rest = (Row(over | group[fit].cells), *group[fit + 1 :])
                self._rows(rest, self.heights(rest), last=final)
                return
            self._turn()
        self._rows(group, tall, last=final)

    def _fits(self, group: tuple[Row, ...], tall: list[float]) -> int:
        """How many rows of the group stay on this page; 0 where what spans them would not fit beside them."""
        fit = 0
        while fit < len(tall) and sum(tall[: fit + 1]) <= self.sheet.room:
            fit += 1
        spans = [(c, x) for c, x in group[0].cells.items() if x.down > 1]
        need = max((_tall(self.set_cell(c, x)) for c, x in spans), default=0) + 2 * self.table.rules.pad
        return fit if fit < len(group) and sum(tall[:fit]) >= need else 0

    def _cut(self, row: Row, room: float) -> tuple[Row | None, Row | None]:
        """The row's cells parted at ``room``; None twice where too little would stand on either side."""
        first: dict[int, Cell] = {}
        second: dict[int, Cell] = {}
        for column, cell in row.cells.items():
            lines = self.set_cell(column, cell)
            fits, used = 0, 2 * self.table.rules.pad
            while fits < len(lines) and used + lines[fits].height <= room:
                used += lines[fits].height
                fits += 1
            if 0 < len(lines) - fits < 2 or fits < 2 < len(lines):
                return None, None
            first[column] = replace(cell, paras=_Fixed.of(lines[:fits]), valign="top")
            second[column] = replace(cell, paras=_Fixed.of(lines[fits:]), valign="top")
        return Row(first), Row(second)

    def _rows(self, rows: tuple[Row, ...], tall: list[float], head: bool = False, last: bool = True) -> None:
        sheet, rules = self.sheet, self.table.rules
        tops = [sheet.y]
        for height in tall:
            tops.append(tops[-1] + height)
        if not head:
            self.count += 1
        for number, row in enumerate(rows):
            for column, cell in row.cells.items():
                x, across = self.edges[column], self.edges[column + cell.across] - self.edges[column]
                top, high = tops[number], tops[min(number + cell.down, len(rows))] - tops[number]
                fill = cell.fill or (
                    rules.head_fill if head else rules.zebra if self.count % 2 and not row.band else ""
                )
                if fill:
                    sheet.box(x, top, across, high, fill=fill)
                self._borders(x, top, across, high, head)
                if cell.turned:
                    sheet.upright(
                        " ".join(_words(cell)),
                        x + across / 2 + self.size / 3,
                        top + high - rules.pad,
                        self.size,
                        cell.paras[0].runs[0].ink,
                    )
                    continue
                lines = self.set_cell(column, cell)
                spare = high - 2 * rules.pad - rules.gap - _tall(lines)
                shift = {"top": 0.0, "middle": spare / 2, "bottom": spare}[cell.valign]
                sheet.lines(lines, x + rules.pad, top + rules.pad + max(shift, 0))
        sheet.y = tops[-1]
        left, right = self.edges[0], self.edges[-1]
        if rules.horizontal == "groups" or (rules.horizontal == "head" and (head or last)):
            sheet.rule(left, sheet.y, right, sheet.y, rules.ink, rules.weight)

    def _borders(self, x: float, top: float, across: float, high: float, head: bool) -> None:
        sheet, rules = self.sheet, self.table.rules
        if rules.horizontal == "all" and rules.vertical:
            sheet.box(x, top, across, high, line=rules.ink, weight=rules.weight)
            return
        if rules.horizontal in ("all", "rows"):
            sheet.rule(x, top + high, x + across, top + high, rules.ink, rules.weight)
        if rules.horizontal == "all" and head:
            sheet.rule(x, top, x + across, top, rules.ink, rules.weight)
        if rules.vertical:
            for edge in (x, x + across):
                sheet.rule(edge, top, edge, top + high, rules.ink, rules.weight)


@dataclass(frozen=True)
class _Fixed(Para):
    """Lines set already, kept as they are when a cut row is drawn."""

    lines: tuple[Line, ...] = ()

    @staticmethod
    def of(lines: list[Line]) -> tuple[Para, ...]:
        return (_Fixed((), lines=tuple(lines)),) if lines else ()


def _clip(row: Row, rows: int) -> Row:
    """The row with no cell reaching over more than ``rows`` rows."""
    return replace(row, cells={c: replace(x, down=min(x.down, max(rows, 1))) for c, x in row.cells.items()})


def _words(cell: Cell) -> list[str]:
    return [" ".join(run.text for p in cell.paras for run in p.runs)]


def _tall(lines: list[Line]) -> float:
    return sum(line.height for line in lines)


def draw(sheet: Sheet, table: Table) -> None:
    """Draw ``table`` from the pen down, on as many pages as it takes."""
    _Setter(sheet, table).draw()
