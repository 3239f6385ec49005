"""Recommendations in lists under a heading: "Key recommendations", "What needs to improve", "Areas for improvement".

Peer and scrutiny reports number them, often in bold with a paragraph of reasons each; inspectors set bullets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records.prose.drafts import Draft
from extract.records.prose.pieces import Piece

_OF = r"(?:\s+(?:to|for|of|from|by|made|arising|and)\s+.{2,80})?"
RECOMMENDATIONS = re.compile(
    r"^(?:\d{1,2}(?:\.\d)?[.)]?\s+)?(?:(?:the|our|a|summary|list|full|of|key|main|lga|cpc|peer|team|team['’]s|headline|"
    r"priority|principal|overarching|final|detailed|review|scrutiny|panel|task|and|finish|group|working|inquiry|"
    r"challenge|committee|commission|corporate|audit|inspection|conclusions?|findings)(?:['’]s?)?\s+)*"
    rf"recommendations?{_OF}\s*\d?\s*:?$",
    re.IGNORECASE,
)
IMPROVE = re.compile(
    r"^(?:\d{1,2}(?:\.\d)?[.)]?\s+)?(?:(?:key|main|priority)\s+)?(?:areas?\s+(?:for|of|requiring|that\s+need)\s+"
    r"(?:further\s+)?(?:improvement|priority\s+action|immediate\s+action|(?:priority\s+and\s+)?immediate\s+action)"
    r"|what\s+(?:the\s+.{2,60}\s+)?(?:needs?|must|has|have)\s+(?:to\s+)?(?:be\s+)?(?:improved?|do\s+better)"
    r"(?:\s+further)?|priority\s+actions?|priorities\s+for\s+improvement|priority\s+and\s+immediate\s+action)"
    r"\s*\d?\s*[?:]*\s*\d?$",
    re.IGNORECASE,
)
"""Heads of inspectors' lists; Ofsted's "What needs to improve?" carries a footnote mark."""
NUMBER = re.compile(r"^\(?(?:R|Rec)?\.?\s?(\d{1,3})[a-z]?[.):]*$", re.IGNORECASE)
SAME_LEFT = 4.0
"""Items of one list begin at the same left edge, give or take this many points."""
LONGEST_LIST = 150
"""Pieces below a heading that are looked through."""


def find_listed(pieces: Sequence[Piece]) -> list[Draft]:
    """The items of every list of recommendations; ``Draft.heading`` tells which kind of list it was."""
    found: list[Draft] = []
    last_end = 0
    for index, head in enumerate(pieces):
        if index < last_end or not is_list_head(head):
            continue
        section, last_end = _section(pieces, index)
        found.extend(_items(head, section, pieces[last_end] if last_end < len(pieces) else None))
    return found


def is_list_head(piece: Piece) -> bool:
    if piece.label or not (piece.level or piece.bold or piece.boxed) or len(piece.text) > 120 or piece.in_grid:
        return False
    return bool(RECOMMENDATIONS.match(piece.text) or IMPROVE.match(piece.text))


def _section(pieces: Sequence[Piece], start: int) -> tuple[list[Piece], int]:
    """The pieces under a list's head, and the index of what ends them: another head, or a heading that is no item."""
    head = pieces[start]
    section: list[Piece] = []
    for index in range(start + 1, min(len(pieces), start + LONGEST_LIST)):
        piece = pieces[index]
        if is_list_head(piece) or (piece.label and piece.label.kind == "recommendation"):
            return section, index
        if piece.level and not _is_item_heading(piece, section, head):
            return section, index
        section.append(piece)
    return section, start + 1 + len(section)


def _is_item_heading(piece: Piece, section: Sequence[Piece], head: Piece) -> bool:
    """Whether a heading is one of the numbered items: the next number, in the style and place of the item before."""
    number = _number(piece)
    if number is None or (piece.level <= head.level and number == (_number(head) or -1) + 1 and _alike(piece, head)):
        return False
    before = [item for item in section if _number(item) is not None]
    if not before:
        return number == 1 and (piece.level > head.level or piece.lines[0].size < head.lines[0].size)
    last = before[-1]
    return number == (_number(last) or 0) + 1 and abs(piece.left - last.left) < SAME_LEFT and _alike(piece, last)


def _alike(one: Piece, other: Piece) -> bool:
    return one.bold == other.bold and abs(one.lines[0].size - other.lines[0].size) < 0.6


def _number(piece: Piece) -> int | None:
    match = NUMBER.match(piece.marker)
    return int(match[1]) if match else None


# ---------------------------------------------------------------- items


def _items(head: Piece, section: Sequence[Piece], after: Piece | None) -> list[Draft]:
    """The items of a section: what is numbered, else what has bullets, else bold sentences with text under each."""
    section = [piece for piece in section if not piece.in_grid]
    if any(_number(piece) is not None for piece in section):
        starts = _numbered(section)
    elif any(piece.marker == "•" for piece in section):
        left = min(piece.left for piece in section if piece.marker == "•")
        starts = [i for i, p in enumerate(section) if p.marker == "•" and p.left - left < SAME_LEFT]
    else:
        starts = [i for i, p in enumerate(section) if p.bold and len(p.text.split()) > 3]
        if len(starts) == len(section):
            starts = []
    if (
        starts
        and section[starts[0]].text[:1].islower()
        and not (starts[0] and section[starts[0] - 1].text.endswith(":"))
    ):
        return []  # the rest of a list from the page before, which stands in a table there
    ends = [*starts[1:], len(section)]
    drafts = [
        _draft(head, section[start:end], section[end] if end < len(section) else after)
        for start, end in zip(starts, ends, strict=False)
    ]
    if drafts:
        drafts[0].start = head.place
    return drafts


def _numbered(section: Sequence[Piece]) -> list[int]:
    """Items count up from the first; a number out of order belongs to an item's own list."""
    starts: list[int] = []
    last: int | None = None
    for index, piece in enumerate(section):
        number = _number(piece)
        if number is not None and (last is None or number == last + 1):
            starts.append(index)
            last = number
    return starts


def _draft(head: Piece, pieces: Sequence[Piece], after: Piece | None) -> Draft:
    first = pieces[0]
    number = re.sub(r"[^\w]", "", first.marker) or None if first.marker != "•" else None
    draft = Draft(number, listed=True, heading=head.text, text=[first], start=first.place)
    draft.end = after.place if after else None
    for piece in pieces[1:]:
        announced = draft.text[-1].text.endswith((":", ";", "; and")) or draft.text[-1].marker == "•" != first.marker
        deeper = bool(piece.marker) and piece.left > first.left + SAME_LEFT
        if not draft.answer and ((deeper and announced) or piece.text[:1].islower()):
            draft.text.append(piece)
        elif first.marker != "•" or piece.left > first.left + SAME_LEFT:
            draft.answer.append(piece)
    return draft
