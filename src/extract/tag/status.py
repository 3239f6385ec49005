"""The words of a status cell, or the kind of a timescale, to a status in common words."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz import fuzz

from extract.codelists import Status, TimescaleKind

Source = Literal["column", "timescale"]

_PARTLY = (
    r"(?:part(?:ly|ially)?|nearly|almost|mostly|substantially)[- ]*(?:complete|implemented|achieved|delivered|met)"
)
_UNDONE = (
    r"incomplete|not (?:yet |fully )*(?:complete|achieved|implemented|delivered|met)"
    r"|to be (?:completed|achieved|implemented|delivered|met)"
)
_RULES: tuple[tuple[Status, str], ...] = (
    # The first that fits wins. Refusal and lateness outrank progress; "partly complete" is not complete.
    (
        "superseded",
        r"supersed|replaced by|merged (?:with|into)|duplicat"
        r"|(?<!monitoring )(?<!reporting )no longer (?:required|relevant|needed|feasible)",
    ),
    ("superseded", r"withdrawn|cancelled|abandoned|discontinued|^stopped"),
    (
        "not_accepted",
        r"not (?:accepted|agreed|supported)|rejected|declined|will not be (?:taken|progressed|implemented|actioned)",
    ),
    (
        "completed",
        r"\bcompleted?\W+(?:but )?late\b|^(?:action |work |fully )?completed?\W+(?:and embedded|\w+ monitoring)",
    ),
    ("completed", r"(?:transferred|transitioned|moved|handed over|passed) (?:in)?to (?:business as usual|\bbau\b)"),
    ("completed", r"(?:recommended|proposed|ready) (?:for|to be|to) clos(?:ure|ed?)|(?<!\d)100 ?%|^[✓✔☑✅]+$"),
    ("in_progress", r"\bto complete\b|complet\w* (?:due|expected|pending|subject)|pending sign[- ]off|at risk"),
    (
        "overdue",
        r"overdue|past due|late\b|(?<!some )(?<!minor )(?<!slight )(?:delay(?!s? expected)|slipp(?:ed|age))"
        r"|behind\b|missed"
        r"|unacceptable progress"
        r"|(?:off|not on)[- ](?:track|target|course)",
    ),
    ("not_started", r"(?<!\d)0 ?%|^no progress|not (?:yet )?(?:started|begun|commenced|due|progressed)|yet to"),
    ("not_started", r"to (?:be )?(?:start|commence|begin)"),
    ("not_started", r"planned|plan in place|scheduled|^new$|^proposed$|pending|awaiting|future|upcoming|^to do$"),
    ("in_progress", rf"{_PARTLY}|{_UNDONE}|(?<!\d)\d{{1,2}} ?%|(?:implemented|complete|met) in part"),
    ("ongoing", r"on-? ?going|business as usual|\bbau\b|continu(?:ous|al|ing)|rolling"),
    ("completed", r"\bcomplete(?:d|ly)?\b|\bdone\b|achieved|\bclosed?\b|delivered|implemented|finished|discharged"),
    ("completed", r"actioned|\bmet\b|concluded|signed[- ]off|fulfilled|^(?:fully )?embedded|^in place$|^yes$"),
    (
        "in_progress",
        r"in[- ]progress|progress(?:ing|ed)|under ?-?way|on[- ](?:track|course|target|schedule)|started|commenced",
    ),
    ("in_progress", r"^doing$|begun|in hand|in train|in development|active|\bopen\b|live\b|advanced|^wip$|^draft"),
    (
        "in_progress",
        r"(?:good|some|acceptable|limited|slow|steady|further) progress|under review|outstanding|carried forward"
        r"|(?:some|minor|slight) (?:delay|slippage)",
    ),
    ("in_progress", r"within target|nearly|almost"),
)
_PATTERNS = tuple((status, re.compile(pattern)) for status, pattern in _RULES)
_SPELLINGS: dict[str, Status] = {
    "complete": "completed", "completed": "completed", "ongoing": "ongoing", "in progress": "in_progress",
    "not started": "not_started", "on track": "in_progress", "plan in place": "not_started", "implemented": "completed",
    "commenced": "in_progress", "overdue": "overdue",
}  # fmt: skip


def read_status(status_raw: str | None, timescale_kind: TimescaleKind) -> tuple[Status, Source | None]:
    """The status of an action and where it was read: its status column, else what its timescale says.

    A colour word alone ("Green") is "unknown": councils mean different things by it, on track or done. Where neither
    says anything the status is "unknown" and the source None.
    """
    if status_raw and re.search(r"[\w✓✔☑✅]", status_raw):
        return _from_words(status_raw), "column"
    if timescale_kind == "completed":
        return "completed", "timescale"
    if timescale_kind == "ongoing":
        return "ongoing", "timescale"
    return "unknown", None


def _from_words(words: str) -> Status:
    low = " ".join(words.lower().translate({0x2013: "-", 0x2014: "-", 0x2011: "-"}).split()).strip(" .:;-")
    for status, pattern in _PATTERNS:
        if pattern.search(low):
            return status
    return _misspelt(low)


def _misspelt(low: str) -> Status:
    """A status with a slip of the pen: "compete", "on-gong", "place in place"."""
    if len(low) > 20:
        return "unknown"
    best = max(_SPELLINGS, key=lambda spelling: fuzz.ratio(low, spelling))
    return _SPELLINGS[best] if fuzz.ratio(low, best) >= 85 else "unknown"
