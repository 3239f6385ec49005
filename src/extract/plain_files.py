"""Small files of strangers, read within bounds: a pipe never ends, a device has no size, JSON may nest without end."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path
from typing import Any

MOST_STATE = 1 << 29
"""Bytes of a file of state: a million papers take about half of it."""


def read_plain(path: Path, most: int) -> bytes:
    """The bytes of a regular file of at most ``most`` bytes. Raises OSError for any other, without waiting for it."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"larger than {most / 1e6:g} MB", str(path))
    return data


def read_plain_text(path: Path, most: int) -> str:
    """The same as text. Raises OSError, UnicodeDecodeError."""
    return read_plain(path, most).decode("utf-8-sig").replace("\r\n", "\n")


def parsed(data: bytes | str) -> Any:
    """JSON as values. Raises ValueError, also where it nests deeper than can be followed."""
    try:
        return json.loads(data)
    except RecursionError:
        raise ValueError("it nests too deep") from None


def read_json(path: Path, most: int = MOST_STATE) -> Any:
    """A file of JSON as values. Raises OSError, ValueError."""
    return parsed(read_plain(path, most))
