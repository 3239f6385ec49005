"""Full-width rows of a table: a recommendation, a label for what follows, a note, or a group's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extract.model import Cell, Line
from extract.records.phrases import PLANS as SAYS
from extract.records.phrases import words
from extract.records.wording import LETTERED, NUMBERED, Wording, read_recommendation
from extract.text import Paragraph, cell_paragraphs, text_of

MOSTLY = 0.8
LONGEST_LABEL = 5
"""Words."""
BannerKind = Literal["recommendation", "label", "note", "group"]

NOTE = re.compile(r"^(?:please )?note\b|^\(?nb\b|^\*", re.IGNORECASE)
NUMBERS = re.compile(r"\brecommendations?\s+((?:[A-Z]{0,2}\d+[a-z]?(?:\s*(?:,|and|&|to|-|–)\s*)?)+)", re.I)
ASKS = re.compile(rf"^(?:{'|'.join(words('asking'))})\b", re.IGNORECASE)
"""Verbs with which peers, inspectors and auditors begin a recommendation."""
MUST = re.compile(r"\b(?:should|must|needs? to|is recommended|are recommended)\b", re.IGNORECASE)
NUMBERED_ORDER = re.compile(r"^(?P<number>\d{1,2})\s+(?P<rest>[a-z]\S*(?:\s+\S+){3,})$")
"""A number and words that go on with a sentence begun above: "The Board should: 1 make sure that …"."""
THAT = re.compile(r"^that(?:\s+\S+){4}", re.IGNORECASE)
"""The form of a motion: "That the executive reviews …"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A recommendation and the lines it stands on."""

    wording: Wording
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    kind: BannerKind
    text: str
    recommendations: tuple[Said, ...] = ()
    """Those it holds, one for each number."""
    numbers: tuple[str, ...] = ()
    """Those that its note names, for the actions below."""


def read_banner(cell: Cell, after_label: bool, has_recommendation_column: bool, long_enough: bool = False) -> Banner:
    """What a full-width row says. ``after_label``: a row that only says "Recommendation" came before it.
    ``long_enough``: its table's numbered banners are sentences (``numbered_and_asking``); a short one then is one too.

    Where recommendations have a column of their own, a banner only groups rows, unless it calls itself one.
    """
    paragraphs = cell_paragraphs(cell)
    text = text_of(paragraphs)
    if SAYS["banner_label"].match(text):
        return Banner("label", text)
    labelled = len(paragraphs) > 1 and _is_label(paragraphs[0], paragraphs[1])
    if labelled:
        paragraphs = paragraphs[1:]
    said, notes = _notes_apart(paragraphs)
    if not said:
        return Banner("note", text, numbers=numbers_in(text_of(notes)))
    told = text_of(said)
    found = [Said(_wording(part), tuple(line for p in part for line in p.lines)) for part in _parts(said)]
    recommendations = tuple(one for one in found if one.wording.text)
    calls_itself = labelled or bool(SAYS["calls_itself"].match(told))
    asks = bool(recommendations) and is_asking(recommendations[0].wording.text)
    numbered_sentence = bool(NUMBERED.match(told)) and asks and (long_enough or len(told.split()) >= 6)
    numbered_sentence = numbered_sentence or bool(NUMBERED_ORDER.match(told))
    if recommendations and (calls_itself or (not has_recommendation_column and (after_label or numbered_sentence))):
        return Banner("recommendation", text, recommendations, numbers_in(text_of(notes)))
    return Banner("group", text)


def _is_label(first: Paragraph, second: Paragraph) -> bool:
    """Whether a banner's first line only says what stands below it: by its words, or as small print over a number."""
    if SAYS["label_line"].match(first.text):
        return True
    small = first.lines[0].size < second.lines[0].size and second.bold and not first.bold
    below = NUMBERED.match(second.full_text)
    short = len(first.text.split()) <= LONGEST_LABEL and not NUMBERED.match(first.full_text)
    return bool(small and short and below and is_asking(second.full_text[below.end() :].strip()))


def _wording(part: Sequence[Paragraph]) -> Wording:
    order = NUMBERED_ORDER.match(text_of(part))
    return Wording(order["number"], order["rest"], None) if order else read_recommendation(part)


def number_alone(cell: Cell) -> str | None:
    """The number of a title that says nothing else; None where there is none."""
    found = SAYS["number_alone"].match(" ".join(cell.text.split()))
    return (found["code"] or found["number"]) if found else None


def is_asking(text: str) -> bool:
    """Whether words ask for something: they begin with a verb, say what must be or what is amiss, or are a sentence."""
    asks = ASKS.match(text) or THAT.match(text) or MUST.search(text)
    return bool(asks or text.endswith(".") or SAYS["fails"].match(text))


def numbered_and_asking(texts: Sequence[str]) -> bool:
    """Whether the numbered (or lettered) ones of a table's banners, or of the lines over several tables, are several in
    order and mostly ask: they recommend, however short; names of themes do not."""
    for pattern in (NUMBERED, LETTERED):
        found = [(match[1], text[match.end() :].strip()) for text in texts if (match := pattern.match(text))]
        asking = sum(is_asking(text) for _, text in found)
        if len(found) > 1 and _alike([number for number, _ in found]) and asking >= MOSTLY * len(found):
            return True
    return False


def _notes_apart(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What a banner says, and from the first one on that is a remark, the remarks under it."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.printed_marker == "*" or NOTE.match(paragraph.text):
            return list(paragraphs[:index]), list(paragraphs[index:])
    return list(paragraphs), []


def _parts(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each recommendation: a new one begins at each number, where the first has one and their
    numbers count on."""
    starts = [i for i, paragraph in enumerate(paragraphs) if NUMBERED.match(paragraph.full_text)]
    numbers = [m[1] for i in starts if (m := NUMBERED.match(paragraphs[i].full_text))]
    if starts[:1] != [0] or len(set(numbers)) < len(numbers) or not _alike(numbers):
        return [list(paragraphs)]
    return [list(paragraphs[a:b]) for a, b in pairwise([*starts, len(paragraphs)])]


def _alike(numbers: Sequence[str]) -> bool:
    """Whether numbers are of one form and rise: 3, 4 or R3, R4; not 3, then 1 and 2 of a list under it."""
    if all(len(number) == 1 and number.isalpha() for number in numbers):
        return list(numbers) == sorted(set(numbers))
    forms = {re.sub(r"\d+", "0", number) for number in numbers}
    values = [[int(figure) for figure in re.findall(r"\d+", number)] for number in numbers]
    return len(forms) == 1 and all(above < below for above, below in pairwise(values))


def says_recommendation(text: str) -> bool:
    """Whether words call themselves a recommendation with a number, or are its bare label."""
    return names_recommendation(text) or bool(SAYS["banner_label"].match(text))


def names_recommendation(text: str) -> bool:
    """Whether words call themselves a recommendation with a number."""
    return bool(SAYS["calls_itself"].match(text))


def numbers_in(text: str) -> tuple[str, ...]:
    """Recommendation numbers named in a note: "… cover recommendations 6 and 7" → ("6", "7"); "4 to 6" counts on."""
    found: list[str] = []
    for match in NUMBERS.finditer(text):
        parts = re.split(r"\s*(,|and|&|to|-|–)\s*", match.group(1), flags=re.I)
        for index in range(0, len(parts), 2):
            joiner = parts[index - 1].lower() if index else ""
            if joiner in ("to", "-", "–") and found and found[-1].isdigit() and parts[index].isdigit():
                found.extend(str(n) for n in range(int(found[-1]) + 1, int(parts[index]) + 1))
            elif parts[index]:
                found.append(parts[index])
    return tuple(dict.fromkeys(found))
