"""What a cell may hold, so that a text out of a PDF stays text wherever it is opened.

A spreadsheet takes a CSV cell that begins with = + - @ (or with a tab or carriage return before one) for a formula. As
OWASP advises ("CSV Injection"), such a cell gets an apostrophe before it; so does one that begins with an apostrophe
followed by such a character, so that taking one apostrophe away always gives the text back: ``plain_text``.
"""

from __future__ import annotations

import re

GUARD = "'"
UNSEEN = r"\s\u0000-\u0020\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
RISKY = re.compile(rf"'*[{UNSEEN}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|'*[{UNSEEN}]*[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula: the signs, their full-width forms, and whatever white
space, mark of direction or apostrophes stand before them."""
CONTROL = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\ufffe\uffff]")
"""Characters that neither CSV readers nor XML (so Excel) take. Tab, line feed and carriage return are not of them."""
REPLACEMENT = "\ufffd"
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!$&])")


def without_control(text: str) -> str:
    """``text`` with each control character replaced by U+FFFD, so that it is seen that one stood there."""
    return CONTROL.sub(REPLACEMENT, text)


def csv_text(text: str) -> str:
    """``text`` as a cell of a CSV file that a spreadsheet may open."""
    clean = without_control(text)
    return GUARD + clean if RISKY.match(clean) else clean


def plain_text(cell: str) -> str:
    """The text that ``csv_text`` made ``cell`` of (control characters stay replaced)."""
    return cell[1:] if cell.startswith(GUARD) and RISKY.match(cell[1:]) else cell


def markdown_text(text: str) -> str:
    """``text`` as a cell of a Markdown table: one line, and no mark-up, link or HTML of its own. Its own lines are
    parted by slashes."""
    lines = (" ".join(line.split()) for line in MARKDOWN.sub(r"\\\1", without_control(text)).splitlines())
    return " / ".join(line for line in lines if line)
