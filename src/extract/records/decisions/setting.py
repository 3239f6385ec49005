"""What a paper as a whole says of the decisions in it: taken or asked for, the paper's own or other people's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.codelists import DocumentType
from extract.flow.blocks import Block
from extract.kept import kept
from extract.records.decisions.items import OUTCOME
from extract.records.decisions.resolving import is_quiet
from extract.records.decisions.stems import State, field_of
from extract.records.decisions.verbs import tells_outcome
from extract.records.phrases import DECISIONS as SAYS
from extract.records.phrases import part

OF_OTHERS = frozenset({"peer_challenge_report", "inspection_report", "response", "action_plan"})
"""Papers whose "Recommendations" are made to the council or are answered there: there a head alone is no sign."""
TITLE, OPENING = 4, 14
"""Paragraphs among which the title of a paper is, and paragraphs at its head that say what it is."""
_PROPOSED_FORM = re.compile(r"\bproposed\b|\bto\s+be\s+taken\b|\bto\s+be\s+made\b", re.IGNORECASE)
_FORWARD = re.compile(r"\bforward\s+plan\b|\bnotice\s+of\s+(?:intended\s+)?key\s+decisions", re.IGNORECASE)
_BODY = re.compile(part("body"))
ENOUGH = 2
"""Signs of minutes that make a paper one."""
LONGEST_MAKER = 14
"""Words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole paper says of its decisions.

    ``minutes``: it tells a meeting; ``lists_decisions``: it is a list or record of decisions taken; ``of_others``: its
    recommendations are made by others; ``maker``: the decision maker that a form prints; ``committee``: whose meeting.
    """

    state: State
    minutes: bool
    lists_decisions: bool
    of_others: bool
    maker: str | None
    committee: str | None
    has_field: bool
    """Whether a heading or field of it is called "Decision"."""
    plans: bool
    """Whether it only tells what will be decided."""
    item_levels: frozenset[int]
    """In a list of decisions, of what level the headings are right below which it tells what was decided."""
    quiet: bool
    """Whether it tells a meeting without a word of decision in capitals."""


@kept
def setting_of(flow: Sequence[Block], document_type: DocumentType, committee: str | None) -> Setting:
    """``document_type`` weighs with what the paper's first paragraphs say; neither decides alone."""
    head = flow[:OPENING]
    proposed = bool(_PROPOSED_FORM.search(" ".join(block.text for block in flow[:8])))
    minutes = _minutes_evidence(head, document_type) >= ENOUGH
    lists = any(SAYS["list_of_decisions"].search(block.text) for block in head if len(block.text) < 160)
    maker = next((name for index in range(len(flow)) if (name := _maker(flow, index))), None)
    filled = maker is not None and not minutes and _is_filled_form(flow)
    register = _has_told_column(flow)
    taken = (
        document_type == "decision_record"
        or filled
        or ((lists or register) and not minutes and document_type not in ("cover_report", "agenda"))
    )
    forward = [bool(_FORWARD.search(block.text)) and not _answers(block) for block in head]
    lists_decisions = taken and not proposed and not any(forward)
    state: State = "resolved" if minutes or lists_decisions else "proposed"
    has_field = any(
        bool(SAYS["head"].match(block.text)) or field_of(block.text) is not None
        for index, block in enumerate(flow)
        if (block.level or block.slot) and not titles_list(flow, index)
    )
    plans = document_type == "other" and not minutes and any(forward[:3])
    quiet = minutes and is_quiet(flow)
    others = document_type in OF_OTHERS and not (lists_decisions and (register or maker is not None))
    levels = _item_levels(flow) if lists_decisions and not has_field else frozenset()
    return Setting(state, minutes, lists_decisions, others, maker, committee, has_field, plans, levels, quiet)


def titles_list(flow: Sequence[Block], index: int) -> bool:
    """Whether a block is the title of a list of decisions ("Summary of Decisions"), which heads none of its own."""
    return index < TITLE and flow[index].level == 1 and bool(SAYS["list_of_decisions"].search(flow[index].text))


def _answers(block: Block) -> bool:
    """Whether a cell tells something beside the label of a form: "Key decision? | Yes, in the forward plan"."""
    return block.slot is not None and block.slot.column > 0 and not block.level


def _is_filled_form(flow: Sequence[Block]) -> bool:
    """Whether a cell called "Decision" has a sentence in the cell beside it, in a paper that recommends nothing."""
    said = any(
        SAYS["decided"].match(label.text) and label.slot and beside.slot and beside.slot.row == label.slot.row
        and len(beside.text.split()) > OUTCOME
        for label, beside in pairwise(flow)
    )  # fmt: skip
    return said and not any(block.level and "recommend" in block.text.lower() for block in flow)


def _item_levels(flow: Sequence[Block]) -> frozenset[int]:
    """The levels of headings that come with an outcome right below them, more than once."""
    told = Counter(
        head.level for head, below in pairwise(flow) if head.level and not below.level and tells_outcome(below.text)
    )
    return frozenset(level for level, count in told.items() if count > 1)


def _has_told_column(flow: Sequence[Block]) -> bool:
    """Whether a column of a table is headed "What was decided": then the paper is a register of decisions."""
    return any(block.slot and not block.slot.row and SAYS["record_head"].match(block.text) for block in flow)


def _minutes_evidence(head: Sequence[Block], document_type: DocumentType) -> int:
    """What speaks for minutes: the kind of paper, a title that says so, and who was present."""
    kinds: dict[DocumentType, int] = {
        "minutes": 2,
        "agenda": -1,
        "cover_report": -1,
        "agenda_pack": 0,
        "decision_record": -1,
    }
    told = kinds.get(document_type, 0)
    for index, block in enumerate(head):
        if found := SAYS["titled_minutes"].search(block.text[:160]):
            told += 2 if index < 4 and (found.start() == 0 or block.level or block.paragraph.bold) else 1
        elif SAYS["present"].match(block.text):
            told += 1
    return told


def _maker(flow: Sequence[Block], index: int) -> str | None:
    """The decision maker that a form's field at ``flow[index]`` names."""
    block = flow[index]
    if len(block.text) > 200 or not (found := SAYS["maker"].match(block.text)):
        return None
    below = flow[index + 1].text if index + 1 < len(flow) else ""
    if not found["rest"] and not (block.slot or block.level or block.paragraph.bold or block.text.endswith(":")):
        return None
    name = (found["rest"] or below).split("\n")[0].strip(" .:")
    parts = [each.strip() for each in re.split(r",\s+|\s+[–-]\s+|\(|\)", name) if _BODY.search(each)]
    posts = [part for part in parts if not re.match(r"(?:Councillor|Cllr)\b", part)]
    plain = (
        name
        if re.match(r"[^,]*\bof\b", name) and not re.match(r"(?:Councillor|Cllr|M[rsi]+s?)\b", name)
        else (posts or [name])[0]
    )
    return plain if 0 < len(plain.split()) <= LONGEST_MAKER else None
