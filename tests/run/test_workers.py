"""Papers that kill, eat, never end or pry: each costs itself alone."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from extract import store
from extract.run import Choice, RunSummary, run
from extract.settings import Settings
from run_stubs import alive, hang_on_a_page, misbehave
from store_samples import papers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes and memory as Linux tells them")


def codes(out: Path) -> dict[str, str | None]:
    """Why documents were quarantined, by file name."""
    return {row["file_name"]: row["issue_code"] for row in store.rows(out, "documents", ["file_name", "issue_code"])}


def read(tmp_path: Path, *names: str, **settings: int | float) -> RunSummary:
    """A run over papers of these names."""
    folder = papers(tmp_path / "in", *(f"{name}.pdf" for name in names))
    return run([folder], tmp_path / "out", Settings(**settings), extract=misbehave)  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_kills_its_process_costs_no_other(workers: int, tmp_path: Path) -> None:
    summary = read(tmp_path, "a", "b", "c", "killer", "m", "n", workers=workers)
    assert {name for name, code in codes(tmp_path / "out").items() if code} == {"killer.pdf"}
    assert codes(tmp_path / "out")["killer.pdf"] == "crashed"
    assert summary.statuses == {"done": 5, "quarantined": 1}
    assert "died, twice" in summary.quarantined[0]


def test_a_worker_killed_from_outside_in_mid_document_costs_nothing(tmp_path: Path) -> None:
    note = tmp_path / "in" / "victim.pid"

    def kill() -> None:
        while not (note.exists() and note.read_text()):
            time.sleep(0.01)
        os.kill(int(note.read_text()), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    summary = read(tmp_path, "a", "b", "victim", "y", "z", workers=2)
    killer.join()
    assert summary.statuses == {"done": 5}


def test_a_process_that_dies_between_two_documents_costs_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "a", "late", "late-2", "m", "z").statuses == {"done": 5}


def test_a_document_that_eats_memory_is_stopped_in_time(tmp_path: Path) -> None:
    begin = time.monotonic()
    summary = read(tmp_path, "a", "bomb", "glutton", "z", memory=400)
    assert codes(tmp_path / "out") == {
        "a.pdf": None, "bomb.pdf": "out_of_memory", "glutton.pdf": "out_of_memory", "z.pdf": None,
    }  # fmt: skip
    assert "400 MiB" in summary.quarantined[0]
    assert time.monotonic() - begin < 60


def test_a_document_that_never_ends_is_ended_with_its_helpers(tmp_path: Path) -> None:
    begin = time.monotonic()
    summary = read(tmp_path, "a", "deaf", "endless", "z", timeout=2)
    assert codes(tmp_path / "out") == {
        "a.pdf": None, "deaf.pdf": "timed_out", "endless.pdf": "timed_out", "z.pdf": None,
    }  # fmt: skip
    assert "longer than the 2 seconds allowed" in summary.quarantined[0]
    assert not alive(int((tmp_path / "in" / "deaf.helper").read_text()))
    assert time.monotonic() - begin < 60


def test_more_time_and_retry_read_what_timed_out(tmp_path: Path) -> None:
    read(tmp_path, "a", "victim", timeout=2)
    assert codes(tmp_path / "out")["victim.pdf"] == "timed_out"
    folder, settings = tmp_path / "in", Settings(timeout=30)
    assert run([folder], tmp_path / "out", settings, extract=misbehave).documents == 0
    summary = run([folder], tmp_path / "out", settings, Choice(retry=True), extract=misbehave)
    assert summary.statuses == {"done": 1}
    assert codes(tmp_path / "out") == {"a.pdf": None, "victim.pdf": None}


def test_documents_are_read_without_network(tmp_path: Path) -> None:
    assert read(tmp_path, "caller").complete
    told = (tmp_path / "in" / "caller.told").read_text().splitlines()
    assert len(told) == 4
    assert all("no network while papers are read" in line for line in told)


def test_temporary_files_are_private_and_gone_afterwards_and_so_is_the_worker(tmp_path: Path) -> None:
    read(tmp_path, "litter")
    name, mode, announced = (tmp_path / "in" / "litter.told").read_text().splitlines()
    assert mode == "700"
    assert Path(name).parent == Path(announced)
    assert (tmp_path / "out" / ".work") in Path(name).parents
    assert (tmp_path / "out" / ".work").stat().st_mode & 0o77 == 0
    assert not Path(name).exists()
    assert not alive(int(Path(announced).name)), "the worker outlives the run"
    assert not (tmp_path / "out" / ".work" / "tmp").exists()


def test_nothing_a_library_says_reaches_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(tmp_path, "loud").complete
    assert capfd.readouterr() == ("", "")


def test_a_page_that_never_ends_is_left_out_and_its_paper_read_in_what_is_left_of_its_time(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "a.pdf", "b-2.pdf", "c.pdf", "d-13.pdf", "e-123.pdf")
    begin = time.monotonic()
    run([folder], tmp_path / "out", Settings(workers=3, timeout=8), extract=hang_on_a_page)
    rows = {row["file_name"]: row for row in store.rows(tmp_path / "out", "documents")}
    assert {name: row["title"] for name, row in rows.items()} == {
        "a.pdf": "without [] in 8 s", "b-2.pdf": "without [2] in 4.8 s", "c.pdf": "without [] in 8 s",
        "d-13.pdf": "without [1, 3] in 1.6 s", "e-123.pdf": None,
    }  # fmt: skip
    assert rows["e-123.pdf"]["issue_code"] == "timed_out"
    assert time.monotonic() - begin < 60
