"""What a cell reads like: a time, a party, a status, a sum of money, an order, an answer … each a yes or no.

None of these is sure; shares of a column's cells are witnesses (``features``), which learned weights make something of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from extract.records.phrases import PLANS as SAYS
from extract.records.plans.banners import ASKS, THAT
from extract.records.plans.legend import SAYS_STATUS
from extract.records.plans.numbers import is_number
from extract.records.plans.plain_cells import INITIALS, LONGEST_LEAD, LONGEST_TIME, STATUS, TIME, is_lead
from extract.records.wording import NUMBERED
from extract.shipped import model_file

READINGS = (
    "time", "day", "lead", "initials", "service", "name", "status", "number", "money", "amount", "tick", "yes", "verb",
    "to_verb", "will", "should", "sentence", "long", "stop", "past", "answer", "dated", "lower", "one_word", "question",
    "level", "several", "party", "state", "letter", "own_number",
)  # fmt: skip
"""What is asked of each cell, in the order of ``readings``."""
MONEY = re.compile(r"£|\b\d[\d,.]*\s?(?:k|m|bn)\b|^\(?\d[\d,]*\.\d\d?\)?$", re.IGNORECASE)
AMOUNT = re.compile(r"^[<>≤≥=+~(-]*\s*£?\s*\d[\d,.]*\s*(?:%|k|m|bn)?\)?$", re.IGNORECASE)
TICK = re.compile(r"^[✓✔☑☒☐□✗✘√xX•●■○◐\uf0fc\uf0fb\uf052\uf0fe\uf0a8\uf06f]$")
YES = re.compile(r"^(?:y|n|yes|no|part(?:ly)?)\.?$", re.IGNORECASE)
WILL = re.compile(r"\b(?:will|shall|to be|going to|is to|are to)\b", re.IGNORECASE)
SHOULD = re.compile(r"\b(?:should|must|needs? to|ought|recommend\w*)\b", re.IGNORECASE)
PAST = SAYS["past"]
DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:[a-z]{3,6})?\b",
    re.IGNORECASE,
)
DAY = re.compile(
    r"^\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? \d{2,4}$|^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d\d-\d\d$|"
    r"^[A-Za-z]{3,9}[ -]'?\d{2,4}$"
)
LEVEL = re.compile(r"^(?:very )?(?:high|medium|low|moderate|advisory|critical|essential|h|m|l|p?[1-5])$", re.IGNORECASE)
LETTER = re.compile(r"^\(?[A-Za-z][.)]?$")
SMALL = frozenset(("of", "and", "for", "the", "to", "in", "with", "on", "at", "&", "/", "-", "–", "+"))
SEVERAL = re.compile(r"[;/]|\b(?:and|with)\b|,")


@lru_cache(maxsize=65536)
def readings(text: str) -> tuple[bool, ...]:
    """Whether the words of a cell read like each of ``READINGS``."""
    words = text.split()
    count = len(words)
    short = count <= LONGEST_LEAD
    time = count <= LONGEST_TIME and bool(TIME.match(text) or DAY.match(text))
    lead = not time and short and is_lead(text)
    return (
        time,
        bool(DAY.match(text)),
        lead,
        bool(INITIALS.match(text)),
        short and not time and _is_service(words),
        short and not time and _is_name(words, text),
        bool(STATUS.match(text)),
        is_number(text),
        count <= 4 and bool(MONEY.search(text)),
        bool(AMOUNT.match(text)),
        bool(TICK.match(text)),
        bool(YES.match(text)),
        count >= 3 and bool(ASKS.match(text)),
        words[0].lower() == "to",
        count >= 5 and bool(WILL.search(text)),
        count >= 5 and bool(SHOULD.search(text) or THAT.match(text)),
        count >= 7,
        count >= 15,
        text[-1] == ".",
        count >= 3 and bool(PAST.search(text)),
        bool(SAYS["answer"].match(text)),
        count >= 4 and bool(DATED.search(text)),
        text[0].islower(),
        count == 1,
        text[-1] == "?",
        bool(LEVEL.match(text)),
        2 <= count <= LONGEST_LEAD and bool(SEVERAL.search(text)),
        not time and (lead or (short and text[0].isupper() and text[-1] != "." and _names_a_body(words))),
        count <= 5 and bool(SAYS_STATUS.search(text)),
        bool(LETTER.match(text)),
        count >= 4 and bool(NUMBERED.match(text)),
    )


def read_as(texts: Iterable[str]) -> dict[str, float]:
    """Of each reading the share of ``texts`` (not blank) that it fits, 0..1."""
    read = [readings(text) for text in texts]
    told = zip(*read, strict=True) if read else [()] * len(READINGS)
    return {name: sum(each) / max(len(read), 1) for name, each in zip(READINGS, told, strict=True)}


def _is_name(words: Sequence[str], text: str) -> bool:
    """Words in capitals as names have them, without figures: "Sea Wall Trust", "J Bright"."""
    if any(letter.isdigit() for letter in text) or text[-1] in ".?:" or len(words) > 8:
        return False
    plain = [word for word in words if word.lower() not in SMALL]
    return bool(plain) and all(word.strip("()'\"/,;")[:1].isupper() for word in plain)


def _names_a_body(words: Sequence[str]) -> bool:
    return any(word.strip("(),;/.").lower() in _words_of_bodies() for word in words)


def _is_service(words: Sequence[str]) -> bool:
    """Whether words in capitals are such as names of services, posts and bodies are made of, one in three at least."""
    plain = [word.strip("(),;/.") for word in words]
    plain = [word for word in plain if word and word.lower() not in SMALL]
    known = sum(word.lower() in _words_of_services() for word in plain)
    return bool(plain) and all(word[0].isupper() for word in plain) and 3 * known >= len(plain)


@cache
def _words_of_services() -> frozenset[str]:
    """Words of models/vocabulary that stand in the names of services, posts and bodies."""
    general = model_file("vocabulary", "general.toml")
    return frozenset(general["services"]) | _words_of_bodies()


@cache
def _words_of_bodies() -> frozenset[str]:
    """Words of models/vocabulary by which a body is known: "board", "forum", "trust", "police"."""
    bodies = model_file("vocabulary", "bodies.toml")
    single = (word for word in bodies["external"] if " " not in word)
    return frozenset((*bodies["strong"], *bodies["weak"], *single))
