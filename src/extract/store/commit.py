"""A change to several files as one step: stage them all, write down what goes where, then move.

Cut short before the list is complete, a change has done nothing; cut short after it, it is finished by the next
process that opens the store. The moves are renames, some milliseconds in all: only who reads the folder after a kill
inside them, and before that next process, can see some files of the old state beside some of the new.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain

import pyarrow as pa
import pyarrow.parquet as pq

from extract.plain_files import parsed
from extract.schema import ALL_TABLES
from extract.store.files import Files
from extract.store.parquet import PARTITION, arrow_schema
from extract.store.reading import StoreError

FOLDER = ".work/commit"
JOURNAL = "commit.json"
OLD_FOLDER = ".staging"
"""Where a change stood in stores of version 0.1."""
STAGED = re.compile(r"[\w-]+\.parquet", re.ASCII)
PLACE = re.compile(rf"(?:{'|'.join(ALL_TABLES)})/{PARTITION}=\w+/[\w-]+\.parquet", re.ASCII)
"""Names that a change may speak of: whoever made the store must not thereby move or remove other files."""


class Change:
    """Files to put and to drop. Nothing is seen of it before ``carry_out``; one change at a time."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._puts: dict[str, str] = {}
        self._drops: list[str] = []
        files.clear(FOLDER)
        files.make_folder(FOLDER)

    def put(self, path: str, table: str, groups: Iterable[pa.Table]) -> bool:
        """Stage a file of ``table`` with these row groups for ``path``; False, and no file, when there is none."""
        groups = iter(groups)
        first = next(groups, None)
        if first is None:
            return False
        staged = f"{len(self._puts)}.parquet"
        with (
            self._files.sink(f"{FOLDER}/{staged}") as file,
            pq.ParquetWriter(file, arrow_schema(table), compression="zstd") as writer,
        ):
            for group in chain((first,), groups):
                writer.write_table(group, row_group_size=max(1, len(group)))
        self._puts[staged] = path
        return True

    def drop(self, path: str) -> None:
        """Have a file removed once the others are in their places: no document is missing that was there before."""
        self._drops.append(path)

    def carry_out(self) -> None:
        """Do it."""
        if self._puts or self._drops:
            with self._files.sink(f"{FOLDER}/{JOURNAL}.tmp") as file:
                file.write(json.dumps({"put": self._puts, "drop": self._drops}).encode())
            self._files.move(f"{FOLDER}/{JOURNAL}.tmp", f"{FOLDER}/{JOURNAL}")
        finish(self._files)


def finish(files: Files) -> None:
    """Carry out the change written down, if there is one, and clear the staging. May be repeated at any point. Raises
    StoreError for one that is not of a store's files."""
    for folder in (OLD_FOLDER, FOLDER):
        if files.exists(f"{folder}/{JOURNAL}"):
            puts, drops = _written_down(files, f"{folder}/{JOURNAL}")
            for staged, path in puts.items():
                if files.exists(f"{folder}/{staged}"):  # else moved already, before the run was cut short
                    files.make_folder(path.rpartition("/")[0])
                    files.move(f"{folder}/{staged}", path)
            for path in drops:
                files.remove(path)
                files.remove_if_empty(path.rpartition("/")[0])
            files.remove(f"{folder}/{JOURNAL}")
        files.clear(folder)


def _written_down(files: Files, journal: str) -> tuple[dict[str, str], list[str]]:
    """What a journal says is to be put where, and what is to be dropped. Raises StoreError when it names anything but
    files of this store."""
    told: object = None
    with suppress(ValueError):
        told = parsed(files.read_text(journal))
    if isinstance(told, dict) and told.keys() == {"put", "drop"}:
        puts, drops = told["put"], told["drop"]
        if isinstance(puts, dict) and isinstance(drops, list):
            places = [*puts.values(), *drops]
            if all(map(STAGED.fullmatch, puts)) and all(isinstance(at, str) and PLACE.fullmatch(at) for at in places):
                return puts, drops
    raise StoreError(f"{files}/{journal} speaks of files that are no store's; remove it and run again")
