"""Names of public bodies that are no councils: fire services, police and crime panels, joint committees, partnerships.

Such a name is that of a place and what the law or usage calls the body; a body of no place ("Health and Care
Partnership") is one of a council's own.
"""

from __future__ import annotations

import re

from extract.councils.names import title_case
from extract.councils.printed import INTRODUCING, MOST_LETTERS

PLACE = r"(?:[A-Z][\w'’.-]*(?:,? (?:and|&|of|on|the) |,? |-)){1,6}?"
BY_LAW = (
    r"(?i:fire (?:and|&) rescue (?:service|authority)|police(?:,? fire)? (?:and|&) crime panel|internal drainage board|"
    r"(?:shadow )?joint (?:\w+ (?:and )?){0,3}(?:committee|board|authority))"
)
BY_USAGE = (
    r"(?:(?:(?:[A-Z][\w'’]*|and|&) ){0,5}(?:Partnership|Authority)|Regional Assembly|Pension Fund|"
    r"(?:\w+ ){0,2}NHS (?:Foundation )?Trust|(?:Integrated|Health and) Care Board)"
)
NAMED_WITHIN = re.compile(rf"{PLACE}{BY_LAW}\b")
NAMED_ALONE = re.compile(
    rf"{PLACE}(?:{BY_LAW}|{BY_USAGE})|(?i:(?:royal )?(?:borough|city) of) [A-Z].*|"
    rf"(?i:(?:office of the )?police (?:and|&) crime commissioner for) [A-Z].*"
)
OF_NO_PLACE = INTRODUCING | frozenset((
    "adult", "adults", "care", "children", "children's", "children’s", "commissioner", "crime", "disposal", "drainage",
    "economic", "education", "environment", "families", "growth", "health", "housing", "improvement", "integrated",
    "internal", "learning", "nhs", "office", "panel", "partnership", "pension", "place", "police", "priority",
    "regional", "safeguarding", "safer", "safety", "send", "service", "services", "skills", "strategic", "transport",
    "trust", "waste", "wellbeing", "area", "authority", "board", "&",
))  # fmt: skip
"""Words of the names of such bodies that are no place."""
KEPT = frozenset(("borough", "city", "royal"))
"""Words that begin such a name though they may stand before others."""
LONGEST = 12


def public_body(line: str, by_law: bool) -> str | None:
    """The public body of some place that ``line`` names: one that has its name ``by_law``, among whatever words, or any
    that is all the line says; None where it names none."""
    text = title_case(" ".join(line[:MOST_LETTERS].split()).strip(" .:*|"))
    found = NAMED_WITHIN.search(text) if by_law else NAMED_ALONE.fullmatch(text)
    words = found[0].split() if found and len(found[0].split()) <= LONGEST else []
    while words and words[0].lower() in INTRODUCING - KEPT:
        words.pop(0)
    named = [word for word in words if word.lower().strip(",") not in OF_NO_PLACE and word[0].isupper()]
    return title_case(" ".join(words)) if named and "Council" not in words else None
