"""Numbers beside the actions of minutes that are those of the meeting's items: they say where an action arose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.flow.blocks import Block
from extract.records.found import FoundAction

ITEM = re.compile(r"(?P<number>\d{1,3}(?:/\d{2,4})?)[.):]?\s+[A-Z]")
LONGEST_HEAD = 12
"""Words of an item's heading."""
FEWEST = 3
"""Actions beside which such numbers must stand."""
HEADING = "Item"


def with_items_apart(actions: Sequence[FoundAction], blocks: Sequence[Block]) -> list[FoundAction]:
    """The actions of a meeting's minutes; where the number of each is that of one of its items, it is no reference of
    the action's own and is kept beside it as ``HEADING``."""
    heads = (ITEM.match(block.full_text) for block in blocks if len(block.text.split()) <= LONGEST_HEAD)
    items = {head["number"] for head in heads if head}
    refs = [action.ref for action in actions if action.ref]
    if len(refs) < FEWEST or not items.issuperset(ref.rstrip(".") for ref in refs):
        return list(actions)
    return [replace(a, ref=None, extra={**a.extra, HEADING: a.ref}) if a.ref else a for a in actions]
