"""What one run of the benchmark is told: which readers, which interpreter they live in, where things are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.calls import Caller, ReaderMissingError, Reading
from benchmarks.ours import OURS
from benchmarks.peers import PEERS, missing_programs


@dataclass(frozen=True, slots=True)
class Setting:
    """One run's choices. ``limit`` is seconds of wall clock a file; ``shared`` the folder of papers and gold."""

    peers: tuple[str, ...]
    peers_python: Path
    shared: Path
    limit: float
    cache: Path | None = None
    files: str = ""
    """Only files whose name contains this."""

    def wants(self, path: Path) -> bool:
        return self.files in path.name


def caller(name: str, setting: Setting, fresh: bool = False) -> Caller:
    """The caller of a reader: ours in this interpreter and never cached, peers in theirs. ``fresh``: no cache."""
    if name in PEERS:
        return Caller(name, setting.peers_python, setting.limit, None if fresh else setting.cache)
    return Caller(name, Path(sys.executable), setting.limit)


def readings(paths: list[Path], setting: Setting, skipped: dict[str, str]) -> Iterator[tuple[str, dict[Path, Reading]]]:
    """Each reader with what it made of every file; a reader that cannot be had is put into ``skipped`` instead."""
    for name in [*OURS, *setting.peers]:
        lacking = missing_programs({**PEERS, **OURS}[name])
        if lacking:
            skipped[name] = f"{', '.join(lacking)} is not on the PATH"
            continue
        try:
            with caller(name, setting) as reader:
                yield name, {path: reader.read(path) for path in paths}
        except ReaderMissingError as why:
            skipped[name] = str(why)


def failures(found: dict[Path, Reading]) -> int:
    """How many files a reader failed on or was too slow for."""
    return sum(reading.error is not None for reading in found.values())


def cpu(found: dict[Path, Reading]) -> float:
    """CPU seconds over all files that were read."""
    return sum(reading.cpu or 0.0 for reading in found.values())
