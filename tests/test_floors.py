"""Scores on papers with gold, which may rise and must not fall.

``floors.json`` has for each set of papers the least share, 0..1, by figure of the report's total, and the most actions
that may be found in papers that hold none. Raise a floor when the scores have risen; a lowered one is refused.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate import Report, evaluate

FLOORS = Path(__file__).with_name("floors.json")
PLANS = Path(__file__).resolve().parents[1] / "benchmarks" / "plans"


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by (set of papers, figure) and (set of papers, paper)."""

    least: Mapping[tuple[str, str], float]
    most_actions: Mapping[tuple[str, str], int]

    @staticmethod
    def read(text: str) -> Floors:
        data: dict[str, Any] = json.loads(text)
        sets = {"reference": data} if "least" in data else data  # the first file had floors of one set only
        return Floors(
            {(name, figure): floor for name, own in sets.items() for figure, floor in own["least"].items()},
            {(name, paper): most for name, own in sets.items() for paper, most in own["most_actions"].items()},
        )


NOW = Floors.read(FLOORS.read_text(encoding="utf-8"))


def weakened(before: Floors, now: Floors) -> list[str]:
    """What ``now`` asks less of than ``before``, a line each; leaving a floor out asks less too."""
    lower = [
        f"{'/'.join(name)}: {floor} -> {now.least.get(name, 'gone')}"
        for name, floor in before.least.items()
        if now.least.get(name, 0.0) < floor
    ]
    higher = [
        f"actions in {'/'.join(paper)}: at most {most} -> {now.most_actions.get(paper, 'gone')}"
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
    before = Floors({("a", "actions.f1"): 0.98, ("a", "actions.ref"): 0.9}, {("a", "001"): 0})
    assert weakened(before, before) == []
    higher = {("a", "actions.f1"): 0.99, ("a", "actions.ref"): 0.9, ("b", "actions.page"): 0.5}
    assert weakened(before, Floors(higher, {("a", "001"): 0})) == []
    assert weakened(before, Floors({("a", "actions.f1"): 0.97}, {("a", "001"): 1})) == [
        "a/actions.f1: 0.98 -> 0.97",
        "a/actions.ref: 0.9 -> gone",
        "actions in a/001: at most 0 -> 1",
    ]


Reports = Callable[[str], Report]


@pytest.fixture(scope="session")
def reports(shared: Path, sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """The papers of a set, read in this process and scored; once for all floors. Scans are a set of their own."""
    from extract.run import run  # here, so that the quick tests of this file do not wait for it
    from extract.settings import Settings

    folders = {
        "reference": (shared / "reference", shared / "reference" / "gold"),
        "real": (shared / "real" / "pdf", shared / "real" / "gold"),
        "sample": (sample_corpus, sample_corpus / "gold"),
        "scans": (shared / "reference", shared / "reference" / "gold"),
        "plans": (PLANS, PLANS),
    }
    done: dict[str, Report] = {}

    def scored(name: str) -> Report:
        if name not in done:
            papers, gold = folders[name]
            out = tmp_path_factory.mktemp(name) / "out"
            scans = name == "scans"
            if scans and not shutil.which("tesseract"):
                pytest.skip("no Tesseract on the PATH to read the scans with")
            wanted = [p for p in sorted(papers.glob("*.pdf")) if p.name.endswith(".scan.pdf") == scans]
            run(wanted, out, Settings(workers=1))
            done[name] = evaluate(gold, out)
        return done[name]

    return scored


@pytest.mark.slow
@pytest.mark.parametrize("papers", sorted({name for name, _ in NOW.least} - {"scans"}))
def test_only_the_scans_are_left_out(reports: Reports, papers: str) -> None:
    assert [name for name in reports(papers).absent if not name.endswith(".scan.pdf")] == []


@pytest.mark.slow
@pytest.mark.parametrize(("papers", "figure"), NOW.least, ids="/".join)
def test_no_score_is_below_its_floor(reports: Reports, papers: str, figure: str) -> None:
    report = reports(papers)
    value, floor = report.total.figures().get(figure), NOW.least[papers, figure]
    assert value is not None, f"{figure}: nothing to score"
    assert value >= floor, f"{figure} is {value:.4f}, its floor {floor}\n{report.as_text(details=True)}"


@pytest.mark.slow
@pytest.mark.parametrize(("papers", "paper"), NOW.most_actions, ids="/".join)
def test_no_actions_where_there_are_none(reports: Reports, papers: str, paper: str) -> None:
    for each in reports(papers).papers:
        if each.paper == paper:
            counts = each.score.counts["actions"]
            found = counts.matched + counts.extra + counts.ignored
            assert found <= NOW.most_actions[papers, paper], f"{found} actions found in {each.file}"
