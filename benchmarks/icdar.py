"""The ICDAR 2013 table competition: its gold as grids, and a reader's score on it.

The gold is the competition's own structure files (``NAME-str.xml`` beside ``NAME.pdf``); a second reading of the same
page is kept as ``NAMEb-str.xml`` beside ``NAMEa-str.xml`` and ``NAMEa.pdf``.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.adjacency import Relation, Score, compare, pooled
from benchmarks.grid import Cell, Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF and its gold; where there are several, each is as good as the others."""

    pdf: Path
    golds: tuple[tuple[Grid, ...], ...]


def papers(folder: Path) -> list[Paper]:
    """Every PDF of ``folder`` that has gold, by name. Raises ``FileNotFoundError`` when there is none."""
    found = []
    for pdf in sorted(folder.glob("*.pdf")):
        stem = pdf.stem
        others = [stem[:-1] + letter for letter in "bcd"] if stem.endswith("a") else []
        files = [folder / f"{name}-str.xml" for name in [stem, *others]]
        golds = tuple(read_gold(file) for file in files if file.exists())
        if golds:
            found.append(Paper(pdf, golds))
    if not found:
        raise FileNotFoundError(f"no PDF with a -str.xml beside it in {folder}")
    return found


def read_gold(file: Path) -> tuple[Grid, ...]:
    """The tables of a structure file. A table of several regions is one grid: the increments place its parts."""
    root = ElementTree.parse(file).getroot()
    return tuple(_table(table) for table in root.iter("table"))


def _table(table: ElementTree.Element) -> Grid:
    cells = []
    regions = list(table.iter("region"))
    for region in regions:
        down, along = (int(region.get(f"{axis}-increment") or 0) for axis in ("row", "col"))
        for cell in region.iter("cell"):
            row, column = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
            height = int(cell.get("end-row") or row) - row + 1
            width = int(cell.get("end-col") or column) - column + 1
            text = cell.findtext("content") or ""
            cells.append(Cell(row + down, column + along, max(1, height), max(1, width), text))
    return Grid(int(regions[0].attrib["page"]), tuple(sorted(cells)))


def best_gold(paper: Paper, found: Counter[Relation]) -> tuple[Grid, ...]:
    """The reading of the gold that fits the found relations best; the first of equals."""
    return max(paper.golds, key=lambda gold: compare(pooled(gold), found).f1)


def score(paper: Paper, grids: list[Grid]) -> Score:
    """Relations of all tables of the paper pooled, against gold pooled likewise."""
    found = pooled(grids)
    return compare(pooled(best_gold(paper, found)), found)


def details(paper: Paper, grids: list[Grid]) -> str:
    """What a table developer needs to see of one paper: gold and found tables, then relations missed and false."""
    found = pooled(grids)
    gold = best_gold(paper, found)
    wanted = pooled(gold)
    got = compare(wanted, found)
    parts = [f"{paper.pdf.name}: P {got.precision:.3f} R {got.recall:.3f} F1 {got.f1:.3f}"]
    parts += [f"-- gold, page {grid.page}\n{_drawn(grid)}" for grid in gold]
    parts += [f"-- found, page {grid.page}\n{_drawn(grid)}" for grid in grids]
    parts.append(f"-- missed: {(wanted - found).total()}\n{_listed(wanted - found)}")
    parts.append(f"-- false: {(found - wanted).total()}\n{_listed(found - wanted)}")
    return "\n".join(parts)


def _drawn(grid: Grid, width: int = 24) -> str:
    lines = []
    for row in sorted({cell.row for cell in grid.cells}):
        cells = sorted(cell for cell in grid.cells if cell.row == row)
        lines.append(" | ".join(f"{_place(cell)}{_short(cell.text, width)}" for cell in cells))
    return "\n".join(f"   {line}" for line in lines)


def _place(cell: Cell) -> str:
    span = f"+{cell.row_span}x{cell.column_span}" if cell.row_span * cell.column_span > 1 else ""
    return f"{cell.row},{cell.column}{span}: "


def _short(text: str, width: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def _listed(some: Counter[Relation]) -> str:
    arrows = {"right": "→", "below": "↓"}
    return "\n".join(
        f"   {_short(relation.first, 40)} {arrows[relation.direction]} {_short(relation.second, 40)}"
        + (f"  ×{count}" if count > 1 else "")
        for relation, count in sorted(some.items())
    )
