"""To whom a decision delegates."""

from __future__ import annotations

import re

from extract.records.phrases import DECISIONS as SAYS

_DELEGATING = re.compile(r"\bdelegat(?:e|es|ed|ing|ion)\b", re.IGNORECASE)
_TO_WHOM = re.compile(r"\bto\s+(?:the\s+|each\s+|both\s+)?(?=[A-Z])")


def delegated_to(text: str) -> str | None:
    """The post or body that a decision delegates to: the words after "delegate … to" up to what it is to do."""
    start = _DELEGATING.search(text)
    to_whom = _TO_WHOM.search(text, start.end()) if start else None
    if to_whom is None:
        return None
    rest = text[to_whom.end() :]
    end = SAYS["ends"].search(rest)
    name = (rest[: end.start()] if end else rest).strip(" ,;.")
    return name if 0 < len(name.split()) <= 20 else None
