"""The command ``council-extract``: each verb calls one function and prints what it gives.

Heavy imports stand inside the verbs, so that ``--help`` and a misspelt option answer at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract import __version__

if TYPE_CHECKING:
    from rich.progress import Progress

    from extract.run import OnProgress, RunSummary
    from extract.schema import DocumentRecord

FOLDER = click.Path(file_okay=False, path_type=Path)
EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class ExitCode(IntEnum):
    """What the exit codes mean; explained in docs/exit-codes.md."""

    DONE = 0
    SOME_LEFT_OUT = 1
    NOTHING_DONE = 2
    INTERRUPTED = 130


MOST_LINES = 20
"""Quarantined files that the end of a run lists by name."""


class Failure(click.ClickException):
    """Ends the command with one line: nothing was done."""

    exit_code = ExitCode.NOTHING_DONE


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """Recommendations, actions and decisions out of councils' published PDFs, as Parquet."""


@commands.command("run")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("--out", required=True, type=FOLDER, help="Folder of the store; it may hold earlier results.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read; by default one a processor.")
@click.option("--second-opinion", is_flag=True, help="Ask camelot where the own finders are unsure (slow).")
@click.option("--ocr", type=click.Choice(["auto", "tesseract", "rapidocr", "none"]), default="auto", show_default=True)
@click.option("--quiet", is_flag=True, help="Print errors only.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def run_verb(
    inputs: tuple[Path, ...], out: Path, workers: int | None, second_opinion: bool, ocr: str, quiet: bool, as_json: bool
) -> ExitCode:
    """Read PDFs, or all PDFs in folders, into a store of Parquet files."""
    from extract.run import InstallationError, NothingToDoError, run
    from extract.settings import Settings
    from extract.store import StoreError

    settings = Settings(workers=workers or os.cpu_count() or 1, second_opinion=second_opinion, ocr=ocr)
    try:
        with _progress(quiet or as_json) as progress:
            summary = run(inputs, out, settings, on_progress=_reporter(progress))
    except (InstallationError, NothingToDoError, StoreError, ValueError) as error:
        raise Failure(str(error)) from None
    _print_summary(summary, out, quiet, as_json)
    if summary.interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE if summary.complete else ExitCode.SOME_LEFT_OUT


@commands.command("tables")
@click.argument("file", type=EXISTING_FILE)
@click.option("--draw", type=click.Path(dir_okay=False, path_type=Path), help="Draw the grids on the pages, as PNG.")
@click.option("--page", type=click.IntRange(min=1), help="Only tables that stand on this page of the file.")
@click.option("--second-opinion", is_flag=True, help="Ask camelot where the own finders are unsure (slow).")
def tables_verb(file: Path, draw: Path | None, page: int | None, second_opinion: bool) -> None:
    """List the tables found in a PDF, and how each was found."""
    from extract.issues import DocumentError
    from extract.pipeline import find_tables
    from extract.read import draw as draw_tables

    try:
        every = find_tables(file, second_opinion)
        found = [table for table in every if page is None or page in {region.page for region in table.regions}]
    except DocumentError as error:
        message = str(error)
        raise Failure(message if str(file) in message else f"{file}: {message}") from None
    if page and not found:
        click.echo(f"No table on page {page}.")
    for table in found:
        click.echo(
            f"pages {table.page_first}-{table.page_last}  {table.n_rows} x {table.n_columns}  {table.method}  "
            f"{table.score:.2f}  " + " | ".join(cell.text for cell in (table.rows[0] if table.rows else ()))
        )
    if draw:
        for picture in draw_tables(file, found, draw, [page] if page else None):
            click.echo(f"Drawn: {picture}")


@commands.command("evaluate")
@click.option("--gold", required=True, type=EXISTING_FOLDER, help="Folder of gold files.")
@click.option("--pred", required=True, type=EXISTING_FOLDER, help="Store to score.")
@click.option("--details", is_flag=True, help="List what was missed, made up or wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def evaluate_verb(gold: Path, pred: Path, details: bool, as_json: bool) -> None:
    """Score a store against what careful readers found."""
    from extract.evaluate import evaluate

    try:
        report = evaluate(gold, pred)
    except ValueError as error:
        raise Failure(str(error)) from None
    click.echo(report.as_json() if as_json else report.as_text(details=details))


@commands.command("show")
@click.argument("out", type=EXISTING_FOLDER)
@click.option("--limit", type=click.IntRange(min=0), default=8, show_default=True, help="How many actions to list.")
def show_verb(out: Path, limit: int) -> None:
    """Print what a store holds: rows by council, and the first actions."""
    from extract.show import show
    from extract.store import StoreError

    try:
        show(out, limit)
    except StoreError as error:
        raise Failure(str(error)) from None


@commands.command("schema")
@click.option("--markdown", is_flag=True, help="Print the data dictionary instead of the JSON descriptor.")
def schema_verb(markdown: bool) -> None:
    """Print the tables and columns of a store, as a Frictionless descriptor or as Markdown."""
    from extract.store import data_dictionary, data_package

    text = data_dictionary() if markdown else json.dumps(data_package({}, Path()), indent=2, ensure_ascii=False) + "\n"
    click.echo(text, nl=False)


def _progress(silent: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    shown = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    console = Console(stderr=True)
    return Progress(*shown, console=console, transient=True, disable=silent or not console.is_terminal)


def _reporter(progress: Progress) -> OnProgress:
    bar = progress.add_task("", total=None)

    def report(done: int, total: int, document: DocumentRecord) -> None:
        progress.update(bar, completed=done, total=total, description=document.file_name)

    return report


def _print_summary(summary: RunSummary, out: Path, quiet: bool, as_json: bool) -> None:
    """The summary on standard output, what was left out on standard error."""
    from dataclasses import asdict

    told = tuple(line.partition(":")[0] for line in summary.quarantined)
    for remark in (remark for remark in summary.remarks if not remark.startswith(told)):
        click.echo(f"Left out: {remark}", err=True)
    for line in summary.quarantined[:MOST_LINES]:
        click.echo(f"Quarantined: {line}", err=True)
    if len(summary.quarantined) > MOST_LINES:
        click.echo(f"… and {len(summary.quarantined) - MOST_LINES} more; all of them stand in {out}/run.json", err=True)
    if as_json:
        click.echo(json.dumps(asdict(summary), indent=2, ensure_ascii=False))
    elif not quiet:
        statuses = ", ".join(f"{count} {status}" for status, count in summary.statuses.items()) or "none read"
        click.echo(f"{summary.documents} of {summary.inputs} documents: {statuses}")
        click.echo(", ".join(f"{count} {table}" for table, count in summary.rows.items() if count))
        click.echo(f"Written to {out}; look at it with: council-extract show {out}")
    if summary.interrupted:
        click.echo("Interrupted: what was read so far is written; run again to read the rest.", err=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; an error is one line on standard error, never a traceback."""
    try:
        code = commands.main(arguments, prog_name="council-extract", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:  # `council-extract show OUT | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.DONE
    except OSError as error:
        click.echo(f"Error: {error.filename or 'reading or writing'}: {error.strerror or error}", err=True)
        code = ExitCode.NOTHING_DONE
    sys.exit(code or ExitCode.DONE)
