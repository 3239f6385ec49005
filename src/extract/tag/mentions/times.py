"""Timescales in running text, read as told: a bare month in a report of what happened is the last one, not the next."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from extract.tag.mentions.found import FoundMention
from extract.tag.timescales import Mention, Timescale, find_timescales
from extract.tag.timescales.readings import dated
from extract.tag.timescales.tokens import plain, tokens

_MAY_BE_TIME = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|christmas|xmas|easter"
    r"|new year|week|month|mth|quarter|half|year|yr|days?\b)",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:Acts?|Regulations|Rules|Orders?|Bill|Code|Directive|Plan|Strategy|Framework|Policy|Programme|Charter|Vision"
    r"|Guidance|Index|Census|Report)"
)
_AFTER_TITLE = re.compile(rf"\b{_TITLE}(?: \([A-Z]{{2,8}}\))?,? \(?$")
_BEFORE_TITLE = re.compile(rf"\s(?:[A-Z][\w’']+\s){{0,4}}{_TITLE}\b")
"""A year beside one of these is part of the name of a law or a paper: "Equality Act 2010", "the 2010 Act"."""
_AHEAD = re.compile(
    r"\b(?:will|shall|to (?!the\b|an?\b)[a-z]{2,}|due(?! to)|plan(?:s|ned) for|expect\w*|schedul\w*|aim\w*|next"
    r"|should|must)\b"
)
_TOLD = re.compile(r"\b(?:was|were|had|did|took|held|met|saw|began|went|made|rose|fell|exceeded|(?:has|have) been)\b")
_DID_IN = re.compile(r"[a-z]{3,}(?<!ne)(?<!ce)ed (?:back )?(?:in|on|during|at|since)\s+(?:the\s+)?$")
_DID = re.compile(r"\b[a-z]{3,}(?<!ne)(?<!ce)ed\b")
_TO_A_DATE = re.compile(r"\s+(?:period )?(?:up to|to|ended|ending|ended on|from|since|before|prior to)\s*|\s*")
_OF_AGE = re.compile(r"[\s-]+(?:(?:years?|yrs?)[\s-]+olds?|of age|old|ago|earlier|previously|(?:of )?experience)\b")
_AGED = re.compile(r"\bage[sd]?(?: of| from| between)? $")
_LASTED = re.compile(r"(?:in|during)\b", re.IGNORECASE)
_LASTING = re.compile(r"(?:over|for)\b(?!.*\b(?:next|coming|following)\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n")


def timescales(text: str, anchor: date | None) -> list[FoundMention]:
    """The timescales in ``text``, in order, without years that are part of the name of a law or a plan."""
    if not _MAY_BE_TIME.search(text):
        return []
    found = find_timescales(text, anchor)
    after = [*(mention.start for mention in found[1:]), len(text)]
    return [
        _as_found(mention, _gone_by(text, mention, anchor))
        for mention, following in zip(found, after, strict=False)
        if not _titled(text, mention) and not _a_length(text, mention, following)
    ]


def _titled(text: str, mention: Mention) -> bool:
    """Whether a year is part of a name: "Local Government Act 1972", "Corporate Plan 2023-26"."""
    years = mention.timescale.rule in ("calendar_year", "years")
    before = text[max(0, mention.start - 60) : mention.start]
    return years and bool(_AFTER_TITLE.search(before) or _BEFORE_TITLE.match(text, mention.end))


def _a_length(text: str, mention: Mention, following: int) -> bool:
    """Whether a counted time is how long or how old something is or was: nothing is due by then.

    "The three months to August", "over 75 years of age", "in the first two weeks there were".
    """
    if _OF_AGE.match(text, mention.end) or _AGED.search(text[max(0, mention.start - 20) : mention.start]):
        return True  # "16-17 year olds"
    if mention.timescale.rule != "counted":
        return False
    backward = _TO_A_DATE.fullmatch(text, mention.end, following) is not None and following < len(text)
    tense = _tense(text, mention)
    lasting = _LASTING.match(mention.raw)
    lasts = lasting is not None and (lasting[0].lower() == "for" or tense != "ahead")
    lasted = _LASTED.match(mention.raw) is not None and tense == "past"
    return backward or lasts or lasted


def _as_found(mention: Mention, what: Timescale) -> FoundMention:
    raw = mention.raw.rstrip(" .,;:")  # the full stop after a month may end the sentence
    return FoundMention(
        "timescale", mention.start, mention.start + len(raw), raw,
        what.kind, what.earliest, what.latest, what.granularity, what.anchor, what.rule,
    )  # fmt: skip


def _gone_by(text: str, mention: Mention, anchor: date | None) -> Timescale:
    """The timescale, read again as past where its year is not printed and its sentence tells what happened.

    In a cell a bare "October" is the next one, being a target; in a report "in October we held" is the last one.
    """
    what = mention.timescale
    if what.anchor is None or what.kind == "relative" or _tense(text, mention) != "past":
        return what
    again = [reading for reading in dated(tokens(plain(mention.raw)), anchor, past=True) if reading.inferred]
    if len(again) != 1:
        return what
    one = again[0]
    return Timescale(one.kind, one.earliest, one.latest, one.granularity, anchor, one.rule, True, one.qualifier)


def _tense(text: str, mention: Mention) -> Literal["past", "ahead"] | None:
    """What the words of its sentence around the mention say: it happened, or it is to come; None where neither."""
    before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, mention.start - 400), mention.start)]
    after = _SENTENCE_END.search(text, mention.end)
    first, last = before[-1] if before else 0, after.start() if after else len(text)
    left, right = text[first : mention.start], text[mention.end : last]
    near = left[-60:] + " " + right[:80]
    if _AHEAD.search(near):
        return "ahead"
    opens = left.strip().lower() in ("", "in", "during", "on", "at")
    told = _TOLD.search(near) or _DID_IN.search(left) or (opens and _DID.search(right[:80]))
    return "past" if told else None
