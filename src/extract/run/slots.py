"""A process that reads papers one after the other, and another in its place when it must be ended.

Each slot is a pebble pool of one process. Pools of several share a pipe between their processes, and one killed while
it writes there takes the others with it; a process of its own cannot harm another.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from time import monotonic

from pebble import ProcessExpired, ProcessPool

from extract.issues import Code
from extract.run.one import Outcome
from extract.run.prepare import MIB, PAGES, prepare
from extract.settings import Settings

PRELOADED = ["extract.run.preloaded"]
"""Loaded once in a process that the others are forked from: a new one is ready in milliseconds."""
PAPERS_A_PROCESS = 500
"""Papers after which a process is replaced: what native libraries leak ends with it."""
GRACE = 30.0
"""Seconds beyond the time limit after which a pool that has not spoken is given up."""
PAGE_SHARE = 0.4
"""Share of a paper's time after which a page is given up, of which nothing has come."""
SUSPICIOUS = 0.8
"""Share of the memory limit from which on a sudden death is put down to memory."""
Function = Callable[..., Outcome]


def context() -> BaseContext:
    """How processes are started: forked from a clean one that has the libraries loaded, where the system can."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    chosen = get_context("forkserver")
    chosen.set_forkserver_preload(PRELOADED)
    return chosen


class Slot:
    """One process at a time, with the papers given to it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._context = context()
        self.given: deque[tuple[int, Future[Outcome]]] = deque()
        """Place and future of each paper, the one in hand first."""
        self.stopped = False
        self._open()

    def _open(self) -> None:
        self._pid = self._context.RawValue("i", 0)
        self._page = self._context.RawValue("q", 0)
        self._page_begun: tuple[int, float] = (0, monotonic())
        self._heaviest = 0.0
        self._ended_for: Code | None = None
        self._spoke = monotonic()
        told = (self._pid, self._page, self._settings.out.absolute() / ".work" / "tmp", self._settings.memory)
        self._pool = ProcessPool(1, PAPERS_A_PROCESS, prepare, told, self._context)

    def stop(self) -> None:
        """End the process and take no more papers. For another thread than the one that gives them and closes it."""
        self.stopped = True
        self._end_helpers()

    def give(self, place: int, function: Function, arguments: Sequence[object], seconds: float) -> None:
        """Hand over a paper that may take so long; it is read when those before it are done. Raises RuntimeError when
        the slot was stopped."""
        if self.stopped:
            raise RuntimeError("the run is over")
        if not self.given:
            self._spoke = monotonic()
        future = self._pool.schedule(function, arguments, timeout=seconds)
        self.given.append((place, future))

    def take(self) -> int:
        """The place of the paper in hand, whose future is done; it is not in hand any more."""
        self._spoke = monotonic()
        self._page_begun = (self._page.value, self._spoke)
        self._heaviest, self._ended_for = 0.0, None
        return self.given.popleft()[0]

    def page_given_up(self, error: BaseException) -> int:
        """The page for whose sake the process was ended, which ``error`` tells of; 0 where that was not so."""
        given_up = self._ended_for is Code.PAGE_UNREADABLE and isinstance(error, ProcessExpired)
        return self._page_begun[0] % PAGES if given_up else 0

    @property
    def has_lived(self) -> bool:
        """Whether its process came as far as to be ready for papers."""
        return bool(self._pid.value)

    def why(self, error: BaseException) -> Code | None:
        """Why the paper in hand has no result; None when that is not the paper's doing."""
        if isinstance(error, TimeoutError):
            self._end_helpers()
            return Code.TIMED_OUT
        if isinstance(error, ProcessExpired):
            self._end_helpers()
            heavy = self._heaviest > SUSPICIOUS * self._settings.memory
            return self._ended_for or (Code.OUT_OF_MEMORY if heavy else Code.CRASHED)
        return None

    def watch(self) -> bool:
        """End the process when it holds too much memory. False when the slot has hung and must be opened anew."""
        held = _held(self._pid.value) if self.given else 0.0
        self._heaviest = max(self._heaviest, held)
        if held > self._settings.memory and self._ended_for is None:
            self._end_for(Code.OUT_OF_MEMORY)
        elif self.given and self._ended_for is None and self._page_hangs():
            self._end_for(Code.PAGE_UNREADABLE)
        return not self.given or monotonic() - self._spoke < self._settings.timeout + GRACE

    def _page_hangs(self) -> bool:
        """Whether the page in hand is the same as ``PAGE_SHARE`` of a paper's time ago."""
        told = self._page.value
        if told != self._page_begun[0]:
            self._page_begun = (told, monotonic())
        return bool(told % PAGES) and monotonic() - self._page_begun[1] > PAGE_SHARE * self._settings.timeout

    def _end_for(self, why: Code) -> None:
        self._ended_for = why
        with suppress(OSError):
            os.kill(self._pid.value, signal.SIGKILL)

    def reopen(self) -> list[int]:
        """Another process in place of this one; returns the places of the papers that were given to it."""
        lost = [place for place, _ in self.given]
        self.close()
        self.given.clear()
        self._open()
        return lost

    def close(self) -> None:
        """End the process at once."""
        self._end_helpers()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _end_helpers(self) -> None:
        """End the programs that the process has started, and itself."""
        with suppress(OSError, AttributeError):
            if self._pid.value > 0:
                os.killpg(self._pid.value, signal.SIGKILL)


def _held(pid: int) -> float:
    """MiB of memory that a process holds; 0 where the system does not say (not Linux) or it is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0.0
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / MIB
