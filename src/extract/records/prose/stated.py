"""What a paper asks for amid its findings, without a list: "We recommend that …", a regulator's "It must …", sentences
that end in a number of their own; and lists that only tell what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.flow.lists import Place, is_next, place_of
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.banners import MUST
from extract.records.prose.drafts import Draft
from extract.records.prose.labelled import ASKS_FOR
from extract.records.prose.pieces import Piece

AREAS = re.compile(r"areas? for improvement:?$", re.IGNORECASE)
MARK = re.compile(
    r"\s*[\[(](?:(?:Recommendation|recommendation|Rec\.?|rec\.?)\s+)?(?P<number>R?\d{1,2}|[ivxl]{1,6})[\])](?=\s*(?:[.;,]|$))"
)
"""A number at the end of what it counts: "It must be opened again [x].", "… each year (Recommendation 4)."."""
FEWEST_MARKED, MOSTLY = 3, 0.6
"""Sentences that so count up, and the share of them that ask: others have notes, or say what was decided."""
JOINED = re.compile(r"^\W*(?:and\s+)?", re.IGNORECASE)
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


def find_marked(pieces: Sequence[Piece]) -> list[Draft]:
    """What stands before numbers in brackets that end sentences, or clauses, of running text and count up through the
    paper, where most of it asks."""
    found: list[Draft] = []
    last: Place | None = None
    for piece in pieces:
        start = 0
        for mark in () if piece.level or piece.in_grid or piece.label else MARK.finditer(piece.text):
            place = place_of(mark["number"], last)
            if place is None or not (is_next(last, place) if last else place.value == 1):
                continue
            words = JOINED.sub("", SENTENCE_END.split(piece.text[start : mark.start()])[-1])
            text = [replace(piece, text=words, marker="")]
            found.append(Draft(mark["number"], text=text, start=piece.place))
            last, start = place, mark.end()
    asking = sum(bool(MUST.search(draft.words) or ASKS_FOR.match(draft.words)) for draft in found)
    return found if len(found) >= FEWEST_MARKED and asking >= MOSTLY * len(found) else []


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
