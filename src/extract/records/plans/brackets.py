"""Who stands in brackets at the end of words: "Draw up a stop list. (Head of Strategy)"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Line, Word
from extract.records.plans.reads_like import LEAD, may_name, name_again, reads_like

NEARLY_ALL = 0.8
"""Share of the words that come back at one place which end in brackets."""
Words = Sequence[Line]


def name_leads(inside: Sequence[str], count: int) -> bool:
    """Whether what brackets hold at the end of nearly all of ``count`` words names parties."""
    told = [text for text in inside if text]
    named = all(map(may_name, told)) and (reads_like(told) == LEAD or name_again(told))
    return 0 < NEARLY_ALL * count <= len(told) and named


def before_brackets(lines: Words) -> tuple[Words, Words]:
    """The lines before the brackets that end them, and what these hold."""
    words = [(number, word) for number, line in enumerate(lines) for word in line.words]
    if not words or not words[-1][1].text.rstrip(".").endswith(")"):
        return lines, ()
    start = next((at for at in range(len(words) - 1, 0, -1) if words[at][1].text.startswith("(")), 0)
    if not start:
        return lines, ()
    inside = [(number, word._replace(text=word.text.strip("()."))) for number, word in words[start:]]
    return lines_with(lines, words[:start]), lines_with(lines, inside)


def lines_with(lines: Words, words: Sequence[tuple[int, Word]]) -> list[Line]:
    kept = ((line.page, tuple(word for at, word in words if at == number)) for number, line in enumerate(lines))
    return [Line(page, own) for page, own in kept if own]
