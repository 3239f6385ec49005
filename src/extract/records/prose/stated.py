"""What a paper asks for amid its findings, without a list: "We recommend that …", a regulator's "It must …";
and lists that only tell what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.records.phrases import PROSE as SAYS
from extract.records.prose.drafts import Draft
from extract.records.prose.labelled import ASKS_FOR
from extract.records.prose.pieces import Piece

AREAS = re.compile(r"areas? for improvement:?$", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[a-z0-9)’'\"%][.!?])\s+(?=[A-Z])")


def find_stated(pieces: Sequence[Piece], regulates: bool) -> list[Draft]:
    """The sentences of running text in which the authors recommend, one a draft, in order; of one who ``regulates``
    also those that say what must be done."""
    found: list[Draft] = []
    for piece in pieces:
        if piece.level or piece.in_grid or piece.label:
            continue
        for sentence in SENTENCE_END.split(piece.text):
            owed = regulates and SAYS["owed"].match(sentence)
            if (owed or SAYS["asked"].match(sentence)) and sentence.endswith("."):
                words = replace(piece, text=sentence, marker="")
                found.append(Draft(None, stated=True, text=[words], start=piece.place))
    return found


def find_recommended_up(pieces: Sequence[Piece]) -> list[Draft]:
    """What a meeting recommends to those who decide in a sentence of its minutes, one a draft, in order."""
    return [
        Draft(None, stated=True, text=[replace(piece, text=found["rest"], marker="")], start=piece.place)
        for piece in pieces
        if not (piece.level or piece.label)
        for found in SAYS["recommends_up"].finditer(piece.text)
    ]


def without_stories(drafts: list[Draft], pieces: Sequence[Piece]) -> list[Draft]:
    """Where "Areas for improvement" head what is asked, a list under a question ("What needs to be better?") in which
    nothing asks tells what was found."""
    lists: dict[str, list[str]] = {}
    for draft in drafts:
        if (draft.heading or "").endswith("?"):
            lists.setdefault(draft.heading or "", []).append(draft.words)
    stories = {head for head, words in lists.items() if not any(map(ASKS_FOR.search, words))}
    if not stories or not any(piece.level and AREAS.match(piece.text) for piece in pieces):
        return drafts
    return [draft for draft in drafts if draft.heading not in stories]
