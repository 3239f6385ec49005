"""What the words of a cell are by their form alone: initials, a post or body, a time, a status."""

from __future__ import annotations

import re

from extract.records.phrases import PLANS as SAYS

INITIALS = re.compile(r"^(?:all|tbc|[A-Z]{2,4}[a-z]?(?:\s*(?:[/,&+]|and)\s*[A-Z]{2,4}[a-z]?)*)$")
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
TIME = re.compile(
    r"^(?:(?:by|from|end(?: of)?|early|late|mid|before|after|completed?|due|within|until|the|start of|and|to|"
    r"ongoing)\s+)*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{MONTH}\b.*|{MONTH}\b\W*(?:\d{{2,4}}.*|(?:each|every) year)?|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}.*|"
    r"(?:0?\d|1[0-2])/20\d\d\b.*|"
    rf"(?:each|every) (?:{MONTH}|year|quarter|month|week|spring|summer|autumn|winter)|"
    r"q[1-4]\b.*|quarter\b.*|(?:spring|summer|autumn|winter)\b.*|20\d\d\b.*|on-?\s?going\b.*|complete[d]?\b.*|tbc|tba|"
    r"n/?a|asap|immediate(?:ly)?|monthly|quarterly|annual(?:ly)?|weekly|\d+ (?:weeks?|months?|years?)\b.*|next meeting|"
    r"(?:short|medium|long)[- ]term|[-–])$",
    re.IGNORECASE,
)
STATUS = SAYS["status"]
LONGEST_LEAD, LONGEST_TIME = 12, 8
"""Words."""


def is_lead(text: str) -> bool:
    """Whether some words read like a post, a body or initials."""
    if INITIALS.match(text) or text.lower() == "all":
        return True
    named = text[:1].isupper() and text[-1:] != "." and len(text.split()) <= LONGEST_LEAD
    return named and SAYS["post"].search(text) is not None
