"""Heads that say by when what stands under them is to be done: "Immediately", "Within three months:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.records.phrases import PROSE as SAYS
from extract.records.prose.pieces import Piece

TIME_HEAD = SAYS["time_head"]
"""All of the words must say so, as "March 2026: review" does not."""
LONGEST, LONGEST_STEM = 70, 260
"""Characters."""
SAME_LEFT = 4.0
"""Points."""


def time_of(piece: Piece) -> str | None:
    """The time that ``piece`` tells for what stands under it: a head or caption that says nothing else, or the clause
    of a stem that says by when ("Within a month of this report, the council will:"). None for anything else."""
    text = piece.text.strip()
    if piece.label or piece.in_grid or piece.marker == "•":
        return None
    stands_out = bool(piece.level) or piece.bold or text.endswith(":") or len(piece.lines) == 1
    if stands_out and len(text) <= LONGEST and TIME_HEAD.match(text):
        return text
    if not (text.endswith(":") and len(text) <= LONGEST_STEM and SAYS["stem"].search(text)):
        return None
    clauses = (found.group().strip() for found in SAYS["clause"].finditer(text))
    return next((clause for clause in clauses if TIME_HEAD.match(clause)), None)


def is_time_head(piece: Piece) -> bool:
    """Whether ``piece`` says by when what stands under it is to be done."""
    return time_of(piece) is not None


def dated(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """``pieces``, those in the scope of a head that dates them with that head (``Piece.when``)."""
    head: Piece | None = None
    items = 0
    for piece in pieces:
        time = time_of(piece)
        if time is not None:
            head, items = replace(piece, text=time), 0
        elif head and _ends(head, piece, items):
            head = None
        items += bool(piece.marker)
        yield replace(piece, when=head) if head and time is None else piece


def _ends(head: Piece, piece: Piece, items: int) -> bool:
    """Whether the scope of a head ends: at a heading of its rank, below a caption at running text after its items."""
    if piece.level:
        return not head.level or piece.level <= head.level
    if head.marker and piece.marker not in ("", "•") and abs(piece.left - head.left) <= SAME_LEFT:
        return True  # the next of the paper's own numbered paragraphs
    running = not (piece.marker or piece.label or piece.in_grid) and piece.left <= head.left + SAME_LEFT
    return not head.level and items > 0 and running and not piece.text[:1].islower()
