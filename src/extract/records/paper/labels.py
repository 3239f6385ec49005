"""Labels in the head of a report and what their values are. The words are data: ``models/papers/labels.toml``."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.shipped import model_file

MAIN = frozenset(("title", "committee", "addressee", "date", "report_of", "lead_officer", "author", "member"))
"""Kinds that say something of the report itself, not of how it is handled."""
LONGEST = 60
"""Characters of a label."""


@lru_cache(maxsize=1)
def _known() -> dict[str, re.Pattern[str]]:
    data = _read()["labels"]
    return {kind: re.compile(rf"(?:{'|'.join(words)})(?: ?\(s\))?", re.I) for kind, words in data.items()}


@lru_cache(maxsize=1)
def _likely() -> list[tuple[str, re.Pattern[str]]]:
    data = _read()["likely"]
    return [(kind, re.compile("|".join(data[kind]), re.I)) for kind in data["order"]]


@lru_cache(maxsize=1)
def _read() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = model_file("papers", "labels.toml")
    return found


@lru_cache(maxsize=1)
def _any() -> re.Pattern[str]:
    return re.compile("|".join(words.pattern for words in _known().values()), re.I)


def may_begin(text: str) -> bool:
    """Whether a known label may stand at the head of ``text``: one look for all of them, as most text has none."""
    return _any().match(plain(text)) is not None


@lru_cache(maxsize=4096)
def kind_of(label: str) -> str | None:
    """What the value of a label is, None where its words are not a known label."""
    text = plain(label)
    if not text or len(text) > LONGEST:
        return None
    return next((kind for kind, words in _known().items() if words.fullmatch(text)), None)


@lru_cache(maxsize=4096)
def likely_kind(label: str) -> str:
    """What the value of a label is likely to be whose words are not known, "other" where nothing tells."""
    text = plain(label)
    return kind_of(label) or next((kind for kind, words in _likely() if words.search(text)), "other")


def plain(label: str) -> str:
    """A label without the number before it and the marks at its end, in small letters."""
    text = " ".join(label.replace("’", "'").split()).strip(" :*–-?").lower()
    return re.sub(r"^\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s+", "", text)


def is_key(value: str) -> bool | None:
    """Whether the value of a label about key decisions says that it is one; None where it does not say."""
    text = " ".join(value.lower().replace("–", "-").split())
    if re.match(r"(?:no\b|not\b|non\b|n\b|n/a\b)", text) or re.search(r"\bnon[- ]?key|\bnot (?:a )?key", text):
        return False
    if re.match(r"(?:yes|y)\b", text) or re.search(r"\bkey\b", text):
        return True
    return None
