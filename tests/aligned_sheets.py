"""Pages of words in rows without lines, for the reader of aligned cells."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Box, Fill, Page, Rule, Word
from extract.text import group_lines
from paper import PAPER_HEIGHT, PAPER_WIDTH, write

HEAD = ["**Ref**", "**Action**", "**Lead**", "**When**"]


LEFTS = [50.0, 90.0, 300.0, 440.0]


ROWS = [
    ["1.1", "Publish a list of the buildings that are to be sold and say why", "Director of Place", "May 2026"],
    ["1.2", "Train members", "Monitoring Officer", "Ongoing"],
    ["2.1", "Ask residents in every ward about parking before the budget is set", "Head of Transport", "June 2026"],
    ["2.2", "Report to Cabinet each quarter", "Leader of the Council and Chief Executive", "Quarterly"],
]


PLAIN = [[cell.strip("*") for cell in HEAD], *ROWS]


def sheet(words: Sequence[Word], rules: Sequence[Rule] = (), fills: Sequence[Fill] = (), number: int = 1) -> Page:
    lines = group_lines(words, number)
    return Page(number, PAPER_WIDTH, PAPER_HEIGHT, 0, lines, rules=tuple(rules), fills=tuple(fills))


def set_row(
    cells: Sequence[str], top: float, level: str, lefts: Sequence[float] = tuple(LEFTS)
) -> tuple[list[Word], float]:
    """The words of a row whose cells are set at the top, the middle or the bottom, and its height."""
    ends = [*lefts[1:], 550.0]
    made = [write(text, left, 0.0, end - left - 10) for text, left, end in zip(cells, lefts, ends, strict=True)]
    heights = [max((word.box.bottom for word in words), default=0.0) for words in made]
    tall = max(heights)
    words: list[Word] = []
    for cell, height in zip(made, heights, strict=True):
        down = top + {"top": 0.0, "middle": (tall - height) / 2, "bottom": tall - height}[level]
        words += [w._replace(box=Box(w.box.x0, w.box.top + down, w.box.x1, w.box.bottom + down)) for w in cell]
    return words, tall


def set_rows(rows: Sequence[Sequence[str]], level: str, gap: float = 8.0) -> tuple[list[Word], list[float]]:
    """The words of rows one below the other, and the heights between and around them."""
    words: list[Word] = []
    edges, y = [100.0 - gap / 2], 100.0
    for row in rows:
        found, tall = set_row(row, y, level)
        words += found
        y += tall + gap
        edges.append(y - gap / 2)
    return words, edges
