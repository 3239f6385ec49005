"""Listed papers → PDFs in the folder of a corpus, each once, and ``sources.parquet`` that says where each came from."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial as bound
from pathlib import Path

from extract.fetch.download import NoFile, download
from extract.fetch.inputs import InputError, listed_in
from extract.fetch.keep import Keeper
from extract.fetch.wanted import Plan, Wish, plan
from extract.sources import Corpus, Listed, PaperKind
from extract.web import BudgetSpentError, Client, HostStoppedError, StoppedError, side_by_side

__all__ = ["FetchSummary", "InputError", "fetch", "listed_in"]

OnProgress = Callable[[int, int, str], None]
"""Called with addresses done, addresses in all and the title of the last."""


@dataclass(slots=True)
class FetchSummary:
    """What came of one list."""

    folder: str
    outcomes: dict[str, int] = field(default_factory=dict)
    """How many addresses by what came of them: new, edition, unchanged, restored, settled, or a status of the
    table."""
    stopped: dict[str, str] = field(default_factory=dict)
    """Hosts that were not gone through to the end, and why."""
    problems: list[str] = field(default_factory=list)
    """Papers that were not to be had, a line each."""
    left: int = 0
    """Addresses not asked for yet."""

    @property
    def complete(self) -> bool:
        return not (self.stopped or self.problems or self.left)


def fetch(
    lists: Sequence[tuple[Corpus, Sequence[Listed]]],
    client: Client,
    *,
    again: bool = False,
    elsewhere: bool = False,
    kinds: frozenset[PaperKind] | None = None,
    hosts_at_once: int = 4,
    on_progress: OnProgress | None = None,
) -> tuple[list[FetchSummary], bool]:
    """Have what is listed and not here yet, each list into its folder; gives what came of each list and whether Ctrl-C
    ended it early.

    May be stopped at any moment: the next call goes on where it was. ``again`` asks for everything anew, ``elsewhere``
    follows links to other sites, ``kinds`` keeps to some kinds of paper. Raises FolderBusyError, TableError or OSError
    where a folder cannot be used.
    """
    now = dt.datetime.now(dt.UTC)
    progress = Progress(on_progress)
    works: list[Work] = []
    with ExitStack() as stack:
        for corpus, listed in _by_folder(lists):
            stack.enter_context(corpus.locked())
            keeper = Keeper(corpus, now)
            stack.callback(keeper.fold)
            to_do = plan(
                listed, keeper.rows, now, again=again, elsewhere=elsewhere, kinds=kinds,
                most_bytes=client.policy.max_file_bytes, is_here=keeper.is_here,
            )  # fmt: skip
            keeper.note(to_do.noted)
            works.append(Work(client, corpus, keeper, to_do, progress))
        tasks = [bound(work.host, host) for work in works for host in work.hosts]
        interrupted = side_by_side(tasks, hosts_at_once, client.clock)[1] if tasks else False
    return [work.summary() for work in works], interrupted


def _by_folder(lists: Sequence[tuple[Corpus, Sequence[Listed]]]) -> list[tuple[Corpus, list[Listed]]]:
    """The lists, those for one folder put together."""
    found: dict[Path, tuple[Corpus, list[Listed]]] = {}
    for corpus, listed in lists:
        found.setdefault(corpus.path.resolve(), (corpus, []))[1].extend(listed)
    return list(found.values())


LONGEST_SHOWN = 160
"""Characters of an address in a line about it; some sites' have a thousand."""


class Progress:
    """Counts over all lists. Safe to share among threads."""

    def __init__(self, tell: OnProgress | None) -> None:
        self._tell, self._lock = tell, threading.Lock()
        self._done = self._total = 0

    def expect(self, addresses: int) -> None:
        self._total += addresses

    def done(self, title: str) -> None:
        with self._lock:
            self._done += 1
            if self._tell:
                self._tell(self._done, self._total, title)


class Work:
    """The addresses of a plan, host by host."""

    def __init__(self, client: Client, corpus: Corpus, keeper: Keeper, to_do: Plan, progress: Progress) -> None:
        self._folder = str(corpus.path)
        self._client, self._keeper, self._plan, self._progress = client, keeper, to_do, progress
        self.hosts = tuple(to_do.ask)
        self._total = sum(len(wishes) for wishes in to_do.ask.values())
        progress.expect(self._total)
        self._outcomes: Counter[str] = Counter(row.status for row in to_do.noted if row.status != "fetched")
        self._stopped: dict[str, str] = {}
        self._problems: dict[str, str] = {}
        self._done: set[str] = set()

    def host(self, host: str) -> None:
        """Ask for all addresses of a host, one after another."""
        for wish in self._plan.ask[host]:
            problem: str | None
            try:
                word, problem = self._one(wish)
            except HostStoppedError as stop:
                if stop.host == host:
                    self._stopped[host] = str(stop)
                    self._keeper.keep(wish, NoFile("blocked" if stop.reason == "blocked" else "failed", str(stop)))
                    return
                word, problem = (
                    self._keeper.keep(wish, NoFile("failed", f"it leads to another site: {stop}")),
                    str(stop),
                )
            except (BudgetSpentError, StoppedError) as error:
                self._stopped[host] = str(error)
                return
            self._outcomes[word] += 1
            self._done.add(wish.address)
            if problem:
                self._problems[wish.address] = f"{wish.address[:LONGEST_SHOWN]}: {problem} ({word})"
            self._progress.done(wish.rows[0].title or wish.address)

    def _one(self, wish: Wish) -> tuple[str, str | None]:
        """What came of an address, as a word; and the problem where there was one."""
        if self._keeper.finish_moved(wish):
            return "new", None
        outcome = download(self._client, self._keeper.partial(wish), wish.conditions)
        return self._keeper.keep(wish, outcome), outcome.message if isinstance(outcome, NoFile) else None

    def summary(self) -> FetchSummary:
        counted = dict(sorted(self._outcomes.items()))
        if self._plan.settled:
            counted["settled"] = self._plan.settled
        return FetchSummary(
            folder=self._folder,
            outcomes=counted,
            stopped=dict(sorted(self._stopped.items())),
            problems=[line for _, line in sorted(self._problems.items())],
            left=self._total - len(self._done),
        )
