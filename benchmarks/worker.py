"""The process a reader works in: ``python -m benchmarks.worker NAME`` answers one line of JSON for one of JSON.

In: ``{"path": …, "repeat": n}``. Out: ``{"tables": […], "cpu": seconds}`` or ``{"error": …}``. The first line out is
``{"ready": true}`` or why the reader cannot be loaded. CPU is user and system time of this process and its children
over one reading, the least of ``repeat``; loading is not in it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import warnings
from pathlib import Path
from typing import Any, TextIO

from benchmarks.grid import Grid, to_plain
from benchmarks.ours import OURS, SPEED
from benchmarks.peers import PEERS, Read

READERS = {**PEERS, **OURS, **SPEED}


def cpu_seconds() -> float:
    """User and system seconds so far of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def answer(read: Read, request: dict[str, Any]) -> dict[str, Any]:
    """One reading, or why it failed. Catches everything, as a peer's failure must cost one file only."""
    grids: list[Grid] = []
    times = []
    try:
        for _ in range(request.get("repeat", 1)):
            before = cpu_seconds()
            grids = read(Path(request["path"]))
            times.append(cpu_seconds() - before)
    except Exception as error:  # noqa: BLE001
        return {"error": f"{type(error).__name__}: {error}"[:300]}
    return {"tables": to_plain(grids), "cpu": min(times)}


def say(out: TextIO, value: dict[str, Any]) -> None:
    out.write(json.dumps(value) + "\n")
    out.flush()


def main() -> int:
    # Readers print as they like; the answers need a channel that nothing else writes to.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    try:
        read = READERS[sys.argv[1]].load()
    except ImportError as error:
        say(out, {"error": f"cannot be loaded: {error}"[:300]})
        return 1
    say(out, {"ready": True})
    for line in sys.stdin:
        say(out, answer(read, json.loads(line)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
