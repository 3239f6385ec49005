"""``council-extract doctor`` tells the truth about this machine."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from extract import doctor
from extract.cli import ExitCode, main
from extract.run import run
from extract.run.paper import a_paper, a_plan
from extract.settings import Settings


def call(*arguments: object) -> int:
    """The exit code of ``doctor`` with these arguments."""
    with pytest.raises(SystemExit) as left:
        main(["doctor", *map(str, arguments)])
    return int(left.value.code or 0)


def test_all_is_well_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--out", tmp_path / "out", "--json") == ExitCode.DONE
    found = {finding["what"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert found["reading a paper"]["state"] == "ok"
    assert {"pikepdf", "models: profiles", "OCR: tesseract", "results", "Chromium"} <= found.keys()
    assert not (tmp_path / "out").exists()


def test_what_is_missing_is_named_and_is_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "NEEDED", {"no-such-package": "no_such_package"})
    monkeypatch.setattr(doctor, "_reading", lambda: doctor.Finding("reading a paper", "ok", ""))
    assert call("--out", tmp_path) == ExitCode.NOTHING_DONE
    line = next(line for line in capsys.readouterr().out.splitlines() if "no-such-package" in line)
    assert line.startswith("missing")
    assert "install council-extract anew" in line


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(doctor.tempfile, "NamedTemporaryFile", refuse)
    found = doctor._folder(tmp_path / "out")
    assert (found.state, found.told) == (
        "missing",
        f"{tmp_path} cannot be written: Read-only file system; choose another --out",
    )


def test_its_own_paper_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "paper.pdf").write_bytes(a_paper("Recommendation 1: read this line."))
    assert run([tmp_path / "paper.pdf"], tmp_path / "out", Settings(isolate=False, ocr="none")).complete
    logging.getLogger("pypdfium2").warning("this would go to the terminal")
    assert capfd.readouterr().err == ""


def test_the_plan_read_beforehand_holds_all_that_a_plan_does(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(a_plan())
    summary = run([tmp_path / "plan.pdf"], tmp_path / "out", Settings(isolate=False, ocr="none"))
    assert summary.complete
    assert summary.rows["actions"] == 1
    assert summary.rows["action_leads"] == 1
