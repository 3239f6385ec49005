"""Who and when at the end of an action: "… (Lead: Head of Finance, by May 2025)", "… – Head of Finance, May 2025".

In brackets a label, or a post and a time, say that they are no part of the action; behind a dash it takes a post and a
time together, since a dash may lead anywhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.records.phrases import PROSE as SAYS
from extract.records.plans.legend import SAYS_STATUS
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

BEFORE_MORE = re.compile(r"^(\S+(?: \S+){0,3})(?: [–—-]|:) (\S.*)$", re.DOTALL)
"""At most four words, and what stands behind the dash or colon after them."""
AFTER_DAY = re.compile(r"(?<=\d)\.\s+(?=[A-Z])")


class Tail(NamedTuple):
    """An action's words without their tail, and the lead and timescale that the tail names."""

    text: str
    lead: str | None
    timescale: str | None


def tail_of(text: str, alone: bool = False) -> Tail | None:
    """The tail at the end of ``text``; None where there is none. ``alone``: the words are known to be an action, so a
    time in brackets needs neither lead nor label."""
    if bracket := BRACKETS.search(text):
        lead, time, labelled = _read(bracket[1])
        if alone and SAYS["post_alone"].match(bracket[1]):
            words, when = text[: bracket.start()].rstrip(), None
            if (behind_dash := TIME_BEHIND_DASH.search(words)) and is_time(behind_dash[1]):
                words, when = words[: behind_dash.start()], behind_dash[1]
            return Tail(words, bracket[1], when)
        plain = bool(time) and (time or "").lower().startswith(("by ", "end of "))
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


def state_and_more(text: str) -> tuple[str, str] | None:
    """How far something has come and what is said of it behind a mark: "Under way – contractor appointed."."""
    state = BEFORE_MORE.match(text)
    return (state[1], state[2]) if state and SAYS_STATUS.search(state[1]) else None


def day_and_more(time: str) -> tuple[str, str]:
    """A timescale without what is said behind its day of how far things are ("May 2025. Begun: in testing"), and that;
    "" where nothing is."""
    day, *more = AFTER_DAY.split(time, maxsplit=1)
    return (day, more[0]) if more and state_and_more(more[0]) else (time, "")


def in_brackets(text: str) -> Tail | None:
    """The tail of words known to end in who does it, and when behind a comma, whatever these are called."""
    found = BRACKETS.search(text)
    if not found or not found.start() or not found[1][:1].isupper():
        return None
    lead, _, time = found[1].partition(", ")
    return Tail(text[: found.start()].rstrip(), lead, time or None)


def _read(words: str) -> tuple[str | None, str | None, bool]:
    """Lead and timescale of a tail's words, and whether a label names one of them; all of the words must be told."""
    bare = SAYS["who"].sub("", words.strip())
    labelled = bare != words.strip()
    for parting in (None, *PARTING.finditer(bare)):
        before, after = (bare[: parting.start()], bare[parting.end() :]) if parting else ("", bare)
        time = SAYS["when"].sub("", after)
        named = time != after
        who = is_lead(before) or SAYS["rank"].search(before) is not None or bool(SAYS["titled"].match(before))
        if (named or is_time(day_and_more(time)[0])) and (not before or labelled or who):
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
