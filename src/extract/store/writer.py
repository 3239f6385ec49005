"""The store opened for writing: ``OUT/<table>/council_code=<code>/part-00001-of-00001.parquet``.

``council_code`` stands in the path only: Hive readers give it back once, as a string. ``layout`` says which part holds
a document; every change goes through ``commit``. Whoever writes holds the lock of ``lock.writing``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from sys import intern
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq

from extract.issues import Code
from extract.nested import Record
from extract.schema import ALL_TABLES, DERIVED, FAMILIES, TABLES, UNKNOWN, Extraction, OfDocument
from extract.store import merge, spool
from extract.store.commit import Change, finish
from extract.store.files import Files
from extract.store.layout import EMPTY, Part, parse, part_of, parts_for
from extract.store.parquet import PARTITION, arrow_schema, arrow_table
from extract.store.reading import StoreError
from extract.store.spool import HEAD, Head, Spooled

WORK = ".work"


class Store:
    """A store opened for writing; the folder and every table exist from here on.

    Raises StoreError when the folder holds tables with other columns, OSError when it cannot be written.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.files = Files(out)
        self.known: dict[str, Head] = {}
        """Every document in the tables, by its id."""
        self.files.make_folder("")
        self.files.make_folder(WORK, private=True)
        self.recover()

    def recover(self) -> None:
        """Finish or forget a change that was cut short, then read anew what the tables hold."""
        finish(self.files)
        change = Change(self.files)
        for table in ALL_TABLES:
            if not self.files.exists(_empty(table)):
                change.put(_empty(table), table, [arrow_schema(table).empty_table()])
        change.carry_out()
        for table in ALL_TABLES:
            with self.files.source(_empty(table)) as file:
                if not pq.read_schema(file).equals(arrow_schema(table)):
                    raise StoreError(f"{self.out}: '{table}' has the columns of another version; choose another --out")
        self._learn()

    def write(self, extractions: Sequence[Extraction]) -> None:
        """Write the rows of some documents in one step, in place of what the store held of them; see ``fold``."""
        for extraction in extractions:
            spool.set_aside(self.files, extraction)
        self.fold()

    def fold(self, replaces: Mapping[str, Collection[str]] = MappingProxyType({})) -> int:
        """Put all spooled documents into the tables, in one step; returns how many.

        A document replaces the rows of the same bytes, and those of the documents that ``replaces`` names for it: what
        its own file held before. One that was not found replaces nothing, so that a lost drive does not cost earlier
        results. Nothing else ever leaves: two files may have the same name, or the same path typed in two folders.
        """
        found: dict[str, Spooled] = {}
        for path in spool.paths(self.files):
            document = spool.spooled(self.files, path)
            if document:
                found[document.head.document_id] = document
        self._change(found, self._replaced(found, replaces))
        for document in found.values():
            self.files.remove(document.path)
        return len(found)

    def resume(self) -> None:
        """Put into the tables what a run that was cut short set aside, and clear away what it left unfinished. Only
        while nobody sets documents aside."""
        self.fold()
        self.files.clear(spool.FOLDER)
        self.files.clear(f"{WORK}/tmp")

    def drop(self, document_ids: Collection[str]) -> None:
        """Take documents and all their rows out of the tables."""
        self._change({}, {document_id for document_id in document_ids if document_id in self.known})

    def revise(self, table: str, revised: Callable[[pa.Table], pa.Table]) -> None:
        """Put ``revised`` of each part of a table in the part's place, all in one step. The rows' documents and
        order must stay."""
        change = Change(self.files)
        for path in (path for council in self._councils(table) for path in self._paths(table, council)):
            with self.files.source(path) as file:
                before = pq.ParquetFile(file).read()
            after = revised(before).cast(arrow_schema(table))
            if not after.equals(before):
                change.put(path, table, merge.grouped(table, merge.by_document(after)))
        change.carry_out()

    def put_rows(self, table: str, rows_of: Mapping[str, Sequence[OfDocument]]) -> None:
        """Put rows in the place of all that the documents of ``rows_of`` have in a table, in one step."""
        sizes = Counter(head.council_code for head in self.known.values())
        change = Change(self.files)
        for council in sorted({self.known[key].council_code for key in rows_of}):
            own = [key for key in sorted(rows_of) if self.known[key].council_code == council]
            coming = [(key, partial(arrow_table, table, rows_of[key])) for key in own if rows_of[key]]
            self._stage(change, _folder(table, council), parts_for(sizes[council]), coming, own)
        change.carry_out()

    def put_derived(self, council: str, rows: Mapping[str, Sequence[Record]]) -> None:
        """Put rows of the derived tables in the place of all that a council has there, in one step. What is the same
        already is left alone."""
        self._put({council: rows}, DERIVED)

    def put_families(self, rows: Mapping[str, Mapping[str, Sequence[Record]]]) -> None:
        """Put rows of the tables of families, by council, in the place of all that stands there, in one step."""
        standing = {council for table in FAMILIES for council in self._councils(table)}
        self._put({council: {} for council in sorted(standing)} | dict(rows), FAMILIES)

    def _put(self, rows_of: Mapping[str, Mapping[str, Sequence[Record]]], tables: Iterable[str]) -> None:
        change = Change(self.files)
        for council, table in product(rows_of, tables):
            rows = rows_of[council]
            path = f"{_folder(table, council)}/{Part(1, 1).name}"
            made = arrow_table(table, rows.get(table, ()))
            if self.files.exists(path):
                with self.files.source(path) as file:
                    if pq.ParquetFile(file).read().equals(made):
                        continue
                if not len(made):
                    change.drop(path)
            if len(made):
                change.put(path, table, merge.slices(table, made))
        change.carry_out()

    def note_chains(self, chain_of: Mapping[str, str | None]) -> None:
        """Note the chain of each document in ``chain_of``; the others keep theirs."""

        def noted(rows: pa.Table) -> pa.Table:
            at = rows.schema.get_field_index("chain_id")
            told = zip(rows["document_id"].to_pylist(), rows["chain_id"].to_pylist(), strict=True)
            return rows.set_column(at, "chain_id", pa.array([chain_of.get(key, old) for key, old in told], pa.string()))

        self.revise("documents", noted)

    def restamp(self, places: Mapping[str, tuple[str, str]]) -> None:
        """Note where documents lie now: ``places`` gives ``source_uri`` and ``file_name`` by document."""

        def moved(rows: pa.Table) -> pa.Table:
            ids = rows["document_id"].to_pylist()
            for at, name in enumerate(("source_uri", "file_name")):
                values = [
                    places[key][at] if key in places else old
                    for key, old in zip(ids, rows[name].to_pylist(), strict=True)
                ]
                rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(values, pa.string()))
            return rows

        if places:
            self.revise("documents", moved)
            self._learn()

    def lost(self, document_ids: Collection[str]) -> int:
        """How many of these documents, and of those that should be in the tables beside them, are not there: looked up
        on the disk, since others can reach it too. Raises StoreError or OSError where there are no tables any more."""
        expected = {*document_ids, *self.known}
        self._learn()
        return len(expected - self.known.keys())

    def compact(self) -> None:
        """Bring every council's files into the layout of ``layout``, and put what is spooled into them."""
        self.resume()
        self._change({}, set(), everywhere=True)

    def _replaced(self, new: Mapping[str, Spooled], replaces: Mapping[str, Collection[str]]) -> set[str]:
        """The known documents in whose file's place these stand now."""
        read = [key for key, document in new.items() if document.head.issue_code != Code.NOT_FOUND]
        return {old for key in read for old in replaces.get(key, ()) if old in self.known and old not in new}

    def _change(self, put: Mapping[str, Spooled], drop: Collection[str], everywhere: bool = False) -> None:
        """Take documents in and out, in one step; ``everywhere`` also looks at councils that they are not of."""
        after = {key: head for key, head in self.known.items() if key not in drop}
        after |= {key: document.head for key, document in put.items()}
        gone = {key: head for key, head in self.known.items() if key in drop or key in put}
        touched = {head.council_code for head in (*gone.values(), *(document.head for document in put.values()))}
        sizes = Counter(head.council_code for head in after.values())
        change = Change(self.files)
        for council in sorted(touched.union(self._councils() if everywhere else ())):
            new = [document for document in put.values() if document.head.council_code == council]
            old = {key for key, head in gone.items() if head.council_code == council}
            for table in TABLES:
                coming = [(one.head.document_id, partial(spool.rows, self.files, one, table)) for one in new
                          if one.place(table)]  # fmt: skip
                self._stage(change, _folder(table, council), parts_for(sizes[council]), coming, old)
        change.carry_out()
        self.known = after
        pa.default_memory_pool().release_unused()  # what a merge took is not needed until the next

    def _stage(
        self, change: Change, folder: str, of: int, coming: Sequence[merge.Coming], gone: Collection[str]
    ) -> None:
        """Stage those parts of a folder, cut into ``of``, that change when documents come and go."""
        table = folder.partition("/")[0]
        names = self._names(folder)
        cut_anew = any((part := parse(name)) is None or part.of != of for name in names)
        ids = (*gone, *(key for key, _ in coming))
        parts = [Part(number, of) for number in range(1, of + 1)] if cut_anew else {part_of(key, of) for key in ids}
        written = set()
        for part in sorted(parts):
            old = [f"{folder}/{name}" for name in names if part.meets(name)]
            here = [one for one in coming if part_of(one[0], of) == part]
            if not (cut_anew or here or any(merge.holds_any(self.files, path, gone) for path in old)):
                continue
            stays = partial(_stays, part=part, gone=gone)
            if change.put(f"{folder}/{part.name}", table, merge.merged(self.files, table, old, stays, here)):
                written.add(part.name)
            elif part.name in names:
                change.drop(f"{folder}/{part.name}")
        for name in names if cut_anew else ():
            if name not in written:
                change.drop(f"{folder}/{name}")

    def _learn(self) -> None:
        """Read anew which documents the tables hold."""
        self.known = {}
        for council in self._councils("documents"):
            for path in self._paths("documents", council):
                with self.files.source(path) as file:
                    rows = pq.ParquetFile(file).read(columns=list(HEAD))
                for key, place, *told in zip(*(rows[name].to_pylist() for name in HEAD), strict=True):
                    self.known[key] = Head(*(key, place, *map(_one, told), council))

    def _councils(self, table: str = "documents") -> list[str]:
        """The codes that a table has folders for."""
        return [name.partition("=")[2] for name in self.files.names(table) if name.startswith(f"{PARTITION}=")]

    def _paths(self, table: str, council: str) -> list[str]:
        folder = _folder(table, council)
        return [f"{folder}/{name}" for name in self._names(folder)]

    def _names(self, folder: str) -> list[str]:
        return [name for name in self.files.names(folder) if name.endswith(".parquet") and name != EMPTY]


def _one(value: str | None) -> str | None:
    """The same text once in memory, however many documents say it."""
    return value if value is None else intern(value)


def _folder(table: str, council: str) -> str:
    return f"{table}/{PARTITION}={council}"


def _empty(table: str) -> str:
    return f"{_folder(table, UNKNOWN)}/{EMPTY}"


def _stays(document_id: str, part: Part, gone: Collection[str]) -> bool:
    return document_id not in gone and part_of(document_id, part.of) == part
