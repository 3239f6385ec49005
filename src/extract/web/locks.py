"""One command at a time asks a host, on one machine: two started side by side would ask twice as fast as is polite."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from extract.web.errors import HostStoppedError


def machine_folder() -> Path | None:
    """The user's folder for locks; None where it is not safely the user's own (then commands are not kept apart)."""
    user = getattr(os, "getuid", lambda: 0)()
    folder = Path(tempfile.gettempdir()) / f"council-extract-{user}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        own = folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid in (user, 0)
    except OSError:
        return None
    return folder if own else None


class HostLocks:
    """The hosts that one command has taken for itself. A lock falls with its process."""

    def __init__(self, folder: Path | None) -> None:
        """Without a folder nothing is locked."""
        self._folder = folder
        self._held: dict[str, FileLock] = {}

    def take(self, host: str) -> None:
        """Raises HostStoppedError where another command has the host."""
        if self._folder is None or host in self._held:
            return
        lock = FileLock(self._folder / f"{hashlib.sha256(host.encode()).hexdigest()[:16]}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            told = "another command on this machine is asking it; wait until that has ended, and run again"
            raise HostStoppedError(host, "busy", told) from None
        self._held[host] = lock

    def release(self) -> None:
        for lock in self._held.values():
            lock.release()
        self._held.clear()
