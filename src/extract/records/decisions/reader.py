"""The items under a head: numbered, lettered, bulleted or single sentences, with what each of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.flow.blocks import Block
from extract.flow.numbering import first_item, inline_items, label_of, style_of, value_of
from extract.records.decisions.counted import counted
from extract.records.decisions.items import Item
from extract.records.decisions.listing import Listing, begins_worded
from extract.records.decisions.openings import Opening, is_settled
from extract.records.decisions.setting import Setting
from extract.records.decisions.stems import Stem, asked_above, field_stem, head_of, stem_above, stem_of
from extract.records.decisions.verbs import is_worded_as_decision, tells_in_column
from extract.records.phrases import DECISIONS as SAYS
from extract.text import TERMINAL

LOOK_AHEAD, LONGEST_OPENING, LONGEST_STEM = 4, 900, 300
"""Paragraphs that may stand between a head and the first decision; more characters than these are prose."""


class Reader:
    """Takes one paragraph after another until the list ends."""

    def __init__(self, opening: Opening, setting: Setting) -> None:
        self.opening, self.setting = opening, setting
        self.items: list[Item] = []
        self.listing = Listing(self.items)
        self.stem: Stem | None = None
        self.stem_block: Block | None = None
        self.home: Block | None = None
        self.last: Block | None = None
        self.passed = 0
        self.run_in = opening.run_in is not None
        self.number_cell = ""
        self.nested, self.beside = "", False
        self.below: Block | None = None
        self.following: Sequence[Block] = ()
        self.column, self.above_table = opening.column, opening.above_table

    def take(self, block: Block, text: str, following: Sequence[Block]) -> bool:
        """Whether ``block`` still belongs to the decisions; ``following`` are those after it."""
        self.following = following
        self.below = below = following[0] if following else None
        if block.slot and SAYS["number_alone"].match(text) and (self.home is None or self.number_cell):
            if self.opening.column is not None:
                return True  # the number of the item of business, not of the decision
            self.number_cell = text  # a number in a cell of its own, before the cell of its words
            return True
        if self._passes(block):
            return True
        if not self._at_home(block) or self._goes_on_in_plain(block):
            return False
        number = block.marker or (self.number_cell if block.slot else "")
        run_in = self.run_in and not (self.items or number or inline_items(text)) and SAYS["marked"].match(text)
        if own := SAYS["own_number"].match(text) or run_in or None:
            number, text = own["number"], own["rest"]
        elif self.setting.minutes and (told_by := SAYS["by_number"].match(text)):
            number, text = told_by["number"], text[told_by.end() :]
        if self.run_in and not self.items and is_settled(block, self.setting):
            return self._add(block, text, number)
        told = self.stem is not None and bool(number) and SAYS["body_alone"].match(self.stem.text) is not None
        told = told or (bool(number) and self.listing.is_of_one(number))
        told = told or (self.column is not None and self._decided() and SAYS["recommended_on"].match(text) is not None)
        stem = (
            (stem_of(text) if not told else None)
            or self._asks_anew(text, number)
            or stem_above(text, below.marker if below else "")
            or (asked_above(text, below.marker if below else "") if not self.setting.minutes else None)
            or (field_stem(text, below, number) if self._decided() and below else None)
        )
        taken = self._take_stem(block, stem, number) if stem else self._take_words(block, text, number)
        if taken and self.items:
            self.home = self.home or block
            if self.above_table and self.home.slot and self.column is None:
                self.column = self.home.slot.table, self.home.slot.column
        self.last = block if taken else self.last
        return taken

    def _at_home(self, block: Block) -> bool:
        """Whether the block stands in the same cell, box or open text as the first decision."""
        if self.home is None:
            return self.opening.table is None or bool(block.slot and block.slot.table == self.opening.table)
        if self.home.slot and block.slot and (self.number_cell or self.column is not None):
            return (self.home.slot.table, self.home.slot.column) == (block.slot.table, block.slot.column)
        if self.home.slot or block.slot:
            follows = block.marker and self._numbers_on(block) and self.listing.may_follow(block.marker)
            return self.home.slot == block.slot or bool(follows) or self.listing.turns_page(block)
        if (self.home.frame is None) != (block.frame is None):
            return False
        last = self.last or self.home
        return block.frame is None or block.frame == last.frame or block.frame.page == last.regions[-1].page + 1

    def _numbers_on(self, block: Block) -> bool:
        """Whether the block stands in the other cells of the table at whose head the opening stands."""
        inside = block.slot is not None and block.slot.table == self.opening.table
        return inside and self.column is None and bool(self.items and self.items[-1].number)

    def _passes(self, block: Block) -> bool:
        """Whether a cell that holds no decision is passed over: a reason beside it, a heading of the columns."""
        if block.slot is None or block.slot.wide:
            return False
        if self.column is not None:
            outcome = self.items and self.items[-1].blocks[-1].slot == block.slot and SAYS["became"].match(block.text)
            return block.slot.table == self.column[0] and (block.slot.column != self.column[1] or bool(outcome))
        if self.home is None:
            return self.above_table and block.slot.row == 0 and bool(SAYS["column_head"].match(block.text))
        if self.home.slot is None:
            return not block.level
        if self._numbers_on(block) and not block.marker:
            return self.listing.goes_on(self.following)
        return self.above_table and self.home.slot.table == block.slot.table and not self._at_home(block)

    def _take_stem(self, block: Block, stem: Stem, number: str) -> bool:
        if self.run_in and self.items and not number and not block.level and stem.rest:
            return False  # prose goes on after a single decision that stood in it
        if not stem.rest:
            self.stem, self.stem_block = stem, block
            return True
        return self._add(block, stem.rest, number, stem)

    def _asks_anew(self, text: str, number: str) -> Stem | None:
        """The stem of another list, of another body: its words end in a colon, and the numbering goes on below."""
        below = self.below
        if (
            not (self.items and below and below.marker and text.endswith(":"))
            or len(text) > LONGEST_STEM
            or head_of(text)
        ):
            return None
        first = self.items[0]
        goes_on = value_of(below.marker) in (1, (value_of(self.items[-1].number or "") or 0) + 1)
        again = goes_on and abs(below.left - first.left) <= 3
        alike = style_of(below.marker) == first.style or SAYS["each_asked"].search(text)
        own = style_of(number) != first.style and alike
        asked = SAYS["another_body"].search(text) if again and own else None
        return Stem(text, "", asked["subject"], None) if asked else None

    def _take_words(self, block: Block, text: str, number: str) -> bool:
        if not self.items and (head := head_of(text)) and head[0]:
            text = head[0]  # "Officer recommendation: That …" below the head "Recommendation"
        worded = is_worded_as_decision(text) or (self.column is not None and bool(SAYS["voted_to"].match(text)))
        if block.level and not (block.marker or SAYS["caption"].match(text)) and self._parts_the_list(block):
            return True
        alike = (
            number and self.items and self.listing.style(number) == self.items[-1].style and self._may_follow(number)
        )
        if block.level and not (worded or alike or self.column):
            return False  # a heading; a bold item is none, nor is a cell of a column of decisions
        if not (self.items or self.stem or worded or self._stands_in_field(block, text, number)):
            self.passed += 1
            return self.passed <= LOOK_AHEAD and not self.run_in and len(text) < LONGEST_OPENING
        if number:
            return self._take_numbered(block, text, number, worded)
        if self._continues(block, text) and not self._is_next_row(block):
            return self._join(block, f" {text}")
        if self.column is not None and self.items and not self._goes_in_column(block, text, worded):
            return True
        if not worded and self.items and self.listing.holds(block, self.following):
            self.beside = True  # what is listed there is no part of the item
            return True
        led = self.stem_block is self.last is not None or (self.stem is not None and text.startswith("That "))
        if SAYS["caption"].match(text) or (self.run_in and self.items and not led):
            return False
        if worded or led or not self.items or (self._is_next_row(block) and self._decided()):
            return self._add(block, text, "")
        return False

    def _goes_in_column(self, block: Block, text: str, worded: bool) -> bool:
        """Whether words in a column of decisions tell what was decided, not a reason, or names and topics."""
        if SAYS["caption"].match(text) or SAYS["nothing"].match(text) or SAYS["action_label"].match(text):
            return False
        return worded or (tells_in_column(text) and self._is_next_row(block))

    def _decided(self) -> bool:
        """Whether the opening is the field or head "Decision" of a paper that tells what was decided."""
        return self.opening.state == "resolved" and self.setting.state == "resolved" and not self.setting.of_others

    def _stands_in_field(self, block: Block, text: str, number: str) -> bool:
        """Whether words under the head "Decision" are the decision whatever their verb: they are numbered, or the
        paragraph is no opening to a list below."""
        if SAYS["nothing"].match(text) or SAYS["field_of_item"].match(text) or (block.level and not self.column):
            return False
        if not self._decided():
            return self.below is not None and begins_worded(number, self.below)
        if number:
            return True
        if self.column is not None and not tells_in_column(text):
            return False
        below = self.below
        same = below is not None and below.slot == block.slot and not (below.level or self.run_in)
        begins = same and below is not None and value_of(below.marker or "2") in (1, None)
        leads = text.endswith(":") or begins or (same and below is not None and is_worded_as_decision(below.text))
        return not leads and len(text.split()) > (1 if self.opening.own else 2) and not SAYS["caption"].match(text)

    def _take_numbered(self, block: Block, text: str, number: str, worded: bool) -> bool:
        style = self.listing.style(number)
        if self.listing.breaks_at(block, text, style):
            return self._join(block, f" {number} {text}")
        if self.items and not worded and self.listing.stands_out(block):
            return False  # the heading of the next item of business
        if self._is_next_row(block) or (self.items and self.stem_block and self.stem_block is self.last):
            return self._add(block, text, number)
        if self.items and not self.nested and self.listing.looks_otherwise(block, number):
            return False
        if self.items and style != self._first_beside(block).style:
            return self._may_nest(block, style) and self._nest(block, text, number)
        if self.items and self._stood_alone():
            return False
        if self.items and style != "bullet" and not self._may_follow(number) and not worded:
            return False
        return self._add(block, text, number)

    def _goes_on_in_plain(self, block: Block) -> bool:
        """Whether the sentence, or the next item, goes on behind a resolution that stood by its number and in bold."""
        if not self.items or not SAYS["by_number"].match(self.opening.run_in or ""):
            return False
        beside = self.items[-1].blocks[-1].paragraph.lines[-1] == block.paragraph.lines[0]
        return not (self.nested or self.items[-1].text.endswith(":")) if block.marker else beside

    def _may_follow(self, number: str) -> bool:
        return self.listing.may_follow(number) or self.stem_block is self.last

    def _first_beside(self, block: Block) -> Item:
        """The first item of the list that ``block`` stands in: each row of a column and each stem has its own."""
        here = [item for item in self.items if self.column and item.blocks[0].slot == block.slot]
        return (here or [item for item in self.items if item.stem is self.stem] or self.items)[0]

    def _parts_the_list(self, head: Block) -> bool:
        """Whether a heading stands within the list: the numbering begins or goes on right below it."""
        below = self.below
        if below is None or below.level or not below.marker or below.slot != head.slot or not (self.stem or self.items):
            return False
        return self.listing.goes_on(self.following) if self.items else value_of(below.marker) == 1

    def _is_next_row(self, block: Block) -> bool:
        """Whether another row of a column of decisions begins: a decision of its own, however it is numbered."""
        if self.column is None or not (self.items and block.slot):
            return False
        return (last := self.items[-1].blocks[-1].slot) is not None and last.row != block.slot.row

    def _stood_alone(self) -> bool:
        """Whether the one decision so far was a sentence of the text, not the first of a list."""
        return self.run_in and self.stem is None and self.items[0].stem is not None

    def _may_nest(self, block: Block, style: str) -> bool:
        """Whether a number of another kind is a sub-item: not further left, and no paragraph number of the report."""
        item = self.items[-1]
        if style.startswith("decimal") and not block.marker.lstrip("(").startswith(f"{item.number}."):
            return False
        if self.nested and self.nested == style:
            return True
        first = value_of(block.marker or "") in (1, None)
        if item.text.endswith(":"):
            return first
        return first and not self._stood_alone() and not block.level and block.left > item.left - 3

    def _add(self, block: Block, text: str, number: str, stem: Stem | None = None) -> bool:
        self.nested, self.beside, self.last = "", False, block
        if first := first_item(text, self.below.marker if self.below else ""):
            (number, text), self.stem = first, stem or self.stem
            block = replace(block, marker=number)
        style = self.listing.style(number)
        if stem and self.setting.minutes and style.startswith("decimal"):
            number = ""  # that of the minute, in whose words it was resolved
        for label, words in inline_items(text) or [(label_of(number), text)]:
            place = self.listing.place(label or "")
            self.items.append(Item(label, stem or self.stem, words, [block], block.left, style, place))
        return True

    def _nest(self, block: Block, text: str, number: str) -> bool:
        """A sub-item is part of its item, on a line of its own; a condition or a reason is not."""
        self.nested = self.listing.style(number)
        self.beside = self.beside or SAYS["with_reasons"].search(self.items[-1].text) is not None
        return self._join(block, f"\n{number} {text}")

    def _join(self, block: Block, words: str) -> bool:
        if not self.beside:
            self.items[-1].text += words
            self.items[-1].blocks.append(block)
        return True

    def _continues(self, block: Block, text: str) -> bool:
        """Whether unnumbered words go on with the last item: in mid-sentence, or set in under its number."""
        if not self.items or (is_worded_as_decision(text) and not text[:1].islower()):
            return False
        item = self.items[-1]
        if text[:1].islower() and not item.text.endswith((".", "!", "?")):
            return True
        set_in = bool(item.number) and block.left > item.left + 9 and not block.level
        open_end = item.text.endswith(":") or not item.text.endswith(TERMINAL)
        return set_in and open_end and not SAYS["caption"].match(text)

    def decisions(self) -> list[Item]:
        """The items, if they are decisions (``counted``); where no list follows what was resolved, that alone."""
        if not self.items and self.stem and self.stem_block and self.stem.spare and self.setting.minutes:
            self._add(self.stem_block, self.stem.spare, "")
        return counted(self.items, self.opening, self.setting, self._decided()) if self.items else []
