"""A manifest beside a folder of PDFs: a small CSV that says of each file whose it is and what meeting it is for."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from extract.known import Known
from extract.plain_files import read_plain_text
from extract.sources.naming import council_named

MANIFEST = "manifest.csv"
REQUIRED = "file"
COLUMNS = (REQUIRED, "council", "committee", "meeting_date", "title", "address", "agenda_item")
ADDRESS = re.compile(r"https?://[^\s\x00-\x1f]{1,2000}", re.I)
USER = re.compile(r"^[^/?#]*//[^/?#]*@")

LARGEST = 64_000_000
"""Bytes of a manifest."""


class ManifestError(ValueError):
    """A manifest that cannot be understood; the message names file, line and cure."""


def read_manifest(path: Path) -> dict[Path, Known]:
    """What a manifest says, by resolved file. All columns but ``file`` may be absent or empty.

    ``file`` is relative to the manifest's folder and may not lead out of it; ``council`` is a name, slug or code;
    one that the registry does not hold is told as an issue of the paper. ``meeting_date`` is 2026-03-31 or 31/03/2026.
    Raises ManifestError.
    """
    found: dict[Path, Known] = {}
    try:
        with StringIO(read_plain_text(path, LARGEST), newline="") as file:
            reader = csv.DictReader(file)
            _check_columns(path, reader.fieldnames or ())
            for row in reader:
                where = f"{path}, line {reader.line_num}"
                values = {name: (row.get(name) or "").strip() for name in COLUMNS}
                if any(values.values()):
                    found[_file(path.parent, values[REQUIRED], where)] = _known(values, where)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ManifestError(f"{path}: not a CSV in UTF-8 ({error}); save it as one") from None
    return found


def _check_columns(path: Path, names: object) -> None:
    given = [str(name).strip() for name in names] if isinstance(names, (list, tuple)) else []
    if REQUIRED not in given:
        raise ManifestError(f"{path}: the column 'file' is missing; the columns are {','.join(COLUMNS)}")
    unknown = [name for name in given if name not in COLUMNS]
    if unknown:
        raise ManifestError(f"{path}: column {unknown[0]!r} is not known; the columns are {','.join(COLUMNS)}")


def _file(folder: Path, name: str, where: str) -> Path:
    if not name:
        raise ManifestError(f"{where}: 'file' is empty; name the PDF, relative to the manifest")
    resolved = (folder / name).resolve()
    if not resolved.is_relative_to(folder.resolve()):
        raise ManifestError(f"{where}: {name!r} lies outside the manifest's folder; move it in")
    return resolved


def _known(values: Mapping[str, str], where: str) -> Known:
    council = council_named(values["council"]) if values["council"] else None
    if USER.search(values["address"]):
        raise ManifestError(f"{where}: the address names a user, and addresses are kept; leave the user out")
    if values["address"] and not ADDRESS.fullmatch(values["address"]):
        raise ManifestError(f"{where}: {values['address']!r} is not a web address; leave it empty if there is none")
    return Known(
        council_code=council.gss_code if council else None,
        council=council.name if council else values["council"] or None,
        committee=values["committee"] or None,
        meeting_date=_date(values["meeting_date"], where),
        title=values["title"] or None,
        agenda_item=values["agenda_item"] or None,
        address=values["address"] or None,
    )


def _date(text: str, where: str) -> dt.date | None:
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ManifestError(f"{where}: {text!r} is not a date; write it as 2026-03-31")
