"""The list that the decisions under one head make: how it counts, and whether it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.flow.blocks import Block
from extract.flow.lists import GAP, Place, goes_on, is_next, place_of, style_at
from extract.flow.numbering import form_of
from extract.records.decisions.items import Item
from extract.records.decisions.verbs import is_worded_as_decision

INDENT, FAR = 3.0, 9.0
"""Points by which words stand further right than others, and by which a number plainly stands further left."""


def begins_worded(number: str, below: Block) -> bool:
    """Whether ``number`` begins a list whose next item, ``below``, is worded as a decision: then the first is one too,
    whatever its verb."""
    first = place_of(number)
    worded = first is not None and first.value == 1 and is_worded_as_decision(below.text)
    return worded and is_next(first, place_of(below.marker, first))


@dataclass(frozen=True, slots=True)
class Listing:
    """The ``items`` so far, in order; whoever gathers them adds to the list."""

    items: list[Item]

    def place(self, number: str) -> Place | None:
        """The place that a number tells, read after the last item."""
        return place_of(number, self.items[-1].place if self.items else None)

    def style(self, number: str) -> str:
        return style_at(number, self.items[-1].place if self.items else None)

    def may_follow(self, number: str) -> bool:
        """Whether ``number`` comes after the last item's, or one of them has no place in a list."""
        last, this = self.items[-1].place if self.items else None, self.place(number)
        if last is None or this is None or last.value is None or this.value is None:
            return True
        return is_next(last, this, GAP)

    def is_of_one(self, number: str) -> bool:
        """Whether ``number`` comes next in a list whose items so far all complete the same words or none: then what
        decides at its head is its own word."""
        if not self.items or any(item.number is None or item.stem is not self.items[0].stem for item in self.items):
            return False
        stem = self.items[0].stem
        return (stem is None or not stem.rest) and is_next(self.items[-1].place, self.place(number))

    def breaks_at(self, block: Block, text: str, style: str) -> bool:
        """Whether a number is one of the last item's sentence, broken before it: "… be raised by / 2.99 per cent"."""
        if not self.items or block.slot or not style.startswith("decimal") or self.items[-1].style == style:
            return False
        return text[:1].islower() and self.items[-1].text[-1:].isalpha() and block.marker[-1:].isdigit()

    def turns_page(self, block: Block) -> bool:
        """Whether ``block`` is the next item, on the next page and as far left: a cell goes on there in the open."""
        last = self.items[-1] if self.items else None
        if last is None or block.page != last.blocks[-1].regions[-1].page + 1 or abs(block.left - last.left) > INDENT:
            return False
        return is_next(last.place, self.place(block.marker))

    def goes_on(self, following: Sequence[Block]) -> bool:
        """Whether the list that the last item is of goes on in what follows."""
        last = self.items[-1] if self.items else None
        return last is not None and last.place is not None and goes_on(following, last.blocks[0], last.place)

    def holds(self, block: Block, following: Sequence[Block]) -> bool:
        """Whether words stand between two items and belong to neither: a vote, a reason, an explanation."""
        if not self.goes_on(following):
            return False
        last = self.items[-1]
        listed = [item for item in self.items if item.place and item.stem is last.stem]
        return len(listed) > 1 or block.left > last.left + INDENT or block.text.startswith(("(", "["))

    def stands_out(self, block: Block) -> bool:
        """Whether a number is in heavy type, unlike the last item, or stands further left than every item."""
        last, first = self.items[-1].blocks, self.items[0].blocks[0]
        if block.paragraph.bold and not last[0].paragraph.bold:
            return True
        open_list = first.marker and not block.slot and all(item.number for item in self.items)
        same_page = last[-1].regions[-1].page == block.page
        return bool(open_list) and same_page and block.left < min(item.left for item in self.items) - FAR

    def looks_otherwise(self, block: Block, number: str) -> bool:
        """Whether a number is printed in another form than the items' and stands no further right: "3." after "(2)"."""
        last = self.items[-1]
        item = last.blocks[0]
        if not (item.marker and block.marker) or block.slot or block.left > last.left + INDENT:
            return False
        return (
            form_of(item.marker) != form_of(block.marker)
            and self.style(number) == last.style
            and not last.text.endswith(":")
        )
