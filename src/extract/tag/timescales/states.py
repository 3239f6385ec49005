"""Words that say how an action stands, not when: ongoing, completed, how often, not yet known."""

from __future__ import annotations

import re

from extract.polarity import stances

_SEASONS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter"
_TIMES = rf"{_SEASONS}|early|mid|late|q[1-4]|over|as|at|for"
_EDGE_BEFORE = r"(?:^|[-;:,.()/&\n\[]|\b(?:and|or|then|now|is|are|been|already|actions?|tasks?|as|work|a|an))\s*"
_EDGE_AFTER = (
    r"(?=\s*(?:$|[^\w\s]|\d|(?:and|or|then|in|on|by|from|since|with|to|until)\b|through|within"
    rf"|review|work|activity|basis|process|programme|monitoring|{_TIMES}))"
)
"""A word of state counts where a clause begins or ends with it, not in the middle of a sentence."""

_ONGOING = re.compile(
    rf"{_EDGE_BEFORE}(?:continu(?:ous(?:ly)?|ing|al(?:ly)?)|rolling|permanent){_EDGE_AFTER}"
    rf"|{_EDGE_BEFORE}throughout(?=\s*(?:$|[^\w\s]|the\b))"
    rf"|{_EDGE_BEFORE}on[- ]?going\b|\bon[- ]?going{_EDGE_AFTER}"
    r"|\b(?:(?<!to )(?<!into )(?<!become )business[- ]as[- ]usual|(?<!to )(?<!into )(?<!become )bau)\b"
    r"|\b(?:part|partly|partially|nearly|almost)[- ]complete"
    r"|^\W*(?:always|at all times|permanently|indefinite(?:ly)?|for ever|no end date|standing item"
    r"|all year(?: round)?|year[- ]round)\W*$"
)
_UNDER_WAY = re.compile(
    rf"{_EDGE_BEFORE}(?:in[- ]progress|under[- ]?way|commenced|started|begun|in train|in hand"
    rf"|on[- ](?:track|course|target|schedule)){_EDGE_AFTER}"
)
_DONE = re.compile(
    rf"{_EDGE_BEFORE}(?P<word>(?:already |now |fully )?(?:completed?|done|achieved|closed|delivered|implemented"
    rf"|finished|actioned|concluded|signed[- ]off|fulfilled|discharged|in place|in force)){_EDGE_AFTER}"
)
_ACTED = re.compile(
    r"(?P<word>published|launched|adopted|approved|issued|introduced|installed|appointed|submitted|opened|signed)"
    rf"\s+(?:(?:in|on)\s+)?(?=\d|(?:{_SEASONS})|early|mid|late)"
)
_HOW_OFTEN = re.compile(
    r"\b(?:bi|six|6|three|3|two|2|four|4|half)?[- ]?(?:daily|weekly|fortnightly|monthly|quarterly|yearly|termly"
    r"|annual(?:ly)?|annum)\b|\bbi-?annual(?:ly)?\b"
    r"|\b(?:every|each|per)\s+(?:\w+\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)?day|week|fortnight|month|quarter|term|year|meeting|holiday)s?\b"
    r"|\b(?:once|twice|(?:\d|two|three|four|five|six)(?: times)?) (?:a|per|each|every)"
    r" (?:week|month|quarter|term|year)\b"
    rf"|\b(?:every|each)\s+(?:{_SEASONS})\w*"
    r"|^\W*(?:regular(?:ly)?|periodic(?:ally)?)\b"
)
_OFTEN_ALONE = re.compile(
    r"\s*(?:$|[-;:,.()/&\n]|\d|(?:from|and|in|by|at|to|as|on|with|via|beginning)\b|start|commenc|then|there|after|until|basis"
    rf"|review|report|update|monitor|meeting|cycle|refresh|interval|through|{_TIMES})"
)
_ONE_OF_THEM = re.compile(r"the \w+ (?:meeting|review|report)\b")
_NO_TIME: tuple[tuple[str, str], ...] = (
    ("to_be_confirmed", r"\bt\.?\s?b\.?\s?[acd]\b|\bto be (?:confirmed|agreed|determined|decided|scheduled|set)"),
    ("not_applicable", r"^\W*(?:n/?\.?a\.?|not applicable|none|nil|not known|unknown|\?+)\W*$"),
    ("on_hold", r"\b(?:on[- ]hold|paused|deferred|suspended|awaiting|pending)\b"),
    ("not_started", r"\bnot (?:yet )?(?:started|begun|commenced)\b"),
    ("no_length", r"\b(?:short|medium|long)(?:er)?[- ](?:to[- ](?:medium|long)[- ])?(?:term|run)\b"),
)
_NO_TIME_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _NO_TIME)
OLD = re.compile(
    r"(?:\b(?:was|were|originally|original|orig|previously|previous|prev|formerly|initially|initial|from|instead of"
    r"|slipped)"
    r"\W*(?:(?:date|target|deadline|due|timescale|planned|by|for|revised)\W*)*)$"
)
"""Before a date: it is the one that has been replaced."""
_MOVE = r"(?:re-?vised|moved|slipped|delayed|extended|postponed|deferred|re-?scheduled|changed|put back|re-?profiled)"
NEW = re.compile(rf"\b(?:{_MOVE}|now|new)(?:\W+(?:to|date|target|until|deadline|timescale|is|by|due))*\W*$")
"""Before a date: it replaces those before it."""
MOVED_FROM = re.compile(rf"\b{_MOVE}\s+from\b.*?\bto\b")
"""What stands before the date that counts in "moved from June to October"."""
AMENDED = re.compile(
    rf"\b(?:was|originally|original|orig|previously|previous|prev|formerly|initially|instead|now|new|{_MOVE})\b"
)


def ongoing(low: str) -> bool:
    return _ONGOING.search(low) is not None


def under_way(low: str) -> bool:
    return _UNDER_WAY.search(low) is not None


def completed(low: str) -> str | None:
    """The word that says it is done; None where it is still to be done."""
    for match, stance in zip(_DONE.finditer(low), stances(low, _DONE), strict=True):
        if stance == "plain":
            return match["word"].split()[-1]
    return None


def acted(low: str) -> str | None:
    """The verb of a cell that says what was done and when: "Published March 2025"."""
    match = _ACTED.match(low)
    return match["word"] if match else None


def recurring(low: str) -> bool:
    """Whether it says how often. "Annual Council", "quarterly performance dashboard" and "the annual meeting" name a
    thing, not a rhythm."""
    often = (match for match in _HOW_OFTEN.finditer(low) if not _names_one(low, match.end()))
    return any(_OFTEN_ALONE.match(low, match.end()) for match in often)


def _names_one(low: str, end: int) -> bool:
    """Whether the words that end at ``end`` stand in "the annual meeting"."""
    named = _ONE_OF_THEM.match(low, max(low.rfind("the ", 0, end), 0))
    return named is not None and end < named.end()


def no_time(low: str) -> str:
    """The name of the rule by which the words give no time."""
    return next((name for name, pattern in _NO_TIME_PATTERNS if pattern.search(low)), "no_date_found")
