"""A DuckDB file: every table of the store, what is not counted, and views that dashboards can point at."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import duckdb

from extract import store
from extract.compare import TABLES as COMPARED
from extract.compare import read_papers, select
from extract.compare.tables import frame
from extract.compare.write import replace_file
from extract.export.values import columns_of, other_version
from extract.schema import ALL_TABLES

VIEW_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "v_actions": {
        "action": "What the council says it will do",
        "recommendations": "Words of the recommendations it answers, one a line",
        "leads": "Canonical names of its leads",
        "deadline": "Last day by which its timescale says that it is to be done; null for ongoing and the like",
        "single_lead": "Whether one post or person alone leads",
        "one_officer": "Whether exactly one officer or person is among its leads",
        "days_from_challenge": "Days from the last day of the peer challenge to the deadline",
        "counted": "False where the same action stands in another paper or a later edition: do not count it",
    },
    "v_overdue": {
        "days_overdue": "Days since the deadline; null where only the paper calls it overdue",
        "promise_id": "The action over all editions of its plan",
    },
    "v_families": {
        "asks": "The recommendation of the family that is nearest to all others",
        "probability": "Mean chance that the recommendation asks for the same as the others of its family",
        "actions": "Words of the actions that answer it, one a line",
        "share_completed": "Share of those actions that are completed, as the latest paper says",
        "latest_deadline": "The latest deadline among them",
    },
    "v_by_theme": {"share": "Share of the council's records with any theme of the scheme"},
}
READABLE_FROM = "v1.0.0"
"""Oldest DuckDB that can open the file: dashboards lag behind."""
SQL_TYPES = {"string": "VARCHAR", "int32": "BIGINT", "float64": "DOUBLE", "bool": "BOOLEAN", "date32": "DATE"}


def write_duckdb(out: Path, path: Path, tell: Callable[[str], None]) -> list[Path]:
    """Write the database ``path``. Raises store.StoreError."""
    store.counts(out)  # raises where this is no store
    duplicates = select(read_papers(out)).duplicates

    def write(target: Path) -> None:
        target.unlink()  # DuckDB makes its file itself
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute(f"ATTACH {_text(str(target))} AS target (STORAGE_VERSION '{READABLE_FROM}')")
            connection.execute("USE target")
            for table in ALL_TABLES:
                tell(table)
                try:
                    _table(connection, table, store.parts(out, table))
                except duckdb.BinderException:
                    raise other_version(out, table) from None
            tell("views")
            _duplicates(connection, duplicates)
            connection.execute(files("extract.export").joinpath("views.sql").read_text(encoding="utf-8"))
            _describe_views(connection)
            connection.execute("CHECKPOINT target")

    try:
        replace_file(path, write)
    except duckdb.IOException as error:
        told = str(error).partition("\n")[0]
        raise OSError(errno.EIO, f"cannot be written ({told}); free some space and export again", str(path)) from None
    finally:
        for left in path.parent.glob(f".{path.name}.*.wal"):  # what DuckDB leaves when a disk is full
            left.unlink(missing_ok=True)
    return [path]


def _table(connection: duckdb.DuckDBPyConnection, table: str, parts: Sequence[Path]) -> None:
    """The rows of a table's part files, in their order."""
    columns = columns_of(table)
    names = ", ".join(_name(column.name) for column in columns)
    connection.execute(
        f"CREATE TABLE {_name(table)} AS SELECT {names} FROM read_parquet([{', '.join(map(_text, map(str, parts)))}], "
        "hive_partitioning = true, hive_types = {'council_code': VARCHAR})"
    )
    _comment(connection, f"TABLE {_name(table)}", " ".join((ALL_TABLES[table].__doc__ or "").split()))
    for column in columns:
        _comment(connection, f"COLUMN {_name(table)}.{_name(column.name)}", column.description)


def _duplicates(connection: duckdb.DuckDBPyConnection, rows: Sequence[Mapping[str, object]]) -> None:
    """The rows that stand in another paper too, as ``council-extract compare`` finds them."""
    columns = COMPARED["duplicates"]
    made = frame("duplicates", rows)
    connection.execute(
        f"CREATE TABLE duplicates ({', '.join(f'{_name(c.name)} {SQL_TYPES[c.kind]}' for c in columns)})"
    )
    if len(made):
        connection.register("found_duplicates", made)
        connection.execute("INSERT INTO duplicates SELECT * FROM found_duplicates")
        connection.unregister("found_duplicates")
    _comment(connection, "TABLE duplicates", "Rows that are not counted, and the rows that are counted in their place.")
    for column in columns:
        _comment(connection, f"COLUMN duplicates.{_name(column.name)}", column.description)


def _describe_views(connection: duckdb.DuckDBPyConnection) -> None:
    meanings = {column.name: column.description for column in COMPARED["councils"]}
    described = {"v_council_summary": meanings, **VIEW_COLUMNS}
    for view, columns in described.items():
        has = [row[0] for row in connection.execute(f"DESCRIBE {view}").fetchall()]
        for name in has:
            if name in columns:
                _comment(connection, f"COLUMN {view}.{_name(name)}", columns[name])


def _comment(connection: duckdb.DuckDBPyConnection, what: str, text: str) -> None:
    connection.execute(f"COMMENT ON {what} IS {_text(text)}")


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
