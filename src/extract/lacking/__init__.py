"""What rows lack and the page says beside them: words that come back at one place in most rows and read like one field.

No reader has to know the form. Where most records of one look lack a field, what stands at one place in the stretch of
page (or the row of a table) that each of them has to itself is read together, as a column is; so are the words over
several of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.lacking.asked_over import with_sentences_over_actions
from extract.lacking.bands import Band, runs_of
from extract.lacking.siblings import is_post, with_siblings
from extract.lacking.slots import Slot, fields_on_line, over, slots_of
from extract.ledger import Ledger, RecordKey
from extract.model import Document
from extract.records import FoundRecords
from extract.records.found import FoundAction, FoundPaper
from extract.records.plans.columns import role_of_heading
from extract.records.plans.evidence.contents import LEVEL
from extract.records.plans.numbers import clean_number
from extract.records.plans.plain_cells import STATUS
from extract.records.plans.reads_like import ALONE, ANY_NUMBER, LEAD, STATE, WHEN, reads_like, says_when
from extract.tag import read_status

__all__ = ["filled", "with_sentences_over_actions", "with_siblings"]

MOSTLY = 0.6
"""Share of a run's rows that lack a field, and of those that have something at a place."""
NEARLY_ALL = 0.8
"""Share of the heads over rows that read like one field."""
SOME, AGAIN = 0.3, 0.6
"""Share of labelled words that are known states, and of different ones among them, at most."""
SHORT, LONGEST_STATE = 3, 7
"""Words of a state beside a row, and over several."""
ENDING = re.compile(r"^.*\s[–—-]\s", re.DOTALL)
"""All up to the last dash between words."""
COUNTED = 5
"""Rows whose numbers all differ by more than chance."""
FIELD_OF = {LEAD: "lead_raw", WHEN: "timescale_raw", STATE: "status_raw", ANY_NUMBER: "ref"}
HEADED: Mapping[str, str] = {"lead": LEAD, "timescale": WHEN, "end": WHEN, "status": STATE, "ref": ANY_NUMBER}
"""What a label says that names a column of a plan."""


def filled(document: Document, found: FoundRecords, ledger: Ledger) -> FoundRecords:
    """``found`` with the fields that most rows of one look lack and the words beside them say; the same object where
    there are none."""
    told: dict[RecordKey, dict[str, str]] = {}
    others = [_numbers(action, paper) for paper in found.papers for action in paper.actions]
    for run in runs_of(document, ledger):
        minuted = any(others[band.key.position] is None for band in run)
        for field, values in _fields(run, minuted):
            if field == "ref":
                values = {key: clean_number(value) for key, value in values.items()}
                taken = [(value, others[key.position]) for key, value in values.items()]
                if any(numbers is None or value in numbers for value, numbers in taken):
                    continue
            for key, value in values.items():
                told.setdefault(key, {})[field] = value
    if not told:
        return found
    keys = (RecordKey("action", at) for at in range(len(others)))
    papers = [
        replace(paper, actions=tuple(_with(action, told.get(next(keys), {})) for action in paper.actions))
        for paper in found.papers
    ]
    return replace(found, papers=tuple(papers))


def _numbers(action: FoundAction, paper: FoundPaper) -> set[str] | None:
    """The numbers that are none of an action's own: those of the recommendations it answers; None for any, in minutes,
    where they are those of what was talked of."""
    if paper.part.document_type == "minutes":
        return None
    told = (rec.number for rec in paper.recommendations if rec.number and rec.key in action.recommendations)
    return {*action.recommendation_numbers, *told}


def _with(action: FoundAction, fields: Mapping[str, str]) -> FoundAction:
    if not fields:
        return action
    evidence = {**action.evidence, **{f"filled_{name.removesuffix('_raw')}": 1.0 for name in fields}}
    return replace(action, evidence=evidence, **dict(fields))  # type: ignore[arg-type]


def _fields(run: Sequence[Band], minuted: bool) -> Iterator[tuple[str, dict[RecordKey, str]]]:
    """The fields that most rows of a run lack, with the words of those that have some beside or over them (in minutes
    what was talked of stands over them). Two places that read like one field tell nothing."""
    lacking = {name: {band.key for band in run if not getattr(band.record, name)} for name in FIELD_OF.values()}
    lacking = {name: keys for name, keys in lacking.items() if len(keys) >= MOSTLY * len(run)}
    if not lacking:
        return
    beside = slots_of(run)
    behind = Slot("", False, False, {band.key: band.behind for band in run if band.behind})
    apart = [part for slot in beside for part in _apart(slot)]
    over_rows = [] if minuted else list(map(_with_endings, over(run, beside)))
    places_of = (([behind], _head_behind), (apart, _head_beside), (over_rows, _head_over))
    for places, head_of in places_of:
        said: dict[str, list[Slot]] = {}
        for slot in places:
            if len(slot.values) >= MOSTLY * len(run) and (head := head_of(slot)):
                said.setdefault(FIELD_OF[head], []).append(slot)
        for name, slots in said.items():
            if name in lacking and len(slots) == 1:
                keys = lacking.pop(name)
                yield name, {key: value for key, value in slots[0].values.items() if key in keys}


def _apart(slot: Slot) -> Sequence[Slot]:
    """What stands at one place, part by part where these read like several fields."""
    parts = [] if role_of_heading(slot.label) else list(fields_on_line(slot))
    return parts if len({head for part in parts if (head := _head_beside(part))}) > 1 else [slot]


def _head_beside(slot: Slot) -> str:
    """What the words at one place beside rows are headed by; "" for none of a plan's fields."""
    values = list(slot.values.values())
    role = role_of_heading(slot.label) if slot.label else None
    if role and role != "progress":
        return HEADED.get(role, "")
    if len(set(values)) == 1 or not any(map(str.isalnum, "".join(values))):
        return ""
    head = "" if role else reads_like(values)
    head = head or (STATE if _are_states(values, bool(slot.label)) else "")
    if head == ANY_NUMBER:
        each_another = len(set(values)) == len(values) >= COUNTED and all(map(ALONE.match, values))
        return head if slot.leads and each_another else ""
    raised, topic = head == WHEN and slot.known, head == STATE and slot.leads
    urgency = head == STATE and sum(bool(LEVEL.match(value)) for value in values) >= MOSTLY * len(values)
    return "" if raised or topic or urgency else head


def _head_behind(slot: Slot) -> str:
    """The same, of words that follow rows: only how these stand is told so."""
    return STATE if _tell_states(list(slot.values.values())) else ""


def _are_states(values: Sequence[str], labelled: bool) -> bool:
    """Whether words read like how things stand: short, and coming back or, below a label, some of them known."""
    if max(len(value.split()) for value in values) > SHORT:
        return False
    if 2 * sum(role_of_heading(value.partition(":")[0].strip()) is not None for value in values) > len(values):
        return False  # they are labels themselves: "Action: RI"
    known = sum(bool(STATUS.match(value)) for value in values)
    return len(set(values)) <= AGAIN * len(values) or (labelled and known >= SOME * len(values))


def _head_over(slot: Slot) -> str:
    """The same, of words over several rows."""
    values = set(slot.values.values())
    if not 1 < len(values) < len(slot.values):
        return ""
    # a body over rows may be whom they are asked of
    for head, test in ((WHEN, says_when), (LEAD, is_post)):
        if sum(map(test, values)) >= NEARLY_ALL * len(values):
            return head
    return STATE if _tell_states(list(values)) else ""


def _tell_states(values: Sequence[str]) -> bool:
    """Whether words over rows say how these stand: most are known states, not all the same."""
    told = [read_status(value, "unspecified")[0] for value in values if len(value.split()) <= LONGEST_STATE]
    known = [state for state in told if state != "unknown"]
    return len(set(known)) > 1 and len(known) >= MOSTLY * len(values)


def _with_endings(slot: Slot) -> Slot:
    """Words over rows as what ends them behind a dash, where that tells how the rows stand: "Issue 3: Stock – New"."""
    ended = {key: ENDING.sub("", value) for key, value in slot.values.items()}
    apart = {value: ended[key] for key, value in slot.values.items()}
    if any(value == end for value, end in apart.items()) or not _tell_states(list(apart.values())):
        return slot
    return replace(slot, values=ended)
