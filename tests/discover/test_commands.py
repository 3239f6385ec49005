"""The two commands as a user types them: what they print, and their exit codes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from extract.cli import ExitCode, main
from extract.web import LOOPBACK_VARIABLE
from moderngov_fake import FakeModernGov, Modes, small_council
from site_fake.asking import GAP, command, environment

DAYS = ("--from", "2023-01-01", "--to", "2023-12-31")


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(LOOPBACK_VARIABLE, "1")
    monkeypatch.chdir(tmp_path)


def call(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return int(left.value.code or 0)


def registry_with(tmp_path: Path, fake: FakeModernGov, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the registry say that Barnet's site is the fake."""
    folder = tmp_path / "registry"
    folder.mkdir()
    header = "code,gss_code,official_name,name,names,type,region,nation,site_host,domain\n"
    row = f"BNE,E09000003,London Borough of Barnet,Barnet,Barnet,London borough,London,England,{fake.address},\n"
    (folder / "councils.csv").write_text(header + row)
    monkeypatch.setenv("COUNCIL_EXTRACT_CORPORA", str(folder))


def test_a_council_by_name_into_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FakeModernGov(small_council()).running() as fake:
        registry_with(tmp_path, fake, monkeypatch)
        wanted = ("--committee", "Cabinet", "--match", "peer challenge|action plan", *DAYS)
        assert call("discover", "barnet", *wanted, "--gap", GAP) == ExitCode.DONE
        told = capsys.readouterr()
        assert "Barnet: 2 committees, 2 meetings, 3 papers listed, 1 of them restricted" in told.out
        assert "council-extract fetch corpora/BNE-barnet" in told.out
        assert Path("corpora/BNE-barnet/addresses.txt").read_text().count("\n") == 2
        assert call("fetch", "barnet", "--gap", GAP) == ExitCode.DONE
        assert "corpora/BNE-barnet: 2 new, 1 restricted" in capsys.readouterr().out
    assert len(list(Path("corpora/BNE-barnet/papers").glob("*.pdf"))) == 2


def test_json_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    with FakeModernGov(small_council()).running() as fake:
        call("discover", fake.address, *DAYS, "--out", "o", "--gap", GAP, "--json")
        assert json.loads(capsys.readouterr().out)[0]["links"] == 4
        call("fetch", "o", "--gap", GAP, "--json")
        assert json.loads(capsys.readouterr().out)[0]["outcomes"] == {"new": 3, "restricted": 1}


def test_a_blocked_site_is_2_with_advice(capsys: pytest.CaptureFixture[str]) -> None:
    with FakeModernGov(small_council(), Modes(forbidden="asmx")).running() as fake:
        assert call("discover", fake.address, *DAYS, "--out", "o", "--gap", GAP) == ExitCode.NOTHING_DONE
    told = capsys.readouterr().err
    assert "stopped (blocked): 127.0.0.1: the site refuses programs" in told
    assert "Ask the council" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("discover", "Nowhere"), "no council is called 'Nowhere'"),
        (("discover", "barnet", "--match", "("), "not a regular expression"),
        (("discover", "barnet", "--match", "x", "--preset", "audit-actions"), "exclude each other"),
        (("discover", "barnet", "--from", "2024-01-01", "--to", "2023-01-01"), "swap them"),
        (("fetch", "barnet"), "run 'council-extract discover barnet' first"),
        (("fetch", "nothing-here"), "no such folder, list or council"),
        (("fetch", "wanted.txt"), "say with --out"),
        (("fetch", "bad.parquet"), "move it away"),
        (("fetch", "bad.txt", "--out", "o"), "give one address a line"),
    ],
)
def test_errors_are_one_line_that_says_what_to_do(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("wanted.txt").write_text("https://example.org/a.pdf\n")
    Path("bad.txt").write_text("file:///etc/passwd\n")
    Path("bad.parquet").write_bytes(b"x")
    assert call(*arguments) == ExitCode.NOTHING_DONE
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_on_the_open_web_a_gap_below_a_second_and_this_machine_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(LOOPBACK_VARIABLE)
    contact = ("--contact", "https://example.org")
    assert call("discover", "barnet", "--gap", "0.2", *contact) == ExitCode.NOTHING_DONE
    assert "once a second" in capsys.readouterr().err
    assert call("discover", "http://127.0.0.1:9/", "--out", "o", *contact) == ExitCode.NOTHING_DONE
    assert "not a public address" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["discover", "fetch"])
def test_help_has_an_example_and_comes_at_once(verb: str) -> None:
    done = subprocess.run(command(verb, "--help"), env=environment(), capture_output=True, text=True, check=False)
    assert f"Example: council-extract {verb} barnet" in done.stdout
