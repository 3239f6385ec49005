"""Texts each of which is followed by who is to do it and by when, as actions, whatever stands over them.

    1  Open the old pier for anglers on Sundays.        ☐ (a) Give the police one form to fill in
       Harbour Trust                                          – Safeguarding Lead, by April.
       by Easter 2026                                   By 30 September 2025
    2  Print a guide in four languages. …              a  Rewrite the advice sheet. (Housing Options)

No label or heading is asked, only what comes back: several texts in one look, and behind each, below it or over it, a
party and a time in the same places. The reader is heard where the usual reading looks wrong (``extract.ways``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.flow.blocks import Block, regions_of
from extract.flow.looks import JOINERS, Look, look_of, with_ending_apart
from extract.model import Line
from extract.records.found import FoundAction
from extract.records.plans.plain_cells import STATUS
from extract.records.plans.reads_like import is_dated, may_name, party_and_time, says_when
from extract.records.prose.drafts import LOOSE
from extract.records.prose.tails import BRACKETS, DASH, tail_of
from extract.text import join_lines

FEWEST, SHARE = 4, 0.35
"""Texts that are owed, and their share of those in their look from the first to the last."""
FEWEST_WORDS, SHORT, MOST_BELOW = 3, 12, 3
"""Words of such a text at least, of what stands below one at most, and how many paragraphs that may be."""
MARK = re.compile(
    r"^(?:(?P<state>[☐☑☒✓✔✗✘●○◐◑■□])\s+)?"
    r"(?:(?:[A-Z][a-z]+ (?=\S*\d))?\(?(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})?[a-z]?|[a-z]|[ivx]{2,4})[.):]*\s+)?"
    r"(?=[A-Z“‘])"
)
"""A box or light and a number, with or without a word before it, that begin a text: "☐ (b) Give", "Ask 3. Hold"."""
ANSWERED = re.compile(r"\brecommendation\s+([A-Z]{0,3}\d{1,3}(?:\.\d{1,2})?)\b", re.IGNORECASE)
OTHERS = re.compile(r"[.!?][”’\"']?\s+(?=[“‘A-Z])|^(?:\S+ ){0,3}\S+:\s")
"""Where a text goes on with another sentence, or a label begins it: what is to be done is said in one, what happened in
several, and what labels announce is read by these."""
CONTINUED = re.compile(r"\s*\((?:continued|cont\.?(?:’d|'d)?)\)$", re.IGNORECASE)


@dataclass(slots=True)
class _Owed:
    """A text and what stands around it: by field the words, and the lines of those that are no heading."""

    text: str
    look: Look
    at: int
    lines: list[Line]
    beside: dict[str, str] = field(default_factory=dict)
    over: bool = False
    """Whether the heading over it says when."""


def find_owed(blocks: Sequence[Block]) -> list[FoundAction]:
    """The actions among ``blocks`` by who and when beside them; [] where too few have both in the same places."""
    looks = [_look(block) for block in blocks]
    found = max((_alike(blocks, looks, headed) for headed in (True, False)), key=len)
    answered = [_answered(blocks[: one.at]) for one in found]
    told = all(answered) and len(set(answered)) > 1
    return [
        _action(one, blocks[one.at], number if told else "", len(found))
        for one, number in zip(found, answered, strict=True)
    ]


def _answered(above: Sequence[Block]) -> str:
    """The number of the recommendation that the words nearest above a text speak of."""
    return next((named[1] for block in reversed(above) if (named := ANSWERED.search(block.text))), "")


def _alike(blocks: Sequence[Block], looks: Sequence[Look], headed: bool) -> list[_Owed]:
    """The texts of the look in which most have who and when; when also over them, where ``headed``, and nothing then
    below that heads others."""
    every = [one for at in range(len(blocks)) if (one := _owed(blocks, looks, at, headed))]
    sets: dict[tuple[Look, bool], list[_Owed]] = {}
    for one in every:
        sets.setdefault((one.look, one.over), []).append(one)
    found = max(sets.values(), key=len, default=[])
    among = range(found[0].at, found[-1].at + 1) if found else range(0)
    alike = [at for at in among if looks[at] == found[0].look and _is_text(blocks[at])]
    distinct = len({one.text for one in found}) == len(found)
    told = 2 * sum(bool(OTHERS.search(MARK.sub("", one.text))) for one in found) > len(found)
    return found if distinct and not told and len(found) >= max(FEWEST, SHARE * len(alike)) else []


def _look(block: Block) -> Look:
    return Counter(map(look_of, block.paragraph.words)).most_common(1)[0][0]


def _is_text(block: Block) -> bool:
    return not block.level and not block.note and len(block.text.split()) >= FEWEST_WORDS


def _owed(blocks: Sequence[Block], looks: Sequence[Look], at: int, headed: bool) -> _Owed | None:
    block = blocks[at]
    if not _is_text(block):
        return None
    one = _Owed(block.text, looks[at], at, list(block.paragraph.lines))
    _take_end(one, block)
    for below in _below(blocks, looks, at):
        if (headed and below.level) or not _take(one, below.text):
            break
        one.lines += below.paragraph.lines
    if headed and "timescale" not in one.beside and "lead" in one.beside:
        head = next((head.text for head in reversed(blocks[:at]) if head.level), "")
        one.over = says_when(when := CONTINUED.sub("", head))
        one.beside |= {"timescale": when} if one.over else {}
    told = {"lead", "timescale"} <= one.beside.keys() and len(one.text.split()) >= FEWEST_WORDS
    return one if told else None


def _take_end(one: _Owed, block: Block) -> None:
    """Who and when at the end of a text: in brackets, behind a dash, or in another look."""
    tail = tail_of(one.text, alone=True)
    if tail and tail.lead and tail.text:
        one.text = tail.text
        one.beside |= {"lead": tail.lead} | ({"timescale": tail.timescale} if tail.timescale else {})
        return
    for mark in [*BRACKETS.finditer(one.text), *list(DASH.finditer(one.text))[-1:]]:
        if mark.start() and _take(one, mark[1] if mark.re is BRACKETS else one.text[mark.end() :]):
            one.text = one.text[: mark.start()].rstrip()
            return
    _, ending = with_ending_apart(block.paragraph.lines)
    said = join_lines(ending).strip(" ".join(JOINERS)) if ending and look_of(ending[0].words[-1]) != one.look else ""
    if said and one.text.endswith(said) and _take(one, said):
        one.text = one.text.removesuffix(said).rstrip(" " + "".join(JOINERS))


def _below(blocks: Sequence[Block], looks: Sequence[Look], at: int) -> Iterator[Block]:
    """The short paragraphs below a text in other looks than its own, or behind a dash."""
    for place in range(at + 1, min(at + 1 + MOST_BELOW, len(blocks))):
        block = blocks[place]
        dashed = block.paragraph.printed_marker in JOINERS
        if len(block.text.split()) > SHORT or (looks[place] == looks[at] and not dashed):
            return
        yield block


def _take(one: _Owed, words: str) -> bool:
    """Whether some words are who, when or how far, or several of these, which the text has then."""
    said = words.strip(" .()[]")
    told: dict[str, str] = {}
    if both := party_and_time(said):
        told = dict(zip(("lead", "timescale"), both, strict=True))
    elif is_dated(said):
        told = {"timescale": said}
    elif STATUS.match(said):
        told = {"status": said}
    elif may_name(said) and "timescale" not in one.beside:
        told = {"lead": said}
    if not told or told.keys() & one.beside.keys():
        return False
    one.beside |= told
    return True


def _number(block: Block, text: str) -> str | None:
    """The number that a text has before its words, as the marker of its paragraph or among them."""
    mark = MARK.match(text)
    return block.marker.strip("().•") or (mark["number"] if mark else None)


def _action(one: _Owed, block: Block, answered: str, siblings: int) -> FoundAction:
    number = _number(block, one.text)
    if mark := MARK.match(one.text):
        one.text = one.text[mark.end() :]
        one.beside = ({"status": mark["state"]} if mark["state"] else {}) | one.beside
    dated = float("timescale" in one.beside)
    evidence = {"told_by_tail": 1.0, "says_who": 1.0, "says_when": dated, "has_number": float(bool(number))}
    return FoundAction(
        recommendations=(),
        recommendation_numbers=(answered,) if answered else (),
        ref=number or None,
        text=one.text,
        bullets=(),
        group_label=None,
        lead_raw=one.beside.get("lead"),
        timescale_raw=one.beside.get("timescale"),
        status_raw=one.beside.get("status"),
        progress_raw=None,
        ambiguous=False,
        notes=(),
        regions=regions_of(one.lines),
        method="prose",
        confidence=LOOSE,
        evidence=MappingProxyType(evidence | {"beside_others": min(siblings, 10) / 10}),
    )
