"""Motions in minutes: what a council resolves to do where its motion was carried; one that was lost gives nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.flow.blocks import Block
from extract.records.phrases import DECISIONS as SAYS

_MOTION = re.compile(r"\bmotions?\b|\bmoved\b|\bseconded\b", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:motion|vote|voted|put\s+to|declared|carried|lost|resolved)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:mov|propos)ed\b.{0,80}\bseconded\b|\bseconded\b.{0,80}\b(?:mov|propos)ed\b|^motion\s+\w{1,3}\b(?!\s+was)",
    re.IGNORECASE,
)
"""What begins the next motion: who moves it, or its number."""
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
_SUBSTANTIVE = re.compile(r"\bsubstantive|\bas\s+amended", re.IGNORECASE)
FURTHEST = 60
"""Paragraphs below a motion in which its outcome stands."""


def is_carried(flow: Sequence[Block], index: int) -> bool:
    """Whether the motion with a clause at ``flow[index]`` was carried, by the last said of it under its heading."""
    if not any(_MOTION.search(block.text) for block in flow[max(0, index - 12) : index]):
        return False
    above = flow[max(0, index - 3) : index]
    said = re.split(r"(?<=[.!?])\s+", above[-1].text)[-1] if above else ""
    amended = _AMENDMENT.search(said) and not _SUBSTANTIVE.search(said)
    if (SAYS["passed"].search(said) and not amended) or any(
        each.text.endswith(":") and SAYS["passed"].search(each.text) for each in above
    ):
        return True  # the motion is printed behind the word that it was carried
    told = carried = False
    for block in flow[index + 1 : index + FURTHEST]:
        text = block.text
        outcomes = list(SAYS["outcome"].finditer(text))
        next_moved = told and _MOVES.search(text)
        if (block.level and not outcomes) or (next_moved and not _AMENDMENT.search(text[: next_moved.end()])):
            break
        amends = _AMENDMENT.search(text) and not _SUBSTANTIVE.search(text)
        if outcomes and _VOTED.search(text) and not amends and not SAYS["other_clause"].match(text):
            told, carried = True, bool(outcomes[-1]["carried"])
    return carried
