"""``council-extract report``: a store as a site that opens from disk."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, FOLDER, Failure, say
from extract.cli.web import CORPORA

MOST_LINES = 20
EPILOG = """\b
Example:
  council-extract report OUT --html SITE --pdfs papers/
  council-extract report OUT --html SITE --reply Barnet   # SITE/reply-barnet.html, to be sent
"""


@click.command("report", epilog=EPILOG)
@click.argument("out", type=EXISTING_FOLDER)
@click.option("--html", "target", required=True, type=FOLDER, help="Folder of the site; an earlier one is replaced.")
@click.option(
    "--pdfs",
    type=EXISTING_FOLDER,
    help="Folder of the PDFs, where they have moved since the run; those that fetch put into corpora/ need none.",
)
@click.option("--reply", metavar="COUNCIL", help="One file for this council's officers, to tick or correct their rows.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
def report_verb(out: Path, target: Path, pdfs: Path | None, reply: str | None, quiet: bool) -> None:
    """Write the store OUT as a site: overview, every record with its picture, and a list for reviewing.

    The site opens from disk and needs no network. Reviews are saved from the browser as corrections.jsonl, which
    `council-extract correct` takes.
    """
    from rich.console import Console
    from rich.progress import Progress

    from extract.report import ReportError, build_reply, build_site
    from extract.store import StoreError

    console = Console(stderr=True)
    try:
        with Progress(console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
            bar = progress.add_task("Drawing pages", total=None)

            def on_progress(done: int, total: int) -> None:
                progress.update(bar, completed=done, total=total)

            if reply is None:
                site = build_site(out, target, pdfs, on_progress, CORPORA)
            else:
                site = build_reply(out, target, reply, pdfs, on_progress, CORPORA)
    except (ReportError, StoreError) as error:
        raise Failure(str(error)) from None
    for line in site.without_pictures[:MOST_LINES]:
        say(f"Without pictures: {line}", err=True)
    if len(site.without_pictures) > MOST_LINES:
        say(f"Without pictures: … and {len(site.without_pictures) - MOST_LINES} more", err=True)
    if not quiet:
        say(f"{site.records} records, {site.pictures} pictures of pages")
        say(f"Open it in a browser: {site.index}")
