"""``council-extract export``: a store for spreadsheets, databases and other programs."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure, say

EXAMPLES = """\b
Examples:
  council-extract export OUT --to xlsx --out plans.xlsx
  council-extract export OUT --to csv --out plans-csv
  council-extract export OUT --to duckdb --out plans.duckdb
"""


@click.command("export", epilog=EXAMPLES)
@click.argument("store", metavar="OUT", type=EXISTING_FOLDER)
@click.option("--to", required=True, type=click.Choice(["csv", "xlsx", "duckdb", "jsonl"]), help="Format to write.")
@click.option(
    "--out",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for csv and jsonl; file, or a folder to put it in, for xlsx and duckdb.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def export_verb(store: Path, to: str, target: Path, quiet: bool) -> None:
    """Write a store as CSV with CSVW metadata, as an Excel workbook, as a DuckDB file with views, or as JSON Lines."""
    from rich.console import Console

    from extract.export import ExportError, export
    from extract.store import StoreError

    try:
        with Console(stderr=True, quiet=quiet).status("Exporting …") as status:
            written = export(store, to, target, lambda table: status.update(f"Exporting {table} …"))
    except (StoreError, ExportError) as error:
        raise Failure(str(error)) from None
    if not quiet:
        say(f"Written: {written[0]}" if len(written) == 1 else f"{len(written)} files written to {target}")
