"""Councils' committee sites → the papers they list, as ``links.parquet``. For sites made by moderngov."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from extract.discover.crawl import Crawl, OnProgress, SiteSummary
from extract.discover.presets import PRESETS
from extract.discover.selection import Selection
from extract.discover.sites import Site, SiteError, site_of
from extract.sources import Corpus
from extract.web import Client, side_by_side

__all__ = ["PRESETS", "Selection", "Site", "SiteError", "SiteSummary", "discover", "site_of"]


def discover(
    targets: Sequence[tuple[Site, Path]],
    selection: Selection,
    client: Client,
    *,
    sites_at_once: int = 4,
    on_progress: OnProgress | None = None,
) -> tuple[list[SiteSummary], bool]:
    """List the papers of each site into its folder; several sites side by side, each asked one request at a time.

    Gives a summary of each site, in the order given, and whether Ctrl-C ended it early: what was listed by then is
    kept, and the same call goes on from there. A site that refuses or fails is told in its summary and costs no other.
    Raises FolderBusyError, TableError or OSError where a folder cannot be used.
    """
    now = dt.datetime.now(dt.UTC)
    crawls = [Crawl(client, site, Corpus(folder), selection, now) for site, folder in targets]
    tasks = [partial(crawl.run, on_progress) for crawl in crawls]
    return side_by_side(tasks, sites_at_once, client.clock)
