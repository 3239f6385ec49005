"""Which files earlier runs saw: so that an unchanged file need not be read to be known, and a removed one is missed."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from extract.plain_files import read_json

FILE = ".work/sources.json"
SETTLING = 2_000_000_000
"""Nanoseconds within which a file may change twice and keep its time of change, on the coarsest file systems."""


class Stamp(NamedTuple):
    """A file as it was: a later look that finds the same size and times need not read it."""

    size: int
    changed: int
    """Last change of its bytes, ns."""
    touched: int
    """Last change of anything about it, ns."""
    document_id: str
    removed: bool = False
    """Whether a later run searched its folder and did not find it."""
    told: str = ""
    """Some digits of what was known of it beside its bytes (its meeting, its title …); empty where nothing was."""

    @staticmethod
    def of(path: Path, document_id: str) -> Stamp:
        """The file as it is; zeros where it does not exist."""
        try:
            found = path.stat()
        except OSError:
            return Stamp(0, 0, 0, document_id)
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, document_id)

    def same_file(self, other: Stamp) -> bool:
        """Whether both are of a file that was not touched in between."""
        return self[:4] == other[:4] and not (self.removed or other.removed)

    @property
    def settled(self) -> bool:
        """Whether the file had been left alone for a while, so that its times tell of every change since."""
        return 0 < self.touched < time.time_ns() - SETTLING


Seen = dict[str, Stamp]
"""Files by absolute path."""


def load(out: Path) -> Seen:
    """What earlier runs into ``out`` saw; nothing where that is not known or not legible."""
    with suppress(OSError, ValueError):
        told = read_json(out / FILE)
        if isinstance(told, dict):
            return {path: Stamp(*values) for path, values in told.items() if _is_stamp(values)}
    return {}


def _is_stamp(values: Any) -> bool:
    """Whether they are what ``save`` wrote: who made the store may have written something else."""
    if not isinstance(values, list) or not 4 <= len(values) <= 6:
        return False
    kinds = (int, int, int, str, bool, str)
    return all(type(value) is kind for value, kind in zip(values, kinds, strict=False))


def save(out: Path, seen: Mapping[str, Stamp]) -> None:
    """Write it down, in one step. Raises OSError."""
    unfinished = out / f"{FILE}.tmp"
    unfinished.unlink(missing_ok=True)
    with unfinished.open("x", encoding="utf-8") as file:  # line by line: a text of all of them takes much memory
        file.write("{")
        for number, (path, stamp) in enumerate(seen.items()):
            file.write(f"{',' if number else ''}\n{json.dumps(path)}: {json.dumps(stamp)}")
        file.write("\n}\n")
    unfinished.replace(out / FILE)
