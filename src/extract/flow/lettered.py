"""Lists numbered by bare letters or figures that stand apart from their words: "A   That …", "B   That …".

One such letter may be a word or an initial; that the next paragraph at the same edge has the next one makes a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.flow.numbering import value_of
from extract.text import Paragraph

BARE = re.compile(r"^(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})$")
APART = 0.6
"""Font sizes of white behind a bare letter."""
SAME_LEFT = 2.0
"""Points."""
LEAST_WORDS = 4
"""Words of an item: shorter ones are a heading's or a table's."""


def lettered(paragraphs: Sequence[Paragraph], level: bool = True) -> list[Paragraph]:
    """``paragraphs``, those of such a list with their letters as markers. ``level``: these stand below each other."""
    bare = [index for index, paragraph in enumerate(paragraphs) if _is_bare(paragraph)]
    found: set[int] = set()
    run: list[int] = []
    for index in bare:
        if not (run and _follows(paragraphs[run[-1]], paragraphs[index], level)):
            run = [index] if _value(paragraphs[index]) == 1 else []
        else:
            run.append(index)
            found.update(run)
    return [
        replace(paragraph, marker=paragraph.lines[0].words[0].text) if index in found else paragraph
        for index, paragraph in enumerate(paragraphs)
    ]


def _is_bare(paragraph: Paragraph) -> bool:
    words = paragraph.lines[0].words
    if paragraph.marker or len(words) < 2 or not BARE.match(words[0].text):
        return False
    apart = words[1].box.x0 - words[0].box.x1 > APART * words[0].size
    return apart and len(paragraph.words) > LEAST_WORDS and not words[1].text[:1].isdigit()


def _value(paragraph: Paragraph) -> int | None:
    return value_of(paragraph.lines[0].words[0].text)


def _follows(one: Paragraph, other: Paragraph, level: bool) -> bool:
    first, second = one.lines[0].words[0], other.lines[0].words[0]
    off = min(abs(first.box.x0 - second.box.x0), abs(first.box.x1 - second.box.x1))
    return not (level and off > SAME_LEFT) and first.bold == second.bold and _value(other) == (_value(one) or 0) + 1
