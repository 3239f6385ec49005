"""What one mention of a name proves, judged by the words beside it.

Facts of English and of local government only: "X Council" and "London Borough of X" name a body; "residents of X" and
"X Cabinet" speak of its area as a council's; "in X" speaks of a place; "X Police", "Paul X" and "West X" are not X.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.councils.names import BODIES, KIND_WORDS

OFFICIAL, WEB, AUTHORITY, LOCAL, PLACE, BARE, STRAY, INITIALS = 4.0, 4.0, 4.0, 2.0, 1.0, 0.5, 0.1, 1.5

SITES = frozenset(("gov", "moderngov"))
SMALL_WORDS = frozenset(("and", "by", "h", "in", "le", "na", "nan", "of", "on", "s", "the", "under", "upon", "with"))
OF_WORDS = frozenset(("across", "around", "for", "in", "of", "outside", "throughout", "within"))
AREA_NOUNS = frozenset((
    "borough", "businesses", "children", "city", "communities", "county", "inspection", "leader", "mayor", "people",
    "residents",
))  # fmt: skip
LOCAL_NEXT = frozenset((
    "borough", "businesses", "cabinet", "communities", "councillors", "district", "families", "members",
    "residents", "schools",
))  # fmt: skip
DIRECTIONS = frozenset((
    "central", "east", "great", "greater", "high", "inner", "little", "lower", "mid", "new", "north", "old",
    "outer", "south", "upper", "west",
))  # fmt: skip
TITLES = frozenset((
    "baroness", "cllr", "councillor", "dame", "dr", "duke", "earl", "justice", "lady", "lord", "miss", "mr", "mrs",
    "ms", "prof", "professor", "rev", "sir",
))  # fmt: skip
SEATS = frozenset(("archbishop", "bank", "bishop", "dean", "diocese", "duchess", "duke", "earl", "university"))
"""What stands before "of X" and is not the council's."""
OTHER_BODIES = frozenset((
    "airport", "ambulance", "avenue", "close", "college", "community", "constabulary", "crescent", "crown", "fc",
    "fire", "gardens", "hospital", "hospitals", "lane", "magistrates", "nhs", "parish", "park", "police", "road",
    "square", "station", "street", "town", "united", "university",
))  # fmt: skip
LONDON_BOROUGH = (["london", "borough", "of"], ["royal", "borough", "of"], ["metropolitan", "borough", "of"])
UNCAPITALISED = SMALL_WORDS | KIND_WORDS | BODIES
"""Words of a name that may stand in small letters: "Anytown council"."""
GOVERNMENT = (
    "Presented to Parliament", "HM Government", "His Majesty's Government", "Her Majesty's Government",
    "Cabinet Office", "House of Commons", "House of Lords", "Commons Library", "Government Response",
)  # fmt: skip
"""Words of papers by central government and Parliament: they speak against every council."""


def evidence(words: Sequence[str], written: Sequence[str], start: int, end: int, kind: str) -> float:
    """Points for the form at ``words[start:end]`` (lower case; ``written`` has them as printed). 0: not a mention."""
    after = words[end : end + 6]
    if kind == "government":
        return OFFICIAL if written_as_name(written, start, end) else 0.0
    if after and after[0] in SITES:
        return WEB
    if kind == "site" or not written_as_name(written, start, end):
        return 0.0
    before = words[max(0, start - 3) : start]
    if before and before[-1] in DIRECTIONS:
        return 0.0
    if _body_follows(after) or not BODIES.isdisjoint(words[start:end]):
        return OFFICIAL
    if after and after[0] in OTHER_BODIES:
        return 0.0
    if kind == "official" or _body_before(before):
        return OFFICIAL
    if after[:2] == ["local", "authority"] or after[:3] == ["local", "area", "partnership"]:
        return AUTHORITY
    return _place(before, after, written, start, end)


def _body_follows(after: Sequence[str]) -> bool:
    """Whether "Council" follows, with nothing but words for its kind between ("City", "Metropolitan Borough")."""
    for word in after[:5]:
        if word in BODIES:
            return True
        if word not in KIND_WORDS:
            return False
    return False


def _body_before(before: Sequence[str]) -> bool:
    """Whether "Council of" or "London Borough of" stands before; a bare "city of" or "borough of" is a place."""
    return before[-1:] == ["of"] and (before[-2:-1] == ["council"] or before[-3:] in LONDON_BOROUGH)


def _place(before: Sequence[str], after: Sequence[str], written: Sequence[str], start: int, end: int) -> float:
    """Points of a plain name."""
    if before and before[-1] in TITLES:
        return 0.0
    if before and before[-1] in OF_WORDS:
        noun = before[-2] if len(before) > 1 else ""
        if noun in SEATS:
            return 0.0
        return LOCAL if noun in AREA_NOUNS else PLACE
    if after and after[0] in LOCAL_NEXT:
        return LOCAL
    if after and after[0] == "s":
        return PLACE
    return STRAY if _inside_another_name(written, start, end) else BARE


def _inside_another_name(written: Sequence[str], start: int, end: int) -> bool:
    """Whether a capitalised word stands beside it ("Paul X", "X United"); says nothing in a line all in capitals."""
    if written[start].isupper():
        return False
    beside = ([written[start - 1]] if start else []) + list(written[end : end + 1])
    return any(word[0].isupper() and not word.isupper() and word.lower() not in SMALL_WORDS for word in beside)


def written_as_name(written: Sequence[str], start: int, end: int) -> bool:
    """Whether its own words begin with a capital letter; the words for its kind ("council", "and") need not."""
    own = [word for word in written[start:end] if word != "&" and word.lower() not in UNCAPITALISED]
    return all(word[0].isupper() for word in own or written[start : start + 1])
