"""Councils' committee sites → the papers they list, as ``links.parquet``.

Each kind of site has a folder here, which fills ``kind.SiteReader``; ``kinds.KINDS`` names them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from extract.discover.crawl import Crawl, OnProgress, SiteSummary
from extract.discover.opening import ADVICE
from extract.discover.presets import PRESETS
from extract.discover.selection import Selection
from extract.discover.sites import Site, SiteError, known_sites, site_of
from extract.sources import Corpus
from extract.web import Client, side_by_side

__all__ = ["ADVICE", "PRESETS", "Selection", "Site", "SiteError", "SiteSummary", "discover", "known_sites", "site_of"]


def discover(
    targets: Sequence[tuple[Site, Path]],
    selection: Selection,
    client: Client,
    *,
    sites_at_once: int = 4,
    on_progress: OnProgress | None = None,
) -> tuple[list[SiteSummary], bool]:
    """List the papers of each site into its folder; several hosts side by side, each asked one request at a time, and
    the sites of one host one after another.

    Gives a summary of each site, in the order given, and whether Ctrl-C ended it early: what was listed by then is
    kept, and the same call goes on from there. A site that refuses or fails is told in its summary and costs no other.
    Raises FolderBusyError, TableError or OSError where a folder cannot be used.
    """
    now = dt.datetime.now(dt.UTC)
    crawls = [Crawl(client, site, Corpus(folder), selection, now) for site, folder in targets]
    queues: dict[str, list[Crawl]] = {}
    for crawl, (site, _) in zip(crawls, targets, strict=True):
        queues.setdefault(site.host, []).append(crawl)
    tasks = [partial(_one_after_another, queue, on_progress) for queue in queues.values()]
    interrupted = side_by_side(tasks, sites_at_once, client.clock)[1]
    return [crawl.summary for crawl in crawls], interrupted


def _one_after_another(crawls: Sequence[Crawl], on_progress: OnProgress | None) -> None:
    for crawl in crawls:
        crawl.run(on_progress)
