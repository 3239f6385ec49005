"""Footnotes: small type at the foot of a page, each begun by its mark, usually under a short rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from extract.model import Line, Page
from extract.text import Paragraph

MARK = re.compile(r"^(?:\d{1,3}|[ivx]{1,4}|[*†‡§])$")
SMALLER = 0.93
"""Footnotes are set in at most this share of the text's size."""
UPPER_HALF = 0.4
"""No footnote begins in this share of the page's height from its top."""


def split_footnotes(page: Page) -> tuple[list[Line], list[Line]]:
    """The page's lines without its footnotes, and the lines of its footnotes.

    The last lines of the page are footnotes when they are smaller than the text and either begin with a mark or
    stand under a rule that is shorter than half the page's width.
    """
    lines = list(page.lines)
    if len(lines) < 2:
        return lines, []
    sizes = [line.size for line in lines]
    usual = median(sizes)
    first = len(lines)
    while (
        first and sizes[first - 1] <= SMALLER * usual and lines[first - 1].words[0].box.top > UPPER_HALF * page.height
    ):
        first -= 1
    while first < len(lines) and not (begins_note(lines[first]) or _under_rule(lines[first], page)):
        first += 1
    return (lines[:first], lines[first:]) if first else (lines, [])


def begins_note(line: Line) -> bool:
    """Whether the line begins with a raised mark: a small figure or sign before larger words."""
    mark = line.words[0]
    return len(line.words) > 1 and bool(MARK.match(mark.text)) and mark.size < 0.9 * line.words[1].size


def _under_rule(line: Line, page: Page) -> bool:
    top, left = line.words[0].box.top, line.words[0].box.x0
    return any(
        rule.horizontal
        and 40 < rule.box.width < 0.5 * page.width
        and -1 <= top - rule.box.bottom < 14
        and abs(rule.box.x0 - left) < 12
        for rule in page.rules
    )


def note_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The footnotes in ``lines``, one a paragraph, in order; words before the first mark go on from the page before."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or begins_note(line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Paragraph(tuple(group), group[0].words[0].text if begins_note(group[0]) else "", False) for group in groups]
