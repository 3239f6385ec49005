"""The made-up papers of many publishers: every recommendation and action, with lead and timescale, and nothing else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract import extract

PLANS = Path(__file__).resolve().parents[2] / "benchmarks" / "plans"
PAPERS = sorted((PLANS / "others").glob("*.pdf"))
UNSEEN = sorted((PLANS / "unseen").glob("*.pdf"))
Rows = list[tuple[str | None, ...]]


def _squeezed(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


@cache
def _read(path: Path) -> tuple[Rows, Rows]:
    found = extract(path)
    actions = [(_squeezed(a.text), _squeezed(a.lead_raw), _squeezed(a.timescale_raw)) for a in found.actions]
    return [(r.number, _squeezed(r.text)) for r in found.recommendations], actions


@cache
def _gold(path: Path) -> tuple[Rows, Rows]:
    record: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    fields = ("text", "lead_raw", "timescale_raw")
    actions = [tuple(_squeezed(action[field]) for field in fields) for action in record["actions"]]
    return [(each["number"], _squeezed(each["text"])) for each in record["recommendations"]], actions


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_recommendations_and_actions_are_those_of_gold(path: Path) -> None:
    assert _read(path) == _gold(path)


def test_most_of_the_papers_held_out_are_read_right() -> None:
    for kind, least in ((0, 0.87), (1, 0.99)):
        wanted = [(path, row) for path in UNSEEN for row in _gold(path)[kind]]
        right = [(path, row) for path, row in wanted if row in _read(path)[kind]]
        assert len(right) >= least * len(wanted)
