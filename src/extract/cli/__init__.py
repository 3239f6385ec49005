"""The command ``council-extract``: each verb calls one function and prints what it gives.

A verb is a module of this folder, loaded when it is asked for; heavy imports stand inside the verbs, so that ``--help``
and a misspelt option answer at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from extract import __version__
from extract.cli.common import ExitCode, say

__all__ = ["ExitCode", "commands", "main"]

VERBS = {
    "discover": "List the papers on councils' committee sites (moderngov, CMIS).",
    "fetch": "Download listed papers, each once.",
    "refresh": "List, fetch and read what is new of councils, and say what has changed since the last time.",
    "run": "Read PDFs, or all PDFs in folders, into a store of Parquet files.",
    "show": "Print what a store holds: rows by council, and the first actions.",
    "tables": "List the tables found in a PDF, and how each was found.",
    "audit": "Say what became of every word of a PDF, and what was not understood.",
    "compare": "Compare councils, find similar recommendations, follow a plan over time.",
    "evaluate": "Score a store against what careful readers found.",
    "accept": "Mark the rows that may be taken unread at a share of errors you name.",
    "why": "Say why a row was read as it was, and how sure that is.",
    "report": "Write a store as a site that opens from disk: charts, records with their pictures, review list.",
    "retag": "Read leads, timescales, status, themes and links of a store anew, without its PDFs.",
    "cite": "Say where a paper says so, for a footnote; verify the citations of a text.",
    "correct": "Lay corrections saved from a report over a store, without its PDFs.",
    "export": "Write a store as CSV, Excel, DuckDB or JSON Lines.",
    "status": "Say how promises stand on a day: overdue, due soon, done, silent.",
    "compact": "Merge the small files of a store, and finish what a run that was cut short left.",
    "doctor": "Say what is installed and working.",
    "schema": "Print the tables and columns of a store.",
    "tag": "Show what the tagging stage sees in a text: leads, timescales, themes, status.",
}
"""Each verb stands in the module of its name, as the function ``<name>_verb``; the words are its line in the help."""

TRACEBACK = "COUNCIL_EXTRACT_TRACEBACK"
"""Variable of the environment that has an unexpected error end in a traceback."""
LONGEST = 300
"""Characters of an unexpected error that are told."""


class Verbs(click.Group):
    """Loads a verb's module when the verb is asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        verb = getattr(import_module(f"extract.cli.{cmd_name}"), f"{cmd_name}_verb")
        assert isinstance(verb, click.Command)
        return verb

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """Recommendations, actions and decisions out of councils' published PDFs, as Parquet."""


def _one_line(error: click.ClickException) -> str:
    """What the error says; how the command is used, too, where that was the error."""
    told = " ".join(error.format_message().split())
    used = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    return f"{told.rstrip('.')}; see '{used} --help'" if used else told


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; an error is one line on standard error, never a traceback."""
    try:
        code = commands.main(arguments, prog_name="council-extract", standalone_mode=False)
    except click.ClickException as error:
        say(f"Error: {_one_line(error)}", err=True)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted.", err=True)
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:  # `council-extract show OUT | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.DONE
    except OSError as error:
        say(f"Error: {error.filename or 'reading or writing'}: {error.strerror or error}", err=True)
        code = ExitCode.NOTHING_DONE
    except Exception as error:  # a fault of ours, or a store that somebody has spoilt: what is on disk stays
        if os.environ.get(TRACEBACK):
            raise
        first = str(error).partition("\n")[0][:LONGEST]
        say(f"Error: unexpected: {type(error).__name__}: {first} (set {TRACEBACK}=1 to see where)", err=True)
        code = ExitCode.NOTHING_DONE
    sys.exit(code or ExitCode.DONE)
