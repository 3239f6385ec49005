"""What the tables mean, for machines (``datapackage.json``) and for people (``docs/data-dictionary.md``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.issues import MEANING, Code, Issue
from extract.schema import ALL_TABLES, CellRecord, Place
from extract.store.columns import Column, Kind, columns
from extract.store.conventions import CONVENTIONS
from extract.store.parquet import PARTITION

FRICTIONLESS: dict[Kind, str] = {
    "string": "string",
    "int16": "integer",
    "int32": "integer",
    "float64": "number",
    "bool": "boolean",
    "date32": "date",
    "timestamp": "datetime",
    "list": "any",
    "map": "any",
    "struct": "any",
}
"""Field types of the Frictionless Table Schema. Its arrays and objects are JSON in text; Parquet's are values, which a
reader may give as its own kind of list: "any"."""
PROFILES = "https://datapackage.org/profiles/2.0"

UNITS: dict[str, str] = {
    "x0": "pt",
    "top": "pt",
    "x1": "pt",
    "bottom": "pt",
    "seconds": "s",
    "page_count": "pages",
    "pages_ocr": "pages",
    "start": "characters",
    "end": "characters",
}
"""Units by column name; pt is the PDF point, 1/72 inch."""

PRIMARY_KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("document_id",),
    "parts": ("part_id",),
    "passages": ("passage_id",),
    "tables": ("table_id",),
    "recommendations": ("recommendation_id",),
    "actions": ("action_id",),
    "action_leads": ("action_id", "position"),
    "decisions": ("decision_id",),
    "mentions": ("mention_id",),
    "theme_tags": ("record_id", "scheme", "theme"),
    "chains": ("chain_id",),
    "chain_papers": ("chain_id", "part_id"),
    "promises": ("promise_id",),
}
"""``links`` and ``issues`` are lists without a key: the same may be seen twice."""

FOREIGN_KEYS: dict[str, tuple[str, str]] = {
    "document_id": ("documents", "document_id"),
    "target_document_id": ("documents", "document_id"),
    "part_id": ("parts", "part_id"),
    "action_id": ("actions", "action_id"),
    "chain_id": ("chains", "chain_id"),
    "promise_id": ("promises", "promise_id"),
}
"""Column -> table and column it points at. ``record_id`` points at the table that ``record_kind`` names, and
``recommendation_ids`` holds several keys; the descriptor has no words for either."""

TITLE = "Recommendations, actions and decisions in English councils' papers"
ABOUT = "Read from published PDFs. The words are the councils'; ask them before publishing them again."
LICENCE = {"name": "notspecified", "title": "unknown – see council"}


def data_package() -> dict[str, Any]:
    """The Data Package (version 2) descriptor that stands in every store.

    A table's path is its folder, which readers of Parquet open as one table: its files have neither fixed names nor
    the column ``council_code``, which is a folder's name and comes last when the folder is read.
    """
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "council-extract",
        "title": TITLE,
        "description": ABOUT,
        "licenses": [LICENCE],
        "resources": [_resource(table) for table in ALL_TABLES],
    }


def _resource(table: str) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table,
        "type": "table",
        "description": summary(table),
        "path": table,
        "glob": f"{table}/**/*.parquet",  # for readers that take patterns; the standard knows none
        "partition": PARTITION,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [_frictionless(column) for column in as_read(table)],
        }
        | _keys(table),
    }


def as_read(table: str) -> list[Column]:
    """The columns of a table in the order in which readers of Hive partitions give them."""
    return sorted(columns(ALL_TABLES[table]), key=lambda column: column.name == PARTITION)


def _frictionless_type(column: Column) -> str:
    """The field type; a whole number that may be missing is a number, since readers mark what is missing by NaN."""
    given = FRICTIONLESS[column.kind]
    return "number" if given == "integer" and column.optional else given


def _frictionless(column: Column) -> dict[str, Any]:
    """A column as a field descriptor. What lists and structs are made of stands in ``nested``, ``item``, ``fields``."""
    constraints: dict[str, Any] = {}
    if not column.optional:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    for name in ("minimum", "maximum"):
        if getattr(column, name) is not None and not column.optional:  # NaN, which is missing, is within no bounds
            constraints[name] = getattr(column, name)
    given: dict[str, Any] = {
        "name": column.name,
        "type": _frictionless_type(column),
        "description": column.description,
        "unit": UNITS.get(column.name),
        "constraints": constraints,
        "nested": column.type_name if FRICTIONLESS[column.kind] == "any" else None,
        "fields": [_frictionless(field) for field in column.fields],
    }
    if column.item:
        item = _frictionless(column.item)
        given["item"] = {name: item[name] for name in ("type", "fields") if name in item}
    return {name: value for name, value in given.items() if value}


def _keys(table: str) -> dict[str, Any]:
    own = PRIMARY_KEYS.get(table, ())
    keys: dict[str, Any] = {"primaryKey": list(own)} if own else {}
    foreign = [
        {"fields": [column.name], "reference": {"resource": target, "fields": [key]}}
        for column in columns(ALL_TABLES[table])
        for target, key in [FOREIGN_KEYS.get(column.name, (table, ""))]
        if target != table
    ]
    return keys | ({"foreignKeys": foreign} if foreign else {})


def summary(table: str) -> str:
    """What a table holds, in a sentence or two."""
    return " ".join((ALL_TABLES[table].__doc__ or "").split())


def data_dictionary() -> str:
    """The data dictionary as Markdown; ``docs/data-dictionary.md`` is this text."""
    chapters = [
        "# Data dictionary",
        "Written by `council-extract schema --markdown`; do not edit by hand.",
        "A store has a folder for each table below, in it a folder `council_code=<code>` for each council, in that "
        "Parquet files compressed with zstd. `council_code` stands in the folder's name only; readers that know Hive "
        "partitions (pandas, DuckDB, Arrow) give it back as a column. All tables exist from the first run on, if need "
        "be without rows. Beside them `datapackage.json` (Data Package, version 2) and `croissant.json` (Croissant) "
        "say the same for machines, `run.json` what the last run did.",
        *(_chapter(table) for table in ALL_TABLES),
        "## Nested values",
        *(_nested(record) for record in (Place, CellRecord)),
        _issue_codes(),
        CONVENTIONS.strip(),
    ]
    return "\n\n".join(chapters) + "\n"


def _chapter(table: str) -> str:
    keys = _keys(table)
    lines = [f"## {table}", "", summary(table), ""]
    if "primaryKey" in keys:
        lines += ["Key: " + ", ".join(f"`{name}`" for name in keys["primaryKey"]) + ".", ""]
    return "\n".join(lines + _grid(columns(ALL_TABLES[table]), table))


def _nested(record: type[Place] | type[CellRecord]) -> str:
    return "\n".join(
        [f"### {record.__name__}", "", " ".join((record.__doc__ or "").split()), "", *_grid(columns(record))]
    )


def _grid(given: Sequence[Column], own: str | None = None) -> list[str]:
    lines = ["| column | type | empty? | meaning |", "|---|---|---|---|"]
    for column in given:
        meaning = column.description
        if column.choices:
            meaning += ": " + ", ".join(f"`{choice}`" for choice in column.choices)
        target, key = FOREIGN_KEYS.get(column.name, (own, ""))
        if target != own:
            meaning += f" → `{target}.{key}`"
        empty = "yes" if column.optional else ""
        lines.append(f"| `{column.name}` | {column.type_name} | {empty} | {meaning} |".replace("|  |", "| |"))
    return lines


def _issue_codes() -> str:
    lines = ["## Codes of issues", "", "| code | severity | meaning |", "|---|---|---|"]
    lines += [f"| `{code}` | {Issue(code, '').severity} | {MEANING[code]} |" for code in Code]
    return "\n".join(lines)
