"""``croissant.json``: the store in the Croissant vocabulary for data sets (MLCommons, version 1.0)."""

from __future__ import annotations

from typing import Any

from extract.schema import ALL_TABLES
from extract.store.columns import Column, Kind
from extract.store.describe import ABOUT, LICENCE, PRIMARY_KEYS, TITLE, as_read, summary
from extract.store.parquet import PARTITION

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the specification asks every file to carry."""
DATA_TYPES: dict[Kind, str] = {
    "string": "sc:Text", "int16": "sc:Integer", "int32": "sc:Integer", "float64": "sc:Float", "bool": "sc:Boolean",
    "date32": "sc:Date", "timestamp": "sc:DateTime",
}  # fmt: skip
"""Lists of these are repeated fields. Places and other structures have no type in the vocabulary: they are left out
here and described in ``datapackage.json``."""


def croissant() -> dict[str, Any]:
    """The Croissant description that stands in every store."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": "council-extract",
        "alternateName": TITLE,
        "description": ABOUT,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "license": LICENCE["title"],
        "isLiveDataset": True,
        "distribution": [_files(table) for table in ALL_TABLES],
        "recordSet": [_records(table) for table in ALL_TABLES],
    }


def _files(table: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": f"{table}-files",
        "name": f"{table}-files",
        "description": f"The Parquet files of the table {table}, a folder a council.",
        "encodingFormat": "application/x-parquet",
        "includes": f"{table}/*/*.parquet",
    }


def _records(table: str) -> dict[str, Any]:
    keys = [{"@id": f"{table}/{name}"} for name in PRIMARY_KEYS.get(table, ())]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": summary(table),
        **({"key": keys} if keys else {}),
        "field": [_field(table, column) for column in as_read(table) if _kind(column) in DATA_TYPES],
    }


def _kind(column: Column) -> Kind:
    """What the column holds, one or several of it."""
    return column.item.kind if column.item else column.kind


def _field(table: str, column: Column) -> dict[str, Any]:
    source: dict[str, Any] = {"fileSet": {"@id": f"{table}-files"}, "extract": {"column": column.name}}
    if column.name == PARTITION:
        source |= {"extract": {"fileProperty": "fullpath"}, "transform": {"regex": f".*{PARTITION}=([^/]+)/.*"}}
    repeated = {"repeated": True} if column.item else {}
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": DATA_TYPES[_kind(column)],
        "source": source,
        **repeated,
    }
