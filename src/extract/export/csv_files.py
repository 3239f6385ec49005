"""CSV files with CSVW metadata ("Metadata Vocabulary for Tabular Data", W3C 2015).

A file a table, UTF-8 with the byte-order mark by which Excel knows it, comma, every row of the store. Lists, maps and
places stand as JSON in their cell. A text that a spreadsheet would take for a formula has an apostrophe before it: see
``extract.compare.cells``, whose ``plain_text`` takes it away again. A missing value is an empty cell.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract.compare.cells import csv_text
from extract.compare.write import replace_file
from extract.export.values import as_json, columns_of, is_nested, rows_of
from extract.schema import ALL_TABLES
from extract.store import write_json
from extract.store.columns import Column, Kind
from extract.store.describe import FOREIGN_KEYS, PRIMARY_KEYS, summary

METADATA = "csv-metadata.json"
"""The name that CSVW readers look for in a folder."""
DATATYPES: dict[Kind, str] = {
    "string": "string", "int16": "short", "int32": "int", "float64": "double", "bool": "boolean", "date32": "date",
    "timestamp": "dateTimeStamp", "list": "json", "map": "json", "struct": "json",
}  # fmt: skip
NOTE = (
    "Text cells that a spreadsheet would take for a formula begin with an apostrophe that is not part of the text; "
    "control characters are replaced by U+FFFD. Lists, maps and places are JSON. An empty cell is a missing value."
)


def write_csv(out: Path, folder: Path, tell: Callable[[str], None]) -> list[Path]:
    """Write ``<table>.csv`` for every table, and ``csv-metadata.json``. Raises store.StoreError."""
    written = []
    for table in ALL_TABLES:
        tell(table)
        path = folder / f"{table}.csv"
        replace_file(path, lambda target, table=table: _write(out, table, target))  # type: ignore[misc]
        written.append(path)
    write_json(folder / METADATA, metadata())
    return [*written, folder / METADATA]


def _write(out: Path, table: str, path: Path) -> None:
    columns = columns_of(table)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")  # RFC 4180
        writer.writerow([column.name for column in columns])
        for row in rows_of(out, table):
            writer.writerow([_cell(column, row[column.name]) for column in columns])


def _cell(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if is_nested(column):
        return csv_text(as_json(value))
    if isinstance(value, str):
        return csv_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else value


def metadata() -> dict[str, Any]:
    """The CSVW table group of the files."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "rdfs:comment": NOTE,
        "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True, "quoteChar": '"', "doubleQuote": True},
        "tables": [_table(table) for table in ALL_TABLES],
    }


def _table(table: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in columns_of(table)]}
    if table in PRIMARY_KEYS:
        schema["primaryKey"] = list(PRIMARY_KEYS[table])
    schema |= {"foreignKeys": foreign} if (foreign := _foreign_keys(table)) else {}
    return {"url": f"{table}.csv", "dc:title": table, "dc:description": summary(table), "tableSchema": schema}


def _foreign_keys(table: str) -> list[dict[str, Any]]:
    """Columns that point at another table. Those that may be empty are left out: CSVW has no word for them."""
    named = [(column.name, *FOREIGN_KEYS[column.name]) for column in columns_of(table)
             if column.name in FOREIGN_KEYS and not column.optional]  # fmt: skip
    return [
        {"columnReference": name, "reference": {"resource": f"{target}.csv", "columnReference": key}}
        for name, target, key in named
        if target != table
    ]


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": DATATYPES[column.kind],
        "required": not column.optional and column.kind != "string",
        "null": "",
    }
