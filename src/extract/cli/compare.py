"""``council-extract compare``: councils beside each other, recommendations that ask for the same, a plan over time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.common import EXISTING_FOLDER, FOLDER, Failure, say

if TYPE_CHECKING:
    from extract.compare import Comparison

EXAMPLES = """\b
Examples:
  council-extract compare OUT
  council-extract compare OUT --by region --to tables
  council-extract compare OUT --by my-councils.csv --to tables
  council-extract compare OUT --earlier plan-2024.pdf --later plan-2025.pdf --to changes
"""


@click.command("compare", epilog=EXAMPLES)
@click.argument("out", type=EXISTING_FOLDER)
@click.option(
    "--by",
    default="council",
    show_default=True,
    help="Groups: council, type, region, or a CSV file with the columns council and group.",
)
@click.option("--to", "folder", type=FOLDER, help="Write every table into this folder, as CSV, Parquet and Markdown.")
@click.option("--keep-duplicates", is_flag=True, help="Count rows that stand in another paper in the same words too.")
@click.option("--all-editions", is_flag=True, help="Count the actions of earlier editions of a plan too.")
@click.option("--earlier", metavar="DOCUMENT", help="Earlier edition of a plan: file name, or start of document_id.")
@click.option("--later", metavar="DOCUMENT", help="Later edition of the same plan.")
@click.option(
    "--nearest",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="Similar recommendations kept for each, of every other council.",
)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day on which promises stand; by default today.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def compare_verb(
    out: Path,
    by: str,
    folder: Path | None,
    keep_duplicates: bool,
    all_editions: bool,
    earlier: str | None,
    later: str | None,
    nearest: int,
    day: dt.datetime | None,
    quiet: bool,
) -> None:
    """Compare the councils of a store, find similar recommendations, and follow a plan through its editions."""
    from rich.console import Console

    from extract.compare import EditionError, GroupError, compare, write_tables
    from extract.store import StoreError

    try:
        with Console(stderr=True, quiet=quiet).status("Comparing …"):
            found = compare(
                out, by, keep_duplicates, all_editions, earlier, later, nearest, day.date() if day else None
            )
            written = write_tables(found.tables, folder) if folder else []
    except (StoreError, GroupError, EditionError) as error:
        raise Failure(str(error)) from None
    if not quiet:
        _show(found)
        if folder:
            say(f"{len(written)} files written to {folder}")


def _show(found: Comparison) -> None:
    from extract.compare.shown import show_comparison

    show_comparison(found.tables)
    for note in found.notes:
        say(note)
