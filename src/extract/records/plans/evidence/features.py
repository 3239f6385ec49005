"""The witnesses of a column as numbers: what its cells read like, where it stands, what its neighbours hold, and what
its heading says (by the rules of ``columns`` and by the stems of its words)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Cell, Table
from extract.records.plans.columns import ColumnRole
from extract.records.plans.evidence.contents import read_as
from extract.records.plans.numbers import in_order
from extract.records.plans.rows import column_shares

CLASSES = ("number", "recommendation", "action", "lead", "time", "status", "progress", "response", "group", "other")
"""What a column can be; the finer roles of ``columns`` within a class are told by its heading."""
CLASS_OF: Mapping[ColumnRole, str] = {
    "ref": "number", "rec_ref": "number", "recommendation": "recommendation", "action": "action", "detail": "detail",
    "lead": "lead", "second_lead": "lead", "timescale": "time", "start": "time", "end": "time", "revised": "time",
    "tick_time": "time", "tick_lead": "other", "status": "status", "tick": "status", "progress": "progress",
    "response": "response", "group": "group", "other": "other",
}  # fmt: skip
MOST_ROWS = 40
"""Rows of a long table that are looked at, evenly spread."""
STEM = 6
"""Letters of a heading's word that tell it from others: "respon", "timesc"."""
Witnesses = dict[str, float]
"""Numbers by the name of what they tell."""
NEIGHBOURS = ("time", "party", "number", "state", "sentence", "verb")
"""Readings that are also asked of the columns beside a column, and of all others of its table."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed heading and the role that the rules give its column (None where they know no word of it)."""

    text: str
    role: ColumnRole | None


def column_features(table: Table, headings: Sequence[Heading], first: int, end: int) -> list[Witnesses]:
    """For each column its witnesses by name. ``first`` and ``end`` bound the rows under the headings."""
    told = placed(contents(table, first, end))
    return [own | headed(headings, index) for index, own in enumerate(told)]


def contents(table: Table, first: int, end: int) -> list[Witnesses]:
    """What the cells of each column read like, and how wide it is: what stays true wherever it stands."""
    rows = [row for row in range(first, min(end, table.n_rows)) if _is_data(table, row)]
    if len(rows) > MOST_ROWS:
        rows = [rows[round(step * (len(rows) - 1) / (MOST_ROWS - 1))] for step in range(MOST_ROWS)]
    columns: list[list[Cell]] = [[] for _ in range(table.n_columns)]
    for row in rows:
        for cell in table.rows[row]:
            if cell.column_span == 1:
                columns[cell.column].append(cell)
    edges = [*column_shares(table), 1.0]
    widths = [max(0.0, right - left) for left, right in pairwise(edges)]
    return [
        _contents(cells, len(rows)) | {"width": width * table.n_columns / 3}
        for cells, width in zip(columns, widths, strict=True)
    ]


def placed(columns: Sequence[Witnesses]) -> list[Witnesses]:
    """The witnesses of columns in their order, with what their places and neighbours tell."""
    lengths = [math.expm1(4 * told.get("words", 0.0)) for told in columns]
    most = max(lengths, default=0.0) or 1.0
    longest = max(range(len(columns)), key=lambda index: lengths[index], default=0)
    found: list[Witnesses] = []
    for index, own in enumerate(columns):
        told = own | {
            "words of most": lengths[index] / most,
            "longest": float(index == longest),
            "left of longest": float(index < longest),
            "beside longest": float(abs(index - longest) == 1),
            "place": index / max(len(columns) - 1, 1),
            "first": float(index == 0),
            "last": float(index == len(columns) - 1),
            "columns": len(columns) / 10,
        }
        found.append({name: value for name, value in (told | _around(columns, index)).items() if value})
    return found


def _is_data(table: Table, row: int) -> bool:
    """Whether a row is no banner."""
    cells = table.rows[row]
    return bool(cells) and max(cell.column_span for cell in cells) < max(2, table.n_columns - 1)


def _contents(cells: Sequence[Cell], rows: int) -> Witnesses:
    filled = [cell for cell in cells if cell.lines]
    texts = tuple(text for cell in filled if (text := cell.text.strip()))
    count = max(len(texts), 1)
    words = sum(len(text.split()) for text in texts) / count
    told = {f"is {name}": share for name, share in read_as(texts).items()}
    return told | {
        "words": math.log1p(words) / 4,
        "blank": 1 - len(texts) / max(rows, 1),
        "distinct": len(set(texts)) / count,
        "repeats": sum(a == b for a, b in pairwise(texts)) / count,
        "coloured": sum(bool(cell.fill) for cell in cells) / max(len(cells), 1),
        "tall": sum(cell.row_span > 1 for cell in filled) / count,
        "in order": float(in_order(filled)),
        "bold": sum(cell.bold for cell in filled) / count,
        "empty": float(not texts),
    }


def _around(columns: Sequence[Witnesses], index: int) -> Witnesses:
    """What the columns beside a column, and any other of the table, hold."""
    told: Witnesses = {}
    for name in NEIGHBOURS:
        reads = [column.get(f"is {name}", 0.0) for column in columns]
        told[f"left {name}"] = reads[index - 1] if index else 0.0
        told[f"right {name}"] = reads[index + 1] if index + 1 < len(reads) else 0.0
        told[f"else {name}"] = max((read for at, read in enumerate(reads) if at != index), default=0.0)
    return told


def headed(headings: Sequence[Heading], index: int) -> Witnesses:
    """What its own heading and those of the other columns say of a column."""
    heading = headings[index]
    if not heading.text:
        return {"unheaded": 1.0}
    told = {f"headed {CLASS_OF[heading.role] if heading.role else 'unknown'}": 1.0}
    told |= {f"stem {stem}": 1.0 for stem in stems(heading.text)}
    told["heading words"] = len(heading.text.split()) / 5
    told["heading asks"] = float(heading.text.endswith("?"))
    taken = {CLASS_OF[other.role] for at, other in enumerate(headings) if at != index and other.role}
    return told | {f"other {name}": 1.0 for name in taken if name in ("action", "recommendation", "lead", "time")}


def stems(heading: str) -> list[str]:
    """The first letters of each word: what "Responsible" and "Responsibility" share."""
    return sorted({word[:STEM] for word in re.findall(r"[a-z#%]+", heading.lower())})
