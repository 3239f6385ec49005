"""Tables as pandas data frames, of the types that reading the Parquet files gives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from extract.nested import Record
from extract.store.parquet import PARTITION, arrow_table
from extract.store.reading import StoreError, parts


def frame_of(table: str, records: Iterable[Record]) -> pd.DataFrame:
    """Records as a data frame, a column a column of the data dictionary, ``council_code`` last."""
    given = list(records)
    made: pd.DataFrame = arrow_table(table, given).to_pandas()
    made[PARTITION] = pd.Series([getattr(record, PARTITION) for record in given], dtype="str")
    return made


def frame(out: Path, table: str) -> pd.DataFrame:
    """A table of the store ``out`` as a data frame. Raises StoreError when ``out`` holds no such table."""
    if not parts(out, table):
        raise StoreError(f"{out} holds no table '{table}'; give the folder that 'council-extract run --out' wrote")
    return pd.read_parquet(out / table).astype({PARTITION: "str"})
