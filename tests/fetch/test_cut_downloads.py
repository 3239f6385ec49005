"""Downloads that are too large, cut short, blocked or broken off by hand."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from extract.sources import Corpus
from moderngov_fake import FakeModernGov, Modes, pdf, small_council, whole_council
from rows_of_papers import PAPER, by_title, status
from site_fake.asking import (
    GAP,
    command,
    environment,
    fetch_papers,
    files,
    links,
    list_papers,
    sources,
)


@pytest.mark.parametrize("chunked", [False, True])
def test_too_large_a_file_is_left_and_had_when_the_limit_is_raised(chunked: bool, tmp_path: Path) -> None:
    council = small_council()
    council.papers[0].body = pdf("Large", 300_000)
    with FakeModernGov(council, Modes(chunked=chunked)).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path, {"max_file_bytes": 100_000})
        assert status(tmp_path, "Cover report") == "too_large"
        assert len(files(tmp_path)) == 2
        fetch_papers(tmp_path, {"max_file_bytes": 500_000})
    assert status(tmp_path, "Cover report") == "fetched"
    assert len(by_title(tmp_path, "Cover report")) == 1


def test_a_download_cut_short_goes_on_where_it_was(tmp_path: Path) -> None:
    council = small_council()
    council.papers[0].body = pdf("Long", 400_000)
    with FakeModernGov(council, Modes(cut={"ID=79700": 1})).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    first, rest = fake.asked("ID=79700")
    assert (first.status, rest.status) == (200, 206)
    assert rest.headers["range"] == f"bytes={len(council.papers[0].body) // 2}-"
    assert rest.headers["if-range"]
    path = tmp_path / str(by_title(tmp_path, "Cover report")[0][2])
    assert path.read_bytes() == council.papers[0].body


def test_a_file_that_changed_meanwhile_is_had_whole(tmp_path: Path) -> None:
    council = small_council()
    council.papers[0].body = pdf("Old", 400_000)
    with FakeModernGov(council, Modes(cut={"ID=79700": 1})).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path, {"attempts": 1})
        assert status(tmp_path, "Cover report") == "failed"
        council.papers[0].body = pdf("New", 500_000)
        fetch_papers(tmp_path)
    assert [line.status for line in fake.asked("ID=79700")] == [200, 200]
    path = tmp_path / str(by_title(tmp_path, "Cover report")[0][2])
    assert path.read_bytes() == council.papers[0].body


@pytest.mark.parametrize("modes", [{"ranges": False}, {"validators": False}, {"chunked": True}])
def test_without_ranges_a_cut_download_begins_anew(modes: dict[str, bool], tmp_path: Path) -> None:
    council = small_council()
    council.papers[0].body = pdf("Long", 400_000)
    with FakeModernGov(council, Modes(cut={"ID=79700": 1}, **modes)).running() as fake:  # type: ignore[arg-type]
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    assert [line.status for line in fake.asked("ID=79700")] == [200, 200]
    path = tmp_path / str(by_title(tmp_path, "Cover report")[0][2])
    assert path.read_bytes() == council.papers[0].body


def test_a_block_in_the_middle_stops_the_host_and_keeps_what_came(tmp_path: Path) -> None:
    with FakeModernGov(whole_council(1, 2, 9)).running() as fake:
        list_papers(fake, tmp_path)
        fake.modes.forbidden = "ID=50004"
        summary = fetch_papers(tmp_path)
        place = [row.address for row in links(tmp_path)].index(f"{fake.address}{PAPER}.aspx?ID=50004")
        assert (summary.outcomes["new"], summary.left) == (place, 9 - place)
        assert [*summary.stopped] == ["127.0.0.1"]
        assert "blocked" in {row.status for row in sources(tmp_path)}
        assert len(fake.asked(PAPER)) == place + 1
        fake.modes.forbidden = None
        assert fetch_papers(tmp_path).left == 0
    assert len(files(tmp_path)) == 9
    assert {row.status for row in sources(tmp_path)} == {"fetched"}


def test_ctrl_c_ends_with_the_paper_in_hand_and_the_next_command_goes_on(tmp_path: Path) -> None:
    with FakeModernGov(whole_council(1, 4, 30), Modes(slow={PAPER: 0.05})).running() as fake:
        list_papers(fake, tmp_path)
        begun = subprocess.Popen(
            command("fetch", tmp_path, "--gap", GAP), env=environment(), stderr=subprocess.PIPE, text=True
        )
        _wait_until(lambda: len(fake.asked(PAPER)) >= 5, begun)
        begun.send_signal(signal.SIGINT)
        begun.communicate(timeout=30)
        assert begun.returncode == 130
        assert len(files(tmp_path)) == len(fake.asked(PAPER)) < 30
        fetch_papers(tmp_path)
    asked = [line.path for line in fake.asked(PAPER)]
    assert len(asked) == len(set(asked)) == len(files(tmp_path)) == 30


def test_one_command_at_a_time_writes_to_a_folder(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path)
        with Corpus(tmp_path).locked():
            done = subprocess.run(
                command("fetch", tmp_path), env=environment(), capture_output=True, text=True, check=False
            )
    assert done.returncode == 2
    assert done.stderr == f"Error: {tmp_path}: another command is writing here; wait until it has ended\n"


def _wait_until(holds: object, process: subprocess.Popen[str], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert process.poll() is None, "the command ended too early"
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.005)
