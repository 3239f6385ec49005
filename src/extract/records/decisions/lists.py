"""The decisions under one opening."""

from __future__ import annotations

from collections.abc import Sequence

from extract.flow.blocks import Block
from extract.records.decisions.items import Section
from extract.records.decisions.openings import Opening
from extract.records.decisions.reader import Reader
from extract.records.decisions.setting import Setting

FARTHEST = 100
"""Blocks after an opening by which its first decision has come: openings without end that lead to nothing would
otherwise each be followed to the last."""


def read_section(flow: Sequence[Block], at: int, opening: Opening, setting: Setting) -> Section | None:
    """The decisions that begin with ``opening`` at ``flow[at]``; None where nothing there is one."""
    start = at + opening.start
    reader = Reader(opening, setting)
    index = start
    while index < len(flow):
        text = opening.run_in if index == start and opening.run_in is not None else flow[index].text
        if not reader.take(flow[index], text, flow[index + 1] if index + 1 < len(flow) else None):
            break
        index += 1
        if not reader.items and index - start >= FARTHEST:
            return None
    items = reader.decisions()
    if not items:
        return None
    headed = opening.run_in is None or flow[start].text != opening.run_in
    return Section(items, max(index, start + 1), opening.body, opening.state, headed, opening.strength)
