"""Strangers' words where they may do no harm: file names in tables, papers' words on a terminal, JSON in logs.

A terminal obeys control characters (line breaks, ESC and its C1 short forms, BEL), and marks that turn the direction of
writing make a line look like another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

_OBEYED = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
UNPRINTABLE = re.compile(f"[\t\n{_OBEYED}\ud800-\udfff]")
"""What a name on one line does not hold; surrogates stand for bytes that are no UTF-8."""
HARMFUL = re.compile(f"[{_OBEYED}\ud800-\udfff]")
"""The same, but for line breaks and tabs."""
MOST_NAMED = 3
"""Of a long list, those that are named on a line."""


def shown(name: str) -> str:
    r"""The name with what cannot be printed as ``\x0a``; in such a name a backslash is doubled, so two names never
    look the same. Bytes that are no UTF-8 appear as those bytes."""
    if not UNPRINTABLE.search(name):
        return name
    return UNPRINTABLE.sub(_escaped, name.replace("\\", "\\\\"))


def harmless(text: str) -> str:
    r"""Words for a terminal: what it would obey stands there as ``\x1b``; line breaks and tabs stay."""
    return HARMFUL.sub(_escaped, text)


def cleaned(value: Any) -> Any:
    """Words for a table, or lists and maps of them: a space in place of what a terminal would obey."""
    if isinstance(value, str):
        return value if value.isprintable() else HARMFUL.sub(" ", value)
    if isinstance(value, dict):
        return {cleaned(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(cleaned, value))
    return value


def as_json(value: object, indent: int | None = 2) -> str:
    """JSON that may be printed: what a terminal would obey is escaped as JSON does it."""
    return HARMFUL.sub(_escaped_json, json.dumps(value, indent=indent, ensure_ascii=False, default=str))


def few(lines: Sequence[str], most: int = MOST_NAMED, between: str = "; ") -> str:
    """The first of many on one line, and how many more there are."""
    rest = len(lines) - most
    return between.join(lines[:most]) + (f"{between}and {rest} more" if rest > 0 else "")


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xDC80 <= code <= 0xDCFF:  # PEP 383: a byte that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _escaped_json(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
