"""What an account of progress, or an action's own words, state of it: how it stands, and by when it is to be done, for
papers that have no column, colour or timescale that does.

A progress note tells many things; only a sentence about the action as a whole counts: "this has been completed", "work
is under way". A part of it that is done ("the review has been completed") shows no more than that something happened,
and what will, should or may be done shows nothing.
"""

from __future__ import annotations

import re

from extract.codelists import Status
from extract.polarity import more_to_do, only_in_part, stances

_WHOLE = (
    r"(?:(?:this|the|these|all|both|each)(?: of (?:the|these))?(?: \w+)? )?"
    r"(?:actions?|recommendations?|works?|tasks?|items?|objectives?|commitments?|milestones?|deliverables?)"
)
_SUBJECT = rf"(?:{_WHOLE}|this|these|it|all)(?: \d+(?:\.\d+)*)?"
_SOON = r"(?:now |since |already |fully |all |successfully |largely )*"
_DONE = r"(?:done|completed?|delivered|implemented|achieved|closed|discharged|concluded|finished|fulfilled)"
_BE, _BEEN = r"(?:is|are|was|were|remains?|remained)", r"(?:(?:has|have|had) been|is|are|was|were)"
_NOT_YET = r"(?:(?:has|have|had|is|are) )?(?:not (?:yet )?|yet to )(?:been )?"
_NOTE = r"(?:(?:action|recommendation|status|now|fully) ?:? ?)*"
_PATTERNS: tuple[tuple[Status, str], ...] = (
    ("completed", rf"{_SUBJECT} (?:(?:has|have|had) {_SOON}been|is|are|was|were) {_SOON}{_DONE}\b"),
    ("completed", rf"{_NOTE}{_DONE}(?:$|(?<=d) (?:in|on|as of|at) )"),
    ("in_progress", rf"{_SUBJECT} {_BE} {_SOON}(?:currently )?(?:under ?-?way|in progress|on track)\b"),
    ("in_progress", rf"{_SUBJECT} (?:is|are|remains?) {_SOON}(?:currently )?being\b(?! asked)"),
    ("in_progress", rf"{_SUBJECT} (?:has|have|had) {_SOON}(?:begun|started|commenced)\b"),
    ("in_progress", r"work (?:continue[sd](?! until)|is continuing|goes on|carries on)\b"),
    ("in_progress", rf"{_NOTE}(?:(?:work )?in progress|under ?-?way|on track|started|commenced)(?:$|,| )"),
    ("ongoing", rf"{_SUBJECT} {_BE} {_SOON}(?:on-?going|continuous|business as usual)\b"),
    ("ongoing", rf"{_NOTE}on-?going(?:$| )"),
    ("not_started", rf"{_SUBJECT} {_NOT_YET}(?:start(?:ed)?|beg[iu]n|commenced?|due)\b"),
    ("not_started", r"not (?:yet )?(?:started|begun|commenced)\b"),
    ("overdue", rf"{_SUBJECT} {_BEEN} {_SOON}(?:delayed|overdue|late(?=$|[,;]| by\b)|behind schedule)\b"),
    ("superseded", rf"{_NOTE}(?:dropped|withdrawn|cancelled|abandoned|superseded|closed without completion)$"),
    ("superseded", rf"{_SUBJECT} {_BEEN} {_SOON}(?:superseded|withdrawn|dropped|replaced by|(?:now )?no longer)\b"),
)
_STATES = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _PATTERNS)
_OPENING = re.compile(rf"{_SUBJECT} (?:has|have|is|are|was|were|remains?)\b", re.IGNORECASE)
_DONE_WORD = re.compile(rf"\b{_DONE}\b")
_NOT_SURELY = re.compile(
    r"\b(?:by|once|until|unless|if|when|after|will|would|should|could|(?<!in )may(?! \d)|might|must|target)\b|\d+ ?%"
)
"""Words, in any clause of its sentence, by which "completed" is no plain statement that all is done."""
_SAID = re.compile(
    r"^(?:[^,.;:]{2,60} )?(?:agreed|noted|reported|said|confirmed|heard|advised|told|accepted|recorded"
    r"|apologised|explained|stated)"
    r"(?: (?:us|(?:the )?[a-z]+))? that (?=\w)",
    re.IGNORECASE,
)
"""Who says in minutes what the rest of the sentence says."""
_NAMED = r"\b(?:date|target|deadline|timescale)\b"
_SET = (
    r"(?:(?:moved|put|pushed)(?: back)?|brought forward|extended|revised|changed|slipped|deferred|reset|rescheduled|set"
    r"|agreed|now|is|was|remain(?:s|ed)?|stands?|stood|unchanged)"
)
_OF_TIME = r"(?: (?:to|by|for|in|until|at|on|from))?(?: the)?\s*"
_BY_NAME = (
    rf"(?:{_NAMED}[^.;]{{0,60}}?\b{_SET}\b[^.;]{{0,30}}?{_OF_TIME}|{_NAMED}(?: of| remains| stays)?\s*"
    rf"|\b(?:move|extend|put back)[^.;]{{0,20}}? {_NAMED}[^.;]{{0,20}}?{_OF_TIME})"
)
_FUTURE = r"(?:(?:will|would|is to|was to) (?:now )?be (?:done|completed?|finished|delivered|ready|in place))"
_BY_STATE = (
    r"(?:^(?:now )?|\b(?:and|but) |\b(?:it|this|these|they|(?:the )?(?:action|work|task|completion)) )"
    r"(?:(?:is|are|was|were|has been|have been|had been|now|still) )*"
    rf"(?:due|deferred|rescheduled|(?:put|moved) back|postponed|extended|expected|{_FUTURE})"
    r"(?: (?:to|by|for|in|until|at|on|from|before))?(?: the)?\s*"
)
BY_NAME = re.compile(rf"{_BY_NAME}$", re.IGNORECASE)
"""What stands before a time that holds, where the sentence calls it a date or target."""
HOLDS = re.compile(rf"(?:{_BY_NAME}|{_BY_STATE})$", re.IGNORECASE)
"""The same, also where it says of the action by when that is due."""
GONE = re.compile(
    r"\b(?:original(?:ly)?|previous(?:ly)?|missed|former(?:ly)?|old)\b[^.;]{0,30}$"
    r"|\b(?:last|first|(?<!be )in place)(?: \w+)?(?: (?:of|was|the|for))* *$|\b(?:instead of|rather than)(?: the)? *$",
    re.IGNORECASE,
)
"""What stands before one that does not."""
_TIME = r"(?:\d|Q\d|(?:spring|summer|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b)"
_TELLS_TIME = re.compile(
    rf"(?:{_BY_NAME}|{_BY_STATE})(?:(?:the |before |by )*(?:end of|start of|early|late|mid)[ -])?{_TIME}",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+|\s+[–—-]\s+|:\s+|,?\s+and\s+(?=(?:this|the) action\b)")
WHOLE_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_MARKER = re.compile(r"^(?:•|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\(?[a-z\d]{1,2}[.)])\s*")


def status_in_text(progress: str | None, text: str) -> Status | None:
    """The status that the progress note states, else that the action's own words state; None where neither does.

    Statements that differ mean that it is in progress, unless one says that it is late.
    """
    for words, notes in ((progress, True), (text, False)):
        states = _states(words, notes) if words else set()
        if len(states) == 1:
            return states.pop()
        if states:
            return "overdue" if "overdue" in states else "in_progress"
    return None


def _states(words: str, notes: bool) -> set[Status]:
    """What the sentences state. Outside progress notes only those with a subject: "Complete the review" is an order."""
    found: set[Status] = set()
    for sentence in SENTENCES.split(words):
        plain = _SAID.sub("", _MARKER.sub("", sentence.strip()).strip(" .:;-–"))
        if not notes and not _OPENING.match(plain):
            continue
        for status, pattern in _STATES:
            if pattern.match(plain) and (status != "completed" or _plainly_done(plain.lower())):
                found.add(status)
                break
    return found


def _plainly_done(low: str) -> bool:
    """Whether a sentence says without denial, condition or rest that it is done."""
    whole = set(stances(low, _DONE_WORD)) == {"plain"} and not only_in_part(low) and not more_to_do(low)
    return whole and not _NOT_SURELY.search(low)


def tells_state(account: str) -> bool:
    """Whether an account says how things stand as a whole."""
    return bool(_states(account, notes=True))


def tells_time(account: str) -> bool:
    """Whether an account says by when the whole will be done."""
    return any(_TELLS_TIME.search(sentence) for sentence in WHOLE_SENTENCES.split(account))
