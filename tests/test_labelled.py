"""Small cases, opened lots and benchmarks/fresh stay as right as they are: regressions, no measure of papers not seen.

``labelled_floors.json`` holds the least figures, in the form of ``floors.json``; they may rise and must not fall.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from benchmarks.labelled import faults, gold_of, papers, read, scorer, within

from test_floors import Floors, weakened

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("labelled_floors.json")
NOW = Floors.read(FLOORS.read_text(encoding="utf-8"))
SETS = sorted({name for name, _ in NOW.least})
FRESH = {name for name in SETS if name.startswith("fresh-")}

pytestmark = pytest.mark.slow


def test_no_floor_of_cases_or_lots_is_lowered() -> None:
    command = ["git", "show", f"HEAD:./{FLOORS.name}"]
    try:
        shown = subprocess.run(command, cwd=FLOORS.parent, capture_output=True, text=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no committed floors to compare with")
    assert weakened(Floors.read(shown.stdout), NOW) == []


@pytest.mark.parametrize("name", SETS)
def test_what_was_right_stays_right(name: str, shared: Path, tmp_path: Path) -> None:
    if not shutil.which("tesseract"):
        pytest.skip("some of these papers are scans, and no tesseract is installed")
    folder = ROOT / "benchmarks" / "fresh" / name.removeprefix("fresh-") if name in FRESH else shared / "cases"
    if name.startswith("lot-"):
        archive = shared / "lots" / f"{name}.zip"
        if not archive.exists():
            pytest.skip(f"{archive.name} is not there")
        zipfile.ZipFile(archive).extractall(tmp_path)
        folder = tmp_path
    score, right, docs, found = scorer(), 0, {}, []
    pairs = list(papers(str(folder)))
    with ProcessPoolExecutor(2) as pool:
        for (_, gold_file), (own, codes) in zip(pairs, pool.map(read, [pdf for pdf, _ in pairs]), strict=True):
            gold = gold_of(gold_file)
            own = within(gold, own)
            docs[gold["file"]] = gold
            found += own
            right += not faults(gold, own, codes, score)
    told = score.score(docs, found)["total"] | {"right": right}
    short = {figure: told[figure] for (of, figure), least in NOW.least.items() if of == name and told[figure] < least}
    assert not short, json.dumps(short)
