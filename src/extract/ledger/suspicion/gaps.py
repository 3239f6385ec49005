"""Numbers that are missing among records which stand one after another: 1, 2, 4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.issues import Code, Issues
from extract.model import Region
from extract.records import FoundPaper
from extract.records.found import FoundDecision, FoundRecommendation

FEWEST, WIDEST = 3, 3
"""Numbers that count up before a gap is one; numbers that may be missing at once. More is another list."""
NUMBER = re.compile(r"^([A-Za-z]{0,3}\d*\.|[A-Za-z]{0,3})?(\d{1,3})$")
Numbered = FoundRecommendation | FoundDecision


class Gap(NamedTuple):
    after: str
    before: str
    place: Region


def tell_gaps(paper: FoundPaper, issues: Issues) -> None:
    """An issue for each gap in the numbers of the paper's recommendations and decisions."""
    for records in (paper.recommendations, paper.decisions):
        for gap in gaps(records):
            what = f"page {gap.place.page}: number {gap.before} comes after {gap.after}"
            issues.add(Code.NUMBERING_GAP, f"{what}; what stands between gave no record", gap.place)


def gaps(records: Sequence[Numbered]) -> Iterator[Gap]:
    """Gaps in runs of numbers that count up by one otherwise: a tracker of what is still open skips many."""
    numbers = [_split(record.number) for record in records]
    steps = [b[1] - a[1] if a and b and a[0] == b[0] else 0 for a, b in pairwise(numbers)]
    for place, step in enumerate(steps):
        if not 1 < step <= 1 + WIDEST:
            continue
        around = steps[max(0, place - FEWEST) : place + FEWEST + 1]
        up = [each for each in around if 1 <= each <= 1 + WIDEST]
        if len(up) >= FEWEST - 1 and up.count(1) * 2 >= len(around):
            before, after = records[place], records[place + 1]
            yield Gap(before.number or "", after.number or "", after.regions[0])


def _split(number: str | None) -> tuple[str, int] | None:
    """What stands before the last figure of a number, and that figure: "R4" → ("R", 4), "3.2" → ("3.", 2)."""
    match = NUMBER.match(number or "")
    return (match[1] or "", int(match[2])) if match else None
