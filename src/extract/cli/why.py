"""``council-extract why``: the signs a row was read by."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure, say


@click.command("why", epilog="\b\nExample:\n  council-extract why OUT 1f2e3d4c5b6a7988-a012\n")
@click.argument("out", type=EXISTING_FOLDER)
@click.argument("row")
def why_verb(out: Path, row: str) -> None:
    """Say why a row was read as it was and how sure that is: ROW is its recommendation_id, action_id or decision_id."""
    from extract.store import StoreError
    from extract.why import explain, lines_of

    try:
        told = explain(out, row)
    except StoreError as error:
        raise Failure(str(error)) from None
    for line in lines_of(told):
        say(line)
