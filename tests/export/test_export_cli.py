"""``council-extract export`` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.made import plan, stored
from extract.cli import ExitCode, main


def call(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return int(left.value.code or 0)


@pytest.mark.parametrize(
    ("to", "target", "made"),
    [
        ("csv", "folder", "folder/actions.csv"),
        ("jsonl", "folder", "folder/actions.jsonl"),
        ("xlsx", "plans.xlsx", "plans.xlsx"),
        ("xlsx", "folder", "folder/council-extract.xlsx"),
        ("duckdb", "deep/er/plans.duckdb", "deep/er/plans.duckdb"),
    ],
)
def test_files_stand_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], to: str, target: str, made: str
) -> None:
    out = stored(tmp_path / "out", plan("one"))
    for _ in range(2):  # once more over the old files
        assert call("export", out, "--to", to, "--out", tmp_path / target) == ExitCode.DONE
    assert (tmp_path / made).is_file()
    assert str(tmp_path / target) in capsys.readouterr().out
    left = [path.name for path in tmp_path.rglob(".*") if out not in path.parents]
    assert not left, "half-written files stay"


def test_errors_are_one_line_and_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("export", tmp_path, "--to", "duckdb", "--out", tmp_path / "x.duckdb") == ExitCode.NOTHING_DONE
    assert call("export", tmp_path, "--to", "xlsx", "--out", tmp_path / "x.txt") == ExitCode.NOTHING_DONE
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 and "holds no table" in lines[0] and "ends in .xlsx" in lines[1]


def test_a_store_of_another_version_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = stored(tmp_path / "out", plan("one"))
    leads = next(path for path in (out / "action_leads").glob("*/*.parquet") if "empty" not in path.name)
    for path in (out / "actions").glob("*/*.parquet"):
        path.write_bytes(leads.read_bytes())
    for to in ("csv", "xlsx", "duckdb", "jsonl"):
        assert call("export", out, "--to", to, "--out", tmp_path / to) == ExitCode.NOTHING_DONE
        assert capsys.readouterr().err.splitlines()[-1].endswith("of another version; run the papers again"), to
