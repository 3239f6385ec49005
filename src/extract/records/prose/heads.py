"""What heads a list of recommendations: "Key recommendations", "What needs to improve?", "The panel recommends:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.model import Table
from extract.records.phrases import PROSE as SAYS
from extract.records.phrases import words
from extract.records.plans.banners import ASKS, THAT
from extract.records.plans.legend import SAYS_STATUS
from extract.records.plans.plain_cells import is_lead
from extract.records.prose.labels import Kind, Label
from extract.records.prose.pieces import CODE, HeadKind, Piece
from extract.records.prose.tails import is_time
from extract.text import cell_paragraphs

FEWEST_ASKING, MOSTLY = 2, 0.6
"""Items of a list that is one because they ask, and the share of them that do."""
ASKING_OF = words("asking_of")
LONGEST_HEAD = 120
LONGEST_BOLD = 9
"""Words of bold ones that part a paper though they are no heading."""
PARTING = re.compile(r"\s+[·|•]\s+")
"""Marks between values on one line."""
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


def with_head(piece: Piece) -> Piece:
    """``piece`` with what kind of list it heads."""
    kind = head_kind(piece)
    return replace(piece, heads=kind) if kind else piece


def by_codes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where what has a code ("R3") stands above items whose codes go on with it ("R3.1") as the
    recommendation that these answer."""
    marked = [(at, piece.marker.strip("().:")) for at, piece in enumerate(pieces) if piece.marker not in ("", "•")]
    found = list(pieces)
    for (at, code), (_, below) in pairwise(marked):
        piece = pieces[at]
        if CODE.match(code) and below.startswith(f"{code}.") and not (piece.label or piece.in_grid):
            label = Label("recommendation", code, piece.text, coded=True)
            found[at] = replace(piece, label=label, marker="")
    return found


def by_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a line of who, when and how far as one each ("Head of Parks · by June 2026 · Begun")."""
    found: list[Piece] = []
    for piece in pieces:
        kinds = [] if piece.label or piece.marker or piece.in_grid else _kinds_of(PARTING.split(piece.text))
        for text, kind in kinds or [(piece.text, None)]:
            found.append(replace(piece, text=text, label=Label(kind, None, text)) if kind else piece)
    return found


def _kinds_of(values: Sequence[str]) -> list[tuple[str, Kind | None]]:
    """What each of some values is; [] unless the first is who, and each of the others, at most one, when or how far."""
    told: list[Kind | None] = ["lead" if is_lead(values[0]) else None]
    told += ["status" if SAYS_STATUS.search(each) else "timescale" if is_time(each) else None for each in values[1:]]
    return list(zip(values, told, strict=True)) if "timescale" in told and len({*told, None}) > len(told) else []


def head_kind(piece: Piece) -> HeadKind | None:
    """What kind of list ``piece`` heads, if it heads one."""
    if (piece.label and not piece.label.coded) or piece.in_grid:
        return None
    if len(piece.text) <= LONGEST_HEAD and (piece.level or piece.bold or piece.boxed or _stands_alone(piece)):
        if SAYS["recommendations"].match(piece.text) or SAYS["asks_head"].match(piece.text):
            return "recommendations"
        if SAYS["improve"].match(piece.text):
            return "improve"
        if SAYS["owed_head"].match(piece.text):
            return "sentence"
    end = piece.text.rstrip()[-1:]
    if end not in (":", "."):
        return None
    tail = piece.text[-LONGEST_HEAD * 2 :].rstrip()
    if SAYS["following"].search(tail[-60:]) or asks_of_council(tail):
        return "sentence"
    if end != ":":
        return None
    if SAYS["to_executive"].match(piece.text) or SAYS["asks_executive"].match(piece.text):
        return "sentence"
    sentence = last_sentence(piece.text)
    if len(sentence) <= LONGEST_SENTENCE and (SAYS["sentence"].search(sentence) or binds(sentence)):
        return "sentence"
    return None


def asks_of_council(text: str) -> bool:
    """Whether the last clause of ``text`` asks something of a council or of whoever is written to."""
    plain = text.rstrip()
    start = 1 + max(plain.rfind(".", 0, -1), plain.rfind(":", 0, -1))
    clause = plain[start:].lower()
    return any(word in clause for word in ASKING_OF) and SAYS["asked_of"].search(plain, start) is not None


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


def expects(piece: Piece) -> bool:
    """Whether a piece says that its authors will look for what is listed below it."""
    return piece.text.endswith(":") and SAYS["expects"].search(last_sentence(piece.text)) is not None


def may_head(pieces: Sequence[Piece], index: int) -> bool:
    """Whether ``pieces[index]`` may stand over what others ask for: a heading, or words right above an enumeration that
    its authors say for themselves."""
    piece, below = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if below is None or piece.in_grid or piece.label or SAYS["told_lists"].search(piece.text):
        return False
    if piece.level or (piece.bold and len(piece.text.split()) <= LONGEST_BOLD and piece.text[-1:].isalnum()):
        return not piece.text.endswith(":")
    return bool(below.marker) and not piece.marker and bool(SAYS["own_voice"].search(last_sentence(piece.text)))


def mostly_ask(texts: Sequence[str], fewest: int = FEWEST_ASKING) -> bool:
    """Whether the items of a list ask by their form: orders, motions, whoever is named first should or must."""
    forms = (ASKS, THAT, SAYS["order"], SAYS["owed"], SAYS["owed_by"])
    asking = sum(any(form.match(text) for form in forms) for text in texts)
    return len(texts) >= fewest and all(text[:1].isupper() for text in texts) and asking >= MOSTLY * len(texts)
