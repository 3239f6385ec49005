"""Tables as pandas data frames, of the types that reading the Parquet files gives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extract.nested import Record
from extract.store.parquet import PARTITION, arrow_table
from extract.store.reading import StoreError, parts

if TYPE_CHECKING:
    import pandas as pd  # loaded by who asks for a frame: it takes longer than all else that a run needs


def frame_of(table: str, records: Iterable[Record]) -> pd.DataFrame:
    """Records as a data frame, a column a column of the data dictionary, ``council_code`` last."""
    import pandas as pd

    given = list(records)
    made: pd.DataFrame = arrow_table(table, given).to_pandas()
    made[PARTITION] = pd.Series([getattr(record, PARTITION) for record in given], dtype="str")
    return made


def frame(out: Path, table: str) -> pd.DataFrame:
    """A table of the store ``out`` as a data frame. Raises StoreError when ``out`` holds no such table."""
    import pandas as pd

    if not parts(out, table):
        raise StoreError(f"{out} holds no table '{table}'; give the folder that 'council-extract run --out' wrote")
    return pd.read_parquet(out / table).astype({PARTITION: "str"})
