"""What there is to read: from the paths a user gives to a list of different files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


class NothingToDoError(Exception):
    """The inputs hold no file to read; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read. ``document_id`` is the SHA-256 of its bytes, or of its path where it cannot be read."""

    document_id: str
    path: Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the inputs of a run came to."""

    jobs: tuple[Job, ...]
    duplicates: dict[str, str]
    """Paths left out because another, the value, has the same bytes."""
    remarks: tuple[str, ...]
    """What was asked for and not found, a line each."""


def find(inputs: Sequence[Path]) -> Inputs:
    """The files to read, sorted by ``document_id``, so that neither names nor the order given change the result.

    A path that does not exist stays among them, to be quarantined. Of files with the same bytes the first is read.
    Raises NothingToDoError when no file exists at all.
    """
    jobs: dict[str, Job] = {}
    duplicates: dict[str, str] = {}
    remarks: list[str] = []
    seen: set[Path] = set()
    for given in inputs:
        paths = sorted(_pdfs(given)) if given.is_dir() else [given]
        if not paths:
            remarks.append(f"{given}: the folder holds no PDF")
        elif not given.exists():
            remarks.append(f"{given}: no such file or folder")
        for path in paths:
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            job = Job(identity(path), path)
            first = jobs.setdefault(job.document_id, job)
            if first is not job:
                duplicates[str(path)] = str(first.path)
    if not any(job.path.exists() for job in jobs.values()):
        raise NothingToDoError("; ".join(remarks or ["no input given"]) + "; name PDF files or folders that hold some")
    return Inputs(tuple(jobs[key] for key in sorted(jobs)), duplicates, tuple(remarks))


def _pdfs(folder: Path) -> Iterator[Path]:
    """The files under ``folder`` whose name ends in .pdf, in capitals or not; linked folders are not followed."""
    for parent, _, names in os.walk(folder):
        yield from (Path(parent) / name for name in names if name.lower().endswith(".pdf"))


def identity(path: Path) -> str:
    """SHA-256, in hex, of the file's bytes; of the path as text where the file cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256(str(path).encode(errors="surrogateescape")).hexdigest()
