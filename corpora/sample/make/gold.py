"""Gold records in ``council-paper-gold/1``, from the same content the papers are drawn from.

A paper's module states what a careful reader would extract; only the page numbers come from the drawing.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from make.text import BULLET, plain

Json = dict[str, Any]
Marks = Mapping[str, list[int]]


def _when(kind: str, first: str | None, last: str | None, granularity: str | None, more: Json) -> Json:
    return {"kind": kind, "earliest": first, "latest": last, "granularity": granularity, **more}


UNSPECIFIED = _when("unspecified", None, None, None, {})
ONGOING = _when("ongoing", None, None, None, {})
COMPLETED = _when("completed", None, None, None, {})


def day(iso: str, *, by: bool = False, **more: Any) -> Json:
    """One day; with ``by`` the last day only, as a deadline has no first."""
    note = {"qualifier": "by"} if by else {}
    return _when("date", None if by else iso, iso, "day", {**note, **more})


def month(year: int, number: int, *, by: bool = False, kind: str = "date", **more: Any) -> Json:
    """One month, from its first to its last day."""
    first = dt.date(year, number, 1)
    last = first.replace(day=calendar.monthrange(year, number)[1])
    note = {"qualifier": "by"} if by else {}
    return _when(kind, None if by else first.isoformat(), last.isoformat(), "month", {**note, **more})


def period(first: str | None, last: str | None, granularity: str, **more: Any) -> Json:
    """Anything wider than a month."""
    return _when("period", first, last, granularity, more)


@dataclass(frozen=True)
class Recommendation:
    """A recommendation made to the council. ``key`` names it within the paper and is its mark on the sheet."""

    key: str
    text: str
    number: int | str | None
    context: str | None = None
    more: Json = field(default_factory=dict)

    def record(self, actions: Sequence[Action], marks: Marks) -> Json:
        answers = [a for a in actions if self.number in a.answers]
        shared = sorted({n for a in answers for n in a.answers if n != self.number})
        return {
            "number": self.number,
            "text": plain(self.text),
            "context": self.context,
            "pages": span(marks, f"recommendation {self.key}"),
            "actions": [a.key for a in answers],
            "shares_actions_with": shared,
            **self.more,
        }


@dataclass(frozen=True)
class Action:
    """An action as the paper prints it and as it is to be read. ``leads`` are the lead's roles, one each."""

    key: str
    answers: tuple[int | str, ...]
    lines: tuple[str, ...]
    lead: str | None = None
    leads: tuple[str, ...] = ()
    timescale: str | None = None
    when: Json = field(default_factory=lambda: UNSPECIFIED)
    ref: str | None = None
    group: str | None = None
    status: str | None = None
    more: Json = field(default_factory=dict)

    @property
    def mark(self) -> str:
        return f"action {self.key}"

    @property
    def lead_mark(self) -> str:
        return f"lead {self.key}"

    def record(self, paper: str, marks: Marks) -> Json:
        pages = span(marks, self.mark)
        split = {"lead_split_over_page": True} if len(marks.get(self.lead_mark, [])) > 1 else {}
        said = {"completed": "completed", "ongoing": "ongoing"}.get(self.when["kind"])
        return {
            "id": f"{paper}-{self.key}",
            "recommendation_numbers": list(self.answers),
            "ref": self.ref,
            "text": "\n".join(plain(line) for line in self.lines),
            "paragraphs": [plain(line) for line in self.lines if not line.startswith(BULLET)],
            "bullets": [plain(line[len(BULLET) :]) for line in self.lines if line.startswith(BULLET)],
            "lead_raw": self.lead,
            "leads": list(self.leads),
            "group_label": self.group,
            "timescale_raw": self.timescale,
            "timescale": self.when,
            "status": self.status or said,
            "pages": pages,
            "row_continues_over_page": pages[0] != pages[1],
            "ambiguous": "ambiguity" in self.more,
            **self.more,
            **split,
        }


@dataclass(frozen=True)
class Decision:
    """What a body is asked to decide. ``stem`` is the opening that the item completes, or null."""

    number: int | str
    text: str
    verb: str
    maker: str
    stem: str | None = None
    more: Json = field(default_factory=dict)

    @property
    def mark(self) -> str:
        return f"decision {self.number} {self.maker}"

    def record(self, marks: Marks) -> Json:
        full = f"{self.stem.rstrip(':')} {self.text}" if self.stem else self.text
        return {
            "number": self.number,
            "stem": self.stem,
            "text": plain(self.text),
            "full_text": plain(full),
            "decision_maker": self.maker,
            "verb": self.verb,
            "pages": span(marks, self.mark),
            **self.more,
        }


def span(marks: Marks, mark: str) -> list[int]:
    """First and last page on which the mark was written. Raises KeyError when it never was."""
    return [min(marks[mark]), max(marks[mark])]


@dataclass(frozen=True)
class Paper:
    """One paper of a file: what is known about it, and the records in it."""

    id: str
    document: Json
    recommendations: Sequence[Recommendation] = ()
    actions: Sequence[Action] = ()
    decisions: Sequence[Decision] = ()
    more: Json = field(default_factory=dict)
    notes: Sequence[str] = ()

    def record(self, file: str, variant: str, pages: tuple[int, int], marks: Marks) -> Json:
        """The gold record; ``pages`` are the first and last page of the file that hold the paper."""
        entry = {
            "file": file,
            "variant": variant,
            "first_page": pages[0],
            "last_page": pages[1],
            "page_offset": 0,
            "tagged": False,
            "text_layer": True,
        }
        return {
            "schema": "council-paper-gold/1",
            "id": self.id,
            "document": {**self.document, "invented": True},
            "files": [entry],
            "pages_are_of": file,
            "pages_labelled": list(pages),
            "recommendations": [r.record(self.actions, marks) for r in self.recommendations],
            "actions": [a.record(self.id, marks) for a in self.actions],
            "decisions": [d.record(marks) for d in self.decisions],
            **self.more,
            "notes": ["Sample, invented content.", *self.notes],
        }


def meeting(committee: str, date: str, *, stated: bool = True, **more: Any) -> Json:
    return {"committee": committee, "date": date, "stated_in_document": stated, **more}


def challenge(raw: str, first: str, last: str) -> Json:
    """The dates of a peer challenge as printed, and its first and last day."""
    return {"raw": raw, "earliest": first, "latest": last, "granularity": "day", "stated_in_document": True}
