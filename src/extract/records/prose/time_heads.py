"""Heads that say by when what stands under them is to be done: "Immediately", "Within three months:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.records.prose.pieces import Piece

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
"""Whole names: a head "Decision" or "Mayor" is no month."""
_SPAN = r"(?:[\w-]+\s+){0,3}?(?:days?|weeks?|months?|quarters?|years?)"
_YEAR = r"(?:20\d\d(?:\s*[/–-]\s*\d\d(?:\d\d)?)?)"
_DAY = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\.?,?(?:\s+{_YEAR})?|(?:spring|summer|autumn|winter)\s+{_YEAR}|{_YEAR}"
    rf"|q[1-4]\b(?:\s+(?:of\s+)?{_YEAR})?)"
)
TIME_HEAD = re.compile(
    r"^(?:(?:actions?|priorities|recommendations?)\s+)?(?:(?:for|to\s+be\s+(?:done|completed|taken)|due)\s+)?"
    r"(?:immediate(?:ly)?(?:\s+(?:actions?|priorities))?|as\s+a\s+matter\s+of\s+urgency|urgent(?:ly)?|straight\s?away"
    r"|at\s+once|without\s+delay"
    rf"|(?:with)?in\s+(?:the\s+)?{_SPAN}(?:\s+of\s+[^,:]{{3,40}})?|(?:over\s+)?the\s+(?:next|first|coming)\s+{_SPAN}"
    rf"|(?:(?:by|before|until|from|in|during)\s+)?(?:the\s+)?(?:(?:end|start|middle)\s+of\s+)?{_DAY}"
    rf"(?:\s*(?:to|–|-)\s*{_DAY})?"
    r"|(?:in\s+the\s+)?(?:short|medium|long(?:er)?)(?:[\s-]+to[\s-]+(?:medium|long))?[\s-]+term(?:\s+actions?)?"
    r"|year\s+(?:one|two|three|four|five|\d))"
    r"(?:\s*\([^)]{2,40}\))?\s*[:–—-]?$",
    re.IGNORECASE,
)
"""All of the words must say so, as "March 2026: review" does not."""
STEM = re.compile(
    r"\b(?:will|shall|should|must|to|agreed|required|recommends?|that|following|actions?)\s*:$", re.IGNORECASE
)
"""The end of a sentence that leaves what is to be done to the list below."""
CLAUSE = re.compile(
    r"(?:(?<=^)|(?<=\s))(?:within|by|before|over|in|immediately)\b[^,:]*?"
    r"(?=,|:|\s+(?:the|we|it|they)\s+(?:\w+\s+){0,3}?(?:will|shall|should|must|ha[sd]|have|is|are|agree[sd]?)\b|\s+to:)",
    re.IGNORECASE,
)
"""A clause of such a sentence that may say by when."""
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
    if not (STEM.search(text) and len(text) <= LONGEST_STEM):
        return None
    clauses = (found.group().strip() for found in CLAUSE.finditer(text))
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
