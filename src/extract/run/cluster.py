"""The documents of a run read on a Dask cluster that is there already. Only here: distributed.

A worker reads each paper in a process of its own that can be ended, as a run on one machine does, and sends the rows
back as bytes: it need not see the store. It opens a paper at its address or path, or is sent its bytes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any

from extract import store
from extract.addresses import is_address
from extract.issues import Code, DocumentError
from extract.run.addresses import CHANGED, identity_at
from extract.run.environment import differences, fingerprint
from extract.run.inputs import Job, identity
from extract.run.one import Extract, Outcome, OutputError, check_there, keep
from extract.run.quarantine import quarantined
from extract.run.readers import Warm, read
from extract.settings import Settings

AHEAD = 2
"""Papers handed out for each thread of the cluster: one in hand, one waiting."""
LOOK = 5.0
"""Seconds of silence after which the cluster is asked how many threads it has."""
PATIENCE = 300.0
"""Seconds that a cluster may be without any worker: one that grows as it is needed takes its time."""
MOST_SENT = 64 << 20
"""Bytes of a paper that is sent to a worker which does not see it."""
CONNECT = "20s"
KILLER = "the workers that read it died, again and again (a fault in a native library, or too little memory)"
WARM = Warm()
"""On a worker: its processes that read."""


class ClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do. What was read is kept."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of a paper: what became of it, and its rows as they are set aside in a store.

    Without an outcome the worker does not see the file, and wants its bytes.
    """

    outcome: Outcome | None = None
    rows: bytes = b""
    other: Mapping[str, Any] | None = None
    """What is installed there, where that is not what the run has."""


@contextmanager
def cluster(scheduler: str) -> Iterator[Cluster]:
    """The cluster of the scheduler at an address such as ``tcp://10.0.0.1:8786``.

    Raises ClusterError when it cannot be reached or Dask is not installed.
    """
    try:
        from distributed import Client

        connect: Any = Client
    except ImportError as error:
        raise ClusterError(f"--scheduler needs Dask ({error}); install council-extract[dask]") from error
    try:
        client = connect(scheduler, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        told = " ".join(str(error).split())
        raise ClusterError(f"no Dask scheduler answers at {scheduler} ({told}); check the address") from None
    try:
        yield Cluster(client, scheduler)
    finally:
        client.close()


class Cluster:
    """The workers of a Dask cluster, which are given a bounded number of papers at a time."""

    def __init__(self, client: Any, scheduler: str) -> None:
        self.client, self._scheduler = client, scheduler
        self._threads, self._asked, self._had_workers = 0, float("-inf"), monotonic()

    def hashed(self, addresses: Sequence[str]) -> Iterator[str]:
        """``Hashed`` on the workers: the bytes need not come here."""
        found: dict[str, str] = {}
        waiting = deque(addresses)
        flight = Flight(self)
        try:
            while waiting or flight.up:
                while waiting and flight.has_room():
                    flight.send(waiting[0], identity_at, waiting.popleft())
                address, future = flight.landed()
                found[address] = "" if killed(future) else self.result(future)
        finally:
            flight.cancel()
        yield from (found[address] for address in addresses)

    def read(self, jobs: Sequence[Job], settings: Settings, extract: Extract) -> Generator[Outcome, None, None]:
        """An ``Executor``. Raises ClusterError, and what ``read_one`` raises."""
        flight = Flight(self)
        try:
            yield from _Reading(flight, jobs, settings, extract).outcomes()
        finally:
            flight.cancel()

    @property
    def threads(self) -> int:
        """How many threads the workers have, as of some seconds ago."""
        if monotonic() - self._asked > LOOK:
            self.look()
        return self._threads

    def look(self) -> None:
        """See how many threads there are. Raises ClusterError when the cluster is gone."""
        self._asked = monotonic()
        try:
            if self.client.status != "running":
                raise OSError(f"the connection is {self.client.status}")
            self._threads = sum(self.client.nthreads().values())
        except (OSError, TimeoutError) as error:
            raise self._gone(str(error)) from error
        if self._threads:
            self._had_workers = monotonic()
        elif monotonic() - self._had_workers > PATIENCE:
            raise self._gone(f"it has had no worker for {PATIENCE:g} seconds")

    def result(self, future: Any) -> Any:
        """What the function gave. Raises what it raised, or ClusterError when that is the cluster's doing."""
        try:
            return future.result()
        except CancelledError:
            self.look()
            raise self._gone("it has dropped the work") from None
        except (ImportError, AttributeError) as error:
            raise ClusterError(f"workers cannot load what they need ({error}); install on them what is here") from error

    def _gone(self, why: str) -> ClusterError:
        return ClusterError(f"the Dask cluster at {self._scheduler} is gone ({why}); what was read is kept, run again")


class Flight:
    """Work handed out that has not come back."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._landed: SimpleQueue[Any] = SimpleQueue()
        self.up: dict[str, tuple[Any, Any]] = {}
        self.result = cluster.result

    def has_room(self) -> bool:
        """Whether more should be handed out: at least something, so that a cluster which grows has a reason to."""
        return len(self.up) < max(1, AHEAD * self._cluster.threads)

    def send(self, item: Any, function: Callable[..., Any], *arguments: object) -> None:
        """Have a worker call a function; ``item`` is for the caller to know it by."""
        future = self._cluster.client.submit(function, *arguments, pure=False)
        self.up[future.key] = (item, future)
        future.add_done_callback(self._landed.put)

    def landed(self) -> tuple[Any, Any]:
        """The item and future of work that is done. Raises ClusterError when it can never be."""
        while True:
            try:
                return self.up.pop(self._landed.get(timeout=LOOK).key)
            except Empty:
                self._cluster.look()

    def cancel(self) -> None:
        """Have what is not in hand yet dropped; a paper in hand is read to its end, and that is lost."""
        futures = [future for _, future in self.up.values()]
        self.up.clear()
        if futures and self._cluster.client.status == "running":
            self._cluster.client.cancel(futures)


class _Reading:
    """Who has which document.

    Papers whose workers died again and again are read once more, each alone, when all others are done: only one whose
    workers die then too is to blame.
    """

    def __init__(self, flight: Flight, jobs: Sequence[Job], settings: Settings, extract: Extract) -> None:
        self.flight, self.settings, self.extract = flight, settings, extract
        self.waiting, self.suspects = deque(jobs), deque[Job]()
        self.send_bytes = False
        self.here = fingerprint()

    def outcomes(self) -> Iterator[Outcome]:
        while self.waiting or self.flight.up or self.suspects:
            while self.waiting and self.flight.has_room():
                yield from self._send(self.waiting.popleft(), alone=False)
            if self.suspects and not self.flight.up:
                yield from self._send(self.suspects.popleft(), alone=True)
            if self.flight.up:
                yield from self._landed()

    def _send(self, job: Job, alone: bool) -> Iterator[Outcome]:
        """Hand a paper out; its outcome where that can be said here."""
        try:
            parcel = _parcel(job, self.send_bytes)
        except DocumentError as error:
            yield keep(quarantined(job, error, self.settings), self.settings)
        else:
            self.flight.send((job, alone), read_for, *parcel, self.settings, self.extract, self.here)

    def _landed(self) -> Iterator[Outcome]:
        """The outcome of a paper that is done; nothing when it is to be read again."""
        (job, alone), future = self.flight.landed()
        if killed(future):
            if alone:
                error = DocumentError(Code.CRASHED, KILLER)
                yield keep(quarantined(job, error, self.settings), self.settings)
            else:
                self.suspects.append(job)
            return
        answer: Answer = self.flight.result(future)
        if answer.other is not None:
            found = differences(answer.other, self.here, tuple(self.here), ("there", "here"))
            raise ClusterError(f"a worker would read otherwise: {'; '.join(found[:3])}; install on all what is here")
        if answer.outcome is None:
            self.send_bytes = True
            (self.suspects if alone else self.waiting).appendleft(job)
            return
        try:
            store.put_aside(store.Files(self.settings.out), job.document_id, answer.rows)
        except OSError as error:
            told = f"{self.settings.out}: {error.strerror or error}"
            raise OutputError(f"{told}; free some space or choose another --out, and run again") from error
        yield answer.outcome


def killed(future: Any) -> bool:
    """Whether the workers that had it in hand died, more of them than Dask's ``allowed-failures``."""
    from distributed.scheduler import KilledWorker

    return future.status == "error" and isinstance(future.exception(), KilledWorker)


def _parcel(job: Job, send_bytes: bool) -> tuple[Job, bytes | None]:
    """A job as a worker is given it, and its bytes if they are to be sent. Raises DocumentError when there is no such
    file here, or it is too big to be sent."""
    if is_address(job.address):
        return job, None
    check_there(job)
    sent = replace(job, path=Path(os.path.abspath(job.path)), address=str(job.path))  # noqa: PTH100
    if not send_bytes:
        return sent, None
    if job.path.stat().st_size > MOST_SENT:
        raise DocumentError(
            Code.TOO_BIG, f"more than {MOST_SENT >> 20} MiB, and workers do not see its folder; give it by an address"
        )
    data = job.path.read_bytes()
    if hashlib.sha256(data).hexdigest() != job.document_id:
        raise DocumentError(Code.NOT_FOUND, CHANGED)
    return sent, data


# On a worker


def read_for(job: Job, data: bytes | None, settings: Settings, extract: Extract, expected: Mapping[str, Any]) -> Answer:
    """Read one paper, from its bytes if they are given. Raises what ``read_one`` raises."""
    if fingerprint() != expected:
        return Answer(other=fingerprint())
    mine = replace(settings, out=Path(_folder().name))
    if is_address(job.address):
        return _answer(job, mine, extract)
    if data is None:
        return _answer(job, mine, extract) if identity(job.path) == job.document_id else Answer()
    with tempfile.TemporaryDirectory(dir=mine.out) as private:
        (copy := Path(private) / "paper.pdf").write_bytes(data)
        return _answer(replace(job, path=copy), mine, extract)


def _answer(job: Job, settings: Settings, extract: Extract) -> Answer:
    outcome = read(job, settings, extract, WARM)
    return Answer(outcome, store.take_aside(store.Files(settings.out), outcome.document_id))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """This worker's own folder, within the one that Dask clears after workers that died."""
    from distributed import get_worker

    Finalize(None, WARM.close, exitpriority=1)  # a worker that ends waits for the processes it has started
    return tempfile.TemporaryDirectory(prefix="council-extract-", dir=get_worker().local_directory)
