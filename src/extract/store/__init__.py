"""Records to Parquet and back. Only here: pyarrow."""

from __future__ import annotations

from extract.store.describe import data_dictionary, data_package
from extract.store.parquet import Store, StoreError, check, counts, parts, read, rows, write_json

__all__ = [
    "Store",
    "StoreError",
    "check",
    "counts",
    "data_dictionary",
    "data_package",
    "parts",
    "read",
    "rows",
    "write_json",
]
