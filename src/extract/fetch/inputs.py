"""What a user gives to ``fetch``: a council, a folder, a table of links or a plain list of addresses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit

from extract.sources import Corpus, Listed, TableError, council_named, folder_name, read_addresses, read_links
from extract.web import AddressError, tidy


class InputError(Exception):
    """Nothing to fetch is meant by these words; the message says what to do."""


def listed_in(given: str, corpora: Path, out: Path | None) -> list[tuple[Corpus, list[Listed]]]:
    """The lists meant by ``given`` and the folder each is fetched into.

    A council's lies in its folder of ``corpora``; a folder may hold one list or a folder for each council. ``out``
    replaces the list's own folder. Raises InputError, TableError or OSError.
    """
    path = Path(given)
    council = None if path.exists() else council_named(given)
    if council:
        path = corpora / folder_name(council)
        if not Corpus(path).links.is_file():
            raise InputError(f"{path} holds no links.parquet; run 'council-extract discover {given}' first")
    if path.is_dir():
        return _of_folders(path, out)
    if not path.is_file():
        raise InputError(f"{given}: no such folder, list or council; 'council-extract discover' makes a list")
    if path.suffix == ".parquet":
        return [(Corpus(out or path.parent), read_links(path))]
    if out is None:
        raise InputError(f"{given} is a plain list of addresses; say with --out which folder to fetch into")
    return [(Corpus(out), _plain(path))]


def _of_folders(folder: Path, out: Path | None) -> list[tuple[Corpus, list[Listed]]]:
    own = Corpus(folder)
    if own.links.is_file():
        return [(Corpus(out or folder), read_links(own.links))]
    below = [Corpus(path) for path in sorted(folder.iterdir()) if Corpus(path).links.is_file()]
    if not below:
        raise InputError(f"{folder} holds no links.parquet; 'council-extract discover' makes one")
    return [(Corpus(out / corpus.path.name) if out else corpus, read_links(corpus.links)) for corpus in below]


def _plain(path: Path) -> list[Listed]:
    """Bare addresses as rows that say nothing else. Raises TableError where a line is no address."""
    now = dt.datetime.now(dt.UTC)
    rows = []
    for line in read_addresses(path):
        try:
            address = tidy(line)
        except AddressError as error:
            raise TableError(f"{path}: {error}; give one address a line") from None
        rows.append(_bare(address, now))
    return rows


def _bare(address: str, now: dt.datetime) -> Listed:
    parts = urlsplit(address)
    blank = dict.fromkeys(name for name in Listed.model_fields)
    title = parts.path.rpartition("/")[2].removesuffix(".pdf") or None
    said = {"site": f"{parts.scheme}://{parts.netloc}/", "address": address, "kind": "report", "title": title}
    return Listed.model_validate({**blank, **said, "restricted": False, "found_at": now})
