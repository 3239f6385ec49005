"""The names of files as they are kept: in tables, in notes of state, in messages."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from extract.contacts import without_contacts
from extract.printable import shown

MAY_HOLD = re.compile(r"@|%40|\[at\]|\(at\)|\d[ _.()-]{1,2}\d|\+\d|tel|phone|mob|fax|ext", re.IGNORECASE)
"""A quick look: other names hold no address and no telephone number."""
KEY = re.compile(r"(?<!\d)\d{9,}(?!\d)")
"""A number in one piece is the key of a file, and stays."""
LONGEST_ENDING = 5


def kept(path: str) -> str:
    """A path as text for tables, printable, without e-mail addresses and telephone numbers. Where one is left out of a
    part of it, digits of that part's hash tell it from others: different paths stay different."""
    if MAY_HOLD.search(path):
        path = "/".join(map(_part, path.split("/")))
    return shown(path)


@lru_cache(maxsize=4096)
def _part(name: str) -> str:
    if not MAY_HOLD.search(name):
        return name
    stem, point, ending = name.rpartition(".")
    if not (stem and ending.isalpha() and len(ending) <= LONGEST_ENDING):
        stem, point, ending = name, "", ""
    spaced = stem.replace("_", " ")
    pieces, keys = KEY.split(spaced), [*KEY.findall(spaced), ""]
    clean = "".join(without_contacts(piece) + key for piece, key in zip(pieces, keys, strict=True))
    if clean == spaced:
        return name
    digits = hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()[:8]
    return f"{clean} {digits}{point}{ending}"
