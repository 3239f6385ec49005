"""``council-extract run``: PDFs into a store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.common import EXISTING_FILE, FOLDER, ExitCode, Failure, say
from extract.plain_files import read_plain_text

if TYPE_CHECKING:
    from extract.run import Choice
    from extract.settings import Settings

MOST_PASSWORDS = 1_000_000
"""Bytes of a file of passwords."""
EPILOG = """\b
Examples:
  council-extract run papers/ --out OUT
  council-extract run papers/ --out OUT --workers 8 --timeout 120 --memory 1024
  council-extract run papers/ --out OUT --prune --json >> run.log     # every night: new and changed papers only
  council-extract run s3://papers/2024 --out s3://results/store --scheduler tcp://10.0.0.5:8786
"""


class PathOrAddress(click.ParamType[Path | str]):
    """A path, or an address such as ``s3://bucket/folder``, which stays text."""

    name = "path"

    def __init__(self, path: click.ParamType[Path]) -> None:
        self._path = path

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        from extract.addresses import is_address

        return value if is_address(value) else self._path.convert(value, parameter, context)


@click.command("run", epilog=EPILOG)
@click.argument("inputs", nargs=-1, required=True, type=PathOrAddress(click.Path(path_type=Path)),
                metavar="INPUT...")  # fmt: skip
@click.option("--out", required=True, type=PathOrAddress(FOLDER),
              help="Folder or address of the store; it may hold earlier results.")  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS", help="Have a Dask cluster read: its scheduler, as tcp://host:8786.")
@click.option("--work", type=FOLDER, help="Where to work on a store at an address; by default in the user's cache.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read; by default one a processor.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=300, show_default=True,
              help="Seconds a paper may take.")  # fmt: skip
@click.option("--memory", type=click.IntRange(min=64), default=2048, show_default=True,
              help="MiB a process that reads papers may hold (Linux).")  # fmt: skip
@click.option("--most-pages", type=click.IntRange(min=1), default=10_000, show_default=True,
              help="Pages a paper may have.")  # fmt: skip
@click.option("--in-process", is_flag=True, help="Read in this process, without limits: for debugging.")
@click.option("--retry", is_flag=True, help="Read quarantined papers again, and those of which pages were left out.")
@click.option("--force", is_flag=True, help="Read all papers again, not only what is new or changed.")
@click.option("--prune", is_flag=True, help="Drop the rows of papers whose files are gone.")
@click.option("--frozen", is_flag=True, help="Refuse if versions, settings or models differ from the earlier run.")
@click.option("--follow-links", is_flag=True, help="Read files outside a folder that links in it lead to.")
@click.option("--passwords", type=EXISTING_FILE, help="File of passwords, one a line, tried on locked papers.")
@click.option("--corrections", type=EXISTING_FILE, help="Corrections saved from a report: the store keeps them.")
@click.option("--no-persons", is_flag=True, help="Leave the names of persons out.")
@click.option("--second-opinion", is_flag=True, help="Ask camelot where the own finders are unsure (slow).")
@click.option("--ocr", type=click.Choice(["auto", "tesseract", "rapidocr", "none"]), default="auto", show_default=True)
@click.option("--quiet", is_flag=True, help="Print errors only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line: each paper, then the summary.")
def run_verb(inputs: tuple[Path | str, ...], out: Path | str, quiet: bool, as_json: bool, **options: Any) -> ExitCode:
    """Read PDFs, or all PDFs in folders, into a store of Parquet files.

    Folders may be addresses that fsspec knows: s3://, gs://, az:// and others.

    Papers that the store holds already are not read again unless they have changed. A run may be ended at any time;
    the next one goes on from there.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # the others keep what each step of a long run took
    from extract.cli.telling import teller
    from extract.run import FrozenError, InstallationError, NothingToDoError, OutputError
    from extract.run.anywhere import run_anywhere
    from extract.run.cluster import ClusterError
    from extract.store import StoreError

    try:
        settings, choice = _settings(**options), _choice(**options)
        with teller(quiet, as_json) as tell:
            summary, folder = run_anywhere(
                inputs, out, settings, choice, scheduler=options["scheduler"], work=options["work"],
                corrections=options["corrections"], on_progress=tell.document,
            )  # fmt: skip
    except (
        ClusterError,
        FrozenError,
        InstallationError,
        NothingToDoError,
        OutputError,
        StoreError,
        ValueError,  # of corrections too: to load them takes the tagging stage, which few runs need here
    ) as error:
        raise Failure(str(error)) from None
    tell.summary(summary, folder)
    if folder != out and not (quiet or as_json):
        say(f"Published to {out}")
    if summary.interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE if summary.complete else ExitCode.SOME_LEFT_OUT


def _settings(**options: Any) -> Settings:
    """The options that are settings."""
    from extract.settings import Settings

    return Settings(
        workers=options["workers"] or _processors(),
        isolate=not options["in_process"],
        timeout=options["timeout"],
        memory=options["memory"],
        most_pages=options["most_pages"],
        passwords=_passwords(options["passwords"]),
        second_opinion=options["second_opinion"],
        ocr=options["ocr"],
        keep_persons=not options["no_persons"],
    )


def _processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _choice(**options: Any) -> Choice:
    """The options that say what to read."""
    from extract.run import Choice

    return Choice(**{name: options[name] for name in ("retry", "force", "prune", "frozen", "follow_links")})


def _passwords(path: Path | None) -> tuple[str, ...]:
    """The lines of a file, without their ends; empty ones are left out. Raises ValueError when it is not text."""
    if path is None:
        return ()
    try:
        return tuple(line for line in read_plain_text(path, MOST_PASSWORDS).splitlines() if line)
    except UnicodeDecodeError:
        raise ValueError(f"{path}: not UTF-8 text; give one password a line") from None
