"""``council-extract run``: PDFs into a store."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.common import FOLDER, ExitCode, Failure

if TYPE_CHECKING:
    from rich.progress import Progress

    from extract.run import OnProgress, RunSummary
    from extract.schema import DocumentRecord

MOST_LINES = 20
"""Quarantined files that the end of a run lists by name."""


@click.command("run")
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
