"""``council-extract show``: a first look at a store."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure


@click.command("show", epilog="Example: council-extract show OUT")
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
