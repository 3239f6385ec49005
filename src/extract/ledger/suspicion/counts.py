"""How many records a paper says it has ("the 12 recommendations"), held against how many were found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.flow.number_words import COUNTS
from extract.issues import Code, Issues
from extract.model import Region
from extract.records import FoundPaper

WORDS = {word: number for word, number in COUNTS.items() if number > 1}
COUNT = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(WORDS)})\s+(?:(?:key|main|priority|formal|separate|agreed|improvement)\s+)?"
    r"(?P<noun>recommendations|actions)\b",
    re.IGNORECASE,
)
MOST_LETTERS = 4_000
"""Letters of a paragraph that are looked through."""


class Count(NamedTuple):
    number: int
    noun: str
    place: Region


def tell_counts(paper: FoundPaper, issues: Issues) -> None:
    """An issue where a paper counts more recommendations or actions than were found in it, and no sentence of it counts
    as many as were found. A paper of which none was found may only speak of those of another."""
    printed = list(counts(paper))
    for noun, found in (("recommendations", len(paper.recommendations)), ("actions", len(paper.actions))):
        own = [count for count in printed if count.noun == noun]
        if not found or not own or any(count.number == found for count in own):
            continue
        most = max(own, key=lambda count: count.number)
        if most.number > found:
            page = most.place.page
            issues.add(
                Code.COUNT_DIFFERS, f"page {page}: the paper counts {most.number} {noun}; {found} were read", most.place
            )


def counts(paper: FoundPaper) -> Iterator[Count]:
    """The counts that the paper's paragraphs print."""
    for block in paper.flow:
        low = block.text[:MOST_LETTERS].lower()
        if "recommendations" not in low and "actions" not in low:  # nearly always
            continue
        for match in COUNT.finditer(block.text[:MOST_LETTERS]):
            told = match["count"].lower()
            yield Count(WORDS.get(told) or int(told), match["noun"].lower(), block.regions[0])
