"""How decisions begin: who is asked, recommended, or has resolved.

English councils word what officers recommend and what a meeting resolves in a few ways: "Cabinet is asked to note …",
"That the Committee approves …", "It is recommended that …", "RESOLVED that …".
"""

from __future__ import annotations

from extract.records.phrases import phrase

OUTCOME = 2
"""Words of an outcome ("Granted", "Not accepted"), which says what became of a matter and not what was decided."""
ASKING = phrase("decisions", "asking")
"""A body is asked to do something: "Cabinet is asked to", "The Board is invited to"."""
RECOMMENDING = phrase("decisions", "recommending")
"""Officers recommend, to no body named: "It is recommended that", "RECOMMENDED:"."""
RESOLVING = phrase("decisions", "resolving")
"""A meeting has decided: "RESOLVED that", "The Committee unanimously AGREED to"."""
SELF = phrase("decisions", "self")
"""The form of decisions taken by one person: "As Cabinet Member for …, I agree to:"."""
