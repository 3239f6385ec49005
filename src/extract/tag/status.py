"""The words of a status cell, or the kind of a timescale, to a status in common words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from rapidfuzz import fuzz

from extract.codelists import Status, TimescaleKind
from extract.polarity import more_to_do, only_in_part, stances, without_denied_lateness
from extract.shipped import model_file

Source = Literal["column", "timescale"]

_WORDS: Mapping[str, Any] = model_file("vocabulary", "status.toml")
_PATTERNS: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (rule["status"], re.compile("|".join(rule["words"]))) for rule in _WORDS["rule"]
)
_LATE = dict(_PATTERNS)["overdue"]
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
        status = _from_words(status_raw)
        begun = status == "not_started" and _SET_GOING.match(status_raw)
        return "in_progress" if begun else status, "column"  # "Begun: venue booked"
    if timescale_kind == "completed":
        return "completed", "timescale"
    if timescale_kind == "ongoing":
        return "ongoing", "timescale"
    return "unknown", None


_SET_GOING = re.compile(r"(?:begun|started|commenced)\s*:", re.IGNORECASE)
_DONE = re.compile(
    r"\bcomplet(?:e[ds]?|ely|ion)\b|\b(?:done|achieved|closed?|delivered|implemented|finished|discharged|actioned|met"
    r"|concluded|fulfilled|(?<!plan )(?<!place )in place)\b"
)
_LATE_TO_COME = re.compile(
    r"\b(?:will not|won't|unlikely to|not expected to|cannot)\b.*\b(?:on time|by (?:the )?(?:deadline|target|due date))"
    r"|\b(?:deadline|target|milestone|due date)s?(?: date)?\b[^.;]{0,20}\b(?:not (?:been )?met|missed)\b"
    r"|\b(?:fail\w* to|not|didn't) (?:meet|met|hit|achieve) (?:\w+ ){0,2}(?:deadline|target|milestone|due)\b"
)
_TICKED = re.compile(r"[✓✔☑✅]\W*(?P<rest>\w.*)", re.DOTALL)
"""What has a tick before it is done: "✓ Hedge cut"."""
_HALTED = re.compile(
    r"(?:currently |now |temporarily |work )?(?:on[- ]hold|paused|parked|in abeyance|suspended|deferred)\b"
)
"""None of the values fits it."""
_NOT_TAKEN = re.compile(r"\bnot (?:being |to be |been )?(?:pursued|taken forward|adopted)\b")
_STILL_TO_COME = re.compile(
    r"^(?:(?!\w+ed\b|complete\b|still\b|yet\b)\w+ ){0,3}(?:will|shall|to) (?:now )?be "
    r"(?!(?:\w+ly )?(?:complet|deliver|finish|clos|done|achiev|implement|met|supersed|replac|late|delay)\w*)\w+"
)
_TO_START = re.compile(
    r"\b(?:will|due to|cannot|can't|won't|to|expected to|should|scheduled to|not)\s+(?:start|commence|begin)\b"
    r"|^not progress(?:ing|ed)\b"
)
_FOLLOWED_UP = re.compile(
    r"^(?:fully |now )?completed?\b(?:[,.;]| and| -)? (?:to be )?(?:with |on-?going )?(?:on-?going )?"
    r"(?:monitoring|review)"
)
_NO_MORE = re.compile(r"\bno (?:further|more|remaining) (?:\w+ )?(?:actions?|work)\b|\bnothing (?:further|more|left)\b")
_LATE_BUT_DONE = re.compile(
    r"^(?:overdue|delayed|late)\b.{1,5}now (?:complete|done|closed)"
    r"|\bcompleted?\b.*\b(?:although|though|but|despite)\b.*\b(?:delay|late)"
)
_LATE_AT_FIRST = re.compile(
    r"\b(?:(?:despite|after|following|although|with) (?:an? |some |the )?(?:\w+ )?(?:late start|delay\w*|slippage)"
    r"|(?:was|were|had been|has been) (?:\w+ )?(?:overdue|late|delayed|behind(?: schedule)?)"
    r"(?=,|;| but| and (?:is |are )?now)"
    r"|(?:delay\w*|slippage)(?= (?:(?:is|are|was|has been|now) )*(?:resolved|recovered|addressed))"
    r"|(?:late|slow|delayed) start|(?:started|began) late|(?:initially|previously|originally) (?:delayed|late|behind)"
    r"|(?:initial|early|previous|earlier) (?:delay\w*|slippage))\b"
)
"""Lateness that the rest of the words has left behind."""
_DENIED_END = re.compile(
    r"\b(?:not|never)\s+(?:(?:been|yet|being)\s+)*(?:rejected|declined|refused|superseded|cancelled|withdrawn|abandoned|stopped)\b"
)
_ASKED = re.compile(r"(?P<what>\w+(?: \w+)?)\? ?(?P<answer>yes|no)\b.*")
_HOW_OFTEN = re.compile(
    r"^(?:meets?|held|reviewed|reported|monitored|updated|checked|published) .*(?:ly|(?:every|each) \w+)$"
)
"""What is done again and again: "Meets monthly"."""
_BEGUN = re.compile(r"\b(?:started|begun|commenced|actioned|progressed)\b")
_LITTLE = re.compile(
    r"(?:\W|\b(?:has|have|had|is|are|been|be|it|this|now|currently|yet|to|date|at|present|so|far|there|work|project)\b)*"
)
"""Words that say nothing of how it stands."""


_PLAIN = re.compile(
    r"(?P<state>(?:now |fully )?(?:completed?|implemented|done|closed|in progress|under ?way|on track"
    r"|not (?:yet )?started|overdue|delayed|superseded|dropped|withdrawn|cancelled))\. (?=\S)"
)
"""A state that is a sentence before others."""
_OF_A_PART = re.compile(
    r"(?:the|an?|its|our|some|most|one|two|three|four|\d+) "
    r"(?!(?:remaining |outstanding |whole |final )*(?:actions?|recommendations?|works?|tasks?|projects?|rest|deadline"
    r"|target|date|due|completion|timescale)\b)"
)
"""How a sentence begins that tells of a thing or a part: "The paper form was withdrawn"."""


def _counts(said: str) -> bool:
    """Whether a sentence behind a plain state says anything of the whole, or of what is left of it."""
    left = (
        more_to_do(said)
        or only_in_part(said)
        or re.search(r"\b(?:not (?:yet )?(?:started|begun)|remain|still)\b", said)
    )
    return bool(left) or not _OF_A_PART.match(said)


def _from_words(words: str) -> Status:
    low = " ".join(words.lower().translate({0x2013: "-", 0x2014: "-", 0x2011: "-", 0x2019: "'"}).split()).strip(" .:;-")
    if plain := _PLAIN.match(low):
        others = [said for said in re.split(r"(?<=[.!?]) ", low[plain.end() :]) if _counts(said)]
        low = " ".join([f"{plain['state']}.", *others]).strip(" .")
    if ticked := _TICKED.match(low):
        said = _from_words(ticked["rest"])
        return "completed" if said in ("unknown", "not_started") and not more_to_do(ticked["rest"]) else said
    if _HALTED.match(low) and not re.search(r"\bcomplet", low):
        return "unknown"
    if _NOT_TAKEN.search(low):
        return "not_accepted"
    if _LATE_TO_COME.search(low):
        return "overdue"
    if asked := _ASKED.fullmatch(low):
        low = asked["what"] if asked["answer"] == "yes" else f"not {asked['what']}"
    low, not_late = without_denied_lateness(_DENIED_END.sub(" ", low).strip(" .:;-,"))
    if (rest := _LATE_AT_FIRST.sub(" ", low)) != low and _weighed(rest) not in ("unknown", "overdue"):
        return _weighed(rest)
    if rest != low and re.search(r"\b(?:resolved|recovered|addressed)\b", rest):
        return "in_progress"
    if not_late and _LITTLE.fullmatch(low):
        return "completed" if "outstanding" in (not_late or "") else "in_progress"
    if _NO_MORE.search(low) or _FOLLOWED_UP.match(low) or _LATE_BUT_DONE.search(low):
        return "completed"
    if low.startswith(("on-going", "ongoing", "on going")) and "complete" in low:
        return "ongoing"
    if _HOW_OFTEN.search(low):
        return "ongoing"
    if re.match(r"unfinished\b", low) or (re.match(r"in progress\b", low) and "not yet due" in low):
        return "in_progress"
    if _TO_START.search(low) and not re.search(r"\b(?:started|begun|in progress|under ?way)\b", low):
        return "not_started"
    if _STILL_TO_COME.match(low):
        return "not_started"
    begun = stances(low, _BEGUN)
    if begun and set(begun) == {"denied"} and not _LATE.search(low):
        return "not_started"
    return _weighed(low)


def _weighed(low: str) -> Status:
    """The status of the first rule that fits, unless the clauses say that what is done is not all, or not yet."""
    status = next((status for status, pattern in _PATTERNS if pattern.search(low)), None)
    if status is None:
        if re.search(r"\b(?:near\w*|approaching) completion|^re-?opened", low):
            return "in_progress"
        read = _misspelt(low)
        return _by_form(low) if read == "unknown" else read
    if status == "not_started" and re.match(r"incomplete\b", low):
        return "in_progress"
    done = stances(low, _DONE)
    if not done or status in ("superseded", "not_accepted", "overdue", "ongoing"):
        return status
    if status == "completed" and (set(done) - {"plain"} or only_in_part(low) or more_to_do(low)):
        return status if _SURELY_DONE.search(low) else "in_progress"
    if status == "not_started" and not _NOT_BEGUN.search(low):
        return "in_progress"  # "yet to be completed", "draft completed, awaiting approval"
    return status


_NOT_BEGUN = re.compile(
    r"\b(?:not|to|yet to) (?:be )?(?:start|commence|beg[iu]n)|^not (?:implemented|actioned|addressed|complied)\b"
)
_ACT = rf"(?!(?:{'|'.join(_WORDS['not_done'])})\w*)(?:\w{{3,}}ed|{'|'.join(_WORDS['irregular'])})\b"
_HAPPENED = re.compile(
    rf"(?:(?:\w+ ){{0,5}}?(?:has|have|was|were|is|are) )?(?:now |been |already |since |successfully )*(?P<act>{_ACT})"
    rf"|(?:\w+ ){{1,4}}?(?P<end>{_ACT})(?:$| (?:in|on|at|to|with|from)\b)"
)
"""An act that has happened, by the form of its verb: "Adopted March 2024", "Panel has been appointed"."""
_HAPPENING = re.compile(
    r"^(?:(?:is|are|we are|currently|now|still|actively) )*(?P<act>[a-z]{3,}ing)\b|\b(?P<last>[a-z]{3,}ing)$"
)
_NO_ACT = frozenset(_WORDS["not_doing"])


def _by_form(low: str) -> Status:
    """What the form of the verb says where no word of it is known, in a cell of a few words."""
    first = re.split(r"[.;]", low)[0]
    if len(first.split()) > 10 or re.search(r"\b(?:not|no|never|nobody|none|cannot|unable|if|once|when)\b", first):
        return "unknown"
    happened = _HAPPENED.match(first)
    if happened:
        whole = stances(first, re.compile(re.escape(happened["act"] or happened["end"])))[0] == "plain"
        return "in_progress" if more_to_do(low) or only_in_part(low) or not whole else "completed"
    happening = _HAPPENING.search(first)
    act = (happening["act"] or happening["last"]) if happening else None
    return "in_progress" if act and act not in _NO_ACT else "unknown"


_SURELY_DONE = re.compile(
    r"(?:recommended|proposed?|ready) (?:for|to be|to) clos|(?<!\d)100 ?%"
    r"|(?:transferred|moved|handed over|passed) (?:in)?to (?:business as usual|bau)"
    r"|\bcompleted?\W+(?:but )?late\b"
)


def _misspelt(low: str) -> Status:
    """A status with a slip of the pen: "compete", "on-gong", "place in place"."""
    if len(low) > 20:
        return "unknown"
    best = max(_SPELLINGS, key=lambda spelling: fuzz.ratio(low, spelling))
    return _SPELLINGS[best] if fuzz.ratio(low, best) >= 85 else "unknown"
