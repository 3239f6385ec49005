"""Stores of rows as given, in the layout of the store, and their report against gold."""

from __future__ import annotations

import datetime as dt
import json
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel

from extract.evaluate import Report, evaluate
from extract.schema import TABLES

USED = (
    "documents", "parts", "passages", "tables", "recommendations", "actions", "action_leads", "decisions", "links",
    "theme_tags",
)  # fmt: skip


PLAIN: dict[Any, tuple[pa.DataType, Any]] = {
    str: (pa.string(), ""),
    int: (pa.int32(), 1),
    float: (pa.float64(), 0.9),
    bool: (pa.bool_(), False),
    dt.date: (pa.date32(), None),
    dt.datetime: (pa.timestamp("us", tz="UTC"), dt.datetime(2025, 1, 1, tzinfo=dt.UTC)),
}


Store = dict[str, list[dict[str, Any]]]


def column(hint: Any) -> tuple[pa.DataType, Any]:
    """Arrow type of a field of the schema, and a value for it that says nothing."""
    if get_origin(hint) in (Union, types.UnionType):
        return column(next(kind for kind in get_args(hint) if kind is not type(None)))[0], None
    if hasattr(hint, "__metadata__"):
        return column(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return pa.string(), get_args(hint)[0]
    if get_origin(hint) is list:
        return pa.list_(column(get_args(hint)[0])[0]), []
    if get_origin(hint) is dict:
        return pa.map_(pa.string(), pa.string()), []
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        fields = hint.model_fields.items()
        return pa.struct([(name, column(field.annotation)[0]) for name, field in fields]), None
    return PLAIN[hint]


def write(store: Store, out: Path, council: str = "E09000003") -> Path:
    """Write rows, filled up with values that say nothing, in the layout of the store."""
    for table in USED:
        columns = {name: column(field.annotation) for name, field in TABLES[table].model_fields.items()}
        del columns["council_code"]
        schema = pa.schema([(name, kind) for name, (kind, _) in columns.items()])
        empty = {name: value for name, (_, value) in columns.items()}
        folder = out / table / f"council_code={council}"
        folder.mkdir(parents=True)
        rows = [empty | {"document_id": "d"} | row for row in store.get(table, [])]
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / "part.parquet")
    return out


def score(tmp_path: Path, gold: dict[str, Any], store: Store, **file: Any) -> Report:
    """The report on one paper, ``paper.pdf`` of ten pages unless ``file`` says otherwise."""
    entry = {"file": "paper.pdf", "variant": "plain", "first_page": 1, "last_page": 10} | file
    paper = {"schema": "council-paper-gold/1", "id": "p", "document": {}, "files": [entry]} | gold
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "p.json").write_text(json.dumps(paper))
    return evaluate(tmp_path / "gold", write({"documents": [{"file_name": "paper.pdf"}]} | store, tmp_path / "out"))


def gold_action(text: str, **changes: Any) -> dict[str, Any]:
    return {"id": "a", "text": text, "timescale": {"kind": "unspecified"}, "pages": [1, 1]} | changes


def action(text: str, **changes: Any) -> dict[str, Any]:
    return {"action_id": "a", "text": text, "timescale_kind": "unspecified", "status": "unknown"} | changes


def wrong(report: Report) -> list[str]:
    return [failure.where for failure in report.papers[0].failures if failure.reason == "wrong"]
