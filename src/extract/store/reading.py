"""What a store holds, for whoever reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from extract.printable import as_json
from extract.schema import ALL_TABLES, TABLES
from extract.store.parquet import PARTITION, map_columns


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
    out: Path, table: str, names: Sequence[str] | None = None, *, council: str | None = None
) -> Iterator[dict[str, Any]]:
    """Rows of a table as plain values, ``council_code`` always among them; only the columns in ``names`` and the rows
    of the code ``council`` if given. Raises StoreError when ``out`` holds no such table."""
    wanted = None if names is None else [name for name in names if name != PARTITION]
    for path in _existing(out, table):
        if council is not None and _council(path) != council:
            continue
        for row in pq.ParquetFile(path).read(columns=wanted).to_pylist():
            for name in map_columns(table):
                if name in row:
                    row[name] = dict(row[name])
            yield row | {PARTITION: _council(path)}


def read(out: Path, table: str) -> list[Any]:
    """The records of a table, as they were written. Raises StoreError when ``out`` holds no such table."""
    return [ALL_TABLES[table].model_validate(row) for row in rows(out, table)]


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
