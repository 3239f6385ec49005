"""Sets of our own, written before the grammar was run on them; their first-run scores are in benchmarks/tagging."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.tag import Vocabulary, read_leads, read_timescale

DATA = Path(__file__).with_name("data")
HELD_OUT_FLOOR = 0.80
"""Of cells nothing is mended for: a floor, so that a mend for other cells does not spoil these."""
PLANS_FLOOR = 0.97
"""Of the cells of plans: what is left has no one answer ("Director of Quality and Nursing, ICB" may be two)."""


def rows(name: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))[key]
    return found


def named(cell: str) -> list[str]:
    return [f"{lead.kind}:{lead.name}" for lead in read_leads(cell, Vocabulary.general())]


def day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


@pytest.mark.parametrize("row", rows("leads_own.json", "cells"), ids=lambda row: row["cell"])
def test_lead_cell(row: dict[str, Any]) -> None:
    assert named(row["cell"]) == row["leads"]


def test_cells_kept_aside() -> None:
    cells = rows("leads_held_out.json", "cells")
    right = sum(named(row["cell"]) == row["leads"] for row in cells)
    assert len(cells) >= 80 and right / len(cells) >= HELD_OUT_FLOOR


@pytest.mark.parametrize(("name", "least"), [("leads_plans.json", 150), ("leads_printed.json", 280)])
def test_lead_cells_of_plans(name: str, least: int) -> None:
    cells = rows(name, "cells")
    wrong = [row["cell"] for row in cells if named(row["cell"]) != row["leads"]]
    assert len(cells) >= least and len(wrong) / len(cells) <= 1 - PLANS_FLOOR, wrong


@pytest.mark.parametrize("row", rows("timescales_own.json", "strings"), ids=lambda row: row["text"])
def test_timescale(row: dict[str, Any]) -> None:
    found = read_timescale(row["text"], day(row["anchor"]))
    assert (found.kind, found.earliest, found.latest) == (row["kind"], day(row["earliest"]), day(row["latest"]))
    assert found.granularity == row["granularity"]
