"""Heads that say by when what stands under them is to be done: "Immediately", "Within three months:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.records.plans.headless import MONTH
from extract.records.prose.pieces import Piece

_SPAN = r"(?:[\w-]+\s+){0,3}?(?:days?|weeks?|months?|quarters?|years?)"
_YEAR = r"(?:20\d\d(?:\s*[/–-]\s*\d\d(?:\d\d)?)?)"
_DAY = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\.?,?(?:\s+{_YEAR})?|(?:spring|summer|autumn|winter)\s+{_YEAR}|{_YEAR}"
    rf"|q[1-4]\b(?:\s+(?:of\s+)?{_YEAR})?)"
)
TIME_HEAD = re.compile(
    r"^(?:(?:actions?|priorities|recommendations?)\s+)?(?:(?:for|to\s+be\s+(?:done|completed|taken)|due)\s+)?"
    r"(?:immediate(?:ly)?(?:\s+(?:actions?|priorities))?|as\s+a\s+matter\s+of\s+urgency|urgent(?:ly)?|straight\s?away"
    r"|at\s+once|without\s+delay"
    rf"|(?:with)?in\s+(?:the\s+)?{_SPAN}(?:\s+of\s+.{{3,40}})?|(?:over\s+)?the\s+(?:next|first|coming)\s+{_SPAN}"
    rf"|(?:(?:by|before|until|from|in|during)\s+)?(?:the\s+)?(?:(?:end|start|middle)\s+of\s+)?{_DAY}"
    rf"(?:\s*(?:to|–|-)\s*{_DAY})?"
    r"|(?:in\s+the\s+)?(?:short|medium|long(?:er)?)(?:[\s-]+to[\s-]+(?:medium|long))?[\s-]+term(?:\s+actions?)?"
    r"|year\s+(?:one|two|three|four|five|\d))"
    r"(?:\s*\([^)]{2,40}\))?\s*[:–—-]?$",
    re.IGNORECASE,
)
"""All of the words must say so, as "March 2026: review" does not."""
LONGEST = 70
"""Characters."""
SAME_LEFT = 4.0
"""Points."""


def is_time_head(piece: Piece) -> bool:
    """Whether ``piece`` stands as a head or caption and says nothing but a time."""
    stands_out = bool(piece.level) or piece.bold or piece.text.endswith(":") or len(piece.lines) == 1
    plain = not (piece.label or piece.in_grid or piece.marker == "•")
    return plain and stands_out and len(piece.text) <= LONGEST and bool(TIME_HEAD.match(piece.text.strip()))


def dated(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """``pieces``, those in the scope of a head that dates them with that head (``Piece.when``)."""
    head: Piece | None = None
    items = 0
    for piece in pieces:
        if is_time_head(piece):
            head, items = piece, 0
        elif head and _ends(head, piece, items):
            head = None
        items += bool(piece.marker)
        yield replace(piece, when=head) if head and piece is not head else piece


def _ends(head: Piece, piece: Piece, items: int) -> bool:
    """Whether the scope of a head ends: at a heading of its rank, below a caption at running text after its items."""
    if piece.level:
        return not head.level or piece.level <= head.level
    running = not (piece.marker or piece.label or piece.in_grid) and piece.left <= head.left + SAME_LEFT
    return not head.level and items > 0 and running and not piece.text[:1].islower()
