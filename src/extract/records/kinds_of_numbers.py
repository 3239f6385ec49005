"""Numbers that count anew under each of several names: "Priority action 1" and "Area for improvement 1".

A bare number would then be that of two recommendations: the name before it is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.flow.looks import pieces_of
from extract.model import Page
from extract.records.found import FoundRecommendation

NAME = r"(?P<name>[^\W\d]+(?:[ -][^\W\d]+){1,3})"
"""Two to four words."""
CODED = re.compile(r"(?P<kind>[A-Z][A-Za-z]{1,4}) ?(?P<number>\d+)")
"""A number that says of itself what it counts: "AFI 1"."""
ABOVE = 45.0
"""Points from a head to what it numbers."""


def with_names_of_kinds(
    recommendations: Sequence[FoundRecommendation], pages: Sequence[Page]
) -> tuple[FoundRecommendation, ...]:
    """``recommendations``, each number with the name that stands before it, where two of these count anew."""
    by_page = {page.number: page for page in pages}
    names = [_name_before(each, by_page) for each in recommendations]
    numbers: dict[str, set[str]] = {}
    for each, name in zip(recommendations, names, strict=True):
        if code := CODED.fullmatch(each.number or ""):
            numbers.setdefault(code["kind"], set()).add(code["number"])
        elif name and each.number:
            numbers.setdefault(name.casefold(), set()).add(each.number)
    told = [number for own in numbers.values() for number in own]
    anew = len(set(told)) < len(told) or len({number.isdigit() for number in told}) > 1
    if len(numbers) < 2 or not anew:
        return tuple(recommendations)
    return tuple(
        replace(each, number=f"{name} {each.number}") if name else each
        for each, name in zip(recommendations, names, strict=True)
    )


def _name_before(each: FoundRecommendation, pages: Mapping[int, Page]) -> str | None:
    """The words from the beginning of a line to the recommendation's number, on its own lines or shortly above."""
    if not each.number or CODED.fullmatch(each.number) or not each.regions:
        return None
    numbered = re.compile(rf"{NAME}\s+{re.escape(each.number)}(?!\w)")
    first = each.regions[0]
    for line in reversed(pages[first.page].lines if first.page in pages else ()):
        near = first.box.top - ABOVE <= line.box.bottom <= first.box.bottom + 1
        if near and (found := numbered.match(pieces_of(line)[0].text)):
            return found["name"]
    return None
