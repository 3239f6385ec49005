"""The parts that reports to committees share: heads of two columns, numbered sections, tables of plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from make.sheet import MARGIN, Sheet
from make.table import Row, cell, draw
from make.text import BULLET, Para

HANG = 34.0
"""Where the words of a numbered paragraph begin, in points from the margin."""

Section = tuple[str, Sequence[str]]
"""Heading with its number, then paragraphs: "1.1 Words", "• a bullet", "# a sub-heading", or words alone."""


def head_table(sheet: Sheet, issuer: str, name: str, entries: Mapping[str, Sequence[str]], size: float = 10) -> None:
    """The table at the head of a report: who issues it and its name, then what is said of it, key by key."""
    top = (cell(issuer, bold=True, fill="#e3efef", size=10), cell(Para(name, bold=True, size=18)))
    rows = [Row(top, cut=False, room=4)]
    for key, values in entries.items():
        cells = (cell(key, bold=True, fill="#e3efef", size=size), cell(*values, size=size))
        rows.append(Row(cells, cut=False, room=4))
    draw(sheet, (130, sheet.width - 2 * MARGIN - 130), rows)
    sheet.y += 18


def heading(text: str, size: float = 12) -> Para:
    return Para(text, bold=True, size=size, after=6)


def numbered(number: str, text: str, *, size: float = 10.5, mark: str = "", bold: bool = False) -> Para:
    return Para(text, bold=bold, size=size, indent=HANG, hanger=number, after=7, mark=mark)


def section(sheet: Sheet, one: Section, size: float = 10.5) -> None:
    """Write a section; its heading never stands alone at the foot of a page."""
    title, texts = one
    if sheet.y + 60 > sheet.bottom:
        sheet.start_page()
    number, _, words = title.partition(" ")
    sheet.y += 6
    sheet.flow([Para(words, bold=True, size=12, indent=HANG, hanger=number, after=6)])
    for text in texts:
        sheet.flow([_paragraph(text, size)])


def _paragraph(text: str, size: float) -> Para:
    if text.startswith("# "):
        return Para(text[2:], bold=True, size=size, indent=HANG, after=4)
    if text.startswith(BULLET):
        return Para(text[len(BULLET) :], size=size, indent=HANG + 22, hanger="•", after=3)
    number, _, words = text.partition(" ")
    if number[0].isdigit():
        return numbered(number, words, size=size)
    return Para(text, size=size, indent=HANG, after=7)
