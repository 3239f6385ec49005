"""Heads that run into their paragraph: a few bold words, then plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.flow.blocks import Block
from extract.model import Line
from extract.text import MARKER, Paragraph, join_lines

LONGEST = 8
"""Words of such a head."""
ITEM = re.compile(r"^\(\w{1,3}\)$")


def parted_from_run_in(block: Block, numbered: bool = False) -> Iterator[Block]:
    """The head that runs into ``block`` and the words behind it as two blocks; ``block`` itself where it has none.
    ``numbered``: a number may begin those words as well as a capital."""
    line = block.paragraph.lines[0]
    bold = next((at for at, word in enumerate(line.words) if not word.bold), len(line.words))
    if 0 < bold < len(line.words) and ITEM.match(line.words[bold - 1].text):
        bold -= 1  # the number of the first item of a list: "**RESOLVED (1)** That …"
    marked = bool(block.marker) and line.words[0].text == block.paragraph.printed_marker
    if block.level or not int(marked) < bold <= LONGEST or bold == len(line.words):
        yield block
        return
    head, rest = Line(line.page, line.words[:bold]), Line(line.page, line.words[bold:])
    first = rest.words[0].text
    if not (first[:1].isupper() or first[:1].isdigit() or (numbered and MARKER.match(first))):
        yield block
        return
    words = join_lines([Line(line.page, line.words[int(marked) : bold])])
    yield replace(block, paragraph=Paragraph((head,), block.marker, block.paragraph.blank_before), text=words, level=0)
    paragraph = Paragraph((rest, *block.paragraph.lines[1:]), "", False)
    yield replace(block, paragraph=paragraph, text=paragraph.text, marker="")
