"""Groups of paragraphs and sentences that are set unlike the rest of their paper, taken for its records; and who and
when that stand behind each, or over all under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from extract.codelists import RecordKind
from extract.flow.blocks import Block
from extract.likeness import Form, Read
from extract.likeness.groups import Member, chance_of, groups_of
from extract.model import Document
from extract.records.decisions.setting import Setting
from extract.records.found import FoundPaper
from extract.records.likeness.alike import DRESSED, Alike, belongs, is_told, kind_of
from extract.records.plans.reads_like import party_and_time
from extract.records.prose.pieces import pieces_of
from extract.records.prose.tails import is_time, tail_of

LEAST = 0.18
"""The chance from which a group is taken for records: few groups of papers without any come so far
(``benchmarks.likeness.published``)."""
FEWEST, FEWEST_WITHIN = 3, 2
"""Paragraphs, and sentences within paragraphs, that make a group."""
SHARE, SHARE_WITHIN, SHARE_OF_A_PAGE = 1 / 6, 0.05, 0.015
"""Share of a paper's words that paragraphs of a group must have, that of sentences within paragraphs, and of each of
its pages up to that."""
CONTRAST = 2.5
"""How much more than the paper's other words those of a group must read like records, in logits."""
LISTS = ("marker:bullet", "marker:number", "marker:letter")
"""Groups that are lists: these are weighed with what stands over each of them, elsewhere."""
APART = 5.0
"""How far below the middle logit of its group a member is none of it."""
LONGEST_TAIL = 14
"""Words of who and when on a line of their own, or at the end of a paragraph."""
WHEN = re.compile(r"\b(?:by|from|in|before|until|within|during|beginning|starting|with effect)\s", re.IGNORECASE)
"""Where a time may begin at the end of an action's words."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def dressed(paper: FoundPaper, setting: Setting, document: Document) -> list[Alike]:
    """The likeliest groups of ``paper`` of which no reader of forms told most, none a part of another."""
    pages = paper.part.page_last - paper.part.page_first + 1
    groups = groups_of([text.unit for text in paper.texts])
    blocks = [text.unit.spot.block for text in paper.texts if text.unit.spot.block]
    found: list[Alike] = []
    taken: set[int] = set()
    for chance, group in sorted(((chance_of(one), one) for one in groups), key=lambda pair: -pair[0]):
        fitting = [(one, _read(one)) for one in _fitting(group.members)]
        untold = [(m, one) for m, one in fitting if not is_told(one, paper) and not belongs(one, one.unit.head)]
        places = {one.place for one in group.members}
        most = SHARE_WITHIN if group.inner else SHARE
        enough = group.features["share"] >= min(most, pages * SHARE_OF_A_PAGE)
        least = FEWEST_WITHIN if group.inner else FEWEST
        if chance < LEAST or not enough or taken & places or len(untold) < max(least, len(fitting) / 2):
            continue
        if group.features["contrast"] < CONTRAST or any(name in group.features for name in LISTS):
            continue
        heads = {one.unit.head for one, _ in untold}
        form = Form(heads.pop() if len(heads) == 1 else "", "", (DRESSED,))
        texts = tuple(text for _, text in untold)
        beside = tuple(_beside(one, places, blocks, document) for one, _ in untold)
        if 2 * sum("lead_raw" in one for one in beside) > len(beside):
            kind: RecordKind | None = "action"  # each says who is to do it
        else:
            kind = kind_of(form, texts, paper, setting)
        if kind:
            found.append(Alike(texts, kind, chance, beside))
            taken |= places
    return found


def _fitting(members: Sequence[Member]) -> list[Member]:
    middle = median(one.bare for one in members)
    return [one for one in members if one.bare >= middle - APART]


def _read(member: Member) -> Read:
    return Read(member.unit, Form("", "", (DRESSED,)), member.chances)


def _beside(member: Member, places: set[int], blocks: Sequence[Block], document: Document) -> Mapping[str, str]:
    """Who and when of an action: behind it in its paragraph, on the line below it, or over all under its heading."""
    own = member.unit.text.rstrip(". ")
    times = [own[at.start() :] for at in WHEN.finditer(own) if is_time(own[at.start() :])]
    told = {"timescale_raw": times[0]} if times else {}
    for words in _behind(member, places, blocks):
        few = len(words.split()) <= LONGEST_TAIL and ":" not in words
        if few and (named := party_and_time(words, marked=False)):
            return {"lead_raw": named[0], "timescale_raw": named[1]}
        tail = tail_of(f"{own} ({words})", alone=True) if len(words.split()) <= LONGEST_TAIL else None
        if tail and tail.text == own:
            beside = {"lead_raw": tail.lead, "timescale_raw": tail.timescale}
            return told | {name: said for name, said in beside.items() if said}
    for block in reversed(blocks[: member.place]):
        if block.level:
            break
        for piece in pieces_of([block], document):
            if piece.label and piece.label.kind == "lead" and piece.text:
                return told | {"lead_raw": piece.text}
    return told


def _behind(member: Member, places: set[int], blocks: Sequence[Block]) -> Iterator[str]:
    whole = blocks[member.place].text
    _, _, rest = whole.partition(member.unit.text)
    yield SENTENCE.split(rest.strip())[-1].strip(" .|()")
    below = blocks[member.place + 1 : member.place + 2]
    if below and member.place + 1 not in places:
        yield re.sub(r"\s*\|\s*", ", ", below[0].text.strip(" .()"))
