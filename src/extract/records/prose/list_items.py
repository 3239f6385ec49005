"""The items of a list of recommendations: where each begins, what belongs to it, and what only explains it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.flow.lists import SAME_LEFT, places_in
from extract.flow.looks import LONGEST_TOPIC, begins_with_topic
from extract.records.plans.banners import MUST
from extract.records.prose.drafts import Draft
from extract.records.prose.labelled import ASKS_FOR
from extract.records.prose.pieces import HeadKind, Piece

_INCLUDES = re.compile(r"\b(?:should|must|needs? to)\b.*\b(?:including|such as|in particular)\s*:$", re.IGNORECASE)
MOSTLY_ASKING = 0.6
"""The share of the paragraphs under a head that ask, where those are its items."""


@dataclass(slots=True)
class Segment:
    """The pieces under one stem of a list. ``stem``: the words before them that date or address them."""

    stem: Piece | None
    pieces: list[Piece] = field(default_factory=list)


def items_of(head: Piece, kind: HeadKind, segment: Segment, after: Piece | None) -> list[Draft]:
    """The items of a segment: what is numbered or lettered, else what has bullets, else what stands in boxes, else what
    begins with a topic in bold, else bold sentences with text under each, else paragraphs that say what must be
    done."""
    section = [piece for piece in segment.pieces if not piece.in_grid]
    starts = _starts(section, kind)
    ends = [*starts[1:], len(section)]
    above = section[starts[0] - 1] if starts and starts[0] else None
    lead = above if above and above.text.endswith(":") and not above.marker else None
    return _with_topics(
        [
            _draft(head, lead, kind, segment.stem, section[start:end], section[end] if end < len(section) else after)
            for start, end in zip(starts, ends, strict=False)
        ]
    )


def _with_topics(drafts: list[Draft]) -> list[Draft]:
    """The items; where most begin with a topic in bold and go on in the same line with what is asked, with that."""
    led = [each for each in drafts if each.answer and _leads(each.text[-1], each.answer[0])]
    if (
        sum(bool(MUST.search(each.answer[0].text) or ASKS_FOR.match(each.answer[0].text)) for each in led)
        > len(led) / 2
    ):
        for draft in led:
            topic, rest = draft.text[0], draft.answer.pop(0)
            draft.text = [replace(topic, text=f"{topic.text} {rest.text}", bold=False, lines=topic.lines + rest.lines)]
    return drafts


def _leads(topic: Piece, rest: Piece) -> bool:
    """Whether a few words in bold stand at the head of the line in which plain ones begin."""
    beside = topic.lines[-1].page == rest.lines[0].page and topic.lines[-1].box.bottom > rest.lines[0].box.centre[1]
    return topic.bold and len(topic.text.split()) <= LONGEST_TOPIC and not (rest.marker or rest.bold) and beside


def _starts(section: Sequence[Piece], kind: HeadKind) -> list[int]:
    """Indices of the pieces that begin an item."""
    lead = next((piece for piece in section if piece.marker), None)
    if section and not section[0].marker and kind != "sentence" and _INCLUDES.search(section[0].text):
        return [0]  # one recommendation with what it includes
    if lead is not None and lead.marker != "•":
        starts = [at for at, _ in places_in(section)]
        decimals = re.match(r"^\d{1,2}\.\d", lead.marker)
        if not decimals or 2 * sum(bool(ASKS_FOR.search(section[i].text)) for i in starts) >= len(starts):
            return starts
        return []
    if lead is not None:
        left = min(piece.left for piece in section if piece.marker == "•")
        bullets = [i for i, p in enumerate(section) if p.marker == "•" and p.left - left < SAME_LEFT]
        above = _asking(section[: bullets[0]]) if kind == "recommendations" else []
        return [*(above if len(above) > 1 else ()), *bullets]  # a single one leads to them
    if kind == "sentence":
        return []
    boxed = [i for i, p in enumerate(section) if p.boxed]
    if boxed and kind == "improve":
        return boxed
    led = [i for i, p in enumerate(section) if begins_with_topic(p.lines[0])]
    if len(led) > 1 and led[0] == 0:
        return led
    bold = [i for i, p in enumerate(section) if p.bold and len(p.text.split()) > 3]
    if bold:
        return bold if len(bold) < len(section) else []
    if kind == "recommendations":
        return _asking(section)
    asking = [i for i, p in enumerate(section) if MUST.search(p.text) or ASKS_FOR.match(p.text)]
    return asking if asking and (len(asking) == len(section) or (kind == "improve" and asking[0] == 0)) else []


def _asking(section: Sequence[Piece]) -> list[int]:
    """Indices of the paragraphs that say what must be done, where most do and the first is one; words that only lead
    to a list below are not counted. Of several each is a sentence at least."""
    whole = [i for i, p in enumerate(section) if not p.text.endswith(":")]
    asking = [i for i in whole if MUST.search(section[i].text) or ASKS_FOR.match(section[i].text)]
    if len(whole) > 1:
        asking = [i for i in asking if section[i].text[:1].isupper() and section[i].text.endswith(".")]
    return asking if asking and asking[0] == whole[0] and len(asking) >= MOSTLY_ASKING * len(whole) else []


def _draft(
    head: Piece, lead: Piece | None, kind: HeadKind, stem: Piece | None, pieces: Sequence[Piece], after: Piece | None
) -> Draft:
    first = pieces[0]
    number = re.sub(r"[^\w.]", "", first.marker).strip(".") or None if first.marker != "•" else None
    draft = Draft(number, listed=True, heading=head.text, head_kind=kind, text=[first], start=first.place)
    draft.stem = stem if stem is not None or kind != "sentence" else head
    draft.lead, draft.end = lead, after.place if after else None
    for piece in pieces[1:]:
        announced = draft.text[-1].text.endswith((":", ";", "; and")) or draft.text[-1].marker == "•" != first.marker
        deeper = bool(piece.marker) and (piece.left > first.left + SAME_LEFT or not first.marker)
        if not draft.answer and ((deeper and announced) or piece.text[:1].islower()):
            draft.text.append(piece)
        elif first.marker != "•" or piece.left > first.left + SAME_LEFT:
            draft.answer.append(piece)
    return draft
