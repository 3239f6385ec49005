"""Who stands at the end of words, in brackets or behind a label: "Draw up a stop list. (Head of Strategy)"."""

from __future__ import annotations

from collections.abc import Sequence

from extract.flow.labels import starts
from extract.model import Line, Word
from extract.records.plans.columns import role_of_heading
from extract.records.plans.plain_cells import STATUS
from extract.records.plans.reads_like import LEAD, may_name, name_again, reads_like

NEARLY_ALL = 0.8
"""Share of the words that come back at one place which end in brackets."""
Words = Sequence[Line]


def name_leads(inside: Sequence[str], count: int) -> bool:
    """Whether what brackets hold at the end of nearly all of ``count`` words names parties, and no state or colour."""
    told = [text for text in inside if text]
    named = all(may_name(text) and not STATUS.match(text) for text in told) and (
        reads_like(told) == LEAD or name_again(told)
    )
    return 0 < NEARLY_ALL * count <= len(told) and named


def before_brackets(lines: Words) -> tuple[Words, Words]:
    """The lines before the brackets that end them, and what these hold."""
    words = [(number, word) for number, line in enumerate(lines) for word in line.words]
    if not words or not words[-1][1].text.rstrip(".").endswith(")"):
        return lines, ()
    depth, start = 0, len(words)
    while start and (depth or start == len(words)):
        start -= 1
        depth += words[start][1].text.count(")") - words[start][1].text.count("(")
    if depth or not start or not words[start][1].text.startswith("("):
        return lines, ()
    inside = words[start:]
    inside[0] = inside[0][0], inside[0][1]._replace(text=inside[0][1].text[1:])
    inside[-1] = inside[-1][0], inside[-1][1]._replace(text=inside[-1][1].text.rstrip(".")[:-1])
    return lines_with(lines, words[:start]), lines_with(lines, inside)


def before_label(lines: Words) -> tuple[Words, Words]:
    """The lines before the one that begins with the label of who leads, and what stands behind that."""
    for at in range(len(lines) - 1, 0, -1):
        head = next(iter(starts(lines[at])), None) if ":" in lines[at].text else None
        if head and not head.at and not head.bare and role_of_heading(head.name) == "lead":
            who = lines[at].words[head.n_words :]
            return lines[:at], [*([Line(lines[at].page, who)] if who else ()), *lines[at + 1 :]]
    return lines, ()


def lines_with(lines: Words, words: Sequence[tuple[int, Word]]) -> list[Line]:
    kept = ((line.page, tuple(word for at, word in words if at == number)) for number, line in enumerate(lines))
    return [Line(page, own) for page, own in kept if own]
