"""Words that minutes set in another weight amid their paragraphs, as what was decided, whatever words announce it.

The reader is heard where the usual reading looks wrong (``extract.ways``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

from extract.flow.blocks import Block, regions_of
from extract.model import Line, Word
from extract.records.decisions.delegation import delegated_to
from extract.records.decisions.setting import Setting
from extract.records.decisions.verbs import is_worded_as_decision, verb_of
from extract.records.found import FoundDecision
from extract.text import join_lines

FEWEST, FEWEST_WORDS = 3, 4
"""Runs of bold words that a paper sets apart, and words of each."""
MOST = 0.6
"""Share of a paragraph's words up to which they are set apart in it."""
CONFIDENCE = 0.6
TELLS = re.compile(r"\b(?:agreed|resolved|decided|approved|adopted|noted)\b", re.IGNORECASE)


def find_set_apart(blocks: Sequence[Block], setting: Setting) -> list[FoundDecision]:
    """What stands in bold within the paragraphs of a paper that tells a meeting; [] where that is seldom."""
    told = setting.minutes or setting.lists_decisions
    runs = [lines for block in blocks if told and not block.level for lines in _bold(block)]
    return [
        FoundDecision(
            number=None,
            stem=None,
            text=(text := join_lines(lines).strip(" .;,:")),
            verb=verb_of(text, None),
            decision_maker=setting.maker or setting.committee,
            delegated_to=delegated_to(text),
            state=setting.state,
            regions=regions_of(lines),
            method="prose",
            confidence=CONFIDENCE,
            evidence=MappingProxyType(
                {
                    "verb": float(verb_of(text, None) is not None),
                    "worded": float(is_worded_as_decision(text) or TELLS.search(text) is not None),
                    "siblings": min(len(runs), 10) / 10,
                    "paper_kind": 1.0,
                }
            ),
        )
        for lines in (runs if len(runs) >= FEWEST else ())
    ]


def _bold(block: Block) -> Iterator[list[Line]]:
    """The lines of each run of bold words within a paragraph, most of which is not bold; not what begins it."""
    words = [(number, word) for number, line in enumerate(block.paragraph.lines) for word in line.words]
    if sum(word.bold for _, word in words) > MOST * len(words):
        return
    place = 0
    for bold, run in groupby(words, key=lambda pair: pair[1].bold):
        own = list(run)
        if bold and place and sum(any(map(str.isalnum, word.text)) for _, word in own) >= FEWEST_WORDS:
            yield list(_lines(block, own))
        place += len(own)


def _lines(block: Block, words: Sequence[tuple[int, Word]]) -> Iterator[Line]:
    for number, own in groupby(words, key=lambda pair: pair[0]):
        yield Line(block.paragraph.lines[number].page, tuple(word for _, word in own))
