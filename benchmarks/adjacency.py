"""Cell-adjacency relations: how much of a table's structure a reader got.

Source: M. Göbel, T. Hassan, E. Oro, G. Orsi, "A methodology for evaluating algorithms for table understanding in PDF
documents", DocEng 2012, and "ICDAR 2013 table competition", ICDAR 2013. A relation joins a cell that is not blank
with its nearest neighbour that is not blank, to the right or below. README.md tells where we had to choose.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Literal, NamedTuple, Self

from benchmarks.grid import Cell, Grid

ONLY_MARKS = "_"
"""What a cell of nothing but special characters ("-", "*", a tick) is compared as: it is not blank."""


class Relation(NamedTuple):
    """Two neighbouring cells' normalised contents; the second stands right of or below the first."""

    first: str
    second: str
    direction: Literal["right", "below"]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of relations (or rows): right ones, ones in gold, ones found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 where there was nothing to find and nothing was found."""
        return self.right / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Share of gold that was found; 1 where gold is empty."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, as twice the right ones over gold and found together."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0

    def __add__(self, other: Self) -> Self:
        return type(self)(*map(sum, zip(astuple(self), astuple(other), strict=True)))


def normalised(text: str) -> str:
    """``text`` as it is compared: compatibility forms and case folded, letters and digits only."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(character for character in folded if character.isalnum())
    return kept or (ONLY_MARKS if folded.strip() else "")


def relations(grid: Grid) -> Counter[Relation]:
    """Every relation of one table. Blank cells take part in none and are looked past."""
    cells = [cell for cell in grid.cells if normalised(cell.text)]
    owner = {place: number for number, cell in enumerate(cells) for place in _places(cell)}
    last_row = max((row for row, _ in owner), default=-1)
    last_column = max((column for _, column in owner), default=-1)
    found: Counter[Relation] = Counter()
    for number, cell in enumerate(cells):
        right = {
            _first(owner, number, ((row, c) for c in range(cell.column + cell.column_span, last_column + 1)))
            for row in range(cell.row, cell.row + cell.row_span)
        }
        below = {
            _first(owner, number, ((r, column) for r in range(cell.row + cell.row_span, last_row + 1)))
            for column in range(cell.column, cell.column + cell.column_span)
        }
        text = normalised(cell.text)
        found.update(Relation(text, normalised(cells[n].text), "right") for n in right if n is not None)
        found.update(Relation(text, normalised(cells[n].text), "below") for n in below if n is not None)
    return found


def _places(cell: Cell) -> Iterable[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.row_span):
        for column in range(cell.column, cell.column + cell.column_span):
            yield row, column


def _first(owner: dict[tuple[int, int], int], own: int, places: Iterable[tuple[int, int]]) -> int | None:
    return next((owner[place] for place in places if place in owner and owner[place] != own), None)


def pooled(grids: Iterable[Grid]) -> Counter[Relation]:
    """The relations of all tables of a document together."""
    total: Counter[Relation] = Counter()
    for grid in grids:
        total.update(relations(grid))
    return total


def compare(gold: Counter[Relation], found: Counter[Relation]) -> Score:
    """Found relations against gold, each as often as it occurs."""
    return Score((gold & found).total(), gold.total(), found.total())
