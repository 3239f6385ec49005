"""Which of the recommendations found in prose are made to the council, and not by its officers to a committee.

A report's own "Recommendations" are decisions (records/decisions). Others recommend in reports of peers, inspectors,
auditors and scrutiny reviews, in answers to these, and where words say whose they are. Each sign weighs; none decides
alone, so that a paper whose kind is misread is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from extract.codelists import DocumentType, Origin
from extract.records.decisions.stems import stem_of
from extract.records.decisions.verbs import is_worded_as_decision
from extract.records.found import Evidence
from extract.records.paper.origins import origin_of
from extract.records.phrases import DECISIONS
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.banners import ASKS, MUST
from extract.records.prose.drafts import NUMBER_BEFORE, ActionDraft, Draft
from extract.records.prose.heads import binds
from extract.records.prose.listed import RECOMMEND
from extract.records.prose.tails import tail_of
from extract.records.prose.time_heads import time_of
from extract.records.prose.voice import DECIDING, Voice
from extract.shipped import model_file

FEWEST_LOOSE = 2
"""Labelled actions that answer no recommendation make a plan from so many on; one is the head of a form."""
FEWEST_COUNTED = 3
"""Recommendations announced by name that count up are a review's own from so many on, whatever the paper's title."""
FEWEST_WORDS = 2
"""A recommendation that is numbered, begins by asking or ends as a sentence has at least so many ("Improve scrutiny"),
others as many again: a bullet of three words is a topic."""
ANSWERS = re.compile(r"\b(?:responses?|answers?|repl(?:y|ies)|action plan|progress|implementation)\b", re.IGNORECASE)

MEETS = re.compile(r"\b(?:Cabinet|Executive|Committee|Members|Full Council)\b")
MOVED = re.compile(r"(?:by\b[^,]+,\s+)?that\s", re.IGNORECASE)
"""The form of a motion, with who carried it before: "by a majority, that the fee be cut"."""
OWES = re.compile(r"\s+(?:should|must|shall|will|ought\s+to|needs?\s+to|ha(?:s|ve)\s+to)\b", re.IGNORECASE)
NOTED = re.compile(r"(?:that\s+)?(?:\w+\s+){1,5}?be\s+(?:noted|received|endorsed)\b", re.IGNORECASE)
"""What only a meeting is asked: "That the report be noted"."""
STORY = re.compile(r"[a-z)’]\.\s+[A-Z]")
"""Several sentences: what was found, not what is to be done."""
_TO_WHOM = re.compile(r"\s+(?:to|for)\s+.*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _weights() -> tuple[Mapping[str, float], float]:
    """What each sign weighs (``models/papers/recommendations.toml``), and from what sum on a text counts."""
    data = model_file("papers", "recommendations.toml")
    return data["weights"], data["enough"]


def is_answer(voice: Voice, drafts: Sequence[Draft]) -> bool:
    """Whether the words under recommendations are the council's answers: the paper's kind or title says so, or most
    of them accept or reject; where few have words under them, nothing is answered. What peers and inspectors print
    under theirs explains them."""
    with_words = [draft for draft in drafts if draft.text and (draft.answer or draft.actions)]
    titled = voice.kind not in DECIDING and ANSWERS.search(voice.title)
    if not voice.reviews and (voice.kind == "response" or titled):
        return 2 * len(with_words) >= len([draft for draft in drafts if draft.text])
    return bool(with_words) and sum(draft.answered for draft in with_words) >= 0.5 * len(with_words)


def trusted(drafts: Sequence[Draft], voice: Voice) -> list[Draft]:
    """The drafts that are recommendations to the council with their actions, in order, each with its evidence."""
    kept: list[Draft] = []
    loose: list[Draft] = []
    weights, enough_said = _weights()
    beside = _beside(drafts)
    for draft in drafts:
        if not draft.text:
            if is_loose(draft):
                loose.append(draft)
            continue
        asks = ASKS.match(draft.words) or draft.words.endswith((".", ";", " and"))
        named = bool(draft.number) or (draft.listed and bool(asks))
        if len(draft.words.split()) < (FEWEST_WORDS if named else 2 * FEWEST_WORDS):
            continue
        signs = _listed_signs if draft.listed else _named_signs
        draft.evidence = signs(draft, beside[_list_of(draft)], voice, len(drafts))
        if sum(weights[name] * value for name, value in draft.evidence.items()) >= enough_said:
            kept.append(draft)
    enough = sum(len(draft.actions) for draft in loose) >= (1 if voice.meets else FEWEST_LOOSE)
    return [draft for draft in drafts if any(draft is one for one in kept) or (enough and draft in loose)]


FOLLOWED_UP = frozenset(("lead", "timescale", "status"))
"""What stands below a recommendation of which it is told how far it has come, also where it is the only one."""


class _Siblings(NamedTuple):
    """What the recommendations announced by name, or the items under one head, have in common."""

    size: int
    answered: int
    accepted: int
    """How many are accepted or rejected in words right below them: nobody answers an officer's own."""
    count_up: bool
    """Whether three or more are numbered through from 1 and none speaks to a meeting: a review's own."""
    ask_meeting: bool
    tell: float
    """The share of them that tell a story, that say what must be done, and that decide."""
    must: float
    decide: float

    @staticmethod
    def of(drafts: Sequence[Draft]) -> _Siblings:
        numbers = [draft.number for draft in drafts if draft.number]
        count = [str(number) for number in range(1, len(numbers) + 1)]
        moved = all(MOVED.match(draft.words) for draft in drafts)
        through = numbers == count or (moved and numbers == [f"R{number}" for number in count])
        asking = any(_asks_a_meeting(draft.words) for draft in drafts)
        return _Siblings(
            len(drafts),
            sum(draft.answered for draft in drafts),
            sum(draft.said is not None for draft in drafts),
            len(numbers) >= FEWEST_COUNTED and through and not asking,
            asking,
            *(sum(bool(says(draft.words)) for draft in drafts) / len(drafts) for says in _SAYS),
        )


def _beside(drafts: Sequence[Draft]) -> dict[str | None, _Siblings]:
    """The siblings by the head of their list, None for those announced by name."""
    found: dict[str | None, list[Draft]] = {}
    for draft in drafts:
        if draft.text or draft.listed:
            found.setdefault(_list_of(draft), []).append(draft)
    return {heading: _Siblings.of(siblings) for heading, siblings in found.items()}


def _list_of(draft: Draft) -> str | None:
    return draft.heading or "" if draft.listed else None


def _named_signs(draft: Draft, siblings: _Siblings, voice: Voice, n_drafts: int) -> Evidence:
    """What speaks for and against a recommendation announced by name."""
    title, kind, deciding = voice.title, voice.kind, voice.deciding
    answered = siblings.answered
    answers = draft.answered and answered >= 2 and answered >= 0.5 * siblings.size
    others = kind in ("peer_challenge_report", "inspection_report", "response", "action_plan", "progress_update")
    several = siblings.size >= 2
    if draft.stated:
        return _signs(stated=1, siblings=n_drafts >= 2, group_recommends=voice.meets)
    return _signs(
        named=1,
        numbered=bool(draft.number),
        own_named=several and not deciding and bool(draft.number),
        coded=bool(draft.text[0].label and draft.text[0].label.coded),
        inspected=0.5 * (voice.inspected and not deciding and bool(draft.number)),
        made_by_others=0.75 * (others and bool(draft.number or draft.answered or draft.level or draft.boxed)),
        deciding_paper=deciding,
        origin_in_title=several and origin_of([title]) != "unknown",
        review_title=0.5 * (several and bool(SAYS["review"].search(title))),
        answered=1 if answers or draft.quoted else 0,
        accepted=bool(draft.number) and siblings.accepted >= 2 and siblings.accepted >= 0.5 * siblings.size,
        told_on=bool(draft.number and draft.pending.beside) and (several or draft.pending.beside.keys() >= FOLLOWED_UP),
        counts_up=siblings.count_up,
        group_recommends=_said_by_a_group(draft),
        asks_meeting=0.5 * (_asks_a_meeting(draft.words) if deciding else _is_asked(draft.words)),
        worded_as_decision=deciding and not answers and _decides(draft.words),
    )


def _said_by_a_group(draft: Draft) -> bool:
    """Whether the sentence above, or a head that is one, says that a group, inspectors or auditors recommend what
    follows."""
    if draft.head_kind == "recommendations" and RECOMMEND.search(draft.heading or ""):
        return bool(SAYS["group"].search(draft.heading or ""))
    stems = [piece.text for piece in (draft.stem, draft.lead) if piece is not None]
    return any(_names_group(text) and (SAYS["sentence"].search(text) or binds(text)) for text in stems)


def _names_group(text: str) -> bool:
    """Whether a sentence names those who recommend, and not as those who are to do it: "The group should:"."""
    return any(not OWES.match(text, found.end()) for found in SAYS["group"].finditer(text))


def _listed_signs(draft: Draft, siblings: _Siblings, voice: Voice, _: int) -> Evidence:
    """What speaks for and against an item of a list: its head, its paper, and its siblings' words."""
    heading = draft.heading or ""
    deciding = voice.deciding
    improve = draft.head_kind == "improve"
    listed_under_head = draft.head_kind == "recommendations"
    stem = draft.stem.text if draft.stem is not None and voice.scrutiny else ""
    to_executive = bool(SAYS["to_executive"].match(stem) or (not deciding and SAYS["asks_executive"].match(stem)))
    asking = draft.head_kind == "asking"
    owed = draft.head_kind == "sentence" and not (_said_by_a_group(draft) or to_executive)
    others = voice.kind in ("peer_challenge_report", "inspection_report")
    return _signs(
        list=0 if owed else 1,
        improve_head=improve,
        inspected=(voice.inspected and not asking) * (1.0 if improve or owed else 0.25) * (0.5 if deciding else 1),
        made_by_others=others and not owed,
        deciding_paper=deciding,
        origin_in_head=not improve and origin_of([_TO_WHOM.sub("", heading)]) != "unknown",
        origin_in_title=not improve and not deciding and origin_of([voice.title]) != "unknown",
        review_title=(0.5 if deciding else 1)
        * bool(SAYS["review"].search(voice.title) and draft.head_kind == "recommendations"),
        group_recommends=_said_by_a_group(draft) or to_executive,
        owed_below_head=not owed and draft.stem is not None and bool(MUST.search(draft.stem.text)),
        own_head=listed_under_head and not deciding,
        addressed=listed_under_head and not deciding and bool(SAYS["to_others"].search(heading)),
        to_the_public=bool(SAYS["to_public"].search(heading)) and not (owed and voice.letter),
        tells=owed * siblings.tell,
        told_by_letter=(owed or (improve and voice.reviews)) and voice.letter,
        told_by_reviewers=(owed and voice.reviews and not deciding) or asking,
        bound_by_time=owed and draft.stem is not None and time_of(draft.stem) is not None,
        siblings=siblings.size >= 2,
        must=siblings.must,
        items_decide=listed_under_head * siblings.decide,
        asks_meeting=not improve and (siblings.ask_meeting or _led_to_a_meeting(draft, voice)),
    )


def _signs(**values: float) -> Evidence:
    return MappingProxyType({name: float(value) for name, value in values.items() if value})


def is_loose(draft: Draft) -> bool:
    """Actions that answer no recommendation need someone or some time beside each, or say who is to do what."""
    with_words = [action for action in draft.actions if action.text]
    if with_words and (draft.pending.beside or draft.head_kind == "actions"):
        return True
    first = with_words[0] if with_words else None
    lead = first.beside.get("lead") if first else None
    own = first is not None and lead is not None and lead.lines == first.pieces[0].lines  # its words say who
    if first and first.pieces[0].label is None and {"lead", "timescale"} & set(first.beside) and not own:
        below = {"lead", "timescale"} <= set(first.beside)  # labels below an item of a list: both, or none
        return below or first.pieces[0].marker == ""
    told = sum(
        bool({"lead", "timescale"} & set(action.beside) or action.pieces[0].when or says_who(action) or _tail(action))
        for action in with_words
    )
    return bool(with_words) and told == len(with_words)


def _tail(action: ActionDraft) -> bool:
    """Whether the words of an action end in who does it."""
    tail = tail_of(action.text, alone=True)
    return tail is not None and bool(tail.lead)


def says_who(action: ActionDraft) -> bool:
    """Whether the words of an action say who is to do it: "Clerk to write to the county council"."""
    return bool(SAYS["to_do"].match(action.text))


def _led_to_a_meeting(draft: Draft, voice: Voice) -> bool:
    """Whether the words above a list ask a body that meets: "It is recommended that Cabinet:". Scrutiny recommends so
    to the executive, but for a report that answers it."""
    lead = draft.lead or draft.stem
    stem = stem_of(lead.text) if lead is not None else None
    if stem is not None and stem.state == "resolved":
        return voice.meets and not (voice.scrutiny and "recommend" in stem.text.lower())
    if stem is None:
        return False
    answers = voice.kind in ("response", "cover_report")
    if answers and DECISIONS["asks_council"].match(stem.text):
        return True
    if not (body := MEETS.search(stem.subject or "")):
        return False
    return not voice.scrutiny or answers or body.group() in ("Committee", "Members")


def _is_asked(text: str) -> bool:
    text = NUMBER_BEFORE.sub("", text)
    return bool(NOTED.match(text)) or (stem_of(text) is not None and not text.lower().startswith("that"))


def _asks_a_meeting(text: str) -> bool:
    """Whether an item speaks to a meeting about its paper: "Cabinet is asked to note …", "note the report"."""
    return _is_asked(text) or bool(
        re.match(
            r"(?:that\s+)?(?:the\s+)?(?:\w+\s+){0,3}?(?:notes?|approves?|agrees?\s+to\s+note)\b"
            r"|that\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:discuss(?:es)?|decides?|debates?|comments?\s+(?:up)?on|scrutinises?)\b"
            r"|to\s+(?:accept\s+the|comment\s+on|receive|endorse|consider\s+the\s+report)\b",
            text,
            re.I,
        )
    )


def _decides(text: str) -> bool:
    return stem_of(text) is not None or is_worded_as_decision(text)


_SAYS = (STORY.search, MUST.search, _decides)


def origin_for(draft: Draft, title: str, kind: DocumentType) -> Origin:
    stem = draft.stem.text if draft.stem else ""
    return origin_of([title, draft.heading or "", stem, kind])
