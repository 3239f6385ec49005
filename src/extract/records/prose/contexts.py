"""What explains a recommendation: the words under it, up to what heads the next."""

from __future__ import annotations

from collections.abc import Sequence

from extract.flow.looks import look_of
from extract.model import Line
from extract.records.prose.pieces import Piece

LONGEST_CONTEXT = 1500
"""Characters of explanation; what follows further down belongs to the report, not to the recommendation."""
LONGEST_HEAD = 10
"""Words of a line that heads what follows."""


def context_of(pieces: Sequence[Piece], own: Sequence[Line], last: int) -> str | None:
    """What stands under a recommendation up to the page ``last``: behind pages of tables something else begins. A few
    words at the end in a look of their own, no sentence, head what comes next."""
    kept: list[str] = []
    heads = bool(pieces) and _heads_next(pieces[-1], [line for piece in pieces[:-1] for line in piece.lines] or own)
    for piece in pieces[:-1] if heads else pieces:
        if any(line.page > last for line in piece.lines):
            break
        if sum(map(len, kept)) + len(piece.text) > LONGEST_CONTEXT and kept:
            break
        kept.append(piece.full_text)
    return "\n".join(kept) or None


def _heads_next(piece: Piece, above: Sequence[Line]) -> bool:
    short = len(piece.lines) == 1 and len(piece.text.split()) <= LONGEST_HEAD and piece.text[-1:].isalnum()
    return short and look_of(piece.lines[0].words[0]) != look_of(above[-1].words[-1])
