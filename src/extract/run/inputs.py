"""What there is to read: from the paths a user gives to a list of different files."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.contacts import address_without_contacts
from extract.printable import few
from extract.run.addresses import Hashed, found_at, hashed_here
from extract.run.names import kept
from extract.run.seen import Seen, Stamp

if TYPE_CHECKING:
    from extract.known import Known
    from extract.sources import Facts


class NothingToDoError(Exception):
    """The inputs hold no file to read; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read. ``document_id`` is the SHA-256 of its bytes, or of its path where it cannot be read."""

    document_id: str
    path: Path
    known: Known | None = None
    """What is known of the paper before it is read."""
    address: str = ""
    """Where the file lies, when ``path`` is at most a copy of it: an address, or a path on another machine."""
    without: frozenset[int] = frozenset()
    """Pages, from 1, to leave out: an attempt to read the paper came to no end of them."""

    @property
    def uri(self) -> str:
        """Where the paper was published, where that is known; else the path as text: printable, and always the same
        for the same path."""
        published = self.known and self.known.address
        return address_without_contacts(published) if published else kept(self.address or str(self.path))

    @property
    def name(self) -> str:
        """The file's own name; ``kept`` gives it as it is written down."""
        return self.address.rpartition("/")[2] or self.path.name


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the inputs of a run came to."""

    jobs: tuple[Job, ...]
    seen: Seen
    """Every file found, by its absolute path."""
    folders: tuple[str, ...]
    """The folders that were searched, absolute."""
    duplicates: dict[str, str]
    """Paths left out because another, the value, has the same bytes."""
    remarks: tuple[str, ...]
    """What was asked for and not found or not read, a line each."""


def find(
    inputs: Sequence[Path | str],
    earlier: Mapping[str, Stamp] | None = None,
    follow_links: bool = False,
    hashed: Hashed = hashed_here,
) -> Inputs:
    """The files to read, sorted by ``document_id``, so that neither names nor the order given change the result.

    A path that does not exist stays among them, to be quarantined. Of files with the same bytes the first is read.
    A file that is as ``earlier`` saw it is not read to find its hash. A link inside a folder that leads out of it is
    a remark unless ``follow_links``: who fills a folder must not thereby choose which other files are read.
    A text among the inputs is an address (``s3://…``); ``hashed`` finds the identity of the files there.
    Raises NothingToDoError when no file exists at all.
    """
    jobs: dict[str, Job] = {}
    duplicates: dict[str, str] = {}
    remarks: list[str] = []
    seen: Seen = {}
    real: set[str] = set()
    parents: dict[Path, str] = {}
    searched = {kept(os.path.abspath(path)) for path in inputs if isinstance(path, Path) and path.is_dir()}  # noqa: PTH100
    for given in inputs:
        if isinstance(given, str):
            for address, stamp in found_at(given, earlier or {}, hashed, follow_links, remarks):
                seen[address] = stamp
                searched.add(given.rstrip("/"))  # one that cannot be listed says nothing of files that are gone
                _add(Job(stamp.document_id, Path(), address=address), jobs, duplicates)
            continue
        paths = sorted(_pdfs(given, remarks, follow_links)) if given.is_dir() else [given]
        if not paths:
            remarks.append(f"{kept(str(given))}: the folder holds no PDF")
        elif not given.exists():
            remarks.append(f"{kept(str(given))}: no such file or folder")
        for path in paths:
            target = _real(path, parents)
            if target in real:
                continue
            real.add(target)
            stamp = _stamp(path, earlier or {})
            seen[kept(os.path.abspath(path))] = stamp  # noqa: PTH100  (Path.absolute keeps "..")
            _add(Job(stamp.document_id, path), jobs, duplicates)
    if not any(job.address or job.path.exists() for job in jobs.values()):
        raise NothingToDoError(few(remarks or ["no input given"]) + "; name PDF files or folders that hold some")
    facts = _facts(jobs.values())
    remarks += facts.remarks
    for key, job in jobs.items():
        if not job.address and (known := facts.of(job.path)):
            jobs[key] = replace(job, known=known)
            place = kept(os.path.abspath(job.path))  # noqa: PTH100
            seen[place] = seen[place]._replace(told=known.digits())
    return Inputs(tuple(jobs[key] for key in sorted(jobs)), seen, tuple(sorted(searched)), duplicates, tuple(remarks))


def _real(path: Path, parents: dict[Path, str]) -> str:
    """Where the path leads; of a folder that holds many, the folder is followed once."""
    if path.is_symlink():
        return os.path.realpath(path)
    if path.parent not in parents:
        parents[path.parent] = os.path.realpath(path.parent)
    return os.path.join(parents[path.parent], path.name)  # noqa: PTH118  (a text for each of many)


def _add(job: Job, jobs: dict[str, Job], duplicates: dict[str, str]) -> None:
    """Put a job among the others, or among the duplicates of one with the same bytes."""
    first = jobs.setdefault(job.document_id, job)
    if first is not job and first.uri != job.uri:
        duplicates[job.uri] = first.uri


def _facts(jobs: Iterable[Job]) -> Facts:
    """What ``fetch`` or a manifest says of the files. Raises ValueError for a manifest that cannot be understood."""
    from extract.sources import known_facts  # not needed to start

    return known_facts([job.path for job in jobs if not job.address and job.path.is_file()])


def _pdfs(folder: Path, remarks: list[str], follow_links: bool) -> Iterator[Path]:
    """The files under ``folder`` whose name ends in .pdf, in capitals or not; linked folders are not followed."""
    home = os.path.realpath(folder) + os.sep
    for parent, _, names in os.walk(folder):
        for path in (Path(parent) / name for name in names if name.lower().endswith(".pdf")):
            if path.is_symlink() and not follow_links and not os.path.realpath(path).startswith(home):
                remarks.append(f"{kept(str(path))}: a link that leads out of the folder; name the file itself, or use "
                               "--follow-links")  # fmt: skip
            else:
                yield path


def _stamp(path: Path, earlier: Mapping[str, Stamp]) -> Stamp:
    before = earlier.get(kept(os.path.abspath(path)))  # noqa: PTH100
    now = Stamp.of(path, before.document_id if before else "")
    return now if before and before.same_file(now) and before.settled else Stamp.of(path, identity(path))


def identity(path: Path) -> str:
    """SHA-256, in hex, of the file's bytes; of the path as text where it cannot be read or is no plain file (to open
    a pipe would wait for ever)."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        pass
    return hashlib.sha256(os.fsencode(path)).hexdigest()
