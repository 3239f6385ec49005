"""The first sheet: councils side by side, who carries most, what is overdue on a day that the reader sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from extract.compare.cells import without_control
from extract.export.excel.book import Book
from extract.export.excel.columns import sheet_columns, title_of
from extract.export.excel.joined import DATED, Joined, is_overdue
from extract.export.excel.sheets import DAY, ROW_LIMIT
from extract.export.values import Row

MOST_LEADS = 25
DAY_ROW = 2
GUIDE = (
    (
        "Actions",
        "What councils say they will do: recommendation answered, lead, deadline, page, citation. Type a day above "
        "and filter 'Overdue' for what was late on it.",
    ),
    ("Recommendations", "What was asked of them. 'Actions' is 0 where none answers: filter on it."),
    ("Leads", "A row for each lead of an action: filter on a name to see all that it carries."),
    ("Decisions", "What a committee was asked to agree, or resolved."),
    ("Papers", "Every paper read, its file, and how reading ended."),
    ("Columns", "What every column means. Columns of programs are hidden: unhide them with the + above the sheet."),
)


def write_summary(book: Book, sheet: Any, told: Joined) -> None:
    """Fill the summary; row by row, for the workbook keeps only one in memory."""
    formats = book.formats
    sheet.set_column(0, 0, 58)
    sheet.set_column(1, 8, 18)
    sheet.write_string(0, 0, "What councils were asked, and what they promised", formats["title"])
    papers = f"{len(told.papers)} file" + ("" if len(told.papers) == 1 else "s")
    read = f"Read from {papers} by council-extract, the last on {told.made.day} {told.made:%B %Y}. "
    sheet.write_string(1, 0, f"{read}Rows that stand in another paper too are hidden and not counted.", formats["text"])
    sheet.write_string(DAY_ROW, 0, "What is overdue on this day (type another):", formats["part"])
    sheet.write_datetime(DAY_ROW, 1, told.made, formats["asked"])
    book.workbook.define_name(DAY, f"='{title_of('summary')}'!$B${DAY_ROW + 1}")
    sheet.write_string(DAY_ROW + 2, 0, "The sheets", formats["part"])
    for place, (title, words) in enumerate(GUIDE, DAY_ROW + 3):
        sheet.write_url(place, 0, f"internal:'{title}'!A1", string=title)
        sheet.write_string(place, 1, words, formats["text"])
    row = _councils(book, sheet, DAY_ROW + 4 + len(GUIDE), told)
    _leads(book, sheet, row + 2, told)


def _councils(book: Book, sheet: Any, row: int, told: Joined) -> int:
    """A row a council; gives the last row written."""
    counted = [action for key, action in told.actions.items() if key not in told.again]
    asked = [one for one in told.recommendations if one["recommendation_id"] not in told.again]
    names = sorted({_council(one) for one in (*counted, *asked, *told.papers.values())})
    lines = [
        (
            name,
            _number(told.counted, name),
            _number(asked, name),
            _number(asked, name, lambda one: not told.answered.get(one["recommendation_id"])),
            _number(counted, name),
            _number(counted, name, lambda one: one["timescale_kind"] in DATED and one["timescale_latest"] is not None),
            _number(counted, name, lambda one: one["status"] == "completed"),
            _number(counted, name, lambda one: is_overdue(one, told.made)),
        )
        for name in names
    ]
    headings = (
        "Council",
        "Papers",
        "Recommendations",
        "Without an action",
        "Actions",
        "With a deadline",
        "Done",
        "Overdue",
    )
    return _grid(book, sheet, row, "Councils side by side", headings, lines, _overdue_formula("actions", "council"))


def _leads(book: Book, sheet: Any, row: int, told: Joined) -> int:
    """The leads with most actions; gives the last row written."""
    total, done, late = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for key, names in told.leads.items():
        action = told.actions.get(key)
        if action is None or key in told.again:
            continue
        for name in dict.fromkeys(names):
            lead = (name, _council(action))
            total[lead] += 1
            done[lead] += action["status"] == "completed"
            late[lead] += is_overdue(action, told.made)
    most = sorted(total, key=lambda lead: (-total[lead], lead))[:MOST_LEADS]
    lines = [(name, council, total[name, council], done[name, council], late[name, council]) for name, council in most]
    headings = ("Lead", "Council", "Actions", "Done", "Overdue")
    title = "Who carries most" + (f" (the first {MOST_LEADS} of {len(total)})" if len(total) > MOST_LEADS else "")
    return _grid(book, sheet, row, title, headings, lines, _overdue_formula("action_leads", "name", "council"))


def _grid(
    book: Book,
    sheet: Any,
    row: int,
    title: str,
    headings: Sequence[str],
    lines: Sequence[tuple[str | int, ...]],
    formula: Callable[[int], str],
) -> int:
    """A titled grid whose last column is a formula with the value it has today; gives the last row written."""
    sheet.write_string(row, 0, title, book.formats["part"])
    for place, heading in enumerate(headings):
        sheet.write_string(row + 1, place, heading, book.formats["header"])
    for at, line in enumerate(lines, row + 2):
        for place, value in enumerate(line[:-1]):
            if isinstance(value, str):
                sheet.write_string(at, place, without_control(value), book.formats["text"])
            else:
                sheet.write_number(at, place, value, book.formats["text"])
        sheet.write_formula(at, len(line) - 1, formula(at), book.formats["text"], line[-1])
    return row + 1 + len(lines)


def _overdue_formula(table: str, *keys: str) -> Callable[[int], str]:
    """The formula that counts the overdue rows of a sheet whose columns ``keys`` hold what stands at the left of the
    summary's row."""
    places = {shown.name: xl_col_to_name(place) for place, shown in enumerate(sheet_columns(table))}

    def column(name: str) -> str:
        return f"'{title_of(table)}'!${places[name]}$2:${places[name]}${ROW_LIMIT}"

    def formula(row: int) -> str:  # "="&: a name that begins with a sign is no condition of its own
        same = "".join(f',{column(key)},"="&${xl_col_to_name(at)}{row + 1}' for at, key in enumerate(keys))
        return f'=COUNTIFS({column("overdue")},"overdue"{same})'

    return formula


def _council(row: Row) -> str:
    return str(row["council"] or row["council_code"])


def _number(rows: Iterable[Row], council: str, which: Callable[[Row], bool] = lambda _: True) -> int:
    return sum(_council(row) == council and which(row) for row in rows)
