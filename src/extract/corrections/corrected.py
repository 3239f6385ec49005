"""Reading papers with corrections laid over them, in any process of a run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from extract.corrections.apply import apply
from extract.corrections.model import LARGEST_FILE, Correction, CorrectionsError, load
from extract.plain_files import read_plain
from extract.schema import Extraction
from extract.settings import Settings

Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Corrected(Generic[Job]):
    """``read`` with the corrections of ``path``. Small, so that it goes to a process with each paper; the file is read
    once in each process. The settings hold the file's ``digest``: a file that changed meanwhile is refused."""

    read: Callable[[Job, Settings], Extraction]
    path: Path

    def __call__(self, job: Job, settings: Settings) -> Extraction:
        """Raises what ``read`` raises, and CorrectionsError."""
        return apply(self.read(job, settings), _loaded(self.path, settings.corrections), settings.keep_persons)


def digest(path: Path) -> str:
    """SHA-256 of a file of corrections, for ``Settings.corrections``. Raises CorrectionsError."""
    try:
        return hashlib.sha256(read_plain(path, LARGEST_FILE)).hexdigest()
    except OSError as error:
        raise CorrectionsError(f"{path}: {error.strerror or error}; check the path") from None


@lru_cache(maxsize=2)
def _loaded(path: Path, expected: str) -> tuple[Correction, ...]:
    found = tuple(load(path))
    if digest(path) != expected:
        raise CorrectionsError(f"{path}: changed while the run went on; run again")
    return found
