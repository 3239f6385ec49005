"""The labelled strings: those of this repository, and those of the shared folder where it is there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.tagging.readers import name_key

TESTS = Path(__file__).resolve().parents[2] / "tests" / "tag"


@dataclass(frozen=True, slots=True)
class Cell:
    """A lead cell and the keys of its leads (``name_key``)."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class When:
    """A timescale string, the paper's date, and the days it means. None on both sides: it has no days."""

    text: str
    anchor: date | None
    earliest: date | None
    latest: date | None


def lead_sets(shared: Path) -> dict[str, list[Cell]]:
    """Sets of lead cells by name: ``held out`` was never mended from, the others were."""
    printed = [line.split("|") for line in _lines("leads.psv")]
    found = {
        "earlier": [_cell(parts[0], parts[1].split(";")) for parts in printed],
        "own": [_cell(row["cell"], row["leads"]) for row in _rows(TESTS / "data" / "leads_own.json", "cells")],
        "held out": [
            _cell(row["cell"], row["leads"]) for row in _rows(TESTS / "data" / "leads_held_out.json", "cells")
        ],
    }
    for name in ("plans", "printed"):
        rows = _rows(TESTS / "data" / f"leads_{name}.json", "cells")
        found[name] = [_cell(row["cell"], row["leads"]) for row in rows]
    labelled = shared / "nlp" / "leads.json"
    if labelled.is_file():
        found["shared"] = [_labelled(row) for row in json.loads(labelled.read_text(encoding="utf-8"))]
    return found


def timescale_sets(shared: Path) -> dict[str, list[When]]:
    """Sets of timescale strings by name."""
    found = {
        "earlier": [
            When(text, _day(anchor), _day(first), _day(last))
            for text, anchor, _, first, last, _ in (line.split("|") for line in _lines("timescales.psv"))
        ],
        "own": [_when(row) for row in _rows(TESTS / "data" / "timescales_own.json", "strings")],
    }
    labelled = shared / "nlp" / "timescales.json"
    if labelled.is_file():
        found["shared"] = [_when(row) for row in json.loads(labelled.read_text(encoding="utf-8"))]
    return found


def _rows(path: Path, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))[key]
    return rows


def _lines(name: str) -> list[str]:
    lines = (TESTS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _cell(text: str, leads: list[str]) -> Cell:
    return Cell(text, frozenset(name_key(lead.partition(":")[2]) for lead in leads if lead))


def _labelled(row: dict[str, Any]) -> Cell:
    """Labels of the shared set are ``role:Rank|Portfolio``, ``person:Name|Rank|Portfolio`` or ``kind:name``."""
    names = set()
    for label in row["expected"]:
        kind, _, rest = label.partition(":")
        parts = rest.split("|")
        rank, portfolio = (parts[1:] if kind == "person" else parts) if len(parts) > 1 else (parts[0], "")
        names.add(name_key(f"{rank} {portfolio}"))
    return Cell(row["text"], frozenset(names))


def _when(row: dict[str, Any]) -> When:
    return When(row["text"], _day(row["anchor"]), _day(row["earliest"]), _day(row["latest"]))


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words and words != "-" else None
