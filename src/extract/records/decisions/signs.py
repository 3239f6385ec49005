"""Words that tell within a list what is no decision, what ends it, and whose it is."""

from __future__ import annotations

import re

from extract.records.phrases import phrase

CAPTION = phrase("decisions", "caption")
MEETS = phrase("decisions", "meets")
BODY = re.compile(r"(?:\w+\s+)*(?:Cabinet|Executive|Committee|Panel|Full Council)$", re.IGNORECASE)
"""A head that names one speaks to a meeting, whoever writes the paper."""
RULES = phrase("decisions", "rules")
"""What only a meeting is asked: "That Cabinet notes …"."""
NOTHING = phrase("decisions", "nothing")
"""What a field "Decision" says where nothing was decided."""
COLUMN_HEAD = phrase("decisions", "column_head")
NUMBER_CELL = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-zA-Z]|[ivx]{1,4})[.)]?$")
FIELD_OF_ITEM = re.compile(r"^[A-Z][\w’'/&-]*(?:\s+[\w’'/&()-]+){0,4}:\s+\S")
"""A field beside the decision in a list of decisions: "Portfolio holder: Councillor Ames"."""
MARKED = re.compile(r"^(?P<number>\((?:[aA1]|i)\))\s+(?P<rest>[A-Z].*)$", re.DOTALL)
"""The first item of a list behind its head: "Decision: (A) Granted"."""
OWN_NUMBER = phrase("decisions", "own_number")
