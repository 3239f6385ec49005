"""Papers that lie at addresses: listed, known by their bytes, and copied to where they can be read."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from extract.addresses import AddressError, blocks, files
from extract.issues import Code, DocumentError
from extract.printable import shown
from extract.run.seen import Stamp

if TYPE_CHECKING:
    from extract.run.inputs import Job

T = TypeVar("T")
Hashed = Callable[[Sequence[str]], Iterator[str]]
"""The SHA-256, in hex, of the bytes at each of some addresses, in their order; "" where they cannot be read."""

MOST_BYTES = 1 << 30
"""Bytes of a file that is fetched, as of one that is read."""
CHANGED = "it changed while the run went on, or could not be read at first; run again"
AT_ONCE = 8
"""Files that one machine hashes at a time: it waits for the network, not for the processor."""
ATTEMPTS, FIRST_WAIT = 3, 0.2
"""How often a file is asked for in all, and seconds before the second time; twice as many before the third."""


def again(ask: Callable[[], T]) -> T:
    """What ``ask`` gives. Networks fail for a moment (AddressError); a file that is not there, or may not be read, is
    no better a second later."""
    from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential  # loads asyncio

    return Retrying(
        stop=stop_after_attempt(ATTEMPTS), wait=wait_exponential(FIRST_WAIT, max=5),
        retry=retry_if_exception_type(AddressError), reraise=True,
    )(ask)  # fmt: skip


def found_at(
    address: str, earlier: Mapping[str, Stamp], hashed: Hashed, follow_links: bool, remarks: list[str]
) -> Iterator[tuple[str, Stamp]]:
    """The PDFs below an address, or the file itself, as they are now. What is left out is a remark."""
    try:
        listed = list(files(address))
    except FileNotFoundError:
        remarks.append(f"{shown(address)}: no such file or folder")
        return
    except AddressError as error:
        remarks.append(shown(str(error)))
        return
    single = len(listed) == 1 and listed[0].address.rstrip("/") == address.rstrip("/")
    chosen = [file for file in listed if single or file.address.lower().endswith(".pdf")]
    if not chosen:
        remarks.append(f"{shown(address)}: the folder holds no PDF")
    stamps = {}
    for file in chosen:
        if file.link and not follow_links:
            remarks.append(f"{shown(file.address)}: a link; name the file itself, or use --follow-links")
        elif file.address not in stamps:
            stamps[file.address] = _stamp(file.size, file.mark, earlier.get(file.address))
    unknown = [key for key, stamp in stamps.items() if not stamp.document_id and stamp.size <= MOST_BYTES]
    known = dict(zip(unknown, hashed(unknown), strict=True)) if unknown else {}
    for key, stamp in stamps.items():
        found = stamp.document_id or known.get(key) or hashlib.sha256(key.encode(errors="surrogateescape")).hexdigest()
        yield key, stamp._replace(document_id=found)


def _stamp(size: int, mark: str, before: Stamp | None) -> Stamp:
    """A file as it is, with the identity it had when it looked the same."""
    now = Stamp(size, int(mark[:15], 16) if mark else 0, 1 if mark else 0, before.document_id if before else "")
    return now if before and before.same_file(now) and before.settled else now._replace(document_id="")


def hashed_here(addresses: Sequence[str]) -> Iterator[str]:
    """``Hashed`` on this machine."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        yield from threads.map(identity_at, addresses)


def identity_at(address: str) -> str:
    """SHA-256 of the bytes at an address, "" where they cannot be read or are too many."""
    with suppress(OSError, AddressError, DocumentError):  # told when it is read
        return again(partial(_hash, address))
    return ""


def _hash(address: str) -> str:
    digest, size = hashlib.sha256(), 0
    for block in blocks(address):
        digest.update(block)
        size += len(block)
        _check_size(address, size)
    return digest.hexdigest()


@contextmanager
def fetched(job: Job, timeout: float, folder: Path | None = None) -> Iterator[Job]:
    """The job with ``path`` a private copy of the file at its address, until the context ends.

    Raises DocumentError when it cannot be had within ``timeout`` seconds, is too big, or is not any more the file that
    was found; OSError when this machine has no room for it.
    """
    with tempfile.TemporaryDirectory(prefix="council-extract-", dir=folder) as private:
        copy = Path(private) / "paper.pdf"
        _fetch(job, copy, monotonic() + timeout, timeout)
        yield replace(job, path=copy)


def _fetch(job: Job, copy: Path, until: float, timeout: float) -> None:
    try:
        digest = again(partial(_download, job, copy, until, timeout))
    except (AddressError, FileNotFoundError, PermissionError) as error:
        raise DocumentError(Code.NOT_FOUND, f"{error}; check the address") from error
    if digest != job.document_id:
        raise DocumentError(Code.NOT_FOUND, CHANGED)


def _download(job: Job, copy: Path, until: float, timeout: float) -> str:
    digest, size = hashlib.sha256(), 0
    with copy.open("wb") as file:
        for block in blocks(job.address):
            digest.update(block)
            size += file.write(block)
            _check_size(job.uri, size)
            if monotonic() > until:
                raise DocumentError(Code.TIMED_OUT, f"fetching it took longer than {timeout:g} seconds (--timeout)")
    return digest.hexdigest()


def _check_size(name: str, size: int) -> None:
    if size > MOST_BYTES:
        raise DocumentError(
            Code.TOO_BIG, f"{shown(name)}: more than {MOST_BYTES >> 20} MiB; split it into smaller files"
        )
