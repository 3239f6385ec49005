"""What processes use of the machine, as Linux tells it: processor time and memory."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def processor_time() -> Iterator[Callable[[], tuple[float, float]]]:
    """Watches the seconds of processor time of the processes below this one; tells beside them its own, which this
    process has spent but a run has not. Linux only."""
    seen: dict[int, float] = {}
    done = threading.Event()
    own = 0.0

    def watch() -> None:
        nonlocal own
        while not done.wait(0.2):
            own = time.thread_time()
            for pid in family(os.getpid())[1:]:
                try:
                    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                used = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
                seen.setdefault(-pid, used)  # what it had used before, for those that were there
                seen[pid] = used

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield lambda: (sum(used - seen[-pid] for pid, used in seen.items() if pid > 0), own)
    finally:
        done.set()
        thread.join()


def family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for process in found:
        try:
            for task in Path(f"/proc/{process}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def held(pid: int) -> float:
    """MiB of a process; of a page shared by n processes the nth part."""
    return mib_of(f"/proc/{pid}/smaps_rollup", "Pss:")


def mib_of(file: str, name: str) -> float:
    """MiB that a file of /proc tells under a name; 0 where the process is gone. Linux only."""
    try:
        text = Path(file).read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith(name)), 0.0)
