"""Records as Arrow tables, by the schema of ``schema.py``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from extract.nested import Record
from extract.printable import HARMFUL, cleaned
from extract.schema import ALL_TABLES, TABLES, Extraction, OfDocument
from extract.store.columns import Column, columns

PARTITION = "council_code"

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

OBEYED = HARMFUL.pattern.replace("\ud800-\udfff", "")
"""For Arrow, which has no surrogates."""


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The schema of a table's files: every column but the partition's."""
    return pa.schema([_field(column) for column in columns(ALL_TABLES[table]) if column.name != PARTITION])


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _type(column))


def _type(column: Column) -> pa.DataType:
    if column.item:
        return pa.list_(_type(column.item))
    if column.kind == "struct":
        return pa.struct([_field(field) for field in column.fields])
    return ARROW[column.kind]


@cache
def map_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that Arrow gives as lists of pairs."""
    return tuple(field.name for field in arrow_schema(table) if pa.types.is_map(field.type))


def table_of(extraction: Extraction, table: str) -> Sequence[OfDocument]:
    """The rows an extraction has in a table, in the order of the paper."""
    return [extraction.document] if table == "documents" else getattr(extraction, table)


def arrow_tables(extraction: Extraction) -> dict[str, pa.Table]:
    """The tables in which an extraction has rows.

    Raises ValueError or OverflowError when a row does not fit the schema (a number too large, half a surrogate pair)
    or belongs to another document or council than the extraction. Done where the document is read, so that one bad
    document cannot spoil the files of others.
    """
    found = {table: table_of(extraction, table) for table in TABLES}
    whose = (extraction.document.document_id, extraction.document.council_code)
    for table, records in found.items():
        if any((record.document_id, record.council_code) != whose for record in records):
            raise ValueError(f"a row in '{table}' belongs to another document or council than its paper")
    return {table: arrow_table(table, records) for table, records in found.items() if records}


def arrow_table(table: str, records: Iterable[Record]) -> pa.Table:
    """Records as an Arrow table, their words without what a terminal would obey. Raises ValueError or OverflowError
    when one does not fit the schema."""
    made = []
    for record in records:
        row = record.model_dump()
        for name in map_columns(table):
            row[name] = list(row[name].items())
        made.append(row)
    found = pa.Table.from_pylist(made, schema=arrow_schema(table))
    if any(_is_harmful(column) for column in found.columns):
        return pa.Table.from_pylist(cleaned(made), schema=arrow_schema(table))
    return found


def _is_harmful(values: pa.Array | pa.ChunkedArray) -> bool:
    """Whether any text among the values, however deep, holds what a terminal would obey."""
    if isinstance(values, pa.ChunkedArray):
        return any(map(_is_harmful, values.chunks))
    kind = values.type
    if pa.types.is_string(kind):
        return bool(pc.any(pc.match_substring_regex(values, OBEYED)).as_py())
    if pa.types.is_map(kind):
        return _is_harmful(values.keys) or _is_harmful(values.items)
    if pa.types.is_list(kind):
        return _is_harmful(values.flatten())
    return pa.types.is_struct(kind) and any(map(_is_harmful, values.flatten()))
