"""Scores on the reference papers, which may rise and must not fall.

``floors.json`` has the least share, 0..1, by figure of the report's total, and the most actions that may be found in
papers that hold none. Raise a floor when the scores have risen; a lowered one is refused.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate import Report, evaluate

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Floors:
    least: Mapping[str, float]
    most_actions: Mapping[str, int]

    @staticmethod
    def read(text: str) -> Floors:
        data: dict[str, Any] = json.loads(text)
        return Floors(data["least"], data["most_actions"])


NOW = Floors.read(FLOORS.read_text(encoding="utf-8"))


def weakened(before: Floors, now: Floors) -> list[str]:
    """What ``now`` asks less of than ``before``, a line each; leaving a floor out asks less too."""
    lower = [
        f"{name}: {floor} -> {now.least.get(name, 'gone')}"
        for name, floor in before.least.items()
        if now.least.get(name, 0.0) < floor
    ]
    higher = [
        f"actions in {paper}: at most {most} -> {now.most_actions.get(paper, 'gone')}"
        for paper, most in before.most_actions.items()
        if now.most_actions.get(paper, most + 1) > most
    ]
    return lower + higher


def committed() -> Floors | None:
    """The floors of the last commit; None where there is no git, no commit, or the commit has none."""
    command = ["git", "show", f"HEAD:./{FLOORS.name}"]
    try:
        shown = subprocess.run(command, cwd=FLOORS.parent, capture_output=True, text=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        return None
    return Floors.read(shown.stdout)


def test_no_floor_is_lowered() -> None:
    before = committed()
    if before is None:
        pytest.skip("no committed tests/floors.json to compare with")
    lowered = weakened(before, NOW)
    assert not lowered, "tests/floors.json asks less than the last commit; mend the code instead: " + "; ".join(lowered)


def test_a_lowered_raised_or_missing_floor_is_noticed() -> None:
    before = Floors({"actions.f1": 0.98, "actions.ref": 0.9}, {"001": 0})
    assert weakened(before, before) == []
    assert weakened(before, Floors({"actions.f1": 0.99, "actions.ref": 0.9, "actions.page": 0.5}, {"001": 0})) == []
    assert weakened(before, Floors({"actions.f1": 0.97, "actions.ref": 0.9}, {"001": 1})) == [
        "actions.f1: 0.98 -> 0.97",
        "actions in 001: at most 0 -> 1",
    ]
    assert weakened(before, Floors({"actions.f1": 0.98}, {})) == [
        "actions.ref: 0.9 -> gone",
        "actions in 001: at most 0 -> gone",
    ]


@pytest.fixture(scope="session")
def report(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The reference papers, without the scans, read in this process and scored; once for all floors."""
    from extract.run import run  # here, so that the quick tests of this file do not wait for it
    from extract.settings import Settings

    papers = [path for path in sorted((shared / "reference").glob("*.pdf")) if not path.name.endswith(".scan.pdf")]
    out = tmp_path_factory.mktemp("floors") / "out"
    run(papers, out, Settings(workers=1))
    return evaluate(shared / "reference" / "gold", out)


@pytest.mark.slow
def test_only_the_scans_are_left_out(report: Report) -> None:
    assert [name for name in report.absent if not name.endswith(".scan.pdf")] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NOW.least)
def test_no_score_is_below_its_floor(report: Report, name: str) -> None:
    value = report.total.figures().get(name)
    assert value is not None, f"{name}: nothing to score"
    assert value >= NOW.least[name], (
        f"{name} is {value:.4f}, its floor {NOW.least[name]}\n{report.as_text(details=True)}"
    )


@pytest.mark.slow
@pytest.mark.parametrize("paper", NOW.most_actions)
def test_no_actions_where_there_are_none(report: Report, paper: str) -> None:
    for each in report.papers:
        if each.paper == paper:
            counts = each.score.counts["actions"]
            found = counts.matched + counts.extra + counts.ignored
            assert found <= NOW.most_actions[paper], f"{found} actions found in {each.file}"
