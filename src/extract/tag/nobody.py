"""Words that say that nobody leads yet, or that nobody holds the post that does."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.tag.vocabulary import Vocabulary

_CHOSEN = r"(?:confirmed|agreed|determined|appointed|recruited|assigned|identified|allocated|decided|advised|named)\b"
_ONE = r"(?:lead|post|officer|name|owner|resource|manager|person)"
NOT_YET = re.compile(
    rf"(?:(?:\w+ ){{0,2}}{_ONE}s?\s+)?(?:to be|not yet|yet to be)\s+{_CHOSEN}(?!\s*[-:,/(])"
    rf"|(?:none|not|nobody|no one|no (?:lead|owner|officer))\s+{_CHOSEN}|unassigned$|unallocated$|no (?:lead|owner)$"
    r"|(?:awaiting|pending|subject to) (?:appointment|recruitment|confirmation|allocation)$",
    re.IGNORECASE,
)
_OPEN = r"(?:t\.?b\.?[acd]\.?|vacant|vacancy)"


@lru_cache(maxsize=64)
def held_by_nobody(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Words before or after a post that say nobody holds it yet: "TBC - Head of Finance", "Head of Finance: vacant"."""
    words = "|".join(re.escape(word) for word in sorted(vocabulary.words["no_lead"], key=lambda w: (-len(w), w)))
    return re.compile(rf"^(?:{words})\s*[-:,]\s*(?=\w)|(?<=\w)\s*[-:,]\s*(?:{words})$|\s+{_OPEN}$", re.IGNORECASE)
