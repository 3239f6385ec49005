"""Councils in groups: by themselves, by type, by region, or by a list of the user's own."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from extract.compare.papers import Row
from extract.councils import Council, registry
from extract.plain_files import read_plain_text
from extract.schema import UNKNOWN

LARGEST = 10_000_000
"""Bytes of a list of groups."""
BY = ("council", "type", "region")


class GroupError(ValueError):
    """A list of groups that cannot be used; the message says what to do."""


def grouping(by: str) -> Callable[[Row], str | None]:
    """The group of a row: by its ``council_code`` ("council"), by the council's "type" or "region", or as the CSV file
    named by ``by`` says. Rows without a known council are the group "unknown"; those of councils that a list does not
    name are left out of it. Raises GroupError."""
    if by == "council":
        return lambda row: str(row["council_code"])
    if by in BY:
        return lambda row: _of_registry(row["council_code"], by)
    groups = read_list(Path(by))
    return lambda row: groups.get(row["council_code"])


def _of_registry(code: str, by: str) -> str:
    council = registry().by_gss(code)
    return (council.type if by == "type" else council.region) if council else UNKNOWN


def read_list(path: Path) -> dict[str, str]:
    """Group by GSS code from a CSV file with the columns ``council`` (GSS code, three-letter code or name) and
    ``group``. Raises GroupError that names file and line."""
    if not path.is_file():
        raise GroupError(
            f"{path}: no such file; give --by {', '.join(BY)} or a CSV file with columns council and group"
        )
    found: dict[str, str] = {}
    try:
        with StringIO(read_plain_text(path, LARGEST), newline="") as file:
            reader = csv.DictReader(file)
            for column in ("council", "group"):
                if column not in (reader.fieldnames or ()):
                    raise GroupError(f"{path}: column {column!r} is missing; the first line must be: council,group")
            for row in reader:
                name, group = (row["council"] or "").strip(), (row["group"] or "").strip()
                council = _council(name)
                if not council or not group:
                    what = "the group is empty" if council else f"no council is called {name!r}"
                    raise GroupError(f"{path}, line {reader.line_num}: {what}; give a GSS code, short code or name")
                if found.setdefault(council.gss_code, group) != group:
                    raise GroupError(f"{path}, line {reader.line_num}: {council.name} is in two groups; keep one")
    except (UnicodeDecodeError, csv.Error) as error:
        raise GroupError(f"{path}: not a CSV file in UTF-8 ({error}); save it as CSV UTF-8") from None
    return found


def _council(text: str) -> Council | None:
    known = registry()
    return known.by_gss(text) or known.by_code(text.upper()) or known.by_name(text)
