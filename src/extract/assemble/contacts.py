"""No e-mail addresses and no telephone numbers in any row: the one place where they are taken out.

Papers print officers' contact details beside their names. Nobody needs them to compare councils, so every text of every
row is cleaned before anything else reads it; a mark stays where something was left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar, get_args
from urllib.parse import parse_qsl

from extract.nested import Record
from extract.schema import CellRecord, DocumentRecord, Extraction

EMAIL_MARK, TELEPHONE_MARK = "[email]", "[telephone]"
MARKS = re.compile(r"\[(?:email|telephone)\]")

_ENDING = r"(?:gov|uk|org|com|co|nhs|ac|net|police|sch|info|eu)\b"
_EMAIL = re.compile(
    rf"(?:mailto:\s*)?(?<![\w.+'’-])[\w.+'’-]*\w"
    rf"(?:@[A-Za-z0-9]|\s?@\s?(?=[\w-]+\s?\.\s?{_ENDING}))[\w-]*(?:\.[\w-]+|\s?\.\s?{_ENDING})*"
)
"""A name, "@" and a host; a narrow column or OCR may have put spaces around the "@" and the points of the host."""
_GAP = r"[ \xa0‐‑–-]{0,2}"
_NATIONAL = rf"\(?0[1235789]\d(?:\)?{_GAP}\d){{7,8}}"
"""A nought and nine or ten digits more, as Ofcom's National Telephone Numbering Plan has them, the code of the area in
one piece; 04 and 06 are not in use. Points and commas part figures, not telephone numbers, and are no part of one."""
_ABROAD = rf"(?:\+|\b00)(?:44{_GAP}(?:\(0\){_GAP})?|[1-9]\d{{0,2}}[ -])(?:\(?\d\)?{_GAP}){{7,11}}\d"
_TELEPHONE = re.compile(rf"(?<![\w.,£$€+-])(?<!ISBN )(?:{_ABROAD}|{_NATIONAL})(?![\w%]|[.,]\d)")
_LONE_DIGIT = re.compile(r"(?<![\d(+])\d(?!\d)")
"""A digit between gaps: numbers are dialled in groups, so this is a row of figures."""
_SPOKEN = re.compile(
    r"(?P<label>\b(?:tel(?:ephone)?|(?:text)?phone|mobile|mob|fax|minicom)\b\.?(?:\s+(?:no|number)\b\.?)?\s*[:.–-]?\s*)"
    r"(?P<number>[(+]?\d[\d ()-]+\d)",
    re.IGNORECASE,
)
"""A number that a word before it calls one; short ones without a colon are years and codes such as 111."""
_EXTENSION = re.compile(r"(\[telephone\])\s*,?\s*\(?(?:ext(?:ension|n)?|x)\.?\s*:?\s*\d{2,6}\b\)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d\d\d")
_LONG_NUMBER = re.compile(r"\d(?:[ \xa0‐‑–()-]{0,5}\d){8}")
_CALLED = ("tel", "phone", "mob", "fax", "minicom")
"""Quick looks: a text without three digits in a row holds no number that is dialled, one without nine of them close
together or any of these words neither."""
_QUOTED_EMAIL = re.compile(r"(?<![\w.+'’-])[\w.+'’-]*\w%(?:25)*40[\w-]+(?:(?:\.|%2e)[\w-]+)+", re.IGNORECASE)
"""An e-mail address as it stands quoted in an address on the web, "@" as "%40"."""
_SAFE_LINK = re.compile(
    r"(?P<before>https?://[\w.-]+\.safelinks\.protection\.outlook\.com/[^?]*)\?(?P<query>.*)", re.IGNORECASE | re.DOTALL
)
_PERSONAL_DRIVE = re.compile(r"(?P<host>https?://[\w-]+-my\.sharepoint\.com/)", re.IGNORECASE)

NOT_OF_THE_PAPER = frozenset({"source_uri", "file_name", "inherited_from", "method", "version", "status_colour"})
"""Columns of text that hold no words of the paper: what the user called the file, keys, words of our own."""


def without_contacts(text: str) -> str:
    """The text with a mark in place of each e-mail address and telephone number; most texts come back as they are."""
    if "@" in text:
        text = _EMAIL.sub(EMAIL_MARK, text)
    if "%" in text:
        text = _QUOTED_EMAIL.sub(EMAIL_MARK, text)
    if not _DIGITS.search(text):
        return text
    if _LONG_NUMBER.search(text):
        text = _TELEPHONE.sub(_telephone, text)
    small = text.lower()
    if any(word in small for word in _CALLED):
        text = _SPOKEN.sub(_spoken, text)
    return _EXTENSION.sub(r"\1", text) if TELEPHONE_MARK in text else text


def _telephone(match: re.Match[str]) -> str:
    return match[0] if _LONE_DIGIT.search(match[0]) else TELEPHONE_MARK


def _spoken(match: re.Match[str]) -> str:
    digits = sum(letter.isdigit() for letter in match["number"])
    least = 3 if ":" in match["label"] else 5
    return match["label"] + TELEPHONE_MARK if digits >= least else match[0]


def no_mail(uri: str) -> str:
    """An address on the web without e-mail addresses in it. Long numbers in it are keys of files, and stay.

    Outlook's "Safe Links" wrap an address and write the reader's own e-mail address beside it: what was wrapped comes
    out. The path of a personal drive (OneDrive) begins with its owner's: only the host stays.
    """
    while wrapper := _SAFE_LINK.match(uri):
        inner = dict(parse_qsl(wrapper["query"])).get("url", "")
        uri = inner if inner.lower().startswith(("http://", "https://")) else wrapper["before"]
    personal = _PERSONAL_DRIVE.match(uri)
    if personal:
        return personal["host"]
    if "@" in uri:
        uri = _EMAIL.sub("", uri)
    return _QUOTED_EMAIL.sub("", uri) if "40" in uri else uri


# ---------------------------------------------------------------- rows

Row = TypeVar("Row", bound=Record)
Clean = Callable[[str], str]


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
            cleaned = _cleaned(value, clean if name != "uri" else no_mail)
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
        plain = bool(hints & {str, dict[str, str], list[str], CellRecord})
        if plain and not name.endswith(("_id", "_ids", "_code", "_hash")) and name not in NOT_OF_THE_PAPER:
            names.append(name)
    return tuple(names)


__all__ = ["EMAIL_MARK", "MARKS", "TELEPHONE_MARK", "clean_rows", "no_mail", "without_contacts"]
