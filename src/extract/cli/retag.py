"""``council-extract retag``: the tagging stage again on a store."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure, say, say_json
from extract.printable import harmless

EPILOG = """\b
Examples:
  council-extract retag OUT
  council-extract retag OUT --council-profiles my-corpora    # with profiles of your own, or your own version of one
  council-extract retag OUT --no-persons
"""


@click.command("retag", epilog=EPILOG)
@click.argument("out", type=EXISTING_FOLDER)
@click.option("--council-profiles", type=EXISTING_FOLDER, help="Folder of profiles that goes before the shipped ones.")
@click.option("--no-persons", is_flag=True, help="Take the names of persons out of every table, for good.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def retag_verb(out: Path, council_profiles: Path | None, no_persons: bool, quiet: bool, as_json: bool) -> None:
    """Read leads, timescales, status, themes and links of a store anew, without its PDFs.

    Worth it after an update, or after a change of a council's profile. Nothing else in the store changes.
    """
    from dataclasses import asdict

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from extract.retag import retag
    from extract.schema import DocumentRecord
    from extract.store import StoreError

    shown = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    console = Console(stderr=True)
    silent = quiet or as_json or not console.is_terminal
    with Progress(*shown, console=console, transient=True, disable=silent) as progress:
        bar = progress.add_task("", total=None)

        def report(done: int, total: int, document: DocumentRecord) -> None:
            progress.update(bar, completed=done, total=total, description=harmless(document.file_name))

        try:
            summary = retag(out, keep_persons=not no_persons, corpora=council_profiles, on_progress=report)
        except (StoreError, ValueError) as error:
            raise Failure(str(error)) from None
    if as_json:
        say_json(asdict(summary))
    elif not quiet:
        say(f"{summary.changed} of {summary.documents} documents changed in {out}")
