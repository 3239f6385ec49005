"""A disk that is full or read-only: one line that says so, nothing half written, and the next run goes on."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extract import store
from extract.cli import ExitCode
from extract.run import run
from extract.settings import Settings
from store_samples import content, papers, read_as

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpora" / "sample"


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A file system in memory. Skips the test where we may not mount one."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a file system needs root; the same is tried below with a limit on file size")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def council_extract(*arguments: object, file_size: int | None = None) -> tuple[int, str]:
    """Exit code and standard error of the command; ``file_size`` bounds every file it writes, bytes."""

    def limit() -> None:
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    command = [sys.executable, "-m", "extract", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, preexec_fn=limit)
    return done.returncode, done.stderr


def check_told(code: int, told: str, words: str) -> None:
    assert code == ExitCode.NOTHING_DONE
    assert words in told
    assert told.count("\n") == 1, told


@pytest.mark.slow
def test_a_full_disk_is_one_line_and_the_next_run_goes_on(tmp_path: Path) -> None:
    run([SAMPLE], tmp_path / "whole", Settings(workers=2))
    with mounted(tmp_path / "small", "size=400k") as disk:
        code, told = council_extract("run", SAMPLE, "--out", disk / "out", "--workers", 2)
        check_told(code, told, "No space left on device")
        assert list(store.rows(disk / "out", "documents")) == []
        subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
        code, told = council_extract("run", SAMPLE, "--out", disk / "out", "--workers", 2)
        assert (code, told) == (ExitCode.DONE, "")
        assert content(disk / "out") == content(tmp_path / "whole")


@pytest.mark.parametrize("limit", [20_000, pytest.param(60_000, marks=pytest.mark.slow)])
def test_files_that_cannot_grow_are_one_line_and_the_next_run_goes_on(limit: int, tmp_path: Path) -> None:
    papers_in = papers(tmp_path / "in", *(f"a{number}.pdf" for number in range(3)))
    run([papers_in], tmp_path / "out", Settings(isolate=False), extract=read_as)
    before = content(tmp_path / "out")
    code, told = council_extract("run", SAMPLE, "--out", tmp_path / "out", file_size=limit)
    check_told(code, told, "File too large")
    assert content(tmp_path / "out") == before
    assert council_extract("run", SAMPLE, "--out", tmp_path / "out") == (ExitCode.DONE, "")
    assert len(list(store.rows(tmp_path / "out", "documents"))) == 9


def test_a_read_only_disk_is_one_line(tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "size=1m,ro") as disk:
        code, told = council_extract("run", SAMPLE, "--out", disk / "out")
        check_told(code, told, "Read-only file system")


@pytest.mark.skipif(os.geteuid() == 0, reason="permission bits do not bind root; see the read-only disk above")
def test_a_folder_without_permission_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    code, told = council_extract("run", SAMPLE, "--out", tmp_path / "out")
    check_told(code, told, "Permission denied")


def test_a_file_in_the_way_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "actions").write_text("in the way")
    code, told = council_extract("run", SAMPLE, "--out", tmp_path / "out")
    check_told(code, told, "actions")
