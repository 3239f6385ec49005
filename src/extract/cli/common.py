"""What the verbs share: exit codes, how a failure is told, kinds of arguments."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from extract.printable import as_json, harmless

FOLDER = click.Path(file_okay=False, path_type=Path)
EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class ExitCode(IntEnum):
    """What the exit codes mean; explained in docs/exit-codes.md."""

    DONE = 0
    SOME_LEFT_OUT = 1
    NOTHING_DONE = 2
    INTERRUPTED = 130


class Failure(click.ClickException):
    """Ends the command with one line: nothing was done."""

    exit_code = ExitCode.NOTHING_DONE


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print words, whoever wrote them. Every verb prints through this and ``say_json``: nothing in a paper, a file
    name or an answer of the web reaches the terminal as more than words."""
    click.echo(harmless(text), err=err, nl=nl)


def say_json(value: Any, indent: int | None = 2) -> None:
    """Print a value as JSON."""
    click.echo(as_json(value, indent))
