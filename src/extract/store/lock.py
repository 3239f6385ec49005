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

from extract.plain_files import read_json
from extract.schema import ALL_TABLES
from extract.store.reading import StoreError

LOCK = ".work/lock"
HOLDER = ".work/running.json"
CORRECTIONS = "corrections.jsonl"
"""What readers put right: kept in the store, laid over what is read."""
NOTES = ("run.json", "datapackage.json", "croissant.json", CORRECTIONS, ".staging")


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Hold the store ``out`` (made if need be) for writing. The lock ends with the process, however that ends.

    Raises StoreError, naming the process, when another one holds it, or naming a link that leads out of it; OSError
    when ``out`` cannot be written.
    """
    _check_no_links(out)
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


def _check_no_links(out: Path) -> None:
    """Raises StoreError where a folder or a note of the store is a link: who made the store must not thereby choose
    which other files are written or removed. ``out`` itself may be one."""
    work = out / ".work"
    ours = (work, *(out / table for table in ALL_TABLES), *(out / name for name in NOTES))
    inside = (path for folder in (work, *(out / table for table in ALL_TABLES)) for path in _entries(folder))
    for path in (*ours, *inside):
        if path.is_symlink():
            raise StoreError(f"{path} is a link, and a store holds none; put what it leads to in its place")


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as found:
        yield from (Path(entry.path) for entry in found if entry.is_symlink())


def _holder(out: Path) -> str:
    try:
        told = read_json(out / HOLDER)
        return f"process {told['process']} on {told['host']} since {told['since']} UTC"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
