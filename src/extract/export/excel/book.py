"""A workbook being written: formats, cells by their type, texts that are too long for a cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.compare.cells import without_control

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CELL_LIMIT = 32_767
"""Counted in UTF-16 units: a letter outside the basic plane is two."""
FIRST_DAY = dt.date(1900, 3, 1)
"""Before it Excel's calendar is a day off; older dates are written as text."""
LONG = "Long texts"
TOP = {"valign": "top"}
FORMATS: dict[str, dict[str, Any]] = {
    "header": {"bold": True, "text_wrap": True, "bg_color": "#DDE6EE", "border": 1},
    "text": {},
    "wrapped": {"text_wrap": True},
    "date": {"num_format": "d mmm yyyy"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss"},
    "share": {"num_format": "0%"},
    "title": {"bold": True, "font_size": 16},
    "part": {"bold": True, "font_size": 12},
    "asked": {"num_format": "d mmm yyyy", "bg_color": "#FFF4C2", "border": 1, "bold": True, "align": "left"},
}


@dataclass
class Book:
    """``long``: sheet, heading, row, piece of pieces, characters and words of each piece of a text that was cut."""

    workbook: Any
    formats: dict[str, Any]
    long: list[tuple[str, str, int, str, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, workbook: Any) -> Book:
        return cls(workbook, {name: workbook.add_format(TOP | told) for name, told in FORMATS.items()})

    def head(self, sheet: Any, names: Sequence[str], widths: Sequence[int], hidden: Sequence[bool] = ()) -> None:
        """The heading row, frozen, and the widths of the columns."""
        sheet.freeze_panes(1, 0)
        for place, (name, width) in enumerate(zip(names, widths, strict=True)):
            away = {"hidden": True, "level": 1} if hidden and hidden[place] else {}
            sheet.set_column(place, place, width, None, away)
            sheet.write_string(0, place, name, self.formats["header"])

    def write(self, sheet: Any, row: int, place: int, value: Any, heading: str, *, wrapped: bool, share: bool) -> None:
        """One cell, by the type of its value. A missing value leaves it empty."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_string(row, place, "yes" if value else "no", self.formats["text"])
        elif isinstance(value, int | float):
            sheet.write_number(row, place, value, self.formats["share" if share else "text"])
        elif isinstance(value, dt.datetime):
            sheet.write_datetime(row, place, value.astimezone(dt.UTC).replace(tzinfo=None), self.formats["moment"])
        elif isinstance(value, dt.date) and value >= FIRST_DAY:
            sheet.write_datetime(row, place, value, self.formats["date"])
        else:
            text = self._fitted(sheet.get_name(), row, heading, without_control(str(value)))
            sheet.write_string(row, place, text, self.formats["wrapped" if wrapped else "text"])

    def _fitted(self, sheet: str, row: int, heading: str, text: str) -> str:
        """``text``, or as much of it as a cell holds with a mark that says where the whole stands."""
        if len(text) * 2 <= CELL_LIMIT or _units(text) <= CELL_LIMIT:
            return text
        first = len(self.long) + 2
        pieces = list(_pieces(text))
        self.long.extend(
            (sheet, heading, row + 1, f"{number} of {len(pieces)}", len(text), piece)
            for number, piece in enumerate(pieces, 1)
        )
        mark = f" […] cut: {len(text)} characters; the whole text stands in the sheet '{LONG}' from row {first}"
        return text[: (CELL_LIMIT - len(mark)) // 2] + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _pieces(text: str) -> Iterator[str]:
    size = CELL_LIMIT // 2  # whatever the letters, they fit
    for start in range(0, len(text), size):
        yield text[start : start + size]
