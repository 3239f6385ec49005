"""The made-up chains through the whole pipeline, and what a large store takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.chains.__main__ import ASKED
from benchmarks.chains.cases import CASES, write
from benchmarks.chains.scale import measure
from benchmarks.chains.score import score

from extract.run import run
from extract.settings import Settings

OTHERS = Path(__file__).resolve().parents[2] / "benchmarks" / "chains" / "others"
LEAST = {"first": (0.99, 0.98, 0.93, 0.98), "second": (0.98, 0.97, 0.97, 0.99), "third": (0.99, 0.99, 0.94, 0.98),
         "fourth": (0.97, 0.97, 0.95, 0.99), "fifth": (0.98, 0.99, 0.96, 0.97), "sixth": (0.99, 0.98, 0.92, 0.94),
         "seventh": (0.99, 0.99, 0.96, 0.94), "eighth": (0.97, 0.96, 0.96, 0.96), "ninth": (0.99, 0.99, 0.98, 0.99),
         "tenth": (0.99, 0.99, 0.99, 0.99), "eleventh": (0.99, 0.99, 0.98, 0.99), "twelfth": (0.9, 0.93, 0.83, 0.89),
         "browser": (0.99, 0.99, 0.98, 0.98)}  # fmt: skip
"""By set of chains that other hands made: records, identity, changes and status, which may rise and must not fall."""
CPU_SECONDS_A_PAPER = 0.03
"""20,000 papers in ten minutes."""
LOADING = 15
"""Seconds of CPU until the libraries are there."""


def test_there_are_fifteen_chains_of_three_to_five_papers() -> None:
    assert len(CASES) == 15 and len({case.council for case in CASES}) >= 8
    assert all(3 <= len(case.stages) <= 5 for case in CASES)


@pytest.mark.slow
def test_fifteen_chains_from_pdf_to_status(tmp_path: Path) -> None:
    write(tmp_path)
    run([tmp_path / "pdf"], tmp_path / "store", Settings())
    found = score(tmp_path / "gold", tmp_path / "store")
    papers, status = (tally.right / (tally.right + tally.missed) for tally in (found.papers, found.status))
    assert papers >= ASKED["papers"], found.papers.examples
    assert status >= ASKED["status"], found.status.examples
    assert found.identity.f1 >= ASKED["identity"], found.identity.examples
    assert found.changes.f1 >= ASKED["changes"], found.changes.examples


@pytest.mark.slow
@pytest.mark.parametrize("name", LEAST)
def test_chains_of_other_hands_stay_as_right_as_they_are(name: str, tmp_path: Path) -> None:
    run([OTHERS / name / "pdf"], tmp_path / "store", Settings())
    found = score(OTHERS / name / "gold", tmp_path / "store")
    status = found.status.right / (found.status.right + found.status.missed)
    told = (found.records.f1, found.identity.f1, found.changes.f1, status)
    assert all(value >= least for value, least in zip(told, LEAST[name], strict=True)), told


@pytest.mark.slow
@pytest.mark.parametrize("alike", [False, True])
def test_the_work_grows_with_the_papers(tmp_path: Path, alike: bool) -> None:
    count = 200 if alike else 600
    seconds, promises = measure(tmp_path, count, n_councils=1 if alike else 10, alike=alike)
    assert seconds < CPU_SECONDS_A_PAPER * count + LOADING
    assert promises > 0
