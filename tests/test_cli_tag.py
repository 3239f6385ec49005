"""``council-extract tag`` prints what the plain functions see."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from extract.cli import ExitCode, main


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["tag", *arguments])
    return int(left.value.code or 0)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert call(*arguments, "--json") == ExitCode.DONE
    return json.loads(capsys.readouterr().out)


def test_a_lead_cell(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("CE/DoHR", "--as", "lead") == ExitCode.DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "As a lead cell"
    assert "Chief Executive" in lines[1] and "portfolio Human Resources" in lines[2]


def test_a_timescale_is_counted_from_the_date(capsys: pytest.CaptureFixture[str]) -> None:
    what = told(capsys, "Within six months", "--date", "2023-09-05", "--as", "timescale")["timescale"]
    assert (what["earliest"], what["latest"], what["rule"]) == ("2023-09-05", "2024-03-05", "counted")
    assert call("Within six months", "--date", "2023-09-05") == ExitCode.DONE
    assert "2023-09-05 to 2024-03-05  (rule counted; month; counted from 2023-09-05)" in capsys.readouterr().out


def test_a_council_brings_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "CMT", "--council", "barnet")["leads"][0]["name"] == "Council Management Team"
    assert told(capsys, "CMT")["leads"][0]["ambiguous"]


def test_all_ways_at_once_and_only_what_was_seen(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("The Head of Housing will report by 31 March 2025") == ExitCode.DONE
    out = capsys.readouterr().out
    assert "Mentioned in the text" in out and "Head of Housing" in out and "As a status" not in out
    assert call("Completed") == ExitCode.DONE
    assert "As a status\n  completed" in capsys.readouterr().out
    assert call("zzz") == ExitCode.DONE
    assert capsys.readouterr().out == "Nothing seen: no lead, no timescale, no theme.\n"


def test_green_is_not_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "Green", "--as", "status")["status"] == {"status": "unknown", "source": "column"}


def test_text_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("The Audit Committee met in May 2024. " * 10))
    seen = told(capsys, "-")
    assert "leads" not in seen and len(seen["mentions"]) == 20


@pytest.mark.parametrize("arguments", [("x", "--council", "Nowhere"), ("  ",)])
def test_a_mistake_is_one_line(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*arguments) == ExitCode.NOTHING_DONE
    error = capsys.readouterr().err
    assert error.startswith("Error: ") and error.count("\n") == 1
