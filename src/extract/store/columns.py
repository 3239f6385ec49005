"""The columns of a table, read off its pydantic class: the one source of Parquet schema, descriptor and dictionary."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Kind = Literal["string", "int16", "int32", "float64", "bool", "date32", "timestamp", "list", "map", "struct"]

PLAIN: dict[Any, Kind] = {
    str: "string",
    bool: "bool",
    float: "float64",
    dt.date: "date32",
    dt.datetime: "timestamp",
}
MARKERS: dict[str, Kind] = {"int16": "int16", "int32": "int32"}
"""The markers beside ``int`` in schema.py."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or what a list or struct column is made of (its name is then 'item' or the field's)."""

    name: str
    kind: Kind
    optional: bool = False
    description: str = ""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    item: Column | None = None
    """Of a list: what it holds."""
    fields: tuple[Column, ...] = ()
    """Of a struct: what it is made of."""
    struct: str | None = None
    """Of a struct: the name of its class."""

    @property
    def type_name(self) -> str:
        """The type as the data dictionary prints it: ``list<string>``."""
        if self.item:
            return f"list<{self.item.type_name}>"
        if self.kind == "map":
            return "map<string, string>"
        if self.kind == "timestamp":
            return "timestamp (UTC)"
        return self.struct or self.kind


def columns(record: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a record class in the order of its fields. Raises TypeError on a type Parquet is not given."""
    found = []
    for name, field in record.model_fields.items():
        marks = tuple(field.metadata)
        hint = Annotated[field.annotation, *marks] if marks else field.annotation  # pydantic splits the two; rejoin
        found.append(_column(name, hint, field.description or ""))
    return tuple(found)


def _column(name: str, hint: Any, description: str = "") -> Column:
    inner, optional = _without_none(hint)
    plain, *marks = get_args(inner) if get_origin(inner) is Annotated else (inner,)
    low, high = _bound(marks, "ge"), _bound(marks, "le")
    origin, arguments = get_origin(plain), get_args(plain)
    if origin is Literal:
        return Column(name, "string", optional, description, choices=tuple(arguments))
    if origin is list:
        return Column(name, "list", optional, description, item=_column("item", arguments[0]))
    if origin is dict and arguments == (str, str):
        return Column(name, "map", optional, description)
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return Column(name, "struct", optional, description, fields=columns(plain), struct=plain.__name__)
    marker = next((m for m in marks if isinstance(m, str) and m in MARKERS), None)
    if marker and plain is int:
        return Column(name, MARKERS[marker], optional, description, minimum=low, maximum=high)
    if plain in PLAIN:
        return Column(name, PLAIN[plain], optional, description, minimum=low, maximum=high)
    raise TypeError(f"column {name}: no Parquet type is set down for {hint}")


def _bound(marks: list[Any], name: str) -> float | None:
    """The value of Field(ge=…) or Field(le=…) among the marks of a field."""
    return next((float(getattr(mark, name)) for mark in marks if hasattr(mark, name)), None)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """``X | None`` -> (X, True); anything else -> (itself, False)."""
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    given = [argument for argument in get_args(hint) if argument is not NoneType]
    if len(given) != 1:
        raise TypeError(f"a column holds one type, not {hint}")
    return given[0], True
