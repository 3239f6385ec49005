"""Whether a clause says that something is so: told plainly, denied, still to come, on a condition, or of a part only.

One reader for status cells and answers to recommendations. It looks at a word ("complete", "accept"),
at the words of its own clause before it, and at what takes a part away after it.
"""

from __future__ import annotations

import re
from typing import Literal

Stance = Literal["plain", "denied", "ahead", "conditional", "part"]

_CLAUSE = re.compile(
    r"[.;:!?\n]+|,|\s-+\s|\b(?:but|although|though|however|while|whereas|and then|because|since"
    r"|as (?:already|this|it)|now)\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nor|neither|nothing|none|nobody|no-one|cannot|can't|won't|isn't|hasn't|haven't|aren't|doesn't|don't|didn't"
    r"|unable|unlikely|refus\w+ to|declin\w+ to|fail\w* to|yet to|without)\b|\b(?:un|in)$"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|should|would|must|may|might|could|to be|to|due|expect\w*|await\w*|near\w*|approaching|pending"
    r"|planned|scheduled|aim\w*|intend\w*|proposed|going to|being|before|towards?|can(?: now)? be)\b"
)
_READILY = re.compile(
    r"\b(?:content|happy|pleased|willing|minded|prepared|glad|resolved|agreed|decided)"
    r"(?: (?!not\b)\w+)? to\b"
)
"""Before a word these say that it is done in saying so: "is content to accept"."""
_CONDITION = re.compile(r"\b(?:when|once|if|until|after|unless|following|provided|as soon as)\b")
_ON_CONDITION = re.compile(r"(?: \w+){0,2} (?:once|as soon as|if|unless|pending)\b")
_PART = re.compile(
    r"\b(?:most|mostly|some|part(?:ly|ially|ial)?|almost|nearly|largely|substantially|half|many|several|draft|initial"
    r"|bar|first|phase \w+|stage \w+|(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:out )?of (?:the )?\w+"
    r"|\d{1,2} ?%)\b"
)
_LESS = re.compile(
    r"\b(?:except|excluding|apart from|other than|save for|all bar|(?<=complete )bar (?:the|one|some)"
    r"|all but (?:the|one|two|\w+ of)"
    r"|subject to|in part|with (?:\w+ )?(?:amendment|modification"
    r"|change|caveat|condition|reservation|qualification|exception)s?|with (?:a|an) (?:\w+ ){0,2}(?:timescale|change)"
    r"|as amended|partially|partly"
    r"|for (?:most|some|half|(?:\d{1,2}|one|two|three|four|five|six) (?:of (?:the )?\w+|teams?|services?|wards?|sites?"
    r"|schools?|areas?|parks?|buildings?)))\b|\d{1,2} ?%(?! ?of)"
)
_BUT_LESS = re.compile(
    r"\b(?:but|although|though|however)\b.*\b(?:not|never|longer|later|different|amend\w*|only|chang\w*|outstanding|cannot|unable|can't|won't"
    r"|remain\w*)\b"
)
_MORE_TO_DO = re.compile(
    r"\b(?:outstanding|remain(?:s|ing)?|to follow|still to|to be \w+|yet to|under ?-?way|in progress|await(?:s|ing)"
    r"|pending|taking place)\b"
)
_ALL = re.compile(r"\b(?:no|nothing|without|all|100 ?%)\b")


def stances(low: str, word: re.Pattern[str]) -> list[Stance]:
    """How each place of ``word`` in a lower-case text is meant, in order."""
    found: list[Stance] = []
    for match in word.finditer(low):
        before = _READILY.sub("", _CLAUSE.split(low[: match.start()])[-1])
        stance = _stance(before)
        found.append("conditional" if stance == "plain" and _ON_CONDITION.match(low, match.end()) else stance)
    return found


def _stance(before: str) -> Stance:
    if re.search(r"\bnot (?:all|every\w*|fully|entirely|wholly)\b", before):
        return "part"
    if _DENIED.search(before):
        return "denied"
    if _CONDITION.search(before):
        return "conditional"
    if _AHEAD.search(before):
        return "ahead"
    return "part" if _PART.search(before) else "plain"


def only_in_part(low: str) -> bool:
    """Whether something is taken away from what is said: "except", "with amendment", "but not the second"."""
    return _LESS.search(low) is not None or _BUT_LESS.search(low) is not None


def more_to_do(low: str) -> bool:
    """Whether a clause says that something is still to be done: "report to be written", "training outstanding"."""
    return any(_MORE_TO_DO.search(clause) and not _ALL.search(clause) for clause in _CLAUSE.split(low))


_LATENESS = r"(?:delay\w*|overdue|late|slippage|slipp\w+|behind(?: schedule)?|outstanding(?: \w+)?|issues?|concerns?)"
_NOT_LATE = re.compile(
    rf"\b(?:no|not|nothing|without|no longer|never)\s+(?:(?:yet|any|been|further|significant"
    rf"|(?:risk|danger|prospect|sign|signs|fear) of)\s+)*{_LATENESS}"
)


def without_denied_lateness(low: str) -> tuple[str, str | None]:
    """The words less those that deny lateness, and the last of those: "on track, no delays"."""
    denied = [match[0] for match in _NOT_LATE.finditer(low) if "expected" not in low[match.end() : match.end() + 10]]
    denied += [match[0] for match in re.finditer(r"\bno delays? expected", low)]
    rest = re.sub(r"\bno delays? expected", " ", low)
    return _NOT_LATE.sub(" ", rest), denied[-1] if denied else None
