"""JSON Lines: a file a table, a row a line, nested values as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extract.compare.write import replace_file
from extract.export.values import as_json, columns_of, rows_of
from extract.schema import ALL_TABLES


def write_json_lines(out: Path, folder: Path, tell: Callable[[str], None]) -> list[Path]:
    """Write ``<table>.jsonl`` for every table. Raises store.StoreError."""
    written = []
    for table in ALL_TABLES:
        tell(table)
        path = folder / f"{table}.jsonl"
        replace_file(path, lambda target, table=table: _write(out, table, target))  # type: ignore[misc]
        written.append(path)
    return written


def _write(out: Path, table: str, path: Path) -> None:
    names = [column.name for column in columns_of(table)]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows_of(out, table):
            file.write(as_json({name: row[name] for name in names}) + "\n")
