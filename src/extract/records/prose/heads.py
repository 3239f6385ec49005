"""What heads a list of recommendations: "Key recommendations", "What needs to improve?", "The panel recommends:"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from extract.model import Table
from extract.records.phrases import phrase
from extract.records.prose.pieces import Piece
from extract.text import cell_paragraphs

HeadKind = Literal["recommendations", "improve", "sentence"]

RECOMMENDATIONS = phrase("prose", "recommendations")
IMPROVE = phrase("prose", "improve")
"""Heads of inspectors' lists; Ofsted's "What needs to improve?" carries a footnote mark."""
OWED_HEAD = phrase("prose", "owed_head")
"""A head that may stand over a list of what is owed, or over the story of it: only a list right below it counts."""
SENTENCE = phrase("prose", "sentence")
"""A sentence that ends in a colon and says that others recommend what follows."""
ASKED_OF = phrase("prose", "asked_of")
"""A sentence in which the writer of a letter asks the council for what is listed below."""
ASKING = re.compile(r"(?:ask|expect|urge|request|invite|suggest|want|advise|encourage|put|you)[^.:]*[:.]\s*$")
"""One of these is in every such sentence, in small letters: a quick look."""
FOLLOWING = phrase("prose", "following")
TO_EXECUTIVE = phrase("prose", "to_executive")
"""Scrutiny recommends to those who decide: "RECOMMENDED to Cabinet:"; elsewhere the words are a meeting's own."""
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
                if named and RECOMMENDATIONS.match(head.text.strip()):
                    return True
    return False


def head_kind(piece: Piece) -> HeadKind | None:
    """What kind of list ``piece`` heads, if it heads one."""
    if (piece.label and not piece.label.coded) or piece.in_grid:
        return None
    if len(piece.text) <= LONGEST_HEAD and (piece.level or piece.bold or piece.boxed or _stands_alone(piece)):
        if RECOMMENDATIONS.match(piece.text):
            return "recommendations"
        if IMPROVE.match(piece.text):
            return "improve"
        if OWED_HEAD.match(piece.text):
            return "sentence"
    end = piece.text.rstrip()[-1:]
    if end not in (":", "."):
        return None
    tail = piece.text[-LONGEST_HEAD * 2 :]
    if FOLLOWING.search(tail[-60:]) or (ASKING.search(tail.lower()) and ASKED_OF.search(tail)):
        return "sentence"
    if end != ":":
        return None
    if TO_EXECUTIVE.match(piece.text):
        return "sentence"
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", piece.text)[-1]
    if len(sentence) <= LONGEST_SENTENCE and SENTENCE.search(sentence):
        return "sentence"
    return None


def _stands_alone(piece: Piece) -> bool:
    """Whether plain words look like a head in plain type: a short line that ends in a colon or question mark."""
    return len(piece.lines) == 1 and piece.text.endswith((":", "?")) and not piece.marker
