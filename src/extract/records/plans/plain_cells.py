"""What the words of a cell are by their form alone: initials, a post or body, a time, a status."""

from __future__ import annotations

import re

INITIALS = re.compile(r"^(?:all|tbc|[A-Z]{2,4}[a-z]?(?:\s*(?:[/,&+]|and)\s*[A-Z]{2,4}[a-z]?)*)$")
POST = re.compile(
    r"\b(?:director|head of|officer|manager|chief executive|leader|cabinet|member|councillor|cllr|team|board|committee|"
    r"council|group|partnership|lead|chair|secretary|executive|corporate management|department|office|ministry|"
    r"service|slt|cmt|clt|trust|nhs|police|directorate)\b",
    re.IGNORECASE,
)
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
TIME = re.compile(
    r"^(?:(?:by|from|end(?: of)?|early|late|mid|before|after|completed?|due|within|until|the|start of|and|to|"
    r"ongoing)\s+)*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{MONTH}\b.*|{MONTH}\b\W*(?:\d{{2,4}}.*)?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}.*|"
    r"q[1-4]\b.*|quarter\b.*|(?:spring|summer|autumn|winter)\b.*|20\d\d\b.*|on-?\s?going\b.*|complete[d]?\b.*|tbc|tba|"
    r"n/?a|asap|immediate(?:ly)?|monthly|quarterly|annual(?:ly)?|weekly|\d+ (?:weeks?|months?|years?)\b.*|next meeting|"
    r"(?:short|medium|long)[- ]term|[-–])$",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"^(?:new|open|closed?|on-?\s?going|complete[d]?|carried forward|in progress|not (?:yet )?started|on track|overdue|"
    r"delayed|green|amber|red|blue|b?rag|[rgab]|done|implemented|superseded|planned|under ?way|started|discharged|"
    r"outstanding|actioned|partially complete[d]?|in hand|to do|[✓✔])\.?$",
    re.IGNORECASE,
)
LONGEST_LEAD, LONGEST_TIME = 12, 8
"""Words."""


def is_lead(text: str) -> bool:
    """Whether some words read like a post, a body or initials."""
    if INITIALS.match(text) or text.lower() == "all":
        return True
    return len(text.split()) <= LONGEST_LEAD and bool(POST.search(text)) and text[:1].isupper() and text[-1:] != "."
