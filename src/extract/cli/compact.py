"""``council-extract compact``: fewer, larger files in a store."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure, say


@click.command("compact", epilog="\b\nExample:\n  council-extract compact OUT\n")
@click.argument("out", type=EXISTING_FOLDER)
def compact_verb(out: Path) -> None:
    """Merge the small files of a store, and finish what a run that was cut short left behind."""
    from extract.run import compact
    from extract.store import StoreError

    try:
        before, after = compact(out)
    except StoreError as error:
        raise Failure(str(error)) from None
    say(f"{before} files before, {after} now.")
