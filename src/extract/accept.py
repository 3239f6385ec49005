"""Which rows of a store may be taken unread, for a share of errors that the reader names; and what is left to read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.rewrite import rewrite
from extract.schema import ActionRecord, Extraction
from extract.trust import OWN_FIELDS, bounds
from extract.trust.bounds import RATES, Bounds
from extract.trust.features import records_of
from extract.trust.mates import Counted

SECONDS_A_ROW = 20
"""What a reader needs to hold a row against its picture: an assumption, told with the estimate."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What ``accept`` marked. Shares are of the rows that were found, whatever is missing from them."""

    rate: float
    layouts_of_bound: int
    bounded: bool
    """Whether the bound's layouts allow this rate at all; where not, no row is taken."""
    rows: int
    taken: int
    fields: dict[str, tuple[int, int]]
    """By field of an action: how many are taken, of how many."""
    reviewed: int
    """Rows that a reader has looked at already; they count as taken."""

    @property
    def left(self) -> int:
        return self.rows - self.taken

    @property
    def minutes_left(self) -> float:
        return self.left * SECONDS_A_ROW / 60


def accept(out: Path, rate: float) -> Accepted:
    """Mark in the store ``out`` at which rate of errors each row may be taken (``accepted_at``) and count at ``rate``.

    Raises ValueError for a rate without thresholds, StoreError when ``out`` holds no store.
    """
    if rate not in RATES:
        told = ", ".join(f"{100 * each:g}%" for each in RATES)
        raise ValueError(f"there are bounds for {told} of errors; ask for one of them")
    known = bounds()
    counts: Counter[str] = Counter()

    def again(found: Extraction) -> Extraction:
        marked = _marked(found, known)
        for record in records_of(marked):
            _count(record, rate, known, counts)
        return marked

    rewrite(out, again)
    return Accepted(
        rate=rate,
        layouts_of_bound=known.layouts,
        bounded=rate in known.thresholds.get("row", {}),
        rows=counts["rows"],
        taken=counts["taken"],
        fields={name: (counts[f"taken {name}"], counts[f"of {name}"]) for name in OWN_FIELDS},
        reviewed=counts["reviewed"],
    )


def _marked(found: Extraction, known: Bounds) -> Extraction:
    """The document with ``accepted_at`` in every row."""
    rows = [record.model_copy(update={"accepted_at": _rate_of(record, known)}) for record in records_of(found)]
    first, second = len(found.recommendations), len(found.recommendations) + len(found.actions)
    made: dict[str, Any] = {
        "recommendations": tuple(rows[:first]),
        "actions": tuple(rows[first:second]),
        "decisions": tuple(rows[second:]),
    }
    return found.model_copy(update=made)


def _rate_of(record: Counted, known: Bounds) -> float | None:
    return min(RATES) if record.reviewed else known.strictest("row", record.confidence)


def _count(record: Counted, rate: float, known: Bounds, counts: Counter[str]) -> None:
    counts["rows"] += 1
    counts["taken"] += record.accepted_at is not None and record.accepted_at <= rate
    counts["reviewed"] += record.reviewed is not None
    if isinstance(record, ActionRecord):
        for name in OWN_FIELDS:
            chance = getattr(record, f"p_{name}")
            counts[f"of {name}"] += chance is not None
            strictest = known.strictest(name, chance)
            counts[f"taken {name}"] += strictest is not None and strictest <= rate
