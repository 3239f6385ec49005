"""What is known of files before they are read: from ``sources.parquet`` or a manifest in a folder above them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.known import Known
from extract.sources.folder import Corpus, open_sources
from extract.sources.manifest import MANIFEST, read_manifest
from extract.sources.records import Source

DEEPEST = 4
"""Folders above a file in which a table may stand."""


@dataclass(frozen=True, slots=True)
class Facts:
    """``known``: by the path as it was given. ``remarks``: files that a manifest names and that are not there."""

    known: dict[Path, Known]
    remarks: tuple[str, ...] = ()

    def of(self, path: Path) -> Known | None:
        return self.known.get(path)


def known_facts(paths: Iterable[Path]) -> Facts:
    """What is known of each file. The nearest folder that knows it speaks; there a manifest goes before what was
    fetched. Raises ManifestError for a manifest and TableError for a table that cannot be understood."""
    folders: dict[Path, dict[Path, Known]] = {}
    known: dict[Path, Known] = {}
    above: dict[Path, tuple[Path, ...]] = {}
    for path in paths:
        resolved = path.resolve() if path.is_symlink() else _resolved(path.parent, above)[0] / path.name
        for folder in _resolved(resolved.parent, above):
            if folder not in folders:
                folders[folder] = _of_folder(folder)
            if resolved in folders[folder]:
                known[path] = folders[folder][resolved]
                break
    missing = [str(file) for told in folders.values() for file in told if not file.exists()]
    return Facts(known, tuple(f"{file}: named in a manifest, but there is no such file" for file in sorted(missing)))


def _resolved(folder: Path, above: dict[Path, tuple[Path, ...]]) -> tuple[Path, ...]:
    """The folder, resolved, and those above it, as far as they are asked; each is looked up once."""
    if folder not in above:
        resolved = folder.resolve()
        above[folder] = (resolved, *list(resolved.parents)[: DEEPEST - 1])
    return above[folder]


def _of_folder(folder: Path) -> dict[Path, Known]:
    known: dict[Path, Known] = {}
    if Corpus(folder).has_sources:
        by_path: dict[str, list[Source]] = defaultdict(list)
        rows = open_sources(Corpus(folder)).rows
        for row in rows:
            if row.path:
                by_path[row.path].append(row)
        newest = newest_editions(rows)
        files = {(folder / path).resolve(): _known(found, newest) for path, found in by_path.items()}
        known.update({file: facts for file, facts in files.items() if file.exists()})
    if (folder / MANIFEST).is_file():
        known.update(read_manifest(folder / MANIFEST))
    return known


def newest_editions(rows: Iterable[Source]) -> dict[tuple[str, ...], int]:
    """The newest edition of each paper."""
    newest: dict[tuple[str, ...], int] = {}
    for row in rows:
        newest[_paper(row)] = max(row.edition, newest.get(_paper(row), 0))
    return newest


def _paper(row: Source) -> tuple[str, ...]:
    """What a paper is known by: the site's number of it, since its address may be another at each visit."""
    return (row.site, row.meeting_id or "", row.attachment_id) if row.attachment_id else (row.address,)


def _known(rows: Sequence[Source], newest: dict[tuple[str, ...], int]) -> Known:
    """Facts of a file listed in ``rows``: of the meeting that had it first. A file that its address no longer gives
    has no address, and one that several councils list has no council."""
    current = [row for row in rows if row.edition == newest[_paper(row)]]
    first = min(current or rows, key=lambda row: (row.meeting_date or dt.date.max, row.kind == "link", row.address))
    codes = {row.council_code for row in rows}
    return Known(
        council_code=first.council_code if len(codes) == 1 else None,
        council=first.council if len(codes) == 1 else None,
        committee=first.committee,
        meeting_date=first.meeting_date,
        title=first.title,
        agenda_item=first.agenda_item,
        address=first.address if current else None,
    )
