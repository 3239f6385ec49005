"""Cells that say no more than that what stands above holds for their row too: "R2 (cont.)", "As above", ditto marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.records.found import FoundAction, FoundRecommendation
from extract.records.plans.legend import says_state
from extract.records.plans.plain_cells import STATUS

_NUMBER = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[a-z]?"
_NAMED = (
    rf"(?:(?:key |lga |peer |audit )?(?:rec(?:ommendation)?s?|actions?|no)\.?\s*(?:no\.?\s*)?)?\(?{_NUMBER}\)?[.:]?"
)
_CONTINUED = r"(?:cont(?:\.|d\.?|[’']d\.?|inued|inues)?|ctd\.?)(?: (?:from|above|overleaf|below)\b[\w ]{0,20})?"
_ABOVE = (
    r"(?:the )?(?:same )?as (?:the )?(?:above|previous|preceding)(?: \w+)?|as for \w+ above|as [\w ]{3,15} above|"
    r"(?:please )?see above|(?:the )?same(?: again| as above)?|ditto|do\.|ibid\.?|above"
)
_MARKS = r"[-–]?\s*(?:[\"“”″〃‟„]|['’′]{2}){1,2}\s*[-–]?"
AS_ABOVE = re.compile(
    rf"(?P<number>{_NAMED})?\s*[,–—:-]?\s*[(\[]?\s*[.…]{{0,3}}\s*(?:{_CONTINUED}|{_ABOVE}|{_MARKS})"
    r"\s*[.…]{0,3}\s*[)\]]?\.?",
    re.IGNORECASE,
)
"""All of a cell's words."""
CONTINUED = re.compile(rf"\s*[(\[]\s*{_CONTINUED}\s*[)\]]\s*[:.–-]?\s*", re.IGNORECASE)
"""The mark beside words that are printed again."""
LONGEST_BAND = 4
"""Words of a banner that tells how far what stands under it is."""
FIELDS = ("lead", "timescale", "status")


def says_as_above(text: str) -> bool:
    """Whether words only point to what stands above them."""
    return bool(AS_ABOVE.fullmatch(" ".join(text.split())))


def carried_on(text: str, number: str | None, before: Sequence[FoundRecommendation]) -> int | None:
    """The key of the recommendation of ``before`` that ``text`` says to go on: "R2 (cont.)", or its words again with
    that mark. ``number`` is that of the column beside it. None where it does not say so."""
    plain = " ".join(text.split())
    whole = AS_ABOVE.fullmatch(plain)
    if not whole and not CONTINUED.search(plain[:60]) and not CONTINUED.search(plain[-20:]):
        return None
    own = re.search(_NUMBER, (whole["number"] or "") if whole else plain[:30])
    wanted = {one.lower() for one in (number, own[0] if own else None) if one}
    again = [found.key for found in before if (found.number or "").lower() in wanted]
    if again:
        return again[-1]
    return before[-1].key if whole and before else None


def with_carried(actions: Sequence[FoundAction], told: bool) -> list[FoundAction]:
    """The actions of a table with what their "as above" and ditto marks stand for, from the row above, and, where no
    column has ``told`` how far they are and the banners over all of them do, with that: "IN PROGRESS"."""
    found: list[FoundAction] = []
    for action in actions:
        found.append(_with_inherited(action, found[-1] if found else None))
    bands = {" ".join((action.group_label or "").split()) for action in actions}
    short = all(len(band.split()) <= LONGEST_BAND or STATUS.match(band) for band in bands)
    says = STATUS.match if len(bands) == 1 else says_state  # one band may be a topic: "Late payments"
    states = all(map(says, bands))
    if told or not (short and states):
        return found
    return [replace(action, status_raw=action.status_raw or action.group_label) for action in found]


def _with_inherited(action: FoundAction, above: FoundAction | None) -> FoundAction:
    """The action with the words that its marks stand for."""
    told: dict[str, str] = {}
    for name in FIELDS if above else ():
        printed = getattr(action, f"{name}_raw")
        said = above.inherited.get(name) or getattr(above, f"{name}_raw") if above else None
        if printed and said and says_as_above(printed):
            told[name] = said
    return replace(action, inherited=told) if told else action
