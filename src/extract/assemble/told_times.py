"""The time by which an action is to be done, as its progress note tells it in a sentence, for papers that print no
other: "the date was put back to 31 October", "it is now due by June", "the target of Q2 stands"."""

from __future__ import annotations

import re

from extract.accounts import BY_NAME, GONE, HOLDS, WHOLE_SENTENCES
from extract.tag.timescales import find_timescales
from extract.tag.timescales.tokens import lower, may_be_dated

__all__ = ["time_in_text"]

MOVED = re.compile(r"\b(?:mov|chang|exten|put|push|slip|revis|defer)\w*\b", re.IGNORECASE)
NEAR = 160
"""Characters before a time that are looked at."""


def time_in_text(note: str | None, called: bool = False) -> str | None:
    """The words of the last time that ``note`` tells as the action's own; None where it tells none. ``called``: only
    one that the sentence calls a date or target counts."""
    if not note or not may_be_dated(lower(note)):
        return None
    told, holds = None, BY_NAME if called else HOLDS
    for sentence in WHOLE_SENTENCES.split(note):
        for mention in find_timescales(sentence, None):
            before = sentence[max(0, mention.start - NEAR) : mention.start]
            if holds.search(before) and not GONE.search(before):
                told = _last(mention.raw, before).rstrip(" .")
    return told


def _last(raw: str, before: str) -> str:
    """Of a time moved "from June to October" the one that holds."""
    moved = raw.startswith("from ") or before.rstrip().endswith(" from")
    return raw.split(" to ")[-1] if moved and MOVED.search(before) else raw
