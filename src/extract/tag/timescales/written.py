"""A timescale cell as the grammar knows it: glued and misspelt months, short units, quarters that share a year.

Only whole cells are written out, since in running text the same letters may be anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_UNITS = {"m": "months", "w": "weeks", "y": "years", "d": "days"}
_GLUED: tuple[tuple[str, str], ...] = (
    (r"^\W*(\w.{2,100}?)\W+\1\W*$", r"\1"),
    (rf"\b(\d{{1,2}}(?:st|nd|rd|th)?)({_MONTH})(?![a-z])", r"\1 \2"),
    (rf"\b(\d{{1,2}}\s?(?:st|nd|rd|th))({_MONTH})", r"\1 \2"),
    (rf"\b({_MONTH}|spring|summer|autumn|winter)((?:20)?\d\d)\b", r"\1 \2"),
    (r"\bq(?:ua)?(?:r?te?|tr)r?ly\b", "quarterly"),
    (r"\bmth?ly\b", "monthly"),
    (r"\bwkly\b", "weekly"),
    (rf"\b(by|from|until|end|early|late|mid)({_MONTH})\b", r"\1 \2"),
    (rf"\bpre[- ](?=(?:{_MONTH}|christmas|easter|spring|summer|autumn|winter)\b)", "before "),
    (rf"^to (?:the )?(?=(?:end|mid|q[1-4]|\d{{1,4}}|{_MONTH}|spring|summer|autumn|winter)\b)", "until "),
    (r"\bclose of (?:play|business)\b(?: on)? ?(?=\S)", ""),
    (r"\bphase (?:\d|one|two|three)\b:?", ";"),
    (r"\b(?:not|no) (?:before|earlier than|sooner than)\b", "from"),
    (r"^(?!.*\bfrom\b)(.*\d)\W+at (?:the )?(?:very )?earliest\W*$", r"from \1"),
    (r"^(?!.*\bby\b)(.*\d)\W+(?:at (?:the )?(?:very )?latest|or (?:sooner|earlier|before))\W*$", r"by \1"),
    (rf"\b(?:first|second|third|last) week (?:of|in) (?={_MONTH}\b)", ""),
    (r"\bf(?:in)?[./]?\s?y(?:ea)?r?\b(?!\s*\d)", "financial year"),
    (r"\b(?:the )?new (financial|municipal|council|civic|academic|school|calendar) year\b", r"next \1 year"),
    (r"\bquarters? ([1-4])(?:\s*(?:,|&|/|and|to|-)\s*[1-4])*\s*(?:,|&|/|and|to|-)\s*([1-4])\b", r"Q\1 - Q\2"),
    (r"\bq([1-4])(?:\s*(?:,|&|/|and)\s*q?[1-4](?!\d))*\s*(?:,|&|and)\s*q?([1-4])\b(?=,?\s*(?:of\s*)?20)", r"Q\1 - Q\2"),
)
_GLUE = tuple((re.compile(pattern, re.IGNORECASE), words) for pattern, words in _GLUED)
_UNIT = re.compile(r"\b(\d{1,3})\s*(?:(m)(?:n?ths?|ths)?|(w)ks?|(y)rs?|(d)ys?)\b(?![./]\d)", re.IGNORECASE)
_POINT_MONTH = re.compile(r"^(\W*(?:by\s+)?)(0[1-9]|1[0-2])\.([2-4]\d)(?=\W*$)", re.IGNORECASE)
_BESIDE_YEAR = re.compile(r"\b([A-Za-z]{4,10})(?=,?\s+(?:20\d\d|'?\d\d)\b)|(?<=\d\s)([A-Za-z]{4,10})\b")
_NO_MONTH = frozenset({
    "year", "years", "month", "months", "week", "weeks", "days", "from", "until", "late", "early", "summer", "spring",
    "autumn", "winter", "april", "march", "june", "july", "than", "over", "least", "every", "term", "sept", "phase",
    "within", "during", "before", "after", "around", "start", "ending", "financial", "calendar", "working", "meeting",
    "number", "remainder", "members", "marches",
})  # fmt: skip
_ALIKE = 76
"""Of 100, how alike a word must be to a month's name; the next month must be less so."""


class Written(NamedTuple):
    text: str
    doubtful: bool
    """Whether a word was taken for another than it is written as."""


def written_out(text: str) -> Written:
    """The words of a cell in plain dashes and quotes, written so that the grammar knows them."""
    for pattern, words in _GLUE:
        text = pattern.sub(words, text)
    text = _UNIT.sub(_whole_unit, text)
    pointed = _POINT_MONTH.sub(r"\1\2/20\3", text)
    spelled = _BESIDE_YEAR.sub(_month_meant, pointed)
    return Written(spelled, spelled != text)


def _whole_unit(match: re.Match[str]) -> str:
    letter = next(letter for letter in match.groups()[1:] if letter).lower()
    return f"{match[1]} {_UNITS[letter]}"


def _month_meant(match: re.Match[str]) -> str:
    word = match[0].lower()
    if word in _NO_MONTH or re.fullmatch(_MONTH, word):
        return match[0]
    best = max(_MONTHS, key=lambda month: fuzz.ratio(word, month))
    alike = word[0] == best[0] or fuzz.ratio(word[1:], best[1:]) > 90
    return best.capitalize() if alike and len(word) > 3 and fuzz.ratio(word, best) >= _ALIKE else match[0]


_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
OFTEN = re.compile(
    rf"\b(?:every|each)\s+{_NUMBER}\s*(?:-|to|or)\s*{_NUMBER}\s+(?:day|week|month|year)s?\b"
    r"|\bat\s+(?:each|every)\b|\b(?:each|every)\s+(?:\w+\s+){0,3}(?:meeting|committee|council|cabinet|board|cycle|session"
    r"|agm|round|budget|return|intake|newsletter|term|half[- ]term|season)\b"
)
"""How often, where the words would else be read as one time: "every 4-5 years", "at each full Council"."""
OPEN = re.compile(
    rf"(?P<before>\b(?:more|longer|greater)\s+than\s+|\bat\s+least\s+|\bafter\s+)?\b(?P<number>{_NUMBER})\s*(?P<plus>\+|plus\b)?\s*"
    r"(?P<unit>months?|years?|weeks?|days?)(?P<after>\s*(?:\+|plus\b|or (?:more|longer)\b))?"
)
"""A counted time that is the least, not the most: "12 months +", "more than two years"."""
