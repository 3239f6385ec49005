"""Which numbered paragraphs are one list, and whether it goes on below what stands between two of its items.

Number, its form and its place tell it, whatever the words say: recommendations and decisions are listed alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extract.flow.numbering import form_of, style_of, value_of

SAME_LEFT = 4.0
"""Items of one list begin at the same left edge, give or take this many points."""
AHEAD = 5
"""Paragraphs between two items through which a list goes on."""
GAP = 2
"""What the next number may be further on: one that was not read leaves a gap."""
_CODE = re.compile(r"^\(?(?:[A-Z]{0,2}R|Rec)\.?\s?(?=\d)", re.IGNORECASE)
"""What stands before the digits where scrutiny and auditors number: "R3", "Rec. 3"."""
_PREFIX = re.compile(r"^(.*)\.\d+$")


class Entry(Protocol):
    """A paragraph of the flow, or some words of one, as a list is told by."""

    @property
    def text(self) -> str: ...
    @property
    def marker(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def left(self) -> float: ...
    @property
    def place(self) -> tuple[int, float]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in its list: how that counts, what number it is there, of what paragraph ("2" for "2.1")."""

    number: str
    style: str
    value: int | None
    prefix: str = ""


def place_of(number: str, before: Place | None = None) -> Place | None:
    """The place that ``number`` tells, read after the item ``before``; None for a bullet or no number."""
    coded = _CODE.sub("", number)
    bare = coded.strip("().[]:")
    if bare in ("", "•"):
        return None
    style = style_of(bare, before.number.lower() if before else "", before.style if before else "")
    lettered = style == "letter" and len(bare) == 1
    value = ord(bare.lower()) - ord("a") + 1 if lettered else value_of(bare)
    prefix = found[1] if style.startswith("decimal") and (found := _PREFIX.match(bare)) else ""
    return Place(bare, "coded" if coded != number else style, value, prefix)


def is_next(before: Place | None, place: Place | None, gap: int = 1) -> bool:
    """Whether a number comes after another in one list; ``gap``: or up to so many further on."""
    if before is None or place is None or before.value is None or place.value is None:
        return False
    alike = (before.style, before.prefix) == (place.style, place.prefix)
    return alike and before.value < place.value <= before.value + gap


def style_at(number: str, before: Place | None = None) -> str:
    """How a number counts, "bullet" for one, "" for none."""
    place = place_of(number, before)
    return place.style if place else "bullet" if number == "•" else ""


def begins(number: str) -> bool:
    """Whether ``number`` is a list's first, or a bullet."""
    place = place_of(number)
    return number == "•" or (place is not None and place.value == 1)


def places_in(entries: Sequence[Entry]) -> list[tuple[int, Place]]:
    """The items of the list that the first numbered entry begins, with their places; a number out of order belongs to
    the list of an item."""
    found: list[tuple[int, Place]] = []
    for at, entry in enumerate(entries):
        last = found[-1][1] if found else None
        place = place_of(entry.marker, last)
        if place is not None and place.value is not None and (last is None or is_next(last, place)):
            found.append((at, place))
    return found


def goes_on(entries: Sequence[Entry], last: Entry, place: Place) -> bool:
    """Whether the list of ``last``, which stands at ``place`` in it, goes on in ``entries``, that begin behind what is
    no item of it. A heading ends it, and so does another number as far left."""
    for entry in entries[:AHEAD]:
        if entry.level and not entry.marker:
            return False
        here = place_of(entry.marker, place)
        level = abs(entry.left - last.left) <= SAME_LEFT or _is_elsewhere(entry, last)
        if level and is_next(place, here) and form_of(entry.marker) == form_of(last.marker):
            return True
        if here is not None and (level or entry.left < last.left):
            return False
    return False


def _is_elsewhere(entry: Entry, last: Entry) -> bool:
    """Whether an entry stands on another page than an item above it, or in the next column."""
    (page, top), (last_page, last_top) = entry.place, last.place
    return page != last_page or top < last_top


def is_grouped(entries: Sequence[Entry], head: int, at: int) -> bool:
    """Whether the heading at ``at`` parts the list under the one at ``head``, however high it ranks: one of its rank
    stands above the first item already, and the numbering runs on below the next."""
    first = next((n for n in range(head + 1, at + 1) if entries[n].level or entries[n].marker), at)
    rank = entries[at].level
    if entries[first].marker or entries[first].level != rank or rank < entries[head].level:
        return False
    below = next((n for n in range(at + 1, len(entries)) if entries[n].level), len(entries))
    if at != first:  # by now the list runs on
        last = [entry for entry in entries[first:at] if entry.marker]
        places = places_in(last)
        return bool(places) and goes_on(entries[at + 1 :], last[places[-1][0]], places[-1][1])
    group = entries[at + 1 : below]
    places = places_in(group)
    through = bool(places) and places[0][1].value == 1 and below < len(entries)
    return through and goes_on(entries[below + 1 :], group[places[-1][0]], places[-1][1])


def begins_group(entries: Sequence[Entry], head: int, at: int) -> bool:
    """Whether a list of its own begins right below the heading at ``at``, and the one at ``head`` heads such groups: a
    heading of its own rank stands right below it, with nothing between."""
    ranks = {entries[n].level for n in (head, head + 1, at)}
    if len(ranks) > 1 or 0 in ranks or at + 1 >= len(entries):
        return False
    return begins(entries[at + 1].marker)
