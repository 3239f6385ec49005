"""A store for other programs: CSV with its description (CSVW), Excel, a DuckDB file with views, JSON Lines.

Texts out of PDFs stay texts wherever they are opened: no cell of theirs is a formula, a link or mark-up. Nothing is
left out silently: what a format cannot hold stands elsewhere in the same export, and the cell says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from extract.export.csv_files import write_csv
from extract.export.database import write_duckdb
from extract.export.excel import write_excel
from extract.export.json_lines import write_json_lines

__all__ = ["FORMATS", "ExportError", "export"]

FORMATS: Mapping[str, tuple[str, Callable[[Path, Path, Callable[[str], None]], list[Path]]]] = {
    "csv": ("", write_csv),
    "jsonl": ("", write_json_lines),
    "xlsx": ("council-extract.xlsx", write_excel),
    "duckdb": ("council-extract.duckdb", write_duckdb),
}
"""By format: the file's name where a folder is given ("" for formats of many files), and what writes it."""


class ExportError(ValueError):
    """A place that cannot be written as asked; the message says what to do."""


def export(out: Path, to: str, target: Path, tell: Callable[[str], None] = lambda _: None) -> list[Path]:
    """Write the store in ``out`` as format ``to`` (one of ``FORMATS``) to ``target``; gives the files written.

    ``target`` is a folder for formats of many files; for one-file formats it is the file, or a folder to put it in.
    Files of the same name are replaced, each in one step. ``tell`` is called with the name of each table as it begins.
    Raises store.StoreError, ExportError.
    """
    name, write = FORMATS[to]
    if not name and target.is_file():
        raise ExportError(f"{target} is a file; --to {to} writes many: give a folder")
    if name and (target.is_dir() or target.suffix != Path(name).suffix):
        if target.suffix and not target.is_dir():
            raise ExportError(f"{target}: --to {to} writes a file that ends in {Path(name).suffix}, or into a folder")
        target = target / name
    (target.parent if name else target).mkdir(parents=True, exist_ok=True)
    return write(out, target, tell)
