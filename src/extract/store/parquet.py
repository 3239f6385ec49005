"""The store on disk: ``OUT/<table>/council_code=<code>/<part>.parquet``.

``council_code`` stands in the path only: Hive readers give it back once, as a string. A part file holds the rows of
the documents that were written together; it has the same name in every table, so that the rows of a document are
found again through its row in ``documents``.

Every change goes through ``OUT/.staging``: all new files are written there first, then a list of what goes where, and
only then are files moved. A run that is cut short before the list is complete has changed nothing; one cut short
after it is finished by the next that opens the store. One process at a time may write to a store.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from extract.issues import Code
from extract.schema import TABLES, Extraction, OfDocument
from extract.store.columns import Column, columns

PARTITION = "council_code"
UNKNOWN = "unknown"
EMPTY = "empty"
"""Name of the part without rows that every table has from the start, under council_code=unknown: a table always has
its schema, and one code that is no number keeps readers from guessing another type than string."""

ARROW = {
    "string": pa.string(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "map": pa.map_(pa.string(), pa.string()),
}


class StoreError(Exception):
    """A folder that cannot be used as a store; the message says what to do."""


class Known(NamedTuple):
    """A document that the store holds: where it came from, and the part its rows are in."""

    source_uri: str
    part: str


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The schema of a table's files: every column but the partition's."""
    return pa.schema([_field(column) for column in columns(TABLES[table]) if column.name != PARTITION])


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _type(column))


def _type(column: Column) -> pa.DataType:
    if column.item:
        return pa.list_(_type(column.item))
    if column.kind == "struct":
        return pa.struct([_field(field) for field in column.fields])
    return ARROW[column.kind]


def table_of(extraction: Extraction, table: str) -> Sequence[OfDocument]:
    """The rows an extraction has in a table, in the order of the paper."""
    return [extraction.document] if table == "documents" else getattr(extraction, table)


def check(extraction: Extraction) -> None:
    """Raises ValueError or OverflowError when a row does not fit the Parquet schema (a number too large, half a
    surrogate pair). Done where the document is read, so that one bad document cannot spoil a whole part."""
    for table in TABLES:
        _arrow(table, table_of(extraction, table))


def _arrow(table: str, records: Iterable[OfDocument]) -> pa.Table:
    maps = [field.name for field in arrow_schema(table) if pa.types.is_map(field.type)]
    made = []
    for record in records:
        row = record.model_dump()
        for name in maps:
            row[name] = list(row[name].items())
        made.append(row)
    return pa.Table.from_pylist(made, schema=arrow_schema(table))


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


def rows(out: Path, table: str, names: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """Rows of a table as plain values, ``council_code`` always among them; only the columns in ``names`` if given.
    Raises StoreError when ``out`` holds no such table."""
    wanted = None if names is None else [name for name in names if name != PARTITION]
    maps = [field.name for field in arrow_schema(table) if pa.types.is_map(field.type)]
    for path in _existing(out, table):
        for row in pq.ParquetFile(path).read(columns=wanted).to_pylist():
            for name in maps:
                if name in row:
                    row[name] = dict(row[name])
            yield row | {PARTITION: _council(path)}


def read(out: Path, table: str) -> list[OfDocument]:
    """The records of a table, as they were written. Raises StoreError when ``out`` holds no such table."""
    return [TABLES[table].model_validate(row) for row in rows(out, table)]


def _existing(out: Path, table: str) -> list[Path]:
    found = parts(out, table)
    if not found:
        raise StoreError(f"{out} holds no table '{table}'; give the folder that 'council-extract run --out' wrote")
    return found


def _council(path: Path) -> str:
    return path.parent.name.partition("=")[2]


def write_json(path: Path, value: object) -> None:
    """Write ``value`` as JSON; whoever reads ``path`` sees the old text or the new, never half of it."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=2, ensure_ascii=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


class Store:
    """A store opened for writing; the folder and every table exist from here on.

    Raises StoreError when the folder holds tables with other columns, OSError when it cannot be written.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._staging = out / ".staging"
        self._known: dict[str, Known] = {}
        out.mkdir(parents=True, exist_ok=True)
        self.recover()

    def recover(self) -> None:
        """Finish or forget a change that was cut short, then read anew what the store holds."""
        self._apply()
        empties = {self._path(table, UNKNOWN, EMPTY): _arrow(table, []) for table in TABLES}
        self._commit({path: rows for path, rows in empties.items() if not (self.out / path).exists()}, [])
        for table in TABLES:
            if not pq.read_schema(self.out / self._path(table, UNKNOWN, EMPTY)).equals(arrow_schema(table)):
                raise StoreError(f"{self.out}: '{table}' has the columns of another version; choose another --out")
        self._known = {
            row["document_id"]: Known(row["source_uri"], path.stem)
            for path in parts(self.out, "documents")
            for row in pq.ParquetFile(path).read(columns=["document_id", "source_uri"]).to_pylist()
        }

    def write(self, extractions: Sequence[Extraction]) -> None:
        """Write the rows of some documents in one step, in place of what the store held of them.

        A document replaces the rows of the same bytes and of the same ``source_uri``; one that was not found replaces
        nothing, so that a lost drive does not cost earlier results. No two may have the same ``document_id``.
        """
        if not extractions:
            return
        ordered = sorted(extractions, key=lambda extraction: extraction.document.document_id)
        name = part_name([extraction.document.document_id for extraction in ordered])
        put = {
            self._path(table, council, name): _arrow(table, records)
            for table in TABLES
            for council, records in _by_council(ordered, table).items()
        }
        displaced = self._displaced(ordered)
        kept, drop = self._without(displaced)
        # New files move first: at no moment is a document missing that was there before.
        self._commit(put | {path: rows for path, rows in kept.items() if path not in put}, sorted({*drop} - {*put}))
        for document_id in displaced:
            del self._known[document_id]
        for extraction in ordered:
            document = extraction.document
            self._known[document.document_id] = Known(document.source_uri, name)

    def _displaced(self, extractions: Sequence[Extraction]) -> dict[str, Known]:
        """The known documents that these replace."""
        documents = [extraction.document for extraction in extractions]
        ids = {document.document_id for document in documents}
        uris = {document.source_uri for document in documents if document.issue_code != Code.NOT_FOUND}
        return {key: known for key, known in self._known.items() if key in ids or known.source_uri in uris}

    def _without(self, displaced: dict[str, Known]) -> tuple[dict[str, pa.Table], list[str]]:
        """Part files less the rows of ``displaced`` documents: those to be rewritten, and those left without rows."""
        kept: dict[str, pa.Table] = {}
        drop: list[str] = []
        for name in sorted({known.part for known in displaced.values()}):
            for path in sorted(self.out.glob(f"*/{PARTITION}=*/{name}.parquet")):
                before = pq.ParquetFile(path).read()
                stays = [document_id not in displaced for document_id in before["document_id"].to_pylist()]
                relative = path.relative_to(self.out).as_posix()
                if not any(stays):
                    drop.append(relative)
                elif not all(stays):
                    kept[relative] = before.filter(pa.array(stays))
        return kept, drop

    def _commit(self, put: dict[str, pa.Table], drop: list[str]) -> None:
        """Stage the files, write down what goes where, then do it."""
        if not put and not drop:
            return
        shutil.rmtree(self._staging, ignore_errors=True)
        self._staging.mkdir()
        moves = {f"{number}.parquet": path for number, path in enumerate(put)}
        for staged, path in moves.items():
            with (self._staging / staged).open("wb") as file:
                pq.write_table(put[path], file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
        write_json(self._staging / "commit.json", {"put": moves, "drop": drop})
        self._apply()

    def _apply(self) -> None:
        """Carry out the staged change, if one is complete, and clear the staging. May be repeated at any point."""
        journal = self._staging / "commit.json"
        if journal.exists():
            change = json.loads(journal.read_text(encoding="utf-8"))
            for staged, path in change["put"].items():
                (self.out / path).parent.mkdir(parents=True, exist_ok=True)
                if (self._staging / staged).exists():  # else moved already, before the run was cut short
                    (self._staging / staged).replace(self.out / path)
            for path in change["drop"]:
                (self.out / path).unlink(missing_ok=True)
                with suppress(OSError):  # the council has other parts: its folder stays
                    (self.out / path).parent.rmdir()
            journal.unlink()
        shutil.rmtree(self._staging, ignore_errors=True)

    @staticmethod
    def _path(table: str, council: str, name: str) -> str:
        return f"{table}/{PARTITION}={council}/{name}.parquet"


def part_name(document_ids: Sequence[str]) -> str:
    """The name of the part that holds these documents (sorted): begins with the first, so parts sort as rows do."""
    digest = hashlib.sha256("\n".join(document_ids).encode()).hexdigest()
    return f"{document_ids[0][:12]}-{digest[:12]}"


def _by_council(extractions: Sequence[Extraction], table: str) -> dict[str, list[OfDocument]]:
    found: dict[str, list[OfDocument]] = {}
    for extraction in extractions:
        for record in table_of(extraction, table):
            found.setdefault(record.council_code, []).append(record)
    return found
