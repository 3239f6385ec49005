"""What a record reads like by its words and by what stands over it: a second opinion, of four kinds.

It looks at nothing that the readers made of the record but its words, and where they stand. So the two can disagree,
which is the best sign that a whole table or list is not what it was taken for. ``benchmarks/trust/kinds.py`` learns the
weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from statistics import fmean
from typing import NamedTuple

from extract.schema import CellRecord, Extraction, PassageRecord, Placed, TableRecord
from extract.shipped import model_file

KINDS = ("recommendation", "action", "decision", "none")
Signs = Mapping[str, float]
WORD = re.compile(r"[a-z]{2,}")
MOST_LETTERS = 700
"""Letters of a text that are looked at."""
STEM = 4
"""Letters that words of one family have alike: decide, decided, decision."""
MOST_LOGIT = 5.0
LABEL = re.compile(r"\W*(?:[A-Za-z’'/-]+ ){0,4}[A-Za-z’'/-]+:\s")
SLACK = 1.0
"""Points by which a place may stand outside the passage that holds it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands over a record. ``column``: the heading of its cell's column; ``beside``: all headings of its table;
    ``over``: the headings of its passage, outermost first; ``title``, ``paper``: of its paper, and its kind."""

    column: str = ""
    beside: Sequence[str] = ()
    over: Sequence[str] = ()
    title: str = ""
    paper: str = ""


class Reading(NamedTuple):
    """The chances of ``KINDS`` that the second opinion gives a record; ``own``: the place of the record's kind among
    them; ``mates``, ``document``: what it shares with the records of its table or text, and of its paper's file."""

    chances: Sequence[float]
    own: int
    mates: object
    document: object = ""


# ---------------------------------------------------------------- what stands over a record


class Settings:
    """The settings of one file's records."""

    def __init__(self, found: Extraction) -> None:
        self.parts = {part.part_id: part for part in found.parts}
        self.title = found.document.title or ""
        self.cells: dict[tuple[str, int], list[CellRecord]] = {}
        """By table and page; a table of thousands of rows has as many records, which ask for those of one page."""
        for table in found.tables:
            for cell in table.cells:
                self.cells.setdefault((table.table_id, cell.page), []).append(cell)
        self.passages: dict[int, list[PassageRecord]] = {}
        for passage in found.passages:
            for page in {place.page for place in passage.regions}:
                self.passages.setdefault(page, []).append(passage)

    def of(self, record: Placed, part_id: str, table: TableRecord | None) -> Setting:
        place = record.regions[0] if record.regions else None
        if place is None:
            return self.at(part_id, None)
        x, y = (place.x0 + place.x1) / 2, (place.top + place.bottom) / 2
        passage = self._passage(place.page, x, y)
        cells = self.cells.get((table.table_id, place.page), ()) if table else ()
        within = [cell for cell in cells if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom]
        return self.at(part_id, table, within[-1] if within else None, passage.heading_path if passage else ())

    def at(
        self, part_id: str, table: TableRecord | None, cell: CellRecord | None = None, over: Sequence[str] = ()
    ) -> Setting:
        """What stands over a cell of a table, or over a passage under these headings."""
        part = self.parts.get(part_id)
        title, paper = (part.title if part else None) or self.title, str(part.document_type) if part else ""
        header = table.header if table else ()
        column = header[cell.column] if cell and cell.column < len(header) else ""
        return Setting(column, header, over, title, paper)

    def _passage(self, page: int, x: float, y: float) -> PassageRecord | None:
        """The last passage that holds a point: one within another comes after it."""
        found = None
        for passage in self.passages.get(page, ()):
            for box in passage.regions:
                across = box.x0 - SLACK <= x <= box.x1 + SLACK
                if across and box.page == page and box.top - SLACK <= y <= box.bottom + SLACK:
                    found = passage
        return found


# ---------------------------------------------------------------- signs


def signs_of(text: str, setting: Setting) -> Signs:
    """The signs of a text and of what stands over it."""
    words = WORD.findall(text[:MOST_LETTERS].lower())
    signs = {f"has:{word}": 1.0 for word in set(words)}
    signs |= {f"{place}:{word}": 1.0 for place, word in zip(("first", "second", "third"), words, strict=False)}
    signs |= {f"ends:{word}": 1.0 for word in words[-1:]}
    signs |= _named("column", [setting.column], 5) | _named("beside", setting.beside, 4)
    signs |= _named("head", setting.over[-1:], 8) | _named("over", setting.over[:-1], 6)
    signs |= _named("title", [setting.title], 12)
    end = text.rstrip()[-1:]
    return signs | {
        f"paper:{setting.paper}": 1.0,
        f"in_table:{bool(setting.beside)}": 1.0,
        "bias": 1.0,
        "words": math.log1p(len(words)),
        "labelled": float(bool(LABEL.match(text))),
        "stop": float(end == "."),
        "goes_on": float(end in (";", ",")),
        "capital": float(text[:1].isupper()),
    }


def _named(where: str, headings: Iterable[str], most: int) -> dict[str, float]:
    """The first words of headings, and what they begin with."""
    words = [word for heading in headings for word in WORD.findall(heading.lower())[:most]]
    signs = {f"{where}:{word}": 1.0 for word in words}
    return signs | {f"{where}:{word[:STEM]}…": 1.0 for word in words if len(word) > STEM}


# ---------------------------------------------------------------- the model


@cache
def weights() -> Mapping[str, Sequence[float]]:
    """The shipped weights: by sign one for each of ``KINDS``."""
    told: Mapping[str, Sequence[float]] = model_file("trust", "kinds.json")
    return told


def chances_of(signs: Signs) -> tuple[float, ...]:
    """The chance of each of ``KINDS``; they add up to 1."""
    known = weights()
    scores = [0.0] * len(KINDS)
    for name, value in signs.items():
        if value and (own := known.get(name)):
            if value == 1.0:  # nearly always
                scores = list(map(add, scores, own))
            else:
                scores = [score + value * weight for score, weight in zip(scores, own, strict=True)]
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    return tuple(power / sum(powers) for power in powers)


def speaking_for(signs: Signs, kind: str, against: str) -> list[str]:
    """The signs that speak more for ``kind`` than for ``against``, the strongest first."""
    one, other, known = KINDS.index(kind), KINDS.index(against), weights()
    told = [(value * (known[name][one] - known[name][other]), name) for name, value in signs.items() if name in known]
    return [name for pull, name in sorted(told, key=lambda each: (-each[0], each[1])) if pull > 0]


# ---------------------------------------------------------------- what it says of a record among its mates


def compared(readings: Sequence[Reading]) -> list[dict[str, float]]:
    """Of each record of one or more files what the second opinion says of it, its mates and its file, as ``level``."""
    mates, files = _own_by(readings, "mates"), _own_by(readings, "document")
    told = []
    for reading in readings:
        levels = [level(chance) for chance in reading.chances]
        own, beside, within = levels[reading.own], mates[reading.mates], files[reading.document]
        told.append(
            {f"reads_{kind}": value for kind, value in zip(KINDS, levels, strict=True)}
            | {"reads_own": own, "mates_read": fmean(beside), "mates_read_least": min(beside)}
            | {"reads_other": max(levels[: reading.own] + levels[reading.own + 1 : -1])}
            | {"reads_beside_mates": own - fmean(beside), "file_reads": fmean(within), "file_reads_least": min(within)}
        )
    return told


def level(chance: float) -> float:
    """A chance in logits, from 0 (one in 150) over .5 (even) to 1: differences among the sure count as well."""
    logit = math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))
    return 0.5 + max(-MOST_LOGIT, min(MOST_LOGIT, logit)) / (2 * MOST_LOGIT)


def chance_at(value: float) -> float:
    """The chance of a ``level``."""
    return 1 / (1 + math.exp(-(value - 0.5) * 2 * MOST_LOGIT))


def _own_by(readings: Sequence[Reading], what: str) -> Mapping[object, Sequence[float]]:
    found: dict[object, list[float]] = {}
    for reading in readings:
        found.setdefault(getattr(reading, what), []).append(level(reading.chances[reading.own]))
    return found
