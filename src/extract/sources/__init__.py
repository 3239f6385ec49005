"""Where papers come from: the tables of what was listed and fetched, manifests beside local folders, and what both say
of a file before it is read."""

from __future__ import annotations

from extract.sources.again import due
from extract.sources.facts import Facts, known_facts
from extract.sources.folder import (
    Corpus,
    FolderBusyError,
    listed_key,
    listed_order,
    open_listed,
    open_meetings,
    open_sources,
    read_addresses,
    read_links,
    source_order,
    write_links,
)
from extract.sources.manifest import ManifestError
from extract.sources.naming import council_named, folder_name, slug
from extract.sources.records import MEANING, AskedMeeting, FetchStatus, Listed, PaperKind, Source
from extract.sources.tables import Table, TableError, write_whole

__all__ = [
    "MEANING",
    "AskedMeeting",
    "Corpus",
    "Facts",
    "FetchStatus",
    "FolderBusyError",
    "Listed",
    "ManifestError",
    "PaperKind",
    "Source",
    "Table",
    "TableError",
    "council_named",
    "due",
    "folder_name",
    "known_facts",
    "listed_key",
    "listed_order",
    "open_listed",
    "open_meetings",
    "open_sources",
    "read_addresses",
    "read_links",
    "slug",
    "source_order",
    "write_links",
    "write_whole",
]
