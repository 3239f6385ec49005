"""The status that an action's own words state, for papers that have no column, colour or timescale that does.

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
_BE, _BEEN = r"(?:is|are|remains?)", r"(?:(?:has|have) been|is|are|was|were)"
_NOT_YET = r"(?:(?:has|have|is|are) )?(?:not (?:yet )?|yet to )(?:been )?"
_NOTE = r"(?:(?:action|recommendation|status|now|fully) ?:? ?)*"
_PATTERNS: tuple[tuple[Status, str], ...] = (
    ("completed", rf"{_SUBJECT} (?:(?:has|have) {_SOON}been|is|are|was|were) {_SOON}{_DONE}\b"),
    ("completed", rf"{_NOTE}{_DONE}(?:$|(?<=d) (?:in|on|as of|at) )"),
    ("in_progress", rf"{_SUBJECT} {_BE} {_SOON}(?:currently )?(?:under ?-?way|in progress|on track|being)\b"),
    ("in_progress", rf"{_SUBJECT} (?:has|have) {_SOON}(?:begun|started|commenced)\b"),
    ("in_progress", rf"{_NOTE}(?:(?:work )?in progress|under ?-?way|on track|started|commenced)(?:$| )"),
    ("ongoing", rf"{_SUBJECT} {_BE} {_SOON}(?:on-?going|continuous|business as usual)\b"),
    ("ongoing", rf"{_NOTE}on-?going(?:$| )"),
    ("not_started", rf"{_SUBJECT} {_NOT_YET}(?:start(?:ed)?|beg[iu]n|commenced?|due)\b"),
    ("not_started", r"not (?:yet )?(?:started|begun|commenced)\b"),
    ("overdue", rf"{_SUBJECT} {_BEEN} {_SOON}(?:delayed|overdue|behind schedule)\b"),
    ("superseded", rf"{_SUBJECT} {_BEEN} {_SOON}(?:superseded|withdrawn|replaced by|no longer)\b"),
)
_STATES = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _PATTERNS)
_OPENING = re.compile(rf"{_SUBJECT} (?:has|have|is|are|was|were|remains?)\b", re.IGNORECASE)
_DONE_WORD = re.compile(rf"\b{_DONE}\b")
_NOT_SURELY = re.compile(
    r"\b(?:by|once|until|unless|if|when|after|will|would|should|could|(?<!in )may(?! \d)|might|must|target)\b|\d+ ?%"
)
"""Words, in any clause of its sentence, by which "completed" is no plain statement that all is done."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+|\s+[–—-]\s+|:\s+")
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
    for sentence in _SENTENCE.split(words):
        plain = _MARKER.sub("", sentence.strip()).strip(" .:;-–")
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
