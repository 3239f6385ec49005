"""``council-extract tables``: the tables of one PDF, listed and drawn."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FILE, Failure, say


@click.command("tables", epilog="Example: council-extract tables report.pdf --draw tables.png")
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
        say(f"No table on page {page}.")
    for table in found:
        say(
            f"pages {table.page_first}-{table.page_last}  {table.n_rows} x {table.n_columns}  {table.method}  "
            f"{table.score:.2f}  " + " | ".join(cell.text for cell in (table.rows[0] if table.rows else ()))
        )
    if draw:
        for picture in draw_tables(file, found, draw, [page] if page else None):
            say(f"Drawn: {picture}")
