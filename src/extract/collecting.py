"""Python's collector of cyclic garbage, told to wait."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Waiting:
    """How many have asked the collector to wait, and whether it is to go on after the last of them."""

    def __init__(self) -> None:
        self._lock, self._count, self._wanted = Lock(), 0, False

    def begin(self) -> None:
        with self._lock:
            if not self._count:
                self._wanted = gc.isenabled()
                gc.disable()
            self._count += 1

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if not self._count and self._wanted:
                gc.enable()


_waiting = _Waiting()


@contextmanager
def no_collection() -> Iterator[None]:
    """Python looks for cycles whenever some thousands of objects have come. A paper's words are many and in no cycle,
    so looking through them again and again while it is read finds nothing.

    The collector is one for all threads: it goes on when the last of those that asked it to wait is done.
    """
    _waiting.begin()
    try:
        yield
    finally:
        _waiting.end()
