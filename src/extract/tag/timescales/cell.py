"""A timescale cell to one timescale: its dates and the words of state around them, put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from extract.codelists import Granularity, TimescaleKind
from extract.kept import kept
from extract.tag.timescales import states
from extract.tag.timescales.phrases import relative, relative_in
from extract.tag.timescales.readings import Reading, dated
from extract.tag.timescales.several import as_one
from extract.tag.timescales.spans import Part, Span, part_of
from extract.tag.timescales.stretches import stretches
from extract.tag.timescales.tokens import dated_places, lower, plain, tokens
from extract.tag.timescales.written import OFTEN, OPEN, written_out


@dataclass(frozen=True, slots=True)
class Timescale:
    """What the words of a timescale mean: see docs/timescales.md. Days are inclusive; None is open or unknown."""

    kind: TimescaleKind
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity | None = None
    anchor: date | None = None
    """The date it was counted from; None where nothing was counted."""
    rule: str | None = None
    approximate: bool = False
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A timescale in running text, with its characters from ``start`` up to ``end``."""

    start: int
    end: int
    raw: str
    timescale: Timescale


LONGEST = 4000
"""Characters of a timescale cell that are read; the time grows with the square of the dates."""
_BLANK = re.compile(r"[\W_]*")
_DUE = re.compile(r"\b(?:due|complet\w*|by|target|deadline|deliver\w*|finish\w*|end\w*)\b")
_THEN_ON = re.compile(
    r"\W*(?:(?:and|then|to|is|be|will|with)\b\W*)*(?:on-? ?going|continu|thereafter|rolling|bau\b|business as)"
)
"""After a date: it is when something lasting begins."""
_BEGUN = re.compile(r"\b(?:started|began|begun|commenced|since)\b")
_UP_TO = re.compile(r"\bto\s+(?:the\s+)?$")
_IS_DONE = re.compile(r"\b(?:complete|in place)\s*[.;]")
"""A clause of its own states a fact: "Complete. Next review March 2025"."""
_DONE_FIRST = re.compile(r"\W*(?:fully )?complete\s*[-:,(]")
"""The same where the paper's date is not known: "Complete - October 2024"."""
_REVIEW = re.compile(
    r"\b(?:(?:next|further|annual|follow-up)\s+(?:review|update|refresh)|(?:to be )?review(?:ed)?)"
    r"(?:\s+(?:in|due|date|by|is|again|of|on|planned))*\W*$"
)
"""Before a date: what is done is looked at again then."""
_OF_EVENT = re.compile(
    r"\s*(?:from|after|following|post)\s+(?!(?:the\s+|this\s+|its\s+)?(?:date\b|today|now\b|meeting|report|decision"
    r"|publication|paper|plan\b|start\b|outset|approval|adoption|agreement|sign|cabinet|council|committee))"
)
"""After a counted time: it begins with something else than the paper, "twelve months from go-live"."""
_PART_BEFORE = re.compile(r"\b(?P<part>early|mid|late)(?:\s+(?:in|on))?(?:\s+the)?\W*$")
_THEN_OFTEN = re.compile(r"\W*(?:\(?(?:and|then|thereafter|followed by)\b)|.*\bthereafter\b")


@kept
def read_timescale(raw: str | None, anchor: date | None) -> Timescale:
    """The timescale that the words of a cell state.

    ``anchor`` is the date of the paper; words such as "within six months" and dates without a year count from it, and
    without it they have no days. A string without any date never gets one. Only the first ``LONGEST`` characters are
    read.
    """
    text, doubtful = written_out(plain((raw or "")[:LONGEST]))
    found = _read(text, anchor)
    dates = found.earliest or found.latest
    return replace(found, approximate=True) if doubtful and dates else found


def _read(text: str, anchor: date | None) -> Timescale:
    if _BLANK.fullmatch(text) and "?" not in text:
        return Timescale("unspecified", rule="blank")
    low = text.lower()
    word_done = states.completed(low) or states.acted(low)
    begun = states.ongoing(low) and _BEGUN.search(low) is not None
    readings = dated(tokens(text), anchor, past=word_done is not None or begun)
    moved = states.MOVED_FROM.search(low)
    if moved and any(reading.end > moved.end() for reading in readings):
        return _read(text[moved.end() :], anchor)
    if not readings:
        return _undated(low, relative(low, anchor), word_done, anchor)
    readings = _without_review(low, readings) if word_done else readings
    one = as_one(low, readings)
    return _counted_from(low, one) or _with_state(low, one, word_done, anchor)


def _undated(low: str, counted: list[Reading], word_done: str | None, anchor: date | None) -> Timescale:
    if states.ongoing(low):
        return Timescale("ongoing", rule="ongoing")
    open_end = not any(reading.earliest or reading.latest for reading in counted)
    if open_end and states.no_time(low) == "to_be_confirmed":
        return Timescale("unspecified", rule="to_be_confirmed")
    if word_done:
        return Timescale("completed", rule="completed")
    if states.under_way(low) and not counted:
        return Timescale("ongoing", rule="under_way")
    if states.recurring(low) or OFTEN.search(low):
        return Timescale("recurring", rule="recurring")
    least = _at_least(low, anchor)
    if least:
        return least
    if counted:
        best = max(counted, key=lambda reading: (reading.latest is not None, reading.earliest is not None))
        opened = best.rule == "this_or_next_period" and re.match(r"\W*from\b", low)
        if best.rule == "counted" and _OF_EVENT.match(low, best.end):
            best = replace(best, earliest=None, latest=None)  # nobody can know from here when that is
        if best.rule == "this_or_next_period":
            best = _part_of(low, best)
        found = _timescale(best, anchor if best.earliest or best.latest else None)
        return replace(found, latest=None, qualifier="from") if opened else found
    if states.under_way(low):
        return Timescale("ongoing", rule="under_way")
    return Timescale("unspecified", rule=states.no_time(low))


def _part_of(low: str, one: Reading) -> Reading:
    """ "Early in the next financial year" is its first third."""
    part = _PART_BEFORE.search(low[: one.start])
    if part is None or one.earliest is None or one.latest is None or one.granularity is None:
        return one
    third = part_of(Span(one.earliest, one.latest, one.granularity), cast(Part, part["part"]))
    return replace(one, earliest=third.first, latest=third.last, granularity=third.granularity, approximate=True)


def _at_least(low: str, anchor: date | None) -> Timescale | None:
    """A counted time with no end: "12 months +", "more than two years"."""
    match = OPEN.search(low)
    if match is None or not (match["before"] or match["plus"] or match["after"]):
        return None
    counted = relative(f"{match['number']} {match['unit']}", anchor)
    return replace(_timescale(counted[0], anchor), earliest=counted[0].latest, latest=None) if counted else None


def find_timescales(text: str, anchor: date | None) -> list[Mention]:
    """Dates, periods and counted times in running text, in order, with the characters where each stands."""
    flat = plain(text)
    low, places = lower(flat), stretches(flat)
    found: list[Reading] = []
    for start, end in dated_places(flat, low, places):
        found.extend(reading for reading in dated(tokens(flat, low, start, end), anchor) if reading.firm)
    for reading in relative_in(low, places, anchor):
        if not any(reading.start < other.end and other.start < reading.end for other in found):
            found.append(reading)
    return [
        Mention(reading.start, reading.end, text[reading.start : reading.end], _timescale(reading, anchor))
        for reading in sorted(found, key=lambda reading: reading.start)
    ]


def _timescale(reading: Reading, anchor: date | None) -> Timescale:
    counted = reading.kind == "relative" or reading.inferred
    return Timescale(
        reading.kind, reading.earliest, reading.latest, reading.granularity, anchor if counted else None, reading.rule,
        reading.approximate, reading.qualifier,
    )  # fmt: skip


def _counted_from(low: str, one: Reading) -> Timescale | None:
    """A time counted from a printed date: "within six months of 1 April 2024"."""
    start = one.earliest or one.latest
    match = re.search(r"\b(?:months?|weeks?|years?|days?)\s+(?=(?:of|from|after)\b)", low[: one.end])
    if start is None or match is None or one.start - match.end() > 40 or states.recurring(low):
        return None
    counted = relative(low[: match.end()], start)
    return replace(_timescale(counted[-1], start), approximate=True) if counted else None


def _with_state(low: str, one: Reading, word_done: str | None, anchor: date | None) -> Timescale:
    """A date with the words of state in its cell: ongoing, completed or recurring with that date."""
    result = _timescale(one, anchor)
    then_on = _THEN_ON.match(low, one.end) is not None
    if (states.ongoing(low) or then_on) and not (states.recurring(low) and "thereafter" in low):
        start = replace(result, latest=None, approximate=True) if then_on else result
        if _UP_TO.search(low[: one.start]) and not one.qualifier:
            start = replace(start, earliest=None, qualifier="until")
        return replace(start, kind="ongoing", rule=f"ongoing+{one.rule}")
    if word_done and not _still_ahead(low, word_done, one, anchor):
        return replace(result, kind="completed", rule=f"completed+{one.rule}")
    if states.recurring(low):
        return _recurring(low, one, result)
    if states.under_way(low) and not _DUE.search(low):
        start = replace(result, latest=None) if re.search(r"commenced|started|begun", low) else result
        return replace(start, kind="ongoing", rule=f"under_way+{one.rule}")
    if re.search(r"\bt\.?b\.?[acd]\b|provisional|to be confirmed|\?", low):
        return replace(result, approximate=True)
    return result


def _recurring(low: str, one: Reading, result: Timescale) -> Timescale:
    """How often, with the day it begins. "Annually in March" names no one March."""
    rule = f"recurring+{one.rule}"
    if one.inferred and one.qualifier != "from":
        return Timescale("recurring", rule=rule)
    start = replace(result, latest=None) if _THEN_OFTEN.match(low, one.end) else result
    if _UP_TO.search(low[: one.start]) and not one.qualifier:  # "monthly to March 2026"
        start = replace(start, earliest=None, qualifier="until")
    return replace(start, kind="recurring", rule=rule)


def _without_review(low: str, readings: list[Reading]) -> list[Reading]:
    """Of something done, the dates on which it was done: "Complete October 2024. Next review October 2025"."""
    done = [reading for reading in readings if not _REVIEW.search(low[: reading.start])]
    return done or readings


def _still_ahead(low: str, word: str, one: Reading, anchor: date | None) -> bool:
    """Whether "complete" and a date set a target: "complete late 2024", "completed by March 2025" in 2023."""
    begins = one.earliest or one.latest
    if states.acted(low):
        return anchor is not None and begins is not None and begins > anchor
    if (
        _IS_DONE.search(low)
        or (anchor is None and _DONE_FIRST.match(low))
        or (one.qualifier not in ("by", "before") and word not in ("complete", "place"))
    ):
        return False
    return anchor is None or begins is None or begins > anchor
