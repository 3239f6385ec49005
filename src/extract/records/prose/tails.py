"""Who and when at the end of an action: "… (Lead: Head of Finance, by May 2025)", "… – Head of Finance, May 2025".

In brackets a label, or a post and a time, say that they are no part of the action; behind a dash it takes a post and a
time together, since a dash may lead anywhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.records.phrases import PROSE as SAYS
from extract.records.plans.legend import state_and_more
from extract.records.plans.plain_cells import LONGEST_TIME, TIME, is_lead

BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{3,150}(?:\([^()]{1,40}\)[^()\[\]]{0,60})?)[)\]]\.?$")
DASH = re.compile(r"\s+[–—-]\s+(?=[A-Z(])")
TIME_BEHIND_DASH = re.compile(r"\s+[–—-]\s+([^–—]{3,50})$")
SENTENCE = re.compile(r"(?<=[a-z0-9)’”][.;])\s+([A-Z][^.;!?]{5,90})\.?$")
"""What stands behind the last sentence of an action and may be none: "… the map. Drainage Engineer, by March"."""
PARTING = re.compile(r"\s*[,;|/]\s*|\s+[–—-]\s+|\s+(?=by\s)|\s+(?=(?i:by when|by|deadline|due|when)\s*:)")

DONE = re.compile(r"(?:now |already )?(?:done|completed?|implemented|in place)", re.IGNORECASE)
"""What stands where a time would, once the time is past."""
LONGEST_POST = 6
"""Words of a post beside which small letters are taken for a time, whatever they say."""

BEHIND = re.compile(r"(?<=[)\]])(?::| [–—-])\s+(?=\S)|(?<=[)\]\d]\.)\s+(?=[A-Z])")
"""Parts an action that ends in who and when from how far it has come: "… (Clerk, by May): Complete. All came."."""
CODE_BEFORE = re.compile(r"([A-Z]{1,4}[ .-]?\d{1,2}(?:\.\d{1,2})?)[.:)]?\s+(?=[“‘\"A-Z])")
QUOTED = re.compile(r"^[“‘\"]([^“”\"]+)[”’\"]\.?$")
REFERENCE = re.compile(r"(?:[A-Z]{1,6}\d*/\d{2,4}|\d\d/\d{4,6})/\w")
"""The number of an application ("HAV/2024/3310"), whose letters name nobody and whose year is none of a task."""


class Tail(NamedTuple):
    """An action's words without their tail, the lead and timescale that the tail names, and what is said behind it of
    how far things are."""

    text: str
    lead: str | None
    timescale: str | None
    behind: str = ""


def tail_of(text: str, alone: bool = False) -> Tail | None:
    """The tail at the end of ``text``; None where there is none. ``alone``: the words are known to be an action, so a
    time in brackets needs neither lead nor label."""
    for cut in BEHIND.finditer(text):
        before = _tail_at_end(text[: cut.start()], alone) if state_and_more(text[cut.end() :]) else None
        if before:
            return before._replace(behind=text[cut.end() :])
    return _tail_at_end(text, alone)


def _tail_at_end(text: str, alone: bool) -> Tail | None:
    """The same, nothing being said behind it."""
    if bracket := BRACKETS.search(text):
        lead, time, labelled = _read(bracket[1])
        if alone and SAYS["post_alone"].match(bracket[1]):
            words, when = text[: bracket.start()].rstrip(), None
            if (behind_dash := TIME_BEHIND_DASH.search(words)) and is_time(behind_dash[1]):
                words, when = words[: behind_dash.start()], behind_dash[1]
            return Tail(words, bracket[1], when)
        plain = bool(time) and (time or "").lower().startswith(("by ", "due ", "end of "))
        if lead or (time and (labelled or plain or (alone and SAYS["month_and_year"].match(time)))):
            return Tail(text[: bracket.start()].rstrip(), lead, time)
    for dash in list(DASH.finditer(text))[-2:]:
        lead, time, labelled = _read(text[dash.end() :].rstrip("."))
        if dash.start() and lead and (time or labelled):
            return Tail(text[: dash.start()].rstrip(), lead, time)
    behind = SENTENCE.search(text)
    lead, time, _ = _read(behind[1]) if behind else (None, None, False)
    told = behind and lead and time and not SAYS["to_do"].match(lead)  # else it is a sentence of its own
    return Tail(text[: behind.start()], lead, time) if told and behind else None


def code_and_words(text: str, coded: bool = True) -> tuple[str | None, str]:
    """The code at the head of words where items are ``coded``, and the words without what quotes them."""
    code = CODE_BEFORE.match(text) if coded else None
    return (code[1], QUOTED.sub(r"\1", text[code.end() :])) if code else (None, QUOTED.sub(r"\1", text))


def in_brackets(text: str) -> Tail | None:
    """The tail of words known to end in who does it, and when behind a comma or semicolon, whatever they are called."""
    found = BRACKETS.search(text)
    if not found or not found.start() or not found[1][:1].isupper():
        return None
    lead, _, time = found[1].partition("; " if "; " in found[1] else ", ")
    return Tail(text[: found.start()].rstrip(), lead, time or None)


def _read(words: str) -> tuple[str | None, str | None, bool]:
    """Lead and timescale of a tail's words, and whether a label names one of them; all of the words must be told."""
    if REFERENCE.match(words):
        return None, None, False
    bare = SAYS["who"].sub("", words.strip())
    labelled = bare != words.strip()
    for parting in (None, *PARTING.finditer(bare)):
        before, after = (bare[: parting.start()], bare[parting.end() :]) if parting else ("", bare)
        time = SAYS["when"].sub("", after)
        named = time != after
        who = is_lead(before) or SAYS["rank"].search(before) is not None or bool(SAYS["titled"].match(before))
        if (named or is_time(time)) and (not before or labelled or who):
            return before or None, time, labelled or named
        post = bool(parting) and who and len(before.split()) <= LONGEST_POST
        if post and ((time[:1].islower() and len(time.split()) <= LONGEST_TIME) or DONE.fullmatch(time)):
            return before, time, labelled  # "(Estates Surveyor, early in the new year)", "(Estates Surveyor; Done)"
    return (bare, None, labelled) if labelled else (None, None, False)


def is_time(text: str) -> bool:
    return (
        len(text.split()) <= LONGEST_TIME
        and any(c.isalnum() for c in text)
        and bool(TIME.match(text) or SAYS["time_head"].match(text))
    )
