"""The flow → decisions: what officers ask a meeting to agree or note, and what a meeting resolved.

Decisions stand under a head ("Recommendations", "Decision required"), or begin with words that only decisions begin
with ("RESOLVED that …"). Text that tells of decisions has neither. What others recommend to the council is not
sought here: papers whose "Recommendations" are those of peers or inspectors give none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType

from extract.codelists import DocumentType
from extract.flow.blocks import Block, regions_of
from extract.flow.lists import AHEAD
from extract.issues import Issues
from extract.kept import kept
from extract.records.decisions.delegation import delegated_to
from extract.records.decisions.items import Item, Section
from extract.records.decisions.openings import opening_at
from extract.records.decisions.outcomes import labelled_columns, outcomes
from extract.records.decisions.reader import Reader
from extract.records.decisions.repeats import each_once
from extract.records.decisions.resolving import parted
from extract.records.decisions.setting import Setting, setting_of
from extract.records.decisions.stems import decision_maker
from extract.records.decisions.verbs import is_worded_as_decision, subject_of, verb_of
from extract.records.found import Evidence, FoundDecision
from extract.records.phrases import DECISIONS as SAYS

LOOSE_WORD = re.compile(r"^(?!\w+ed\b)[a-z]+\W*$")
"""The rest of a heading that opens like a decision: "Advice that the Panel is asked to give"."""
FARTHEST = 100
"""Blocks after an opening by which its first decision has come: openings without end that lead to nothing would
otherwise each be followed to the last."""


def find_decisions(
    blocks: Sequence[Block], document_type: DocumentType, committee: str | None, issues: Issues
) -> list[FoundDecision]:
    """The decisions of one paper, in order, each once; a repeat further on is told to ``issues``.

    ``committee`` is the body whose meeting the paper is for; it decides where the words name no other.
    """
    return each_once([list(own) for own in _decided(blocks, document_type, committee)], issues)


@kept
def _decided(blocks: Sequence[Block], document_type: DocumentType, committee: str | None) -> list[list[FoundDecision]]:
    """The decisions of one paper, section by section."""
    plain = [block for block in blocks if not block.note and any(map(str.isalnum, block.text))]
    setting = setting_of(plain, document_type, committee)
    flow = parted(plain, setting.minutes, setting.quiet) if not setting.plans else []
    sections: list[Section] = []
    index = 0
    told = outcomes(flow, setting)
    labelled = labelled_columns(flow, told)
    if any(section.headed for section in told.values()):
        setting = replace(setting, has_field=True)
    while index < len(flow):
        section = _section_at(flow, index, setting, labelled) or told.get(index)
        if section is None:
            index += 1
            continue
        sections.append(section)
        index = max(section.end, index + 1)
    sections = _of_the_form(_without_motions_resolved(sections), setting)
    return [
        [_decision(item, section, setting) for item in section.items if not _is_loose(item)] for section in sections
    ]


def _is_loose(item: Item) -> bool:
    """Whether an item is one word behind a stem that tells no outcome ("noted"): the end of a heading."""
    return item.stem is not None and LOOSE_WORD.match(item.text) is not None


def _section_at(
    flow: Sequence[Block],
    index: int,
    setting: Setting,
    labelled: Container[tuple[int, int]],
) -> Section | None:
    """The decisions that begin at a block, or None where none do. ``labelled``: columns (table, column) whose cells
    say by a label of their own where the decision begins."""
    opening = opening_at(flow, index, setting)
    if opening is None or (opening.column and opening.column in labelled):
        return None
    start = at = index + opening.start
    reader = Reader(opening, setting)
    while at < len(flow) and (reader.items or at - start < FARTHEST):
        text = opening.run_in if at == start and opening.run_in is not None else flow[at].text
        if not reader.take(flow[at], text, flow[at + 1 : at + 1 + AHEAD]):
            break
        at += 1
    if not (items := reader.decisions()):
        return None
    headed = opening.run_in is None or flow[start].text != opening.run_in
    return Section(items, max(at, start + 1), opening.body, opening.state, headed, opening.strength)


def _without_motions_resolved(sections: list[Section]) -> list[Section]:
    """The sections without a motion whose clauses are printed again, word for word, in what was resolved below it."""
    return [
        section
        for section, below in zip_longest(sections, sections[1:])
        if not (below and _is_motion(section) and _clauses(section) <= _clauses(below))
    ]


def _is_motion(section: Section) -> bool:
    return all(item.stem and SAYS["resolves_to"].match(item.stem.text) for item in section.items)


def _clauses(section: Section) -> set[tuple[str | None, str]]:
    return {(item.number, " ".join(re.findall(r"\w+", item.text.lower()))) for item in section.items}


def _of_the_form(sections: list[Section], setting: Setting) -> list[Section]:
    """In a record of decisions only what was decided counts, not the officers' recommendation that the form repeats."""
    decided = [section for section in sections if section.state == "resolved" and section.headed]
    if not (setting.lists_decisions and decided):
        return sections
    return [section for section in sections if section.state == "resolved" or not section.headed]


# ---------------------------------------------------------------- a record


def _decision(item: Item, section: Section, setting: Setting) -> FoundDecision:
    stem = item.stem
    subject = (stem.subject if stem else None) or subject_of(item.text) or section.body
    taken = "resolved" in (setting.state, section.state, stem.state if stem else None)
    lines = [line for block in item.blocks for line in block.paragraph.lines]
    return FoundDecision(
        number=item.number,
        stem=stem.text if stem else None,
        text=_without_loose_quote(SAYS["vote_behind"].sub("", item.text)),
        verb=verb_of(item.text, stem.text if stem else None),
        decision_maker=decision_maker(subject, setting.maker or setting.committee),
        delegated_to=delegated_to(item.text),
        state="resolved" if taken else "proposed",
        regions=regions_of(lines),
        method="prose",
        confidence=_confidence(item, section),
        evidence=_evidence(item, section, setting),
    )


def _confidence(item: Item, section: Section) -> float:
    if section.headed and item.stem:
        return 0.92
    return 0.9 if section.headed or item.stem else 0.8


def _without_loose_quote(text: str) -> str:
    """The words without the quotation mark that ends a motion begun above."""
    loose = (text.endswith("”") and "“" not in text) or (text.endswith('"') and text.count('"') == 1)
    return text[:-1].rstrip() if loose else text


def _evidence(item: Item, section: Section, setting: Setting) -> Evidence:
    """What speaks for it: how plain the opening, the stem, the verb, the list it stands in, and the paper's kind."""
    numbered = [each for each in section.items if each.number]
    fits = (setting.state == "resolved") == (section.state == "resolved") and not setting.of_others
    return MappingProxyType(
        {
            "opening": section.strength,
            "headed": float(section.headed),
            "stem": float(item.stem is not None),
            "verb": float(verb_of(item.text, None) is not None),
            "worded": float(is_worded_as_decision(item.text)),
            "numbered": len(numbered) / len(section.items),
            "counts_up": float(section.counts_up),
            "siblings": min(len(section.items), 10) / 10,
            "paper_kind": float(fits),
        }
    )
