"""A function over many tasks in several processes, one of which may die.

A process killed inside a native library breaks a whole ``ProcessPoolExecutor``: every task under way is lost with it,
and nobody says which was to blame. So few tasks are under way at a time, and those of a broken pool are tried again,
each in a process of its own: the one that dies there is to blame.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

UNDER_WAY = 2
"""Tasks handed out for each process: one in hand, one waiting so that it need not ask."""


def each(
    function: Callable[[Task], Result], tasks: Sequence[Task], workers: int, died: Callable[[Task], Result]
) -> Generator[tuple[int, Result], None, None]:
    """(place of the task, its result) for every task, in the order they are ready.

    With one worker everything happens in this process. Otherwise ``function`` and the tasks must be picklable, and
    ``died`` gives the result of a task that kills its process. Raises what ``function`` raises, and RuntimeError
    when processes cannot be started. Closing the generator ends the processes at once.
    """
    if workers == 1:
        for place, task in enumerate(tasks):
            yield place, function(task)
        return
    waiting = deque(enumerate(tasks))
    while waiting:
        suspects = yield from _until_broken(function, waiting, min(workers, len(waiting)))
        for place, task in suspects:
            if (yield from _until_broken(function, deque([(place, task)]), 1)):
                yield place, died(task)


def _until_broken(
    function: Callable[[Task], Result], waiting: deque[tuple[int, Task]], workers: int
) -> Generator[tuple[int, Result], None, list[tuple[int, Task]]]:
    """Work ``waiting`` off; returns the tasks that were under way when a process died, none if all went well."""
    running: dict[Future[Result], tuple[int, Task]] = {}
    pool = _pool(workers, (function, waiting[0][1]))
    try:
        while waiting or running:
            while waiting and len(running) < workers * UNDER_WAY:
                running[pool.submit(function, waiting[0][1])] = waiting[0]
                waiting.popleft()
            ready, _ = wait(running, return_when=FIRST_COMPLETED)
            lost = [future for future in ready if isinstance(future.exception(), BrokenProcessPool)]
            for future in ready.difference(lost):
                place, _ = running.pop(future)
                yield place, future.result()
            if lost:
                break
    except BrokenProcessPool:  # from submit: the pool broke after the last look
        pass
    finally:
        _end(pool, at_once=bool(running))
    return sorted(running.values(), key=lambda task: task[0])


def _pool(workers: int, sample: object) -> ProcessPoolExecutor:
    """A pool that is known to start and to understand ``sample``: else every task would seem to kill its process.

    Spawned, not forked: a copy of a process that runs threads may hang.
    """
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts_to_the_parent)
    try:
        pool.submit(callable, sample).result()
    except BrokenProcessPool:
        raise RuntimeError(
            "worker processes cannot start: call run() under `if __name__ == '__main__'` and give it functions "
            "of modules that can be imported, or use one worker"
        ) from None
    return pool


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(pool: ProcessPoolExecutor, at_once: bool) -> None:
    """Close the pool; ``at_once`` ends processes in the middle of their work."""
    processes = list((pool._processes or {}).values()) if at_once else []  # public only from Python 3.14 on
    pool.shutdown(wait=not at_once, cancel_futures=True)
    for process in processes:
        process.terminate()
