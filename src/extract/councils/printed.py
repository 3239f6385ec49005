"""Names of councils as a paper prints them, for those that no registry holds: parish and town councils, joint bodies.

A name is what the grammar of such names makes it: capitalised words, then words for the kind of body, then "Council" or
"Authority". Words that speak of a council without naming it ("Full Council", "the Parish Council") are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extract.councils.names import stem_key, title_case

KINDS = (
    r"(?:(?:London|Royal|Metropolitan|Unitary|Borough|City|County|District|Parish|Town|Village|Community) )*Council|"
    r"(?:(?:and|&) (?:\w+ ){1,3})?(?:Combined|(?:Fire(?: (?:and|&) Rescue)?)|National Park) (?:County )?Authority"
)
"""The words at the end of a name that say what kind of body it is."""
SIGNS = ("council", "authority", "borough of")
"""Of which every name has one, in small letters."""
JOINING = r"(?:and|&|of|on|upon|the|in|under|le|la|de|with|by|cum|next|near|St\.?)"
PROPER = r"[A-Z][\w'’.-]*"
NAME = re.compile(rf"\b(?:{PROPER}|{JOINING})(?:[ -](?:{PROPER}|{JOINING})){{0,6}}? (?:{KINDS})\b(?! tax\b)", re.I)
OF_A_PLACE = re.compile(
    rf"\b(?:London|Royal|Metropolitan) Borough of {PROPER}(?: {PROPER})*"
    rf"(?: (?:and|&|upon) (?!NHS\b){PROPER}(?: {PROPER})*)?"
)
OF_AUTHORITY = re.compile(
    rf"\b(?:inspection|assessment|review|visit) (?:of|to) "
    rf"(?P<place>(?-i:{PROPER}(?:[ -](?:{PROPER}|{JOINING}))*)) local authority\b",
    re.I,
)
"""How inspectors call a council by its place: "Inspection of Anyford local authority"."""
NO_PLACE = frozenset(("every", "children's", "children’s", "services", "schools", "other", "your", "english", "need"))
INTRODUCING = frozenset((
    "a", "about", "action", "actions", "adopted", "agenda", "agreed", "all", "an", "and", "annual", "approved",
    "arts", "as", "assembly", "at",
    "audit", "auditor's", "auditor’s", "authority", "between", "borough", "british", "budget", "by", "cabinet",
    "chair", "chairman", "city", "clerk", "combined", "committee", "community", "council", "councillors",
    "county", "decision", "decisions", "district", "each", "executive", "extra", "extraordinary", "fire",
    "follow-up", "for", "from", "full", "general", "held", "her", "his", "in", "independent", "inspection",
    "is", "its", "joint", "leader", "letter", "local", "london", "mayor", "medical", "meeting", "meetings",
    "members", "metropolitan", "minutes", "national", "neighbouring", "new", "no", "notice", "of", "officers",
    "on", "or", "ordinary", "other", "our", "own", "parent", "parish", "park", "peer", "plan", "principal",
    "privy", "proceedings", "program", "progress", "record", "relevant", "report", "reports", "rescue",
    "research", "resolved", "response", "review", "royal", "school", "schools", "scrutiny", "shadow", "special",
    "statutory", "summary", "that", "the", "their", "this", "to", "town", "under", "unitary", "update", "upon",
    "village", "visit", "was", "welcome", "with", "works", "your", "youth",
))  # fmt: skip
"""Words that may stand before a name and are no part of it, or that make a name with no place in it."""
NO_PART = re.compile(
    r"panel|committee|board|cabinet|group|commission|forum|partnership|directors?|officers?|executives?|services"
    r"|llp|ltd|limited|plc",
    re.I,
)
"""Bodies and posts of a council, and firms: its name begins behind them ("Scrutiny Panel of Anyshire Council")."""
DONE_TO = frozenset(("assessment", "audit", "challenge", "inspection", "review", "visit"))
"""What others do to a council: its name begins behind the "of" after them."""
DONE_BY = re.compile(r"^.*(?:\w{3}ed by|\w{3}\.) (?=[A-Z])")
"""What ends before a name: who did something ("Commissioned by …"), a sentence."""
MOST_TIMES = 3
"""How many times the line that tells most for another name counts."""
MOST_LETTERS = 300
"""Letters of a line that are read; a longer one is no place for a name that tells whose the paper is."""


def printed_names(text: str) -> list[str]:
    """The names of councils in one line of text, as printed; in title case where the line is all in capitals."""
    return list(_names_in(text[:MOST_LETTERS])) if may_name(text) else []


@lru_cache(maxsize=1024)
def _names_in(text: str) -> tuple[str, ...]:
    """Asked of the lines of a paper's head again and again."""
    text = title_case(" ".join(text.split()))
    found = [name for match in NAME.finditer(text) if (name := _bare(match[0]))]
    places = (match["place"].removeprefix("The ") for match in OF_AUTHORITY.finditer(text))
    found += [place for place in places if not {word.lower() for word in place.split()} <= INTRODUCING | NO_PLACE]
    return (*found, *(match[0] for match in OF_A_PLACE.finditer(text)))


def may_name(text: str) -> bool:
    """A cheap look: whether the name of a council may stand in a text."""
    low = text.lower()
    return any(sign in low for sign in SIGNS)


def is_name(text: str) -> bool:
    """Whether ``text`` is the name of a council and nothing else, who did something aside ("Commissioned by …")."""
    bare = len(DONE_BY.sub("", text))
    return any(len(name) == bare for name in printed_names(text))


def _bare(text: str) -> str | None:
    """The name without the words that introduce it; None where no place is left or it is not written as a name."""
    words = DONE_BY.sub("", text).split()
    words = words[max((at for at in range(len(words)) if _is_no_part(words, at)), default=-1) + 1 :]
    while words and (words[0].lower() in INTRODUCING or words[0][0].islower()):
        words.pop(0)
    written = [word for word in words if not _joins(word)]
    if len(words) < 2 or not all(word[0].isupper() for word in written) or words[-2].lower() == "the":
        return None
    place = words[words.index("the") + 1 : -1] if "the" in words else words[:-1]  # "give the Youth Council"
    if all(word.lower() in INTRODUCING for word in place):
        return None
    return " ".join(words)


def _is_no_part(words: Sequence[str], at: int) -> bool:
    """Whether a name begins behind the word at ``at`` at the earliest."""
    word = words[at]
    if at and word == "of" and words[at - 1].lower() in DONE_TO:
        return True
    return NO_PART.fullmatch(word) is not None or not (word[0].isupper() or _joins(word))


def _joins(word: str) -> bool:
    return re.fullmatch(JOINING, word) is not None


def most_named(lines: Iterable[tuple[str, float]]) -> tuple[str | None, float, float]:
    """The name that the (text, weight) lines print most, its points, and the points of the next name, of which running
    text tells ``MOST_TIMES`` as much at most however often it says it.

    Spellings that differ in the words for the kind of council are one name, told in the longest of them."""
    points: dict[str, float] = defaultdict(float)
    most: dict[str, float] = defaultdict(float)
    spelled: dict[str, str] = {}
    for text, weight in lines:
        for name in printed_names(text):
            key = stem_key(name)
            spelled[key] = max(spelled.get(key, ""), name, key=len)
            most[key] = max(most[key], weight)
            points[key] += weight
    ranked = sorted(points, key=lambda key: (-points[key], key))
    if not ranked:
        return None, 0.0, 0.0
    first, *others = ranked
    return spelled[first], points[first], max((min(points[key], MOST_TIMES * most[key]) for key in others), default=0.0)
