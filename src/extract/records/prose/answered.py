"""Recommendations told by the answers below them: numbered or set apart, each with a paragraph that accepts or rejects.

Councils answer others so without a head and without labels: the words of the recommendation in italics, below them
"Accepted. …". The answers are the sign, whatever the recommendation asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.flow.numbering import style_of, value_of
from extract.records.phrases import part
from extract.records.plans.plain_cells import is_lead
from extract.records.prose.drafts import FEWEST_ITEMS, ActionDraft, Draft, number_of, pieces_in, response_in
from extract.records.prose.pieces import Piece
from extract.records.prose.voice import ANSWERERS

FEWEST, MOSTLY = 2, 0.6
"""Answered ones that make a list, and the share of the list that they are."""
LEAST_WORDS = 5
SAME_LEFT = 4.0
"""Points."""
_BODY = re.compile(rf"^(?P<who>{part('party')}(?:\s+\([^()]{{2,60}}\))?):\s+(?=[A-Z\d£])")


def find_answered(pieces: Sequence[Piece], replies: bool = False) -> list[Draft]:
    """The recommendations of every such list, in order, each with what is said to it. In a paper that ``replies``
    whatever stands in plain words below numbered sentences in bold or italics is said to them."""
    answered = [at for at, (piece, below) in enumerate(pairwise(pieces)) if _is_item(piece) and _answers(below)]
    if replies and len(answered) < FEWEST:
        quoted = [at for at, (piece, below) in enumerate(pairwise(pieces)) if _is_quoted(piece) and _is_plain(below)]
        counts = [value_of(pieces[at].marker) for at in quoted]
        answered = quoted if counts == list(range(1, len(quoted) + 1)) else answered
    if len(answered) < FEWEST:
        return []
    first = pieces[answered[0]]
    alike = [at for at, piece in enumerate(pieces) if _alike(first, piece)]
    items = [at for at in alike if answered[0] <= at <= answered[-1]]
    for at in alike[alike.index(items[-1]) + 1 :]:
        items += [at] if _next(pieces[items[-1]], pieces[at]) else []
    for at in reversed(alike[: alike.index(items[0])]):
        items = [at, *items] if _next(pieces[at], pieces[items[0]]) else items
    if len(answered) < MOSTLY * len(items):
        return []
    return [_draft(pieces, at, end) for at, end in zip(items, [*items[1:], len(pieces)], strict=True)]


def _is_item(piece: Piece) -> bool:
    apart = value_of(piece.marker) is not None or bool(piece.level) or _style(piece) != (False, False)
    return apart and not (piece.label or piece.in_grid or _answers(piece)) and len(piece.text.split()) >= LEAST_WORDS


def _is_quoted(piece: Piece) -> bool:
    """Whether a piece is a numbered sentence set apart from plain words."""
    apart = value_of(piece.marker) is not None and _style(piece) != (False, False)
    return apart and _is_item(piece) and piece.text.rstrip("”’\"'").endswith((".", "?"))


def _is_plain(piece: Piece) -> bool:
    return not (piece.marker or piece.level or piece.label or piece.in_grid) and _style(piece) == (False, False)


def _answers(piece: Piece) -> bool:
    plain = not (piece.marker or piece.level or piece.label or piece.in_grid)
    return plain and response_in(piece.text) is not None


def _style(piece: Piece) -> tuple[bool, bool]:
    words = [word for line in piece.lines for word in line.words]
    return piece.bold, all(word.italic for word in words)


def _alike(first: Piece, piece: Piece) -> bool:
    """Whether a piece is set and numbered as the first item is."""
    same = (style_of(piece.marker) == style_of(first.marker)) if first.marker else not piece.marker
    near = abs(piece.left - first.left) <= SAME_LEFT and piece.level == first.level
    return _is_item(piece) and same and near and _style(piece) == _style(first)


def _next(before: Piece, piece: Piece) -> bool:
    """Whether a number comes right after another: an item that the paper does not plainly answer."""
    value, last = value_of(piece.marker), value_of(before.marker)
    return value is not None and last is not None and value == last + 1


def _draft(pieces: Sequence[Piece], at: int, end: int) -> Draft:
    """``end``: the next item, or where the paper ends; the last answer ends with its first paragraph."""
    below = pieces[at + 1 : end if end < len(pieces) else at + 2]
    answer = [piece for piece in below if not piece.level]
    stop = pieces[at + 1 + len(below)].place if at + 1 + len(below) < len(pieces) else None
    item = pieces[at]
    number = number_of(item) if item.marker else None
    return Draft(number, text=[item], answer=answer, start=item.place, end=stop)


def give_each_body_its_answer(drafts: Sequence[Draft]) -> None:
    """Where several bodies answer recommendations ("Drainage Board: We will …"), what each says is an action it leads:
    two bodies under one recommendation at least, and half of the names known for bodies or answering as "we"."""
    said = [(draft, [_BODY.match(piece.text) for piece in draft.answer]) for draft in drafts if draft.text]
    names = [found for _, told in said for found in told if found]
    if all(len({found["who"] for found in told if found}) < FEWEST for _, told in said):
        return
    if 2 * sum(is_lead(found["who"]) or _in_own_voice(found.string[found.end() :]) for found in names) < len(names):
        return
    for draft, told in said:
        if draft.actions or not told or not told[0]:
            continue
        for piece, found in zip(draft.answer, told, strict=True):
            if found:
                lead = replace(piece, text=found["who"])
                draft.actions.append(ActionDraft([replace(piece, text=piece.text[found.end() :])], {"lead": lead}))
            else:
                draft.actions[-1].pieces.append(piece)


def _in_own_voice(text: str) -> bool:
    return ANSWERERS.match(text) is not None or response_in(text) is not None


def under_what_they_answer(loose: Draft, pieces: Sequence[Piece], taken: Sequence[Draft]) -> list[Draft]:
    """Loose actions below the numbered sentences that they answer, which stand further left and count up from 1: a
    draft for each sentence, whose actions need no letter of their own; else ``loose`` alone."""
    used = {id(piece) for draft in taken for piece in pieces_in(draft)}
    starts = {action.pieces[0].place: action for action in loose.actions}
    left = min(action.pieces[0].left for action in loose.actions)
    found: list[Draft] = []
    above: Piece | None = None
    for piece in pieces:
        if (action := starts.get(piece.place)) is not None:
            if above is None:
                return [loose]
            if not found or found[-1].text != [above]:
                found.append(Draft(number_of(above), level=above.level, text=[above], start=above.place))
            found[-1].actions.append(replace(action, ref=None))
        elif piece.left < left - SAME_LEFT and number_of(piece) and id(piece) not in used:
            above = piece
    for one, after in pairwise(found):
        one.end = after.start
    through = [draft.number for draft in found] == [str(number) for number in range(1, len(found) + 1)]
    sentences = all(draft.text[0].text.endswith(".") for draft in found)
    return found if through and sentences and len(found) >= FEWEST_ITEMS else [loose]
