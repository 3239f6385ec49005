"""Web addresses as printed: found in text, and put together again where a line end cut them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Line
from extract.text import clean_line

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
_AT_END = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:[%/?&=_#.~-]|\S*[/%=&?_]|\S*\.(?:pdf|docx?|xlsx?|pptx?|aspx?|html?|php)\b)", re.IGNORECASE)
_OPEN_END = ("-", "/", "_", "%", "=", "&", "?", ".", "%2", "#")


def joined_addresses(lines: Sequence[Line], text: str) -> str:
    """The words of a paragraph with its addresses whole; ``text`` where it holds none.

    An address cut by a line end goes on when the break or the next line looks like part of one.
    """
    if "http" not in text.lower() and "www." not in text.lower():
        return text
    joined = ""
    for line in lines:
        piece = clean_line(line)
        glue = "" if not joined or (_AT_END.search(joined) and _continues(joined, piece)) else " "
        joined += glue + piece
    start = joined.find(text[:12])
    return joined[start:] if start > 0 else joined


def _continues(address: str, piece: str) -> bool:
    first = piece.split(maxsplit=1)[0] if piece else ""
    if re.match(r"(?:https?://|www\.)", first, re.IGNORECASE):
        return False
    return bool(_GOES_ON.match(first)) or (
        address.endswith(_OPEN_END) and not first.endswith((".", ",")) and len(first) > 1
    )


def plain_address(printed: str) -> str:
    """An address without the punctuation of the sentence around it."""
    bare = printed.rstrip(".,;:’'”\"")
    return bare[:-1] if bare.endswith((")", "]")) and bare.count("(") < bare.count(")") + bare.count("]") else bare
