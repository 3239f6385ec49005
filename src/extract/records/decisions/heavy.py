"""Clauses in heavy type amid plain words, as minutes set what was decided within the sentence that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from extract.flow.blocks import Block
from extract.flow.numbering import inline_items
from extract.model import Line, Word
from extract.text import TERMINAL, Paragraph

FEWEST_WORDS = 4
"""Words of a clause; fewer are stressed."""
NUMBER = re.compile(r"^(?P<marker>\(?\w{1,4}[.)])\s+(?P<rest>\S.*)$", re.DOTALL)
SENTENCE = re.compile(r"(?<=[a-z0-9)’][.;])\s+(?=[A-Z£])")


def heavy_clauses(flow: Sequence[Block]) -> Mapping[int, tuple[Block, ...]]:
    """The heavy clauses of each paragraph that has some amid plain words, each as a block, by the paragraph's index."""
    found: dict[int, tuple[Block, ...]] = {}
    for index, block in enumerate(flow):
        mixed = len({word.bold for word in block.paragraph.words}) > 1
        listed = block.marker and index - 1 in found and block.text.endswith(TERMINAL)
        if not block.level and (mixed or listed):
            clauses = tuple(clause for words in _runs(block) for clause in _clauses(block, words))
            if clauses:
                found[index] = clauses
    return found


def _runs(block: Block) -> Iterator[list[Word]]:
    for bold, words in groupby(block.paragraph.words, key=lambda word: word.bold):
        run = list(words)
        if bold and len(run) >= FEWEST_WORDS and _last_of(run) in block.text:
            yield run


def _last_of(words: Sequence[Word]) -> str:
    """The end of a run: a paragraph that was cut has the lines of the whole, and not all their words."""
    return " ".join(word.text for word in words[-FEWEST_WORDS:])


def _clauses(block: Block, words: Sequence[Word]) -> Iterator[Block]:
    """The clauses of one run of heavy words: one for each number in it."""
    text = " ".join(word.text for word in words).rstrip(",;")
    lines = tuple(
        Line(line.page, tuple(inside))
        for line in block.paragraph.lines
        if (inside := [w for w in line.words if w in words])
    )
    paragraph = Paragraph(lines, "", block.paragraph.blank_before)
    numbered = NUMBER.match(text)
    whole = numbered["rest"] if numbered else text
    sentences = [
        (numbered["marker"] if numbered and not at else "", each) for at, each in enumerate(SENTENCE.split(whole))
    ]
    parts = inline_items(text) or sentences
    for number, said in parts:
        yield replace(
            block, paragraph=paragraph, text=said, marker=f"({number.strip('().')})" if number else "", level=0
        )
