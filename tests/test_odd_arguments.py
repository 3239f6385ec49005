"""Devices, pipes and huge files where a small file should be; many things that are wrong at once; full disks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extract.cli import ExitCode, main
from extract.evaluate import evaluate
from extract.plain_files import parsed, read_plain
from extract.run import NothingToDoError, run
from extract.settings import Settings
from store_samples import papers, read_as

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="devices and pipes of Linux")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def ends(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Exit code and standard error of the command, which must end soon."""
    stop = threading.Timer(60, os._exit, [9])  # nothing else ends a process that waits for a pipe
    stop.start()
    try:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
    finally:
        stop.cancel()
    return int(ended.value.code or 0), capsys.readouterr().err


@LINUX
@pytest.mark.parametrize("device", ["/dev/zero", "pipe"])
@pytest.mark.parametrize(
    "verb",
    [
        ["run", "IN", "--out", "OUT", "--in-process", "--corrections", "ODD"],
        ["run", "IN", "--out", "OUT", "--in-process", "--passwords", "ODD"],
        ["tables", "ODD"],
        ["audit", "ODD"],
        ["compare", "OUT", "--by", "ODD"],
        ["evaluate", "--gold", "GOLD", "--pred", "OUT"],
        ["retag", "OUT", "--council-profiles", "PROFILES"],
        ["fetch", "ODD", "--out", "OUT"],
    ],
    ids=lambda words: f"{words[0]} {words[-2]}",
)
def test_what_is_no_regular_file_is_refused(
    device: str, verb: list[str], pipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = pipe if device == "pipe" else Path(device)
    for folder, name in (("gold", "a.json"), ("profiles/BNE-barnet", "profile.toml")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).symlink_to(odd)
    papers(tmp_path / "in", "a.pdf")
    run([tmp_path / "in"], tmp_path / "out", Settings(isolate=False), extract=read_as)
    places = {"IN": tmp_path / "in", "OUT": tmp_path / "out", "ODD": odd, "GOLD": tmp_path / "gold",
              "PROFILES": tmp_path / "profiles"}  # fmt: skip
    code, told = ends(capsys, *(places.get(word, word) for word in verb))
    assert code == ExitCode.NOTHING_DONE
    last = [line for line in told.splitlines() if not line.startswith(("Usage", "Try", "No contact"))]
    assert len([line for line in last if line]) == 1, told


@LINUX
def test_files_are_read_up_to_their_bound(pipe: Path, tmp_path: Path) -> None:
    (tmp_path / "small").write_bytes(b"12345")
    assert read_plain(tmp_path / "small", 5) == b"12345"
    for path, why in (
        (tmp_path / "small", "larger"),
        (pipe, "not a regular file"),
        (Path("/dev/zero"), "not a regular"),
    ):
        with pytest.raises(OSError, match=why):
            read_plain(path, 4)


def test_json_that_nests_without_end_is_no_json() -> None:
    assert parsed('{"a": [1]}') == {"a": [1]}
    with pytest.raises(ValueError, match="deep"):
        parsed("[" * 500_000)


def test_gold_none_of_which_is_in_the_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers(tmp_path / "in", "a.pdf")
    run([tmp_path / "in"], tmp_path / "out", Settings(isolate=False), extract=read_as)
    (tmp_path / "gold").mkdir()
    files = [{"file": f"other{n}.pdf", "variant": "plain", "first_page": 1, "last_page": 2} for n in range(400)]
    gold = {"schema": "council-paper-gold/1", "id": "a", "document": {}, "files": files}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold))
    with pytest.raises(ValueError, match="none of the 400 files"):
        evaluate(tmp_path / "gold", tmp_path / "out")
    code, told = ends(capsys, "evaluate", "--gold", tmp_path / "gold", "--pred", tmp_path / "out")
    assert (code, told.count("\n")) == (ExitCode.NOTHING_DONE, 1)
    assert len(told) < 1000
    (tmp_path / "gold" / "a.json").write_bytes(b'{"schema": "council-paper-gold/1"\xff')
    assert ends(capsys, "evaluate", "--gold", tmp_path / "gold", "--pred", tmp_path / "out")[1].count("\n") == 1


def test_hundreds_of_links_that_lead_out_are_a_few_lines_and_a_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, outside = papers(tmp_path / "in", "a.pdf"), papers(tmp_path / "outside", "b.pdf") / "b.pdf"
    for number in range(300):
        (folder / f"link{number}.pdf").symlink_to(outside)
    code, told = ends(capsys, "run", folder, "--out", tmp_path / "out", "--in-process", "--quiet")
    assert code == ExitCode.SOME_LEFT_OUT
    assert 0 < told.count("\n") <= 22
    assert "280 more" in told
    (folder / "a.pdf").unlink()
    with pytest.raises(NothingToDoError) as error:
        run([folder], tmp_path / "out2", Settings(isolate=False), extract=read_as)
    assert len(str(error.value)) < 1000
    assert "more" in str(error.value)


@LINUX
@pytest.mark.parametrize("to", ["csv", "xlsx", "duckdb", "jsonl"])
def test_an_export_to_a_full_disk_is_one_line_and_leaves_nothing(to: str, tmp_path: Path) -> None:
    papers(tmp_path / "in", *(f"a{number}.pdf" for number in range(30)))
    run([tmp_path / "in"], tmp_path / "out", Settings(isolate=False), extract=read_as)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a file system needs root")
    try:
        command = [sys.executable, "-m", "extract", "export", str(tmp_path / "out"), "--to", to, "--out", str(disk)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        left = [path.name for path in disk.iterdir() if path.name.startswith(".")]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert (done.returncode, done.stderr.count("\n"), left) == (ExitCode.NOTHING_DONE, 1, []), done.stderr
    assert "space" in done.stderr
