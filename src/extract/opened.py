"""A store opened for reading: its tables as pandas data frames and as DuckDB relations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from extract import store
from extract.schema import ALL_TABLES

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


class OpenedStore:
    """The tables of a store: ``opened.actions`` is a data frame, ``opened.relation("actions")`` a DuckDB relation.

    Data frames are read when they are first asked for, and kept. ``actions`` have a column ``leads`` beside those of
    the data dictionary: the canonical names of their leads, in order.
    """

    def __init__(self, out: Path) -> None:
        self.path = out
        self._counts: Mapping[str, Mapping[str, int]] = store.counts(out)  # raises where this is no store
        self._frames: dict[str, pd.DataFrame] = {}

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in ALL_TABLES:
            return self.frame(name)
        raise AttributeError(f"a store has no table {name!r}; it has {', '.join(ALL_TABLES)}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *ALL_TABLES]

    def frame(self, table: str) -> pd.DataFrame:
        """A table as a data frame. Raises StoreError."""
        if table not in self._frames:
            made = store.frame(self.path, table)
            if table == "actions":
                made["leads"] = _leads(self.frame("action_leads"), made["action_id"])
            self._frames[table] = made
        return self._frames[table]

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB with a view of each table's files: nothing is read before it is asked for."""
        import duckdb

        connection = duckdb.connect()
        for table in filter(partial(store.parts, self.path), ALL_TABLES):
            files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in store.parts(self.path, table))
            connection.execute(
                f'CREATE VIEW "{table}" AS FROM read_parquet([{files}], hive_partitioning = true, '
                "hive_types = {'council_code': VARCHAR})"
            )
        return connection

    def relation(self, table: str) -> duckdb.DuckDBPyRelation:
        """A table as a DuckDB relation."""
        return self.connection.table(table)

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """What a query over the tables gives, in which each stands by its name."""
        return self.connection.sql(query)

    def _repr_html_(self) -> str:
        counted = {table: sum(by_council.values()) for table, by_council in self._counts.items()}
        rows = "".join(f"<tr><td>{table}</td><td>{count}</td></tr>" for table, count in counted.items())
        return f"<h3>{escape(str(self.path))}</h3><table><tr><th>table</th><th>rows</th></tr>{rows}</table>"


def _leads(leads: pd.DataFrame, actions: pd.Series[str]) -> list[list[str]]:
    """Names of the leads of each action, in order."""
    found: dict[str, list[str]] = {}
    ordered = leads.sort_values(["action_id", "position"])
    for action, name in zip(ordered["action_id"], ordered["name"], strict=True):
        found.setdefault(action, []).append(name)
    return [found.get(action, []) for action in actions]
