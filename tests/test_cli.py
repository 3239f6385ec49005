"""What a user of the command relies on: exit codes, one line an error, quick help."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from extract import run as run_module
from extract import store
from extract.cli import ExitCode, main
from extract.issues import Code, DocumentError
from extract.model import Box, Region, Table
from extract.schema import TABLES
from extract.store import Store
from store_samples import extraction, papers, read_or_fail

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def stub_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "_pipeline", read_or_fail)


def call(*arguments: object) -> int:
    """The exit code of the command with these arguments."""
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return int(left.value.code or 0)


def test_all_done_is_0_and_the_store_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = papers(tmp_path / "in", "a.pdf", "m.pdf")
    assert call("run", folder, "--out", tmp_path / "out", "--workers", 2) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "2 of 2 documents read: 2 done" in said
    assert "6 actions" in said
    assert (tmp_path / "out" / "datapackage.json").is_file()


def test_a_quarantined_document_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = papers(tmp_path / "in", "a.pdf", "locked.pdf")
    assert call("run", folder, tmp_path / "gone.pdf", "--out", tmp_path / "out", "--in-process") == 1
    told = capsys.readouterr()
    lines = told.err.splitlines()
    assert lines[0].startswith(f"Quarantined: {tmp_path}/gone.pdf: ") and lines[0].endswith("(not_found)")
    assert lines[1].startswith(f"Quarantined: {tmp_path}/in/locked.pdf: ") and lines[1].endswith("(encrypted)")
    assert len(lines) == 2
    assert "1 done, 2 quarantined" in told.out


@pytest.mark.parametrize("given", ["gone.pdf", "bare"])
def test_nothing_to_read_is_2_and_one_line(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bare").mkdir()
    assert call("run", tmp_path / given, "--out", tmp_path / "out", "--in-process") == ExitCode.NOTHING_DONE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"Error: {tmp_path / given}: ")
    assert told.err.count("\n") == 1


def test_a_store_that_cannot_be_written_is_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = papers(tmp_path / "in", "a.pdf")
    assert call("run", folder, "--out", tmp_path / "file" / "out", "--in-process") == ExitCode.NOTHING_DONE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_store_of_another_version_is_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = papers(tmp_path / "in", "a.pdf")
    call("run", folder, "--out", tmp_path / "out", "--in-process", "--quiet")
    actions, links = (tmp_path / "out" / table / "council_code=unknown/empty.parquet" for table in ("actions", "links"))
    actions.write_bytes(links.read_bytes())
    assert call("run", folder, "--out", tmp_path / "out", "--in-process") == ExitCode.NOTHING_DONE
    assert "choose another --out" in capsys.readouterr().err


def test_an_interrupt_is_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_module, "_pipeline", interrupted)
    folder = papers(tmp_path / "in", "a.pdf")
    assert call("run", folder, "--out", tmp_path / "out", "--in-process") == ExitCode.INTERRUPTED
    assert "run again" in capsys.readouterr().err


def test_json_is_json_and_quiet_is_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = papers(tmp_path / "in", "a.pdf")
    call("run", folder, "--out", tmp_path / "out", "--in-process", "--json")
    document, summary = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (document["event"], document["done"], document["total"], document["status"]) == ("document", 1, 1, "done")
    assert document["source_uri"] == str(folder / "a.pdf")
    assert summary["event"] == "summary"
    assert summary["rows"]["actions"] == 3
    assert summary["complete"] is True
    call("run", folder, "--out", tmp_path / "out", "--in-process", "--quiet", "--force")
    assert capsys.readouterr() == ("", "")


def test_a_second_run_reads_nothing_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = papers(tmp_path / "in", "a.pdf", "locked.pdf")
    run = ("run", folder, "--out", tmp_path / "out", "--in-process")
    assert call(*run) == ExitCode.SOME_LEFT_OUT
    capsys.readouterr()
    assert call(*run) == ExitCode.SOME_LEFT_OUT
    told = capsys.readouterr()
    assert "0 of 2 documents read: 2 unchanged" in told.out
    assert told.err == "Quarantined by an earlier run: 1; --retry reads them again\n"
    (folder / "locked.pdf").unlink()
    assert call(*run) == ExitCode.DONE
    assert "--prune" in capsys.readouterr().err
    assert call(*run, "--prune") == ExitCode.DONE
    assert len(list(store.rows(tmp_path / "out", "documents"))) == 1


def test_frozen_refuses_what_would_not_repeat_the_earlier_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = ("run", papers(tmp_path / "in", "a.pdf"), "--out", tmp_path / "out", "--in-process", "--frozen")
    assert call(*run) == ExitCode.DONE
    assert call(*run) == ExitCode.DONE
    capsys.readouterr()
    assert call(*run, "--no-persons") == ExitCode.NOTHING_DONE
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "settings_hash" in told


def test_compact_says_how_many_files_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Store(tmp_path / "out").write([extraction("a")])
    assert call("compact", tmp_path / "out") == ExitCode.DONE
    files = 2 * len(TABLES)
    assert capsys.readouterr().out == f"{files} files before, {files} now.\n"
    (tmp_path / "bare").mkdir()
    assert call("compact", tmp_path / "bare") == ExitCode.NOTHING_DONE
    assert capsys.readouterr().err.count("\n") == 1


def test_passwords_that_are_no_text_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "passwords").write_bytes(b"\xff\xfe\x00")
    run = ("run", papers(tmp_path / "in", "a.pdf"), "--out", tmp_path / "out", "--passwords", tmp_path / "passwords")
    assert call(*run) == ExitCode.NOTHING_DONE
    assert "not UTF-8" in capsys.readouterr().err


def test_show_lists_counts_and_actions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    Store(tmp_path).write([extraction("a", n_rows=3), extraction("b", "unknown")])
    assert call("show", tmp_path, "--limit", 2) == ExitCode.DONE
    told = capsys.readouterr().out
    assert "Mercia" in told
    assert "by when" in told
    assert "a 0" in told
    assert "… and 3 more" in told


def test_show_of_an_empty_store_and_of_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("show", tmp_path) == ExitCode.NOTHING_DONE
    assert capsys.readouterr().err.count("\n") == 1
    Store(tmp_path)
    assert call("show", tmp_path) == ExitCode.DONE
    told = capsys.readouterr().out
    assert "No actions" in told and "recommendations" in told and "by when" not in told


def test_schema_prints_the_descriptor_and_the_dictionary(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("schema") == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["resources"][0]["name"] == "documents"
    assert call("schema", "--markdown") == ExitCode.DONE
    assert capsys.readouterr().out == (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")


def test_tables_lists_those_of_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def find_tables(path: Path, second_opinion: bool = False) -> list[Table]:
        if path.name == "locked.pdf":
            raise DocumentError(Code.ENCRYPTED, "needs a password")
        return [
            Table((), 0, 3, (Region(number, Box(0, 0, 9, 9)), Region(number + 1, Box(0, 0, 9, 9))), "ruled", 0.5)
            for number in (1, 2)
        ]

    monkeypatch.setitem(sys.modules, "extract.pipeline", SimpleNamespace(find_tables=find_tables))
    folder = papers(tmp_path, "a.pdf", "locked.pdf")
    assert call("tables", folder / "a.pdf", "--page", 3) == ExitCode.DONE
    assert capsys.readouterr().out.startswith("pages 2-3  0 x 3  ruled")
    assert call("tables", folder / "locked.pdf") == ExitCode.NOTHING_DONE
    assert capsys.readouterr().err == f"Error: {folder}/locked.pdf: needs a password\n"


def test_evaluate_without_gold_is_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Store(tmp_path / "out")
    (tmp_path / "gold").mkdir()
    assert call("evaluate", "--gold", tmp_path / "gold", "--pred", tmp_path / "out") == ExitCode.NOTHING_DONE
    assert capsys.readouterr().err.count("\n") == 1


def test_help_loads_nothing_heavy() -> None:
    heavy = ["pyarrow", "pydantic", "pandas", "rich.progress", "camelot", "pypdfium2", "pdfplumber", "spacy", "scipy"]
    program = f"""if True:
        import sys
        from extract.cli import commands
        commands.main(["--help"], standalone_mode=False)
        sys.exit(" ".join(name for name in {heavy} if name in sys.modules))
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert "evaluate" in done.stdout


def test_a_run_that_leads_others_does_not_load_what_they_read_with(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no paper")
    heavy = ["fsspec", "spacy", "scipy.optimize", "pypdfium2", "tenacity", "extract.records", "extract.tag",
             "extract.assemble", "extract.tables"]  # fmt: skip
    program = f"""if True:
        import sys
        from extract.cli import main
        try:
            main(["run", {str(tmp_path)!r}, "--out", {str(tmp_path / "out")!r}, "--workers", "1", "--quiet"])
        finally:
            print(" ".join(name for name in {heavy} if name in sys.modules))
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (ExitCode.SOME_LEFT_OUT, "")


def test_every_exit_code_and_quarantine_code_is_documented() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert all(f"| {code.value} |" in page for code in ExitCode)
    quarantine = list(Code)[: list(Code).index(Code.CRASHED) + 1]
    assert all(f"| `{code}` |" in page for code in quarantine)
