"""What the cells below one heading read like, by which its wording is checked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Cell
from extract.records.plans.columns import Column
from extract.records.plans.evidence.contents import read_as
from extract.records.wording import chosen

AMOUNT = re.compile(
    r"^(?:[<>≤≥=+~-]\s*)*(?:£\s*[\d.,]+\s*(?:k|m|bn)?|[\d.,]+\s*%|(?!(?:19|20)\d\d$)[\d,]+(?:\.\d+)?)$", re.IGNORECASE
)
"""A figure that is no year."""
RATING = re.compile(r"^(?:[BRAGYWCN]|(?:100|\d{1,2}) ?%|[-–]|n/?a)$", re.IGNORECASE)
LEVELS = frozenset("HML")
"""Letters of high, medium and low."""
FEW_WORDS = 8
"""Words of answers, on average, that say nothing of what will be done."""
MOSTLY = 0.7
"""Share of a column's cells."""


def are_amounts(cells: Sequence[Cell]) -> bool:
    """Whether "Target" names a figure to reach and not a day: shares and amounts of money, no years."""
    return bool(cells) and sum(bool(AMOUNT.match(c.text.strip())) for c in cells) >= 0.7 * len(cells)


def are_verdicts(column: Column, cells: Sequence[Cell]) -> bool:
    """Whether "Finding" heads a word or two: upheld, no fault."""
    return len(cells) > 1 and not are_long(cells) and "recommend" not in column.heading.lower()


def are_long(cells: Sequence[Cell]) -> bool:
    """Whether cells hold sentences; a choice of boxes ("☒ Accept ☐ Reject") is none."""
    if any(chosen(cell.text) is not None for cell in cells):
        return False
    return bool(cells) and sum(len(c.text.split()) for c in cells) / len(cells) >= 4


def only_answer(cells: Sequence[Cell]) -> bool:
    """Whether cells say "Accepted." and little more."""
    words = sum(len(cell.text.split()) for cell in cells) / max(len(cells), 1)
    return words < FEW_WORDS and read_as(cell.text for cell in cells)["answer"] >= MOSTLY


def have_no_figure(cells: Sequence[Cell]) -> bool:
    return len(cells) > 1 and not any(len(cell.text) < 3 or re.search(r"\d", cell.text) for cell in cells)


def are_ratings(cells: Sequence[Cell]) -> bool:
    """Whether cells hold letters of colours, or how much is done in a hundred: the later of two such columns counts."""
    told = [cell.text.strip() for cell in cells]
    return len(told) > 1 and any(map(str.isalnum, "".join(told))) and all(map(RATING.match, told))


def are_letters(cells: Sequence[Cell]) -> bool:
    """Whether cells hold one letter each, which a key elsewhere explains, and no levels of priority."""
    return all(len(cell.text) == 1 and cell.text.isupper() for cell in cells) and not {c.text for c in cells} <= LEVELS


def are_short(cells: Sequence[Cell]) -> bool:
    return bool(cells) and sum(chosen(c.text) is None and len(c.text.split()) > 4 for c in cells) <= 0.2 * len(cells)
