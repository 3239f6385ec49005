"""One process at a time writes to a store at an address: an object that says who.

An object store has no lock that ends with its holder. So the holder renews the object, and one that has not been
renewed for long, or that a process of this machine left which is gone, may be taken.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import threading
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

from fsspec.implementations.local import LocalFileSystem

from extract.addresses import Place
from extract.plain_files import parsed
from extract.store.reading import StoreError

RENEWED = 60.0
"""Seconds after which the holder renews its lock."""
STALE = 900.0
"""Seconds without renewal after which its holder is taken to be gone. Clocks must agree within a few minutes."""
SETTLING = 2.0
"""Seconds to wait, after taking a lock over, for another process that does the same."""


class ObjectLock:
    """The lock of a store at ``address``, as the object ``at``. ``folder`` is the working copy, which the caller holds
    a local lock of: a lock left by it was left by a process that is gone."""

    def __init__(self, at: Place, address: str, folder: Path) -> None:
        self._at, self._address = at, address
        self._me = {
            "id": uuid.uuid4().hex,
            "process": os.getpid(),
            "host": socket.gethostname(),
            "folder": str(folder.absolute()),
            "since": _now().isoformat(timespec="seconds"),
        }
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._renew, daemon=True)

    def acquire(self) -> None:
        """Take the lock. Raises StoreError when another process has it; what the place's library raises when the place
        cannot be written or has no copies."""
        if isinstance(self._at.fs, LocalFileSystem):
            Path(self._at.path).parent.mkdir(parents=True, exist_ok=True)
        if not self._create():
            held = self._held()
            if held and not self._is_left(held):
                who = f"process {held.get('process')} on {held.get('host')} since {held.get('since')}"
                raise StoreError(
                    f"{self._address} is being written by {who}; wait for it, or, if you know that it is gone, remove "
                    f"{self._address}/.work/lock.json"
                )
            self._remove()
            if not self._create():
                raise StoreError(f"{self._address}: another process has just taken it; wait for it")
            time.sleep(SETTLING)
        self.check()
        self._at.fs.cp_file(self._at.path, f"{self._at.path}.copy")  # better now than after hours of reading
        self._at.fs.rm_file(f"{self._at.path}.copy")
        self._thread.start()

    def check(self) -> None:
        """Raises StoreError when the lock is not ours any more."""
        held = self._held()
        if held is None or held.get("id") != self._me["id"]:
            raise StoreError(f"{self._address}: another process has taken it over; what was read is kept, run again")

    def release(self) -> None:
        """Give the lock back, if it is ours still."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        with suppress(Exception):  # it will be taken over in time
            self.check()
            self._remove()

    def _create(self) -> bool:
        """Make the object, where it is not there."""
        try:
            self._at.fs.pipe_file(self._at.path, self._text(), mode="create")
        except FileExistsError:
            return False
        except Exception:
            if self._held() is None:
                raise
            return False
        return True

    def _renew(self) -> None:
        while not self._ended.wait(RENEWED):
            with suppress(Exception):  # the network may be back in a minute; ``check`` says when it is too late
                self.check()
                self._at.fs.pipe_file(self._at.path, self._text())

    def _text(self) -> bytes:
        return json.dumps(self._me | {"renewed": _now().isoformat(timespec="seconds")}).encode()

    def _held(self) -> dict[str, Any] | None:
        """What the object says; None when there is none, {} when it cannot be understood."""
        self._at.fs.invalidate_cache()
        try:
            told = parsed(self._at.fs.cat_file(self._at.path))
        except FileNotFoundError:
            return None
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}

    def _is_left(self, held: dict[str, Any]) -> bool:
        if (held.get("host"), held.get("folder")) == (self._me["host"], self._me["folder"]):
            return True
        try:
            renewed = dt.datetime.fromisoformat(str(held.get("renewed")))
            return (_now() - renewed).total_seconds() > STALE
        except (ValueError, TypeError):
            return False

    def _remove(self) -> None:
        with suppress(FileNotFoundError):
            self._at.fs.rm_file(self._at.path)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
