"""Paragraphs and sentences of a paper that share a look, as groups that are judged as one.

A careful reader tells what a paper asks for or promises by its dress: such passages are set alike and unlike the rest,
in bold within the text, indented, in boxes, in another size. One of them alone may read like anything; all of them
together, held against the paper's other words, do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from math import exp, log, log1p
from statistics import fmean
from typing import NamedTuple

from extract.flow.blocks import Block, regions_of
from extract.flow.looks import JOINERS, Look, look_of
from extract.likeness.features import Features, Text, Unit, blank, kind_of_marker, of_text
from extract.likeness.reader import FOLDER, reader
from extract.model import Line, Word
from extract.shipped import model_file
from extract.text import Paragraph, join_lines

FEWEST = 2
"""Members of a group."""
FEWEST_WORDS, MOST_WORDS = 4, 120
"""Of a member."""
INDENT = 6.0
"""Points further in than the body from which a paragraph is indented."""
COLUMN = 0.3
"""Share of the body's words that begin at a left edge of it."""
ENDS = (".", "!", "?", ":", ";", ")", "”", "]")
SURE = 9.0
"""The logit beyond which nothing is surer."""
SAYS: Mapping[str, re.Pattern[str]] = {
    "asks": re.compile(r"\b(?:should|must|needs? to|ought to|recommends?)\b|^that\b", re.IGNORECASE),
    "will": re.compile(r"\b(?:will|shall|to be|going to)\b|^to\b", re.IGNORECASE),
    "past": re.compile(r"\b(?:was|were|had|has|have|did|been|found|said|told|heard|is|are)\b", re.IGNORECASE),
    "ours": re.compile(r"^we\b", re.IGNORECASE),
    "verb": re.compile(r"^[A-Za-z][a-z]+\s+(?:an?|the|all|each|every|its|their|our|and|with|to|on|that)\b"),
    "stop": re.compile(r"\.$"),
    "question": re.compile(r"\?$"),
    "capital": re.compile(r"^[A-Z]"),
    "quoted": re.compile(r"^[“‘\"']"),
    "digits": re.compile(r"\d"),
    "several": re.compile(r"[.!?] (?=[A-Z])"),
}
"""Signs of which the share of members that have them counts."""


class Dress(NamedTuple):
    """How a paragraph is set."""

    marker: str
    look: Look
    framed: bool
    indented: bool
    topic: bool = False
    """Whether it stands behind a few words in bold that only say what it is about."""


@dataclass(frozen=True, slots=True)
class Member:
    """A paragraph, or a sentence of one, with what the second reader makes of it."""

    unit: Unit
    place: int
    """Which paragraph of the paper it is, or stands in."""
    chances: Sequence[float]
    """By kind, in the order of ``reader.KINDS``."""
    bare: float
    """The logit that it is a record by its own words and form, whatever stands over it."""

    @property
    def is_record(self) -> float:
        return sum(self.chances[1:4])


@dataclass(frozen=True, slots=True)
class Group:
    """``inner``: its members are words set apart within paragraphs, else paragraphs."""

    members: tuple[Member, ...]
    features: Features
    inner: bool


def groups_of(units: Sequence[Unit]) -> list[Group]:
    """The groups of a paper's paragraphs that are set unlike its body."""
    own = [unit for unit in units if unit.spot.block]
    blocks = [unit.spot.block for unit in own if unit.spot.block]
    if not blocks:
        return []
    plain = Dress("", _body(blocks), False, False)
    looks = [_look(block) for block in blocks]
    edges = _edges(blocks, looks, plain.look)
    apart = list(_apart(own, plain))
    members = _members([*own, *(unit for unit, _, _ in apart)], [*range(len(own)), *(place for _, place, _ in apart)])
    paper = _Paper(members[: len(own)], plain)
    sets: dict[tuple[bool, Dress], list[Member]] = {}
    for member, (_, _, dress) in zip(members[len(own) :], apart, strict=True):
        sets.setdefault((True, dress), []).append(member)
    for member, block, look in zip(paper.members, blocks, looks, strict=True):
        sets.setdefault((False, _dress(block, look, edges)), []).append(member)
    found: list[Group] = []
    for (inner, dress), some in sets.items():
        kept = tuple(one for one in some if FEWEST_WORDS <= len(one.unit.text.split()) <= MOST_WORDS)
        if len(kept) >= FEWEST and (inner or dress != plain):
            found.append(Group(kept, {**paper.compared(kept, dress), "inner": float(inner)}, inner))
    return found


def _members(units: Sequence[Unit], places: Sequence[int]) -> list[Member]:
    full = reader().read([unit.features for unit in units]).tolist()
    bare = reader().read([blank(unit.features) for unit in units]).tolist()
    return [
        Member(unit, place, chances, _logit(sum(alone[1:4])))
        for unit, place, chances, alone in zip(units, places, full, bare, strict=True)
    ]


def _logit(share: float) -> float:
    kept = min(max(share, 1e-9), 1 - 1e-9)
    return max(-SURE, min(SURE, log(kept / (1 - kept))))


# ---------------------------------------------------------------- how it is set


def _body(blocks: Sequence[Block]) -> Look:
    """The look of most words."""
    plain = [block for block in blocks if not block.level] or blocks
    return Counter(look_of(word) for block in plain for word in block.paragraph.words).most_common(1)[0][0]


def _look(block: Block) -> Look:
    return Counter(map(look_of, block.paragraph.words)).most_common(1)[0][0]


def _edges(blocks: Sequence[Block], looks: Sequence[Look], body: Look) -> list[float]:
    """The left edges at which much of the body begins: one a column."""
    words: Counter[int] = Counter()
    for block, look in zip(blocks, looks, strict=True):
        if not block.level and look == body:
            words[round(block.left)] += len(block.text.split())
    enough = COLUMN * words.total()
    return sorted(float(edge) for edge, count in words.items() if count >= enough) or [min(b.left for b in blocks)]


def _dress(block: Block, look: Look, edges: Sequence[float]) -> Dress:
    near = max((edge for edge in edges if edge <= block.left + INDENT), default=edges[0])
    return Dress(kind_of_marker(block.marker), look, block.frame is not None, block.left - near > INDENT)


# ---------------------------------------------------------------- within paragraphs


def _apart(units: Sequence[Unit], plain: Dress) -> Iterator[tuple[Unit, int, Dress]]:
    """The sentences that are set apart within paragraphs, each as a paragraph of its own, which these are, and how."""
    for place, unit in enumerate(units):
        block = unit.spot.block
        if block is None or block.level:
            continue
        for lines, dress in _runs(block, plain):
            words = join_lines(lines)
            part = replace(block, paragraph=Paragraph(tuple(lines), "", False), text=words, marker="")
            old, new = of_text(unit.text, block.marker), of_text(words, "")
            features = {name: value for name, value in unit.features.items() if name not in old} | new
            yield Unit(Text(words, regions_of(lines), None, part), words, features, unit.head), place, dress


def _runs(block: Block, plain: Dress) -> Iterator[tuple[list[Line], Dress]]:
    """The lines of each run of words in another weight or slope than the body's that is a sentence, and of what stands
    behind a topic."""
    words = [(line.page, number, word) for number, line in enumerate(block.paragraph.lines) for word in line.words]
    if block.marker and words[0][2].text == block.paragraph.printed_marker:
        words = words[1:]
    runs = [(style, list(run)) for style, run in groupby(words, key=lambda one: (one[2].bold, one[2].italic))]
    for number, ((bold, italic), run) in enumerate(runs) if len(runs) > 1 else ():
        before = runs[number - 1][1][-1][2].text if number else "."
        after = runs[number + 1][1][0][2].text if number + 1 < len(runs) else "A"
        dress = plain._replace(look=Look(plain.look.size, bold, italic))
        if dress != plain and _is_sentence(before, [word for _, _, word in run], after):
            yield _lines(run), dress
    topic = runs[0][1] if len(runs) == 2 and runs[0][0][0] > plain.look.bold else []
    if 0 < len(topic) < FEWEST_WORDS and not any(map(str.isdigit, topic[-1][2].text)):  # else it is a number
        rest = runs[1][1]
        rest = rest[1:] if len(rest) > 1 and rest[0][2].text in JOINERS else rest
        if rest[0][2].text[:1].isupper():
            yield _lines(rest), plain._replace(topic=True)


def _lines(words: Sequence[tuple[int, int, Word]]) -> list[Line]:
    by_line = groupby(words, key=lambda one: one[:2])
    return [Line(page, tuple(word for _, _, word in some)) for (page, _), some in by_line]


def _is_sentence(before: str, own: Sequence[Word], after: str) -> bool:
    begins = before.endswith(ENDS) and own[0].text.lstrip("“‘\"'([")[:1].isupper()
    ends = own[-1].text.endswith((".", "!", "?", ".”", ";")) or after[:1].isupper() or after[:1] in "([–—"
    return begins and ends and len(own) >= FEWEST_WORDS


# ---------------------------------------------------------------- what a group is like


class _Paper:
    """What the groups of a paper are held against."""

    def __init__(self, members: Sequence[Member], plain: Dress) -> None:
        self.members, self.plain = members, plain
        self.bare = fmean(member.bare for member in members)
        self.n_words = sum(len(member.unit.text.split()) for member in members)

    def compared(self, members: Sequence[Member], dress: Dress) -> dict[str, float]:
        """The features of the group of ``members`` in one ``dress``."""
        plain = self.plain.look
        texts = [one.unit.text for one in members]
        words = [len(text.split()) for text in texts]
        places = {one.place for one in members}
        bare, full = [one.bare for one in members], [_logit(one.is_record) for one in members]

        def share(test: Callable[[Member], object]) -> float:
            return fmean(bool(test(one)) for one in members)

        said = {name: fmean(bool(sign.search(text)) for text in texts) for name, sign in SAYS.items()}
        return said | {
            f"marker:{dress.marker}": 1.0,
            "count": log1p(len(members)),
            "bare": fmean(bare), "bare_least": min(bare), "bare_most": max(bare),
            "full": fmean(full), "full_least": min(full),
            "contrast": fmean(bare) - self.bare,
            "part": fmean(one.chances[-1] for one in members),
            "bold": float(dress.look.bold > plain.bold), "italic": float(dress.look.italic > plain.italic),
            "larger": float(dress.look.size > plain.size), "smaller": float(dress.look.size < plain.size),
            "framed": float(dress.framed), "indented": float(dress.indented), "topic": float(dress.topic),
            "level": share(lambda one: one.unit.spot.block and one.unit.spot.block.level),
            "share": sum(words) / max(1, self.n_words),
            "length": log1p(fmean(words)), "longest": log1p(max(words)), "shortest": log1p(min(words)),
            "sections": len({one.unit.head for one in members}) / len(members),
            "alone": share(lambda one: one.place - 1 not in places),
            "when": share(lambda one: one.unit.features.get("when")),
            "who": share(lambda one: one.unit.features.get("who")),
            "distinct": len(set(texts)) / len(members),
        }  # fmt: skip


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = model_file(FOLDER, "groups.json")
    return weights


def chance_of(group: Group) -> float:
    """The chance that the members of a group are records."""
    vote = sum(value * _weights().get(name, 0.0) for name, value in {**group.features, "bias": 1.0}.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, vote))))
