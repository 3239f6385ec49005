"""An Excel workbook: a summary, the sheets that people read, every other table behind them.

Every text is written as text, so a formula in a paper stays words; the only formulas are our own, which say what is
overdue on the day that stands in the summary. Excel holds 32,767 characters in a cell and 1,048,576 rows in a sheet
("Excel specifications and limits", Microsoft): a longer text is cut, the cut marked in its cell, and the whole text
stands in the sheet "Long texts"; further rows go to a second sheet of the table.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from extract.compare.write import replace_file
from extract.export.excel import book as cells
from extract.export.excel.book import Book
from extract.export.excel.columns import FIRST_SHEETS, title_of
from extract.export.excel.joined import joined
from extract.export.excel.sheets import write_dictionary, write_long_texts, write_table
from extract.export.excel.summary import write_summary
from extract.export.values import rows_of
from extract.schema import ALL_TABLES

__all__ = ["write_excel"]


def write_excel(out: Path, path: Path, tell: Callable[[str], None]) -> list[Path]:
    """Write the workbook ``path``. The same store gives the same bytes. Raises store.StoreError."""
    told = joined(out)

    def write(target: Path) -> None:
        whole = io.BytesIO()  # a full disk costs one write here; within the library it leaves half a file open
        with xlsxwriter.Workbook(whole, cells.OPTIONS) as workbook:
            workbook.set_properties({"title": "council-extract", "created": dt.datetime.combine(told.made, dt.time())})
            book = Book.of(workbook)
            summary = workbook.add_worksheet(title_of("summary"))
            summary.activate()
            for table in (*FIRST_SHEETS, *(name for name in ALL_TABLES if name not in FIRST_SHEETS)):
                tell(table)
                write_table(book, table, rows_of(out, table), told)
            write_dictionary(book)
            write_long_texts(book)
            write_summary(book, summary, told)
        target.write_bytes(whole.getvalue())

    replace_file(path, write)
    return [path]
