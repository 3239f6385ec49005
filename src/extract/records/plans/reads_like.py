"""What the values in one place are headed by, where no label says it: by how they read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.records.phrases import PROSE as SAYS
from extract.records.plans.evidence.contents import DATED
from extract.records.plans.plain_cells import LONGEST_TIME, STATUS, TIME, is_lead

MOSTLY, SOME = 0.6, 0.35
"""Share of the values that must read like what they are headed by, and of those where all others may be parties."""
AGAIN = 0.8
"""Share of names at one place that differ at most, where some come back."""
LONGEST_HEAD, LONGEST_PARTY = 8, 8
"""Words of a head that says when, and of a party."""
LEAD, WHEN, STATE, ANY_NUMBER = "Lead", "By when", "Status", "No."
PARTING = re.compile(r"\s*[,;]\s*|\s+[–—-]\s+|\s+(?=(?:by|from)\s)")
"""Between who and when."""
BEFORE = re.compile(r",?\s+\(?(?:revised|moved|changed|extended|originally|previously|was)\b.*", re.IGNORECASE)
"""Behind a time, what it was before."""
LISTED = re.compile(r"^\(?[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})?[a-z]?[.):]?$")
"""A number before what is listed."""
ALONE = re.compile(rf"{LISTED.pattern}|^\(?(?:[ivxl]{{1,6}}|[a-z])[.):]?$")
"""A number, roman one or letter that says no more."""
CONTACT = re.compile(r"\s*(?:[☎✆✉📞]|\S+@\S+|\b(?:tel|e-?mail)\b|\b0\d{3,}\b).*", re.IGNORECASE | re.DOTALL)
"""How to reach a party."""
OF_CONTACT = re.compile(r"[☎✆✉📞@0]|tel|mail", re.IGNORECASE)


def reads_like(texts: Sequence[str]) -> str:
    """What most of the values in one place are headed by: "No.", "By when", "Status", "Lead"; "" for words."""
    texts = [_without_contact(text) or text for text in texts]
    states = sum(bool(STATUS.match(text)) and not DATED.search(text) for text in texts)
    if states == len(texts) and len(set(texts)) > 1:  # "Complete" stands where times do, too
        return STATE
    tests = (
        (ANY_NUMBER, lambda text: bool(ALONE.match(text))),
        (WHEN, is_dated),
        (STATE, lambda text: bool(STATUS.match(text))),
        (LEAD, lambda text: is_lead(text.strip("–— "))),
    )
    for head, test in tests:
        least = SOME if head == LEAD and all(map(may_name, texts)) else MOSTLY
        if sum(test(text) for text in texts) >= least * len(texts):
            return head
    few = len(set(texts)) <= len(texts) // 2 and max(len(text.split()) for text in texts) <= 3
    return STATE if few else ""


def is_dated(text: str) -> bool:
    """Whether a few words say when."""
    return says_when(text) or (len(text.split()) <= LONGEST_TIME and bool(DATED.search(text)))


def says_when(text: str) -> bool:
    """Whether words are a period or day, as heads say it, also behind a word such as "Next"."""
    if len(text.split(None, LONGEST_HEAD + 1)) > LONGEST_HEAD + 1:
        return False
    first, _, rest = text.partition(" ")
    plain = rest if rest and SAYS["horizon"].match(first.strip(":–—-")) else text
    known = SAYS["time_head"].match(plain) or SAYS["horizon"].match(plain) or TIME.match(plain)
    return len(plain.split()) <= LONGEST_HEAD and bool(known)


def name_again(texts: Sequence[str]) -> bool:
    """Whether the values at one place are short names, some of which come back: parties, whatever they are called."""
    told = [_without_contact(text) for text in texts if text]
    return 1 < len(set(told)) <= AGAIN * len(told) and all(map(may_name, told))


def _without_contact(text: str) -> str:
    """Words without how to reach a party; most hold no sign of that."""
    return CONTACT.sub("", text) if OF_CONTACT.search(text) else text


def may_name(text: str) -> bool:
    """Whether words may be a party: few, not in small letters, and no sentence."""
    plain = text.lstrip("–— ")
    short = len(plain.split()) <= LONGEST_PARTY and not plain.endswith((".", ":"))
    return short and plain[:1].isalnum() and not plain[:1].islower()


def party_and_time(text: str, marked: bool = True) -> tuple[str, str] | None:
    """The words for who and for when, where a time ends them: "Head of Parks, by May 2026"; None where none does.
    Unless it must be ``marked``, a time may begin at any word: "Parks Team May 2026"."""
    for parting in reversed(list(PARTING.finditer(text))):
        party, time = text[: parting.start()], text[parting.end() :].strip(". ")
        if is_dated(BEFORE.sub("", time)) and may_name(party) and not any(map(is_dated, PARTING.split(party)[1:])):
            return party, time
    spaces = () if marked else re.finditer(" ", text)
    parts = ((text[: at.start()], text[at.end() :].strip(". ")) for at in spaces)
    return next((part for part in parts if says_when(part[1]) and may_name(part[0])), None)
