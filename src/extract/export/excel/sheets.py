"""The sheets of tables: what people read to the left, the rest hidden behind it; what columns mean; long texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from extract.export.excel.book import LONG, Book
from extract.export.excel.columns import FIRST_SHEETS, SHARES, WIDE, Shown, sheet_columns, title_of
from extract.export.excel.joined import CLOSED, Joined, deadline, is_overdue
from extract.export.values import Row, as_json, is_nested
from extract.schema import ALL_TABLES
from extract.store.columns import Column

ROW_LIMIT = 1_048_576
GREY = "#B8BEC6"
DAY = "Overdue_on"
"""Name of the cell in the summary that holds the day for which sheets say what is overdue."""


def write_table(book: Book, table: str, rows: Iterator[Row], told: Joined) -> None:
    """The sheet of a table, or several where it has more rows than a sheet holds."""
    columns, number, title = sheet_columns(table), 1, title_of(table)
    while True:
        sheet = book.workbook.add_worksheet(title if number == 1 else f"{title} ({number})")
        if table not in FIRST_SHEETS:
            sheet.set_tab_color(GREY)
        names = [shown.heading for shown in columns]
        book.head(sheet, names, [shown.width for shown in columns], [shown.hidden for shown in columns])
        last, away = 0, 0
        for last, row in enumerate(islice(rows, ROW_LIMIT - 1), 1):
            values = row | told.added(table, row)
            if values.get("counts") is False:
                sheet.set_row(last, None, None, {"hidden": True})
                away += 1
            _row(book, sheet, last, columns, values, told)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        if away:  # shown as filtered, so that a click on the heading brings them back
            sheet.filter_column(_place(columns, "counts"), "Counts == yes")
        if last < ROW_LIMIT - 1:
            return
        number += 1


def _row(book: Book, sheet: Any, row: int, columns: Sequence[Shown], values: Row, told: Joined) -> None:
    for place, shown in enumerate(columns):
        if shown.name == "overdue":
            _overdue(book, sheet, row, place, columns, values, told)
            continue
        value = _readable(shown.column, values.get(shown.name))
        wrapped, share = shown.name in WIDE, shown.name in SHARES
        book.write(sheet, row, place, value, shown.heading, wrapped=wrapped, share=share)


def _overdue(book: Book, sheet: Any, row: int, place: int, columns: Sequence[Shown], values: Row, told: Joined) -> None:
    """The formula that says whether the row is overdue on the day of the summary, and what it comes to today."""
    status = values.get("action_status", values.get("status")) or "unknown"
    action = told.actions.get(values["action_id"])
    if not values.get("counts") or action is None or status in CLOSED:
        return
    value = "overdue" if is_overdue(action, told.made) else ""
    due = f"{xl_col_to_name(_place(columns, 'deadline'))}{row + 1}"
    said = status == "overdue" and deadline(action) is None
    test = "TRUE" if said else f"AND(ISNUMBER({due}),{due}<{DAY})"
    sheet.write_formula(row, place, f'=IF({test},"overdue","")', book.formats["text"], value)


def _place(columns: Sequence[Shown], name: str) -> int:
    return next(place for place, shown in enumerate(columns) if shown.name == name)


def _readable(column: Column, value: Any) -> Any:
    """A value as people read it: lists of texts one a line (as JSON where an item has lines of its own), other nested
    values as JSON, names of a list of choices as words. Lists of nothing are missing."""
    if is_nested(column):
        if not value:
            return None
        lines = isinstance(value, list) and all(isinstance(item, str) and "\n" not in item for item in value)
        return "\n".join(value) if lines else as_json(value)
    if isinstance(value, str) and (column.choices or column.name == "action_status"):
        return value.replace("_", " ")
    return value


def write_dictionary(book: Book) -> None:
    """What every column means, and what it is called in the store."""
    sheet = book.workbook.add_worksheet("Columns")
    book.head(sheet, ["Sheet", "Heading", "Column of the store", "Type", "Meaning"], [18, 24, 24, 18, 100])
    lines = [(table, shown) for table in ALL_TABLES for shown in sheet_columns(table)]
    for row, (table, shown) in enumerate(lines, 1):
        column = shown.column
        texts = (title_of(table), shown.heading, column.name, column.type_name, column.description)
        for place, text in enumerate(texts):
            sheet.write_string(row, place, text, book.formats["wrapped"])
    sheet.autofilter(0, 0, len(lines), 4)
    sheet.set_tab_color(GREY)


def write_long_texts(book: Book) -> None:
    """The texts that no cell holds, in pieces."""
    if not book.long:
        return
    sheet = book.workbook.add_worksheet(LONG)
    book.head(sheet, ["Sheet", "Heading", "Row", "Piece", "Characters", "Text"], [18, 18, 8, 10, 12, 120])
    for row, values in enumerate(book.long, 1):
        for place, value in enumerate(values):
            if isinstance(value, int):
                sheet.write_number(row, place, value)
            else:
                sheet.write_string(row, place, value, book.formats["text"])
