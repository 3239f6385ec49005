"""Where the papers of a store are: found again by their bytes, never by name alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from extract.schema import DocumentRecord
from extract.sources import Corpus, Source, TableError, open_sources

MISSING = "The PDF was not found; name its folder with --pdfs."
CHANGED = "The PDF has changed since it was read; run council-extract again."


class Papers:
    """The PDFs that a report may draw: those where the store says, then those in a folder, then those that ``fetch``
    put into the folders of ``corpora``."""

    def __init__(self, folder: Path | None = None, corpora: Path | None = None) -> None:
        self._folder = folder
        self._corpora = corpora
        self._in_folder: dict[str, Path] | None = None
        self._in_corpora: dict[str, Path] | None = None

    def find(self, document: DocumentRecord) -> tuple[Path | None, str | None]:
        """The paper's file, or None and why there is none."""
        own = _local(document.source_uri)
        if own and sha256(own) == document.document_id:
            return own, None
        found = self._by_hash().get(document.document_id) or self._fetched(document.document_id)
        return (found, None) if found else (None, CHANGED if own else MISSING)

    def _fetched(self, document_id: str) -> Path | None:
        """The file by what ``sources.parquet`` says, where it still has the bytes."""
        if self._in_corpora is None:
            folders = self._corpora.iterdir() if self._corpora and self._corpora.is_dir() else ()
            corpora = [corpus for corpus in map(Corpus, sorted(folders)) if corpus.has_sources]
            self._in_corpora = {
                row.document_id: corpus.path / row.path
                for corpus in corpora
                for row in _rows(corpus)
                if row.document_id and row.path
            }
        path = self._in_corpora.get(document_id)
        return path if path and sha256(path) == document_id else None

    def _by_hash(self) -> dict[str, Path]:
        if self._in_folder is None:
            self._in_folder = {}
            for path in _pdfs(self._folder):
                digest = sha256(path)
                if digest:
                    self._in_folder.setdefault(digest, path)
        return self._in_folder


def _rows(corpus: Corpus) -> list[Source]:
    """What was fetched; nothing where the table cannot be read: it is only one place more to look."""
    try:
        return open_sources(corpus).rows
    except TableError:
        return []


def _pdfs(folder: Path | None) -> Iterator[Path]:
    paths: Iterable[Path] = folder.rglob("*") if folder else ()
    yield from sorted(path for path in paths if path.suffix.lower() == ".pdf" and path.is_file())


def sha256(path: Path) -> str | None:
    """SHA-256 of the file's bytes, hex; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _local(source_uri: str) -> Path | None:
    """The file that ``source_uri`` names on this machine, where it is a plain one."""
    if "://" in source_uri or "\0" in source_uri:
        return None
    path = Path(source_uri)
    try:
        return path if path.is_file() else None
    except OSError:  # a name longer than the system takes
        return None


def web_address(source_uri: str | None) -> str | None:
    """The address in a form that is safe as a link; None for anything but plain http and https.

    Addresses come from papers and the web: ``javascript:``, ``data:``, names and passwords before the host, white
    space and control characters are all refused, and what could end an attribute is percent-encoded.
    """
    if not source_uri or any(ord(letter) < 33 or ord(letter) == 127 for letter in source_uri.strip(" ")):
        return None
    try:
        parts = urlsplit(source_uri.strip(" "))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None or "\\" in source_uri:
        return None
    where = host if port is None else f"{host}:{port}"
    path = quote(parts.path, safe="/%:@!$&()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&()*+,;=~-._?")
    return f"{parts.scheme}://{quote(where, safe=':.-[]')}{path}" + (f"?{query}" if query else "")
