"""What lies where in the folder of a corpus.

links.parquet      what ``discover`` selected last; addresses.txt the same as plain addresses
sources.parquet    what ``fetch`` asked for, and what came of it
papers/            the PDFs, under names of our making
.state/            journals, what was listed so far, downloads cut short
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from extract.plain_files import read_plain
from extract.sources.records import AskedMeeting, Listed, Source
from extract.sources.tables import Table, TableError, read_table, write_table, write_whole

LARGEST_LIST = 256_000_000
"""Bytes of a plain list of addresses: two million of them."""


class FolderBusyError(Exception):
    """Another command is writing to the folder."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The folder of one council's papers, or of any list of papers."""

    path: Path

    @property
    def links(self) -> Path:
        return self.path / "links.parquet"

    @property
    def addresses(self) -> Path:
        return self.path / "addresses.txt"

    @property
    def sources(self) -> Path:
        return self.path / "sources.parquet"

    @property
    def papers(self) -> Path:
        return self.path / "papers"

    @property
    def state(self) -> Path:
        return self.path / ".state"

    @property
    def has_sources(self) -> bool:
        return self.sources.is_file() or (self.state / "sources.jsonl").is_file()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One command at a time writes here; the lock falls with its process. Raises FolderBusyError."""
        self.state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.state / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise FolderBusyError(f"{self.path}: another command is writing here; wait until it has ended") from None
        try:
            yield
        finally:
            lock.release()


def open_sources(corpus: Corpus) -> Table[Source]:
    """What was fetched so far. Raises TableError."""
    return Table(corpus.sources, corpus.state / "sources.jsonl", Source, source_key)


def open_listed(corpus: Corpus) -> Table[Listed]:
    """Every paper listed so far, selected or not. Raises TableError."""
    return Table(corpus.state / "listed.parquet", corpus.state / "listed.jsonl", Listed, listed_key)


def open_meetings(corpus: Corpus) -> Table[AskedMeeting]:
    """Every meeting asked so far. Raises TableError."""
    return Table(
        corpus.state / "meetings.parquet",
        corpus.state / "meetings.jsonl",
        AskedMeeting,
        lambda row: (row.site, row.meeting_id),
    )


def listed_key(row: Listed) -> tuple[str, ...]:
    """What a listed paper is known by: its address and the agenda item it stands under."""
    return row.site, row.meeting_id or "", row.item_id or "", row.address


def source_key(row: Source) -> tuple[str, ...]:
    return *listed_key(row), f"{row.edition:06d}"


def listed_order(row: Listed) -> tuple[str, ...]:
    """By site and meeting, newest last."""
    return (
        row.site,
        str(row.meeting_date or ""),
        row.meeting_id or "",
        row.agenda_item or "",
        row.title or "",
        row.address,
    )


def source_order(row: Source) -> tuple[str, ...]:
    return *listed_order(row), row.item_id or "", f"{row.edition:06d}"


def write_links(corpus: Corpus, rows: Iterable[Listed]) -> None:
    """Write the selection, as a table and as plain addresses (those that may be asked for, each once)."""
    chosen = sorted(rows, key=listed_order)
    write_table(corpus.links, Listed, chosen)
    addresses = dict.fromkeys(row.address for row in chosen if not row.restricted)
    write_whole(corpus.addresses, "".join(f"{address}\n" for address in addresses).encode())


def read_links(path: Path) -> list[Listed]:
    """The rows of a ``links.parquet``. Raises TableError."""
    rows = read_table(path, Listed)
    if not rows and not path.is_file():
        raise TableError(f"{path}: no such file; 'council-extract discover' makes it")
    return rows


def read_addresses(path: Path) -> list[str]:
    """The lines of a plain list of addresses; empty ones and those that begin with # are left out."""
    text = read_plain(path, LARGEST_LIST).decode("utf-8-sig", errors="replace")
    return [line for line in map(str.strip, re.split(r"\r?\n", text)) if line and not line.startswith("#")]
