"""The registry of councils: by code, by name, and by what a paper says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from extract.councils.council import Council, Identification
from extract.councils.folders import folders
from extract.councils.names import name_key, stem_key, stems
from extract.councils.recognise import Recogniser

COLUMNS = ("code", "gss_code", "official_name", "name", "names", "type", "region", "nation", "domain")
SITE_COLUMNS = ("site_host", "site_kind", "moderngov_host")
"""``moderngov_host`` is how tables of earlier versions named the host; those of users may still."""


class Registry:
    """Every council known, in order of code. Built once; see ``registry``."""

    def __init__(self, councils: Iterable[Council]) -> None:
        self.councils = tuple(councils)
        self._by_gss = {c.gss_code: c for c in self.councils}
        self._by_code = {c.code: c for c in self.councils}
        self._by_key = _unambiguous((name_key(n), c) for c in self.councils for n in c.names)
        self._by_stem = _unambiguous((stem, c) for c in self.councils for stem in stems(c.name, c.names))
        self._recogniser = Recogniser(self.councils)

    def by_gss(self, code: str) -> Council | None:
        """The council with this GSS code (``E10000016``)."""
        return self._by_gss.get(code)

    def by_code(self, code: str) -> Council | None:
        """The council with this three-letter code (``KEN``)."""
        return self._by_code.get(code)

    def by_name(self, text: str) -> Council | None:
        """The council that ``text`` names and nothing else, in any usual spelling and case; None where unknown."""
        return self._by_key.get(name_key(text)) or self._by_stem.get(stem_key(text))

    def identify(self, texts: Sequence[tuple[str, float]]) -> Identification:
        """The council a paper is about, from its (words, weight) pairs.

        A front page or heading should weigh more (say 3) than the body (1): what counts is evidence times weight.
        The same texts must not be given twice.
        """
        return self._recogniser.identify(texts)


def _unambiguous(pairs: Iterable[tuple[str, Council]]) -> dict[str, Council]:
    found: dict[str, Council | None] = {}
    for key, council in pairs:
        found[key] = council if found.get(key, council) == council else None
    return {key: council for key, council in found.items() if council and key}


def registry(extra: Path | None = None) -> Registry:
    """The shipped councils; rows of ``councils.csv`` in further folders (see ``folders``) are added or replace theirs.

    Read once for each set of folders. Raises ValueError that names file, line and column where a row is not complete.
    """
    return _load(folders(extra))


@lru_cache(maxsize=8)
def _load(places: tuple[Path, ...]) -> Registry:
    councils: dict[str, Council] = {}
    for folder in reversed(places):
        path = folder / "councils.csv"
        if path.is_file():
            councils.update((c.code, c) for c in _read(path))
    return Registry(councils[code] for code in sorted(councils))


def _read(path: Path) -> Iterable[Council]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"{path}: column {missing[0]!r} is missing")
        for row in reader:
            yield _council(row, f"{path}, line {reader.line_num}")


def _council(row: Mapping[str, str | None], where: str) -> Council:
    for column in ("code", "gss_code", "official_name", "name"):
        if not (row[column] or "").strip():
            raise ValueError(f"{where}: {column!r} is empty")
    value = {column: (row.get(column) or "").strip() for column in (*COLUMNS, *SITE_COLUMNS)}
    earlier = value["moderngov_host"]
    spelled = (value["name"], value["official_name"], *value["names"].split(";"))
    return Council(
        code=value["code"],
        gss_code=value["gss_code"],
        name=value["name"],
        official_name=value["official_name"],
        names=tuple(dict.fromkeys(name.strip() for name in spelled if name.strip())),
        type=value["type"],
        region=value["region"],
        nation=value["nation"],
        site_host=value["site_host"] or earlier or None,
        site_kind=value["site_kind"] or ("moderngov" if earlier and not value["site_host"] else None),
        domain=value["domain"] or None,
    )
