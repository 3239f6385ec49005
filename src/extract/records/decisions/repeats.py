"""A decision that a paper states twice: in its summary and again at its end, or in its report and an appendix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio, ratio

from extract.issues import Code, Issues
from extract.records.found import FoundDecision

SAME = 90.0
"""Two decisions are one when their words agree to this share (rapidfuzz ratio, 0..100)."""
FEWEST_WORDS = 8
"""An appendix that only says "note the report" may be a paper of its own."""


def each_once(sections: Sequence[Sequence[FoundDecision]], issues: Issues) -> list[FoundDecision]:
    """The decisions of all sections without what an earlier section said: reports state their recommendations at the
    head and again at the end. Within one section nothing is a repeat."""
    kept: list[FoundDecision] = []
    for section in sections:
        earlier = tuple(kept)
        for decision in section:
            first = next((other for other in earlier if _same(other, decision)), None)
            if first is None:
                kept.append(decision)
                continue
            _tell(decision, first, issues)
    return kept


def without_those_of_report(
    decisions: Sequence[FoundDecision], report: Sequence[FoundDecision], issues: Issues
) -> list[FoundDecision]:
    """The decisions of an appendix; none where all of them are what its ``report`` asks or says, word for word."""
    firsts = [next((other for other in report if _copies(decision, other)), None) for decision in decisions]
    if not all(firsts) or sum(len(decision.text.split()) for decision in decisions) < FEWEST_WORDS:
        return list(decisions)
    for decision, first in zip(decisions, firsts, strict=True):
        if first is not None:
            _tell(decision, first, issues)
    return []


def _copies(decision: FoundDecision, first: FoundDecision) -> bool:
    same = (decision.state, _plain(decision.text)) == (first.state, _plain(first.text))
    return same and decision.number in (None, first.number)


def _tell(decision: FoundDecision, first: FoundDecision, issues: Issues) -> None:
    place = decision.regions[0] if decision.regions else None
    number = f" {decision.number}" if decision.number else ""
    issues.add(Code.DECISION_REPEATED, f"decision{number} was stated on page {first.regions[0].page}", place)


def _same(first: FoundDecision, second: FoundDecision) -> bool:
    """Whether a paper says one decision twice: never two numbers of one list, nor two that differ in a figure."""
    a, b = _plain(first.text), _plain(second.text)
    if first.number and second.number and first.number != second.number:
        return False
    if "resolved" in (first.state, second.state):  # minutes note many reports in the same words
        return False
    if re.findall(r"\d+", a) != re.findall(r"\d+", b) and ratio(a, b) >= SAME:
        return False
    if ratio(a, b) >= SAME:
        return first.number == second.number or ratio(a, b) >= 97
    shorter, longer = sorted((a, b), key=len)
    return first.number == second.number and len(shorter) > 25 and partial_ratio(shorter, longer) >= 97


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()
