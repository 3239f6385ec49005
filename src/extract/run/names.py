"""File names as text for tables and terminals."""

from __future__ import annotations

import re

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters (line breaks, terminal codes), marks that turn the direction of writing, and what stands for
bytes that are no UTF-8."""


def shown(name: str) -> str:
    r"""The name with what cannot be printed as ``\x0a``; in such a name a backslash is doubled, so two names never
    look the same. Bytes that are no UTF-8 appear as those bytes."""
    if not UNPRINTABLE.search(name):
        return name
    return UNPRINTABLE.sub(_escaped, name.replace("\\", "\\\\"))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xDC80 <= code <= 0xDCFF:  # PEP 383: a byte that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
