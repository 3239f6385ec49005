"""What heads a list of recommendations: "Key recommendations", "What needs to improve?", "The panel recommends:"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from extract.model import Table
from extract.records.phrases import PROSE as SAYS
from extract.records.prose.pieces import Piece
from extract.text import cell_paragraphs

HeadKind = Literal["recommendations", "improve", "sentence"]

ASKING = re.compile(r"(?:ask|expect|urge|request|invite|suggest|want|advise|encourage|put|you)[^.:]*[:.]\s*$")
"""One of these is in every such sentence, in small letters: a quick look."""
LONGEST_HEAD = 120
LONGEST_SENTENCE = 420
"""Characters."""


def advises(table: Table) -> bool:
    """Whether a cell of a table that is no plan holds a list of recommendations under its head, among other words."""
    for cell in table.cells:
        if "ecommendation" in cell.text and len(cell.lines) > 2:
            parts = cell_paragraphs(cell)
            for head, item in pairwise(parts):
                named = head.bold and not item.bold and bool(item.marker) and head is not parts[0]
                if named and SAYS["recommendations"].match(head.text.strip()):
                    return True
    return False


def head_kind(piece: Piece) -> HeadKind | None:
    """What kind of list ``piece`` heads, if it heads one."""
    if (piece.label and not piece.label.coded) or piece.in_grid:
        return None
    if len(piece.text) <= LONGEST_HEAD and (piece.level or piece.bold or piece.boxed or _stands_alone(piece)):
        if SAYS["recommendations"].match(piece.text):
            return "recommendations"
        if SAYS["improve"].match(piece.text):
            return "improve"
        if SAYS["owed_head"].match(piece.text):
            return "sentence"
    end = piece.text.rstrip()[-1:]
    if end not in (":", "."):
        return None
    tail = piece.text[-LONGEST_HEAD * 2 :]
    if SAYS["following"].search(tail[-60:]) or (ASKING.search(tail.lower()) and SAYS["asked_of"].search(tail)):
        return "sentence"
    if end != ":":
        return None
    if SAYS["to_executive"].match(piece.text) or SAYS["asks_executive"].match(piece.text):
        return "sentence"
    sentence = last_sentence(piece.text)
    if len(sentence) <= LONGEST_SENTENCE and (SAYS["sentence"].search(sentence) or binds(sentence)):
        return "sentence"
    return None


def _stands_alone(piece: Piece) -> bool:
    """Whether plain words look like a head in plain type: a short line that ends in a colon or question mark."""
    return len(piece.lines) == 1 and piece.text.endswith((":", "?")) and not piece.marker


def last_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[-1]


def binds(sentence: str) -> bool:
    """Whether a sentence that ends in a colon says what somebody has to do."""
    found = SAYS["obliges"].match(sentence)
    return found is not None and not found["promises"]


def promises(sentence: str) -> bool:
    """Whether a sentence that ends in a colon says what somebody will do by when."""
    found = SAYS["obliges"].match(sentence)
    return found is not None and found["promises"] is not None and found["when"] is not None
