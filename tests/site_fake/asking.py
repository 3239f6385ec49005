"""What the tests of discover and fetch do again and again."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from extract.discover import Selection, SiteSummary, discover, site_of
from extract.fetch import FetchSummary, fetch, listed_in
from extract.sources import Corpus, Listed, Source, open_sources, read_links
from extract.web import LOOPBACK_VARIABLE, Client, Policy
from site_fake.server import Asked, FakeSite

GAP = 0.005
POLICY = Policy(gap=GAP, first_wait=0.01, longest_wait=5.0, patience=5.0, allow_loopback=True)
YEAR = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
ROOT = Path(__file__).resolve().parents[2]


def client(**changes: Any) -> Client:
    """A client that may ask this machine, hurried, its chance fixed."""
    return Client(replace(POLICY, **changes), seed=1)


def list_papers(site: FakeSite[Any], folder: Path, policy: dict[str, Any] | None = None, **wanted: Any) -> SiteSummary:
    """Discover the fake's papers of 2023 into ``folder``."""
    first, last = wanted.pop("days", YEAR)
    address = f"{site.address}{wanted.pop('page', '')}"
    with client(**policy or {}) as asking:
        found, interrupted = discover([(site_of(address), folder)], Selection(first, last, **wanted), asking)
    assert not interrupted
    return found[0]


def fetch_papers(folder: Path, policy: dict[str, Any] | None = None, **how: Any) -> FetchSummary:
    """Fetch what was listed into ``folder``."""
    with client(**policy or {}) as asking:
        found, interrupted = fetch(listed_in(str(folder), folder, None), asking, **how)
    assert not interrupted
    return found[0]


def links(folder: Path) -> list[Listed]:
    return read_links(Corpus(folder).links)


def sources(folder: Path) -> list[Source]:
    return open_sources(Corpus(folder)).rows


def titles(rows: Sequence[Listed]) -> set[str | None]:
    return {row.title for row in rows}


def files(folder: Path) -> list[Path]:
    return sorted((folder / "papers").glob("*")) if (folder / "papers").is_dir() else []


def assert_polite(log: Sequence[Asked], gap: float = GAP) -> None:
    """Never two requests at once, never closer than the gap: by the server's own log."""
    assert log
    assert max(line.at_once for line in log) == 1
    began = sorted(line.began for line in log)
    assert min((after - before for before, after in pairwise(began)), default=gap) >= gap


def command(*arguments: object) -> list[str]:
    """The command line of a verb, run with this checkout's code."""
    return [sys.executable, "-m", "extract", *map(str, arguments)]


def environment() -> dict[str, str]:
    """The environment in which a command may ask this machine."""
    path = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, LOOPBACK_VARIABLE: "1", "PYTHONPATH": path}


def killed(line: list[str], moment: Callable[[], bool], later: float) -> None:
    """Start a command and kill it outright ``later`` seconds after ``moment`` has come."""
    process = subprocess.Popen(line, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 120
        while not moment():
            assert process.poll() is None, "the command ended too early"
            assert time.monotonic() < end, "waited too long"
            time.sleep(0.002)
        time.sleep(later)
    finally:
        process.kill()
        process.wait()
        time.sleep(0.1)  # what it had just sent comes into the log
