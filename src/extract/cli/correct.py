"""``council-extract correct``: readers' corrections laid over a store."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FILE, EXISTING_FOLDER, ExitCode, Failure, say

EPILOG = """\b
Examples:
  council-extract correct OUT corrections.jsonl
  council-extract correct OUT                     # after a change of OUT/corrections.jsonl
"""


@click.command("correct", epilog=EPILOG)
@click.argument("out", type=EXISTING_FOLDER)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=EXISTING_FILE)
@click.option("--quiet", is_flag=True, help="Print errors only.")
def correct_verb(out: Path, files: tuple[Path, ...], quiet: bool) -> ExitCode:
    """Lay corrections saved from a report over a store, without its PDFs. FILEs of several readers: the older first.

    The store keeps them in OUT/corrections.jsonl, and every later run lays them over what it reads.
    """
    from extract.correcting import correct
    from extract.corrections import CorrectionsError
    from extract.store import StoreError

    try:
        laid = correct(out, files)
    except (StoreError, CorrectionsError) as error:
        raise Failure(str(error)) from None
    for key in laid.unknown:
        say(f"Left out: corrections of document {key[:16]}…, which the store does not hold", err=True)
    for key in laid.unread:
        say(f"Left out: document {key[:16]}… must be read again for them: run its paper again", err=True)
    if not quiet:
        say(f"{laid.documents} documents changed in {out}, which keeps {laid.kept} corrections")
    return ExitCode.SOME_LEFT_OUT if laid.unknown or laid.unread else ExitCode.DONE
