"""Everything at once and again: list, fetch, read, and say what is new since the last time. Fit for a nightly job."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.discover import Selection, Site, SiteSummary, discover
from extract.fetch import FetchSummary, InputError, fetch, listed_in
from extract.refresh.news import News, news_between
from extract.refresh.standing import LAST, Standing, standing_of
from extract.run import Choice, NothingToDoError, RunSummary, run
from extract.settings import Settings
from extract.web import Client, Policy

__all__ = ["LAST", "News", "Refreshed", "Told", "refresh"]


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told while a step goes on: each opens for its step, and gives the function that the step calls."""

    listed: Callable[[], AbstractContextManager[Callable[[str, int, int], None] | None]] = nullcontext
    fetched: Callable[[], AbstractContextManager[Callable[[int, int, str], None] | None]] = nullcontext
    read: Callable[[], AbstractContextManager[Callable[[int, int, Any], None] | None]] = nullcontext


@dataclass(slots=True)
class Refreshed:
    """What came of each step; a step that was not reached has left nothing."""

    listed: list[SiteSummary] = field(default_factory=list)
    fetched: list[FetchSummary] = field(default_factory=list)
    read: RunSummary | None = None
    news: News | None = None
    """None where nothing could be read, or the command was interrupted: the next one tells it."""
    lost: bool = False
    """Whether what was told last could not be read: then what came since is in no news, this one's or a later one's."""
    interrupted: bool = False
    standing: Standing | None = None
    """What stood when the news was told: to be kept (``Standing.save``) once it *has* been told, so that a broken pipe
    or a full disk loses none."""

    @property
    def complete(self) -> bool:
        """Whether every site, paper and file gave what was asked of it."""
        sites = not any(site.reason or site.remarks for site in self.listed)
        came = all(one.complete for one in self.fetched) and bool(self.read and self.read.complete)
        return sites and came and not self.lost


def refresh(
    targets: Sequence[tuple[Site, Path]],
    selection: Selection,
    policy: Policy,
    out: Path,
    settings: Settings,
    *,
    hosts_at_once: int = 4,
    today: dt.date | None = None,
    told: Told = Told(),
) -> Refreshed:
    """List what the sites have, fetch what is due, read what is new, and compare with the last refresh of ``out``.

    The hosts are let go before reading begins. A step that fails for one council costs no other: what was fetched is
    read, whatever a site said today. What is new is what this store holds and did not when ``refresh`` last told of it,
    whoever has read it in the meantime. Raises what the steps raise where a folder cannot be used (FolderBusyError,
    TableError, StoreError, OutputError, OSError).
    """
    done = Refreshed()
    folders = [folder for _, folder in targets]
    with Client(policy) as client:
        with told.listed() as tell:
            done.listed, done.interrupted = discover(
                targets, selection, client, sites_at_once=hosts_at_once, on_progress=tell
            )
        if done.interrupted:
            return done
        lists = [one for folder in folders for one in _lists(folder)]
        with told.fetched() as tell_paper:
            done.fetched, done.interrupted = fetch(lists, client, hosts_at_once=hosts_at_once, on_progress=tell_paper)
        if done.interrupted:
            return done
    with told.read() as tell_document:
        done.read = _read(folders, out, settings, tell_document)
    if done.read is None or done.read.interrupted:
        done.interrupted = done.read is not None
        return done
    now = standing_of(out, today or dt.datetime.now().date())
    done.lost = Standing.lost_in(out)
    done.news, done.standing = news_between(Standing.load(out), now), now
    return done


def _read(
    folders: Sequence[Path], out: Path, settings: Settings, tell: Callable[[int, int, Any], None] | None
) -> RunSummary | None:
    """Read what has come; None where there is nothing."""
    papers = [folder for folder in folders if (folder / "papers").is_dir()]
    try:
        return run(papers, out, settings, Choice(), on_progress=tell) if papers else None
    except NothingToDoError:
        return None


def _lists(folder: Path) -> Sequence[Any]:
    """What a folder has listed; nothing where its site has never been reached."""
    try:
        return listed_in(str(folder), folder, None)
    except InputError:
        return ()
