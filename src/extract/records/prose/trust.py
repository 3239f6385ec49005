"""Which of the recommendations found in prose are made to the council, and not by its officers to a committee.

A report's own "Recommendations" are decisions (records/decisions.py). Others recommend in reports of peers, inspectors,
auditors and scrutiny reviews, and in answers to these; elsewhere only words that say whose they are count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.codelists import DocumentType, Origin
from extract.records.decisions.stems import stem_of
from extract.records.decisions.verbs import is_worded_as_decision
from extract.records.paper.origins import origin_of
from extract.records.prose.drafts import Draft
from extract.records.prose.listed import IMPROVE

OF_OTHERS = frozenset({"peer_challenge_report", "inspection_report", "response", "action_plan", "progress_update"})
DECIDING = frozenset({"cover_report", "agenda", "agenda_pack", "minutes", "decision_record"})
"""Papers in which "Recommendations" are the officers', and the word of decision the meeting's."""
FEWEST_LOOSE = 2
"""Labelled actions that answer no recommendation make a plan from so many on; one is the head of a form."""
FEWEST_COUNTED = 3
"""Recommendations announced by name that count up are a review's own from so many on, whatever the paper's title."""
FEWEST_WORDS = 2
"""A numbered recommendation has at least so many ("Improve scrutiny"), one without a number as many again."""
ANSWERS = re.compile(r"\b(?:responses?|answers?|repl(?:y|ies)|action plan|progress|implementation)\b", re.IGNORECASE)
REVIEW = re.compile(
    r"\b(?:task(?: and finish)?(?: and| &)? ?(?:finish )?(?:group|panel)|"
    r"scrutiny (?:review|inquiry|report)|review group|working group|peer (?:challenge|review)|inspection|inquiry|"
    r"select committee)\b",
    re.IGNORECASE,
)
"""Titles of reports whose recommendations are their own, made to the executive."""


def is_answer(title: str, kind: DocumentType, drafts: Sequence[Draft]) -> bool:
    """Whether the words under recommendations are the council's answers: the paper's kind or title says so, or most
    of them accept or reject. What peers and inspectors print under theirs explains them."""
    if kind == "response" or (ANSWERS.search(title) and kind not in DECIDING):
        return True
    with_words = [draft for draft in drafts if draft.text and (draft.answer or draft.actions)]
    return bool(with_words) and sum(draft.answered for draft in with_words) >= 0.5 * len(with_words)


def trusted(drafts: Sequence[Draft], title: str, kind: DocumentType) -> list[Draft]:
    """The drafts that are recommendations to the council with their actions, in order."""
    named = [draft for draft in drafts if not draft.listed and draft.text and _is_labelled(draft, drafts, title, kind)]
    listed = [draft for draft in drafts if draft.listed and _is_listed(draft, drafts, title, kind)]
    loose = [draft for draft in drafts if not draft.text and kind not in DECIDING and _is_loose(draft)]
    if sum(len(draft.actions) for draft in loose) < FEWEST_LOOSE:
        loose = []
    return [draft for draft in drafts if any(draft is kept for kept in (*named, *listed, *loose))]


def _is_labelled(draft: Draft, drafts: Sequence[Draft], title: str, kind: DocumentType) -> bool:
    if len(draft.words.split()) < (FEWEST_WORDS if draft.number else 2 * FEWEST_WORDS):
        return False
    if kind in OF_OTHERS:
        return bool(draft.number or draft.answered or draft.level or draft.boxed)
    if kind in DECIDING and (_decides(draft.words) or not draft.number):
        return False
    siblings = [other for other in drafts if other.text and not other.listed]
    answered = sum(other.answered for other in siblings)
    if draft.answered and answered >= 2 and answered >= 0.5 * len(siblings):
        return True
    told = origin_of([title]) != "unknown" or REVIEW.search(title) or _count_up(siblings)
    return bool(draft.number and told) and len(siblings) >= 2


def _count_up(drafts: Sequence[Draft]) -> bool:
    """Whether three or more are numbered through from 1 and none speaks to a meeting: a review's own."""
    numbers = [draft.number for draft in drafts if draft.number]
    through = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) >= FEWEST_COUNTED and through and not any(_asks_a_meeting(draft.words) for draft in drafts)


def _is_listed(draft: Draft, drafts: Sequence[Draft], title: str, kind: DocumentType) -> bool:
    heading = draft.heading or ""
    siblings = [other for other in drafts if other.listed and other.heading == heading]
    if len(draft.words.split()) < (FEWEST_WORDS if draft.number else 2 * FEWEST_WORDS):
        return False
    if IMPROVE.match(heading):
        return kind == "inspection_report" or (kind not in DECIDING and origin_of([title]) in ("inspection", "audit"))
    if kind in ("peer_challenge_report", "inspection_report"):
        return not any(_asks_a_meeting(other.words) for other in siblings)
    theirs = origin_of([heading]) != "unknown" or (kind not in DECIDING and bool(REVIEW.search(title)))
    return theirs and len(siblings) >= 2 and not any(_asks_a_meeting(other.words) for other in siblings)


def _is_loose(draft: Draft) -> bool:
    """Actions that answer no recommendation need someone or some time beside each."""
    with_words = [action for action in draft.actions if action.text]
    return bool(with_words) and all({"lead", "timescale"} & set(action.beside) for action in with_words)


def _asks_a_meeting(text: str) -> bool:
    """Whether an item speaks to a meeting about its paper: "Cabinet is asked to note …", "note the report"."""
    stem = stem_of(text)
    return (stem is not None and not text.lower().startswith("that")) or bool(
        re.match(r"(?:that\s+)?(?:the\s+)?(?:\w+\s+){0,3}?(?:notes?|approves?|agrees?\s+to\s+note)\b", text, re.I)
    )


def _decides(text: str) -> bool:
    return stem_of(text) is not None or is_worded_as_decision(text)


def origin_for(draft: Draft, title: str, kind: DocumentType) -> Origin:
    return origin_of([title, draft.heading or "", kind])
