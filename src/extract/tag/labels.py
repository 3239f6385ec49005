"""Labels of a form inside a lead cell: "SRO: Director of Place. Supported by: Head of Planning"."""

from __future__ import annotations

import re

from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary
from extract.tag.worth import worth

BREAK = "\x1e"
"""Stands where one party surely ends: at a label, at an address."""
_PART = (
    r"(?:leads?|co-?leads?|owners?|sponsors?|support(?:ed by|ing)?|responsib(?:le|ility)|accountab(?:le|ility)"
    r"|consulted|informed|assisted by|overseen by|SRO|senior responsible (?:officer|owner)|contributors?|partners?"
    r"|action(?:ed)? by|delivered by|with input from)"
)
_WITH = (
    r"(?:delivery|overall|executive|exec|political|officers?|members?|councillors?|directors?|senior|key|main|action"
    r"|project|programme|business|corporate|strategic|operational|other|primary|secondary|first|second)"
)
_NOUN = r"(?:officers?|members?|councillors?|directors?|managers?|owners?|leads?|sponsors?|persons?|post|party|parties)"
_OF_BODY = (
    r"(?:(?-i:[A-Z]{2,4}T)|(?-i:[A-Z])\w+ (?:[\w&]+ ){0,2}"
    r"(?:board|team|group|committee|cabinet|directorate|programme|project))[ -]"
)
_NAME = rf"(?:{_OF_BODY})?(?:{_WITH}[ -]){{0,2}}{_PART}(?:[ -]{_NOUN}|\s*\(s\))*"
_BARE = r"(?:officers?|members?|councillors?|directors?|support|(?:by )?whom?|post|name|contact|resp|interim|acting)"
_LABEL = re.compile(
    rf"(?<![\w'’&-])(?:(?:{_NAME}|{_BARE}|(?-i:[RACIS])(?=:))(?P<mark>\s*:|\s+-(?=\s))|(?-i:SRO)(?P<none>\s)(?=[A-Z]))\s*",
    re.IGNORECASE,
)
_EDGE = re.compile(rf"(?:^|[\n;,/.)({BREAK}\]•])\s*$")
_SINCE = re.compile(rf"[\n;,/.{BREAK}]")


def without_labels(text: str, v: Vocabulary) -> str:
    """``text`` with ``BREAK`` for each label. "Policy Lead:" is a post with a colon, and stays."""
    pieces, at, look = [], 0, 0
    while match := _LABEL.search(text, look):
        before = text[at : match.start()]
        if _is_label(match, before if before or at == 0 else BREAK, text[match.end() :], v):
            pieces.append(before.rstrip(" -("))
            at = look = match.end()
        else:  # of "Chief Executive Responsible:" only the last word is a label
            look = match.start() + len(re.split(r"\W", match[0])[0]) + 1
    return BREAK.join((*pieces, text[at:]))


def _is_label(match: re.Match[str], before: str, after: str, v: Vocabulary) -> bool:
    dash = (match["mark"] or ":").strip() == "-" or match["none"] is not None
    named = match[0].strip(" -").lower() in v.ranks and shapes(v).title.match(after) is not None
    if before.endswith("(") and match[0].strip(" :-").lower() in ("interim", "acting"):
        return False  # "Service Director (interim: Ann Bee)": who holds the post
    if dash and (named or not _opens(after, v)):
        return False  # "Lead - Housing", "Lead Member - Cllr Bee"
    if _EDGE.search(before):
        return True
    return worth(read_party(_SINCE.split(before)[-1].strip(), v), v) >= 0.75


def _opens(after: str, v: Vocabulary) -> bool:
    words = expand(_SINCE.split(after.strip())[0].strip(), v)
    known = shapes(v)
    return any(shape.match(words) for shape in (known.opening, known.role, known.title, known.closing, known.body))
