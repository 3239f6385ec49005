"""``council-extract audit``: what became of every word of one PDF."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FILE, FOLDER, Failure, say


@click.command("audit", epilog="Example: council-extract audit report.pdf --draw pages")
@click.argument("file", type=EXISTING_FILE)
@click.option("--draw", type=FOLDER, help="Draw each page into this folder, its words coloured by what became of them.")
def audit_verb(file: Path, draw: Path | None) -> None:
    """Say what became of every word of a PDF: how many are in records, tables and text, which no stage knows, and
    what was not understood."""
    from extract.audit import audit, draw_pages
    from extract.issues import DocumentError

    try:
        told = audit(file)
    except DocumentError as error:
        message = str(error)
        raise Failure(message if str(file) in message else f"{file}: {message}") from None
    say(told.as_text())
    if draw:
        for picture in draw_pages(file, told, draw):
            say(f"Drawn: {picture}")
