"""One process at a time writes to a store."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from extract.store.reading import StoreError

LOCK = ".work/lock"
HOLDER = ".work/running.json"


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Hold the store ``out`` (made if need be) for writing. The lock ends with the process, however that ends.

    Raises StoreError, naming the process, when another one holds it; OSError when ``out`` cannot be written.
    """
    (out / ".work").mkdir(parents=True, exist_ok=True)
    (out / ".work").chmod(0o700)
    lock = FileLock(out / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoreError(f"{out} is being written by {_holder(out)}; wait for it, or choose another --out") from None
    try:
        me = {"process": os.getpid(), "host": socket.gethostname(), "since": dt.datetime.now(dt.UTC).isoformat()[:19]}
        (out / HOLDER).write_text(json.dumps(me), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            (out / HOLDER).unlink(missing_ok=True)
        lock.release()


def _holder(out: Path) -> str:
    try:
        told = json.loads((out / HOLDER).read_text(encoding="utf-8"))
        return f"process {told['process']} on {told['host']} since {told['since']} UTC"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
