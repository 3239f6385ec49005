"""``council-extract cite``: where the paper says so, and whether it still does."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FILE, ExitCode, Failure, say

EPILOG = """\b
Examples:
  council-extract cite OUT 1f2e3d4c5b6a7988-a012
  council-extract cite OUT --verify briefing.md         # every citation in a text, against the store
  council-extract cite report.pdf --verify briefing.md  # against the paper itself, read anew
"""


@click.command("cite", epilog=EPILOG)
@click.argument("source", metavar="OUT", type=click.Path(exists=True, path_type=Path))
@click.argument("row", required=False)
@click.option("--verify", "text", type=EXISTING_FILE, help="Text whose citations are verified.")
def cite_verb(source: Path, row: str | None, text: Path | None) -> ExitCode:
    """Print the citation of ROW (a recommendation_id, action_id or decision_id) of the store OUT: council, paper, date,
    page, and in brackets what a program needs to find it again.

    With --verify, say of each citation in a text whether it is true, changed or not there. Leave with 1 where one is
    not true.
    """
    from extract.citing import CitationError, cite, verify
    from extract.issues import DocumentError
    from extract.store import StoreError

    if (row is None) == (text is None):
        raise click.UsageError("give a ROW to cite, or --verify FILE")
    try:
        if row is not None:
            say(cite(source, row))
            return ExitCode.DONE
        assert text is not None
        told = verify(text, [source])
    except (CitationError, StoreError) as error:
        raise Failure(str(error)) from None
    except DocumentError as error:
        raise Failure(f"{source}: {error}") from None
    for one in told:
        say(f"{one.verdict}: {one.citation.row}, page {one.citation.page}: {one.why}")
    return ExitCode.DONE if all(one.verdict == "true" for one in told) else ExitCode.SOME_LEFT_OUT
