"""The flow → decisions: what officers ask a meeting to agree or note, and what a meeting resolved.

Decisions stand under a head ("Recommendations", "Decision required"), or begin with words that only decisions begin
with ("RESOLVED that …"). Text that tells of decisions has neither. What others recommend to the council is not
sought here: papers whose "Recommendations" are those of peers or inspectors give none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio, ratio

from extract.codelists import DocumentType
from extract.flow.blocks import Block, regions_of
from extract.issues import Code, Issues
from extract.records.decisions.delegation import delegated_to
from extract.records.decisions.lists import Item, Section, read_section
from extract.records.decisions.stems import State, decision_maker, head_of, stem_of
from extract.records.decisions.verbs import subject_of, verb_of
from extract.records.decisions.words import BODY_WORD, SELF
from extract.records.found import FoundDecision

OF_OTHERS = frozenset({"peer_challenge_report", "inspection_report", "response", "action_plan"})
"""Papers whose recommendations are made to the council or are answered there; they decide nothing."""
SAME = 90.0
"""Two decisions are one when their words agree to this share (rapidfuzz ratio, 0..100)."""
_SHOUTED = re.compile(
    rf"^(?:[^.]{{0,90}},\s+)?(?:It\s+was\s+(?:then\s+)?|(?:The\s+|That\s+)?(?:\w+\s+){{0,5}}?{BODY_WORD}\s+)?(?:unanimously\s+)?"
    r"(?:RESOLVED|AGREED|RECOMMENDED)\b|^(?:IT WAS RESOLVED|It was resolved that|Resolved\s*[:–-]|Resolved\s+that)"
)
"""Minutes and old-style reports set the word of decision in capitals."""
_WAS_AGREED = re.compile(r"^It\s+was\s+(?:\w+ly\s+)?(?:resolved|agreed|recommended)\s+(?:that|to)\b", re.IGNORECASE)
"""Said of earlier meetings as well, so it counts in minutes only."""
_ASKED_NOW = re.compile(
    rf"^(?:The\s+|That\s+)?(?:[A-Z&][\w’'&,-]*\s+|and\s+|of\s+|the\s+|for\s+){{0,10}}?{BODY_WORD}\s+(?:is|are)\s+(?:\w+ly\s+|therefore\s+)?"
    r"(?:asked|invited|recommended|requested)\s+to\b"
)
_STATED = re.compile(r"^It\s+is\s+(?:therefore\s+)?recommended\s+that\b")
_PROPOSED_FORM = re.compile(r"\bproposed\b|\bto\s+be\s+taken\b|\bto\s+be\s+made\b", re.IGNORECASE)


def find_decisions(
    blocks: Sequence[Block], document_type: DocumentType, committee: str | None, issues: Issues
) -> list[FoundDecision]:
    """The decisions of one paper, in order, each once; a repeat further on is told to ``issues``.

    ``committee`` is the body whose meeting the paper is for; it decides where the words name no other.
    """
    if document_type in OF_OTHERS:
        return []
    flow = [block for block in blocks if not block.note and block.text]
    paper_state = _state_of_paper(flow, document_type)
    found: list[list[FoundDecision]] = []
    index = 0
    while index < len(flow):
        section = _section_at(flow, index, paper_state)
        if section is None:
            index += 1
            continue
        found.append([_decision(item, section, paper_state, committee) for item in section.items])
        index = max(section.end, index + 1)
    return _once(found, issues)


def _state_of_paper(flow: Sequence[Block], document_type: DocumentType) -> State:
    """Minutes and records tell what was decided; a record that calls itself proposed does not yet."""
    if document_type == "minutes":
        return "resolved"
    if document_type != "decision_record":
        return "proposed"
    head = " ".join(block.text for block in flow[:8])
    return "proposed" if _PROPOSED_FORM.search(head) else "resolved"


def _section_at(flow: Sequence[Block], index: int, state: State) -> Section | None:
    """The decisions that begin at a block, or None where none do."""
    block = flow[index]
    if _begins_decision(block, state):
        return read_section(flow, index, block.text, None, state)
    head = head_of(block.text) if len(block.text) < 120 or ":" in block.text[:60] else None
    if head is None or not (block.level or block.slot or block.frame or _is_caption(block, flow, index)):
        return None
    rest, body, said = head
    if rest:
        return read_section(flow, index, rest, body, said)
    return read_section(flow, index + 1, None, body, said)


def _begins_decision(block: Block, state: State) -> bool:
    """Whether a paragraph outside any such head begins with words that only decisions begin with."""
    text = block.text
    if _SHOUTED.match(text) or (not block.level and _ASKED_NOW.match(text)):
        return True
    if _STATED.match(text):
        return _is_for_members(text)
    return bool(SELF.match(text)) or (state == "resolved" and bool(_WAS_AGREED.match(text)))


def _is_caption(block: Block, flow: Sequence[Block], index: int) -> bool:
    """A head in plain type: it ends in a colon, runs on into the words, or stands above a stem."""
    if block.text.rstrip().endswith(":") or (head_of(block.text) and ":" in block.text):
        return True
    below = flow[index + 1] if index + 1 < len(flow) else None
    return below is not None and stem_of(below.text) is not None


def _is_for_members(text: str) -> bool:
    """Whether "It is recommended that …" speaks to a meeting, not to anyone who reads."""
    return bool(re.match(rf"It\s+is\s+\w*\s*recommended\s+that\s+(?:the\s+)?(?:\w+\s+){{0,4}}?{BODY_WORD}\b", text))


# ---------------------------------------------------------------- a record


def _decision(item: Item, section: Section, paper_state: State, committee: str | None) -> FoundDecision:
    stem = item.stem
    subject = (stem.subject if stem else None) or subject_of(item.text) or section.body
    taken = "resolved" in (paper_state, section.state, stem.state if stem else None)
    lines = [line for block in item.blocks for line in block.paragraph.lines]
    return FoundDecision(
        number=item.number,
        stem=stem.text if stem else None,
        text=item.text,
        verb=verb_of(item.text, stem.text if stem else None),
        decision_maker=decision_maker(subject, committee),
        delegated_to=delegated_to(item.text),
        state="resolved" if taken else "proposed",
        regions=regions_of(lines),
        method="prose",
        confidence=_confidence(item, section),
    )


def _confidence(item: Item, section: Section) -> float:
    if section.headed and item.stem:
        return 0.92
    return 0.9 if section.headed or item.stem else 0.8


# ---------------------------------------------------------------- each once


def _once(sections: Sequence[Sequence[FoundDecision]], issues: Issues) -> list[FoundDecision]:
    """The decisions of all sections without what an earlier section said: reports state their recommendations at the
    head and again at the end. Within one section nothing is a repeat."""
    kept: list[FoundDecision] = []
    for section in sections:
        earlier = tuple(kept)
        for decision in section:
            first = next((other for other in earlier if _same(other, decision)), None)
            if first is None:
                kept.append(decision)
                continue
            place = decision.regions[0] if decision.regions else None
            number = f" {decision.number}" if decision.number else ""
            issues.add(Code.DECISION_REPEATED, f"decision{number} was stated on page {first.regions[0].page}", place)
    return kept


def _same(first: FoundDecision, second: FoundDecision) -> bool:
    """Whether a paper says one decision twice: never two numbers of one list, nor two that differ in a figure."""
    a, b = _plain(first.text), _plain(second.text)
    if first.number and second.number and first.number != second.number:
        return False
    if "resolved" in (first.state, second.state):  # minutes note many reports in the same words
        return False
    if re.findall(r"\d+", a) != re.findall(r"\d+", b) and ratio(a, b) >= SAME:
        return False
    if ratio(a, b) >= SAME:
        return first.number == second.number or ratio(a, b) >= 97
    shorter, longer = sorted((a, b), key=len)
    return first.number == second.number and len(shorter) > 25 and partial_ratio(shorter, longer) >= 97


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()
