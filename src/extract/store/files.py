"""The store's way to the disk: every file that ``store`` opens, moves or removes goes through ``Files``.

Paths are relative to the store's folder, with ``/`` between their parts, so that another ``Files`` (an object store
by fsspec) can take the place of this one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

PRIVATE = 0o700


class Files:
    """The files under ``root`` on a local disk. Everything may raise OSError."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __str__(self) -> str:
        return str(self.root)

    def exists(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        return (self.root / path).exists()

    def names(self, folder: str) -> list[str]:
        """Names in a folder, sorted; none where it does not exist."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return sorted(path.name for path in (self.root / folder).iterdir())
        return []

    def make_folder(self, path: str, *, private: bool = False) -> None:
        """Make a folder and those above it, where they are not there; a private one only its owner may enter."""
        (self.root / path).mkdir(parents=True, exist_ok=True)
        if private:
            (self.root / path).chmod(PRIVATE)

    def source(self, path: str) -> pa.NativeFile:
        """A file opened for Arrow to read. Use it in a ``with``."""
        return pa.OSFile(str(self.root / path), "rb")

    @contextmanager
    def sink(self, path: str, *, lasting: bool = True) -> Iterator[Any]:
        """A new file to write; ``lasting`` waits until the disk has it, so that even a power cut spares it."""
        with (self.root / path).open("wb") as file:
            yield file
            if lasting:
                file.flush()
                os.fsync(file.fileno())

    def read_text(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def move(self, path: str, to: str) -> None:
        """Put a file in the place of another in one step: whoever looks sees the one or the other."""
        (self.root / path).replace(self.root / to)

    def remove(self, path: str) -> None:
        """Remove a file. Nothing happens where there is none."""
        (self.root / path).unlink(missing_ok=True)

    def remove_if_empty(self, folder: str) -> None:
        """Remove a folder that nothing is in."""
        with suppress(OSError):
            (self.root / folder).rmdir()

    def clear(self, folder: str) -> None:
        """Remove a folder with all in it; links in it are removed, not followed."""
        shutil.rmtree(self.root / folder, ignore_errors=True)
