"""What has been read and the tables do not hold yet: a file for each document, written in one step.

Workers write here, each its own documents, so the process that leads a run never holds their rows. A document's file
is there whole or not at all, whatever ends the process; ``Store.fold`` puts the files into the tables.

The first line of a file is JSON: the document's ``Head`` and where each table's rows stand, as Arrow streams.
"""

from __future__ import annotations

import json
import os
import re
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass

import pyarrow as pa

from extract.plain_files import parsed
from extract.schema import TABLES, Extraction
from extract.store.files import Files
from extract.store.parquet import arrow_schema, arrow_tables

FOLDER = ".work/spool"
LONGEST_LINE = 1 << 20
CODE = re.compile(r"\w+", re.ASCII)
TABLE_AT = {table: at for at, table in enumerate(TABLES)}
HEAD = ("document_id", "source_uri", "version", "settings_hash", "status", "issue_code", "corrections")


@dataclass(frozen=True, slots=True)
class Head:
    """What the store knows by heart of a document: its row in ``documents``, as far as it matters here."""

    document_id: str
    source_uri: str
    version: str
    settings_hash: str
    status: str
    issue_code: str | None
    corrections: str | None
    council_code: str


@dataclass(frozen=True, slots=True)
class Spooled:
    """A spooled document: its head, and where in its file each table's rows stand. Small: many are known at a time."""

    head: Head
    places: array[int]
    """First byte and length of the rows of each of ``TABLES``; no length where it has none."""

    @property
    def path(self) -> str:
        """Its file."""
        return _path(self.head.document_id)

    def place(self, table: str) -> tuple[int, int] | None:
        """First byte and length of a table's rows; None where there are none."""
        start, length = self.places[2 * (at := TABLE_AT[table]) : 2 * at + 2]
        return (start, length) if length else None


def set_aside(files: Files, extraction: Extraction) -> None:
    """Write a document's rows, in place of what was spooled of it. Raises ValueError or OverflowError for rows that
    do not fit the schema, OSError when the disk does not take them."""
    streams = {name: _stream(table) for name, table in arrow_tables(extraction).items()}
    document = extraction.document
    places, at = {}, 0
    for name, stream in streams.items():
        places[name] = (at, len(stream))
        at += len(stream)
    head = Head(**{name: getattr(document, name) for name in (*HEAD, "council_code")})
    line = json.dumps({"head": asdict(head), "places": places, "bytes": at}).encode() + b"\n"
    _put(files, document.document_id, (line, *streams.values()))


def _put(files: Files, document_id: str, pieces: Iterable[bytes | pa.Buffer]) -> None:
    """Write a document's file in one step."""
    path = _path(document_id)
    folder = path.rpartition("/")[0]
    files.make_folder(folder)
    unfinished = f"{folder}/.{document_id}.{os.getpid()}"
    with files.sink(unfinished, lasting=False) as file:
        for piece in pieces:
            file.write(piece)
    files.move(unfinished, path)


def _path(document_id: str) -> str:
    return f"{FOLDER}/{document_id[:2]}/{document_id}.arrow"


def take_aside(files: Files, document_id: str) -> bytes:
    """The bytes of a spooled document's file, which is removed: to be put aside in another store."""
    with files.source(_path(document_id)) as file:
        data = bytes(file.read())
    files.remove(_path(document_id))
    return data


def put_aside(files: Files, document_id: str, data: bytes) -> None:
    """Set a document aside as another store had it. Raises OSError when the disk does not take it."""
    _put(files, document_id, (data,))


def _stream(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def paths(files: Files) -> Iterator[str]:
    """The files of spooled documents, by ``document_id``."""
    for folder in files.names(FOLDER):
        for name in files.names(f"{FOLDER}/{folder}"):
            if name.endswith(".arrow"):
                yield f"{FOLDER}/{folder}/{name}"


def spooled(files: Files, path: str) -> Spooled | None:
    """What a file of the spool holds; None when a power cut has spoilt it, or a stranger has made it otherwise."""
    with suppress(ValueError, KeyError, TypeError, OverflowError, AttributeError), files.source(path) as file:
        line, _, _ = file.read(LONGEST_LINE).partition(b"\n")
        told, start = parsed(line), len(line) + 1
        document = Spooled(Head(**told["head"]), array("q", bytes(16 * len(TABLE_AT))))
        for name, (at, length) in told["places"].items():
            if min(at, length) < 0 or at + length > told["bytes"]:
                return None
            document.places[2 * TABLE_AT[name]], document.places[2 * TABLE_AT[name] + 1] = start + at, length
        if (
            document.path == path
            and CODE.fullmatch(document.head.council_code)
            and start + told["bytes"] == file.size()
        ):
            return document
    return None


def rows(files: Files, document: Spooled, table: str) -> pa.Table:
    """The rows a spooled document has in ``table``."""
    place = document.place(table)
    if place is None:
        return arrow_schema(table).empty_table()
    at, length = place
    with files.source(document.path) as file:
        file.seek(at)
        return pa.ipc.open_stream(file.read_buffer(length)).read_all()
