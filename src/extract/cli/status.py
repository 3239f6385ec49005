"""``council-extract status``: how the promises of a store stand on a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.common import EXISTING_FOLDER, Failure, say, say_json

if TYPE_CHECKING:
    from extract.promises import Status

EXAMPLES = """\b
Examples:
  council-extract status OUT
  council-extract status OUT --on 2026-03-31 --council Barnet
  council-extract status OUT --on 2026-03-31 --json > status.json
"""
SHOWN = ("overdue", "due soon", "done", "silent")
LONGEST = 100
"""Characters of an action's words that are printed."""


@click.command("status", epilog=EXAMPLES)
@click.argument("out", type=EXISTING_FOLDER)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day; by default today.")
@click.option("--council", help="One council: its name, GSS code or three letters.")
@click.option("--soon", type=click.IntRange(min=0), default=90, show_default=True, help="Days that are soon.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status_verb(out: Path, day: dt.datetime | None, council: str | None, soon: int, as_json: bool) -> None:
    """Say how each promise stands on a day: overdue, due soon, done, silent.

    Counts what the papers published by then tell, each action once over all editions of its plan.
    """
    from extract.promises import status
    from extract.store import StoreError

    on = day.date() if day else dt.date.today()
    try:
        found = status(out, on, _code(council) if council else None, soon)
    except StoreError as error:
        raise Failure(str(error)) from None
    if as_json:
        say_json(found.as_json())
    else:
        _show(found)


def _code(council: str) -> str:
    from extract.councils import registry

    known = registry()
    found = known.by_gss(council) or known.by_code(council.upper()) or known.by_name(council)
    if found is None and council != "unknown":
        raise Failure(f"no council is called {council!r}; give its name, GSS code or three letters")
    return found.gss_code if found else council


def _show(found: Status) -> None:
    counts = found.counts()
    say(f"On {found.on:%-d %B %Y}: " + ", ".join(f"{counts[state]} {state}" for state in counts))
    for state in SHOWN:
        rows = [row for row in found.actions if row["state"] == state]
        if state == "silent":
            for row in found.silences:
                say(f"  silent    {_place(row)}{row['reason']}: {row['why']}{_words(row)}")
            continue
        for row in rows:
            day = f" {row['deadline']:%Y-%m-%d}" if row["deadline"] else ""
            say(f"  {state:9} {_place(row)}{row['lead'] or 'no lead'}{day}{_words(row)}")


def _place(row: dict[str, Any]) -> str:
    ref = f" {row['ref']}" if row["ref"] else ""
    return f"{row['council'] or row['council_code']}{ref}: "


def _words(row: dict[str, Any]) -> str:
    text = " ".join((row["text"] or "").split())
    return f" – {text[:LONGEST]}{'…' if len(text) > LONGEST else ''}" if text else ""
