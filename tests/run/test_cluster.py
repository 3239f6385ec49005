"""The same documents on a Dask cluster: a scheduler and workers as processes of their own, some of which die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

import object_store
from extract import store
from extract.run import Outcome, RunSummary, run
from extract.run import cluster as module
from extract.run.anywhere import run_anywhere
from extract.run.cluster import ClusterError, cluster
from extract.run.environment import fingerprint
from extract.settings import Settings
from run_stubs import alive, misbehave, read_quickly
from store_samples import content, papers, read_as

pytest.importorskip("distributed", reason="Dask is not installed; it is an extra")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="starts and kills processes")]

ROOT = Path(__file__).resolve().parents[2]
BLIND = "import extract.run.cluster\nextract.run.cluster.identity = lambda path: ''\n"
"""What makes a worker see none of the files of this machine."""


class Dask:
    """A scheduler and workers, in processes of their own; what they say goes into files of ``folder``."""

    def __init__(self, folder: Path, **config: str) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self._environment = os.environ | config
        self._environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests"), str(ROOT / "src")])
        self.fingerprint = fingerprint()
        self._start("scheduler", "--port", "0", "--no-dashboard")
        told = folder / "scheduler.json"
        wait_for(lambda: told.exists() and told.read_text().endswith("}"))
        self.address: str = json.loads(told.read_text())["address"]

    def worker(self, *options: str) -> subprocess.Popen[bytes]:
        """One more worker, of one thread."""
        return self._start(
            "worker", "--nthreads", "1", "--no-dashboard", "--preload", "object_store", "--local-directory",
            str(self.folder), *options,
        )  # fmt: skip

    def settle(self) -> None:
        """Wait for the workers. What they have loaded is what counts here: a checkout may change while tests run."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(len(self.processes) - 1, timeout=60)
            self.fingerprint = next(iter(client.run(fingerprint).values()))

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        options = ("--host", "127.0.0.1", "--scheduler-file", str(self.folder / "scheduler.json"))
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words, *options], env=self._environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        self.processes.append(process)
        return process

    def end(self) -> None:
        """End all of them, and what they started."""
        for process in reversed(self.processes):
            kill_all(process)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return found


def kill_all(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL for a process and all below it; those that read papers must end by themselves then."""
    for pid in family(process.pid):
        try:
            if os.getsid(pid) == process.pid:
                os.kill(pid, signal.SIGKILL)
        except OSError:
            continue
    process.wait()


def wait_for(done: Callable[[], bool], seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


@contextmanager
def started(folder: Path, *workers: tuple[str, ...], **config: str) -> Iterator[Dask]:
    """A cluster for a while. No process is left, whoever started it."""
    folder.mkdir(parents=True)
    dask = Dask(folder, **config)
    try:
        for options in workers:
            dask.worker(*options)
        if workers:
            dask.settle()
        yield dask
    finally:
        below = [pid for process in dask.processes for pid in family(process.pid)]
        dask.end()
        wait_for(lambda: not [pid for pid in below if alive(pid)], 20)


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """Two workers: one that a nanny keeps, which makes it a daemon, and one without."""
    with started(tmp_path_factory.mktemp("dask") / "files", (), ("--no-nanny",)) as found:
        yield found


def on(
    dask: Dask, folder: Path | str, out: Path, settings: Settings, *, more: Sequence[Path] = (), **others: object
) -> RunSummary:
    """A run whose papers the cluster reads."""
    with cluster(dask.address) as workers, patch.object(module, "fingerprint", lambda: dask.fingerprint):
        given = {"extract": misbehave, "executor": workers.read, "hashed": workers.hashed} | others
        return run([folder, *more], out, settings, **given)  # type: ignore[arg-type]


def names(*letters: str) -> list[str]:
    return [f"{letter}{number}.pdf" for letter in letters for number in range(12)]


def test_a_cluster_writes_the_bytes_of_a_local_run_and_limits_hold(dask: Dask, tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *names("a", "m"), "killer.pdf", "endless.pdf", "bomb.pdf", "loud.pdf")
    settings = Settings(timeout=4, memory=400, chunk=7)
    run([folder, tmp_path / "gone.pdf"], tmp_path / "here", settings, extract=misbehave)
    summary = on(dask, folder, tmp_path / "there", settings, more=[tmp_path / "gone.pdf"])
    assert content(tmp_path / "there") == content(tmp_path / "here")
    codes = {row["file_name"]: row["issue_code"] for row in store.rows(tmp_path / "there", "documents")}
    assert {name: code for name, code in codes.items() if code} == {
        "killer.pdf": "crashed", "endless.pdf": "timed_out", "bomb.pdf": "out_of_memory", "gone.pdf": "not_found",
    }  # fmt: skip
    assert summary.statuses == {"done": 25, "quarantined": 4}


def test_workers_that_see_no_file_are_sent_the_bytes(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *names("a"))
    (tmp_path / "blind.py").write_text(BLIND)
    run([folder], tmp_path / "here", Settings(), extract=read_as)
    with started(tmp_path / "dask", ("--preload", str(tmp_path / "blind.py"))) as dask:
        on(dask, folder, tmp_path / "there", Settings(), extract=read_as)
    assert content(tmp_path / "there") == content(tmp_path / "here")
    assert not list((tmp_path / "dask").rglob("paper.pdf"))


def test_papers_and_store_at_addresses_end_in_the_same_bytes(dask: Dask, tmp_path: Path) -> None:
    bucket = object_store.address(tmp_path / "bucket")
    fs = object_store.Shelf()
    for name in names("a", "m"):
        fs.pipe_file(f"{bucket.removeprefix('shelf://')}/deep/{name}", b"%PDF " + name.encode())
    here, there = (object_store.address(tmp_path / name) for name in ("here", "there"))
    _, first = run_anywhere([bucket], here, Settings(chunk=5), work=tmp_path / "one", extract=read_as)
    with patch.object(module, "fingerprint", lambda: dask.fingerprint):
        summary, second = run_anywhere(
            [bucket], there, Settings(chunk=5), work=tmp_path / "two", scheduler=dask.address, extract=read_as
        )
    assert summary.statuses == {"done": 24}
    assert content(first) == content(second)
    assert {path.name for path in (tmp_path / "here").iterdir()} == {
        path.name for path in (tmp_path / "there").iterdir()
    }
    assert not list(dask.folder.rglob("paper.pdf")), "copies of papers are left"


def test_a_worker_killed_in_the_middle_costs_nothing(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *(f"{letter}{number}.pdf" for letter in "am" for number in range(60)))
    run([folder], tmp_path / "here", Settings(workers=2, chunk=20), extract=read_quickly)
    with started(tmp_path / "dask", (), ("--no-nanny",)) as dask:
        victims = [dask.processes[2]]

        def kill(done: int, _total: int, _outcome: Outcome) -> None:
            if done >= 30 and victims:
                kill_all(victims.pop())

        summary = on(dask, folder, tmp_path / "there", Settings(chunk=20), extract=read_quickly, on_progress=kill)
    assert not victims
    assert summary.statuses == {"done": 120}
    assert content(tmp_path / "there") == content(tmp_path / "here")


def test_a_document_that_kills_its_worker_again_and_again_costs_no_other(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *names("a"), "killer.pdf")
    with started(tmp_path / "dask", (), (), DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as dask:
        summary = on(dask, folder, tmp_path / "out", Settings(isolate=False))
    assert summary.statuses == {"done": 12, "quarantined": 1}
    assert "workers that read it died" in summary.quarantined[0]


def test_an_interrupt_drops_what_is_under_way_and_the_next_run_reads_the_rest(dask: Dask, tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *names("a", "m"))

    def stop(done: int, _total: int, _outcome: Outcome) -> None:
        if done == 5:
            raise KeyboardInterrupt

    assert on(dask, folder, tmp_path / "out", Settings(), on_progress=stop).interrupted
    summary = on(dask, folder, tmp_path / "out", Settings())
    assert summary.unchanged >= 5 and summary.documents + summary.unchanged == 24


def test_a_scheduler_that_dies_is_one_line_and_what_was_read_is_kept(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *(f"a{number}.pdf" for number in range(80)))
    with started(tmp_path / "dask", ()) as dask:

        def kill(done: int, _total: int, _outcome: Outcome) -> None:
            if done == 10:
                kill_all(dask.processes[0])

        with pytest.raises(ClusterError, match="what was read is kept") as error:
            on(dask, folder, tmp_path / "out", Settings(), extract=read_quickly, on_progress=kill)
    assert "\n" not in str(error.value)
    summary = run([folder], tmp_path / "out", Settings(), extract=read_quickly)
    assert summary.unchanged >= 10 and summary.complete


def test_workers_with_another_version_are_refused_in_one_line(
    dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "fingerprint", dask.fingerprint | {"version": "9.9"})
    with pytest.raises(ClusterError, match=r"version: .* there, 9\.9 here") as error:
        on(dask, papers(tmp_path / "in", "a.pdf"), tmp_path / "out", Settings())
    assert "\n" not in str(error.value)


def test_a_scheduler_that_does_not_answer_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from extract.cli import main

    monkeypatch.setattr(module, "CONNECT", "1s")
    folder = papers(tmp_path / "in", "a.pdf")
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        with pytest.raises(SystemExit) as ended:
            main(["run", str(folder), "--out", str(tmp_path / "out"), "--scheduler", address])
        assert ended.value.code == 2
        told = capfd.readouterr().err.strip()
        assert "no Dask scheduler answers" in told and "\n" not in told


def test_a_cluster_without_workers_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 1.0)
    monkeypatch.setattr(module, "LOOK", 0.5)
    with started(tmp_path / "dask") as dask, pytest.raises(ClusterError, match="no worker for"):
        on(dask, papers(tmp_path / "in", "a.pdf"), tmp_path / "out", Settings())
