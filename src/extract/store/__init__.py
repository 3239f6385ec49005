"""Records to Parquet and back. Only here: pyarrow."""

from __future__ import annotations

from extract.store.describe import data_dictionary, data_package
from extract.store.descriptions import describe
from extract.store.files import Files
from extract.store.frames import frame, frame_of
from extract.store.lock import CORRECTIONS, writing
from extract.store.parquet import arrow_tables as check
from extract.store.reading import StoreError, counts, parts, read, rows, write_json, write_text
from extract.store.spool import Head, put_aside, set_aside, take_aside
from extract.store.writer import Store

__all__ = [
    "CORRECTIONS",
    "Files",
    "Head",
    "Store",
    "StoreError",
    "check",
    "counts",
    "data_dictionary",
    "data_package",
    "describe",
    "frame",
    "frame_of",
    "parts",
    "put_aside",
    "read",
    "rows",
    "set_aside",
    "take_aside",
    "write_json",
    "write_text",
    "writing",
]
