"""What the records of one kind in one table or running text have in common, and how one differs from the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from extract.schema import ActionRecord, DecisionRecord, RecommendationRecord
from extract.trust.numbering import gaps, repeated

Counted = RecommendationRecord | ActionRecord | DecisionRecord
CLOSED = re.compile(r"[.;:!?)\]”\"’]$|;\s*and$")
FEW = 4
"""Words below which a wording is a name."""


@dataclass(frozen=True, slots=True)
class Mates:
    """The records of one kind in one table or running text, taken together."""

    size: int
    words: float
    """Words of a usual one."""
    few: float
    """Share of them with fewer than four words."""
    shortest: int
    shares: Mapping[str, float]
    """What share of them have a field."""
    distinct: float
    gaps: float
    repeats: float
    verbs: Mapping[str, int]
    """How often a first word opens one of them."""

    @staticmethod
    def of(records: Sequence[Counted]) -> Mates:
        numbers = [number_of(record) for record in records]
        lengths = [len(record.text.split()) for record in records]
        filled = [_filled(record) for record in records]
        return Mates(
            len(records),
            median(lengths),
            sum(length < FEW for length in lengths) / len(lengths),
            min(lengths),
            {name: sum(own[name] for own in filled) / len(filled) for name in filled[0]},
            len({record.text for record in records}) / len(records),
            gaps(numbers),
            repeated(numbers),
            Counter(record.text.split(" ", 1)[0] for record in records),
        )

    def seen_by(self, record: Counted) -> dict[str, float]:
        own, words = _filled(record), len(record.text.split())
        return {
            "mates": min(self.size, 40) / 40,
            "alone": float(self.size == 1),
            "mates_few_words": self.few,
            "mates_shortest": min(self.shortest, 20) / 20,
            "mates_distinct": self.distinct,
            "mates_gaps": self.gaps,
            "mates_repeats": self.repeats,
            "length_beside_mates": min(words / max(1.0, self.words), 4.0) / 4,
            "same_opening": self.verbs[record.text.split(" ", 1)[0]] / self.size,
            **{f"mates_{name}": share for name, share in self.shares.items()},
            **{f"unlike_{name}": abs(own[name] - share) for name, share in self.shares.items()},
        }


def number_of(record: Counted) -> str | None:
    """The number or reference of a record as printed."""
    return record.ref if isinstance(record, ActionRecord) else record.number


def _filled(record: Counted) -> dict[str, bool]:
    own = {"numbered": bool(number_of(record)), "closed": bool(CLOSED.search(record.text))}
    if isinstance(record, ActionRecord):
        own |= {
            "lead": bool(record.lead_raw),
            "time": bool(record.timescale_raw),
            "time_read": record.timescale_kind != "unspecified",
            "status": bool(record.status_raw or record.status_colour),
            "link": bool(record.recommendation_ids or record.recommendation_numbers),
        }
    return own
