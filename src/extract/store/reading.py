"""What a store holds, for whoever reads it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.nested import Record
from extract.printable import as_json
from extract.schema import ALL_TABLES, TABLES
from extract.store.parquet import PARTITION, map_columns

DOCUMENT = "document_id"


class StoreError(Exception):
    """A folder that cannot be used as a store; the message says what to do."""


def parts(out: Path, table: str) -> list[Path]:
    """The part files of a table, in the order readers take them."""
    return sorted((out / table).glob(f"{PARTITION}=*/*.parquet"))


def counts(out: Path) -> dict[str, dict[str, int]]:
    """Rows by table and council code; councils without rows in a table are left out. Raises StoreError."""
    found: dict[str, dict[str, int]] = {}
    for table in TABLES:
        by_council: dict[str, int] = {}
        for path in _existing(out, table):
            n_rows = pq.read_metadata(path).num_rows
            if n_rows:
                by_council[_council(path)] = by_council.get(_council(path), 0) + n_rows
        found[table] = by_council
    return found


def rows(
    out: Path,
    table: str,
    names: Sequence[str] | None = None,
    *,
    council: str | None = None,
    documents: Collection[str] | None = None,
) -> Iterator[dict[str, Any]]:
    """Rows of a table as plain values, ``council_code`` always among them; only the columns in ``names``, and the rows
    of the code ``council`` and of the ids in ``documents``, if given. Raises StoreError when ``out`` holds no such
    table."""
    wanted = None if names is None else [name for name in names if name != PARTITION]
    maps = map_columns(table)
    for path in _existing(out, table):
        own = _council(path)
        if council is not None and own != council:
            continue
        for batch in _batches(path, wanted, documents):
            for row in batch.to_pylist():
                for name in maps:
                    if name in row:
                        row[name] = dict(row[name])
                row[PARTITION] = own
                yield row


AT_ONCE = 1024
"""Rows that are plain values at the same time: those of a large part would take ten times its bytes."""


def _batches(
    path: Path, wanted: Sequence[str] | None, documents: Collection[str] | None
) -> Iterator[pa.RecordBatch | pa.Table]:
    """The rows of a part file in its order, some at a time."""
    file = pq.ParquetFile(path)
    if documents is None:
        yield from file.iter_batches(AT_ONCE, columns=wanted)
        return
    found = file.read(columns=wanted)
    found = found.filter(pc.is_in(found[DOCUMENT], pa.array(sorted(documents), pa.string())))
    yield from found.to_batches(AT_ONCE)


def read(out: Path, table: str, without: Collection[str] = ()) -> list[Any]:
    """The records of a table, as they were written, but for the columns named in ``without``, which are as where
    nothing is said. Raises StoreError when ``out`` holds no such table."""
    kind = ALL_TABLES[table]
    names = [name for name in kind.model_fields if name not in without]
    return _alike(kind.model_validate(row) for row in rows(out, table, names if without else None))


def _alike(records: Iterable[Record]) -> list[Any]:
    """Rows of one table that share the set of the columns they were made from: each has its own of several kilobytes,
    which is most of what a record takes."""
    found = list[Any]()
    for record in records:
        if found and record.model_fields_set == found[0].model_fields_set:
            object.__setattr__(record, "__pydantic_fields_set__", found[0].model_fields_set)
        found.append(record)
    return found


def _existing(out: Path, table: str) -> list[Path]:
    found = parts(out, table)
    if not found:
        raise StoreError(f"{out} holds no table '{table}'; give the folder that 'council-extract run --out' wrote")
    return found


def _council(path: Path) -> str:
    return path.parent.name.partition("=")[2]


def write_json(path: Path, value: object) -> None:
    """Write ``value`` as JSON; whoever reads ``path`` sees the old text or the new, never half of it."""
    write_text(path, as_json(value) + "\n")


def write_text(path: Path, text: str) -> None:
    """The same for any text."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.unlink(missing_ok=True)  # a link that somebody laid there would be written through
    with temporary.open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
