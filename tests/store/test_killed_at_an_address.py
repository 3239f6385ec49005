"""Runs that are killed or interrupted while their store is at an address."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import object_store
from extract.run import run
from extract.settings import Settings
from extract.store import layout
from shelf_objects import HERE, go, objects, put, read_bytes_as, table
from store_samples import content, papers, read_as

ROOT = Path(__file__).resolve().parents[2]


PROGRAM = """
import sys
from pathlib import Path
import object_store
from extract.run.anywhere import run_anywhere
from extract.settings import Settings
from store_samples import read_as
from extract.store import layout
layout.MOST_DOCUMENTS = 2
settings = Settings(isolate=False, chunk=2)
run_anywhere([Path(sys.argv[1])], sys.argv[2], settings, work=Path(sys.argv[3]), extract=read_as)
"""


def killed_after(changes: int, folder: Path, address: str, work: Path) -> int:
    """A run in a process of its own that is killed at a change of the store; its exit code."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT / "src")]),
        "SHELF_ENDS_AFTER": str(changes),
    }
    command = [sys.executable, "-c", PROGRAM, str(folder), address, str(work)]
    return subprocess.run(command, env=environment, check=False).returncode


@pytest.mark.slow
def test_a_run_killed_at_any_change_leaves_a_store_that_the_next_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time by the same machine and by another one, and whole in between."""
    monkeypatch.setattr(layout, "MOST_DOCUMENTS", 2)
    monkeypatch.setattr("extract.store.object_lock.STALE", -1)
    monkeypatch.setattr("extract.store.object_lock.SETTLING", 0)
    folder = papers(tmp_path / "in", *(f"{letter}.pdf" for letter in "abcmn"))
    run([folder], tmp_path / "disk", HERE, extract=read_as)
    wanted = content(tmp_path / "disk")
    killed = 0
    for number, changes in enumerate((0, 2, 5, 30, 34, 60, 66, 71, 80, 95, 110, 140)):
        address = object_store.address(tmp_path / f"bucket{number}")
        code = killed_after(changes, folder, address, tmp_path / f"one{number}")
        killed += code == -9
        if any(key.startswith("documents/") for key in objects(address)) and code == -9:
            for name in ("documents", "actions"):
                table(address, name)  # every file is whole
            if ".work/commit/commit.json" not in objects(address):
                ids = table(address, "documents")["document_id"]
                assert ids.is_unique and set(table(address, "actions")["document_id"]) == set(ids)
        work = tmp_path / (f"one{number}" if number % 2 else f"two{number}")
        go(folder, address, work, chunk=2)
        there = objects(address)
        assert content(work) == wanted
        assert all(there[key] == (work / key).read_bytes() for key in wanted)
        assert not [key for key in there if key.startswith(".work/") and key != ".work/sources.json"]
    assert killed >= 8


def test_an_interrupt_ends_what_is_under_way_and_keeps_what_was_read(tmp_path: Path) -> None:
    bucket = put(tmp_path / "bucket", **{f"{letter}.pdf": b"%PDF " + letter.encode() for letter in "abcdef"})

    def stop(done: int, *_: Any) -> None:
        if done == 2:
            raise KeyboardInterrupt

    summary = run([bucket], tmp_path / "out", Settings(workers=2), extract=read_bytes_as, on_progress=stop)
    assert summary.interrupted
    assert run([bucket], tmp_path / "out", Settings(workers=2), extract=read_bytes_as).unchanged >= 2
