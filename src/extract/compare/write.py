"""A comparison's tables as files: CSV for spreadsheets, Parquet for programs, Markdown for reading."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd

from extract.compare.cells import csv_text, markdown_text

FORMATS = ("csv", "parquet", "md")
MOST_MARKDOWN_ROWS = 200
MOST_MARKDOWN_COLUMNS = 12
"""A wider table is not read across a page."""
MOST_TURNED_ROWS = 12
LONGEST_TURNED_CELL = 60


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Write every table as ``<name>.csv``, ``.parquet`` and ``.md`` into ``folder``, which is made. Gives the paths.

    A table's older files are replaced, each in one step. Text cells of the CSV are guarded (see ``cells``); the Parquet
    files hold the plain text.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in tables.items():
        for suffix, save in (("csv", _csv), ("parquet", _parquet), ("md", _markdown)):
            path = folder / f"{name}.{suffix}"
            replace_file(path, lambda target, save=save, table=table: save(table, target))  # type: ignore[misc]
            written.append(path)
    return written


def replace_file(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a new file beside ``path``, then put it in its place: no reader sees half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        write(Path(name))
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _csv(table: pd.DataFrame, path: Path) -> None:
    guarded = table.copy()
    for column in guarded.columns:
        if pd.api.types.is_string_dtype(guarded[column].dtype):
            guarded[column] = guarded[column].map(lambda value: csv_text(value) if isinstance(value, str) else value)
    guarded.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n", date_format="%Y-%m-%d")


def _parquet(table: pd.DataFrame, path: Path) -> None:
    days = {name: "date32[day][pyarrow]" for name in table.columns if pd.api.types.is_datetime64_dtype(table[name])}
    table.astype(days).to_parquet(path, index=False, compression="zstd")


def _markdown(table: pd.DataFrame, path: Path) -> None:
    path.write_text(markdown(table), encoding="utf-8")


def markdown(table: pd.DataFrame) -> str:
    """The table in Markdown, at most ``MOST_MARKDOWN_ROWS`` rows, the number of the others below it.

    A wide table is turned, a column a row, so that it fits a page; where it holds long texts, each row is a list.
    """
    shown = [[_shown(value) for value in row] for row in table.head(MOST_MARKDOWN_ROWS).itertuples(index=False)]
    names = [str(name) for name in table.columns]
    if len(names) <= MOST_MARKDOWN_COLUMNS or not shown:
        text = _grid(names, shown)
    elif len(shown) <= MOST_TURNED_ROWS and all(len(cell) <= LONGEST_TURNED_CELL for row in shown for cell in row):
        turned = [list(cells) for cells in zip(names, *shown, strict=True)]
        text = _grid(turned[0], turned[1:])
    else:
        text = "\n\n".join(_listed(number, names, row) for number, row in enumerate(shown, 1))
    left = len(table) - MOST_MARKDOWN_ROWS
    return text + (f"\n\n{left} more rows: see the CSV or Parquet file.\n" if left > 0 else "\n")


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(" | ".join(("", *line, "")).strip() for line in lines)


def _listed(number: int, names: Sequence[str], row: Sequence[str]) -> str:
    lines = (f"- {name}: {cell}" for name, cell in zip(names, row, strict=True) if cell)
    return "\n".join((f"## {number}", "", *lines))


def _shown(value: Any) -> str:
    if not isinstance(value, str) and pd.isna(value):
        return ""
    if pd.api.types.is_bool(value):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    return markdown_text(f"{value:g}" if isinstance(value, float) else str(value))
