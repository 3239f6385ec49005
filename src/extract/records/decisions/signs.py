"""Words that tell within a list what is no decision, what ends it, and whose it is."""

from __future__ import annotations

import re

CAPTION = re.compile(
    r"^(?:reasons?\b|background\b|summary\b|introduction\b|purpose\b|alternatives?\b|(?:other\s+)?options?\b|context\b"
    r"|implications?\b|contacts?\b|report\s+authors?\b|appendi(?:x|ces)\b|(?:key\s+)?considerations?\b|wards?\b"
    r"|notes?:|date\b|signed\b|voting\b|any\s+(?:alternatives?|interests?)\b|impact\b|details?\b|consultations?\b)",
    re.IGNORECASE,
)
MEETS = re.compile(
    r"\b(?:Cabinet|Executive|Committee|Board|Panel|Members|Councillors|Full\s+Council|Commission"
    r"|Assembly)\b.*\b(?:is|are)\b|RESOLVED|resolved"
)
BODY = re.compile(r"(?:\w+\s+)*(?:Cabinet|Executive|Committee|Panel|Full Council)$", re.IGNORECASE)
"""A head that names one speaks to a meeting, whoever writes the paper."""
RULES = re.compile(
    r"^That\s+(?:the\s+)?(?:\w+\s+){0,3}(?:Cabinet|Executive|Committee|Board|Panel)\s+(?:approve|note|agree|accept"
    r"|endorse|adopt|delegate|receive)s?\b"
)
"""What only a meeting is asked: "That Cabinet notes …"."""
STEM_WITHIN = re.compile(
    r"^That\s+(?:the\s+)?(?:\w+\s+){0,5}?(?:Cabinet|Executive|Council|Committee|Board|Panel|Members"
    r"|Authority)\s*[:,–-]?\s+"
    r"(?=\((?:i|1|a)\)\s)"
)
"""A stem whose list stands within the sentence: "That the Committee (i) …; (ii) …"."""
NOTHING = re.compile(
    r"^(?:none|there\s+were\s+none|n/?a|not\s+applicable|no\s+decisions?.*|yes|no|deferred.{0,60}|withdrawn.*|noted"
    r"|-|–)\.?$",
    re.IGNORECASE,
)
"""What a field "Decision" says where nothing was decided."""
COLUMN_HEAD = re.compile(
    r"^(?:no\.?|number|ref(?:erence)?\.?|#|item|(?:proposed\s+|officer\s+)?(?:recommendations?|decisions?"
    r"|resolutions?)|reasons?(?:\s+for\s+.{3,30})?|rationale)$",
    re.IGNORECASE,
)
NUMBER_CELL = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-zA-Z]|[ivx]{1,4})[.)]?$")
FIELD_OF_ITEM = re.compile(r"^[A-Z][\w’'/&-]*(?:\s+[\w’'/&()-]+){0,4}:\s+\S")
"""A field beside the decision in a list of decisions: "Portfolio holder: Councillor Ames"."""
JOINER = re.compile(r"^(?:and|or|and/or)[.,:;]?$", re.IGNORECASE)
OWN_NUMBER = re.compile(
    r"^(?:Recommendation|Decision|Resolution)\s+(?P<number>\d{1,2}|[A-Z])\s*[.:)–-]\s*(?P<rest>\S.*)$", re.DOTALL
)
