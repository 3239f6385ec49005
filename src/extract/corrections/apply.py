"""Corrections laid over the rows of one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.assemble import tagged
from extract.corrections.added import added
from extract.corrections.derive import action_values
from extract.corrections.fingerprint import fingerprint
from extract.corrections.model import Correction, ReviewedKind
from extract.nested import Witness
from extract.schema import ActionRecord, DecisionRecord, Extraction, IssueRecord, RecommendationRecord
from extract.trust import MATE_RIGHT

Reviewed = ActionRecord | RecommendationRecord | DecisionRecord

STALE, CORRECTED, REJECTED, ADDED = "correction_stale", "row_corrected", "row_rejected", "row_added"
"""Codes of the issues that corrections leave."""
MOST_READINGS = 25
"""Times that a document's words are read anew for corrections made on what earlier ones gave."""
MOST_A_ROW = 50
"""Corrections of one row that are carried out; each leaves notes."""
SAME_PLACE = 1.0
"""Points by which an edge may have moved: less than a hair, more than rounding."""
KINDS: dict[ReviewedKind, tuple[str, str]] = {
    "action": ("actions", "action_id"),
    "recommendation": ("recommendations", "recommendation_id"),
    "decision": ("decisions", "decision_id"),
}
"""Table and key of the rows of each kind."""


def apply(extraction: Extraction, corrections: Iterable[Correction], keep_persons: bool = True) -> Extraction:
    """The extraction with those of ``corrections`` that are about its document, in their order.

    An accepted or corrected row is marked ``reviewed`` and has confidence 1; a rejected one is taken out with what
    was read from it. Each change, and each correction that no longer fits, leaves an issue. Leads, timescales,
    statuses, themes and mentions are then read anew, as in a run; ``keep_persons`` as there.
    """
    mine = [one for one in corrections if one.document_id == extraction.document.document_id]
    if not mine:
        return extraction
    desk = Desk(extraction, keep_persons)
    for correction in mine:
        desk.take(correction)
    return desk.result()


@dataclass(slots=True)
class Desk:
    """A document while it is corrected."""

    now: Extraction
    keep_persons: bool
    seen: dict[str, set[str]] = field(default_factory=dict)
    """Fingerprints of what each row was and is, by key: a correction may have been made on either."""
    unread: bool = False
    """Whether words changed since they were last read: reading takes long, so many corrections share one."""
    readings: int = 0
    taken: Counter[str] = field(default_factory=Counter)
    """Corrections carried out, by key of the row."""

    def __post_init__(self) -> None:
        self.remember()

    def remember(self) -> None:
        leads: dict[str, list[str]] = {}
        for lead in self.now.action_leads:
            leads.setdefault(lead.action_id, []).append(lead.name)
        for kind in KINDS:
            for row in self.rows(kind):
                key = key_of(kind, row)
                self.seen.setdefault(key, set()).add(fingerprint(kind, row, leads.get(key, [])))

    def rows(self, kind: ReviewedKind) -> Sequence[Reviewed]:
        rows: Sequence[Reviewed] = getattr(self.now, KINDS[kind][0])
        return rows

    def take(self, correction: Correction) -> None:
        """Carry out one correction, or say why not."""
        if correction.verdict == "added":
            self.add(correction)
            return
        fitting = self.fitting(correction)
        if not fitting and (self.unread or not self.readings) and self.readings < MOST_READINGS:
            self.read()  # made on what an earlier correction gave, or on what today's code reads
            fitting = self.fitting(correction)
        if not fitting:
            there = any(same_place(row, correction) for row in self.rows(correction.record_kind))
            reason = "the row there reads otherwise now" if there else "no such row stands there any more"
            self.tell(STALE, f"a review ({correction.verdict}) was left aside: {reason}; look at it again", correction)
            return
        named = (row for row in fitting if key_of(correction.record_kind, row) == correction.record_id)
        row = next(named, fitting[0])
        key = key_of(correction.record_kind, row)
        self.taken[key] += 1
        if self.taken[key] > MOST_A_ROW:
            self.tell(STALE, f"a review was left aside: the row has had {MOST_A_ROW} already", correction)
            return
        if correction.verdict == "rejected":
            self.put(correction.record_kind, row, None)
            told = f"a reader took out the {correction.record_kind} “{_short(row.text)}”"
            self.tell(REJECTED, f"{told}{_why(correction)}", correction)
        else:
            self.correct(row, correction)

    def fitting(self, correction: Correction) -> list[Reviewed]:
        """The rows in the correction's place that have, or had, the values its reader saw."""
        kind = correction.record_kind
        return [
            row
            for row in self.rows(kind)
            if correction.seen in self.seen[key_of(kind, row)] and same_place(row, correction)
        ]

    def add(self, correction: Correction) -> None:
        """Put in the record that a reader found, once."""
        kind, row = correction.record_kind, added(correction, self.now)
        if row is None:
            self.tell(STALE, "a review (added) was left aside: the file has no such page any more", correction)
            return
        if any(key_of(kind, other) == key_of(kind, row) for other in self.rows(kind)):
            return
        if isinstance(row, ActionRecord):
            new = action_values(row, correction.new_values, self.now.recommendations)
            row = ActionRecord.model_validate(row.model_dump() | new)
        self.now = self.now.model_copy(update={KINDS[kind][0]: (*self.rows(kind), row)})
        self.unread = True
        self.remember()
        self.tell(ADDED, f"a reader added the {kind} “{_short(row.text)}”{_why(correction)}", correction)

    def correct(self, row: Reviewed, correction: Correction) -> None:
        new = correction.new_values
        values = action_values(row, new, self.now.recommendations) if isinstance(row, ActionRecord) else new
        days = (values.get(name, getattr(row, name, None)) for name in ("timescale_earliest", "timescale_latest"))
        first, last = days
        if first and last and first > last:
            self.tell(STALE, f"a review was left aside: its first day {first} is after its last {last}", correction)
            return
        told = [f"{name} was {_short(getattr(row, name))}" for name in new]
        changed = row.model_dump() | values | _marks(row, correction, told)
        self.put(correction.record_kind, row, type(row).model_validate(changed))
        if told:
            what = f"a reader corrected the {correction.record_kind} “{_short(row.text)}”"
            self.tell(CORRECTED, f"{what}: {'; '.join(told)}{_why(correction)}", correction)

    def put(self, kind: ReviewedKind, old: Reviewed, new: Reviewed | None) -> None:
        """Put a row in the place of another, or none."""
        table = KINDS[kind][0]
        rows = tuple(new if row is old else row for row in self.rows(kind) if row is not old or new is not None)
        self.now = self.now.model_copy(update={table: rows})
        if kind == "recommendation" and new is None:
            self.unlink(key_of(kind, old))
        self.unread = True

    def read(self) -> None:
        """Read leads, timescales, statuses, themes and mentions of all rows anew."""
        self.now = tagged(self.now, self.keep_persons)
        self.unread = False
        self.readings += 1
        self.remember()

    def unlink(self, key: str) -> None:
        """Take a recommendation that is no more out of the actions that answer it; its printed number stays."""
        actions = tuple(
            action.model_copy(update={"recommendation_ids": [one for one in action.recommendation_ids if one != key]})
            if key in action.recommendation_ids
            else action
            for action in self.now.actions
        )
        self.now = self.now.model_copy(update={"actions": actions})

    def tell(self, code: str, message: str, correction: Correction) -> None:
        document, place = self.now.document, correction.regions[0]
        issue = IssueRecord(
            document_id=document.document_id,
            council_code=document.council_code,
            code=code,
            severity="warning" if code == STALE else "info",
            message=message,
            **place.model_dump(),
        )
        self.now = self.now.model_copy(update={"issues": (*self.now.issues, issue)})

    def result(self) -> Extraction:
        """The rows as they stand now, with the document's counts."""
        if self.unread:
            self.read()
        counted = ("recommendations", "actions", "decisions", "issues")
        counts = {f"n_{table}": len(getattr(self.now, table)) for table in counted}
        return self.now.model_copy(update={"document": self.now.document.model_copy(update=counts)})


def key_of(kind: ReviewedKind, row: Reviewed) -> str:
    return str(getattr(row, KINDS[kind][1]))


def same_place(row: Reviewed, correction: Correction) -> bool:
    """Whether the row stands where the correction's did."""
    if len(row.regions) != len(correction.regions):
        return False
    return all(
        here.page == there.page
        and all(abs(getattr(here, edge) - getattr(there, edge)) <= SAME_PLACE for edge in ("x0", "top", "x1", "bottom"))
        for here, there in zip(row.regions, correction.regions, strict=True)
    )


def _marks(row: Reviewed, correction: Correction, told: Sequence[str]) -> dict[str, Any]:
    """What says that the row was reviewed."""
    if correction.certainty is not None:  # nobody looked at this row, but at one beside it
        evidence = [*row.evidence, Witness(name=MATE_RIGHT, value=correction.certainty)]
        return {"confidence": max(row.confidence, correction.certainty), "evidence": evidence}
    verdict = next((one for one in ("added", "corrected") if one in (correction.verdict, row.reviewed)), "accepted")
    marks: dict[str, Any] = {"reviewed": verdict, "confidence": 1.0}
    if isinstance(row, ActionRecord):
        remarks = [f"reviewed: {remark}" for remark in told]
        remarks += [f"reviewer's note: {correction.note}"] if correction.note else []
        marks |= {"ambiguous": False, "notes": [*row.notes, *remarks]}
    return marks


def _why(correction: Correction) -> str:
    return f" ({_short(correction.note)})" if correction.note else ""


def _short(value: Any, length: int = 80) -> str:
    """A value in one line of a message."""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    line = " ".join(str(value).split()) if value not in (None, "") else "empty"
    return line if len(line) <= length else line[: length - 1] + "…"
