"""A store at an address: worked on in a folder of this machine, and published to the address.

An object store has no step that changes several files at once, and none that moves one. So a change is copied there
beside the tables, then written down in one object, the journal, and only then moved into place, the rows before the
documents they belong to, what goes last. Cut short before the journal is there, nothing has changed; cut short after
it, whoever opens the store next, from whatever machine, carries the change out: all it needs lies there already.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from fsspec.implementations.local import LocalFileSystem

from extract.addresses import AddressError, Place, mark, place, told
from extract.plain_files import parsed, read_json
from extract.schema import ALL_TABLES
from extract.store.object_lock import ObjectLock
from extract.store.reading import StoreError

STAGING = ".work/commit"
JOURNAL = f"{STAGING}/commit.json"
LOCAL_LOCK = ".work/mirror.lock"
STATE = ".work/published.json"
SOURCES = ".work/sources.json"
RUN = "run.json"
AT_ONCE = 8
"""Objects that are moved at a time."""
OURS = re.compile(
    rf"(?:{'|'.join(ALL_TABLES)})/council_code=\w+/[\w-]+\.parquet|(?:datapackage|croissant|run)\.json"
    r"|corrections\.jsonl|\.work/sources\.json"
)
"""Files of a store that are published. No other name is ever read from an address or written to the disk."""
STAGED = re.compile(rf"{re.escape(STAGING)}/\d+")


@contextmanager
def mirrored(address: str, folder: Path | None = None) -> Iterator[Mirror]:
    """Hold the store at ``address`` for writing, and its working copy, in ``folder`` or in the user's cache.

    Raises StoreError when another process holds it or it cannot be used.
    """
    folder = folder or _cache() / hashlib.sha256(address.rstrip("/").encode()).hexdigest()[:16]
    (folder / ".work").mkdir(parents=True, exist_ok=True)
    (folder / ".work").chmod(0o700)
    local = FileLock(folder / LOCAL_LOCK, timeout=0)
    try:
        local.acquire()
    except Timeout:
        raise StoreError(f"{address} is being written by another process of this machine; wait for it") from None
    try:
        with _as_store_error(address):
            lock = ObjectLock(place(address) / ".work/lock.json", address, folder)
            lock.acquire()
        try:
            mirror = Mirror(address, folder, lock)
            mirror.pull()
            yield mirror
        finally:
            lock.release()
    finally:
        local.release()


class Mirror:
    """A store at an address, and the folder it is worked on in."""

    def __init__(self, address: str, folder: Path, lock: ObjectLock) -> None:
        self.address, self.folder = address, folder
        self._lock, self._root = lock, place(address)

    def pull(self) -> None:
        """Bring the folder up to the address. What the folder has beyond it, since an earlier run was cut short before
        it could publish, stays if the address has not changed since. Raises StoreError."""
        with _as_store_error(self.address):
            self._finish()
            there, state = self._listed(), self._state()
            same = there == {path: seen[0] for path, seen in state.items()} and "" not in there.values()
            if not same or not state.keys() <= self._here().keys():  # else somebody tidied the cache
                self._clear_folder()
                _all(self._fetch, there)
                self._remember(there, self._here())

    def publish(self) -> None:
        """Bring the address up to the folder, in one step as far as its readers can tell. Raises StoreError."""
        with _as_store_error(self.address):
            before = {path: seen[1:] for path, seen in self._state().items()}
            now = self._here()
            put = [path for path in now if now[path] != before.get(path)]
            drop = sorted(before.keys() - now.keys())
            if not put and not drop:
                return
            self._lock.check()
            self._clear_staging()
            staged = {f"{STAGING}/{number}": path for number, path in enumerate(put)}
            _all(self._stage, staged.items())
            self._lock.check()
            journal = self._root / JOURNAL
            unfinished = self._root / f"{JOURNAL}.tmp"
            unfinished.fs.pipe_file(unfinished.path, json.dumps({"put": staged, "drop": drop}).encode())
            _move(unfinished, journal.path)
            self._finish()
            self._remember(self._listed(), now)

    def _clear_folder(self) -> None:
        for path in self._here():
            (self.folder / path).unlink()
        for name in ("spool", "commit", "tmp", "sources.json"):
            left = self.folder / ".work" / name
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)

    def _finish(self) -> None:
        """Carry out the change that is written down, if there is one. May be repeated at any point."""
        journal = self._root / JOURNAL
        try:
            change: Mapping[str, Any] = parsed(journal.fs.cat_file(journal.path))
        except FileNotFoundError:
            change = {"put": {}, "drop": []}
        if not _is_ours(change):
            raise StoreError(f"{self.address}/{JOURNAL} names files that are not a store's; remove it and run again")
        puts = sorted(change["put"].items(), key=lambda item: (_turn(item[1]), item[1]))
        for _, some in groupby(puts, key=lambda item: _turn(item[1])):
            _all(self._into_place, list(some))
        _all(self._remove, change["drop"])
        self._remove(JOURNAL)
        self._clear_staging()

    def _into_place(self, item: tuple[str, str]) -> None:
        staged = self._root / item[0]
        if staged.fs.exists(staged.path):  # else it was moved before the run was cut short
            _move(staged, (self._root / item[1]).path)

    def _remove(self, path: str) -> None:
        with suppress(FileNotFoundError):
            self._root.fs.rm_file((self._root / path).path)

    def _clear_staging(self) -> None:
        folder = self._root / STAGING
        folder.fs.invalidate_cache()
        for path in folder.fs.find(folder.path):
            with suppress(FileNotFoundError):
                folder.fs.rm_file(path)

    def _stage(self, item: tuple[str, str]) -> None:
        target, source = self._root / item[0], self.folder / item[1]
        if isinstance(target.fs, LocalFileSystem):
            Path(target.path).parent.mkdir(parents=True, exist_ok=True)
        if item[1] == RUN:
            target.fs.pipe_file(target.path, self._run_json(source))
        else:
            target.fs.put_file(str(source), target.path)

    def _run_json(self, source: Path) -> bytes:
        """What ran, with the store's address in place of its folder here."""
        told_there = read_json(source)
        told_there["settings"]["out"] = self.address
        return (json.dumps(told_there, indent=2, ensure_ascii=False) + "\n").encode(errors="backslashreplace")

    def _fetch(self, path: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        self._root.fs.get_file((self._root / path).path, str(target))

    def _listed(self) -> dict[str, str]:
        """The store's files at the address, with what tells their bytes from others."""
        self._root.fs.invalidate_cache()
        start = self._root.path.rstrip("/") + "/"
        found = self._root.fs.find(self._root.path, withdirs=False, detail=True)
        paths = {str(path).removeprefix(start): info for path, info in found.items() if str(path).startswith(start)}
        return {path: mark(info) for path, info in sorted(paths.items()) if OURS.fullmatch(path)}

    def _here(self) -> dict[str, tuple[int, int]]:
        """The store's files in the folder: size, and time of change in ns."""
        candidates = (
            *self.folder.glob("*/council_code=*/*.parquet"),
            *self.folder.glob("*.json"),
            *self.folder.glob("*.jsonl"),
            self.folder / SOURCES,
        )
        found = {}
        for path in candidates:
            name = path.relative_to(self.folder).as_posix()
            if OURS.fullmatch(name) and path.is_file():
                status = path.stat()
                found[name] = (status.st_size, status.st_mtime_ns)
        return dict(sorted(found.items()))

    def _state(self) -> dict[str, tuple[str, int, int]]:
        """What was at the address and here, file by file, when the two were the same last."""
        with suppress(OSError, ValueError, TypeError):
            told_here = read_json(self.folder / STATE)
            return {path: (str(seen[0]), int(seen[1]), int(seen[2])) for path, seen in told_here.items()}
        return {}

    def _remember(self, there: Mapping[str, str], here: Mapping[str, tuple[int, int]]) -> None:
        state = {path: (seen, *here.get(path, (0, 0))) for path, seen in there.items()}
        unfinished = self.folder / f"{STATE}.tmp"
        unfinished.write_text(json.dumps(state), encoding="utf-8")
        unfinished.replace(self.folder / STATE)


def _is_ours(change: Any) -> bool:
    """Whether a journal speaks of a store's files, and of nothing else."""
    if not isinstance(change, dict) or not isinstance(change.get("put"), dict):
        return False
    if not isinstance(change.get("drop"), list):
        return False
    staged, paths = change["put"].keys(), (*change["put"].values(), *change["drop"])
    return all(STAGED.fullmatch(name) for name in staged) and all(
        isinstance(path, str) and OURS.fullmatch(path) for path in paths
    )


def _turn(path: str) -> int:
    """When a file is moved: rows first, then the documents they are of, then what describes them all."""
    if path.endswith(".json"):
        return 2
    return 1 if path.startswith("documents/") else 0


def _move(source: Place, to: str) -> None:
    if isinstance(source.fs, LocalFileSystem):
        Path(to).parent.mkdir(parents=True, exist_ok=True)
        os.replace(source.path, to)  # noqa: PTH105
    else:
        source.fs.cp_file(source.path, to)
        source.fs.rm_file(source.path)


def _all(function: Callable[[Any], None], items: Iterable[Any]) -> None:
    """Call a function for each, several at a time. Raises what the first that fails raises."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in threads.map(function, items):
            pass


@contextmanager
def _as_store_error(address: str) -> Iterator[None]:
    """Whatever a place's library raises, as one line."""
    try:
        yield
    except StoreError:
        raise
    except AddressError as error:
        raise StoreError(str(error)) from error
    except NotImplementedError as error:
        raise StoreError(f"{address}: no store can be kept there; use an object store, or a folder") from error
    except Exception as error:
        raise StoreError(
            f"{address}: cannot be used ({told(error)}); check the address and your rights there"
        ) from error


def _cache() -> Path:
    """Where working copies lie."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "council-extract" / "stores"
