"""Documents read in several processes, any of which may die.

A document that kills its process is read again in a fresh one, since an earlier document may be to blame; the one that
does it twice is quarantined. One that takes too long is not given a second chance.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from extract.issues import Code, DocumentError
from extract.run.inputs import Job
from extract.run.one import Extract, Outcome, keep, read_one
from extract.run.prepare import quieten_libraries
from extract.run.quarantine import quarantined
from extract.run.slots import PAGE_SHARE, Slot
from extract.settings import Settings

Executor = Callable[[Sequence[Job], Settings, Extract], Generator[Outcome, None, None]]
"""Reads documents and sets their rows aside in the store; gives what became of each, in the order they are ready.
Closing the generator ends what is under way."""

UNDER_WAY = 2
"""Papers handed out for each process while there are many: one in hand, one waiting so that it need not ask."""
MANY = 4
"""Papers a process, below which none is made to wait behind another that may take for ever."""
TICK = 0.05
"""Seconds between two looks at the memory of the processes."""
MOST_TRIES = 2
MOST_PAGES_GIVEN_UP = 2
"""Of a paper: it is read again without each, in what is left of its time."""
CANNOT_START = (
    "worker processes cannot start: call run() under `if __name__ == '__main__'` and give it functions of modules that "
    "can be imported, or read in this process (isolate=False, --in-process)"
)


def in_this_process(jobs: Sequence[Job], settings: Settings, extract: Extract) -> Generator[Outcome, None, None]:
    """An ``Executor`` without processes, and without limits of time and memory."""
    quieten_libraries()
    for job in jobs:
        yield read_one(job, settings, extract)


def in_processes(jobs: Sequence[Job], settings: Settings, extract: Extract) -> Generator[Outcome, None, None]:
    """An ``Executor`` on ``settings.workers`` processes of this machine. ``extract`` must be picklable.

    Raises what ``read_one`` raises, and RuntimeError when processes cannot be started.
    """
    if not jobs:
        return
    slots = [Slot(settings) for _ in range(min(settings.workers, len(jobs)))]
    work = _Work(jobs, settings, extract, slots)
    try:
        yield from work.outcomes()
    finally:
        for slot in slots:
            slot.close()


def read_in(slot: Slot, job: Job, settings: Settings, extract: Extract) -> Outcome:
    """Read one paper in a process that is there already. Raises what ``in_processes`` raises."""
    return next(_Work((job,), settings, extract, (slot,)).outcomes())


class _Work:
    """Who has which document."""

    def __init__(self, jobs: Sequence[Job], settings: Settings, extract: Extract, slots: Sequence[Slot]) -> None:
        self.jobs, self.settings, self.extract, self.slots = jobs, settings, extract, slots
        self.waiting = deque(range(len(jobs)))
        self.tries = [0] * len(jobs)
        self.given_up: dict[int, frozenset[int]] = {}
        """Pages of which nothing came, by place of the paper."""

    def outcomes(self) -> Iterator[Outcome]:
        for _ in range(UNDER_WAY):
            for slot in self.slots:
                self._give(slot)
        while any(slot.given for slot in self.slots):
            wait([slot.given[0][1] for slot in self.slots if slot.given], TICK, FIRST_COMPLETED)
            for slot in self.slots:
                while slot.given and slot.given[0][1].done():
                    yield from self._taken(slot)
                    self._give(slot)
                if not slot.watch():
                    stuck = slot.take()
                    self._reopened(slot)
                    yield self._failed(stuck, Code.TIMED_OUT)

    def _give(self, slot: Slot) -> None:
        most = UNDER_WAY if len(self.waiting) > MANY * len(self.slots) else 1
        if self.waiting and len(slot.given) < most:
            place = self.waiting.popleft()
            without = self.given_up.get(place, frozenset())
            job = replace(self.jobs[place], without=without) if without else self.jobs[place]
            seconds = self.settings.timeout * (1 - PAGE_SHARE * len(without))
            settings = replace(self.settings, timeout=seconds) if without else self.settings
            slot.give(place, read_one, (job, settings, self.extract), seconds)

    def _taken(self, slot: Slot) -> Iterator[Outcome]:
        """The outcome of the document a slot has done with; nothing when it is to be read again."""
        future = slot.given[0][1]
        error = future.exception()
        if error is None:
            slot.take()
            yield future.result()
        elif isinstance(error, BrokenProcessPool):  # the process died before it took a paper, or never lived
            if not slot.has_lived:
                raise RuntimeError(CANNOT_START) from error
            self._reopened(slot)
        elif page := slot.page_given_up(error):
            place = slot.take()
            given_up = self.given_up.get(place, frozenset())
            if len(given_up) >= MOST_PAGES_GIVEN_UP:
                yield self._failed(place, Code.TIMED_OUT)
            else:
                self.given_up[place] = given_up | {page}
                self.waiting.appendleft(place)
        elif (why := slot.why(error)) is None:
            raise error
        else:
            place = slot.take()
            self.tries[place] += 1
            if why == Code.TIMED_OUT or self.tries[place] >= MOST_TRIES:
                yield self._failed(place, why)
            else:
                self.waiting.appendleft(place)

    def _reopened(self, slot: Slot) -> None:
        """Give the slot another process, and the papers it had yet to read."""
        self.waiting.extendleft(reversed(slot.reopen()))
        for _ in range(UNDER_WAY):
            self._give(slot)

    def _failed(self, place: int, why: Code) -> Outcome:
        told = {
            Code.TIMED_OUT: f"it took longer than the {self.settings.timeout:g} seconds allowed (--timeout)",
            Code.OUT_OF_MEMORY: f"it needs more than the {self.settings.memory} MiB allowed (--memory)",
            Code.CRASHED: "the process that read it died, twice (a fault in a native library)",
        }
        error = DocumentError(why, told[why])
        return keep(quarantined(self.jobs[place], error, self.settings), self.settings)
