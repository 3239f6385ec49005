"""Where decisions begin: at a head, at words that only decisions begin with, or in a list that is worded as one."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from extract.flow.blocks import Block
from extract.flow.lists import begins
from extract.records.decisions.items import OUTCOME
from extract.records.decisions.motions import is_carried
from extract.records.decisions.resolving import decides_at_head, says_passed
from extract.records.decisions.setting import Setting, titles_list
from extract.records.decisions.stems import State, field_of, head_of, stem_above, stem_of
from extract.records.decisions.verbs import is_worded_as_decision, tells_outcome
from extract.records.phrases import DECISIONS as SAYS
from extract.text import TERMINAL

_SMALL = frozenset(("and", "of", "the", "for"))
_TELLS_ON = re.compile(r"\b(?:may|might|will|would|could|can|is|are|has|have|had)\b", re.IGNORECASE)
"""What happened, was said or may come, which is no decision."""
FEWEST_WORDS = 3
RUNNING = 8
"""Words of a sentence."""
LONGEST_HEAD, MOST_HEADS = 8, 6
"""Words of a column's head that stands among others, and others before it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where to read from: ``start`` blocks further on, with the words run in there, the body named and the state.

    ``strength`` 0..1: how plainly it says that decisions follow. ``own``: the words name a meeting or its resolving.
    """

    start: int
    run_in: str | None
    body: str | None
    state: State
    strength: float
    own: bool
    column: tuple[int, int] | None = None
    """Table and column whose cells are the decisions, where a column is headed so."""
    table: int | None = None
    """The table in one of whose narrow cells its head stands: no text below it is meant."""
    above_table: bool = False
    """Whether it stands in open text, so that a table below may hold the decisions in its rows."""


def opening_at(flow: Sequence[Block], index: int, setting: Setting) -> Opening | None:
    """The opening of decisions at ``flow[index]``, or None."""
    block = flow[index]
    clauses = re.split(r"(?<=[.!?])\s+", block.text)[-1] if block.text.endswith(":") else block.text
    if setting.minutes and (motion := SAYS["resolves_to"].match(clauses)):
        clause = not motion["rest"].strip(" :") or re.match(r"\s*(?:to|that|on|upon)?\b", motion["rest"])
        if clause and is_carried(flow, index):
            return Opening(0, clauses, None, "resolved", 0.8, True)
        return None
    passed = setting.quiet and SAYS["moved"].match(block.text) and _is_passed(flow, index)
    if passed or _begins(block, setting):
        return Opening(0, block.text, None, setting.state, 0.9, True, above_table=block.slot is None)
    if setting.item_levels and titles_list(flow, index):
        return None
    head = head_of(block.text, setting.state == "resolved") if len(block.text) < 120 or ":" in block.text[:60] else None
    run_in = head is not None and bool(head[0]) and ":" in block.text[:60]
    if head is not None and (
        block.level or block.slot or block.frame or run_in or _is_caption(block, flow, index, setting)
    ):
        rest, body, said = head
        if setting.state == "resolved" and re.search(
            r"decision|resol|agreed", block.text.split(rest)[0] if rest else block.text, re.I
        ):
            said = "resolved"
        column = None if rest else _column_under(flow, index)
        if column and _holds_outcomes(flow, index, column):
            return None
        told = setting.minutes and run_in and re.match(r"(?:Decision|Resolution)s?\s+of\b", block.text)
        if SAYS["nothing"].match(rest) or (told and body and body not in (setting.committee or body)):
            return None  # "Decisions of the planning authority: …"
        table = block.slot.table if block.slot and not block.slot.wide else None
        return Opening(0 if rest else 1, rest or None, body, said, 1.0, False, column, table, block.slot is None)
    if setting.lists_decisions and (block.level or block.slot) and (words := field_of(block.text)) is not None:
        column = None if words else _column_under(flow, index)
        return Opening(0 if words else 1, words or None, None, "resolved", 1.0, False, column)
    sentence = re.split(r"(?<=[.!?])\s+", block.text)[-1]
    if len(sentence) < 300 and SAYS["sentence_head"].search(sentence) and not SAYS["of_others"].search(sentence):
        return Opening(1, None, None, setting.state, 0.7, False, above_table=True)
    below = flow[index + 1] if index + 1 < len(flow) else None
    listed_below = (
        setting.state == "resolved"
        and below is not None
        and begins(below.marker)
        and SAYS["that_body"].match(block.text)
    )
    if listed_below or (setting.minutes and below is not None and stem_above(block.text, below.marker)):
        return Opening(0, block.text, None, "resolved", 0.8, True)
    if setting.minutes and below is not None and (words := _motion_below(block, below)):
        return Opening(1, words, None, "resolved", 0.8, True)
    if alone := SAYS["body_alone"].match(block.text):
        did = setting.state == "resolved" and below is not None and is_worded_as_decision(below.text)
        if did or (alone["that"] and not setting.of_others):
            return Opening(0, block.text, None, setting.state, 0.7, True, above_table=block.slot is None)
    listed = setting.lists_decisions and not block.level
    that = listed and re.match(r"That\b", block.text)
    if that and (block.marker or (block.slot and not setting.has_field)):
        return Opening(0, block.text, None, "resolved", 0.7, False)
    if listed and not setting.has_field and _heading_above(flow, index, setting.item_levels, tells_outcome(block.text)):
        return Opening(0, block.text, None, "resolved", 0.7, False)
    return None


def _heading_above(flow: Sequence[Block], index: int, levels: Set[int], tells: bool) -> bool:
    """Whether the heading of an item of business stands right above, fields such as its "Portfolio holder:" between.
    ``levels``: those of the headings of items; below another only what ``tells`` an outcome counts."""
    above = index - 1
    while above > 0 and SAYS["field_of_item"].match(flow[above].text) and not flow[above].level:
        above -= 1
    if above < 0 or not flow[above].level:
        return False
    text = flow[index].text
    item = (
        above > 0
        and flow[above].level in levels
        and not _TELLS_ON.search(text)
        and len(text.split()) >= FEWEST_WORDS
        and text.endswith(".")
    )
    return tells or (item and not (SAYS["nothing"].match(text) or SAYS["caption"].match(text)))


def _column_under(flow: Sequence[Block], index: int) -> tuple[int, int] | None:
    """The table and column that a head in the first row heads: what stands beside it is a head too, not its words."""
    slot = flow[index].slot
    if slot is None or slot.wide or slot.row:
        return None
    row = [block for block in flow[index + 1 : index + 12] if block.slot and block.slot.table == slot.table]
    beside = [block for block in row if block.slot and block.slot.row == 0]
    below = [block for block in row if block.slot and block.slot.row and block.slot.column == slot.column]
    heads = [block for block in flow[max(0, index - MOST_HEADS) : index] if block.slot and not block.slot.row] + beside
    among_heads = flow[index].level or len(heads) > 1  # else what stands beside it may be its words
    most = LONGEST_HEAD if among_heads else 4
    if not below or any(len(block.text.split()) > most or block.text.endswith(".") for block in beside):
        return None
    return slot.table, slot.column


def _motion_below(block: Block, below: Block) -> str | None:
    """The motion that a paragraph of its own gives word for word ("“That this Council …”") below the sentence that
    says it was carried: "…, and it was carried by 20 to 3:"."""
    sentence = re.split(r"(?<=[.!?])\s+", block.text)[-1]
    said = sentence.endswith(":") and not block.level and SAYS["passed"].search(sentence)
    return below.text.strip('"“”') if said and re.match(r"[\"“]?That\b", below.text) else None


def _holds_outcomes(flow: Sequence[Block], index: int, column: tuple[int, int]) -> bool:
    """Whether each cell of the column that ``flow[index]`` heads holds a word or two."""
    slots = ((block, block.slot) for block in flow[index + 1 : index + 12])
    below = [block for block, slot in slots if slot and slot.row and (slot.table, slot.column) == column]
    return all(len(block.text.split()) <= OUTCOME for block in below)


def _is_passed(flow: Sequence[Block], index: int) -> bool:
    """Whether what a paragraph moves was carried, as it says itself or the next does at its head."""
    below = flow[index + 1].text if index + 1 < len(flow) else ""
    return says_passed(flow[index].text, below)


def is_settled(block: Block, setting: Setting) -> bool:
    """Whether a paragraph that print sets apart says what became of an application: "**Refused for two reasons:**"."""
    apart = block.paragraph.bold or block.paragraph.italic
    told = setting.state == "resolved" and apart and block.text.endswith(TERMINAL)
    return told and bool(SAYS["settled"].match(block.text))


def _begins(block: Block, setting: Setting) -> bool:
    """Whether a paragraph outside any such head begins with words that only decisions begin with."""
    text = block.text
    told = setting.state == "resolved"
    if decides_at_head(text, told, setting.quiet) or (told and not block.level and SAYS["granted"].match(text)):
        return True
    if is_settled(block, setting):
        return True
    if (asked := SAYS["asking"].match(text)) and (not block.level or re.search(r"\bto$|:$", text)):
        return _is_business(text, asked, setting)
    return bool(SAYS["for_members"].match(text) or SAYS["self"].match(text))


def _is_business(text: str, asked: re.Match[str], setting: Setting) -> bool:
    """Whether what a body is asked by its name is for its meeting to decide, not how to behave there."""
    named = all(word[0] in "&(" or word[0].isupper() or word in _SMALL for word in asked["subject"].split())
    if not named or not asked["stem"].endswith(" to"):
        return False
    if setting.of_others and re.match(
        r"(?:the\s+)?(?:\w+\s+)?(?:council|partnership|authority|group)\b", text, re.IGNORECASE
    ):
        return False
    return not SAYS["no_business"].match(text[asked.end() :])


def _is_caption(block: Block, flow: Sequence[Block], index: int, setting: Setting) -> bool:
    """A head in plain type: it ends in a colon, is in italics, runs on into the words, or stands above a stem, or in a
    record of decisions above any sentence."""
    if block.text.rstrip().endswith(":") or (head_of(block.text) and ":" in block.text):
        return True
    if all(word.italic for word in block.paragraph.words):
        return True
    below = flow[index + 1] if index + 1 < len(flow) else None
    leads = below is not None and not below.slot and (below.text.endswith(":") or len(below.text.split()) >= RUNNING)
    return below is not None and (stem_of(below.text) is not None or (leads and setting.lists_decisions))
