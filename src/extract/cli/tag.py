"""``council-extract tag``: what the tagging stage sees in a few words, for trying things out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from extract.cli.common import Failure, say, say_json

WAYS = ("lead", "timescale", "status", "text")
LONGEST_CELL = 40
"""Words; anything longer is read as running text only, unless told otherwise."""

Seen = dict[str, Any]


@click.command("tag")
@click.argument("text")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The paper's date, from which relative words count.")
@click.option("--council", help="Name or code of a council, for its own abbreviations, posts and plan themes.")
@click.option("--as", "way", type=click.Choice(WAYS), help="Read it as this only; else as all that it may be.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def tag_verb(text: str, date: dt.datetime | None, council: str | None, way: str | None, as_json: bool) -> None:
    """Print the leads, timescales, themes and status that TEXT speaks of. TEXT "-" is read from standard input.

    \b
    Example:
      council-extract tag "AD Housing and Cabinet, by end of March" --date 2023-09-05
    """
    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        raise Failure('nothing to read: give a text, or "-" and the text on standard input')
    try:
        seen = _seen(words, date.date() if date else None, council, way)
    except ValueError as error:
        raise Failure(str(error)) from None
    if as_json:
        say_json(seen)
    else:
        say("\n".join(_told(seen, guessed=way is None)))


def _seen(text: str, anchor: dt.date | None, council: str | None, way: str | None) -> Seen:
    """What each way of reading gives, by its name. Without ``way`` long texts are read as running text only."""
    from extract.tag import defined_abbreviations, find_mentions, read_leads, read_status, read_timescale
    from extract.tag.council import themes_of, vocabulary_of

    vocabulary = vocabulary_of(council).with_abbreviations(defined_abbreviations(text))
    short = len(text.split()) <= LONGEST_CELL
    wanted = {way} if way else {*WAYS} if short else {"text"}
    timescale = read_timescale(text, anchor)
    seen: Seen = {"text": text}
    if "lead" in wanted:
        seen["leads"] = [asdict(lead) for lead in read_leads(text, vocabulary)]
    if "timescale" in wanted:
        seen["timescale"] = asdict(timescale)
    if "status" in wanted:
        status, source = read_status(text, timescale.kind)
        seen["status"] = {"status": status, "source": source}
    if "text" in wanted:
        seen["mentions"] = [asdict(mention) for mention in find_mentions(text, anchor, vocabulary)]
        seen["themes"] = [asdict(tag) for tag in themes_of(council).tag(text)]
    return seen


def _told(seen: Seen, *, guessed: bool) -> Iterator[str]:
    """Lines to read. ``guessed``: nobody said what the text is, so readings that make nothing of it are left out."""
    if guessed:
        seen = {key: value for key, value in seen.items() if not _empty(key, value)}
    sections = {
        "As a lead cell": [_lead(lead) for lead in seen.get("leads", ())],
        "As a timescale cell": [_time(seen["timescale"])] if seen.get("timescale") else [],
        "As a status": [seen["status"]["status"]] if seen.get("status") else [],
        "Mentioned in the text": [_mention(mention) for mention in seen.get("mentions", ())],
        "Themes": [_theme(tag) for tag in seen.get("themes", ())],
    }
    for title, lines in sections.items():
        if lines:
            yield title
            yield from (f"  {line}" for line in lines)
    if not any(sections.values()):
        yield "Nothing seen: no lead, no timescale, no theme."


def _empty(key: str, value: Any) -> bool:
    """Whether a reading has made nothing of the text."""
    if key == "leads":
        return all(lead["kind"] == "unknown" for lead in value)
    if key == "timescale":
        return bool(value["rule"] == "no_date_found")
    return bool(key == "status" and value["status"] == "unknown")


def _lead(lead: Seen) -> str:
    parts = [f"{key} {lead[key]}" for key in ("rank", "portfolio", "person", "qualifier") if lead[key]]
    unsure = ["ambiguous"] if lead["ambiguous"] else []
    return f"{lead['kind']:9} {lead['name']}" + (f"  ({'; '.join(parts + unsure)})" if parts + unsure else "")


def _time(what: Seen) -> str:
    about = ["approximate"] if what.get("approximate") else []
    counted = [f"counted from {what['anchor']}"] if what["anchor"] else []
    grain = [what["granularity"]] if what["granularity"] else []
    details = [f"rule {what['rule']}", *grain, *about, *counted]
    return f"{what['kind']:9} {_days(what)}  ({'; '.join(details)})"


def _days(what: Seen) -> str:
    first, last = what["earliest"], what["latest"]
    if first == last:
        return str(first) if first else "no days"
    return f"{first or '…'} to {last or '…'}"


def _mention(mention: Seen) -> str:
    what = _time(mention) if mention["field"] == "timescale" else f"{mention['kind']:9} {mention['name']}"
    return f"{mention['raw']!r}  {what}"


def _theme(tag: Seen) -> str:
    return f"{tag['score']:.2f}  {tag['scheme']}: {tag['theme']}  ({', '.join(tag['evidence'][:5])})"
