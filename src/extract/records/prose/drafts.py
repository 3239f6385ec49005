"""Recommendations and actions while they are gathered from prose, and what they become."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import cast

from extract.codelists import Origin
from extract.flow.blocks import regions_of
from extract.records.found import Evidence, FoundAction, FoundRecommendation
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.legend import state_and_more
from extract.records.prose.contexts import context_of
from extract.records.prose.labels import Beside
from extract.records.prose.pieces import HeadKind, Piece
from extract.records.prose.tails import Tail, code_and_words, in_brackets, tail_of
from extract.records.wording import Response, read_response

NUMBER_BEFORE = re.compile(r"^(\d{1,3}(?:\.\d{1,2})?)[.)]?\s+(?=[A-Z])")
LABELLED, LISTED, ANSWER, LOOSE = 0.95, 0.93, 0.89, 0.8
"""Confidence of a recommendation announced by name, of one in a list, of an answer or action, and of an action that
answers none; all lower than a table's."""
JOINS = re.compile(r"\s*[;,]\s*(?:and|or)?\s*$")
"""What joins an item to the next one: "…; and"."""
FEWEST_ITEMS = 3
"""Items with who and when at their end make a plan from so many on."""


@dataclass(slots=True)
class ActionDraft:
    pieces: list[Piece] = field(default_factory=list)
    beside: dict[Beside, Piece] = field(default_factory=dict)
    ref: str | None = None
    """Its number where its label has one: "Action 1.1:"."""

    @property
    def text(self) -> str:
        return "\n".join(piece.full_text if n else piece.text for n, piece in enumerate(self.pieces) if piece.text)


@dataclass(slots=True)
class Draft:
    """A recommendation with what stands under it; ``number`` None and no ``text`` for actions that answer none."""

    number: str | None
    level: int = 0
    boxed: bool = False
    listed: bool = False
    stated: bool = False
    """Whether it is a sentence of running text, in no list and under no name."""
    quoted: bool = False
    """Whether the paper quotes it and says something to it, under a name of its own."""
    heading: str | None = None
    """The heading of the list it stands in."""
    head_kind: HeadKind | None = None
    stem: Piece | None = None
    """The words right before it or its list that date it or say who recommends."""
    lead: Piece | None = None
    """The plain words that end in a colon right above the first item of its list."""
    evidence: Evidence = field(default_factory=lambda: MappingProxyType({}))
    text: list[Piece] = field(default_factory=list)
    answer: list[Piece] = field(default_factory=list)
    """Words under it without another label: the response, or the explanation."""
    response_label: Piece | None = None
    replies: bool = False
    """Whether it only answers a recommendation that the paper prints further up, whose words it then has."""
    actions: list[ActionDraft] = field(default_factory=list)
    pending: ActionDraft = field(default_factory=ActionDraft)
    """Lead, timescale, … printed before any action."""
    trail: list[tuple[str | None, Piece]] = field(default_factory=list)
    """All that stands under it in order, with the kind of its label."""
    start: tuple[int, float] = (0, 0.0)
    end: tuple[int, float] | None = None
    """Page and height where something else begins."""

    @property
    def words(self) -> str:
        """Its words; the number of a list's item has a column of its own, one within the words is kept."""
        kept = [piece for piece in self.text if piece.text]
        bare = self.listed or not kept or kept[0].marker.strip("().") in ("•", self.number) or kept[0].label is not None
        return "\n".join(piece.full_text if n or not bare else piece.text for n, piece in enumerate(kept))

    @property
    def said(self) -> Response | None:
        """What the words under it say of the recommendation; None where they do not say."""
        if self.response_label and self.response_label.text:
            return read_response(self.response_label.text)
        if self.answer:
            return response_in(self.answer[0].text)
        return None

    @property
    def answered(self) -> bool:
        dated = bool(self.answer) and {"lead", "timescale"} <= set(self.pending.beside)
        return bool(self.response_label or self.actions or self.said or dated)


def response_in(text: str) -> Response | None:
    """The response that a text states in its first sentence; None where it states none."""
    first = text.split(". ", 1)[0]
    return read_response(first) if len(first.split()) <= 30 and SAYS["stated"].search(first) else None


def recommendation_of(draft: Draft, key: int, origin: Origin, answers: bool) -> FoundRecommendation:
    """``answers``: the words under recommendations are the council's answer, not the explanation."""
    lines = [line for piece in draft.text for line in piece.lines]
    context = None if answers else context_of(draft.answer, lines, max((line.page for line in lines), default=0) + 1)
    return FoundRecommendation(
        key=key,
        number=draft.number,
        text=draft.words,
        context=context,
        origin=origin,
        response=draft.said if answers or draft.response_label else None,
        regions=regions_of(lines),
        method="prose",
        confidence=LISTED if draft.listed else LABELLED,
        evidence=draft.evidence,
    )


def actions_of(draft: Draft, keys: tuple[int, ...], answers: bool) -> list[FoundAction]:
    """The labelled actions; without any, the answer in prose as one action (SCHEMA.md)."""
    told = "told_by_label"
    drafts = [_without_tail(action) for action in draft.actions if action.text]
    if not drafts:
        drafts = _in_turn(draft.trail)
    if not drafts:
        told, drafts = "told_by_tail", _tailed(draft.answer)
    if not drafts and answers and draft.answer and (len(draft.answer) > 1 or len(draft.answer[0].text.split()) > 3):
        told, drafts = "told_by_answer", [ActionDraft(draft.answer)]
    progress = draft.pending.beside.get("progress")
    if not drafts and progress:  # all that is said of the recommendation is how far it has come
        told, drafts = "told_by_progress", [ActionDraft([progress])]
    found = [_action(action, draft.pending, keys) for action in drafts]
    return [replace(action, evidence=_evidence(action, told, draft, len(found))) for action in found]


def _in_turn(trail: Sequence[tuple[str | None, Piece]]) -> list[ActionDraft]:
    """The actions that stand each above labels of their own ("Owner: …  Date: …"), where there are several."""
    found: list[ActionDraft] = []
    above: Piece | None = None
    for kind, piece in trail:
        if kind is None:
            above = piece
        elif kind in ("lead", "timescale", "status") and above is not None:
            if not found or found[-1].pieces[0].lines != above.lines:
                number = NUMBER_BEFORE.match(above.text)
                words = replace(above, text=above.text[number.end() :]) if number else above
                found.append(ActionDraft([words], ref=number[1] if number else number_of(above)))
            found[-1].beside.setdefault(cast(Beside, kind), piece)
    return found if len(found) > 1 or (found and found[0].ref) else []


def _evidence(action: FoundAction, told: str, draft: Draft, siblings: int) -> Evidence:
    """What speaks for an action: how it is told, whether it says who and when, what it answers, its siblings."""
    return MappingProxyType(
        {
            told: 1.0,
            "says_who": float(action.lead_raw is not None),
            "says_when": float(action.timescale_raw is not None),
            "has_number": float(action.ref is not None),
            "answers_one": float(bool(action.recommendations)),
            "says_accepted": float(draft.said is not None),
            "beside_others": min(siblings, 10) / 10,
            "length": min(len(action.text.split()), 60) / 60,
        }
    )


def number_of(piece: Piece) -> str | None:
    """The number or letter of a list's item, as printed without brackets and full stop; None for a bullet."""
    return piece.marker.strip("().") or None if piece.marker != "•" else None


def loose_items(pieces: Sequence[Piece], taken: Sequence[Draft]) -> list[Draft]:
    """Items that end in both who and when, or in who under a head that dates them, and stand under no recommendation,
    as one draft of actions."""
    used = {id(piece) for draft in taken for piece in pieces_in(draft)}
    items = [piece for piece in pieces if piece.marker and not piece.in_grid and id(piece) not in used]
    tails = [tail if tail and tail.text and tail.lead else None for tail in (_tail_of(item.text) for item in items)]
    sure = [at for at, tail in enumerate(tails) if tail and (tail.timescale or items[at].when)]
    if len(sure) < FEWEST_ITEMS:
        return []
    among = range(sure[0], sure[-1] + 1)
    if 2 * len(sure) > len(among):  # most say who and when: so do brackets at the end of those between them
        tails = [
            tails[at] if at in sure or at not in among else in_brackets(_closed(item.text))
            for at, item in enumerate(items)
        ]
        sure = [at for at in among if tails[at]]
    found: list[ActionDraft] = []
    below = {id(piece): under for piece, under in pairwise(pieces)}
    coded = all(code_and_words(items[at].text)[0] for at in sure)
    for piece, tail in ((items[at], tails[at]) for at in sure):
        if tail:
            told = _told_below(below.get(id(piece)))
            code, words = code_and_words(tail.text, coded)
            found.append(_with_tail([replace(piece, text=words)], told, tail, code or number_of(piece)))
    return [Draft(None, actions=found, start=found[0].pieces[0].place)]


def _told_below(under: Piece | None) -> dict[Beside, Piece]:
    """How far an item has come, where the words below it begin with that: "Under way – contractor appointed."."""
    if under is None or under.marker or under.label or under.in_grid or under.level:
        return {}
    state, more = state_and_more(under.text) or ("", "")
    return {"status": replace(under, text=state), "progress": replace(under, text=more)} if state else {}


def _tail_of(text: str, alone: bool = False) -> Tail | None:
    """The tail of an item, with or without what joins it to the next one of its list."""
    return tail_of(text, alone) or tail_of(_closed(text), alone)


def _closed(text: str) -> str:
    return JOINS.sub("", text)


def pieces_in(draft: Draft) -> list[Piece]:
    return [*draft.text, *draft.answer, *(piece for action in draft.actions for piece in action.pieces)]


def _without_tail(action: ActionDraft) -> ActionDraft:
    """The action with the lead and timescale that stand at the end of its words, where no label gives them."""
    pieces = [piece for piece in action.pieces if piece.text]
    tail = _tail_of(pieces[-1].text, alone=True) if pieces else None
    if tail is None or not tail.text or {"lead", "timescale"} & set(action.beside):
        return action
    return _with_tail([*pieces[:-1], replace(pieces[-1], text=tail.text)], action.beside, tail, action.ref)


def _with_tail(pieces: list[Piece], beside: Mapping[Beside, Piece], tail: Tail, ref: str | None = None) -> ActionDraft:
    named: tuple[tuple[Beside, str | None], ...] = (("lead", tail.lead), ("timescale", tail.timescale))
    told = {name: replace(pieces[-1], text=words) for name, words in named if words}
    behind = _told_below(replace(pieces[-1], text=tail.behind, marker="", level=0, label=None))
    return ActionDraft(pieces, {**beside, **told, **behind}, ref)


def _tailed(answer: Sequence[Piece]) -> list[ActionDraft]:
    """The actions among the words under a recommendation: those that end in who and when, where most items do. What
    stands before the first of them, or has no end of its own, goes with the next one where it is no item."""
    found: list[ActionDraft] = []
    open_pieces: list[Piece] = []
    for piece in answer:
        tail = _tail_of(piece.text)
        if tail and tail.text:
            last = replace(piece, text=tail.text)
            pieces = [*open_pieces, last] if piece.text[:1].islower() else [last]
            found.append(_with_tail(pieces, {}, tail, number_of(piece)))
            open_pieces = []
        else:
            open_pieces.append(piece)
    items = [piece for piece in answer if piece.marker] or answer
    return found if found and 2 * len(found) >= len(items) else []


def _action(action: ActionDraft, pending: ActionDraft, keys: tuple[int, ...]) -> FoundAction:
    beside = {**pending.beside, **action.beside}
    beside = {name: piece for name, piece in beside.items() if piece not in action.pieces}
    if action.pieces[0].when and "timescale" not in beside:
        beside["timescale"] = action.pieces[0].when
    words = {name: piece.text for name, piece in beside.items() if piece.text}
    pieces = [*action.pieces, *action.beside.values()]
    return FoundAction(
        recommendations=keys,
        ref=action.ref,
        text=action.text,
        bullets=tuple(piece.text for n, piece in enumerate(action.pieces) if n and piece.marker == "•"),
        group_label=None,
        lead_raw=words.get("lead"),
        timescale_raw=words.get("timescale"),
        status_raw=words.get("status"),
        progress_raw=words.get("progress"),
        ambiguous=False,
        notes=(),
        regions=regions_of([line for piece in pieces for line in piece.lines]),
        method="prose",
        confidence=ANSWER if keys else LOOSE,
    )
