"""Several tasks side by side, stopped together by Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import TypeVar

from extract.web.policy import Clock

T = TypeVar("T")


def side_by_side(tasks: Sequence[Callable[[], T]], workers: int, clock: Clock) -> tuple[list[T], bool]:
    """What the tasks give, in their order, and whether Ctrl-C came: then ``clock.stop`` is set, and each task ends with
    the document in hand. An exception of a task stops the others and is raised."""
    interrupted = False
    with ThreadPoolExecutor(max_workers=max(1, min(workers, len(tasks)))) as pool:
        futures = [pool.submit(task) for task in tasks]
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        except KeyboardInterrupt:
            interrupted = True
        if interrupted or any(future.done() and future.exception() for future in futures):
            clock.stop.set()
        return [future.result() for future in futures], interrupted
