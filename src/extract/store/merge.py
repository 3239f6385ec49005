"""One part of a table made anew: from the files that held it, less some documents, plus some from the spool."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from operator import itemgetter

import pyarrow as pa
import pyarrow.parquet as pq

from extract.store.files import Files

ROWS_OF_GROUP = {"tables": 500}
MOST_ROWS = 20_000
"""Rows after which a row group ends, at the next document's end: what a merge holds in memory at a time. A row of
``tables`` holds all cells of a table, so there fewer make a group."""
MOST_APART = 64
"""Documents whose rows are held apart: what Arrow keeps beside the rows of a small document is many times as much."""

Rows = tuple[str, pa.Table]
"""A document's id and its rows."""
Coming = tuple[str, Callable[[], pa.Table]]
"""The same, its rows made or read when their turn comes."""


def merged(
    files: Files, table: str, old: Iterable[str], stays: Callable[[str], bool], new: Iterable[Coming]
) -> Iterator[pa.Table]:
    """The row groups of a part: from ``old`` files the rows of documents that stay, and those of ``new`` documents
    (sorted), by ``document_id``, then as in the paper."""
    streams = [_kept(files, path, stays) for path in old]
    streams.append((key, rows()) for key, rows in new)
    return grouped(table, heapq.merge(*streams, key=itemgetter(0)))


def grouped(table: str, documents: Iterable[Rows]) -> Iterator[pa.Table]:
    """Documents' rows put together into row groups of a good size, none cut inside a document."""
    whole: list[pa.Table] = []
    batch: list[pa.Table] = []
    n_rows = 0
    for _, rows in documents:
        if len(rows):
            batch.append(rows)
            n_rows += len(rows)
        if n_rows >= ROWS_OF_GROUP.get(table, MOST_ROWS):
            yield _one([*whole, *batch])
            whole, batch, n_rows = [], [], 0
        elif len(batch) >= MOST_APART:
            whole.append(_one(batch))
            batch = []
    if whole or batch:
        yield _one([*whole, *batch])


def _one(tables: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(tables).combine_chunks()


def slices(table: str, rows: pa.Table) -> Iterator[pa.Table]:
    """Row groups of a good size of rows that belong to no document."""
    size = ROWS_OF_GROUP.get(table, MOST_ROWS)
    for start in range(0, len(rows), size):
        yield rows.slice(start, size).combine_chunks()


def _kept(files: Files, path: str, stays: Callable[[str], bool]) -> Iterator[Rows]:
    with files.source(path) as source:
        file = pq.ParquetFile(source)
        for number in range(file.num_row_groups):
            group = file.read_row_group(number)
            yield from (found for found in by_document(group) if stays(found[0]))


def by_document(group: pa.Table) -> Iterator[Rows]:
    """The stretches of rows of one document. A document cut by a row group's end comes in two, one after the other."""
    ids = group["document_id"].to_pylist()
    start = 0
    for end in range(1, len(ids) + 1):
        if end == len(ids) or ids[end] != ids[start]:
            yield ids[start], group.slice(start, end - start)
            start = end


def holds_any(files: Files, path: str, document_ids: Collection[str]) -> bool:
    """Whether a file has rows of one of the documents."""
    if not document_ids:
        return False
    with files.source(path) as source:
        column = pq.ParquetFile(source).read(columns=["document_id"])["document_id"]
        return any(document_id in document_ids for document_id in column.unique().to_pylist())
