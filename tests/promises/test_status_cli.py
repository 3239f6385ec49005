"""``council-extract status`` at the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.made import stored
from extract.cli import commands
from promises.made import kept
from promises.test_promises import plan, progress, report


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(tmp_path_factory.mktemp("status"), report(), plan(), progress())


def test_it_tells_what_is_overdue_and_silent(out: Path) -> None:
    ran = CliRunner().invoke(commands, ["status", str(out), "--on", "2025-07-01", "--council", "barnet"])
    assert ran.exit_code == 0
    assert ran.output.startswith("On 1 July 2025: 2 overdue, 0 due soon, 1 open, 1 done, 0 dropped, 5 silent")
    assert "overdue   Barnet 1.1: Director of Place 2025-06-30 – Consult all tenants and leaseholders" in ran.output
    assert "silent    Barnet 1.2: vanished: not in the paper of 5 November 2024, and never closed" in ran.output


def test_json_holds_every_table(out: Path) -> None:
    ran = CliRunner().invoke(commands, ["status", str(out), "--on", "2025-07-01", "--json"])
    found = json.loads(ran.output)
    assert found["on"] == "2025-07-01" and found["counts"]["overdue"] == 2
    assert {"actions", "silences", "posts", "speed"} < found.keys()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--council", "Atlantis"], "no council is called 'Atlantis'"),
        (["--on", "31 March"], "does not match the format"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_line(out: Path, arguments: list[str], told: str) -> None:
    ran = CliRunner().invoke(commands, ["status", str(out), *arguments])
    assert ran.exit_code == 2 and told in ran.output


def test_a_store_without_papers_has_no_promises(tmp_path: Path) -> None:
    ran = CliRunner().invoke(commands, ["status", str(stored(tmp_path)), "--on", "2025-07-01"])
    assert (ran.exit_code, ran.output) == (
        0,
        "On 1 July 2025: 0 overdue, 0 due soon, 0 open, 0 done, 0 dropped, 0 silent\n",
    )
