"""The records on disk: a Parquet file that is replaced whole, and a journal of what has come since.

A line is added to the journal as each thing is done, so that a command stopped at any moment loses at most the thing
in hand; the next one to open the table folds the journal into the Parquet file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import ValidationError

from extract.nested import Record
from extract.printable import cleaned
from extract.store.columns import columns
from extract.store.parquet import ARROW

R = TypeVar("R", bound=Record)


class TableError(ValueError):
    """A file that is not the table it should be; the message says what to do."""


def write_whole(path: Path, content: bytes, sync: bool = True) -> None:
    """Write a file so that it is there either as before or complete; with ``sync`` even after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f"{path.name}.new")
    with staged.open("wb") as file:
        file.write(content)
        if sync:
            file.flush()
            os.fsync(file.fileno())
    staged.replace(path)


def write_table(path: Path, kind: type[R], rows: Iterable[R]) -> None:
    """Write the rows as Parquet, whole, their words without what a terminal would obey."""
    schema = pa.schema([pa.field(column.name, ARROW[column.kind]) for column in columns(kind)])
    table = pa.Table.from_pylist([cleaned(row.model_dump()) for row in rows], schema=schema)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    write_whole(path, sink.getvalue().to_pybytes())


def read_table(path: Path, kind: type[R]) -> list[R]:
    """The rows of a Parquet file; none where it does not exist. Raises TableError."""
    if not path.is_file():
        return []
    try:
        return [kind.model_validate(row) for row in pq.ParquetFile(path).read().to_pylist()]
    except (pa.ArrowException, OSError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise TableError(f"{path} is not a table of this version ({first}); move it away and run again") from None


class Table(Generic[R]):
    """Rows by key, the newest of each key; one process at a time may add to it."""

    def __init__(self, path: Path, journal: Path, kind: type[R], key: Callable[[R], Hashable]) -> None:
        """Reads what is there. Raises TableError."""
        self._path, self._journal, self._kind, self._key = path, journal, kind, key
        self._cut_short = journal.is_file() and not journal.read_bytes().endswith(b"\n")
        self._rows = {key(row): row for row in (*read_table(path, kind), *read_journal(journal, kind))}

    @property
    def rows(self) -> list[R]:
        return list(self._rows.values())

    def add(self, rows: Sequence[R]) -> None:
        """Put the rows in, on disk before it returns."""
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        with self._journal.open("ab") as file:
            if self._cut_short:
                file.write(b"\n")  # a line cut short by a crash stands before
                self._cut_short = False
            file.write(b"".join(row.model_dump_json().encode() + b"\n" for row in rows))
            file.flush()
            os.fsync(file.fileno())
        self._rows.update((self._key(row), row) for row in rows)

    def remove(self, keep: Callable[[R], bool]) -> None:
        """Leave out the rows for which ``keep`` is false; on disk at the next ``fold``."""
        self._rows = {key: row for key, row in self._rows.items() if keep(row)}

    def fold(self, order: Callable[[R], tuple[str, ...]]) -> None:
        """Write all rows to the Parquet file in this order, then drop the journal."""
        write_table(self._path, self._kind, sorted(self._rows.values(), key=order))
        self._journal.unlink(missing_ok=True)


def read_journal(path: Path, kind: type[R]) -> list[R]:
    """The rows of a journal, a line cut short by a crash left out. Raises TableError for lines of another version,
    which would else be lost when the table is folded."""
    if not path.is_file():
        return []
    rows = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        try:
            rows.append(kind.model_validate_json(line))
        except ValidationError as error:
            if error.errors(include_url=False)[0]["type"] != "json_invalid":
                told = "is not of this version; finish with the version that wrote it, or move the file away"
                raise TableError(f"{path}, line {number} {told}") from None
    return rows
