"""Row-exact share: how many rows of a table came out whole, and how many came out that are none.

A row is the texts of its cells, left to right, normalised as for adjacency relations, blank cells left out. A cell
over several rows may stand in its first row only or in every row it covers, in gold as in what was found, since readers
and careful people do both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.adjacency import Score, normalised
from benchmarks.grid import Cell, Grid

Key = tuple[str, ...]
"""A row as it is compared."""


GoldRow = Sequence[Sequence[str]]
"""The ways a gold row may be written: its texts with merged cells in every row they cover, and in their first alone."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row a reader gave: with the cells that start in it, and with all that cover it."""

    starting: Key
    covering: Key


def key(texts: Iterable[str]) -> Key:
    """Texts of a row's cells as they are compared."""
    return tuple(text for text in map(normalised, texts) if text)


def found_rows(grids: Iterable[Grid]) -> list[FoundRow]:
    """The rows of all tables that hold any text, in order."""
    rows: list[FoundRow] = []
    for grid in grids:
        starting: dict[int, list[Cell]] = {}
        covering: dict[int, list[Cell]] = {}
        for cell in sorted(grid.cells, key=lambda cell: cell.column):
            starting.setdefault(cell.row, []).append(cell)
            for row in range(cell.row, cell.row + cell.row_span):
                covering.setdefault(row, []).append(cell)
        pairs = ((key(c.text for c in starting.get(r, [])), key(c.text for c in covering[r])) for r in sorted(covering))
        rows += [FoundRow(first, whole) for first, whole in pairs if first]
    return rows


@dataclass(frozen=True, slots=True)
class Matched:
    """Gold rows against found ones: how many were right, and those that were not. Heading rows are in neither."""

    right: int
    missed: tuple[Key, ...]
    false: tuple[Key, ...]

    @property
    def score(self) -> Score:
        return Score(self.right, self.right + len(self.missed), self.right + len(self.false))


def match_rows(gold: Sequence[GoldRow], headers: Sequence[str], found: Sequence[FoundRow]) -> Matched:
    """Gold rows against found ones, each matched once. Found rows made of heading words alone are left out."""
    wanted = [[key(texts) for texts in row] for row in gold]
    open_rows = {number: keys for number, keys in enumerate(wanted) if any(keys)}
    heading = "".join(map(normalised, headers))
    right = 0
    false = []
    for row in found:
        match = next((n for n, keys in open_rows.items() if row.starting in keys or row.covering in keys), None)
        if match is not None:
            del open_rows[match]
            right += 1
        elif not (heading and all(text in heading for text in row.starting)):
            false.append(row.starting)
    return Matched(right, tuple(keys[0] for keys in open_rows.values()), tuple(false))


def details(matched: Matched, width: int = 30) -> str:
    """The rows missed and the false ones, as they were compared."""
    parts = []
    for title, some in (("missed", matched.missed), ("false", matched.false)):
        parts.append(f"-- {title}: {len(some)}")
        parts += ["   " + " | ".join(shortened(text, width) for text in row) for row in some]
    return "\n".join(parts)


def shortened(text: str, width: int) -> str:
    """``text`` at most ``width`` characters long, its middle left out: where rows are cut is seen at the ends."""
    return text if len(text) <= width else f"{text[: width - width // 3 - 1]}…{text[-(width // 3) :]}"


def holds(row: FoundRow, cells: Key) -> bool:
    """Whether the cells stand side by side in the row, in this order."""
    return any(
        whole[start : start + len(cells)] == cells
        for whole in (row.starting, row.covering)
        for start in range(len(whole) - len(cells) + 1)
    )
