"""``council-extract discover``: what papers councils' committee sites list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.answered import closing_table, write_answered
from extract.cli.common import FOLDER, ExitCode, Failure, say, say_json
from extract.cli.web import CORPORA, manners, policy, progress

if TYPE_CHECKING:
    from extract.discover import SiteSummary

DAY = click.DateTime(formats=["%Y-%m-%d"])
PRESET_NAMES = ["peer-challenge", "scrutiny-recommendations", "audit-actions"]
MOST_REMARKS = 20


@click.command("discover", epilog="Example: council-extract discover barnet --committee Cabinet --from 2023-04-01 "
               "--to 2023-12-31 --match 'peer challenge|action plan'")  # fmt: skip
@click.argument("councils", nargs=-1, metavar="COUNCIL...")
@click.option("--all-known", is_flag=True, help="Every council whose site the registry knows, one queue a host.")
@click.option("--committee", "committees", multiple=True, help="Its title or a part of it; may be given again.")
@click.option("--from", "first", type=DAY, help="First day of meetings; by default a year ago.")
@click.option("--to", "last", type=DAY, help="Last day of meetings; by default in 30 days.")
@click.option("--match", help="Regular expression for titles of papers and agenda items; case is ignored.")
@click.option("--preset", type=click.Choice(PRESET_NAMES), help="A search that many want, in place of --match.")
@click.option("--packs", is_flag=True, help="List packs, supplements and minutes too: one more page for each meeting.")
@click.option("--again", is_flag=True, help="Ask for settled meetings too: those asked 90 days after they were held.")
@click.option("--out", type=FOLDER, help="Folder to write to; by default corpora/<CODE>-<council>.")
@manners
def discover_verb(
    councils: tuple[str, ...], all_known: bool, committees: tuple[str, ...],
    first: dt.datetime | None, last: dt.datetime | None,
    match: str | None, preset: str | None, packs: bool, again: bool, out: Path | None,
    contact: str, gap: float, max_requests: int, at_once: int, quiet: bool, as_json: bool,
) -> ExitCode:  # fmt: skip
    """List the papers of councils' committee sites (moderngov, CMIS) into links.parquet.

    COUNCIL is a name, a code (BNE, E09000003) or the address of a committee site.
    """
    from extract.discover import PRESETS, Selection, SiteError, discover, known_sites, site_of
    from extract.sources import FolderBusyError, TableError
    from extract.web import Client

    today = dt.datetime.now().date()
    if match and preset:
        raise Failure("--match and --preset exclude each other; give one")
    if bool(councils) == all_known:
        raise Failure("name councils, or give --all-known for every council whose site the registry knows")
    try:
        selection = Selection(
            first=first.date() if first else today - dt.timedelta(days=365),
            last=last.date() if last else today + dt.timedelta(days=30),
            committees=committees, match=PRESETS[preset] if preset else match, packs=packs, again=again,
        )  # fmt: skip
        sites = known_sites() if all_known else list(dict.fromkeys(site_of(council) for council in councils))
        alone = out if len(sites) == 1 else None
        targets = [(site, alone or (out or CORPORA) / site.folder) for site in sites]
        with Client(policy(contact, gap, max_requests)) as client, progress(quiet or as_json, "meetings") as tell:
            found, interrupted = discover(
                targets, selection, client, sites_at_once=at_once,
                on_progress=summed(tell),
            )  # fmt: skip
    except (SiteError, FolderBusyError, TableError, ValueError) as error:
        raise Failure(str(error)) from None
    print_listed(found, quiet, as_json, all_known)
    if all_known and not (quiet or as_json):
        answered = write_answered(found, (out or CORPORA) / "answered.csv")
        for line in closing_table(found):
            say(line)
        say(f"Every site with what it said: {answered}")
    if interrupted:
        return ExitCode.INTERRUPTED
    if all(site.reason and not site.meetings for site in found):
        return ExitCode.NOTHING_DONE
    return ExitCode.SOME_LEFT_OUT if any(site.reason or site.remarks for site in found) else ExitCode.DONE


def summed(tell: Callable[[int, int, str], None]) -> Callable[[str, int, int], None]:
    """Progress of several sites as one."""
    so_far: dict[str, tuple[int, int]] = {}

    def told(site: str, done: int, total: int) -> None:
        so_far[site] = (done, total)
        pairs = list(so_far.values())
        tell(sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs), site)

    return told


def print_listed(found: list[SiteSummary], quiet: bool, as_json: bool, short: bool = False) -> None:
    """The summary on standard output, what went wrong on standard error. ``short``: of sites that listed nothing only
    what went wrong, without advice, which the closing table gives."""
    from dataclasses import asdict

    for site in found:
        for remark in site.remarks[:MOST_REMARKS]:
            say(f"{site.name}: {remark}", err=True)
        if len(site.remarks) > MOST_REMARKS:
            say(f"{site.name}: … and {len(site.remarks) - MOST_REMARKS} more of the kind", err=True)
        if site.stopped:
            advice = "" if short or site.reason == "blocked" else f". {site.advice}"
            say(f"{site.name}: stopped ({site.reason}): {site.stopped}{advice}", err=True)
        if site.moved_from and not quiet:
            say(f"{site.name}: {site.moved_from} leads to {site.site}, which was asked in its place", err=True)
    if as_json:
        say_json([asdict(site) for site in found])
    elif not quiet:
        for site in (site for site in found if site.links or not short):
            say(
                f"{site.name}: {site.committees} committees, {site.meetings} meetings, {site.links} papers listed"
                f"{f', {site.restricted} of them restricted' if site.restricted else ''}"
                f"{f', {site.withdrawn} meetings withdrawn since' if site.withdrawn else ''}"
            )
            if site.links:
                say(f"Written to {site.folder}; fetch them with: council-extract fetch {site.folder}")
