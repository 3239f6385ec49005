"""Figures of an evaluation: counts, shares and calibration, and how they add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

BINS = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """Records of one kind: found and in gold, in gold only, found only, and found but neither right nor wrong."""

    matched: int = 0
    missed: int = 0
    extra: int = 0
    ignored: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is in gold, 0..1; None where nothing was found."""
        return _share(self.matched, self.matched + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of gold that was found, 0..1; None where gold has none."""
        return _share(self.matched, self.matched + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 0..1; None where there is nothing, in gold or found."""
        return _share(2 * self.matched, 2 * self.matched + self.missed + self.extra)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.matched + other.matched,
            self.missed + other.missed,
            self.extra + other.extra,
            self.ignored + other.ignored,
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How many of ``total`` are right."""

    right: int = 0
    total: int = 0

    @property
    def value(self) -> float | None:
        """Right by total, 0..1; None where there is nothing to judge."""
        return _share(self.right, self.total)

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Score:
    """``counts`` by table of the store; ``fields`` by "table.field", on matched records."""

    counts: Mapping[str, Counts] = field(default_factory=dict)
    fields: Mapping[str, Share] = field(default_factory=dict)

    def figures(self) -> dict[str, float | None]:
        """Every figure by one name: "actions.f1", "actions.lead_raw" …; shares 0..1, None where undefined."""
        flat: dict[str, float | None] = {}
        for table, counts in self.counts.items():
            flat[f"{table}.precision"] = counts.precision
            flat[f"{table}.recall"] = counts.recall
            flat[f"{table}.f1"] = counts.f1
        return flat | {name: share.value for name, share in self.fields.items()}


def total(scores: Iterable[Score]) -> Score:
    """All ``scores`` counted together, so that a long paper weighs more than a short one (micro average)."""
    counts: dict[str, Counts] = {}
    fields: dict[str, Share] = {}
    for score in scores:
        for table, count in score.counts.items():
            counts[table] = counts.get(table, Counts()) + count
        for name, share in score.fields.items():
            fields[name] = fields.get(name, Share()) + share
    return Score(counts, fields)


@dataclass(frozen=True, slots=True)
class Bin:
    """Found records whose confidence lies between ``low`` and ``high``: mean confidence and share right, 0..1."""

    low: float
    high: float
    records: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether ``confidence`` is the chance that a row is right.

    ``error`` is the expected calibration error, 0..1: the distance of confidence and share right in each of ten
    bins of equal width, weighted by the records in it (Naeini et al. 2015). None where there is no record.
    """

    error: float | None
    bins: tuple[Bin, ...]


def calibration(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """Calibration over pairs of a record's confidence, 0..1, and whether it was matched with every field right."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    bins = tuple(_bin(number, group) for number, group in enumerate(groups))
    records = sum(each.records for each in bins)
    if not records:
        return Calibration(None, bins)
    off = sum(
        each.records * abs(each.confidence - each.right)
        for each in bins
        if each.confidence is not None and each.right is not None
    )
    return Calibration(off / records, bins)


def _bin(number: int, group: list[tuple[float, bool]]) -> Bin:
    low, high = number / BINS, (number + 1) / BINS
    if not group:
        return Bin(low, high, 0, None, None)
    mean = sum(confidence for confidence, _ in group) / len(group)
    return Bin(low, high, len(group), mean, sum(right for _, right in group) / len(group))
