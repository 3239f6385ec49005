"""An Excel workbook: a sheet a table, typed columns, frozen header, filters.

Every text is written as text, so a formula in a paper stays words. Excel holds 32,767 characters in a cell and
1,048,576 rows in a sheet ("Excel specifications and limits", Microsoft): a longer text is cut, the cut marked in its
cell, and the whole text stands in the sheet "long texts"; further rows go to a second sheet of the table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from extract.compare import read_papers, select
from extract.compare.cells import without_control
from extract.compare.write import replace_file
from extract.export.values import Row, as_json, columns_of, is_nested, rows_of
from extract.schema import ALL_TABLES
from extract.store.columns import Column

CELL_LIMIT = 32_767
"""Counted in UTF-16 units: a letter outside the basic plane is two."""
ROW_LIMIT = 1_048_576
FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel's calendar is a day off; older dates are written as text."""
LONG = "long texts"
FIRST_SHEETS = ("actions", "recommendations", "action_leads", "decisions", "documents")
FIRST_COLUMNS = {
    "actions": ("council", "counted", "recommendation_numbers", "ref", "text", "lead_raw", "leads", "timescale_raw",
                "timescale_latest", "timescale_kind", "status", "progress_raw", "file_name", "page_first",
                "confidence", "ambiguous", "notes"),
    "recommendations": ("council", "counted", "number", "text", "context", "origin", "response", "file_name",
                        "page_first"),
    "decisions": ("council", "counted", "number", "stem", "text", "verb", "decision_maker", "state", "file_name",
                  "page_first"),
    "documents": ("council", "title", "document_type", "meeting_date", "file_name", "n_actions", "status"),
}  # fmt: skip
"""What a reader looks at, to the left; the other columns follow in the order of the data dictionary."""
LEADS = Column("leads", "string", True, "Canonical names of its leads, one a line (sheet action_leads)")
FILE = Column("file_name", "string", True, "Name of the paper's file (sheet documents)")
COUNTED = Column("counted", "bool", True, "Whether compare counts it: no where it stands in another paper as well, "
                 "or in a later edition of the plan")  # fmt: skip
ADDED = {"actions": (COUNTED, LEADS, FILE), "recommendations": (COUNTED, FILE), "decisions": (COUNTED, FILE)}
"""Columns that a sheet has beside those of its table, so that a reader need not look in another sheet."""
WIDTHS = {"string": 18, "date32": 12, "timestamp": 18, "bool": 8, "list": 18, "map": 18, "struct": 18}
WIDE = {
    "text": 70,
    "context": 50,
    "title": 40,
    "lead_raw": 30,
    "leads": 30,
    "file_name": 30,
    "progress_raw": 40,
    "message": 60,
}


@dataclass
class Book:
    """A workbook being written, and the texts that were too long for their cell."""

    workbook: Any
    formats: dict[str, Any]
    long: list[tuple[str, str, int, str, int, str]] = field(default_factory=list)


def write_excel(out: Path, path: Path, tell: Callable[[str], None]) -> list[Path]:
    """Write the workbook ``path``. The same store gives the same bytes. Raises store.StoreError."""
    documents = list(rows_of(out, "documents"))
    files = {row["document_id"]: row["file_name"] for row in documents}
    again = {row["record_id"] for row in select(read_papers(out)).duplicates}
    leads: dict[str, list[str]] = {}
    for lead in sorted(rows_of(out, "action_leads"), key=lambda row: (row["action_id"], row["position"])):
        leads.setdefault(lead["action_id"], []).append(lead["name"])

    def added(table: str, row: Row) -> Row:
        return {
            COUNTED.name: row[f"{table[:-1]}_id"] not in again,
            LEADS.name: "\n".join(leads.get(row.get("action_id", ""), [])) or None,
            FILE.name: files.get(row["document_id"]),
        }

    def write(target: Path) -> None:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                   "strings_to_numbers": False}  # fmt: skip
        with xlsxwriter.Workbook(str(target), options) as workbook:
            made = max((row["processed_at"] for row in documents), default=dt.datetime(2000, 1, 1))
            workbook.set_properties({"title": "council-extract", "created": made.replace(tzinfo=None)})
            book = Book(workbook, _formats(workbook))
            for table in (*FIRST_SHEETS, *(name for name in ALL_TABLES if name not in FIRST_SHEETS)):
                tell(table)
                rows = rows_of(out, table)
                _table(book, table, (row | added(table, row) for row in rows) if table in ADDED else rows)
            _dictionary(book)
            _long_texts(book)

    replace_file(path, write)
    return [path]


def _formats(workbook: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    return {
        "header": workbook.add_format({"bold": True, "text_wrap": True, "bg_color": "#DDE6EE", "border": 1, **top}),
        "text": workbook.add_format({**top}),
        "wrapped": workbook.add_format({"text_wrap": True, **top}),
        "number": workbook.add_format({**top}),
        "date": workbook.add_format({"num_format": "yyyy-mm-dd", **top}),
        "moment": workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", **top}),
    }


def sheet_columns(table: str) -> list[Column]:
    """The columns of a table's sheet, from left to right."""
    known = {column.name: column for column in (*columns_of(table), *ADDED.get(table, ()))}
    first = [known[name] for name in FIRST_COLUMNS.get(table, ()) if name in known]
    return first + [column for column in known.values() if column not in first]


def _table(book: Book, table: str, rows: Iterator[Row]) -> None:
    columns, number = sheet_columns(table), 1
    while True:
        sheet = book.workbook.add_worksheet(table if number == 1 else f"{table} ({number})")
        _head(book, sheet, [column.name for column in columns], [_width(column) for column in columns])
        last = 0
        for last, row in enumerate(islice(rows, ROW_LIMIT - 1), 1):
            for place, column in enumerate(columns):
                _write(book, sheet, table, last, place, column, row[column.name])
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        if last < ROW_LIMIT - 1:
            return
        number += 1


def _head(book: Book, sheet: Any, names: Sequence[str], widths: Sequence[int]) -> None:
    sheet.freeze_panes(1, 0)
    for place, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, book.formats["header"])


def _width(column: Column) -> int:
    return WIDE.get(column.name) or WIDTHS.get(column.kind, 12)


def _write(book: Book, sheet: Any, table: str, row: int, place: int, column: Column, value: Any) -> None:
    """One cell, by its type. Missing values, and lists of nothing, leave it empty."""
    if value is None or (is_nested(column) and not value):
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value, book.formats["text"])
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, book.formats["number"])
    elif isinstance(value, dt.datetime):
        sheet.write_datetime(row, place, value.astimezone(dt.UTC).replace(tzinfo=None), book.formats["moment"])
    elif isinstance(value, dt.date) and value >= FIRST_DAY:
        sheet.write_datetime(row, place, value, book.formats["date"])
    else:
        text = without_control(_text(column, value))
        wrapped = book.formats["wrapped" if column.name in WIDE else "text"]
        sheet.write_string(row, place, _fitted(book, table, row, column.name, text), wrapped)


def _text(column: Column, value: Any) -> str:
    """Lists of texts one a line (as JSON where an item has lines of its own), other nested values as JSON."""
    if is_nested(column):
        lines = isinstance(value, list) and all(isinstance(item, str) and "\n" not in item for item in value)
        return "\n".join(value) if lines else as_json(value)
    return str(value)


def _fitted(book: Book, table: str, row: int, name: str, text: str) -> str:
    """``text``, or as much of it as a cell holds with a mark that says where the whole stands."""
    if len(text) * 2 <= CELL_LIMIT or _units(text) <= CELL_LIMIT:
        return text
    first = len(book.long) + 2
    pieces = list(_pieces(text))
    book.long.extend(
        (table, name, row + 1, f"{number} of {len(pieces)}", len(text), piece) for number, piece in enumerate(pieces, 1)
    )
    mark = f" […] cut: {len(text)} characters; the whole text stands in the sheet '{LONG}' from row {first}"
    return text[: (CELL_LIMIT - len(mark)) // 2] + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _pieces(text: str) -> Iterator[str]:
    size = CELL_LIMIT // 2  # whatever the letters, they fit
    for start in range(0, len(text), size):
        yield text[start : start + size]


def _dictionary(book: Book) -> None:
    """What every column means."""
    sheet = book.workbook.add_worksheet("columns")
    _head(book, sheet, ["sheet", "column", "type", "meaning"], [18, 24, 18, 100])
    lines = [(table, column) for table in ALL_TABLES for column in sheet_columns(table)]
    for row, (table, column) in enumerate(lines, 1):
        for place, text in enumerate((table, column.name, column.type_name, column.description)):
            sheet.write_string(row, place, text, book.formats["wrapped"])
    sheet.autofilter(0, 0, len(lines), 3)


def _long_texts(book: Book) -> None:
    if not book.long:
        return
    sheet = book.workbook.add_worksheet(LONG)
    _head(book, sheet, ["sheet", "column", "row", "piece", "characters", "text"], [18, 18, 8, 10, 12, 120])
    for row, (table, name, number, piece, size, text) in enumerate(book.long, 1):
        for place, value in enumerate((table, name, number, piece, size, text)):
            if isinstance(value, int):
                sheet.write_number(row, place, value)
            else:
                sheet.write_string(row, place, value, book.formats["text"])
