"""Gold rows of the made-up plans: the JSON beside each PDF, as benchmarks/plans/README.md lays it down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A made-up paper: its rows in both ways they may be written, and all words of its headers."""

    pdf: Path
    rows: tuple[tuple[Texts, Texts], ...]
    headers: tuple[str, ...]
    held_out: bool


def plans(folder: Path) -> list[Plan]:
    """Every PDF under ``folder`` that has gold beside it, by path."""
    found = []
    for pdf in sorted(folder.rglob("*.pdf")):
        gold = pdf.with_suffix(".json")
        if gold.exists():
            found.append(read_plan(pdf, gold, held_out="holdout" in pdf.relative_to(folder).parts))
    return found


def read_plan(pdf: Path, gold: Path, held_out: bool) -> Plan:
    """The plan of one gold file: the rows and headers of all its tables, in order."""
    tables = json.loads(gold.read_text(encoding="utf-8")).get("tables", [])
    rows = tuple(row for table in tables for row in _rows(table))
    headers = tuple(str(word) for table in tables for level in _levels(table) for word in level)
    return Plan(pdf, rows, headers, held_out)


def _levels(table: Json) -> list[list[str]]:
    return [table.get("header") or [], *(table.get("header_rows") or [])]


def _rows(table: Json) -> Iterator[tuple[Texts, Texts]]:
    """Each row with merged cells filled down, as the gold has them, and with each in its first row alone."""
    repeated = {
        (row, span["column"])
        for span in table.get("spans") or []
        for row in range(span["row"] + 1, span["row"] + span["row_span"])
    }
    for number, row in enumerate(table["rows"]):
        filled = tuple(str(cell or "") for cell in row)
        yield filled, tuple("" if (number, column) in repeated else cell for column, cell in enumerate(filled))
