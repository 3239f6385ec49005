"""How decisions begin: who is asked, recommended, or has resolved.

English councils word what officers recommend and what a meeting resolves in a few ways: "Cabinet is asked to note …",
"That the Committee approves …", "It is recommended that …", "RESOLVED that …".
"""

from __future__ import annotations

import re

BODY_WORD = (
    r"(?:Cabinet|Executive|Council|Committee|Sub-?\s?Committee|Board|Panel|Commission|Forum|Assembly|Authority|Members"
    r"|Councillors|Mayor|Leader|Governors|Trustees|Partnership|Group|Working Party|Portfolio Holder|Member|Meeting"
    r"|Director|Officer|Chief Executive|Commissioners?)"
)
MEETING = (
    r"(?:Cabinet|Executive|Council|(?:Sub-?\s?)?Committee|Board|Panel|Commission|Forum|Assembly|Authority|Members"
    r"|Group)"
)
"""Those of them that meet."""
OUTCOME = 2
"""Words of an outcome ("Granted", "Not accepted"), which says what became of a matter and not what was decided."""
HOW = (
    r"(?:\s*\((?!(?:[a-z]|[ivx]{1,4}|\d{1,2})\))[^)]{1,80}\))?"
    r"(?:[\s,]*(?:unanimously|UNANIMOUSLY|nem\.? ?con\.?|by\s+(?:a\s+)?majority"
    r"(?:\s+of\s+\w+(?:\s+votes?)?\s+to\s+\w+)?"
    r"|by\s+\w+\s+votes?\s+to\s+\w+|on\s+(?:being\s+put\s+to\s+)?(?:the|a)\s+vote)[\s,]*?)*(?:/(?=[-–—]))?"
)
"""How a meeting voted, behind the word of decision, and the stroke of "RESOLVED/-"."""
_SUBJECT = rf"(?:[^\s.;:]+\s+){{0,20}}?{BODY_WORD}\b(?:\s+for\s+[^.;:]{{3,80}}?)?(?:\s*\([^)]*\))?"
RULED = r"(?:NOTED|APPROVED|ENDORSED|ADOPTED|ACCEPTED|RATIFIED|RECEIVED|SUPPORTED|APPOINTED|CONFIRMED)"
"""What else than resolve a body does, in capitals as minutes print its decisions."""
ASKING = re.compile(
    rf"^(?P<stem>(?:That\s+)?(?P<subject>{_SUBJECT})\s*,?\s+(?:is|are)\s+(?:\w+ly\s+|therefore\s+|also\s+|now\s+"
    rf"|being\s+)*"
    r"(?:asked|recommended|invited|requested|advised|required)\s*(?:,\s*)?(?:to|that)?)(?=[\s:;,–-]|$)",
    re.IGNORECASE,
)
"""A body is asked to do something: "Cabinet is asked to", "The Board is invited to"."""
RECOMMENDING = re.compile(
    r"^(?P<stem>(?:It\s+is\s+(?:therefore\s+|further\s+|hereby\s+|also\s+)?(?:recommended|proposed|requested"
    r"|RECOMMENDED)|IT\s+IS\s+(?:THEREFORE\s+)?RECOMMENDED"
    r"|(?:I|Officers?)\s+(?:therefore\s+)?recommends?"
    r"|The\s+recommendations?\s+(?:is|are)|RECOMMEND(?:ED|S)?|Recommended|To\s+recommend)"
    r"(?:\s+(?:to|TO)\s+(?:the\s+)?(?:(?:Full\s+)?Council|Cabinet|(?:the\s+)?Executive)\b)?"
    r"(?:\s*[:–-])?(?:\s+(?:that|to|THAT|TO))?)(?=[\s:;,–-]|$)"
)
"""Officers recommend, to no body named: "It is recommended that", "RECOMMENDED:"."""
RESOLVING = re.compile(
    r"^(?P<stem>(?:(?:[^\s.;:]+\s+){0,9}?(?:was|were|then|unanimously|also)?\s*)?"
    r"(?:RESOLVED|AGREED|DECIDED|Resolved|(?:IT|It|it) (?:WAS|was) (?:\w+ )?(?:RESOLVED|resolved"
    r"|agreed|decided)|Decision taken"
    rf"|{BODY_WORD} (?:unanimously |also |then )?(?:resolved|agreed|decided|{RULED})|^(?:unanimously )?(?:resolved"
    rf"|agreed)(?=:| that| to))"
    rf"{HOW}(?:\s*[:–—-]+)?"
    r"(?:,?\s+(?:that|to))?)(?=[\s:;,–-]|$)"
)
"""A meeting has decided: "RESOLVED that", "The Committee unanimously AGREED to"."""
SELF = re.compile(
    r"^(?P<stem>As\s+(?:the\s+)?(?P<subject>[^.;:]*?(?:Member|Leader|Holder|Director|Mayor|Officer"
    r"|Executive)[^.;:]*?),\s+"
    r"I\s+(?:(?:propose|have decided|hereby|agree|approve|authorise)\s*)+(?:to|that)?)(?=[\s:;,–-]|$)"
)
"""The form of decisions taken by one person: "As Cabinet Member for …, I agree to:"."""
