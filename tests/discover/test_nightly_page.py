"""docs/nightly.md: its commands are ones that the program takes, its recipes are whole."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import click

from extract.cli import commands

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "nightly.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.M | re.S)


def test_every_command_is_one_that_the_program_takes() -> None:
    lines = re.findall(r"council-extract refresh barnet[^\n>`]*", PAGE)
    assert len(lines) >= 3
    verb = commands.get_command(None, "refresh")  # type: ignore[arg-type]
    assert verb
    for line in lines:
        given = verb.make_context("refresh", shlex.split(line)[2:])
        assert isinstance(given, click.Context)
        assert given.params["councils"] == ("barnet", "derby")


def test_the_service_and_its_timer_are_whole() -> None:
    service, timer = (_unit(text) for text in blocks("ini"))
    assert service["Service"]["Type"] == "oneshot"
    assert service["Service"]["WorkingDirectory"] == f"/var/lib/{service['Service']['StateDirectory']}"
    assert service["Service"]["SuccessExitStatus"] == "1"
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Install"]["WantedBy"] == "timers.target"


def _unit(text: str) -> configparser.ConfigParser:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(text)
    return unit


def test_the_workflow_keeps_what_it_has_fetched() -> None:
    (workflow,) = blocks("yaml")
    kept = re.findall(r"uses: actions/cache/(restore|save)@", workflow)
    assert kept == ["restore", "save"]
    assert workflow.count("corpora\n            OUT\n") == 2
    assert "restore-keys: councils-" in workflow
