"""Entries of a narrow column that follow each other without a blank line, each level with the action it belongs to.

A cell of names beside several actions is often full of lines from top to bottom: what parts its entries is only that
one begins at the height of each action. A post that wraps over as many lines would be cut as well, so each part must
be able to stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.model import Line
from extract.records.plans.headless import TIME, is_lead
from extract.text import Paragraph, paragraphs

Block = tuple[Paragraph, ...]
LEVEL = 0.6
"""In sizes of type: lines whose tops differ by less stand level."""
NAME = re.compile(
    r"^(?:(?:Cllr|Councillor|Mrs?|Ms|Dr|Prof)\.? )?[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|van|von)){1,3}$"
)
OPEN_END = re.compile(r"(?:\b(?:and|of|for|the|to|with|in|or|by|at)|[,&/–(-])$", re.IGNORECASE)
LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]$", re.IGNORECASE)


def cut_level(blocks: Sequence[Block], tops: Sequence[tuple[int, float]], sure: bool = False) -> list[Block] | None:
    """The lines of a column as one block for each of ``tops`` (page and height of each action), cut where a line begins
    level with it; None where none begins at one of them, or, unless they are ``sure``, a part cannot stand alone."""
    lines = [line for block in blocks for paragraph in block for line in paragraph.lines]
    starts = [next((i for i, line in enumerate(lines) if _is_level(line, top)), None) for top in tops]
    if len(tops) < 2 or starts[0] != 0 or None in starts:
        return None
    edges = [start for start in starts if start is not None]
    if edges != sorted(set(edges)):
        return None
    parts = [paragraphs(lines[a:b]) for a, b in pairwise([*edges, len(lines)])]
    if not sure and not all(_stands_alone(" ".join(line.text for p in part for line in p.lines)) for part in parts):
        return None
    return [(replace(part[0], blank_before=True), *part[1:]) for part in parts]


def lettered(block: Block) -> list[Block]:
    """The paragraphs that begin with letters or numbers, each with those under it; one where not all do."""
    starts = [i for i, paragraph in enumerate(block) if LETTERED.match(paragraph.printed_marker)]
    if len(starts) < 2 or starts[0] != 0:
        return [block]
    return [block[a:b] for a, b in pairwise([*starts, len(block)])]


def _is_level(line: Line, top: tuple[int, float]) -> bool:
    return line.page == top[0] and abs(line.box.top - top[1]) < LEVEL * line.size


def _stands_alone(text: str) -> bool:
    """Whether words read like a whole party or time: not the second half of one that wraps."""
    if OPEN_END.search(text) or not (text[:1].isupper() or text[:1].isdigit() or text.startswith("by ")):
        return False
    return is_lead(text) or bool(NAME.match(text)) or bool(TIME.match(text))
