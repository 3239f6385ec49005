"""``council-extract refresh``: list, fetch, read, and what is new since the last time."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.common import FOLDER, ExitCode, Failure, say, say_json
from extract.cli.discover import DAY, PRESET_NAMES, print_listed, summed
from extract.cli.fetch import print_fetched
from extract.cli.web import CORPORA, manners, policy, progress

if TYPE_CHECKING:
    from extract.refresh import News, Refreshed
    from extract.refresh.standing import Promise

MOST_LINES = 30
"""Lines of each kind of news that are printed; --json prints all."""
LONGEST = 110
EPILOG = """\b
Examples:
  council-extract refresh barnet derby --out OUT --preset peer-challenge
  council-extract refresh barnet --out OUT --preset audit-actions --json > news.json     # every night
"""


@click.command("refresh", epilog=EPILOG)
@click.argument("councils", nargs=-1, required=True, metavar="COUNCIL...")
@click.option("--out", required=True, type=FOLDER, help="Folder of the store; it may hold earlier results.")
@click.option("--corpora", type=FOLDER, default=CORPORA, show_default=True, help="Folder of the councils' papers.")
@click.option("--committee", "committees", multiple=True, help="Its title or a part of it; may be given again.")
@click.option("--from", "first", type=DAY, help="First day of meetings; by default a year ago.")
@click.option("--to", "last", type=DAY, help="Last day of meetings; by default in 30 days.")
@click.option("--match", help="Regular expression for titles of papers and agenda items; case is ignored.")
@click.option("--preset", type=click.Choice(PRESET_NAMES), help="A search that many want, in place of --match.")
@click.option("--packs", is_flag=True, help="Packs, supplements and minutes too: one more page for each meeting.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read; by default one a processor.")
@manners
def refresh_verb(
    councils: tuple[str, ...], out: Path, corpora: Path, committees: tuple[str, ...], first: dt.datetime | None,
    last: dt.datetime | None, match: str | None, preset: str | None, packs: bool, workers: int | None,
    contact: str, gap: float, max_requests: int, at_once: int, quiet: bool, as_json: bool,
) -> ExitCode:  # fmt: skip
    """List, fetch and read what is new of councils, and say what has changed since the last refresh of the store.

    COUNCIL is a name, a code (BNE, E09000003) or the address of a committee site. Papers go to corpora/<CODE>-<council>
    as with discover and fetch. New papers, new and changed promises and those newly overdue are printed.
    """
    from extract.discover import PRESETS, Selection, SiteError, site_of
    from extract.refresh import Told, refresh
    from extract.run import FrozenError, InstallationError, OutputError
    from extract.sources import FolderBusyError, ManifestError, TableError
    from extract.store import StoreError

    today = dt.datetime.now().date()
    if match and preset:
        raise Failure("--match and --preset exclude each other; give one")
    try:
        selection = Selection(
            first=first.date() if first else today - dt.timedelta(days=365),
            last=last.date() if last else today + dt.timedelta(days=30),
            committees=committees, match=PRESETS[preset] if preset else match, packs=packs,
        )  # fmt: skip
        targets = [(site, corpora / site.folder) for site in dict.fromkeys(site_of(council) for council in councils)]
        silent = quiet or as_json
        done = refresh(
            targets, selection, policy(contact, gap, max_requests), out, _settings(workers), hosts_at_once=at_once,
            told=Told(lambda: _meetings(silent), lambda: progress(silent, "papers"), lambda: _documents(silent)),
        )  # fmt: skip
    except (
        FolderBusyError, FrozenError, InstallationError, ManifestError, OutputError, SiteError, StoreError, TableError,
        ValueError,
    ) as error:  # fmt: skip
        raise Failure(str(error)) from None
    _print(done, out, quiet, as_json)
    if done.standing:
        sys.stdout.flush()
        done.standing.save(out)
    if done.interrupted:
        return ExitCode.INTERRUPTED
    if done.news is None:
        return ExitCode.NOTHING_DONE
    return ExitCode.DONE if done.complete else ExitCode.SOME_LEFT_OUT


@contextmanager
def _meetings(silent: bool) -> Iterator[Callable[[str, int, int], None]]:
    with progress(silent, "meetings") as tell:
        yield summed(tell)


@contextmanager
def _documents(silent: bool) -> Iterator[Callable[[int, int, Any], None]]:
    from extract.cli.telling import teller

    with teller(silent, False) as tell:
        yield tell.document


def _settings(workers: int | None) -> Any:
    import os

    from extract.settings import Settings

    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Settings(workers=workers or own)


def _print(done: Refreshed, out: Path, quiet: bool, as_json: bool) -> None:
    """What each step left out on standard error, the news on standard output."""
    from extract.refresh import LAST

    print_listed(done.listed, True, False)
    print_fetched(done.fetched, True, False)
    for line in done.read.quarantined if done.read else ():
        say(f"Quarantined: {line}", err=True)
    if done.lost:
        say(f"What was told last cannot be read ({out / LAST}): what came since is not told as new.", err=True)
    if as_json:
        say_json({
            "sites": [asdict(site) for site in done.listed], "fetched": [asdict(one) for one in done.fetched],
            "read": asdict(done.read) if done.read else None, "news": done.news.as_json() if done.news else None,
            "interrupted": done.interrupted, "lost": done.lost,
        })  # fmt: skip
    elif not quiet:
        links, asked = sum(site.links for site in done.listed), sum(site.meetings_asked for site in done.listed)
        came = sum(one.outcomes.get(word, 0) for one in done.fetched for word in ("new", "edition"))
        say(f"{len(done.listed)} sites: {asked} meetings asked, {links} papers listed, {came} fetched")
        if done.news:
            _print_news(done.news, out, done.lost)
    if done.news is None and not done.interrupted:
        say("Nothing could be read: no papers are here, and none came. See above, or search more widely.", err=True)


def _print_news(news: News, out: Path, lost: bool) -> None:
    totals = f"{news.n_papers} papers, {news.n_promises} promises, {news.n_overdue} overdue on {news.on}"
    if news.since is None:
        what = "From here on" if lost else "First time"
        say(f"{what}: {totals}. The next refresh tells what is new. All of it: council-extract status {out}")
        return
    said = f"{len(news.papers)} new papers, {len(news.promises)} new promises, {len(news.changed)} changed"
    say(f"Since {news.since}: {said}, {len(news.overdue)} newly overdue. In all {totals}")
    _some("New paper", [
        ", ".join(str(part) for part in (paper.council, paper.committee, paper.meeting_date, paper.title) if part)
        for _, paper in news.papers
    ])  # fmt: skip
    _some("New promise", [_named(promise) for _, promise in news.promises])
    _some("Changed", [
        f"{_named(one.now)} [{'; '.join(f'{f}: {getattr(one.before, f)} → {getattr(one.now, f)}' for f in one.fields)}]"
        for one in news.changed
    ])  # fmt: skip
    _some("Newly overdue", [f"{_named(promise)} (by {promise.deadline})" for _, promise in news.overdue])


def _some(what: str, lines: list[str]) -> None:
    for line in lines[:MOST_LINES]:
        say(f"{what}: {' '.join(line.split())}")
    if len(lines) > MOST_LINES:
        say(f"{what}: … and {len(lines) - MOST_LINES} more (--json tells all)")


def _named(promise: Promise) -> str:
    words = promise.wording if len(promise.wording) <= LONGEST else f"{promise.wording[:LONGEST]}…"
    return " ".join(part for part in (promise.council, promise.ref, words) if part)
