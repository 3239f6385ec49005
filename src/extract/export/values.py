"""Values of the store as other formats take them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract import store
from extract.compare.cells import CONTROL
from extract.schema import ALL_TABLES
from extract.store.columns import Column, columns

Row = dict[str, Any]


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table, in the order of the data dictionary."""
    return columns(ALL_TABLES[table])


def rows_of(out: Path, table: str) -> Iterator[Row]:
    """The rows of a table, in the order of the store. Raises store.StoreError."""
    names = {column.name for column in columns_of(table)}
    for row in store.rows(out, table):
        if not names <= row.keys():
            raise other_version(out, table)
        yield row


def other_version(out: Path, table: str) -> store.StoreError:
    return store.StoreError(f"{out}: '{table}' has the columns of another version; run the papers again")


def is_nested(column: Column) -> bool:
    """Whether a cell of the column holds more than one value."""
    return column.kind in ("list", "map", "struct")


def as_json(value: Any) -> str:
    """A value as JSON in one line: dates as ISO 8601, letters as they are but for control characters, no sorting."""
    text = json.dumps(value, ensure_ascii=False, default=_iso, separators=(",", ":"))
    return CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _iso(value: Any) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value)}")
