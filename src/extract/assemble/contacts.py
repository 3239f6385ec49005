"""No e-mail addresses and no telephone numbers in any row: every text of every row is cleaned before anything else
reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar, get_args

from extract.contacts import address_without_contacts, no_mail
from extract.nested import ProgressNote, Record
from extract.schema import CellRecord, DocumentRecord, Extraction

Row = TypeVar("Row", bound=Record)
Clean = Callable[[str], str]

NOT_OF_THE_PAPER = frozenset({"inherited_from", "method", "version", "status_colour"})
"""Columns of text that hold no words of the paper: keys, words of our own."""
_OF_ADDRESSES: Mapping[str, Clean] = {
    "uri": no_mail, "source_uri": address_without_contacts, "file_name": address_without_contacts,
}  # fmt: skip
"""Columns that say where something lies, which have a reader of their own whatever the texts are put through."""


def clean_rows(found: Extraction, clean: Clean) -> Extraction:
    """Every text that came out of the paper put through ``clean``; rows that it leaves as they are stay the same."""
    changed: dict[str, object] = {}
    for table in type(found).model_fields:
        rows = getattr(found, table)
        if isinstance(rows, DocumentRecord):
            changed[table] = _clean_row(rows, clean)
        elif rows:
            changed[table] = tuple(_clean_row(row, clean) for row in rows)
    return found.model_copy(update=changed)


def _clean_row(row: Row, clean: Clean) -> Row:
    updates: dict[str, object] = {}
    for name in _texts(type(row)):
        value = getattr(row, name)
        if value:
            cleaned = _cleaned(value, _OF_ADDRESSES.get(name, clean))
            if cleaned != value:
                updates[name] = cleaned
    return row.model_copy(update=updates) if updates else row


def _cleaned(value: object, clean: Clean) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(key): clean(words) for key, words in value.items()}
    if isinstance(value, list):
        return [_clean_row(item, clean) if isinstance(item, Record) else clean(item) for item in value]
    return value


@cache
def _texts(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a table that hold words of the paper: texts, lists and maps of them, and cells; no keys."""
    names = []
    for name, field in kind.model_fields.items():
        hints = {field.annotation, *get_args(field.annotation)}
        plain = bool(hints & {str, dict[str, str], list[str], CellRecord, ProgressNote})
        if plain and not name.endswith(("_id", "_ids", "_code", "_hash")) and name not in NOT_OF_THE_PAPER:
            names.append(name)
    return tuple(names)
