"""Papers read one by one, each by whoever asks for it: what a thread of a cluster's worker does, and what a run does
on papers that must be fetched first.

The process that reads has no network, so the one that asks fetches the paper. Its processes stay warm for a while.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from time import perf_counter

from extract.addresses import is_address
from extract.issues import DocumentError
from extract.run.addresses import fetched
from extract.run.inputs import Job
from extract.run.one import Extract, Outcome, OutputError, keep, read_one
from extract.run.processes import read_in
from extract.run.quarantine import quarantined
from extract.run.slots import Slot
from extract.settings import Settings

ONE_AT_A_TIME = threading.Lock()
"""For papers read in this process: PDFium cannot be used by two threads at once."""
ENDING = 5.0
"""Seconds that those who have a process in hand are given to close it, once it has been ended."""
IDLE = 60.0
"""Seconds after which a process that nobody gives papers to is ended."""


def read(job: Job, settings: Settings, extract: Extract, warm: Warm) -> Outcome:
    """Read one paper, fetched first if need be, within the limits of ``settings``; its rows are set aside in
    ``settings.out``. Raises what ``read_one`` raises."""
    begin = perf_counter()
    try:
        if not is_address(job.address):
            return _read(job, settings, extract, warm)
        with fetched(job, settings.timeout) as copy:
            return _read(copy, settings, extract, warm)
    except DocumentError as error:
        return keep(quarantined(job, error, settings, perf_counter() - begin), settings)
    except OSError as error:
        raise OutputError(f"a temporary copy of a paper cannot be written: {error.strerror or error}") from error


def _read(job: Job, settings: Settings, extract: Extract, warm: Warm) -> Outcome:
    if not settings.isolate:
        with ONE_AT_A_TIME:
            return read_one(job, settings, extract)
    with warm.slot(settings) as slot:
        return read_in(slot, job, settings, extract)


def in_threads(jobs: Sequence[Job], settings: Settings, extract: Extract) -> Generator[Outcome, None, None]:
    """An ``Executor`` for papers at addresses: ``settings.workers`` threads, each fetches a paper and has a process
    read it."""
    threads, warm = ThreadPoolExecutor(settings.workers), Warm()
    waiting = iter(jobs)
    under_way: set[Future[Outcome]] = set()
    try:
        while True:
            for job in islice(waiting, settings.workers + 1 - len(under_way)):
                under_way.add(threads.submit(read, job, settings, extract, warm))
            if not under_way:
                return
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        warm.close()
        threads.shutdown(cancel_futures=True)


class Warm:
    """Processes that read, kept for the next paper."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[tuple[object, Slot, threading.Timer]] = []
        self._busy: set[Slot] = set()
        self._closed = False

    @contextmanager
    def slot(self, settings: Settings) -> Iterator[Slot]:
        """A process of these settings' limits, for one paper."""
        kind = (settings.out, settings.memory, settings.timeout)
        with self._lock:
            if self._closed:
                raise RuntimeError("the run is over")
            found = next((entry for entry in self._idle if entry[0] == kind), None)
            if found:
                self._idle.remove(found)
                found[2].cancel()
            slot = found[1] if found else _opened(settings)
            self._busy.add(slot)
        try:
            yield slot
        except BaseException:
            slot.close()
            self._busy.discard(slot)
            raise
        self._keep(kind, slot)

    def _keep(self, kind: object, slot: Slot) -> None:
        timer = threading.Timer(IDLE, self._retire, (slot,))
        timer.daemon = True
        with self._lock:
            self._busy.discard(slot)
            if not self._closed:
                self._idle.append((kind, slot, timer))
                timer.start()
                return
        slot.close()

    def _retire(self, slot: Slot) -> None:
        """End a process, unless it was given a paper again in the meantime."""
        with self._lock:
            idle = [entry for entry in self._idle if entry[1] is slot]
            self._idle = [entry for entry in self._idle if entry[1] is not slot]
        for entry in idle:
            entry[1].close()

    def close(self) -> None:
        """End all processes, also those that are reading, for good."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for _, slot, timer in idle:
            timer.cancel()
            slot.close()
        until = time.monotonic() + ENDING
        while (busy := list(self._busy)) and time.monotonic() < until:  # whoever has one closes it
            for slot in busy:
                slot.stop()
            time.sleep(0.02)


def _opened(settings: Settings) -> Slot:
    """A new process. Dask starts its workers as daemons, which may not start any themselves, since these would outlive
    a worker that is killed; ours end with the one that started them (``prepare.die_with_parent``)."""
    me = multiprocessing.current_process()
    if me.daemon:
        me.daemon = False
    return Slot(settings)
