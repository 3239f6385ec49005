"""Text set in columns beside each other is no table, whatever white stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from aligned_sheets import sheet
from extract.model import Box, Rule, Word
from extract.tables.aligned import find_aligned
from paper import write

LEFT = "Trees will be planted\nalong the two main\nroads, and the men\nwho dig will be paid\nfor the whole day"
RIGHT = "Benches stay where\nthey are until the new\nones come, which will\nbe of oak, and none\nwill be thrown away"


def columns(lower: float, rules: Sequence[Rule] = ()) -> int:
    """The tables on a page of two columns, the lines of the right one ``lower`` by so many points."""
    words: list[Word] = []
    for at in range(4):
        words += write(LEFT, 50, 100 + 66 * at, 230)
        words += write(RIGHT, 310, 100 + 66 * at + lower, 230)
    return len(find_aligned(sheet(words, rules)))


def test_lines_at_other_heights_than_those_beside_them_are_no_rows() -> None:
    assert columns(0.0) == 1
    assert columns(4.0) == 0


def test_what_is_ruled_from_side_to_side_is_a_table_whatever_its_lines_do() -> None:
    assert columns(4.0, [Rule(Box(50, y, 540, y)) for y in (162.5, 228.5, 294.5)]) == 1
