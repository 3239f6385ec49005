"""Recommendations told by the answers below them: numbered or set apart, each with a paragraph that accepts or rejects.

Councils answer others so without a head and without labels: the words of the recommendation in italics, below them
"Accepted. …". The answers are the sign, whatever the recommendation asks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.flow.lists import SAME_LEFT, place_of, places_in, style_at
from extract.records.phrases import part
from extract.records.plans.plain_cells import is_lead
from extract.records.prose.drafts import FEWEST_ITEMS, ActionDraft, Draft, number_of, pieces_in, response_in
from extract.records.prose.pieces import Piece
from extract.records.prose.voice import ANSWERERS

FEWEST, MOSTLY = 2, 0.6
"""Answered ones that make a list, and the share of the list that they are."""
LEAST_WORDS = 5
_COUNTED = re.compile(
    r"^(?P<name>[A-Z][A-Za-z’' ]{2,40}?)\s+(?P<number>\d{1,2})\s*(?:[:.–—-]\s*|$)(?P<rest>.*)$", re.DOTALL
)
"""A name with a number that counts up, and the words behind it."""
_OPENS, _CLOSES = ("“", '"', "‘"), ("”", '"', "’")
_BODY = re.compile(rf"^(?P<who>{part('party')}(?:\s+\([^()]{{2,60}}\))?):\s+(?=[A-Z\d£])")


def find_answered(pieces: Sequence[Piece], replies: bool = False) -> list[Draft]:
    """The recommendations of every such list, in order, each with what is said to it. In a paper that ``replies``
    whatever stands in plain words below numbered sentences in bold or italics is said to them."""
    answered = [at for at, (piece, below) in enumerate(pairwise(pieces)) if _is_item(piece) and _answers(below)]
    if replies and len(answered) < FEWEST:
        quoted = [at for at, (piece, below) in enumerate(pairwise(pieces)) if _is_quoted(piece) and _is_plain(below)]
        places = places_in([pieces[at] for at in quoted])
        answered = quoted if len(places) == len(quoted) > 0 and places[0][1].value == 1 else answered
    if len(answered) < FEWEST:
        return []
    first = pieces[answered[0]]
    alike = [at for at, piece in enumerate(pieces) if _alike(first, piece)]
    items = [at for at in alike if answered[0] <= at <= answered[-1]]
    if len(answered) < MOSTLY * len(items):
        return []
    return [_draft(pieces, at, end) for at, end in zip(items, [*items[1:], len(pieces)], strict=True)]


def find_quoted(pieces: Sequence[Piece], replies: bool) -> list[Draft]:
    """What somebody else said, quoted under names that count up ("Concern 1: “…”"), each with the plain words below
    that answer it. The name may be anything. In a letter or a paper that ``replies`` it may be set apart without
    quotation marks; elsewhere that is how plans print their aims."""
    named: dict[str, list[tuple[int, Piece]]] = {}
    for at, piece in enumerate(pieces):
        found = None if piece.label or piece.in_grid or piece.marker else _COUNTED.match(piece.text)
        if found is None:
            continue
        here = at + (not found["rest"])  # behind the name, or the paragraph below it
        said = pieces[here] if here < len(pieces) else piece
        said = replace(said, text=found["rest"]) if here == at else said
        chain = named.setdefault(found["name"], [])
        if _is_said(said, here > at and replies) and int(found["number"]) == len(chain) + 1:
            chain.append((here, replace(said, text=said.text.strip("“”\"‘’'"))))
    answered = [_answered_in(pieces, chain) for chain in named.values() if len(chain) >= FEWEST]
    return [draft for drafts in answered for draft in drafts if all(other.answer for other in drafts)]


def _answered_in(pieces: Sequence[Piece], chain: Sequence[tuple[int, Piece]]) -> list[Draft]:
    """A draft for each quotation (its place, and its words), with the plain words below; the last answer ends with its
    first paragraph."""
    drafts: list[Draft] = []
    ends = [at for at, _ in chain[1:]]
    for number, ((at, said), end) in enumerate(zip(chain, [*ends, chain[-1][0] + 2], strict=True), start=1):
        below = [*itertools.takewhile(lambda piece: not piece.level, pieces[at + 1 : end])]
        below = [piece for piece in below if not _COUNTED.match(piece.text)]
        answer = below if below and _is_plain(below[0]) else []
        stop = pieces[end].place if end < len(pieces) else None
        drafts.append(Draft(str(number), quoted=True, text=[said], answer=answer, start=said.place, end=stop))
    return drafts


def _is_said(piece: Piece, apart: bool) -> bool:
    """Whether a piece is somebody's words: between quotation marks, or set apart where that may say so."""
    quoted = piece.text[:1] in _OPENS and piece.text.rstrip(".")[-1:] in _CLOSES
    return quoted or (apart and not piece.level and _style(piece) != (False, False))


def _is_item(piece: Piece) -> bool:
    apart = _is_numbered(piece) or bool(piece.level) or _style(piece) != (False, False)
    return apart and not (piece.label or piece.in_grid or _answers(piece)) and len(piece.text.split()) >= LEAST_WORDS


def _is_numbered(piece: Piece) -> bool:
    place = place_of(piece.marker)
    return place is not None and place.value is not None


def _is_quoted(piece: Piece) -> bool:
    """Whether a piece is a numbered sentence set apart from plain words."""
    apart = _is_numbered(piece) and _style(piece) != (False, False)
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
    same = style_at(piece.marker) == style_at(first.marker)
    near = abs(piece.left - first.left) <= SAME_LEFT and piece.level == first.level
    return _is_item(piece) and same and near and _style(piece) == _style(first)


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
