"""Full-width rows of a table: a recommendation, a label for what follows, a note, or a group's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extract.model import Cell
from extract.records.wording import NUMBERED, Wording, read_recommendation
from extract.text import cell_paragraphs, text_of

BannerKind = Literal["recommendation", "label", "note", "group"]

LABEL = re.compile(
    r"^(?:(?:the|key|lga|cpc|ofsted|cqc|peer|corporate|challenge|review|team|scrutiny|audit) )*recommendations?:?$",
    re.IGNORECASE,
)
NOTE = re.compile(r"^(?:please )?note\b|^\(?nb\b|^\*", re.IGNORECASE)
NUMBERS = re.compile(r"\brecommendations?\s+((?:[A-Z]{0,2}\d+[a-z]?(?:\s*(?:,|and|&|to|-|–)\s*)?)+)", re.I)
ASKS = re.compile(
    r"^(?:accelerate|act|address|adopt|agree|align|allow|articulate|assess|be|better|bring|build|capture|clarify|clearly|"
    r"co-?design|co-?produce|collaborate|commission|communicate|complete|consider|consolidate|continue|create|define|"
    r"deliver|demonstrate|design|determine|develop|embed|embrace|empower|enable|encourage|engage|enhance|ensure|"
    r"establish|evaluate|examine|explore|extend|finalise|focus|formalise|further|give|harness|identify|implement|"
    r"improve|increase|integrate|introduce|invest|keep|learn|leverage|look|maintain|make|maximise|move|monitor|"
    r"optimise|plan|prepare|prioritise|produce|progress|promote|provide|publish|put|raise|re-?(?:assess|assure|balance|consider|design|double|focus|frame|introduce|set|shape|think|vise|align)|reduce|refine|refresh|"
    r"reinforce|resolve|review|revisit|secure|seek|set|share|sharpen|show|simplify|stabilise|strengthen|streamline|"
    r"support|sustain|take|tell|test|tighten|track|treat|undertake|update|use|utilise|work)\b",
    re.IGNORECASE,
)
"""Verbs with which peers, inspectors and auditors begin a recommendation."""
MUST = re.compile(r"\b(?:should|must|needs? to|is recommended|are recommended)\b", re.IGNORECASE)
SAYS_RECOMMENDATION = re.compile(
    r"^(?:\w+ ){0,3}(?:recommendation|area for improvement|priority action)\s+[A-Z]{0,2}\d+", re.I
)


@dataclass(frozen=True, slots=True)
class Banner:
    kind: BannerKind
    text: str
    wording: Wording | None = None
    numbers: tuple[str, ...] = ()


def read_banner(cell: Cell, after_label: bool, has_recommendation_column: bool) -> Banner:
    """What a full-width row says. ``after_label``: a row that only says "Recommendation" came before it.

    Where recommendations have a column of their own, a banner only groups rows, unless it calls itself one.
    """
    paragraphs = cell_paragraphs(cell)
    text = text_of(paragraphs)
    if LABEL.match(text):
        return Banner("label", text)
    starred = bool(paragraphs) and paragraphs[0].printed_marker == "*"
    if starred or NOTE.match(text):
        return Banner("note", text, numbers=numbers_in(text))
    wording = read_recommendation(paragraphs)
    calls_itself = bool(SAYS_RECOMMENDATION.match(text))
    asks = bool(ASKS.match(wording.text) or MUST.search(wording.text) or wording.text.endswith("."))
    numbered_sentence = bool(NUMBERED.match(text)) and len(text.split()) >= 6 and asks
    if wording.text and (calls_itself or (not has_recommendation_column and (after_label or numbered_sentence))):
        return Banner("recommendation", text, wording)
    return Banner("group", text)


def says_recommendation(text: str) -> bool:
    """Whether words call themselves a recommendation with a number, or are its bare label."""
    return bool(SAYS_RECOMMENDATION.match(text) or LABEL.match(text))


def numbers_in(text: str) -> tuple[str, ...]:
    """Recommendation numbers named in a note: "… cover recommendations 6 and 7" → ("6", "7"); "4 to 6" counts on."""
    found: list[str] = []
    for match in NUMBERS.finditer(text):
        parts = re.split(r"\s*(,|and|&|to|-|–)\s*", match.group(1), flags=re.I)
        for index in range(0, len(parts), 2):
            joiner = parts[index - 1].lower() if index else ""
            if joiner in ("to", "-", "–") and found and found[-1].isdigit() and parts[index].isdigit():
                found.extend(str(n) for n in range(int(found[-1]) + 1, int(parts[index]) + 1))
            elif parts[index]:
                found.append(parts[index])
    return tuple(dict.fromkeys(found))
