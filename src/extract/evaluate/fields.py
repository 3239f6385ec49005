"""Whether the fields of a matched record are right, field by field.

Where gold says that another reading is as good (an ambiguous cell, a convention, a doer named in the text only),
that reading is right too; what it forgives stands in the README files beside the gold records.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.evaluate.gold import GoldAction, GoldDecision, GoldRecommendation, Pages, Paper, Timescale
from extract.evaluate.words import SAME, label, name, printed, running, similarity
from extract.schema import ActionRecord, DecisionRecord, Placed, RecommendationRecord
from extract.tag import Vocabulary, read_leads

_STATUS = {None: "unknown", "planned": "not_started", "new": "not_started"}
"""Words of gold for a status, as the store says them (SCHEMA.md, section "Gold")."""
_BETWEEN_LEADS = re.compile(r"\s*(?:/|,|;|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One field judged: gold's words and the found ones, for the reader of a report."""

    field: str
    right: bool
    gold: str
    found: str


def judge_recommendation(gold: GoldRecommendation, found: RecommendationRecord, offset: int) -> list[Verdict]:
    """The fields of a recommendation. ``offset``: page of the file less page of the paper."""
    return [
        _same("number", label(gold.number), label(found.number)),
        Verdict("context", _same_text(gold.context, found.context), gold.context or "", found.context or ""),
        _page(gold.pages, found, offset),
    ]


def judge_decision(gold: GoldDecision, found: DecisionRecord, offset: int) -> list[Verdict]:
    """The fields of a decision."""
    verbs = (gold.verb, *gold.verbs, *gold.verb_candidates)
    return [
        _same("number", label(gold.number), label(found.number)),
        Verdict("verb", (found.verb or "").lower() in verbs, " or ".join(dict.fromkeys(verbs)), found.verb or ""),
        _same("decision_maker", name(gold.decision_maker), name(found.decision_maker)),
        _same("delegated_to", name(gold.delegated_to), name(found.delegated_to)),
        _page(gold.pages, found, offset),
    ]


def judge_action(
    gold: GoldAction, found: ActionRecord, leads: Sequence[str], paper: Paper, offset: int
) -> list[Verdict]:
    """The fields of an action. ``leads``: the canonical names found for it."""
    links = set(map(label, gold.recommendation_numbers)), set(map(label, found.recommendation_numbers))
    status = _STATUS.get(gold.status, gold.status or "")
    # Gold flags a row also for a field the store does not hold (the meeting that raised it): then either flag will do.
    flag_open = gold.ambiguity.startswith("raised")
    return [
        Verdict("link", links[0] == links[1], ", ".join(sorted(links[0])), ", ".join(sorted(links[1]))),
        _same("ref", label(gold.ref), label(found.ref)),
        _lead_raw(gold, found),
        _leads(gold, leads),
        *_timescale(gold, found, paper),
        _same("status", status, found.status),
        _page(gold.pages, found, offset),
        Verdict("ambiguous", flag_open or gold.ambiguous == found.ambiguous, str(gold.ambiguous), str(found.ambiguous)),
    ]


def _same(field: str, gold: str, found: str) -> Verdict:
    return Verdict(field, gold == found, gold, found)


def _same_text(gold: str | None, found: str | None) -> bool:
    if not gold or not found:
        return not gold and not found
    return similarity(running(gold), running(found)) >= SAME


def _page(gold: Pages, found: Placed, offset: int) -> Verdict:
    first, last = found.page_first - offset, found.page_last - offset
    return Verdict("page", (first, last) == gold, f"{gold[0]}-{gold[1]}", f"{first}-{last}")


def _lead_raw(gold: GoldAction, found: ActionRecord) -> Verdict:
    words = printed(found.lead_raw)
    allowed = [printed(gold.lead_raw), *map(printed, gold.lead_candidates)]
    if gold.lead_raw is None and gold.lead_in_text:
        allowed.append(printed(gold.lead_in_text))
    return Verdict("lead_raw", words in allowed, " or ".join(dict.fromkeys(allowed)), words)


@cache
def _canonical(lead: str) -> str:
    """A lead's name as the tagging stage writes it: gold keeps "AD Policy" where the store says "Assistant Director,
    Policy"; both name one post."""
    read = read_leads(lead, Vocabulary.general())
    return name(read[0].name if len(read) == 1 else lead)


def _leads(gold: GoldAction, leads: Sequence[str]) -> Verdict:
    """Whether the set of names is gold's, or that of a cell or doer that gold takes as well."""
    names = frozenset(map(_canonical, leads))
    cells = [cell for cell in (*gold.lead_candidates, gold.lead_in_text) if cell]
    allowed = [frozenset(map(_canonical, gold.leads))]
    allowed += [frozenset({name(cell)}) for cell in cells]
    apart = [frozenset(map(name, _BETWEEN_LEADS.split(cell))) for cell in cells]
    allowed += [*apart, frozenset[str]().union(*apart)] if apart else []
    return Verdict("leads", names in allowed, "; ".join(gold.leads or cells), "; ".join(leads))


def _timescale(gold: GoldAction, found: ActionRecord, paper: Paper) -> list[Verdict]:
    words = printed(found.timescale_raw)
    readings = _readings(gold, paper)
    fitting = [reading for raw, reading in readings if raw == words]
    timescale = fitting[0] if fitting else gold.timescale
    dates = f"{gold.timescale.earliest or ''}..{gold.timescale.latest or ''}"
    got = f"{found.timescale_earliest or ''}..{found.timescale_latest or ''}"
    return [
        Verdict("timescale_raw", bool(fitting), " or ".join(dict.fromkeys(raw for raw, _ in readings)), words),
        Verdict("timescale_kind", _right_kind(timescale, found), gold.timescale.kind, found.timescale_kind),
        Verdict("timescale_dates", _right_dates(timescale, found, paper), dates, got),
    ]


def _readings(gold: GoldAction, paper: Paper) -> list[tuple[str, Timescale | None]]:
    """Printed words that are right for the timescale, each with what they mean; None where gold does not say."""
    readings: list[tuple[str, Timescale | None]] = [(printed(gold.timescale_raw), gold.timescale)]
    if gold.timescale_inherited_raw:
        readings.append((printed(gold.timescale_inherited_raw), gold.timescale))
    known = {printed(action.timescale_raw): action.timescale for action in paper.actions if action.timescale_raw}
    for candidate in map(printed, gold.timescale_candidates):
        readings.append((candidate, known.get(candidate)))
    return readings


def _right_kind(timescale: Timescale | None, found: ActionRecord) -> bool:
    kind = found.timescale_kind
    if timescale is None:
        return kind in ("date", "period")
    if kind == timescale.kind:
        return True
    if timescale.kind == "unspecified":
        # "Next meeting", "as soon as possible": gold names the event, the store counts from an anchor.
        return kind == "relative" and bool(timescale.event or timescale.qualifier)
    if timescale.kind == "ongoing":
        return kind == "recurring" and timescale.frequency is not None
    return timescale.approximate and timescale.qualifier == "from" and kind == "date"


def _right_dates(timescale: Timescale | None, found: ActionRecord, paper: Paper) -> bool:
    earliest, latest = found.timescale_earliest, found.timescale_latest
    if timescale is None:
        return latest is not None
    if (earliest, latest) == (timescale.earliest, timescale.latest):
        return True
    if not _right_kind(timescale, found):
        return False
    if timescale.kind == "unspecified" and found.timescale_kind == "relative":
        return True
    deadline = timescale.qualifier == "by" or paper.dates_may_be_deadlines
    if deadline and latest is not None and latest == timescale.latest:
        return earliest is None or timescale.earliest is None
    return timescale.approximate and _overlap((timescale.earliest, timescale.latest), (earliest, latest))


def _overlap(gold: tuple[dt.date | None, dt.date | None], found: tuple[dt.date | None, dt.date | None]) -> bool:
    """Whether two spans share a day; an open end reaches on for ever, but no dates at all are no span."""
    if found == (None, None):
        return False
    starts = [day for day in (gold[0], found[0]) if day is not None]
    ends = [day for day in (gold[1], found[1]) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)
