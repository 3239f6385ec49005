"""``kill -9`` at any moment: what is on disk is whole, and the next run makes of it what an undisturbed one makes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from extract import store
from extract.schema import TABLES
from extract.store.commit import FOLDER, JOURNAL
from run_stubs import alive
from store_samples import content, papers

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
KILLS = 15
"""Kills that must find the run at work."""
PROGRAM = """
import sys
from pathlib import Path
from extract.run import run
from extract.settings import Settings
from extract.store import layout
import {module}

if __name__ == "__main__":
    layout.MOST_DOCUMENTS = 16
    settings = Settings(workers=2, chunk=7)
    tell = lambda done, *_: print(done, flush=True)
    summary = run([Path(sys.argv[1])], Path(sys.argv[2]), settings, extract={module}.{function}, on_progress=tell)
    print(summary.interrupted)
"""


def start(folder: Path, out: Path, function: str) -> subprocess.Popen[str]:
    """A run in a process and a group of its own."""
    script = out.with_name(f"{function.replace('.', '-')}.py")
    module, name = function.split(".")
    script.write_text(PROGRAM.format(module=module, function=name))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), str(ROOT / "src")])}
    command = [sys.executable, str(script), str(folder), str(out)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)


def check_readable(out: Path) -> None:
    """What other programs find in the folder: whole files, and of each document all rows or none, once."""
    if not (out / "issues" / "council_code=unknown" / "empty.parquet").exists():
        return  # killed before the tables were made
    assert not list(out.glob("*/council_code=*/*.tmp"))
    found = {}
    for table in TABLES:
        frame = pd.read_parquet(out / table)
        query = f"select count(*) from read_parquet('{out}/{table}/**/*.parquet', hive_partitioning=true)"
        assert duckdb.sql(query).fetchall() == [(len(frame),)]
        found[table] = frame["document_id"]
    if not (out / FOLDER / JOURNAL).exists():  # else killed among the renames of one change, to be finished
        assert found["documents"].is_unique
        assert set(found["actions"]) <= set(found["documents"])


@pytest.mark.slow
def test_a_run_killed_at_random_moments_ends_in_the_same_bytes(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *(f"{letter}{number}.pdf" for letter in "am" for number in range(20)))
    for number, path in enumerate(sorted((ROOT / "corpora" / "sample").glob("*.pdf"))):
        shutil.copy(path, folder / f"real{number}.pdf")
    begin = time.monotonic()
    undisturbed = start(folder, tmp_path / "whole", "run_stubs.real_or_quick")
    assert undisturbed.wait(timeout=300) == 0
    takes = time.monotonic() - begin
    chance = random.Random(6)
    out = tmp_path / "out"
    killed_at_work = moment = 0
    while killed_at_work < KILLS:  # a run that was nearly done ends before its moment comes, and does not count
        moment += 1
        assert moment < 4 * KILLS
        process = start(folder, out, "run_stubs.real_or_quick")
        try:
            process.wait(timeout=chance.uniform(0.2, 0.9) * takes)
        except subprocess.TimeoutExpired:
            killed_at_work += 1
            process.kill()
            process.wait()
        check_readable(out)
        if process.returncode == 0 or chance.random() < 0.3:
            out = tmp_path / f"out{moment}"  # begin anew: later moments would find nothing left to do
    assert start(folder, out, "run_stubs.real_or_quick").wait(timeout=300) == 0
    assert content(out) == content(tmp_path / "whole")
    assert len(pd.read_parquet(out / "documents")) == 46


def test_a_killed_run_takes_its_workers_with_it_and_is_finished_by_the_next(tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "in", "a.pdf", "b.pdf", "victim.pdf"), tmp_path / "out"
    process = start(folder, out, "run_stubs.misbehave")
    note = folder / "victim.pid"
    while not (note.exists() and note.read_text() and len(list(out.glob(".work/spool/*/*.arrow"))) == 2):
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.wait()
    ended = time.monotonic() + 5
    while sys.platform == "linux" and alive(int(note.read_text())):
        time.sleep(0.02)
        assert time.monotonic() < ended, "the worker outlives the run"
    check_readable(out)
    rest = start(folder, out, "run_stubs.misbehave")
    told, _ = rest.communicate(timeout=60)
    assert told.split() == ["1", "False"], "only the one that had not been read is read"
    assert {row["file_name"] for row in store.rows(out, "documents")} == {"a.pdf", "b.pdf", "victim.pdf"}


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to another process there")
def test_control_c_stops_at_once_and_leaves_a_readable_store(tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf", "z.pdf"), tmp_path / "out"
    process = start(folder, out, "store_samples.read_slowly")
    assert process.stdout is not None
    while process.stdout.readline().strip() != "3":
        assert process.poll() is None
    begin = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert rest.split() == ["True"]
    assert time.monotonic() - begin < 10
    assert {row["file_name"] for row in store.rows(out, "documents")} == {"a.pdf", "b.pdf", "c.pdf"}
