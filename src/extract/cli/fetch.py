"""``council-extract fetch``: listed papers into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.common import FOLDER, ExitCode, Failure, say, say_json
from extract.cli.web import CORPORA, manners, policy, progress

if TYPE_CHECKING:
    from extract.fetch import FetchSummary

KINDS = ["report", "pack", "front_sheet", "minutes", "decisions", "supplement", "link"]
MEGABYTE = 1_000_000
MOST_PROBLEMS = 20
HERE = ("new", "edition", "unchanged", "restored", "settled")
"""Outcomes of papers that are in the folder."""
WORDS = {"edition": "replaced by a new edition", "elsewhere": "on other sites (--elsewhere follows them)"}
"""Outcomes in words, where the word itself is not clear."""


@click.command("fetch", epilog="Example: council-extract fetch barnet")
@click.argument("inputs", nargs=-1, required=True, metavar="WHAT...")
@click.option("--out", type=FOLDER, help="Folder to fetch into; by default the one of the list.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only papers of this kind; may be given again."
)
@click.option("--elsewhere", is_flag=True, help="Follow links to other sites too.")
@click.option(
    "--again", is_flag=True, help="Ask for everything anew; by default only for meetings of the last 90 days."
)
@click.option("--max-file-mb", type=click.IntRange(1, 2000), default=300, show_default=True, help="Largest file.")
@click.option("--max-mb", type=click.IntRange(min=1), default=20_000, show_default=True, help="Stop after so many MB.")
@manners
def fetch_verb(
    inputs: tuple[str, ...], out: Path | None, kinds: tuple[str, ...], elsewhere: bool, again: bool, max_file_mb: int,
    max_mb: int, contact: str, gap: float, max_requests: int, at_once: int, quiet: bool, as_json: bool,
) -> ExitCode:  # fmt: skip
    """Download listed papers, each once; stop at any moment and run again to go on.

    WHAT is a council that was discovered, a folder with links.parquet (or of such folders), or a text file with an
    address on each line.
    """
    from extract.fetch import InputError, fetch, listed_in
    from extract.sources import FolderBusyError, TableError
    from extract.web import Client

    try:
        several = len(inputs) > 1
        lists = [
            found
            for given in inputs
            for found in listed_in(given, CORPORA, out / Path(given).name if out and several else out)
        ]
        limits = {"max_file_bytes": max_file_mb * MEGABYTE, "max_bytes": max_mb * MEGABYTE}
        with (
            Client(policy(contact, gap, max_requests, **limits)) as client,
            progress(quiet or as_json, "papers") as tell,
        ):
            summaries, interrupted = fetch(
                lists, client, again=again, elsewhere=elsewhere,
                kinds=frozenset(kinds) or None, hosts_at_once=at_once, on_progress=tell,  # type: ignore[arg-type]
            )  # fmt: skip
    except (InputError, FolderBusyError, TableError, ValueError) as error:
        raise Failure(str(error)) from None
    print_fetched(summaries, quiet, as_json)
    if interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE if all(summary.complete for summary in summaries) else ExitCode.SOME_LEFT_OUT


def print_fetched(summaries: list[FetchSummary], quiet: bool, as_json: bool) -> None:
    """The summary on standard output, what was not to be had on standard error."""
    from dataclasses import asdict

    for summary in summaries:
        for line in summary.problems[:MOST_PROBLEMS]:
            say(f"Not fetched: {line}", err=True)
        if len(summary.problems) > MOST_PROBLEMS:
            rest = len(summary.problems) - MOST_PROBLEMS
            say(f"… and {rest} more; all of them stand in {summary.folder}/sources.parquet", err=True)
        for line in summary.stopped.values():
            say(f"Stopped: {line}", err=True)
    if as_json:
        say_json([asdict(summary) for summary in summaries])
    elif not quiet:
        for summary in summaries:
            counted = (f"{count} {WORDS.get(word, word.replace('_', ' '))}" for word, count in summary.outcomes.items())
            told = ", ".join(counted) or "nothing to fetch"
            say(f"{summary.folder}: {told}{f'; {summary.left} not asked for yet' if summary.left else ''}")
            if any(summary.outcomes.get(word) for word in HERE):
                say(f"Read them with: council-extract run {summary.folder} --out OUT")
