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
_SUBJECT = rf"(?:[^\s.;:]+\s+){{0,20}}?{BODY_WORD}\b(?:\s+for\s+[^.;:]{{3,80}}?)?(?:\s*\([^)]*\))?"
ASKING = re.compile(
    rf"^(?P<stem>(?:That\s+)?(?P<subject>{_SUBJECT})\s*,?\s+(?:is|are)\s+(?:\w+ly\s+|therefore\s+|also\s+|now\s+|being\s+)*"
    r"(?:asked|recommended|invited|requested|advised|required)\s*(?:,\s*)?(?:to|that)?)(?=[\s:;,–-]|$)",
    re.IGNORECASE,
)
"""A body is asked to do something: "Cabinet is asked to", "The Board is invited to"."""
RECOMMENDING = re.compile(
    r"^(?P<stem>(?:It\s+is\s+(?:therefore\s+|further\s+|hereby\s+|also\s+)?(?:recommended|proposed|requested)"
    r"|(?:I|Officers?)\s+(?:therefore\s+)?recommends?"
    r"|The\s+recommendations?\s+(?:is|are)|RECOMMEND(?:ED|S)?|Recommended|To\s+recommend)"
    r"(?:\s*[:–-])?(?:\s+(?:that|to))?)(?=[\s:;,–-]|$)"
)
"""Officers recommend, to no body named: "It is recommended that", "RECOMMENDED:"."""
RESOLVING = re.compile(
    r"^(?P<stem>(?:(?:[^\s.;:]+\s+){0,9}?(?:was|were|then|unanimously|also)?\s*)?"
    r"(?:RESOLVED|AGREED|DECIDED|Resolved|IT WAS RESOLVED|It was (?:unanimously )?(?:resolved|agreed)|Decision taken)"
    r"(?:\s*\([^)]*\))?(?:,?\s*(?:unanimously|nem\.? con\.?|by a majority))*(?:\s*[:–-])?"
    r"(?:\s+(?:that|to))?)(?=[\s:;,–-]|$)"
)
"""A meeting has decided: "RESOLVED that", "The Committee unanimously AGREED to"."""
SELF = re.compile(
    r"^(?P<stem>As\s+(?:the\s+)?(?P<subject>[^.;:]*?(?:Member|Leader|Holder|Director|Mayor|Officer|Executive)[^.;:]*?),\s+"
    r"I\s+(?:(?:propose|have decided|hereby|agree|approve|authorise)\s*)+(?:to|that)?)(?=[\s:;,–-]|$)"
)
"""The form of decisions taken by one person: "As Cabinet Member for …, I agree to:"."""
