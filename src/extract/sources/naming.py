"""Which council a user means, and names for files that are safe on any disk."""

from __future__ import annotations

import re
import unicodedata

from extract.councils import Council, registry

LONGEST_SLUG = 60


def council_named(text: str) -> Council | None:
    """The council with this plain or official name, slug (``kensington-and-chelsea``), code or GSS code."""
    known, given = registry(), text.strip()
    return known.by_gss(given.upper()) or known.by_code(given.upper()) or known.by_name(given)


def slug(text: str, longest: int = LONGEST_SLUG) -> str:
    """Words in lower-case letters and figures, joined by hyphens; "paper" where none is left.

    Nothing of a path survives: no separators, no dots, no control characters, no leading hyphen.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    return words[:longest].rstrip("-") or "paper"


def folder_name(council: Council) -> str:
    """The council's folder in a corpus: ``KEN-kent``."""
    return f"{council.code}-{slug(council.name)}"
