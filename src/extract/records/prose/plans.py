"""The flow → recommendations, responses and actions in prose: labelled, boxed, numbered or in bullets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio, ratio

from extract.codelists import DocumentType
from extract.flow.blocks import Block
from extract.kept import kept
from extract.model import Document
from extract.records.found import FoundAction, FoundDecision, FoundRecommendation
from extract.records.plans.banners import MUST
from extract.records.prose.action_lists import with_action_lists
from extract.records.prose.answered import find_answered, find_quoted, give_each_body_its_answer, under_what_they_answer
from extract.records.prose.drafts import Draft, actions_of, loose_items, recommendation_of
from extract.records.prose.heads import by_codes, by_marks, with_head
from extract.records.prose.labelled import ASKS_FOR, find_labelled
from extract.records.prose.listed import find_listed
from extract.records.prose.minuted import find_minuted
from extract.records.prose.pieces import Piece, pieces_of
from extract.records.prose.stated import find_marked, find_recommended_up, find_stated
from extract.records.prose.tasks import LABEL
from extract.records.prose.time_heads import dated
from extract.records.prose.trust import is_answer, origin_for, trusted
from extract.records.prose.voice import voice_of

SAME, SAME_NUMBERED = 90.0, 75.0
"""Two wordings are one recommendation when they agree to this share (rapidfuzz ratio, 0..100)."""


FEWEST_ALIKE, LONGEST_LABEL = 2, 4
"""Names under which a label comes back, and its words."""
LONGEST_NAME = 5
"""Words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a recommendation's heading and all that belongs to it stand: from page and height to page and height."""

    key: int
    start: tuple[int, float]
    end: tuple[int, float] | None
    listed: bool
    """Whether it is an item of a list of recommendations; the first item's stretch begins at the list's heading."""

    def holds(self, place: tuple[int, float]) -> bool:
        return self.start <= place and (self.end is None or place < self.end)


@dataclass(frozen=True, slots=True)
class ProsePlans:
    recommendations: tuple[FoundRecommendation, ...]
    actions: tuple[FoundAction, ...]
    stretches: tuple[Stretch, ...]

    def without_names(self, actions: Sequence[FoundAction]) -> list[FoundAction]:
        """``actions`` of tables; none where they only name the recommendations told here, each with its number."""
        numbers = {found.number for found in self.recommendations if found.number}
        return [] if all(one.ref in numbers and _only_names(one.text) for one in actions) else list(actions)


@kept
def find_prose_plans(
    blocks: Sequence[Block],
    document: Document,
    title: str | None,
    kind: DocumentType,
    known: Sequence[FoundRecommendation],
) -> ProsePlans:
    """The recommendations and actions of one paper's flow.

    ``known`` are those of its tables: prose that repeats one of them gives no second record, but what it answers is
    linked to it. Keys of new ones count on from theirs.
    """
    pieces = [with_head(piece) for piece in dated(by_marks(by_codes(pieces_of(blocks, document))))]
    voice = voice_of(pieces, title or "", kind)
    told = _each_once(_said_below(find_labelled(pieces)), find_listed(pieces, voice.by_others))
    if voice.scrutiny and voice.meets:
        told.extend(find_recommended_up(pieces))
    elif not voice.meets:
        named = {id(piece) for draft in told for piece in (*draft.text, *draft.answer)}
        told.extend(
            draft for draft in find_answered(pieces, voice.kind == "response") if id(draft.text[0]) not in named
        )
    if not voice.meets:
        told.extend(find_marked(pieces))
        taken = {id(line) for draft in told for piece in draft.text for line in piece.lines}
        told.extend(draft for draft in find_quoted(pieces, voice.replies) if id(draft.text[0].lines[0]) not in taken)
    give_each_body_its_answer(told)
    for loose in loose_items(pieces, told):
        told.extend(under_what_they_answer(loose, pieces, told))
    labelled = {action.text: action for draft in told for action in draft.actions}
    for draft in find_minuted(blocks, voice.meets):
        beside = draft.actions[0]
        same = labelled.get(LABEL.sub("", beside.text).strip())
        if same is None:
            told.append(draft)
        elif "lead" not in same.beside:  # who is to act stands beside the words that a label announces
            same.beside |= beside.beside
    told = with_action_lists(told, pieces)
    drafts = _without_copies(trusted(_with_replies(_in_order(told, pieces)), voice))
    if not (voice.deciding or known or any(draft.text for draft in drafts)):
        drafts.extend(trusted(find_stated(pieces, voice.regulates), voice))
    answers = is_answer(voice, drafts)
    found = list(known)
    named_only = [other for other in known if other.number and _only_names(other.text)]
    actions: list[FoundAction] = []
    stretches: list[Stretch] = []
    for draft in drafts:
        key = _key_of(draft, found)
        short = next((other.key for other in named_only if other.number == draft.number), None) if key is None else None
        if short is not None and ASKS_FOR.search(draft.words):
            key, found[short] = short, recommendation_of(draft, short, origin_for(draft, title or "", kind), answers)
        if key is None and draft.text:
            key = len(found)
            found.append(recommendation_of(draft, key, origin_for(draft, title or "", kind), answers))
        actions.extend(actions_of(draft, () if key is None else (key,), answers or draft.replies))
        if key is not None:
            stretches.append(Stretch(key, draft.start, draft.end, draft.listed))
    return ProsePlans(tuple(found), tuple(actions), tuple(stretches))


def _said_below(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """``drafts``; a few words that come back under several names ("Priority action 1": "What inspectors said") are a
    label without a colon, and what is asked stands below them. Words that come back under one name are its own."""
    told = [draft for draft in drafts if draft.text and draft.answer]
    often = Counter(words for _, words in {(d.number or id(d), d.words) for d in told})
    for draft in drafts:
        if often[draft.words] >= FEWEST_ALIKE and len(draft.words.split()) <= LONGEST_LABEL and draft.answer:
            draft.text, draft.answer = draft.answer, []
    return drafts


def _each_once(named: Sequence[Draft], listed: Sequence[Draft]) -> list[Draft]:
    """Named and listed drafts; an item that a code announces ("R3.") within a list counts as what says more of it."""
    codes = {
        id(draft.text[0]): draft for draft in named if draft.text and (label := draft.text[0].label) and label.coded
    }
    twice = {id(draft.text[0]) for draft in listed if id(draft.text[0]) in codes}
    answered = {place for place in twice if codes[place].answered}
    kept_named = [draft for draft in named if not draft.text or id(draft.text[0]) not in twice - answered]
    below = {id(piece) for draft in named if draft.text for piece in draft.answer}
    answered |= {id(draft.text[0]) for draft in listed if draft.head_kind == "asking"} & below
    return [*kept_named, *(draft for draft in listed if id(draft.text[0]) not in answered)]


def _in_order(drafts: Sequence[Draft], pieces: Sequence[Piece]) -> list[Draft]:
    """The drafts as their words come in reading order, which in columns is not from the top down."""
    order = {id(piece): number for number, piece in enumerate(pieces)}
    places: dict[tuple[int, float], int] = {}
    for number, piece in enumerate(pieces):
        places.setdefault(piece.place, number)
    return sorted(
        drafts, key=lambda draft: (order.get(id(draft.text[0])) if draft.text else None) or places.get(draft.start, 0)
    )


def _without_copies(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a list that is recommended is not also a list of actions, though its heading calls it so."""
    asked = {id(piece) for draft in drafts if draft.listed for piece in draft.text}
    for draft in drafts:
        if not draft.text:
            draft.actions = [one for one in draft.actions if not all(id(piece) in asked for piece in one.pieces)]
    return [draft for draft in drafts if draft.text or draft.actions]


def _with_replies(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; what stands behind the number of a recommendation that is printed further up, and asks for nothing,
    is what is said to it: "Recommendation B. My officers will send the figures"."""
    numbered: dict[str, Draft] = {}
    for draft in drafts:
        if draft.number is None or not draft.text:
            continue
        above = numbered.setdefault(draft.number, draft)
        other = above is not draft and not draft.listed and ratio(draft.words, above.words) < SAME_NUMBERED
        if other and not (ASKS_FOR.match(draft.words) or MUST.search(draft.words)):
            draft.answer, draft.text, draft.replies = [*draft.text, *draft.answer], list(above.text), True
    replies = [draft for draft in drafts if draft.replies]
    if len(replies) > 1 and all(len(draft.answer) == 1 for draft in replies[:-1]):
        replies[-1].answer = replies[-1].answer[:1]  # what follows the last of them is another matter
    return list(drafts)


def _only_names(text: str) -> bool:
    """Whether a few words only name a recommendation that is told elsewhere: "training on capacity"."""
    return len(text.split()) <= LONGEST_NAME and not text.endswith(".") and not ASKS_FOR.search(text)


def _key_of(draft: Draft, found: Sequence[FoundRecommendation]) -> int | None:
    """The key of the recommendation that ``draft`` repeats; None for one not met before."""
    words = draft.words
    if not words:
        return None
    for other in found:
        if draft.number and other.number and draft.number != other.number:
            continue  # two numbers are two recommendations, however alike
        same_number = draft.number is not None and other.number == draft.number
        if ratio(words, other.text) >= (SAME_NUMBERED if same_number else SAME):
            return other.key
    return None


def apart_from(decisions: Sequence[FoundDecision], prose: ProsePlans) -> list[FoundDecision]:
    """The decisions that are not the words of a recommendation made to the council, nor words of their list."""
    return [decision for decision in decisions if not _is_theirs(decision, prose)]


def _is_theirs(decision: FoundDecision, prose: ProsePlans) -> bool:
    first = decision.regions[0]
    if any(stretch.listed and stretch.holds((first.page, first.box.top)) for stretch in prose.stretches):
        return True
    return any(_same_words(decision, found) for found in prose.recommendations if found.method == "prose")


def _same_words(decision: FoundDecision, found: FoundRecommendation) -> bool:
    shorter, longer = sorted((decision.text, found.text), key=len)
    shared = any(a.page == b.page and a.box.overlap(b.box) > 0 for a in decision.regions for b in found.regions)
    return shared and partial_ratio(shorter, longer) >= SAME
