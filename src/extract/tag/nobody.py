"""Words that say that nobody leads yet, or that nobody holds the post that does."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.tag.vocabulary import Vocabulary

_CHOSEN = r"(?:confirmed|agreed|determined|appointed|recruited|assigned|identified|allocated|decided|advised|named)\b"
_ONE = r"(?:lead|post|officer|name|owner|resource|manager|person)"
NOT_YET = re.compile(
    rf"(?:(?:\w+ ){{0,2}}{_ONE}s?\s+)?(?:to be|not yet|yet to be)\s+{_CHOSEN}(?!\s*[-:,/(])"
    rf"|(?:the )?(?:post|role) (?:is )?(?:currently )?(?:vacant|unfilled)$"
    rf"|(?:none|not|nobody|no one|no (?:lead|owner|officer))\s+{_CHOSEN}|unassigned$|unallocated$|no (?:lead|owner)$"
    r"|(?:awaiting|pending|subject to) (?:appointment|recruitment|confirmation|allocation)$",
    re.IGNORECASE,
)
_STANDS_IN = r"(?:and |but |work )*(?:cover(?:ed|ing)?|acting|interim|c/o)(?: (?:by|from|provided by))?:?\s+"
_OPEN = r"(?:t\.?b\.?[acd]\.?|vacant|vacancy)"


@lru_cache(maxsize=64)
def held_by_nobody(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Words before or after a post that say nobody holds it yet: "TBC - Head of Finance", "Head of Finance: vacant"."""
    words = "|".join(re.escape(word) for word in sorted(vocabulary.words["no_lead"], key=lambda w: (-len(w), w)))
    how = r"(?:(?-i:[a-z/]+):?\s+)*"  # "vacant - work covered by the Head of Audit": what is written small says how
    before = (
        rf"^(?:the )?(?:(?:post|role) (?:is )?(?:currently )?)?(?:{words})(?:\s*[-:,;.]\s*{how}|\s+{_STANDS_IN})(?=\w)"
    )
    return re.compile(rf"{before}|(?<=\w)\s*[-:,]\s*(?:{words})$|\s+{_OPEN}$", re.IGNORECASE)


_SAYS_HOW = re.compile(r"^(?:[a-z]+:?\s+)+(?=[A-Z])")


def who_stands_in(aside: str) -> str:
    """The words of a bracket behind "vacant" without those that only say how: "cover: Head of Audit"."""
    return _SAYS_HOW.sub("", aside)
