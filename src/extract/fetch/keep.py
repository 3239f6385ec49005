"""Where files go and what is written down of them. The order of steps lets a stop at any moment be made good."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence

from extract.fetch.download import Arrived, NoFile, Outcome, Unchanged, sha256_of
from extract.fetch.partial import Begun, Partial, sweep
from extract.fetch.wanted import Wish, source
from extract.sources import Corpus, Source, Table, open_sources, slug, source_order

NAME_DIGITS = 12
"""Hex digits of the hash in a file's name: 48 bits, so that no two of a million files share them."""

MOST = 2**31 - 1
"""The largest number of the tables: a site may claim any size."""


class Keeper:
    """Keeps files and rows in the folder of a corpus. Safe to share among threads."""

    def __init__(self, corpus: Corpus, now: dt.datetime) -> None:
        """Raises TableError."""
        self._corpus, self._now = corpus, now
        self._parts = corpus.state / "parts"
        self._table: Table[Source] = open_sources(corpus)
        self._lock = threading.Lock()
        self._paths = {row.document_id: row.path for row in self._table.rows if row.document_id and row.path}

    @property
    def rows(self) -> list[Source]:
        return self._table.rows

    def is_here(self, row: Source) -> bool:
        """Whether the file of a row is still there."""
        return row.path is not None and (self._corpus.path / row.path).is_file()

    def partial(self, wish: Wish) -> Partial:
        return Partial(self._parts, wish.address)

    def note(self, rows: Sequence[Source]) -> None:
        """Write rows down without a file."""
        if rows:
            with self._lock:
                self._table.add(rows)

    def finish_moved(self, wish: Wish) -> bool:
        """Write down a file that was put in its place just before a stop; whether there was one."""
        partial = self.partial(wish)
        begun = partial.begun()
        if begun is None or begun.sha256 is None or partial.part.exists():
            return False
        path = self._corpus.path / self._path(wish, begun.sha256)
        if not path.is_file() or sha256_of(path) != begun.sha256:
            return False
        self.keep(wish, Arrived(begun))
        return True

    def keep(self, wish: Wish, outcome: Outcome) -> str:
        """Put the file in its place and write down what came. Gives a word for it: new, edition, unchanged, restored
        (it was here and its file is gone), or the status of a paper that was not to be had."""
        with self._lock:
            if isinstance(outcome, NoFile):
                return self._keep_none(wish, outcome)
            if isinstance(outcome, Unchanged):
                return self._keep_unchanged(wish)
            return self._keep_file(wish, outcome.begun)

    def fold(self) -> None:
        """Make ``sources.parquet`` whole, without rows of failure where the paper has come since, and without those
        under an address that a paper had at an earlier visit."""
        with self._lock:
            here = {_listing(row) for row in self._table.rows if row.edition}
            latest = {_edition(row): _visit(row) for row in sorted(self._table.rows, key=_visit)}
            self._table.remove(
                lambda row: (
                    (row.edition > 0 or _listing(row) not in here)
                    and (row.attachment_id is None or latest[_edition(row)] == _visit(row))
                )
            )
            self._table.fold(source_order)
            sweep(self._parts, {(row.address, row.document_id) for row in self._table.rows})

    def _keep_file(self, wish: Wish, begun: Begun) -> str:
        assert begun.sha256
        partial, newest = self.partial(wish), wish.newest
        path = self._path(wish, begun.sha256)
        target = self._corpus.path / path
        if partial.part.exists() and not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            partial.part.replace(target)
        if newest is not None and newest.document_id == begun.sha256:
            partial.clear()
            self._keep_unchanged(wish)
            return "restored" if wish.lost else "unchanged"
        edition = (newest.edition if newest else 0) + 1
        rows = [
            source(
                row, edition, status="fetched", asked_at=self._now, fetched_at=self._now,
                final_address=begun.final_address, http_status=begun.http_status, content_type=begun.content_type,
                etag=begun.etag, last_modified=begun.last_modified, size=target.stat().st_size,
                document_id=begun.sha256, path=path,
            )
            for row in wish.rows
        ]  # fmt: skip
        self._table.add(rows)
        self._paths[begun.sha256] = path
        partial.clear()
        return "new" if edition == 1 else "edition"

    def _keep_unchanged(self, wish: Wish) -> str:
        newest = wish.newest
        assert newest is not None
        outcome = {
            name: getattr(newest, name) for name in Source.model_fields if name not in type(wish.rows[0]).model_fields
        }
        outcome |= {"asked_at": self._now}
        del outcome["edition"], outcome["status"]
        self._table.add([source(row, newest.edition, status="fetched", **outcome) for row in wish.rows])
        return "unchanged"

    def _keep_none(self, wish: Wish, outcome: NoFile) -> str:
        """An edition that is here stays as it is: that it cannot be had again does not undo it."""
        if wish.newest is None or wish.newest.edition == 0:
            told = {
                "message": outcome.message,
                "http_status": outcome.http_status,
                "size": outcome.size and min(outcome.size, MOST),
            }
            kind = {"content_type": outcome.content_type, "asked_at": self._now}
            self._table.add([source(row, 0, status=outcome.status, **told, **kind) for row in wish.rows])
        return outcome.status

    def _path(self, wish: Wish, sha256: str) -> str:
        """Where the file is, or is to be. One that is there under that name with other bytes stays as it is."""
        known = self._paths.get(sha256)
        if known:
            return known
        path = self._place(wish, sha256[:NAME_DIGITS])
        target = self._corpus.path / path
        return self._place(wish, sha256) if target.is_file() and sha256_of(target) != sha256 else path

    def _place(self, wish: Wish, hash_digits: str) -> str:
        """Path of a file in the folder: words of ours made from its title, and its hash."""
        row = wish.rows[0]
        said = [str(row.meeting_date) if row.meeting_date else "", slug(row.committee, 30) if row.committee else ""]
        name = "-".join([*filter(None, said), slug(row.title or "paper"), hash_digits])
        return f"{self._corpus.papers.name}/{name}.pdf"


def _edition(row: Source) -> tuple[str | int | None, ...]:
    """An edition of a paper where it stands, whatever its address is."""
    return row.site, row.meeting_id, row.item_id, row.attachment_id or row.address, row.edition


def _visit(row: Source) -> tuple[float, float, str]:
    return row.asked_at.timestamp() if row.asked_at else 0.0, row.found_at.timestamp(), row.address


def _listing(row: Source) -> tuple[str | None, ...]:
    return row.site, row.meeting_id, row.item_id, row.address
