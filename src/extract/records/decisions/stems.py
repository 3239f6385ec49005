"""The beginnings of decisions: the heads they stand under, and the words before a list that each item completes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.flow.blocks import Block
from extract.flow.lists import begins
from extract.flow.numbering import inline_items
from extract.records.decisions.verbs import is_worded_as_decision, subject_of
from extract.records.phrases import DECISIONS as SAYS

State = Literal["proposed", "resolved"]

FEWEST_SPARE = 4
"""Words that may be a decision though a list seems to follow."""
LONGEST_FIELD = 7
"""Words of such a label."""
_TAKEN = re.compile(r"\b(?:resolved|resolution|agreed|made|taken|approved|adopted|accepted|carried)\b", re.IGNORECASE)
_THAT = re.compile(r"^(?:(?:to|that)\s*[:–-]+|that)$", re.IGNORECASE)
_LISTS_THINGS = re.compile(
    r"\bthe\s+following\b(?:.{0,80}?\bbe\s+(?:\w+ly\s+)?\w+(?:ed|en|n|t)\b"
    r"|\s+(?:\w+\s+)?(?:accounts|payments|invoices|cheques|grants|donations|dates)\W*$)",
    re.IGNORECASE,
)
"""A decision whose list names the things that it decides on: "That the following items be included in …:"."""
_OWNER = re.compile(r"^(?:[\w-]+\s+){0,4}[\w-]+(?:['’]s|s['’])\s+(?=decision)", re.IGNORECASE)
"""Whose decision a field holds: "Cabinet Member's decision"."""
_TO_BODY = re.compile(r"^TO RECOMMEND\b[^a-z.;]*$")
_THING = re.compile(r"(?:the|a|an|all|its)\b(?!.*\bbe\b)")
_VERB_LAST = re.compile(r"\s(agreed|approved)$")
_JOINED = re.compile(r"\s(that|to)$")


@dataclass(frozen=True, slots=True)
class Stem:
    """Words before what is decided. ``rest`` is what follows them in the same paragraph, "" where a list does;
    ``spare`` what is decided where it is no list after all: "RESOLVED to appoint to committees as follows:"."""

    text: str
    rest: str
    subject: str | None
    state: State | None
    spare: str = ""


def head_of(text: str, in_record: bool = False) -> tuple[str, str | None, State] | None:
    """For a head: the words run in after it ("" for none), the body it names, and whether it says "resolved".

    ``in_record``: in minutes and records of decisions whatever stands behind "Decision:" is the decision."""
    found = SAYS["head"].match(text) or SAYS["head_run_in"].match(text) or SAYS["asking_head"].match(text)
    if found is None and in_record and (told := SAYS["record_head"].match(text)):
        return told["rest"] or "", None, "resolved"
    if found is None:
        return None
    rest = found.groupdict().get("rest") or ""
    field = in_record and re.match(r"(?:decision|resolution)s?\b", text, re.IGNORECASE) and len(rest.split()) > 2
    if rest and not field and stem_of(rest) is None and not is_worded_as_decision(rest):
        return None
    return rest, found["to"], "resolved" if _TAKEN.search(text.split(rest)[0] if rest else text) else "proposed"


def field_of(text: str) -> str | None:
    """For the label of the field that holds the decision in a form ("Details of decision:", "What was decided in this
    decision"): the words run in after it, "" for none. None for a label of anything else about the decision."""
    found = SAYS["field"].match(text)
    if found is None or len(found["label"].split()) > LONGEST_FIELD:
        return None
    if SAYS["about_it"].search(_OWNER.sub("", found["label"])):
        return None
    return (found["rest"] or "").strip()


def stem_of(text: str) -> Stem | None:
    """The stem at the head of a paragraph; None for one that has none.

    "Cabinet is asked to agree X" → ("Cabinet is asked to", "agree X"); "Cabinet is asked to agree the following:" is
    a stem as a whole; "That Cabinet:" is one, "That Cabinet note X" is a decision in itself and has none.
    """
    for pattern, state in (
        (SAYS["self"], None),
        (SAYS["asking"], None),
        (SAYS["recommending"], "proposed"),
        (SAYS["resolving"], "resolved"),
        (SAYS["moved"], "resolved"),
    ):
        if found := pattern.match(text):
            return _whole(text, found, state)  # type: ignore[arg-type]
    if (found := SAYS["resolves_to"].match(text)) and (
        found["rest"].rstrip().endswith(":") or re.fullmatch(r"\s*(?:to|that)?\W*", found["rest"])
    ):
        return Stem(text.strip(' "“”'), "", None, "resolved")
    if _THAT.match(text):
        return Stem(text.strip(), "", None, None)
    if found := SAYS["that_body"].match(text):
        return Stem(text.strip(), "", _plain_subject(found["subject"] or found["ruler"]), None)
    if found := SAYS["body_alone"].match(text):
        return Stem(text.strip(), "", _plain_subject(found["subject"]), None)
    return None


def stem_above(text: str, below: str) -> Stem | None:
    """The stem that ``text`` is where the paragraph below is the first of a list (``below``: its number or bullet):
    "Having retired, the Sub-Committee", "Members then agreed:". None where it does not say who did what follows."""
    if not begins(below) or not (found := SAYS["did_below"].match(text)):
        return None
    return Stem(text.strip(), "", _plain_subject(found["subject"]), None)


def field_stem(text: str, below: Block, number: str) -> Stem | None:
    """The words above a list in the field that holds a decision, whoever decided: "The Director has decided to:", or
    any without a ``number`` that end in a colon where the first of the list says itself that it is decided: "…, I
    agree: a) that …"."""
    leads = not number and text.endswith(":") and is_worded_as_decision(below.text) and not SAYS["grounds"].search(text)
    if not begins(below.marker) or not (leads or SAYS["decided_to"].search(text)):
        return None
    return Stem(text.strip(), "", None, "resolved")


def asked_above(text: str, below: str) -> Stem | None:
    """The words above a list that say what another body was asked before: "The Scrutiny Committee was asked to:"."""
    found = SAYS["was_asked"].match(text) if begins(below) else None
    return Stem(text.strip(), "", _plain_subject(found["subject"]), None) if found else None


def _whole(text: str, found: re.Match[str], state: State | None) -> Stem:
    rest = text[found.end() :].lstrip(" :;,–—-").strip()
    subject = found.groupdict().get("subject") or subject_of(rest)
    if subject is None and (alone := SAYS["body_alone"].match(rest)):
        subject = alone["subject"]
    inner = None if subject and "subject" in found.groupdict() else SAYS["asking"].match(rest)
    shouts = state == "resolved" and bool(_TO_BODY.match(rest))
    opens = (rest.rstrip(" -–—").endswith(":") or shouts) and not (
        SAYS["grounds"].search(rest) or _LISTS_THINGS.search(rest)
    )
    if not rest or opens or _THAT.match(rest) or SAYS["that_body"].match(rest) or (inner and inner.end() >= len(rest)):
        spare = rest if opens and state == "resolved" and len(rest.split()) > FEWEST_SPARE else ""
        return Stem(text.strip(), "", _plain_subject(subject), state, spare)
    stem, comma = found["stem"].strip(" :–-"), "," * text.startswith(",", found.end())
    if (
        state == "resolved" and not inline_items(rest) and (joined := _JOINED.search(stem))
    ):  # minutes: "RESOLVED that X" says "that X"
        stem, rest = stem[: joined.start()].rstrip(" ,:–—-"), f"{joined[1]}{comma} {rest}"
    if state == "resolved" and _THING.match(rest) and (verb := _VERB_LAST.search(stem)):
        stem, rest = stem[: verb.start()], f"{verb[1]} {rest}"  # "The Board agreed the terms": the verb is its own
    return Stem(stem, rest, _plain_subject(subject), state)


def _plain_subject(subject: str | None) -> str | None:
    """The body alone: no article, and none of the clause before it ("Following …, Cabinet")."""
    if subject is None:
        return None
    name = subject
    while (opening := SAYS["opening_clause"].match(name)) and (
        ", " in name or opening.group().lower().startswith("that")
    ):
        name = name[opening.end() :] if opening.group().lower().startswith("that") else name.split(", ", 1)[1]
    return re.sub(r"^(?:the|that)\s+", "", name.strip(" ,"), flags=re.IGNORECASE).strip() or None


def decision_maker(subject: str | None, committee: str | None) -> str | None:
    """Who decides: the body that is named, else the meeting's.

    A short name for the meeting's own body ("the Board", "Members") gives the body's full name.
    """
    if subject is None:
        return committee
    short = subject.lower()
    if committee and (short in ("members", "councillors", "meeting") or committee.lower().endswith(short)):
        return committee
    return subject
