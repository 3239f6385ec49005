"""Made-up records, papers and pipelines for tests of the store and the run.

They stand in a module of their own because worker processes must be able to import them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import signal
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from extract.issues import Code, DocumentError
from extract.run import InstallationError, Job
from extract.schema import TABLES, DocumentRecord, Extraction, OfDocument
from extract.settings import Settings
from extract.store.columns import Column, columns

PLAIN: dict[str, Any] = {
    "string": "Größe – “as printed”\n• a bullet",
    "int16": 7,
    "int32": 70_000,
    "float64": 0.1,
    "bool": True,
    "date32": dt.date(2024, 3, 31),
    "timestamp": dt.datetime(2024, 3, 31, 1, 30, 0, 123456, tzinfo=dt.UTC),
    "map": {"RAG": "Green", "Cost (£)": "", "A": "order is kept"},
}


def value(column: Column) -> Any:
    """A value that the column can hold."""
    if column.item:
        return [value(column.item), value(column.item)]
    if column.kind == "struct":
        return {field.name: value(field) for field in column.fields}
    return column.choices[-1] if column.choices else PLAIN[column.kind]


def record(table: str, **given: Any) -> OfDocument:
    """A row of a table, filled but for what is given."""
    kind = TABLES[table]
    return kind.model_validate({column.name: value(column) for column in columns(kind)} | given)


def extraction(document_id: str, council_code: str = "E09000003", source_uri: str = "", n_rows: int = 2) -> Extraction:
    """A document with ``n_rows`` rows in every table, numbered in ``text`` or ``title`` where there is one."""
    whose = {"document_id": document_id, "council_code": council_code}
    source_uri = source_uri or f"papers/{document_id}.pdf"
    document = DocumentRecord.model_validate(
        record(
            "documents",
            **whose,
            source_uri=source_uri,
            issue_code=None,
            status="done",
            council="Mercia",
            corrections=None,
        ).model_dump()
    )
    tables: dict[str, Any] = {}
    for table in (name for name in TABLES if name != "documents"):
        text = next((name for name in ("text", "title", "raw") if name in TABLES[table].model_fields), None)
        numbers = ({text: f"{document_id} {number}"} if text else {} for number in range(n_rows))
        tables[table] = tuple(record(table, **whose, **number) for number in numbers)
    return Extraction(document=document, **tables)


def read_as(job: Job, settings: Settings) -> Extraction:
    """Stands for the pipeline: three rows a table, the council by the first letter of the file's name."""
    del settings
    document_id = hashlib.sha256(job.path.read_bytes()).hexdigest()
    code = "E09000003" if job.name < "m" else "unknown"
    return extraction(document_id, code, job.uri, n_rows=3)


def read_or_fail(job: Job, settings: Settings) -> Extraction:
    """Like the pipeline on papers that fail in the way their name says."""
    if job.path.name == "locked.pdf":
        raise DocumentError(Code.ENCRYPTED, "needs a password; save a copy without one")
    if job.path.name == "raises.pdf":
        raise RuntimeError("two\nlines")
    if job.path.name == "killer.pdf":
        os.kill(os.getpid(), signal.SIGKILL)
    extraction = read_as(job, settings)
    if job.path.name == "unwritable.pdf":
        bad = extraction.actions[0].model_copy(update={"page_first": 2**40})
        return extraction.model_copy(update={"actions": (bad,)})
    return extraction


def read_slowly(job: Job, settings: Settings) -> Extraction:
    """The papers whose name begins with z take a minute."""
    if job.path.name.startswith("z"):
        time.sleep(60)
    return read_as(job, settings)


def read_without_library(job: Job, settings: Settings) -> Extraction:
    """Like the pipeline where a library cannot be loaded."""
    raise InstallationError(f"libGL is missing for {job}, {settings}")


def papers(folder: Path, *names: str) -> Path:
    """Files with different bytes under ``folder``."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
    return folder


def content(out: Path) -> dict[str, object]:
    """All that a store holds, but for what may differ between two runs over the same papers."""
    found: dict[str, object] = {"datapackage.json": (out / "datapackage.json").read_bytes()}
    for path in sorted(out.glob("*/*/*.parquet")):
        name = path.relative_to(out).as_posix()
        if name.startswith("documents/"):
            found[name] = pq.ParquetFile(path).read().drop_columns(["processed_at", "seconds"]).to_pylist()
        else:
            found[name] = path.read_bytes()
    return found
