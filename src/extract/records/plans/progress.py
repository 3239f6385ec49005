"""Columns of progress, each told on another day: "Progress June 2026", "Q2 update". The latest counts, all are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.model import Cell, Table
from extract.records.plans.columns import Column, Header, mended, role_of_heading
from extract.records.plans.evidence.contents import read_as
from extract.records.plans.legend import says_state, state_and_more
from extract.records.wording import chosen
from extract.text import cell_paragraphs, text_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ./-]+)?(?:(?P<month>{'|'.join(_MONTHS)})[a-z]*|(?P<number>\d{{1,2}}))"
    r"[ ./,'’-]*(?P<year>20\d\d|\d\d)\b(?!/)",
    re.IGNORECASE,
)
QUARTER = re.compile(r"\bq(?:uarter)?\s*(?P<quarter>[1-4])\b\D{0,8}(?P<year>20\d\d|\d\d(?=/))?", re.IGNORECASE)
Day = tuple[int, int, int]
LONGEST_STATE, MOSTLY = 4, 0.7
"""Words of a state, and share of a column's cells."""
FEWEST, FEW_WORDS, SEVERAL = 4, 1.7, 0.67
"""Cells of a column of states in words of its own, words in each on average, and the share that are distinct."""
OTHERS, FEW = ("time", "party", "lead", "service", "number", "money", "amount", "level", "yes", "tick"), 0.3
"""What the cells of such a column do not read like, and the share that may."""


def day_of(heading: str) -> Day | None:
    """The day that a heading names, as year, month and day, 0 for what it leaves out; None where it names none."""
    if found := QUARTER.search(heading):
        return _year(found["year"] or "0"), 3 * int(found["quarter"]) + 1, 0
    if found := DAY.search(heading):
        month = _MONTHS.index(found["month"].lower()) + 1 if found["month"] else int(found["number"])
        return _year(found["year"]), month, int(found["day"] or 0)
    return None


def _year(printed: str) -> int:
    return int(printed) + (2000 if 0 < int(printed) < 100 else 0)


def latest(columns: Sequence[Column], among: Sequence[int]) -> int | None:
    """Of several columns of progress (by place) the one whose heading names the last day; None where fewer than two
    name one."""
    days = {index: day for index in among if (day := day_of(columns[index].heading))}
    return max(days, key=lambda index: days[index]) if len(set(days.values())) > 1 else None


def dated_progress(columns: Sequence[Column]) -> list[int]:
    """The places of the columns that say how far things were on a day, where several do, whatever their words are."""
    told = [
        index
        for index, column in enumerate(columns)
        if column.role in ("progress", "status") and role_of_heading(mended(column.heading)) == "progress"
    ]
    return told if latest(columns, told) is not None else []


def progress_notes(table: Table, row: int, header: Header) -> tuple[tuple[str, str], ...]:
    """Heading and words of each column of progress that has words in ``row``, from left to right."""
    return tuple(
        (column.heading, text_of(cell_paragraphs(cell)))
        for cell in table.covering[row]
        if cell.lines and cell.column < len(header.columns) and _tells(column := header.columns[cell.column])
    )


def _tells(column: Column) -> bool:
    return column.role == "progress" or (
        column.role == "other" and role_of_heading(mended(column.heading)) == "progress"
    )


def states_of(cells: Sequence[Cell]) -> list[str]:
    """The first paragraphs of cells; of those that begin with how far something is, only this: "Done. All came."."""
    texts = [chosen(cell.text) or text_of(cell_paragraphs(cell)).partition("\n")[0].strip() for cell in cells]
    return [(state_and_more(text) or (text, ""))[0] for text in texts]


def are_states(cells: Sequence[Cell]) -> bool:
    """Whether most cells say first in a few words how far something is, and none names a day there."""
    texts = states_of(cells)
    states = sum(len(text) > 1 and len(text.split()) <= LONGEST_STATE and says_state(text) for text in texts)
    return len(texts) > 1 and states >= MOSTLY * len(texts) and not any(re.search(r"\d", text) for text in texts)


def come_back(cells: Sequence[Cell]) -> bool:
    """Whether cells hold a word or two each, the same ones to and fro: words of a council's own for how far things are.
    Those who lead have their rows together; times, answers, letters and levels of priority read like such."""
    texts = [cell.text.strip() for cell in cells]
    kinds = set(texts)
    if len(texts) < FEWEST or not 1 < len(kinds) <= SEVERAL * len(texts) or min(map(len, kinds)) < 2:
        return False
    if 2 * sum(above == below for above, below in pairwise(texts)) >= len(texts):
        return False
    told = read_as(texts)
    return sum(len(text.split()) for text in texts) <= FEW_WORDS * len(texts) and all(told[n] <= FEW for n in OTHERS)
