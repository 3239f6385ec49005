"""What the sentences of minutes leave to somebody: "Clerk to write", "Cllr Hay agreed to ask", "The Clerk was asked to"
do what; whom the paper names as present may be called so, or by the letters that it gives them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from extract.flow.blocks import Block
from extract.records.decisions.verbs import is_worded_as_decision
from extract.records.phrases import DECISIONS
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.plain_cells import INITIALS

PERSON = re.compile(r"^[A-Z]\.?\s[A-Z][\w’'-]+$")
MANY = re.compile(r"\bNo\b|s$|^All\b")
"""Officers in general, of whom minutes tell what they will do."""
LABEL = re.compile(r"\b(?:ACTIONS?|Actions?)\s*:")
ANNOUNCED = re.compile(r"\b(?:ACTIONS?|Actions?)\s*[:–—-]")
BRACKETED = re.compile(r"[(\[](?:ACTIONS?|Actions?)\s*[:–—-]\s*(?P<task>[^()\[\]]+)[)\]]")
"""A task set behind the sentence that it follows from: "(Action: Clerk to write to both)"."""
COLUMN = re.compile(r"^(?:\S+ )?(?:ACTIONS?|Actions?)(?: [Bb]y)?$")
SENTENCE_END = re.compile(
    r"(?:(?<=[a-z0-9)’\"%][.;!?])|(?<=[A-Z]{2}[.;!?]))\s+(?=(?:\([a-z]\)\s+)?[A-Z]|\d[\d/]{3,}\s+[A-Z])"
    r"|(?<=[.;!?])\s+\([a-z]\)\s+(?=[A-Z])"
)
SHORTENED = re.compile(r"[\w’'.]{2,}\s+\((?P<name>[A-Z][A-Za-z]{1,5})\b[^()]*\)")
"""How a paper says once by what letters it calls somebody: "Lena Moss (LMo, Treasurer)"."""
FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+")
CURT, OPENING = 4, 20
"""Words of a task that may end in no stop; paragraphs at the head of minutes that say who was present."""


def sentences(text: str) -> list[str]:
    return SENTENCE_END.split(text)


def those_named(blocks: Sequence[Block]) -> frozenset[str] | None:
    """The names of those present, and the letters by which the paper calls somebody; None where a label or the head of
    a column says what is to be done, as what else is told then is talk."""
    if any(ANNOUNCED.search(block.text) or COLUMN.search(block.text) for block in blocks):
        return None
    short = {found["name"] for block in blocks for found in SHORTENED.finditer(block.text)}
    present = [at for at, block in enumerate(blocks[:OPENING]) if DECISIONS["present"].match(block.text)]
    listed = (block.text for at in present for block in blocks[at : at + 2])
    return frozenset(short.union(*(FULL_NAME.findall(text) for text in listed)))


def tasks_in(text: str, known: Collection[str] | None) -> Iterator[tuple[str, str]]:
    """The sentences of a minute that leave something to somebody, outside what was resolved, each with who that is."""
    for bracketed in BRACKETED.finditer(text):
        if actor := actor_of(bracketed["task"], None):
            yield bracketed["task"], actor
    for sentence in sentences(ANNOUNCED.split(text)[0]):
        if is_worded_as_decision(sentence) or any(DECISIONS[way].search(sentence) for way in ("resolves", "by_number")):
            continue
        who = actor_of(sentence) or (known is not None and (actor_of(sentence, known) or _asked(sentence, known)))
        if who and not MANY.search(who) and (sentence.endswith(".") or len(sentence.split()) <= CURT):
            yield sentence, who


def _asked(sentence: str, known: Collection[str]) -> str | None:
    """Who is to do it, where that stands within the sentence, or is told: "… so the Clerk was asked to write"."""
    for found in SAYS["asked_to"].finditer(sentence):
        who = re.sub(r"^the\s+", "", found["who"] or found["then"], flags=re.IGNORECASE)
        if (SAYS["rank"].search(who) or who in known) and not SAYS["asked_before"].search(sentence[: found.end()]):
            return who
    return None


def actor_of(text: str, known: Collection[str] | None = ()) -> str | None:
    """Who is to do it, where a post or person begins the action: "Town Clerk to obtain three prices"; so do the letters
    ``known`` to be somebody, any where that is None."""
    actor = SAYS["actor"].match(text)
    short = actor and (INITIALS.match(actor["who"]) if known is None else actor["who"] in known)
    named = actor and (short or SAYS["rank"].search(actor["who"]) or PERSON.match(actor["who"]))
    return actor["who"] if actor and named else None
