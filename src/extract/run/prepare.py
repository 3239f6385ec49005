"""What a process is told before it reads papers: files from strangers, opened by native libraries.

It can be ended at any time without anyone noticing; it has a folder of its own for temporary files, no network, no
voice on the terminal, and an end to its memory.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

MIB = 1 << 20
TALKATIVE = ("PIL", "camelot", "fontTools", "pdfminer", "pdfplumber", "pikepdf", "pypdf", "pypdfium2")
"""Libraries that log what they dislike about a file. Python prints that where nobody listens; it belongs to issues."""
HEADROOM = 4.0
"""The system refuses memory at this many times what the run allows: the run's own watch should come first, since a
native library that is refused memory just dies and leaves nobody the wiser."""
PAGES = 1_000_000
"""More than a paper has pages: what is told of the page in hand is this many times a count of what was told, plus the
page."""
KILL_ON_PARENTS_DEATH = 1
"""PR_SET_PDEATHSIG of Linux's prctl(2)."""


class _InHand:
    """Where this process tells which page it is reading; nobody listens unless it was prepared."""

    told: Any = None


def tell_page(number: int) -> None:
    """Say that page ``number`` of the paper in hand is begun; 0: none is. Each time it is said counts, so that the same
    page of the next paper is another."""
    if _InHand.told is not None:
        _InHand.told.value = (_InHand.told.value // PAGES + 1) * PAGES + min(number, PAGES - 1)


def prepare(pid: Any, page: Any, temporary: Path, memory: int) -> None:
    """Make this process ready to read papers. ``pid`` and ``page`` are shared numbers to tell its id and the page in
    hand by; temporary files go into ``temporary``; ``memory`` is in MiB."""
    _InHand.told = page
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that leads the run
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(OSError, AttributeError):
        os.setsid()  # so that helpers it starts (Tesseract) can be ended with it
    die_with_parent()
    use_temporary_folder(temporary / str(os.getpid()))
    limit_memory(memory)
    forbid_network()
    silence()
    pid.value = os.getpid()


def die_with_parent() -> None:
    """End this process when the run ends, even by SIGKILL; Linux only.

    Its parent is the process it was forked from, which ends when nobody holds its life line any more: the run, and
    every process forked from it, so that they would keep each other alive.
    """
    started_by: Any = forkserver._forkserver
    life_line = getattr(started_by, "_forkserver_alive_fd", None)  # has no public name
    if life_line is not None:
        os.close(life_line)
        started_by._forkserver_alive_fd = None
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(KILL_ON_PARENTS_DEATH, signal.SIGKILL)


def use_temporary_folder(folder: Path) -> None:
    """Have temporary files, ours and those of programs we start, made in ``folder``, which nobody else may enter."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tempfile.tempdir = str(folder)
    os.environ["TMPDIR"] = str(folder)


def limit_memory(memory: int) -> None:
    """Have the system refuse much more than ``memory`` MiB; no core files either. Not on Windows."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            most = int((memory * HEADROOM + _held_data()) * MIB)
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _held_data() -> float:
    """MiB of data that this process has mapped by now, used or not."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmData"))


def forbid_network() -> None:
    """Let no Python code of this process open a connection: nothing in a paper may be fetched or told to anyone."""

    class NoSocket(socket.socket):
        def __init__(self, *_: object, **__: object) -> None:
            raise PermissionError("no network while papers are read")

    socket.socket = NoSocket  # type: ignore[misc]
    socket.create_connection = _no_network
    socket.getaddrinfo = _no_network


def _no_network(*_: object, **__: object) -> Any:
    raise PermissionError("no network while papers are read")


def quieten_libraries() -> None:
    """Have what libraries log go to whoever listens, and not to the terminal when nobody does."""
    for name in TALKATIVE:
        if not logging.getLogger(name).handlers:
            logging.getLogger(name).addHandler(logging.NullHandler())


def silence() -> None:
    """Close the terminal to this process: libraries print and log what belongs into issues, and native ones write past
    Python."""
    with open(os.devnull, "r+b", buffering=0) as nothing:  # noqa: PTH123
        for stream in (1, 2):
            os.dup2(nothing.fileno(), stream)
