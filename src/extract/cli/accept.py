"""``council-extract accept``: the rows that may be taken unread."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure, say, say_json

EPILOG = """\b
Examples:
  council-extract accept OUT --error 5%
  council-extract accept OUT --error 1% --json
"""


def _rate(_: click.Context, __: click.Parameter, value: str) -> float:
    """ "5%" and "0.05" alike. Raises click.BadParameter."""
    try:
        rate = float(value.rstrip("% ")) / 100 if value.strip().endswith("%") else float(value)
    except ValueError:
        raise click.BadParameter("give a share of errors, such as 1% or 0.01") from None
    return round(rate, 6)


@click.command("accept", epilog=EPILOG)
@click.argument("out", type=EXISTING_FOLDER)
@click.option("--error", "rate", default="5%", show_default=True, callback=_rate, help="Share of errors you can bear.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def accept_verb(out: Path, rate: float, as_json: bool) -> None:
    """Mark the rows that may be taken unread, and say what is left to read.

    For papers like those the bound was fitted on, the expected share of wrong rows among the taken ones of a paper is
    at most the share you name. It says nothing of records that were not found: see the issues of the papers for those.
    The column accepted_at holds the strictest share at which a row is taken.
    """
    from dataclasses import asdict

    from extract.accept import SECONDS_A_ROW, accept
    from extract.store import StoreError

    try:
        done = accept(out, rate)
    except (StoreError, ValueError) as error:
        raise Failure(str(error)) from None
    if as_json:
        say_json(asdict(done) | {"left": done.left, "minutes_left": round(done.minutes_left, 1)})
        return
    if not done.bounded:
        reason = f"The {done.layouts_of_bound} layouts of the bound allow none"
        say(f"{reason} for {100 * rate:g}% of errors: no row is taken.")
    elif done.taken == done.reviewed and done.left:
        say(f"No row that nobody has reviewed is sure enough for {100 * rate:g}% of errors.")
    say(f"{done.taken} of {done.rows} rows may be taken unread at {100 * rate:g}% of errors", nl=False)
    say(f" ({done.reviewed} of them were reviewed)." if done.reviewed else ".")
    for name, (taken, given) in done.fields.items():
        say(f"  {name + ':':11} {taken} of {given} fields of actions")
    say(
        f"Left to read: {done.left} rows, about {done.minutes_left:.0f} minutes at {SECONDS_A_ROW} seconds a row. "
        f"Fitted on {done.layouts_of_bound} layouts and publishers; it holds for papers like theirs."
    )
